"""Dates and stretches of time as people type them."""

from __future__ import annotations

import re

import click

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年)?")
_MONTHS_31 = (1, 3, 5, 7, 8, 10, 12)


def parse_day(text: str | None) -> str | None:
    """A day, month or year as ISO, as coarse as it was typed; click.BadParameter for anything else.

    >>> parse_day("2021年12月1日"), parse_day("2021-12"), parse_day("2021")
    ('2021-12-01', '2021-12', '2021')
    """
    if text is None:
        return None
    match = _DAY.fullmatch(text.strip())
    if not match or not _exists(*match.groups()):
        raise click.BadParameter(f"“{text}”不是日期；请写成 2021-12-01、2021-12 或 2021")
    year, month, day = match.groups()
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def _exists(year: str, month: str | None, day: str | None) -> bool:
    if month is None:
        return True
    if not 1 <= int(month) <= 12:
        return False
    return day is None or 1 <= int(day) <= _length(int(year), int(month))


def _length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 31 if month in _MONTHS_31 else 30


def day_callback(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """`parse_day` in the shape that click calls."""
    return parse_day(value)
