"""Clause text made handy."""

from __future__ import annotations

import pytest

from graph.extract.sentences import (
    condense,
    evidence,
    first_clause,
    join_lines,
    modality_of,
    skip_connectives,
    split_sentences,
    starts_of,
)
from graph.model import Modality
from graph.spans import Span, Text


@pytest.mark.parametrize(
    ("printed", "condensed"),
    [
        ("市 财政局", "市财政局"),
        ("甲\n\n\n乙\n", "甲\n乙"),
        ("**责任单位：**甲", "责任单位：甲"),
        ("5*3", "5*3"),
        (" \n ", ""),
    ],
)
def test_condense(printed: str, condensed: str) -> None:
    text = condense(Text.of(printed))
    assert text.text == condensed
    assert all(printed[at] == char for char, at in zip(text.text, text.at, strict=True))


def test_sentences_are_not_cut_in_brackets() -> None:
    text = Text.of("甲要做事（一、甲；二、乙。）；乙要配合。丙")
    assert [s.text for s in split_sentences(text)] == ["甲要做事（一、甲；二、乙。）", "乙要配合", "丙"]


def test_lines_join_unless_a_stop_ends_them() -> None:
    assert join_lines(Text.of("由市教育局牵\n头。\n乙")).text == "由市教育局牵头。\n乙"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("其中，对甲", "对甲"),
        ("同时，各市要", "各市要"),
        ("一是各地要", "各地要"),
        ("（1）各地要", "各地要"),
        ("2.各地要", "各地要"),
        ("2.5万元", "2.5万元"),
        ("注：第1项", "第1项"),
    ],
)
def test_connectives(text: str, rest: str) -> None:
    assert text[skip_connectives(Text.of(text)) :] == rest


def test_starts_and_first_clause() -> None:
    text = Text.of("各县区要 积极\n开展试点示范县（区）和机构创建，因地制宜。")
    assert starts_of(text) == "各县区要积极开展试点示范县（区）和机构创"
    assert first_clause(text) == "各县区要积极开展试点示范县（区）和机构创建"
    assert len(first_clause(Text.of("长" * 90))) == 40


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("鼓励社会力量举办", Modality.ENCOURAGEMENT),
        ("支持医疗机构", Modality.ENCOURAGEMENT),
        ("严禁违规收费", Modality.PROHIBITION),
        ("不得重复收费", Modality.PROHIBITION),
        ("建立健全机制", Modality.OBLIGATION),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    assert modality_of(Text.of(text)) is modality


def test_evidence_quotes_the_print() -> None:
    source = "责任单位：市市场\n\n监管局"
    text = condense(Text.of(source, 5))
    found = evidence(source, text.slice(0, 2), "r")
    assert (found.quote, found.span) == ("市市", Span(5, 7))
    whole = evidence(source, Text.join([text.slice(0, 3), text.slice(4)]), "r")
    assert whole.quote == "市市场\n\n监管局"
