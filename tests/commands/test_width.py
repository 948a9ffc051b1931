"""Widths and breaks of Chinese text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.commands.width import cut, pad, text_width, wrap

TEXTS = st.text(alphabet="ab 12中文，。（）《》〔〕“”\u0301\u200b", max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("长治市 2021", 11), ("〔2021〕", 8), ("e\u0301", 1), ("零\u200b宽", 4)],
)
def test_width(text: str, width: int) -> None:
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("由市卫健委牵头，市民政局配合", 16, ["由市卫健委牵头，", "市民政局配合"]),
        ("由市卫健委牵头，市民政局配合", 14, ["由市卫健委牵", "头，市民政局配", "合"]),
        ("依据《意见》办理", 6, ["依据", "《意", "见》办", "理"]),
        ("zeren build 读入文件", 11, ["zeren build", "读入文件"]),
        ("第一段\n第二段", 20, ["第一段", "第二段"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 10, [""]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(TEXTS, st.integers(4, 30))
def test_wrapped_lines_fit_and_keep_every_character(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(text_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.integers(2, 30))
def test_cut_text_fits(text: str, width: int) -> None:
    short = cut(text, width)
    assert text_width(short) <= width
    assert short == text or short.endswith("…")


def test_pad() -> None:
    assert pad("牵头", 6) == "牵头  "
    assert pad("配合单位", 4) == "配合单位"
