"""Which tasks of two documents are mainly the same thing, by their words and by whose work they are."""

from graph.align.pairs import METHOD, Match, Side, match_tasks

__all__ = ["METHOD", "Match", "Side", "match_tasks"]
