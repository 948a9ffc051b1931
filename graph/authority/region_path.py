"""What became of a place: 长治县 → 上党区, 崇文区 → 东城区, 毕节地区 → 毕节市."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.authority.atlas import pad_day
from graph.authority.regions import region
from graph.authority.tables import iter_rows

__all__ = ["iter_places_earlier", "iter_places_later", "region_later"]


_MOST_STEPS = 6


@cache
def _changes() -> dict[str, tuple[tuple[str, tuple[str, ...], str], ...]]:
    """Code → (day, codes it went to, paper), oldest first."""
    found: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    for date, effective, _, origins, targets, paper in iter_rows("region_changes.csv"):
        codes = tuple(part[:6] for part in targets.split("|") if part)
        for origin in origins.split("|"):
            if origin:
                found.setdefault(origin[:6], []).append((pad_day(effective or date), codes, paper))
    return {code: tuple(sorted(rows)) for code, rows in found.items()}


def iter_places_later(code: str, date: str, later: str) -> Iterator[tuple[str, str, str, str]]:
    """The codes under which a place went on between two days, as (day, code before, code after, paper).

    >>> [(day, new) for day, _, new, _ in iter_places_later("140421", "2015-06-16", "2026-01-01")]
    [('2018-11-23', '140404')]
    """
    for _ in range(_MOST_STEPS):
        steps = (row for row in _changes().get(code, ()) if date < row[0] <= later and code not in row[1])
        step = next(steps, None)
        if step is None or len(step[1]) != 1:
            return
        yield step[0], code, step[1][0], step[2]
        date, code = step[0], step[1][0]


def iter_places_earlier(code: str) -> Iterator[tuple[str, str, str]]:
    """The codes of the places that became a place, or went into it, as (day, code, paper), oldest first."""
    found = [
        (day, old, paper)
        for old, steps in _changes().items()
        for day, targets, paper in steps
        if old != code and targets == (code,)
    ]
    yield from sorted(found)


def region_later(code: str, date: str, later: str) -> str | None:
    """The code under which a place goes on at a later day; None where it was divided or lost its rank.

    >>> region_later("140421", "2015-06-16", "2026-01-01"), region_later("371200", "2014-04-18", "2026-01-01")
    ('140404', None)
    """
    level = _level(code, date)
    for _ in range(_MOST_STEPS):
        step = next((row for row in _changes().get(code, ()) if date < row[0] <= later), None)
        if step is None:
            break
        date, targets, _ = step
        if code in targets:
            continue
        if len(targets) != 1:
            return None
        code = targets[0]
    return code if level == _level(code, later) else None


def _level(code: str, date: str) -> str | None:
    here = region(code, date) or region(code)
    return here.level if here else None
