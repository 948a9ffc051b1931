"""Tables with merged cells → lines of text: one row a line, cells parted by tabs.

Guarantees: every row has its cells in the same columns; what a merged cell covers is left empty; no cell holds a
tab or a line break; no text is dropped or said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_COLUMNS = 128
MAX_SPAN = 64
_BREAK = re.compile(r"[ \t\r\n\f\v\u2028\u2029]*[\t\r\n\f\v\u2028\u2029][ \t\r\n\f\v\u2028\u2029]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is set: `text` may have several lines; spans count rows and columns, 1 for a plain cell."""

    text: str
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place in the grid: rows and columns are counted from 0."""

    row: int
    column: int
    cell: Cell


def format_table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Rows of cells as written → lines. A table of one column or one row is no table: its cells come one after another.

    >>> format_table([[Cell("序号"), Cell("任务")], [Cell("1", rowspan=2), Cell("建床位")], [Cell("建站点")]])
    ['序号\\t任务', '1\\t建床位', '\\t建站点']
    """
    return format_placed(place_cells(rows))


def format_placed(placed: Sequence[Placed]) -> list[str]:
    """Cells at their places → lines; see `format_table`."""
    spread = {(each.row, each.column) for each in placed if each.cell.text.strip()}
    if len({row for row, _ in spread}) < 2 or len({column for _, column in spread}) < 2:
        return [line for each in placed for line in each.cell.text.split("\n") if line.strip()]
    sunk = _sunk_heads(placed)
    lines: dict[int, dict[int, str]] = {}
    for each in placed:
        row = each.row + (each.cell.rowspan - 1 if each in sunk else 0)
        lines.setdefault(row, {})[each.column] = one_line(each.cell.text)
    return [line for row in sorted(lines) if (line := _format_row(lines[row])).strip()]


def one_line(text: str) -> str:
    """A cell's text without line breaks: a blank stands where the line broke."""
    return _BREAK.sub(" ", text).strip()


def place_cells(rows: Iterable[Sequence[Cell]]) -> list[Placed]:
    """Where each cell lies, by the rule of HTML: a cell takes the first free column of its row (WHATWG 4.9.12)."""
    placed: list[Placed] = []
    taken: dict[int, int] = {}  # column → first row in which it is free again
    all_rows = list(rows)
    for row, cells in enumerate(all_rows):
        column = 0
        for cell in cells:
            while taken.get(column, 0) > row:
                column += 1
            fitted = _fit(cell, len(all_rows) - row, column)
            placed.append(Placed(row, column, fitted))
            for covered in range(column, column + fitted.colspan):
                taken[covered] = max(taken.get(covered, 0), row + fitted.rowspan)
            column += fitted.colspan
    return placed


def _fit(cell: Cell, rows_left: int, column: int) -> Cell:
    """Spans inside the table, and of a size that a table can have."""
    if column >= MAX_COLUMNS:
        return Cell(cell.text)
    return Cell(cell.text, max(1, min(cell.rowspan, rows_left)), max(1, min(cell.colspan, MAX_SPAN)))


def _sunk_heads(placed: Sequence[Placed]) -> set[Placed]:
    """Heads that reach over both rows of a head of two: they are read with the second, where the columns are named.

    序号(2 rows) · 工作任务(2 rows) · 责任分工(2 columns) / 牵头单位 · 配合单位: the row of names is
    序号 · 工作任务 · 牵头单位 · 配合单位.
    """
    first = [each for each in placed if each.row == 0 and each.cell.text.strip()]
    if not any(each.cell.colspan > 1 and each.cell.rowspan == 1 for each in first):
        return set()
    depths = {each.cell.rowspan for each in first if each.cell.colspan == 1}
    if not depths or min(depths) < 2 or len(depths) > 1:
        return set()
    return {each for each in first if each.cell.rowspan > 1}


def _format_row(cells: dict[int, str]) -> str:
    return "\t".join(cells.get(column, "") for column in range(max(cells) + 1)).rstrip("\t")
