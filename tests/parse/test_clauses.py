from __future__ import annotations

import pytest

from graph.errors import Code
from graph.parse.clauses import split_title
from graph.parse.numbering import parse_mark
from graph.spans import Text
from tests.parse.builders import first, parsed

HEAD = "关于乙的意见\n各市人民政府：\n为做好工作，提出如下意见。\n"


@pytest.mark.parametrize(
    ("line", "label", "rank"),
    [
        ("第一章　总则", "第一章", 1),
        ("第三条　市民政局负责。", "第三条", 3),
        ("一、总体要求", "一", 4),
        ("十二、附则", "十二", 4),
        ("（一）加强领导。", "（一）", 5),
        ("(三)加强领导。", "(三)", 5),
        ("1.财政政策。", "1", 6),
        ("1．财政政策。", "1", 6),
        ("2、财政政策。", "2", 6),
        ("（1）财政政策。", "（1）", 7),
        ("①财政政策。", "①", 8),
    ],
)
def test_marks(line: str, label: str, rank: int) -> None:
    mark = parse_mark(line)
    assert mark
    assert (mark.label, mark.rank) == (label, rank)


@pytest.mark.parametrize(
    "line", ["2017.12", "2021年1月", "第三条规定的", "一些地方", "（含农村）", "3月底前完成", "1.5万人"]
)
def test_false_marks(line: str) -> None:
    assert parse_mark(line) is None


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("加强组织领导。各县要成立领导小组，抓好落实。", "加强组织领导", "各县要成立领导小组，抓好落实。"),
        ("总体要求", "总体要求", ""),
        ("提高认识，加强领导。各地要高度重视。", "提高认识，加强领导", "各地要高度重视。"),
        (
            "市民政局要牵头制定实施方案，并报市政府审定。市财政局配合。",
            "",
            "市民政局要牵头制定实施方案，并报市政府审定。市财政局配合。",
        ),
        ("完成整治任务并通过市级验收，整治一处、销号一处。", "", "完成整治任务并通过市级验收，整治一处、销号一处。"),
        ("培育夜间经济。（市商务局）", "培育夜间经济", "（市商务局）"),
    ],
)
def test_titles_of_clauses(text: str, title: str, body: str) -> None:
    got = split_title(Text.of(text), 5)
    assert (got[0].text, got[1].text) == (title, body)


def test_the_tree_by_rank_and_the_path_as_printed() -> None:
    text = HEAD + "一、任务\n（一）供给\n1. 新建。新建托位。\n2. 改建。改建托位。\n(二)质量\n二、保障\n"
    assert [c.path for c in first(text).walk()] == ["一", "一/（一）", "一/（一）/1", "一/（一）/2", "一/(二)", "二"]


def test_a_heading_does_not_swallow_the_paragraph_below_it() -> None:
    text = (
        HEAD + "一、指导思想\n以创新为引领，推动发展。\n1. 扩大供给\n支持社会力量开展服务，积极引导一批\n\n机构转型。\n"
    )
    clauses = list(first(text).walk())
    assert [(c.title.text, c.body.text) for c in clauses] == [
        ("指导思想", "以创新为引领，推动发展。"),
        ("扩大供给", "支持社会力量开展服务，积极引导一批机构转型。"),
    ]


def test_a_note_broken_in_the_middle_of_a_name_is_joined() -> None:
    text = (
        HEAD
        + "一、减税。落实政策。\n（责任单位：市税务局、市市场\n\n监管局，各县、区人民政府）\n二、用地。保障土地。\n"
    )
    assert "市市场监管局" in first(text).clauses[0].body.text


def test_names_in_a_broken_note_are_no_signature() -> None:
    text = HEAD + "一、融资。新增贷款。（责任单位：国家税务总局\n甲市税务局、中国人民银行\n甲市分行）\n"
    assert first(text).clauses[0].body.text.endswith("（责任单位：国家税务总局甲市税务局、中国人民银行甲市分行）")


def test_a_gap_in_the_numbering_is_said() -> None:
    found = parsed(HEAD + "一、甲事。做好。\n二、乙事。做好。\n四、丁事。做好。\n").diagnostics
    assert [d.code for d in found] == [Code.CLAUSE_NUMBER_GAP]
