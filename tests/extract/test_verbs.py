"""Bodies and the verbs behind them."""

from __future__ import annotations

import pytest

from graph.extract.verbs import VERB, Reading, role_of
from graph.model import Role
from graph.spans import Text


def read(printed: str, default: Role | None = None) -> Reading:
    reading = Reading("r")
    reading.read(Text.of(printed), default)
    return reading


@pytest.mark.parametrize(
    ("verb", "role", "carries"),
    [
        ("牵头", Role.LEAD, False),
        ("牵头负责", Role.LEAD, False),
        ("分别牵头", Role.LEAD, False),
        ("负责牵头", Role.LEAD, False),
        ("配合", Role.SUPPORT, False),
        ("配合组织落实", Role.SUPPORT, False),
        ("参加", Role.SUPPORT, False),
        ("按职责分工负责", Role.RESPONSIBLE, False),
        ("按照各自职责分别负责", Role.RESPONSIBLE, False),
        ("按职责分工落实", Role.RESPONSIBLE, True),
        ("负责", Role.RESPONSIBLE, False),
        ("负责落实", Role.RESPONSIBLE, True),
        ("组织实施", Role.RESPONSIBLE, True),
    ],
)
def test_verbs(verb: str, role: Role, carries: bool) -> None:
    found = VERB.fullmatch(verb)
    assert found is not None
    assert role_of(found) == (role, carries)


def test_a_verb_reaches_back_over_commas_until_the_verb_before() -> None:
    reading = read("市教育局牵头，市财政局、市公安局，市民政局配合")
    assert [party.role.value for party in reading.parties] == ["lead", "support", "support", "support"]


def test_behind_a_label_a_semicolon_ends_the_list() -> None:
    reading = read("市教育局；市财政局配合", Role.LEAD)
    assert [party.role.value for party in reading.parties] == ["lead", "support"]


def test_printed_order() -> None:
    reading = read("市金融办会同市财政局负责")
    assert [(p.text.text, p.role.value) for p in reading.in_order()] == [
        ("市金融办", "responsible"),
        ("市财政局", "support"),
    ]


def test_what_names_no_body_is_set_apart() -> None:
    reading = read("市教育局负责，2023年10月底前完成，建成3个")
    assert [text.text for text in reading.deadlines] == ["2023年10月底前完成"]
    assert [text.text for text in reading.rest] == ["建成3个"]


def test_descriptions_are_marked() -> None:
    assert read("由县级人民政府负责的除外").attributive
    assert not read("由县级人民政府负责").attributive
