"""Parties → assignments."""

from __future__ import annotations

import pytest

from graph.extract.assign import assignments_of, blankets_at, fill_from_heading, with_leader
from graph.extract.defaults import Blanket, Leads
from graph.extract.roles import parse_statement
from graph.extract.verbs import Party
from graph.model import Basis, Role
from graph.spans import Text


def parties(printed: str) -> tuple[Party, ...]:
    statement = parse_statement(Text.of(printed))
    assert statement is not None
    return statement.parties


def roles(found: tuple[Party, ...]) -> list[str]:
    return [party.role.value for party in found]


@pytest.mark.parametrize(
    ("printed", "leads", "expected"),
    [
        ("责任单位：市教育局、市财政局", Leads.FIRST, ["lead", "responsible"]),
        ("责任单位：市教育局、市财政局", Leads.COMMA, ["responsible", "responsible"]),
        ("市教育局、市财政局，市公安局负责", Leads.COMMA, ["lead", "lead", "responsible"]),
        ("市教育局负责", Leads.FIRST, ["responsible"]),
        ("市财政局负责，市教育局牵头", Leads.FIRST, ["responsible", "lead"]),
        ("责任单位：市教育局、市财政局", None, ["responsible", "responsible"]),
    ],
)
def test_rules_said_once(printed: str, leads: Leads | None, expected: list[str]) -> None:
    assert roles(with_leader(parties(printed), leads, None)) == expected


def test_the_others_get_the_role_that_the_rule_names() -> None:
    found = with_leader(parties("责任单位：市教育局、市财政局"), Leads.FIRST, Role.SUPPORT)
    assert [(p.role, p.basis) for p in found] == [(Role.LEAD, Basis.RULE), (Role.SUPPORT, Basis.LIST)]


def test_headings_cover_what_has_no_note_and_lead_the_rest() -> None:
    heading = parties("市住建局牵头，市财政局配合")
    assert fill_from_heading((), heading) == heading
    own = parties("市水务集团负责")
    assert [p.text.text for p in fill_from_heading(own, heading)] == ["市住建局", "市水务集团"]


def test_a_blanket_reaches_forward_only() -> None:
    blanket = Blanket(parties("市财政局负责"), at=100)
    assert blankets_at([blanket], 99) == ()
    assert [p.text.text for p in blankets_at([blanket], 100)] == ["市财政局"]


def test_one_assignment_a_body() -> None:
    source = "市教育局牵头，市教育局、市财政局配合"
    found = assignments_of(parties(source), source)
    assert [(a.mention, a.role) for a in found] == [("市教育局", Role.LEAD), ("市财政局", Role.SUPPORT)]
    assert all(a.evidence.span.of(source) == a.evidence.quote == a.mention for a in found)
