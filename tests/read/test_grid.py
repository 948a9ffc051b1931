"""Merged cells as lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.read.grid import MAX_COLUMNS, Cell, format_table, place_cells


def rows(*lines: str) -> list[list[Cell]]:
    """Cells parted by blanks; 内容/2x3 reaches over two rows and three columns, . is an empty cell."""
    return [[cell(word) for word in line.split()] for line in lines]


def cell(word: str) -> Cell:
    text, _, spans = word.partition("/")
    down, _, across = (spans or "1x1").partition("x")
    return Cell("" if text == "." else text, int(down), int(across))


CASES = {
    "plain": (rows("序号 任务", "1 建床位"), ["序号\t任务", "1\t建床位"]),
    "down": (
        rows("序号 类别 任务", "1 供给/2x1 建床位", "2 改站点"),
        ["序号\t类别\t任务", "1\t供给\t建床位", "2\t\t改站点"],
    ),
    "across": (rows("甲 乙 丙", "1/1x2 丁"), ["甲\t乙\t丙", "1\t\t丁"]),
    "both": (rows("甲/2x2 乙", "丙", "丁 戊 己"), ["甲\t\t乙", "\t\t丙", "丁\t戊\t己"]),
    "empty cells": (rows("甲 乙 丙", "1 . 3", "4 . ."), ["甲\t乙\t丙", "1\t\t3", "4"]),
    "head of two rows": (
        rows("序号/2x1 工作任务/2x1 责任分工/1x2 完成时限/2x1", "牵头单位 配合单位", "1 建床位 民政局 财政局 6月底"),
        ["\t\t责任分工", "序号\t工作任务\t牵头单位\t配合单位\t完成时限", "1\t建床位\t民政局\t财政局\t6月底"],
    ),
    "no table: one column": (rows("甲", "乙"), ["甲", "乙"]),
    "no table: one row": (rows("甲 乙"), ["甲", "乙"]),
    "reaches below the table": (rows("甲/99x1 乙", "丙"), ["甲\t乙", "\t丙"]),
}


@pytest.mark.parametrize(("given_rows", "lines"), CASES.values(), ids=CASES)
def test_format_table(given_rows: list[list[Cell]], lines: list[str]) -> None:
    assert format_table(given_rows) == lines


def test_line_breaks_and_tabs_in_a_cell_become_blanks() -> None:
    assert format_table([[Cell("甲"), Cell("乙\n 丙\t丁")], [Cell("1"), Cell("2")]]) == ["甲\t乙 丙 丁", "1\t2"]


def test_cells_of_what_is_no_table_keep_their_lines() -> None:
    assert format_table([[Cell("市民政局\n市财政局"), Cell("文件")]]) == ["市民政局", "市财政局", "文件"]


def test_senseless_spans_are_bounded() -> None:
    placed = place_cells([[Cell("甲", 10**9, 10**9) for _ in range(500)] for _ in range(50)])
    assert len(placed) == 500 * 50
    assert sum(each.cell.colspan > 1 for each in placed) <= MAX_COLUMNS


words = st.builds(Cell, st.text("甲乙丙丁", min_size=1, max_size=3), st.integers(1, 4), st.integers(1, 4))


@given(st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=6))
def test_no_text_is_lost_or_said_twice(table: list[list[Cell]]) -> None:
    written = sorted("".join(format_table(table)).replace("\t", ""))
    assert written == sorted("".join(cell.text for row in table for cell in row))
