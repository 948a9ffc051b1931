"""Which place a name's prefix means in a document: 市 in one of 武乡县 is 长治市, in one of 瑞金市 its own."""

from __future__ import annotations

from dataclasses import dataclass

from graph.authority.atlas import NATIONAL
from graph.authority.bodies import Place, place_of
from graph.authority.names import is_many
from graph.authority.regions import chain, find_region

__all__ = ["Where", "find_place"]

_OWN = frozenset(
    "本级 同级 当地 所在地 属地 本市 本省 本县 本区 本州 我市 我省 我县 我区 我州 全市 全省 全县 全区 全州 市本级 县本级 基层 地方".split()
)
_NATIONAL = frozenset("国家 全国 中央 中国 国务院".split())
_PROVINCE = frozenset("省 省级 省直 省属 自治区 省人民政府 省政府 直辖市 兵团".split())
_CITY = frozenset(
    "市 市级 市直 市属 州 州级 州直 盟 盟级 地区 行署 市人民政府 市政府 州人民政府 州政府 自治州 师 师市".split()
)
_COUNTY = frozenset("县 县级 县直 县属 旗 旗级 自治县 县人民政府 县政府 特区 林区".split())
_DISTRICT = frozenset("区 区级 区直 区属 区人民政府 区政府 城区 新区".split())


@dataclass(frozen=True, slots=True)
class Where:
    """The place that a prefix means; `sure` is false where the document's own place is only the likeliest.

    `others` are the places of the same name and level among which one had to be chosen.
    """

    place: Place | None
    sure: bool = True
    many: bool = False
    others: tuple[Place, ...] = ()


def find_place(prefix: str, code: str | None, date: str) -> Where:
    """The place of a prefix in a document issued in the region `code` on a day (ISO, full).

    >>> find_place("市", "140429", "2021-10-25").place.name, find_place("省", "140400", "2021-10-25").place.name
    ('长治市', '山西省')
    """
    own = place_of(code, date) if code else None
    if prefix == "" or prefix in _OWN:
        return Where(own, sure=prefix != "地方")
    if prefix in _NATIONAL:
        return Where(place_of(NATIONAL))
    for words, level in ((_PROVINCE, "province"), (_CITY, "city"), (_COUNTY, "county"), (_DISTRICT, "district")):
        if prefix in words:
            return _of_level(level, prefix, own, date)
    return _by_name(prefix, code, date) or Where(None, sure=False, many=is_many(prefix))


def _of_level(level: str, prefix: str, own: Place | None, date: str) -> Where:
    """The place of a level word, seen from the document's own place."""
    if own is None or own.letter == "N":
        return Where(None, sure=False)
    above = {place.letter: place for one in chain(own.code, date) if (place := place_of(one.code, date))}
    province, city, county = above.get("P"), above.get("C"), above.get("K")
    if level == "province":
        return Where(province)
    if level == "city":
        return Where(_city(own, province, city))
    if level == "district":
        return Where(
            province if own.letter == "P" and own.name.endswith("自治区") else county or None, sure=county is not None
        )
    return Where(county, sure=county is not None)


def _city(own: Place, province: Place | None, city: Place | None) -> Place | None:
    """市: a county-level city means itself, a county its city, a 直辖市 and its districts the 直辖市."""
    if own.letter == "K" and own.name.endswith("市"):
        return own
    if city is not None:
        return city
    return province if province and province.name.endswith("市") else None


def _by_name(prefix: str, code: str | None, date: str) -> Where | None:
    """A region by its name, inside the document's province first."""
    province = code[:2] + "0000" if code and code not in (NATIONAL, "000000") else None
    found = find_region(prefix, date=date, within=province) if province else []
    found = found or find_region(prefix, date=date)
    if not found or found[0].level == "national":
        return Where(place_of(NATIONAL)) if found else None
    codes = dict.fromkeys(one.code for one in found if one.level == found[0].level)
    named = [place for other in codes if (place := place_of(other, date))]
    return Where(named[0], sure=len(named) == 1, others=tuple(named[1:])) if named else None
