"""What a document has said once."""

from __future__ import annotations

from graph.extract.defaults import Leads
from graph.extract.notes import Note, find_notes
from graph.extract.said import Said
from graph.spans import Text


def note(printed: str) -> Note:
    return find_notes(Text.of(printed)).notes[0]


def bodies(said: Said) -> list[str]:
    return [party.text.text for blanket in said.blankets for party in blanket.parties]


def test_running_text_holds_for_the_whole_document() -> None:
    said = Said()
    said.hear(Text.of("责任单位中列首位的为牵头单位；以下均需各市（地）人民政府（行署）\n落实，不再列出。"))
    assert said.defaults.leads is Leads.FIRST
    assert bodies(said) == ["各市（地）人民政府（行署）"]


def test_a_default_said_twice_is_one() -> None:
    said = Said()
    for _ in range(2):
        said.hear(Text.of("以下均需地方各级人民政府落实，不再列出"))
    assert bodies(said) == ["地方各级人民政府"]


def test_a_notes_own_rule() -> None:
    said = Said()
    own = note("（市教育局、市财政局负责，列第一位的为牵头单位）")
    assert said.hear_note(own) == []
    assert [party.role.value for party in said.ruled(own)] == ["lead", "responsible"]
    assert [party.role.value for party in said.ruled(note("（市水利局、市林业局负责）"))] == [
        "responsible",
        "responsible",
    ]
