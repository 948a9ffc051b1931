"""Short names that a file defines."""

from __future__ import annotations

import pytest

from graph.extract.definitions import definitions_in, find_definitions
from graph.spans import Text
from tests.extract.documents import clause, document

DEFINED = [
    ("《甲省关于发展的意见》（甲发〔2020〕1号，以下简称《意见》）", "《意见》", "甲省关于发展的意见"),
    ("《甲省关于发展的意见》（以下简称“《意见》”）", "《意见》", "甲省关于发展的意见"),
    ("省安全生产委员会办公室（以下简称省安委办）负责", "省安委办", "省安全生产委员会办公室"),
    ("成立市医养结合工作领导小组（以下简称领导小组），", "领导小组", "市医养结合工作领导小组"),
    ("对违法建设（以下统称违建），", "违建", "违法建设"),
]


@pytest.mark.parametrize(("printed", "short", "full"), DEFINED)
def test_definitions(printed: str, short: str, full: str) -> None:
    (found,) = definitions_in(Text.of(printed))
    assert (found.definition.short, found.definition.full) == (short, full)
    assert found.definition.evidence.span.of(printed) == found.definition.evidence.quote


def test_the_first_definition_of_a_name_holds() -> None:
    paper = document(
        "《甲的意见》（以下简称《意见》）印发以来，", (clause("一", "", "《乙的意见》（以下简称《意见》）规定。"),)
    )
    assert [(d.short, d.full) for d in find_definitions(paper)] == [("《意见》", "甲的意见")]
