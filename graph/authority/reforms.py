"""Reforms as events: which body's work went where, at which level on which day, by which paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.authority.atlas import pad_day
from graph.authority.tables import iter_rows

__all__ = ["Reform", "iter_reforms_into", "iter_reforms_of", "reforms"]

_LETTERS = "NPCK"


@dataclass(frozen=True, slots=True)
class Reform:
    """One event, with its day at each level.

    `kind` is renaming, merger, split, transfer, establishment or abolition. `targets` are (body, words): a split goes to
    the body of which a word occurs in the task; `topic` are the words of a transferred function, `*` for all of a
    body's work. `days` holds the ISO day by letter of N P C K, `approximate` the letters whose day is only that of the
    reform. `upward`: the work goes to the body of the place above.
    """

    id: str
    kind: str
    origins: tuple[str, ...]
    targets: tuple[tuple[str, tuple[str, ...]], ...]
    topic: tuple[str, ...]
    days: dict[str, str]
    approximate: str
    paper: str
    places: tuple[str, ...]
    upward: bool

    def day(self, letter: str) -> str | None:
        """The day on which the event reached a level, None where it did not."""
        return self.days.get(letter)

    def is_about(self, words: str) -> bool:
        """Whether a task's words speak of the function that moved."""
        return "*" in self.topic or any(word in words for word in self.topic)

    def choose(self, words: str) -> list[str]:
        """The bodies to which a split leads for a task's words, all of them where no word decides."""
        hit = [body for body, cues in self.targets if any(cue in words for cue in cues)]
        return hit or [body for body, _ in self.targets]


@cache
def reforms() -> tuple[Reform, ...]:
    """All events in the order of the table."""
    return tuple(_parse(row) for row in iter_rows("reforms.csv"))


def _parse(row: list[str]) -> Reform:
    id_, _, kind, origins, targets, levels, topic, *days, paper, approximate, _, places, upward = row
    names = ("national", "province", "city", "county")
    rough = approximate.split()
    return Reform(
        id_,
        kind,
        tuple(filter(None, origins.split("|"))),
        _parse_targets(targets),
        tuple(filter(None, topic.split("|"))),
        {letter: pad_day(day) for letter, day in zip(_LETTERS, days, strict=True) if letter in levels and day},
        "".join(letter for letter, name in zip(_LETTERS, names, strict=True) if name in rough or "all" in rough),
        paper,
        tuple(filter(None, places.split("|"))),
        upward == "yes",
    )


def _parse_targets(cell: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`a` or `a?word|word;b?word`."""
    parts = [part.partition("?") for part in cell.split(";") if part]
    return tuple((body, tuple(filter(None, words.split("|")))) for body, _, words in parts)


@cache
def _by_origin() -> dict[str, tuple[Reform, ...]]:
    found: dict[str, list[Reform]] = {}
    for reform in reforms():
        for body in reform.origins:
            found.setdefault(body, []).append(reform)
    return {body: tuple(events) for body, events in found.items()}


@cache
def _by_target() -> dict[str, tuple[Reform, ...]]:
    found: dict[str, list[Reform]] = {}
    for reform in reforms():
        for body, _ in reform.targets:
            found.setdefault(body, []).append(reform)
    return {body: tuple(events) for body, events in found.items()}


def iter_reforms_of(body: str, letter: str, code: str, after: str, until: str) -> list[tuple[str, Reform]]:
    """The events of a body in a place after one day and up to another, as (day, event), oldest first."""
    return _in_place(_by_origin().get(body, ()), letter, code, after, until)


def iter_reforms_into(body: str, letter: str, code: str, after: str, until: str) -> list[tuple[str, Reform]]:
    """The events that brought work to a body in a place, or gave it a name, as (day, event), oldest first."""
    return _in_place(_by_target().get(body, ()), letter, code, after, until)


def _in_place(events: tuple[Reform, ...], letter: str, code: str, after: str, until: str) -> list[tuple[str, Reform]]:
    found = []
    for reform in events:
        day = reform.day(letter)
        if day and after < day <= until and (not reform.places or code.startswith(reform.places)):
            found.append((day, reform))
    return sorted(found, key=lambda pair: (pair[0], pair[1].kind != "transfer", pair[1].id))
