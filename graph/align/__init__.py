"""Which tasks of two documents are mainly the same thing, by their words and by whose work they are."""

from graph.align.pairs import METHOD, Match, match_profiles, match_tasks
from graph.align.vectors import Profile, Side, profile_tasks

__all__ = ["METHOD", "Match", "Profile", "Side", "match_profiles", "match_tasks", "profile_tasks"]
