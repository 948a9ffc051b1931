"""Regions through time. The expected facts are from notices of the State Council and general knowledge."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.authority.atlas import LEVELS, atlas, pad_day
from graph.authority.regions import (
    Region,
    chain,
    children,
    code_word_regions,
    find_region,
    find_regions_in,
    nearest_region_names,
    province_of,
    region,
)
from graph.authority.tables import iter_rows

KINDS = {"rename", "merge", "split", "upgrade", "recode", "abolish", "establish"}


def codes(found: list[Region]) -> list[str]:
    return [one.code for one in found]


# The tables


def test_numbers_of_units_today() -> None:
    today = [one for one in atlas().everything() if not one.until and one.code not in ("100000", "660000")]
    assert [sum(one.level == level for one in today) for level in LEVELS[1:]] == [34, 333, 2847]


def test_rows_are_in_order_and_unique() -> None:
    keys = [(row[0], row[4], row[1]) for row in iter_rows("regions.csv")]
    assert keys == sorted(set(keys))


def test_every_parent_exists() -> None:
    known = {one.code for one in atlas().everything()}
    assert [one.name for one in atlas().everything() if one.parent and one.parent not in known] == []


def test_no_code_has_two_names_at_once() -> None:
    for one in atlas().everything():
        others = [other for other in atlas().with_code(one.code) if other is not one]
        begin, end = pad_day(one.since), pad_day(one.until) or "9"
        assert not [other for other in others if pad_day(other.since) < end and begin < (pad_day(other.until) or "9")]


def test_no_two_units_of_one_place_share_a_full_name_at_once() -> None:
    seen: set[tuple[str, str]] = set()
    for one in atlas().everything():
        if not one.until:
            assert (one.parent, one.name) not in seen
            seen.add((one.parent, one.name))


def test_changes_refer_to_known_units_and_explain_every_beginning_and_end() -> None:
    units = {row[0] + row[1]: row for row in iter_rows("regions.csv")}
    gone: set[str] = set()
    come: set[str] = set()
    for _, _, kind, old, new, _ in iter_rows("region_changes.csv"):
        before, after = set(filter(None, old.split("|"))), set(filter(None, new.split("|")))
        assert kind in KINDS
        assert before | after <= units.keys()
        gone |= before - after
        come |= after - before
    assert {name for name, row in units.items() if row[5]} == {name for name in gone if units[name][5]} == gone
    assert {name for name, row in units.items() if row[4]} <= come


def test_changes_are_in_order() -> None:
    rows = list(iter_rows("region_changes.csv"))
    assert rows == sorted(rows)


def test_code_words_refer_to_known_units() -> None:
    rows = [tuple(row) for row in iter_rows("code_words.csv")]
    assert len(rows) == len(set(rows)) > 300
    assert [row for row in rows if region(row[1]) is None] == []
    assert {region(row[1]).level for row in rows} == {"province", "city"}  # type: ignore[union-attr]


# One unit


@pytest.mark.parametrize(
    ("code", "date", "name"),
    [
        ("140400", None, "长治市"),
        ("140421", "2017-06-01", "长治县"),
        ("140404", "2021-10-25", "上党区"),
        ("360781", None, "瑞金市"),
        ("420600", "2009-01-01", "襄樊市"),
        ("420600", "2015", "襄阳市"),
        ("419001", None, "济源市"),
        ("429004", None, "仙桃市"),
        ("460300", "2015-01-01", "三沙市"),
        ("659001", None, "石河子市"),
        ("469021", "2020", "定安县"),
        ("710000", None, "台湾省"),
    ],
)
def test_region_by_code(code: str, date: str | None, name: str) -> None:
    found = region(code, date)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("140421", "2021-10-25"),  # 长治县 is 上党区
        ("140404", "2016-01-01"),  # and was not yet
        ("110103", "2011-01-01"),  # 崇文区 went into 东城区 in 2010
        ("310108", "2016-06-01"),  # 闸北区 went into 静安区 in 2015
        ("310119", "2010-01-01"),  # 南汇区 went into 浦东新区 in 2009
        ("371200", "2020-01-01"),  # 莱芜市 went to 济南 in January 2019
        ("341400", "2012-01-01"),  # 巢湖市 as a prefecture-level city ended in 2011
        ("460300", "2011-01-01"),  # 三沙市 is of 2012
        ("999999", None),
    ],
)
def test_no_such_region_on_that_day(code: str, date: str | None) -> None:
    assert region(code, date) is None


def test_a_code_of_the_past_is_still_found_without_a_day() -> None:
    former = region("140481")
    assert former is not None
    assert (former.name, former.until) == ("潞城市", "2018-11-23")


def test_the_day_of_the_change_belongs_to_the_new_unit() -> None:
    assert [region("140403", day) is not None for day in ("2018-11-22", "2018-11-23")] == [False, True]
    assert [region("140402", day) is not None for day in ("2018-11-22", "2018-11-23")] == [True, False]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("140403", ["山西省", "长治市", "潞州区"]),
        ("429004", ["湖北省", "仙桃市"]),
        ("110105", ["北京市", "朝阳区"]),
        ("433123", ["湖南省", "湘西土家族苗族自治州", "凤凰县"]),
        ("659002", ["新疆维吾尔自治区", "阿拉尔市"]),
        ("140481", ["山西省", "长治市", "潞城市"]),
        ("100000", []),
        ("000000", []),
    ],
)
def test_chain(code: str, names: list[str]) -> None:
    assert [one.name for one in chain(code)] == names


def test_province_of() -> None:
    assert [province_of(code) and province_of(code).name for code in ("140403", "140000")] == ["山西省"] * 2  # type: ignore[union-attr]
    assert province_of("100000") is None


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("长治市", "长治"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("香港特别行政区", "香港"),
        ("恩施土家族苗族自治州", "恩施"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("龙胜各族自治县", "龙胜"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("东乡族自治县", "东乡"),
        ("神农架林区", "神农架"),
        ("浦东新区", "浦东"),
        ("管城回族区", "管城"),
        ("大兴安岭地区", "大兴安岭"),
        ("沁县", "沁县"),
        ("芒市", "芒市"),
        ("井陉矿区", "井陉矿区"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert {one.short for one in find_region(name)} == {short}


# Below a unit


CHANGZHI = "潞州区 上党区 屯留区 潞城区 襄垣县 平顺县 黎城县 壶关县 长子县 武乡县 沁县 沁源县".split()


def test_children_of_changzhi_on_the_day_of_its_document() -> None:
    assert [one.name for one in children("140400", "2021-10-25")] == CHANGZHI


def test_children_of_changzhi_before_the_change() -> None:
    before = {one.name for one in children("140400", "2017-08-01")}
    assert before == set(CHANGZHI[4:]) | {"城区", "郊区", "长治县", "屯留县", "潞城市"}


@pytest.mark.parametrize(
    ("code", "date", "number"),
    [
        ("100000", None, 35),  # 34 of the standard and the corps
        ("420000", None, 17),  # 12 cities, 1 prefecture, 3 cities and a forest district of the province itself
        ("460000", None, 19),  # 4 cities, 15 directly below the province
        ("110000", "2009-06-01", 18),
        ("110000", "2011-01-01", 16),
        ("360700", "2021-01-01", 18),
        ("340000", "2010-06-01", 17),
        ("340000", "2012-06-01", 16),
        ("370000", "2018-06-01", 17),
        ("370000", "2019-06-01", 16),
        ("441900", None, 0),  # 东莞 has no counties
        ("140403", None, 0),
    ],
)
def test_number_of_children(code: str, date: str | None, number: int) -> None:
    assert len(children(code, date)) == number


# By name


@pytest.mark.parametrize(
    ("name", "date", "within", "expected"),
    [
        ("长治市", None, None, ["140400"]),
        ("长治", None, None, ["140400"]),
        (" 长 治 市\n", None, None, ["140400"]),
        ("山西省长治市潞州区", None, None, ["140403"]),
        ("长治潞州", None, None, ["140403"]),
        ("湖北宜昌", None, None, ["420500"]),
        ("内蒙古", None, None, ["150000"]),
        ("新疆生产建设兵团", None, None, ["660000"]),
        ("兵团", None, None, ["660000"]),
        ("中国", None, None, ["100000"]),
        ("全国", None, None, ["100000"]),
        ("恩施州", None, None, ["422800"]),
        ("巴州", None, None, ["652800", "511902"]),
        ("长阳县", None, "420000", ["420528"]),
        ("莫力达瓦旗", None, None, ["150722"]),
        ("吉林", None, None, ["220000", "220200"]),
        ("朝阳区", None, None, ["110105", "220104"]),
        ("朝阳", None, None, ["211300", "110105", "211321", "220104"]),
        ("鼓楼区", None, None, ["320106", "320302", "350102", "410204"]),
        ("鼓楼区", None, "410000", ["410204"]),
        ("鼓楼区", None, "320300", ["320302"]),
        ("开封市鼓楼区", None, None, ["410204"]),
        ("长治县", None, None, ["140421"]),
        ("长治县", "2021-10-25", None, ["140421"]),
        ("长治", "2015-01-01", None, ["140400", "140421"]),
        ("潞城市", "2017-01-01", None, ["140481"]),
        ("公主岭市", None, None, ["220184"]),
        ("公主岭市", "2018-01-01", None, ["220381"]),
        ("四平市公主岭市", None, None, ["220381"]),
        ("襄阳区", "2005-01-01", None, ["420607"]),
        ("巢湖市", "2009-01-01", None, ["341400"]),
        ("巢湖市", "2013-01-01", None, ["340181"]),
        ("莱芜区", None, None, ["370116"]),
        ("甘肃省长治市", None, None, []),
        ("长冶市", None, None, []),
        ("", None, None, []),
    ],
)
def test_find_region(name: str, date: str | None, within: str | None, expected: list[str]) -> None:
    assert codes(find_region(name, date=date, within=within)) == expected


def test_every_full_name_is_found_in_its_place_on_its_first_day() -> None:
    for one in atlas().everything():
        day = pad_day(one.since) or "1999-12-31"
        assert one in find_region(one.name, date=day, within=one.parent or None)


def test_hostile_names_end_quickly_and_find_nothing() -> None:
    assert find_region("海南" * 200_000) == []
    assert find_region("（" * 1_000_000) == []


@pytest.mark.parametrize(
    ("name", "nearest"), [("长冶市", "长治市"), ("潞洲区", "潞州区"), ("黔东南苗族自治州", "黔东南苗族侗族自治州")]
)
def test_nearest_region_names(name: str, nearest: str) -> None:
    assert nearest_region_names(name)[0] == nearest


def test_nothing_is_near_to_nonsense() -> None:
    assert nearest_region_names("zzz") == []


# In running text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山西省长治市潞州区人民政府、湖北省", [("山西省长治市潞州区", "140403"), ("湖北省", "420000")]),
        ("北京市朝阳区、海淀区", [("北京市朝阳区", "110105"), ("海淀区", "110108")]),
        ("郑州市、洛阳市政府，鼓楼区", [("郑州市", "410100"), ("洛阳市", "410300"), ("鼓楼区", "410204")]),
        ("恩施州、神农架林区、仙桃市", [("恩施州", "422800"), ("神农架林区", "429021"), ("仙桃市", "429004")]),
        ("新疆生产建设兵团，内蒙古、西藏", [("新疆生产建设兵团", "660000"), ("内蒙古", "150000"), ("西藏", "540000")]),
        ("长治市城区、郊区，长治县", [("长治市城区", "140402"), ("郊区", "140411"), ("长治县", "140421")]),
        ("吉林省吉林市", [("吉林省吉林市", "220200")]),
        ("沁县人民政府", [("沁县", "140430")]),
        ("鼓楼区", []),
        ("各市和县", []),
        ("在城区和郊区推广西医，沿中山西路、长江西岸", []),
        ("全国各地，国家有关部门", []),
        ("", []),
        ("长", []),
    ],
)
def test_find_regions_in(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[start:end], one.code) for start, end, one in find_regions_in(text)] == expected


def test_the_day_decides_between_units_of_one_name() -> None:
    assert find_regions_in("巢湖市", date="2008-05-01")[0][2].code == "341400"
    assert find_regions_in("巢湖市", date="2018-05-01")[0][2].code == "340181"


def test_the_place_decides_between_districts_of_one_name() -> None:
    assert find_regions_in("鼓楼区", within="320100")[0][2].code == "320106"


def test_finds_are_in_order_and_do_not_overlap() -> None:
    finds = find_regions_in("山西省长治市、晋城市泽州县和湖北省宜昌市" * 50)
    assert all(before[1] <= after[0] for before, after in pairwise(finds))
    assert len(finds) == 150


@pytest.mark.parametrize("text", ["（" * 1_000_000, "、" * 1_000_000, "鼓楼区" * 200_000, "长治市" * 200_000])
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert len(find_regions_in(text)) == text.count("长治市")


# By the word of a document number


@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("晋政办发", "140000"),
        ("鄂政办发", "420000"),
        ("赣府厅发", "360000"),
        ("黔府发", "520000"),
        ("洪府厅发", "360100"),
        ("榕政综", "350100"),
        ("邕府规", "450100"),
        ("筑府办", "520100"),
        ("宛政", "411300"),
        ("赣市府办", "360700"),
        ("恩施州政发", "422800"),
        ("新兵发", "660000"),
    ],
)
def test_code_word_regions(prefix: str, first: str) -> None:
    assert codes(code_word_regions(prefix))[0] == first


def test_ambiguous_words_give_all_their_places() -> None:
    assert {"140400", "220100", "430100"} <= set(codes(code_word_regions("长政办发")))
    assert {"640000", "320100"} <= set(codes(code_word_regions("宁政发")))


def test_the_place_decides_between_words() -> None:
    assert codes(code_word_regions("长政办发", within="140000"))[0] == "140400"
    assert codes(code_word_regions("瑞府办发", within="360700")) == ["360781"]


def test_no_place_for_national_words() -> None:
    assert codes(code_word_regions("国办发")) == []
    assert codes(code_word_regions("")) == []
