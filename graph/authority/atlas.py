"""The table of regions in memory: every unit of GB/T 2260 since 2000, found by code or by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from graph.authority.tables import iter_rows, tables_dir

NATIONAL = "100000"
LEVELS = ("national", "province", "city", "county")


class Region(NamedTuple):
    """A unit of GB/T 2260 under one name and one code, for as long as it bore both.

    `level` is one of LEVELS (a county-level city is a county); `parent` is a code; `since` and `until` are ISO days,
    or only a year where the day is not known, or empty where it was so before 2000 or is so today. `short` is the
    name without its kind and its peoples: 长治, 内蒙古, 凉山.
    """

    code: str
    name: str
    level: str
    parent: str
    since: str
    until: str
    short: str


def pad_day(date: str) -> str:
    """A partial date as the last day of its period, so that years and days compare: `2018` → `2018-12-31`.

    A change of which only the year is known counts from the end of that year.
    """
    return date + "-12-31" if len(date) == 4 else date + "-31" if len(date) == 7 else date


def is_valid(region: Region, date: str | None) -> bool:
    """Whether the unit existed on a day (ISO, may be a month or a year); without a day: whether it exists now."""
    if date is None:
        return not region.until
    day = pad_day(date)
    return pad_day(region.since) <= day and (not region.until or day < pad_day(region.until))


def code_prefix(code: str) -> str:
    """What the codes of everything inside begin with: `140400` → `1404`, `140000` → `14`, the country → ``."""
    if code == NATIONAL:
        return ""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def is_inside(region: Region, code: str) -> bool:
    """Whether a unit is the unit of that code or lies inside it."""
    return region.code.startswith(code_prefix(code))


class Atlas:
    """The rows of regions.csv, with indexes by code, by name and by parent.

    Rows become Region objects only when asked for: a look-up needs a handful of the 4,250.
    """

    def __init__(self, rows: Iterable[list[str]]) -> None:
        self._rows = list(rows)
        self._made: dict[int, Region] = {}
        self._by_code: dict[str, list[int]] = {}
        self._by_parent: dict[str, list[int]] = {}
        self.names: dict[str, list[int]] = {}
        """Full names, and below them short and everyday names → rows."""
        self.full: dict[str, list[int]] = {}
        self._index()

    def _index(self) -> None:
        by_code, by_parent, full, names = self._by_code, self._by_parent, self.full, self.names
        for number, (code, name, _, parent, _, _, short, also, _) in enumerate(self._rows):
            by_code.setdefault(code, []).append(number)
            by_parent.setdefault(parent, []).append(number)
            full.setdefault(name, []).append(number)
            names.setdefault(name, []).append(number)
            if short != name:
                names.setdefault(short, []).append(number)
            if also:
                for other in also.split("|"):
                    names.setdefault(other, []).append(number)

    def at(self, number: int) -> Region:
        """The unit of a row."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = Region(*self._rows[number][:7])
        return made

    def with_code(self, code: str) -> list[Region]:
        """All units that ever bore a code, oldest first."""
        return [self.at(number) for number in self._by_code.get(code, ())]

    def with_name(self, name: str) -> list[Region]:
        """All units that ever bore a name, full, short or everyday."""
        return [self.at(number) for number in self.names.get(name, ())]

    def below(self, code: str) -> list[Region]:
        """All units that ever stood directly below a code."""
        return [self.at(number) for number in self._by_parent.get(code, ())]

    def everything(self) -> list[Region]:
        """All units, in the order of the table: by code, then by date."""
        return [self.at(number) for number in range(len(self._rows))]


@cache
def atlas() -> Atlas:
    """The atlas, read on first use."""
    return Atlas(iter_rows("regions.csv"))


def is_opening(word: str) -> bool:
    """Whether the name of some unit begins with the first two characters of a word.

    Tells a look-up in a tenth of a millisecond, where most questions end, that it needs no atlas.
    """
    opening = word[:2]
    return any(f"{mark}{opening}" in _table() for mark in ",|")


@cache
def _table() -> str:
    return (tables_dir() / "regions.csv").read_text(encoding="utf-8")
