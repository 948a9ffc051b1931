"""What a statement of responsibility says: labels, verbs, bare lists."""

from __future__ import annotations

import pytest

from graph.extract.roles import find_labels, parse_statement
from graph.extract.sentences import condense
from graph.model import Role
from graph.spans import Text

# statement → body:role, in printed order
STATEMENTS = [
    (
        "责任单位：市卫健委、市民政局,各县、区人民政府",
        "市卫健委:responsible 市民政局:responsible 各县、区人民政府:responsible",
    ),
    (
        "牵头单位：市教育局；责任单位：市公安局；配合单位：市融媒体中心",
        "市教育局:lead 市公安局:responsible 市融媒体中心:support",
    ),
    ("牵头单位：省教育厅，责任单位：省财政厅", "省教育厅:lead 省财政厅:responsible"),
    ("牵头单位：市卫生健康委；市财政局、市税务局配合", "市卫生健康委:lead 市财政局:support 市税务局:support"),
    ("牵头及责任单位：市城管执法委", "市城管执法委:lead"),
    ("牵头考核单位：市城管执法委", "市城管执法委:lead"),
    ("主责单位：市教育局", "市教育局:responsible"),
    ("责任主体：各镇（街道）", "各镇（街道）:responsible"),
    ("落实单位：市城管执法委", "市城管执法委:implement"),
    ("协办单位：市教育局、市商务局", "市教育局:support 市商务局:support"),
    ("责任科室：市容环境管理科；配合科室：计划财务科", "市容环境管理科:responsible 计划财务科:support"),
    ("责任领导：李某；责任单位：区教育局；责任人：王某", "区教育局:responsible"),
    ("省级责任单位：省教育厅；市级责任单位：市教育局", "省教育厅:responsible 市教育局:responsible"),
    ("责任单位：市教育局（牵头）、市财政局", "市教育局:lead 市财政局:responsible"),
    ("责任单位：原市卫计委承担职责的单位、市卫健委", "市卫健委:responsible"),
    ("市市场监管局、市教育局按职责分工负责", "市市场监管局:responsible 市教育局:responsible"),
    ("市教育局牵头，市财政局、市公安局配合", "市教育局:lead 市财政局:support 市公安局:support"),
    ("市教育局牵头、市财政局配合", "市教育局:lead 市财政局:support"),
    ("市教育局牵头负责，市财政局参与，各县（市、区）落实", "市教育局:lead 市财政局:support 各县（市、区）:implement"),
    ("市教育局、市市场监管局分别牵头", "市教育局:lead 市市场监管局:lead"),
    ("市市场监管局会同市教育局、市公安局负责", "市市场监管局:responsible 市教育局:support 市公安局:support"),
    ("由市市场监管局牵头，会同市教育局组织实施", "市市场监管局:lead 市教育局:support"),
    ("省民政厅按职责分工负责;地方各级人民政府负责落实", "省民政厅:responsible 地方各级人民政府:implement"),
    ("各地各部门按职责分工落实", "各地:implement 各部门:responsible"),
    ("市教育局，市财政局、市公安局按职责分工负责", "市教育局:responsible 市财政局:responsible 市公安局:responsible"),
    ("省科技厅负责，各地级以上市人民政府结合实际落实", "省科技厅:responsible 各地级以上市人民政府:implement"),
    ("有关收费项目执收单位负责,财政局配合", "有关收费项目执收单位:responsible 财政局:support"),
    ("市农业农村局、市市场监管局分别负责甲环节和乙环节监管", "市农业农村局:responsible 市市场监管局:responsible"),
    ("市分工方案：市教育局牵头，市民政局配合", "市教育局:lead 市民政局:support"),
    ("省自然资源厅、省住建厅", "省自然资源厅:responsible 省住建厅:responsible"),
    ("市商务局", "市商务局:responsible"),
    ("省政府推进职能转变协调小组办公室负责", "省政府推进职能转变协调小组办公室:responsible"),
]

NO_STATEMENTS = """责任单位为企业的，费用自行承担
客运、旅游包车、危险货物运输企业
公安、民政、卫生健康、医保
由县级人民政府负责的除外
以2022年6月普查结果为准
含合伙创业
共2项
市、区
试行
国务院办公厅
郑州市、洛阳市
不含市财政局、市卫生健康委已经安排的项目，按原渠道实施
省级示范机构：不超过20家
牵头单位：指联合体中负责投标和合同实施主办、协调工作的成员
责任单位：""".splitlines()


def read(printed: str) -> str:
    statement = parse_statement(condense(Text.of(printed)))
    return " ".join(f"{p.text.text}:{p.role.value}" for p in statement.parties) if statement else ""


@pytest.mark.parametrize(("printed", "parties"), STATEMENTS)
def test_statements(printed: str, parties: str) -> None:
    assert read(printed) == parties


@pytest.mark.parametrize("printed", NO_STATEMENTS)
def test_no_statements(printed: str) -> None:
    assert read(printed) == ""


@pytest.mark.parametrize(
    ("printed", "deadlines"),
    [
        ("市住建局牵头，市消防救援支队配合，2023年10月底前完成", ["2023年10月底前完成"]),
        ("2022年12月底前完成；责任单位：市住建局", ["2022年12月底前完成"]),
        ("责任单位：市住建局；完成时限：2023年6月30日前", ["2023年6月30日前"]),
        ("市住建局牵头，长期实施", ["长期实施"]),
        ("市住建局负责", []),
    ],
)
def test_deadlines_are_set_apart(printed: str, deadlines: list[str]) -> None:
    statement = parse_statement(Text.of(printed))
    assert statement is not None
    assert [text.text for text in statement.deadlines] == deadlines
    assert statement.parties[0].text.text == "市住建局"


def test_a_cell_needs_neither_label_nor_verb() -> None:
    statement = parse_statement(Text.of("市第三梯队"), Role.SUPPORT)
    assert statement is not None
    assert [(p.text.text, p.role, p.known) for p in statement.parties] == [("市第三梯队", Role.SUPPORT, False)]


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ("牵头单位：甲；配合单位：乙", ["牵头单位", "配合单位"]),
        ("责任单位　市财政局", ["责任单位"]),
        ("追究责任单位：甲", []),
        ("各方（责任单位：甲）", []),
        ("牵头单位:甲 责任单位:乙 完成时限:丙", ["牵头单位", "责任单位", "完成时限"]),
        ("责任单位（排名第一的为牵头单位）：甲", ["责任单位（排名第一的为牵头单位）"]),
    ],
)
def test_labels(printed: str, labels: list[str]) -> None:
    assert [label.group() for label in find_labels(condense(Text.of(printed)))] == labels
