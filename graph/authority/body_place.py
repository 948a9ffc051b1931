"""A place as the names of its bodies need it, and the full names that templates give there."""

from __future__ import annotations

from dataclasses import dataclass

from graph.authority.atlas import NATIONAL, Region, atlas
from graph.authority.regions import region

__all__ = ["Place", "fill", "place_of"]

_LETTERS = {"national": "N", "province": "P", "city": "C", "county": "K"}


@dataclass(frozen=True, slots=True)
class Place:
    """A region as the names of its bodies need it: 140403 → full 长治市潞州区, name 潞州区, short 潞州, letter K."""

    code: str
    letter: str
    full: str
    name: str
    short: str
    above: str
    capital: str


def place_of(code: str, date: str | None = None) -> Place | None:
    """A region on a day as its bodies' names need it, None for an unknown code.

    >>> place_of("140403").full, place_of("360781").full, place_of("110108").full
    ('长治市潞州区', '瑞金市', '北京市海淀区')
    """
    if code in (NATIONAL, "000000"):
        return Place(NATIONAL, "N", "", "", "", "", "")
    here = (region(code, date) if date else None) or region(code)
    if here is None:
        return None
    above = (region(here.parent, date) if date else None) or region(here.parent)
    upper = above.name if above and above.level != "national" else ""
    capital = region(code[:2] + "0100", date) or region(code[:2] + "0100")
    cap = capital.short if capital and capital.level == "city" else here.short
    return Place(code, _LETTERS[here.level], _full_name(here, above), here.name, here.short, upper, cap)


def _full_name(here: Region, above: Region | None) -> str:
    """A district bears its city's name before its own, and so does every county of a 直辖市."""
    if here.level != "county" or above is None:
        return here.name
    district = here.name.endswith("区") and not here.name.endswith(("林区", "特区"))
    inside_city = above.level == "city" and district and above.name.endswith("市")
    inside = inside_city or (above.name in _MUNICIPALITIES and not here.name.endswith("自治县"))
    return above.name + here.name if inside else here.name


_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


def fill(template: str, place: Place) -> str:
    """The full name that a template gives in a place.

    >>> fill("国家税务总局{R}税务局", place_of("140400")), fill("中共{R}委宣传部", place_of("150000"))
    ('国家税务总局长治市税务局', '中共内蒙古自治区委员会宣传部')
    """
    full = place.full
    if (
        template.startswith("中共{R}委")
        and not template.startswith("中共{R}委员会")
        and full.endswith(("自治区", "新区", "地区", "兵团"))
    ):
        template = template.replace("{R}委", "{R}委员会", 1)
    if template.startswith("{R}人民政府") and full.endswith(("盟", "地区")):
        template = template.replace("人民政府", "行政公署", 1)
    # 中共瑞金市委: party bodies of a county-level place and above name it once, districts with their city
    return (
        template.replace("{R}", full)
        .replace("{r}", place.short)
        .replace("{C}", place.above)
        .replace("{c}", _short_above(place) if "{c}" in template else "")
        .replace("{cap}", place.capital)
    )


def _short_above(place: Place) -> str:
    """遵义 for a county of 遵义市."""
    found = atlas().with_name(place.above)
    return found[0].short if found else place.above
