"""Tables that copying flattened to one cell a line: heads first, then cell after cell.

Nothing but order is left of the rows. They are found again by what cells look like: a number that counts on, words,
bodies, a time.
"""

from __future__ import annotations

import re

from graph.errors import Diagnostic
from graph.parse.cells import TIME, is_bodies
from graph.parse.columns import Column, column_of, is_task_table
from graph.parse.flat_rows import build_table, draft_rows
from graph.parse.kinds import Kind, Typed
from graph.parse.structure import Table
from graph.spans import Text

_ROW_NUMBER = re.compile(r"\d{1,3}")
Found = tuple[list[Table], list[Typed], list[Text], list[Diagnostic]]


def find_flat_tables(lines: list[Typed], path: str) -> Found:
    """Flattened task tables; each runs from its first head to the last line that can be a cell."""
    tables: list[Table] = []
    rest: list[Typed] = []
    cells: list[Text] = []
    odd: list[Diagnostic] = []
    at = 0
    while (start := _find_heads(lines, at)) is not None:
        heads_end = _heads_end(lines, start)
        end = _table_end(lines, heads_end)
        table, strange = _read_table(lines, start, heads_end, end, path)
        tables.append(table)
        odd += strange
        rest += lines[at:start]
        cells += [typed.content for typed in lines[start:end]]
        at = end
    return tables, rest + lines[at:], cells, odd


def _read_table(lines: list[Typed], start: int, heads_end: int, end: int, path: str) -> tuple[Table, list[Diagnostic]]:
    heads = [lines[i].bare for i in range(start, heads_end)]
    columns = [column for head in heads if (column := column_of(head)) is not None]
    body = _without_repeats(lines[heads_end:end], heads)
    return build_table(path, heads, columns, draft_rows(body, columns))


def _find_heads(lines: list[Typed], start: int) -> int | None:
    """The first of at least three lines in a row that are heads of a task table."""
    for i in range(start, len(lines) - 2):
        if column_of(lines[i].text) is None:
            continue
        end = _heads_end(lines, i)
        columns = [column_of(lines[j].text) for j in range(i, end)]
        if end - i >= 3 and is_task_table(columns) and (Column.NUMBER in columns or len(set(columns)) >= 3):
            return i
    return None


def _heads_end(lines: list[Typed], start: int) -> int:
    i = start
    while (
        i < len(lines)
        and column_of(lines[i].text) is not None
        and not (i > start and lines[i].bare == lines[start].bare)
    ):
        i += 1
    return i


def _table_end(lines: list[Typed], start: int) -> int:
    """A table ends where clauses of the text begin again: 一、 （一） with a heading, or a long paragraph before it."""
    for i in range(start, len(lines)):
        mark = lines[i].mark
        if (
            mark
            and mark.rank in (1, 2, 3, 4)
            and i > start
            and _after_complete_row(lines[i - 1])
            and len(lines[i].bare) > len(mark.label) + 2
            and not (i + 1 < len(lines) and _ROW_NUMBER.fullmatch(lines[i + 1].bare))  # a heading among the rows
        ):
            return i
    return _before_signature(lines, start)


def _before_signature(lines: list[Typed], start: int) -> int:
    """Organs and a day behind a complete row sign the document; they are no cells."""
    end = len(lines)
    while end > start and lines[end - 1].kind in (Kind.REMARK, Kind.ANNEX_LIST, Kind.SIGNER):
        end -= 1
    if end - start >= 3 and lines[end - 1].kind is Kind.DATE:
        first = end - 1
        while first > start and lines[first - 1].kind is Kind.ORGANS:
            first -= 1
        if first < end - 1 and _after_complete_row(lines[first - 1]):
            return first
    return end


def _after_complete_row(typed: Typed) -> bool:
    return bool(TIME.fullmatch(typed.bare)) or is_bodies(typed.bare) or "。" in typed.text


def _without_repeats(lines: list[Typed], heads: list[str]) -> list[Typed]:
    """The heads that each new page repeats are dropped: at least three of them one after the other."""
    kept: list[Typed] = []
    i = 0
    known = set(heads)
    while i < len(lines):
        run = i
        while run < len(lines) and lines[run].bare in known and run - i < len(heads):
            run += 1
        if run - i >= min(3, len(heads)):
            i = run
            continue
        kept.append(lines[i])
        i += 1
    return kept
