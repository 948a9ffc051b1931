"""Rows of tables that give work to do."""

from __future__ import annotations

import pytest

from graph.extract.defaults import Leads
from graph.extract.rows import Columns, read_columns, read_rows
from graph.model import Basis, Role
from graph.parse.structure import Row, Table
from graph.spans import Text
from tests.extract.papers import EMPTY, Paper


def table(heads: str, *rows: tuple[str, int, str], path: str = "附件1") -> Table:
    paper = Paper()
    made = [(item, index, tuple(paper.text(cell) for cell in cells.split("|"))) for item, index, cells in rows]
    return Table(path, EMPTY, tuple(heads.split("|")), tuple(Row(cells, item, index) for item, index, cells in made))


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("序号|工作任务|责任单位|完成时限", Columns((1,), ((2, Role.RESPONSIBLE),), (3,))),
        ("序号|类别|工作任务|牵头单位|配合单位|完成时间", Columns((2,), ((3, Role.LEAD), (4, Role.SUPPORT)), (5,))),
        ("序号|重点任务|主要措施|责任领导|责任单位|备注", Columns((1, 2), ((4, Role.RESPONSIBLE),), ())),
        ("序号|工作任务||负责单位|完成时限", Columns((1, 2), ((3, Role.RESPONSIBLE),), (4,))),
        ("目标与任务|分管县领导|牵头责任单位|责任单位", Columns((0,), ((2, Role.LEAD), (3, Role.RESPONSIBLE)), ())),
        ("工作任务|分工", Columns((0,), ((1, Role.RESPONSIBLE),), ())),
        ("工作任务|责任单位（排第一位的为牵头单位）", Columns((0,), ((1, Role.RESPONSIBLE),), (), Leads.FIRST)),
        ("序号|单位|联系人|电话", None),
        ("序号|文件名称|文号|清理意见", None),
        ("单位|目录数|归集率", None),
    ],
)
def test_columns(heads: str, columns: Columns | None) -> None:
    assert read_columns(table(heads)) == columns


def test_rows() -> None:
    made = table(
        "序号|工作任务|责任单位|配合单位|完成时限",
        ("1", 1, "1|1.建设政务云平台，推动系统上云。|市大数据局、市财政局等|—|2022.12"),
        ("2", 1, "2|编制数据目录|有关收费项目执收单位负责，财政局配合|/|长期实施"),
        ("3", 1, "3||市教育局||"),
    )
    rows = list(read_rows(made, 2022))
    assert [(r.path, r.text.text[:4], r.open_list) for r in rows] == [
        ("附件1/1", "建设政务", True),
        ("附件1/2", "编制数据", False),
    ]
    assert [[(p.text.text, p.role) for p in r.parties] for r in rows] == [
        [("市大数据局", Role.RESPONSIBLE), ("市财政局", Role.RESPONSIBLE)],
        [("有关收费项目执收单位", Role.RESPONSIBLE), ("财政局", Role.SUPPORT)],
    ]
    assert {p.basis for r in rows for p in r.parties} == {Basis.TABLE}
    assert [(r.deadline.text, r.deadline.date) for r in rows if r.deadline] == [
        ("2022.12", "2022-12"),
        ("长期实施", None),
    ]


def test_several_rows_of_one_item_are_numbered() -> None:
    made = table(
        "序号|类别|工作任务|责任单位",
        ("1", 1, "平台建设|建设平台|市大数据局"),
        ("1", 2, "平台建设|升级平台|市大数据局"),
        ("2", 1, "数据|编制目录|市大数据局"),
    )
    made = Table(
        made.path, made.caption, made.columns, tuple(Row((EMPTY, *r.cells), r.item, r.index) for r in made.rows)
    )
    assert [(r.path, r.text.text) for r in read_rows(made, None)] == [
        ("附件1/1/1", "建设平台"),
        ("附件1/1/2", "升级平台"),
        ("附件1/2/1", "编制目录"),
    ]


def test_the_finest_task_column_gives_the_text_and_the_other_the_category() -> None:
    made = table("重点任务|主要措施|牵头单位", ("", 1, "优化服务|推行一窗通办|市大数据局"))
    assert [(r.text.text, r.category) for r in read_rows(made, None)] == [("推行一窗通办", "优化服务")]


def test_a_plan_by_stages() -> None:
    made = table(
        "阶段|工作任务|工作要求|完成时限",
        ("准备阶段", 1, "准备阶段|1、开展调查。|摸清底数|2017年1月至12月"),
        ("准备阶段", 2, "准备阶段|2、出台意见。|明确模式|2017年1月至12月"),
    )
    rows = list(read_rows(made, None))
    assert [(r.path, r.text.text, r.deadline.date if r.deadline else None) for r in rows] == [
        ("附件1/准备阶段/1", "开展调查。", "2017-12"),
        ("附件1/准备阶段/2", "出台意见。", "2017-12"),
    ]


def test_a_table_without_work_gives_none() -> None:
    assert list(read_rows(table("序号|单位|电话", ("1", 1, "1|市教育局|123")), None)) == []


def test_short_rows_do_not_harm() -> None:
    made = Table("附件", EMPTY, ("工作任务", "责任单位"), (Row((Text.of("做事"),), "", 1), Row((), "", 2)))
    assert [(r.text.text, r.parties) for r in read_rows(made, None)] == [("做事", ())]
