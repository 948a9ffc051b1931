"""Responsibility notes in running text."""

from __future__ import annotations

import pytest

from graph.errors import Code
from graph.extract.notes import find_notes, group_notes
from graph.extract.sentences import condense
from graph.spans import Text

# text → the notes as printed, without their brackets
NOTES = [
    ("推进改造。（责任单位：市住建局、市财政局）", ["责任单位：市住建局、市财政局"]),
    ("推进改造。(责任单位:市住建局）", ["责任单位:市住建局"]),
    ("推进改造。〔责任单位：市住建局〕", ["责任单位：市住建局"]),
    ("推进改造。【责任单位：市住建局】", ["责任单位：市住建局"]),
    ("推进改造。［市住建局牵头，各县（市、区）落实]", ["市住建局牵头，各县（市、区）落实"]),
    ("推进改造(市住建局负责);开展宣传(市教育局负责)。", ["市住建局负责", "市教育局负责"]),
    ("推进“改造”（市住建局负责）。", ["市住建局负责"]),
    ("推进改造。（市住建局）", ["市住建局"]),
    ("推进改造（市住建局、市财政局）。", ["市住建局、市财政局"]),
    (
        "推进改造。\n牵头单位：市住建局\n责任单位：市财政局\n完成时限：2022年10月底前",
        ["牵头单位：市住建局责任单位：市财政局完成时限：2022年10月底前"],
    ),
    ("推进改造。责任单位：市住建局。", ["责任单位：市住建局"]),
    ("推进改造。\n责任单位：\n市住建局、市财政局", ["责任单位：市住建局、市财政局"]),
    ("推进改造。\n责任单位：市住建局\n市财政局\n市教育局", ["责任单位：市住建局市财政局市教育局"]),
    ("推进改造。\n责任单位　市住建局\n完成时限　长期", ["责任单位市住建局完成时限长期"]),
    ("推进改造。（责任单位：市住建局）\n后续工作另行部署。", ["责任单位：市住建局"]),
]

NO_NOTES = [
    "选择3所学校（市第一中学、市实验小学、樊城区前进路小学）开展试点。",
    "在办事大厅（市政务服务中心、各县（市、区）政务服务中心）设置设施。",
    "各成员单位（市发改委、市财政局、市民政局）要加强协作。",
    "推广集采模式（由樊城区教育局牵头探索，2021年起在全市推开），扩大覆盖面。",
    "跨部门（公安、民政、卫生健康、医保）数据共享。",
    "根据《意见》（国务院办公厅）。",
    "费用由财政保障（责任单位为企业的，费用自行承担）。",
    "检查企业（客运、旅游包车、危险货物运输企业）不少于2轮次。",
    "依规依纪追究责任单位和相关人员责任。",
    "台账应当包括：\n责任单位：\n整改时限：\n销号日期：",
    "牵头单位：指联合体中负责投标的成员。",
    "工作目标：到2025年，建成3个。",
    "会议时间：2023年5月4日。",
    "数据责任单位应当对数据的真实性负责。",
]


@pytest.mark.parametrize(("printed", "notes"), NOTES)
def test_notes(printed: str, notes: list[str]) -> None:
    text = condense(Text.of(printed))
    found = [
        text.text[note.start : note.end].strip("（）()〔〕【】［］[]").replace("\n", "")
        for note in find_notes(text).notes
    ]
    assert found == notes


@pytest.mark.parametrize("printed", NO_NOTES)
def test_no_notes(printed: str) -> None:
    text = condense(Text.of(printed))
    assert [text.text[note.start : note.end] for note in find_notes(text).notes] == []


def test_a_bracket_that_never_closes() -> None:
    text = condense(Text.of("推进改造。（责任单位：各县（市、区）人民政府、市住建局\n开展宣传。"))
    found = find_notes(text)
    assert [[p.text.text for p in note.statement.parties] for note in found.notes] == [
        ["各县（市、区）人民政府", "市住建局"]
    ]
    assert [d.code for d in found.diagnostics] == [Code.NOTE_UNCLOSED]


def test_an_open_bracket_that_is_no_note_says_nothing() -> None:
    assert find_notes(Text.of("推进改造（含加装电梯，")).diagnostics == ()


def test_notes_side_by_side_belong_together() -> None:
    text = Text.of("改造。（省住建厅负责）（市分工：市住建局负责）宣传。（市教育局负责）")
    groups = group_notes(text, find_notes(text).notes)
    assert [[p.text.text for note in group for p in note.statement.parties] for group in groups] == [
        ["省住建厅", "市住建局"],
        ["市教育局"],
    ]


def test_spans_point_into_the_source() -> None:
    source = "推进改造。（责任 单位：市住\n\n建局）"
    note = find_notes(condense(Text.of(source))).notes[0]
    assert note.span.of(source) == "（责任 单位：市住\n\n建局）"
    assert note.statement.parties[0].text.text == "市住建局"
