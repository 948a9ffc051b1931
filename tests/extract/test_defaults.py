"""What is said once for many tasks."""

from __future__ import annotations

import pytest

from graph.extract.defaults import Leads, cut_defaults, find_defaults
from graph.model import Basis, Role
from graph.spans import Text


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("逗号前为牵头单位，下同", Leads.COMMA),
        ("以逗号前的单位为牵头单位", Leads.COMMA),
        ("以下任务责任单位中排名第一位的为牵头单位。", Leads.FIRST),
        ("上述任务，列第一位的为牵头单位，其他为责任单位。", Leads.FIRST),
        ("责任单位首位为牵头单位", Leads.FIRST),
        ("列第一位的牵头", Leads.FIRST),
        ("排在首位的责任单位为牵头单位", Leads.FIRST),
        ("牵头单位为责任单位中的第一个", Leads.FIRST),
        ("分号前为牵头单位，分号后为配合单位", Leads.COMMA),
        ("由市教育局牵头，第一批建成3个", None),
        ("空气质量排名第一位的县（市、区）给予通报表扬", None),
        ("未明确牵头单位的按职责分工负责", None),
        ("市教育局牵头", None),
        ("第一责任人由牵头单位确定", None),
    ],
)
def test_who_leads(text: str, leads: Leads | None) -> None:
    assert find_defaults(Text.of(text)).leads is leads


def test_the_others_may_be_named() -> None:
    assert find_defaults(Text.of("排名第一位的为牵头单位，其他为配合单位")).others is Role.SUPPORT
    assert find_defaults(Text.of("排名第一位的为牵头单位")).others is None


@pytest.mark.parametrize(
    ("text", "bodies", "role"),
    [
        ("以下均需地方各级人民政府落实，不再列出", ["地方各级人民政府"], Role.IMPLEMENT),
        ("以下任务均需各县（市、区）人民政府落实，不再一一列出。", ["各县（市、区）人民政府"], Role.IMPLEMENT),
        ("以下各项工作均需各县、区人民政府(管委会)落实,不再列出", ["各县、区人民政府(管委会)"], Role.IMPLEMENT),
        ("各县（市、区）人民政府均为责任单位，以下不再列出", ["各县（市、区）人民政府"], Role.RESPONSIBLE),
        ("各项任务均由各县（市、区）人民政府负责落实", ["各县（市、区）人民政府"], Role.IMPLEMENT),
        ("以下均需市财政局配合，不再列出", ["市财政局"], Role.SUPPORT),
        ("各区人民政府均为各项任务责任单位，不再重复列出", ["各区人民政府"], Role.RESPONSIBLE),
        ("责任单位均包括各县（市、区）人民政府，以下不再列出", ["各县（市、区）人民政府"], Role.RESPONSIBLE),
        ("各县区、各开发区管委会负责落实，以下不再列出", ["各县区", "各开发区管委会"], Role.IMPLEMENT),
        ("以上各项均由各乡镇（街道）负责落实", ["各乡镇（街道）"], Role.IMPLEMENT),
        ("民政厅负责;各地负责落实.以下均需各地落实,不再列出", ["各地"], Role.IMPLEMENT),
        ("各项工作均由市教育局负责", [], None),
        ("各项指标均高于全省平均水平", [], None),
        ("所有学校均要配备校医", [], None),
        ("各项任务均按职责分工落实", [], None),
        ("以下材料均需提供原件，复印件不再列出", [], None),
        ("本项任务由各县（市、区）人民政府落实", [], None),
    ],
)
def test_blankets(text: str, bodies: list[str], role: Role | None) -> None:
    blankets = find_defaults(Text.of(text)).blankets
    parties = [party for blanket in blankets for party in blanket.parties]
    assert [party.text.text for party in parties] == bodies
    assert {party.role for party in parties} == ({role} if role else set())
    assert {party.basis for party in parties} <= {Basis.BLANKET}


def test_a_note_is_read_without_them() -> None:
    kept, defaults = cut_defaults(Text.of("省民政厅负责。以下均需地方各级人民政府落实，不再列出"))
    assert kept.text == "省民政厅负责。"
    assert [party.text.text for blanket in defaults.blankets for party in blanket.parties] == ["地方各级人民政府"]


def test_the_same_below() -> None:
    kept, defaults = cut_defaults(Text.of("市教育局，各县区（下同）"))
    assert (kept.text, defaults.same_below) == ("市教育局，各县区", True)
