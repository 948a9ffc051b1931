"""Kinds of places as collectives name them (市、州、县（市、区）) → which units of a place are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.authority.atlas import Region

Test = Callable[[Region], bool]

CORPS = "660000"
_PLAN_CITIES = ("210200", "330200", "350200", "370200", "440300")  # 大连 宁波 厦门 青岛 深圳
_DIRECT = frozenset({"直管市", "省直管市", "省管市", "管市", "省直辖县级行政单位", "林区"})
_CITY_ENDINGS = {
    "设区市": "市",
    "设区的市": "市",
    "地级市": "市",
    "地级以上市": "市",
    "州": "自治州",
    "自治州": "自治州",
    "盟": "盟",
} | {
    "地": "地区",
    "地区": "地区",
}


def kind_tests(tokens: list[str], place: Region) -> Iterator[Test]:
    """What a unit must be like, for each kind that is named; which level 市 and 区 mean depends on the others."""
    if place.level == "national":
        yield from _national_tests(tokens)
        if "省" in tokens:
            return
    if place.level in ("national", "province"):
        endings = _city_endings(tokens)
        yield lambda one: one.level == "city" and one.name.endswith(endings)
    yield from _county_tests(tokens, place)


def _national_tests(tokens: list[str]) -> Iterator[Test]:
    if "省" in tokens:
        yield lambda one: one.level == "province" and one.code != CORPS
    if "新疆生产建设兵团" in tokens:
        yield lambda one: one.code == CORPS
    if "计划单列市" in tokens:
        yield lambda one: one.code in _PLAN_CITIES


def _city_endings(tokens: list[str]) -> tuple[str, ...]:
    """How names of the meant prefecture-level units end."""
    named = {_CITY_ENDINGS[token] for token in tokens if token in _CITY_ENDINGS}
    if "市" in tokens and not _is_county_city(tokens):
        named.add("市")
    return tuple(sorted(named))


def _is_county_city(tokens: list[str]) -> bool:
    """Whether 市 is of county level: behind 县 it is (县（市、区）), before it or alone it is not (市、县（区）)."""
    return "县" in tokens and tokens.index("县") < tokens.index("市")


def _county_tests(tokens: list[str], place: Region) -> Iterator[Test]:
    endings = _county_endings(tokens, place)
    if endings:
        yield lambda one: one.level == "county" and one.name.endswith(endings)
    if _DIRECT.intersection(tokens) and place.level == "province":
        yield lambda one: one.level == "county" and one.parent == place.code


def _county_endings(tokens: list[str], place: Region) -> tuple[str, ...]:
    """How names of the meant county-level units end; 县区 together is every county-level unit."""
    if "县" in tokens and "区" in tokens:
        return ("县", "区", "市", "旗")
    endings = [one for one in ("县", "区", "旗") if {one, "自治" + one}.intersection(tokens)]
    if "县级市" in tokens or ("市" in tokens and (place.level == "city" or "县" in tokens)):
        endings.append("市")
    return tuple(endings)
