"""Which bracket closes which."""

from __future__ import annotations

import pytest

from graph.extract.brackets import pair_brackets, split_outside, unclosed


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("", {}),
        ("（甲）", {0: 2}),
        ("（甲)", {0: 2}),
        ("〔甲］", {0: 2}),
        ("（甲（市、区)乙）", {0: 8, 2: 6}),
        ("甲）乙（丙", {}),
        ("各县<市、区>政府", {2: 6}),
    ],
)
def test_pairs(text: str, pairs: dict[int, int]) -> None:
    assert pair_brackets(text) == pairs


def test_unclosed_names_only_what_nothing_closes() -> None:
    text = "（责任单位：各县（市、区）人民政府"
    assert unclosed(text, pair_brackets(text)) == [0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲、乙，丙", ["甲", "乙", "丙"]),
        ("各县（市、区）、乙", ["各县（市、区）", "乙"]),
        ("、、甲、", ["甲"]),
        ("（甲、乙", ["（甲", "乙"]),
        ("", []),
    ],
)
def test_split_outside(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in split_outside(text, "、，")] == parts
