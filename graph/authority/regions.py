"""Regions through time: 长治市 → 140400, 长治县 in 2017 and 上党区 in 2019, 鼓楼区 of which city."""

from __future__ import annotations

from functools import cache

from graph.authority.atlas import LEVELS, NATIONAL, Region, atlas, is_inside, is_valid, pad_day
from graph.authority.region_text import find_regions_in
from graph.authority.tables import iter_rows

__all__ = [
    "NATIONAL",
    "Region",
    "chain",
    "children",
    "code_word_regions",
    "find_region",
    "find_regions_in",
    "is_short_name",
    "nearest_region_names",
    "province_of",
    "region",
]

_LONGEST_PATH = 60  # 新疆维吾尔自治区巴音郭楞蒙古自治州和布克赛尔蒙古自治县 has 29 characters


def region(code: str, date: str | None = None) -> Region | None:
    """The unit that bears a code on a day (ISO, may be partial); without a day the one of today, else the last one.

    >>> region("140403").name, region("420600", "2009").name, region("420600").name
    ('潞州区', '襄樊市', '襄阳市')
    """
    known = atlas().with_code(code)
    valid = [one for one in known if is_valid(one, date)]
    if valid or date is not None:
        return valid[-1] if valid else None
    return max(known, key=lambda one: pad_day(one.until), default=None)


def province_of(code: str) -> Region | None:
    """The province of a unit: `140403` → 山西省; of a province itself: that province; of the country: None."""
    return None if code == NATIONAL else region(code[:2] + "0000")


def chain(code: str, date: str | None = None) -> tuple[Region, ...]:
    """From the province down to the unit itself: `140403` → 山西省, 长治市, 潞州区."""
    found: list[Region] = []
    here = region(code, date) or region(code)
    while here is not None and here.code != NATIONAL:
        found.append(here)
        here = region(here.parent, date) or region(here.parent)
    return tuple(reversed(found))


def children(code: str, date: str | None = None) -> list[Region]:
    """The units directly below a unit on a day, by code; of the country: the provinces.

    >>> [one.name for one in children("140400", "2021-10-25")][:3]
    ['潞州区', '上党区', '屯留区']
    """
    return [one for one in atlas().below(code) if is_valid(one, date)]


def find_region(name: str, *, date: str | None = None, within: str | None = None) -> list[Region]:
    """The units that a name may mean, best first: full, short, everyday and joined names (山西省长治市潞州区).

    With a day (ISO, may be partial) those in force on it come alone, or, where none was, those nearest in time;
    without one, those of today, or, where there is none, the former ones. `within` is the code of a unit to stay inside.
    Full names come before short ones, then provinces before cities before counties.

    >>> [one.code for one in find_region("鼓楼区", within="410000")], find_region("长治县")[0].until
    (['410204'], '2018-11-23')
    """
    name = "".join(name.split())
    found = [one for one in _read_path(name) if within is None or is_inside(one, within)]
    return sorted(_of_time(found, date), key=lambda one: _rank(one, name))


def is_short_name(text: str) -> bool:
    """Whether two to four characters name a region without its kind, or with it: 长沙, 长沙市."""
    return 2 <= len(text) <= 4 and bool(find_region(text))


def _rank(one: Region, name: str) -> tuple[bool, int, str]:
    return (not name.endswith(one.name), LEVELS.index(one.level), one.code)


def _of_time(found: list[Region], date: str | None) -> list[Region]:
    """Those in force on the day; else those whose days are nearest to it."""
    valid = [one for one in found if is_valid(one, date)]
    if valid or not found:
        return valid
    nearest = min(_years_off(one, date) for one in found)
    return [one for one in found if _years_off(one, date) == nearest]


def _years_off(one: Region, date: str | None) -> int:
    """How many years before its beginning or after its end a unit is asked for."""
    year = int(date[:4]) if date else 9999
    early = int(one.since[:4]) - year if one.since else 0
    late = year - int(one.until[:4]) if one.until else 0
    return max(early, late, 0)


def _read_path(name: str) -> list[Region]:
    """Units of a name, or of a chain of names from the top down: 湖北宜昌, 山西省长治市潞州区."""
    whole = atlas().with_name(name)
    if whole or len(name) > _LONGEST_PATH:
        return whole
    for cut in range(len(name) - 1, 1, -1):
        tails = atlas().with_name(name[cut:]) if name[:cut] in atlas().names or cut > 3 else []
        if tails:
            heads = {head.code for head in _read_path(name[:cut])}
            inside = [one for one in tails if any(is_inside(one, code) and one.code != code for code in heads)]
            if inside:
                return inside
    return []


def nearest_region_names(name: str, n: int = 3) -> list[str]:
    """Full names of today that look most like a name that is not known: 长冶市 → 长治市, …"""
    from difflib import SequenceMatcher  # only needed when a name is not known

    scored = []
    for number, full in enumerate(atlas().full):
        if set(full) & set(name):
            scored.append((-SequenceMatcher(None, name, full).ratio(), number, full))
    return [full for score, _, full in sorted(scored)[:n] if score <= -0.5]


@cache
def _code_words() -> dict[str, tuple[str, ...]]:
    """代字 → codes, the usual ones first."""
    words: dict[str, tuple[str, ...]] = {}
    for word, code, *_ in iter_rows("code_words.csv"):
        words[word] = (*words.get(word, ()), code)
    return words


def code_word_regions(prefix: str, *, within: str | None = None, date: str | None = None) -> list[Region]:
    """The places that a document number may come from, by how its 机关代字 begins; the longest word first.

    Words of the table (晋, 鄂, 洪, 赣市) come first, then places whose short name the prefix begins with
    (恩施州, 瑞金), then cities, and inside `within` counties, that begin with the same character.

    >>> [one.name for one in code_word_regions("晋政办发")][:1], code_word_regions("洪府发")[0].name
    (['山西省'], '南昌市')
    """
    words = _code_words()
    codes = [code for size in (3, 2, 1) for code in words.get(prefix[:size], ())]
    found = [one for code in codes if (one := region(code, date) or region(code))]
    for size in (4, 3, 2):
        if len(prefix) >= size:
            found += find_region(prefix[:size], date=date)
    found += _by_initial(prefix[:1], within, date)
    unique = dict.fromkeys(one for one in found if within is None or is_inside(one, within))
    return list(unique)


def _by_initial(initial: str, within: str | None, date: str | None) -> list[Region]:
    """Cities, and inside `within` its counties, whose names begin with a character."""
    places = atlas().below(within) if within else []
    cities = _cities_by_initial().get(initial, [])
    return [one for one in [*places, *cities] if one.name.startswith(initial or "-") and is_valid(one, date)]


@cache
def _cities_by_initial() -> dict[str, list[Region]]:
    found: dict[str, list[Region]] = {}
    for one in atlas().everything():
        if one.level == "city":
            found.setdefault(one.name[0], []).append(one)
    return found
