"""Flattened tables whose cells come out even: so many heads, and rows of just as many cells, each begun by its number
or with bodies and times just where the heads say so.

Where that holds it is certain, whatever the columns hold (units of measure, a column a year), so it is asked first.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.parse.allotments import holds_numbers
from graph.parse.cells import DASH, TIME, is_bodies
from graph.parse.columns import BODY_COLUMNS, TEXT_COLUMNS, Column, column_of, is_task_table
from graph.parse.kinds import Typed
from graph.parse.structure import Table
from graph.spans import Text

_MOST_COLUMNS = 14
_LONGEST_HEAD = 14
_FEWEST_ROWS = 2
Found = tuple[list[Table], list[Typed], list[Text]]


def find_square_tables(
    lines: list[Typed], path: str, make_table: Callable[[str, list[str], list[list[Text]]], Table]
) -> Found:
    """Task tables whose rows come out even to the last, the lines in none of them, and the cells."""
    tables: list[Table] = []
    rest: list[Typed] = []
    cells: list[Text] = []
    i = 0
    while i < len(lines):
        square = _square(lines, i)
        if square is None:
            rest.append(lines[i])
            i += 1
            continue
        width, rows = square
        stretch = [typed.content for typed in lines[i : i + width * (rows + 1)]]
        cells += stretch
        body = [stretch[at : at + width] for at in range(width, len(stretch), width)]
        tables.append(make_table(path, ["".join(head.text.split()) for head in stretch[:width]], body))
        i += width * (rows + 1)
    return tables, rest, cells


def _square(lines: list[Typed], start: int) -> tuple[int, int] | None:
    """How many columns and rows the table has whose first head is this line."""
    if lines[start].bare not in ("序号", "编号"):
        return _even(lines, start)
    first = next((i for i in range(start + 1, min(start + _MOST_COLUMNS, len(lines))) if lines[i].bare == "1"), None)
    if first is None:
        return None
    width = first - start
    heads = [column_of(lines[i].text) for i in range(start, first)]
    bare = [lines[i].bare for i in range(start, first)]
    goals = holds_numbers(bare)
    if width < 3 or not (goals or is_task_table(heads)):
        return None
    if heads[-1] is None and start > 0 and column_of(lines[start - 1].text) is Column.CATEGORY:
        return None  # the first category stands before the first number, behind the heads
    if any(len(lines[i].bare) > _LONGEST_HEAD for i in range(start, first)):
        return None
    rows = 0
    while (at := first + rows * width) + width <= len(lines) and lines[at].bare == str(rows + 1):
        rows += 1
    if None not in heads and any(typed.bare.isdecimal() for typed in lines[at - width + 1 : at + 3 * width]):
        return None  # a cell is broken over lines, or items are counted anew: what the cells look like tells more
    return (width, rows) if rows >= _FEWEST_ROWS else None


def _even(lines: list[Typed], start: int) -> tuple[int, int] | None:
    """The same without numbers: 工作任务 · 责任单位 · 完成时限, then a cell of each kind in turn."""
    width = 0
    heads: list[Column] = []
    while start + width < len(lines) and (column := column_of(lines[start + width].text)) is not None:
        heads.append(column)
        width += 1
    named = sum(head in TEXT_COLUMNS for head in heads) > 1  # a name that is merged over rows makes them of two lengths
    headless = start > 0 and column_of(lines[start - 1].text) is not None  # the table began above, with its numbers
    if named or headless or not 3 <= width <= _MOST_COLUMNS or not is_task_table([*heads]):
        return None
    rows = 0
    while (at := start + width * (rows + 1)) + width <= len(lines) and _fits(lines[at : at + width], heads):
        rows += 1
    return (width, rows) if rows >= _FEWEST_ROWS else None


def _fits(row: list[Typed], heads: list[Column]) -> bool:
    """Whether each cell is of its column's kind: bodies under heads of bodies and nowhere else, times likewise."""
    return all(
        DASH.fullmatch(cell.bare) is not None
        or (
            is_bodies(cell.bare) == (head in BODY_COLUMNS)
            and (TIME.fullmatch(cell.bare) is not None) == (head is Column.TIME)
        )
        for cell, head in zip(row, heads, strict=True)
    )
