"""Days of reforms by level: the reform of 2018 reached provinces in autumn and counties in the spring after."""

from __future__ import annotations

from functools import cache

from graph.authority.atlas import pad_day
from graph.authority.tables import iter_rows

OPEN = "9999-12-31"
_COLUMNS = {"N": 0, "P": 1, "C": 2, "K": 3}


@cache
def _eras() -> dict[str, tuple[str, ...]]:
    """Year of a reform → its days at the centre, in provinces, cities, counties."""
    return {row[0]: tuple(row[1:5]) for row in iter_rows("eras.csv")}


@cache
def _approximate() -> dict[str, str]:
    return {row[0]: row[5] for row in iter_rows("eras.csv")}


def day_of(mark: str, letter: str) -> str:
    """The day on which a mark of the tables came into effect at a level (a letter of N P C K).

    A mark is an ISO day, or the year of a reform in eras.csv; empty stays empty.

    >>> day_of("2018", "P"), day_of("2018", "K"), day_of("2023-07-20", "C")
    ('2018-10-31', '2019-03-31', '2023-07-20')
    """
    days = _eras().get(mark)
    return days[_COLUMNS[letter]] if days else mark and pad_day(mark)


def is_approximate(mark: str, letter: str) -> bool:
    """Whether the day of a mark is only known by its reform, not by the paper of the place."""
    level = {"N": "national", "P": "province", "C": "city", "K": "county"}[letter]
    noted = _approximate().get(mark, "")
    return noted == "all" or level in noted.split()


def is_within(date: str, since: str, until: str, letter: str) -> bool:
    """Whether a day lies in a span of marks at a level; the last day is open."""
    begin, end = day_of(since, letter), day_of(until, letter)
    return (not begin or begin <= date) and (not end or date < end)


def months_off(date: str, since: str, until: str, letter: str) -> int:
    """How many months a day lies outside a span of marks, 0 inside it."""
    begin, end = day_of(since, letter), day_of(until, letter)
    early = _months(begin) - _months(date) if begin else 0
    late = _months(date) - _months(end) if end and date >= end else 0
    return max(early, late, 0 if is_within(date, since, until, letter) else 1)


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7] or 6)
