"""Collectives of a place and a day. The expected members are from general knowledge of the places."""

from __future__ import annotations

import pytest

from graph.authority.collectives import (
    DEPARTMENTS,
    NO_KIND,
    NO_LIST,
    NO_PLACE,
    NO_TOWNSHIPS,
    NO_ZONES,
    NONE_THERE,
    SOME_ONLY,
    UNKNOWN,
    expand,
)

CHANGZHI = [
    "潞州区",
    "上党区",
    "屯留区",
    "潞城区",
    "襄垣县",
    "平顺县",
    "黎城县",
    "壶关县",
    "长子县",
    "武乡县",
    "沁县",
    "沁源县",
]
DAY = "2021-10-25"


def names(collective: str, code: str | None, date: str | None = None) -> list[str]:
    expansion = expand(collective, code, date)
    assert expansion.complete
    assert not expansion.reason
    assert not expansion.candidates
    return [one.name for one in expansion.members]


@pytest.mark.parametrize(
    "collective",
    [
        "各县、区人民政府",
        "各县（区）人民政府",
        "各县(区)人民政府",
        "各县（市、区）人民政府",
        "各县区",
        "各县（市）区政府",
        "全市各县区",
        "县级人民政府",
        "各县（区）",
        "市内各县区",
        " 各 县、区\n人民政府 ",
    ],
)
def test_counties_and_districts_of_changzhi(collective: str) -> None:
    assert names(collective, "140400", DAY) == [name + "人民政府" for name in CHANGZHI]


def test_members_carry_their_places() -> None:
    members = expand("各县、区人民政府", "140400", DAY).members
    assert [one.region_code for one in members][:4] == ["140403", "140404", "140405", "140406"]


def test_the_place_named_in_the_collective_counts_before_the_documents() -> None:
    assert len(names("长治市各县（区）人民政府", None, DAY)) == 12
    assert names("长治市各县（区）人民政府", "420000", DAY)[0] == "潞州区人民政府"


def test_the_day_decides() -> None:
    before = names("各县（市、区）人民政府", "140400", "2017-08-01")
    assert len(before) == 13
    assert {"城区人民政府", "长治县人民政府", "潞城市人民政府"} <= set(before)


@pytest.mark.parametrize(
    ("collective", "code", "date", "number", "some"),
    [
        ("各省、自治区、直辖市人民政府", "100000", None, 31, {"内蒙古自治区人民政府", "重庆市人民政府"}),
        ("各省（区、市）", "100000", None, 31, {"广西壮族自治区人民政府"}),
        ("各省、自治区、直辖市，新疆生产建设兵团", "100000", None, 32, {"新疆生产建设兵团"}),
        ("各省、自治区、直辖市及计划单列市", "100000", None, 36, {"大连市人民政府", "深圳市人民政府"}),
        ("各省、自治区、直辖市民政厅", "100000", None, 31, {"山西省民政厅"}),
        ("各市、州人民政府", "420000", None, 13, {"武汉市人民政府", "恩施土家族苗族自治州人民政府"}),
        ("各市州、直管市、神农架林区", "420000", None, 17, {"仙桃市人民政府", "神农架林区人民政府"}),
        ("各市（州）人民政府", "520000", None, 9, {"黔南布依族苗族自治州人民政府"}),
        ("各设区市人民政府", "360000", None, 11, {"赣州市人民政府"}),
        ("各设区的市人民政府", "360000", None, 11, {"赣州市人民政府"}),
        ("各市人民政府", "140000", None, 11, {"长治市人民政府"}),
        (
            "各市、县（市、区）人民政府",
            "140000",
            None,
            11 + 117,
            {"长治市人民政府", "孝义市人民政府", "阳泉市城区人民政府", "晋城市城区人民政府"},
        ),
        ("各县（市、区）人民政府", "140000", None, 117, {"孝义市人民政府", "潞州区人民政府"}),
        ("各州、市人民政府", "530000", None, 16, {"昆明市人民政府", "大理白族自治州人民政府"}),
        ("各盟行政公署、市人民政府", "150000", None, 12, {"锡林郭勒盟行政公署", "包头市人民政府"}),
        ("各市（地）人民政府（行署）", "230000", None, 13, {"大兴安岭地区行政公署", "哈尔滨市人民政府"}),
        ("各地区行署，各州、市人民政府", "650000", None, 14, {"喀什地区行政公署", "伊犁哈萨克自治州人民政府"}),
        ("各市、县、自治县人民政府", "460000", None, 19, {"海口市人民政府", "陵水黎族自治县人民政府"}),
        ("各区县（自治县）人民政府", "500000", "2024-01-01", 38, {"渝北区人民政府", "彭水苗族土家族自治县人民政府"}),
        ("各区人民政府", "310000", None, 16, {"静安区人民政府", "崇明区人民政府"}),
        ("各区人民政府", "420500", None, 5, {"夷陵区人民政府"}),
        ("各县市区人民政府", "420500", None, 13, {"长阳土家族自治县人民政府", "宜都市人民政府"}),
        ("各市、区人民政府", "320500", None, 9, {"昆山市人民政府", "姑苏区人民政府"}),
        ("各旗县区人民政府", "150100", None, 9, {"土默特左旗人民政府", "赛罕区人民政府"}),
        ("各县（市、区）卫生健康局", "360700", "2020-01-01", 18, {"瑞金市卫生健康局", "章贡区卫生健康局"}),
        ("县级以上地方各级人民政府", "140400", None, 13, {"长治市人民政府", "沁县人民政府"}),
        ("市级以上人民政府", "140000", None, 12, {"山西省人民政府", "长治市人民政府"}),
    ],
)
def test_kinds_and_levels(collective: str, code: str, date: str | None, number: int, some: set[str]) -> None:
    members = names(collective, code, date)
    assert len(members) == len(set(members)) == number
    assert some <= set(members)


def test_party_and_government_are_two_bodies() -> None:
    both = names("各县（区）党委和人民政府", "140400", DAY)
    assert both[:2] == ["中共潞州区委员会", "潞州区人民政府"]
    assert len(both) == 24


@pytest.mark.parametrize(
    ("collective", "code", "reason"),
    [
        ("各乡、镇人民政府", "140430", NO_TOWNSHIPS),
        ("各乡（镇）人民政府、街道办事处", "140403", NO_TOWNSHIPS),
        ("各镇街", "441900", NO_TOWNSHIPS),
        ("省政府各部门", "420000", DEPARTMENTS),
        ("市直各单位", "140400", DEPARTMENTS),
        ("各有关部门", "140400", DEPARTMENTS),
        ("领导小组各成员单位", "140400", DEPARTMENTS),
        ("各地", "420000", NO_KIND),
        ("各开发区管委会", "140400", NO_ZONES),
        ("各省直管县（市）", "360000", NO_LIST),
        ("各盟", "140000", NONE_THERE),
        ("各县（市、区）人民政府", "140403", NONE_THERE),
        ("各县（市、区）人民政府", None, NO_PLACE),
        ("各县（市、区）人民政府", "999999", NO_PLACE),
        ("市政府", "140400", UNKNOWN),
        ("市卫生健康委", "140400", UNKNOWN),
        ("", "140400", UNKNOWN),
        ("各县、" * 100_000, "140400", UNKNOWN),
    ],
)
def test_what_cannot_be_told_is_said_and_not_guessed(collective: str, code: str | None, reason: str) -> None:
    expansion = expand(collective, code, DAY)
    assert (expansion.members, expansion.complete, expansion.reason) == ((), False, reason)


def test_some_of_them_are_candidates_not_members() -> None:
    expansion = expand("各有关市州", "420000")
    assert (expansion.members, expansion.complete, expansion.reason) == ((), False, SOME_ONLY)
    assert len(expansion.candidates) == 13


@pytest.mark.parametrize(
    ("collective", "reason", "number"),
    [
        ("地方各级人民政府", NO_TOWNSHIPS, 13),
        ("各级人民政府", NO_TOWNSHIPS, 13),
        ("各县（区）人民政府，各开发区管委会", NO_ZONES, 12),
        ("各县（区）、乡镇人民政府", NO_TOWNSHIPS, 12),
    ],
)
def test_what_is_known_comes_with_what_is_missing(collective: str, reason: str, number: int) -> None:
    expansion = expand(collective, "140400", DAY)
    assert (len(expansion.members), expansion.complete, expansion.reason) == (number, False, reason)


@pytest.mark.parametrize(
    ("text", "code", "count"),
    [
        ("各县<市、区>人民政府", "140400", 12),
        ("各地级以上市人民政府", "440000", 21),
        ("长治市各县（区）人民政府", None, 12),
    ],
)
def test_other_brackets_and_words(text: str, code: str | None, count: int) -> None:
    found = expand(text, code, "2021-10-25")
    assert (len(found.members), found.complete) == (count, True)


def test_towns_of_a_district_are_not_listed() -> None:
    assert not expand("区各街道", "140403", "2021-10-25").complete
