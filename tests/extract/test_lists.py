"""Lists of bodies taken apart."""

from __future__ import annotations

import pytest

from graph.extract.bodies import looks_like_body
from graph.extract.lists import parse_bodies
from graph.extract.sentences import condense
from graph.spans import Text

# printed list → mentions; ? marks one that is no known body
LISTS = [
    ("市卫健委、市民政局,各县、区人民政府", "市卫健委 市民政局 各县、区人民政府"),
    ("市县（区）卫健（体）、民政部门", "市县（区）卫健（体） 民政部门"),
    ("市县（区）卫健（体）、民政和行政审批部门", "市县（区）卫健（体） 民政 行政审批部门"),
    ("省财政厅、民政厅、人力资源社会保障厅", "省财政厅 民政厅 人力资源社会保障厅"),
    ("长沙市、株洲市、湘潭市政府", "长沙市 株洲市 湘潭市政府"),
    ("沈阳市、大连市和辽阳市3个试点单位", "沈阳市 大连市 辽阳市"),
    ("市发改委、市规划和自然资源局、市场和质量监管局", "市发改委 市规划和自然资源局 市场和质量监管局"),
    ("省政务和数据局、发展和改革委员会", "省政务和数据局 发展和改革委员会"),
    ("市教育局、民政局和残联", "市教育局 民政局 残联"),
    ("市卫生健康委 市发展改革委 市财政局", "市卫生健康委 市发展改革委 市财政局"),
    ("教育局 人事劳动和社会保障局 财政局", "教育局 人事劳动和社会保障局 财政局"),
    ("国家税务总局\n襄阳市税务局、市公安局 交警支队", "国家税务总局襄阳市税务局 市公安局交警支队"),
    ("各县（市、\n区）人民政府", "各县（市、区）人民政府"),
    ("各县(市、区)人民政府、开发区管委会", "各县(市、区)人民政府 开发区管委会"),
    ("各县<市、区>人民政府", "各县<市、区>人民政府"),
    ("市发展改革委(市粮食局)、市文化和旅游局(市文物局)", "市发展改革委(市粮食局) 市文化和旅游局(市文物局)"),
    ("民政厅（局）、卫生健康委", "民政厅（局） 卫生健康委"),
    ("各地各部门", "各地 各部门"),
    ("乡镇人民政府和街道办事处", "乡镇人民政府 街道办事处"),
    ("各牵头单位和汇总单位", "各牵头单位 汇总单位"),
    ("市政府办公室、市发改委及各相关部门", "市政府办公室 市发改委 各相关部门"),
    ("市第三梯队、市教育局", "市第三梯队? 市教育局"),
    ("市教育局。", "市教育局"),
    ("（市教育局", "市教育局"),
]


@pytest.mark.parametrize(("printed", "mentions"), LISTS)
def test_mentions(printed: str, mentions: str) -> None:
    items = parse_bodies(condense(Text.of(printed)).squeeze()).items
    assert " ".join(item.text.text + ("" if item.known else "?") for item in items) == mentions


@pytest.mark.parametrize(
    ("printed", "open_list", "mentions"),
    [
        ("省卫生健康委、省民政厅等", True, "省卫生健康委 省民政厅"),
        ("省卫生健康委、省民政厅等相关部门", True, "省卫生健康委 省民政厅"),
        ("卫生健康、民政等部门", True, "卫生健康 民政"),
        ("教育部等有关部门和地方各级人民政府", True, "教育部 地方各级人民政府"),
        ("财政厅等省级主管部门（单位）", True, "财政厅"),
        ("市自然资源和规划局等", True, "市自然资源和规划局"),
        ("市教育局", False, "市教育局"),
    ],
)
def test_open_lists(printed: str, open_list: bool, mentions: str) -> None:
    bodies = parse_bodies(Text.of(printed))
    assert (bodies.open_list, " ".join(item.text.text for item in bodies.items)) == (open_list, mentions)


def test_comma_groups_and_marks() -> None:
    items = parse_bodies(Text.of("市生态环境局（牵头），市气象局、市财政局（配合）")).items
    assert [(item.text.text, item.group, item.mark) for item in items] == [
        ("市生态环境局", 0, "牵头"),
        ("市气象局", 1, ""),
        ("市财政局", 1, "配合"),
    ]


def test_lines_of_business_need_a_lent_end() -> None:
    assert parse_bodies(Text.of("教育、公安部门")).certain
    assert not parse_bodies(Text.of("教育、公安")).certain
    assert not parse_bodies(Text.of("教育、医疗、养老、托育服务")).certain


@pytest.mark.parametrize(
    ("text", "likely"),
    [("市一体化办", True), ("市数据集团", True), ("责任单位为企业的", False), ("2023年底前", False), ("下同", False)],
)
def test_looks_like_body(text: str, likely: bool) -> None:
    assert looks_like_body(text) is likely


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("林业和草原、住房和城乡建设主管部门", ["林业和草原", "住房和城乡建设主管部门"]),
        ("文化和旅游部门", ["文化和旅游部门"]),
        ("民政和卫生健康部门", ["民政", "卫生健康部门"]),
    ],
)
def test_a_line_of_business_with_and_in_its_name(printed: str, bodies: list[str]) -> None:
    assert [item.text.text for item in parse_bodies(Text.of(printed)).items] == bodies
