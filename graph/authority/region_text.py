"""Names of regions in running text: 山西省长治市潞州区, 恩施州, 湖北; never 市区 or 推广西医."""

from __future__ import annotations

import re
from functools import cache

from graph.authority.atlas import NATIONAL, Region, atlas, code_prefix, is_inside, is_valid

Found = tuple[int, int, Region]

# Districts whose names are also common words: they count only right behind the city that they belong to.
_COMMON_WORDS = frozenset((
    "城区", "郊区", "市区", "市郊区", "矿区", "东区", "西区", "新城区", "老城区", "市中区", "城中区", "城东区", "城西区",
    "城南区", "城北区", "城关区", "桥东区", "桥西区", "河东区", "河西区",
))  # fmt: skip
# A province's short name is none between these: 推广西医, 中山西路, 上海南站, 长江西岸.
_BEFORE = {
    "广西": "推",
    "山西": "中泰华",
    "山东": "中泰华",
    "河北": "黄沿",
    "河南": "黄沿",
    "海南": "上沿",
    "江西": "长镇九沿",
}
_AFTER = re.compile(r"[路街岸岛站]|大道")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_REMEMBERED = 8


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The first two characters of every name that counts in running text → the names that begin so, longest first."""
    by_head: dict[str, set[str]] = {}
    for one in atlas().everything():
        if one.code != NATIONAL:
            short = one.short if one.level == "province" else one.name
            for name in (one.name, short):
                by_head.setdefault(name[:2], set()).add(name)
    for name in atlas().names:
        if len(name) > 2 and name[-1] in "州县旗团" and name not in _COMMON_WORDS:
            by_head.setdefault(name[:2], set()).add(name)
    by_head.pop("兵团", None)
    return {head: tuple(sorted(names, key=lambda n: (-len(n), n))) for head, names in by_head.items()}


def find_regions_in(text: str, *, date: str | None = None, within: str | None = None) -> list[Found]:
    """The regions named in a text: (start, end, region), left to right, in code points, without overlaps.

    Names joined from the top down are one find, of the lowest unit. A name that several units share counts if it
    stands behind the unit that holds it, if `within` (a code) or an earlier find tells which one is meant, and is left
    out otherwise. `date` (ISO, may be partial) prefers the units of that day; former names are found as well.

    >>> [(found[2].code, found[:2]) for found in find_regions_in("山西省长治市潞州区人民政府、湖北省")]
    [('140403', (0, 9)), ('420000', (14, 17))]
    """
    finds: list[Found] = []
    position, last = 0, len(text) - 1
    heads = _names()
    while position < last:
        names = heads.get(text[position : position + 2])
        find = _read_at(text, position, names, finds, date, within) if names else None
        if find is None:
            position += 1
            continue
        if find[0] < position:
            finds.pop()
        finds.append(find)
        position = find[1]
    return finds


def _read_at(
    text: str, start: int, names: tuple[str, ...], finds: list[Found], date: str | None, within: str | None
) -> Found | None:
    name = next((name for name in names if text.startswith(name, start)), None)
    if name is None:
        return None
    units = _units(name, date)
    joined = _continue(text, start, name, units, finds)
    if joined or not _stands_alone(text, start, name):
        return joined
    meant = _choose(units, finds, within, date)
    return (start, start + len(name), meant) if meant else None


def _units(name: str, date: str | None) -> list[Region]:
    """Units of a name, those of the day (or of today) first."""
    units = [one for one in atlas().with_name(name) if one.name == name or one.level == "province" or len(name) > 2]
    return sorted(units, key=lambda one: not is_valid(one, date))


def _continue(text: str, start: int, name: str, units: list[Region], finds: list[Found]) -> Found | None:
    """长治市 + 潞州区 as one find; 、郊区 behind 长治市城区 as one of its own."""
    if not finds:
        return None
    begin, end, above = finds[-1]
    if end == start:
        inside = [one for one in units if is_inside(one, above.code) and one.code != above.code]
        return (begin, start + len(name), inside[0]) if inside else None
    if name in _COMMON_WORDS and end == start - 1 and text[end] in "、和及":
        beside = [one for one in units if one.parent == above.parent]
        return (start, start + len(name), beside[0]) if beside else None
    return None


def _stands_alone(text: str, start: int, name: str) -> bool:
    """Whether a name may count without the unit above it in front."""
    before, after = text[start - 1 : start], text[start + len(name) : start + len(name) + 2]
    if name in _COMMON_WORDS:
        return False
    if name[-1] in "县市区旗" and len(name) == 2:  # 和县, 芒市: also the ends of other words
        return not _HAN.match(before)
    if name in _BEFORE and before and before in _BEFORE[name]:
        return False
    return not (len(name) < 4 and name[-1] not in "省市县区旗州盟团" and _AFTER.match(after))


def _choose(units: list[Region], finds: list[Found], within: str | None, date: str | None) -> Region | None:
    """The only unit, or the only one inside the places that are known or were named before, the nearest first."""
    if len({one.code for one in units}) == 1:
        return units[0]
    for place in _places(finds, within):
        inside = [one for one in units if one.code.startswith(place)]
        if inside:
            return _only(inside, date)
    return _only(units, date)


def _only(units: list[Region], date: str | None) -> Region | None:
    """The one that alone is in force on the day (or today), else the one if all bear the same code."""
    valid = [one for one in units if is_valid(one, date)] or units
    return valid[0] if len({one.code for one in valid}) == 1 else None


def _places(finds: list[Found], within: str | None) -> list[str]:
    """Prefixes of codes: of the given place, then of the latest finds, each with the units above it."""
    codes = ([within] if within else []) + [find[2].code for find in reversed(finds[-_REMEMBERED:])]
    prefixes = [code_prefix(code) for code in codes]
    return [prefix[:size] for size in (6, 4, 2) for prefix in prefixes if len(prefix) >= size]
