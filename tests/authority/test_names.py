"""The grammar of body names: what is a name, of which kind, and where names stand in running text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.authority.names import NameKind, find_names, is_name, parse_name, stem_of

LINES = """
health 卫健委 卫生健康委 卫计委 卫生计生委 卫健局 卫生局 县卫生健康和体育局 市卫体局 国家卫生健康委
development-reform 发改委 发改局 发展改革委 发展和改革委员会 发改和科技局 省物价局
human-resources 人社厅 省人力资源社会保障厅 市人力社保局 市人事局 市劳动保障局
housing-construction 住建局 省住房城乡建设厅 市建委 市房管局 城建局
urban-management 城管局 综合执法局 市城市管理综合执法局
natural-resources 自规局 市资源规划局 国土局 市规划和自然资源局
market-regulation 市监局 市场监管局 市工商局 市质监局 市食药监局 市市场和质量监管局
culture-tourism 文旅局 文广旅局 文广新局 文体广电和旅游局 旅发委 市文物局
agriculture 农业农村局 农委 市农牧局 市畜牧局
education 教育局 教体局 市教委 区教委
staffing 市委编办 编办 自治区党委编办
youth 团市委 团县委 共青团长治市委 团省委
tax 税务局 市税务局 国家税务总局长治市税务局 省国税局
central-bank 人行长治市中支 人行武汉分行 人民银行长治市分行
banking-regulation 湖北银保监局 中国银保监会长治监管分局 国家金融监督管理总局陕西监管局 长治银监分局
fire 市消防救援支队 市消防大队 公安消防大队
discipline 市纪委监委 县纪委
government 市政府 各县、区人民政府 长治市人民政府
government-office 市政府办公室 省人民政府办公厅 县政府办
power-grid 国网长治供电公司 国网湖北省电力公司
statistics 国家统计局长治调查队 市统计局
"""

KINDS = {
    NameKind.COLLECTIVE: "各县（市、区）人民政府 各县（市）区卫生健康局 各有关部门 各地 地方各级人民政府 各乡镇 各市、州、县人民政府 每个县、区 有关部门 "
    "领导小组成员单位 省政府各部门 市直各单位 各乡镇（街道） 各区县 乡镇",
    NameKind.SECTOR: "民政部门 价格主管部门 公安机关 市级财政部门 县级以上卫生健康部门 市、县教育行政部门 卫生健康行政部门 市财政",
    NameKind.GROUP: "长治市深入推进医养结合发展领导小组 市安委会 省促进中部崛起工作联席会议 疫情防控指挥部 市双创办",
    NameKind.COMMITTEE: "高新区管委会 长治经济技术开发区管理委员会 经开区",
    NameKind.UNIT: "市卫健委老龄健康科 省发展改革委社会处 法规处 老龄健康科 市公安局交警支队",
    NameKind.ENTERPRISE: "湖北文化旅游集团 中国农业银行 县农商行 市自来水有限公司",
    NameKind.INSTITUTION: "市中医院 长治学院 医疗机构 县敬老院 市广播电视台 市融媒体中心",
    NameKind.PARTY: "市委组织部 省委宣传部 中共长治市委政法委 县委办",
    NameKind.MASS: "市残联 省妇联 市总工会 团区委",
    NameKind.GOVERNMENT: "沈阳市 武乡县 韩店镇人民政府 崇文街道办事处",
}

REFUSED = (
    "责任 指导 建设 有条件的地区 医疗卫生机构建设 下同 含社区 2023年底前 试行 市场监管 重点工作 养老服务 65岁以上 政府购买服务 卫生健康事业 "
    "加强统筹 总体布局 工作格局 公开发布 长期坚持 城市社区 各类人群 每年 省内 城区 农村 主要领导 社会力量 市场主体 医院管理 国家标准 "
    "家庭医生 财政资金 县城 公办 民办 不再列出 以下简称 新增 完成 城镇 返乡 特色小镇"
)


def _named(table: str) -> list[tuple[str, str]]:
    rows = [line.split() for line in table.strip().splitlines()]
    return [(name, row[0]) for row in rows for name in row[1:]]


@pytest.mark.parametrize(("name", "line"), _named(LINES))
def test_line_of_a_name(name: str, line: str) -> None:
    found = parse_name(name)
    assert found is not None
    assert found.line == line


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for kind, names in KINDS.items() for name in names.split()])
def test_kind_of_a_name(name: str, kind: NameKind) -> None:
    found = parse_name(name)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize("words", REFUSED.split())
def test_words_that_name_nobody(words: str) -> None:
    assert not is_name(words)


def test_a_name_is_taken_apart() -> None:
    found = parse_name("原长治市卫生和计划生育委员会")
    assert found is not None
    assert (found.former, found.prefix, found.stem) == (True, "长治市", "卫生和计划生育委员会")


def test_white_space_inside_a_name_does_not_count() -> None:
    assert parse_name("市卫\n健委") == parse_name("市卫健委")


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("卫生健康", "health"),
        ("卫健（体）", "health"),
        ("市县（区）卫健（体）", "health"),
        ("民政", "civil-affairs"),
        ("责任", None),
    ],
)
def test_a_business_without_a_tail(word: str, line: str | None) -> None:
    assert stem_of(word) == line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由市卫健委牵头，市民政局、各县（市、区）人民政府配合。", ["市卫健委", "市民政局", "各县（市、区）人民政府"]),
        ("省财政厅、民政厅要会同人行长治市中支落实", ["省财政厅", "民政厅", "人行长治市中支"]),
        ("根据长治市人民政府办公室的要求", ["长治市人民政府办公室"]),
        ("社区养老机构", ["养老机构"]),
        ("地方各级人民政府和卫生健康部门", ["地方各级人民政府", "卫生健康部门"]),
        ("加强城乡布局，公开公办", []),
        ("各县(市、区)要抓好落实", ["各县(市、区)"]),
    ],
)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    assert [name.text for _, _, name in find_names(text)] == names


def test_offsets_are_those_of_the_text_with_its_line_breaks() -> None:
    text = "请市民\n政局和省税务局办理"
    assert [text[start:end] for start, end, _ in find_names(text)] == ["市民\n政局", "省税务局"]


@pytest.mark.parametrize(
    "hostile", ["（" * 30000, "、" * 30000, "各县、区" * 8000, "市" * 30000, "1" * 30000, "市局" * 15000]
)
def test_hostile_text_yields_spans_in_order(hostile: str) -> None:
    spans = [(start, end) for start, end, _ in find_names(hostile)]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    "各科室 各处室 局机关各科室 厅机关各处室 各科室（站、所） 县各有关单位 市级有关部门 省级有关部门 市有关部门 市各有关部门 区各街道 "
    "执收单位 收费项目执收单位 局属各单位 镇各部门 各人民团体 各民主党派 各县<市、区>人民政府 各县〈市、区〉人民政府 "
    "各市（州）、县（市、区）人民政府 各地级以上市人民政府 各设区市、省直管县（市）人民政府 长治市各县（区）人民政府 长治市各县区".split(),
)
def test_collectives_of_every_kind(text: str) -> None:
    found = parse_name(text)
    assert found is not None
    assert (found.kind, found.text) == (NameKind.COLLECTIVE, text)


@pytest.mark.parametrize("text", ["各处", "各项任务", "收费标准", "全科诊室"])
def test_what_looks_like_a_collective(text: str) -> None:
    found = parse_name(text)
    assert found is None or found.kind is not NameKind.COLLECTIVE


@pytest.mark.parametrize("text", ["各县<市、区>人民政府", "各县〈市、区〉人民政府", "各县（市、区）人民政府"])
def test_angle_brackets_in_running_text(text: str) -> None:
    sentence = f"由{text}负责落实。"
    assert [(start, end, name.text) for start, end, name in find_names(sentence)] == [(1, 1 + len(text), text)]
