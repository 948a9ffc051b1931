"""Tables whose columns are lined up with blanks: a cell belongs to the head that it begins under.

Widths are those of a terminal, where a Chinese character takes two columns (Unicode Standard Annex 11).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from graph.parse.columns import column_of, is_task_table
from graph.parse.kinds import Kind, Typed
from graph.parse.structure import Table
from graph.spans import Text

_EMPTY = Text("", ())
_GAP = re.compile(r"[ 　]{2,}")
_PIECE = re.compile(r"[^ 　]+(?:[ 　][^ 　]+)*")
_SLACK = 2  # columns by which a cell may begin before its head
Found = tuple[list[Table], list[Typed], list[Text]]
Maker = Callable[[str, list[str], list[list[Text]]], Table]


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    start: int


def find_aligned_tables(lines: list[Typed], path: str, make: Maker) -> Found:
    """The tables, the lines in none of them, and the cells; `make` turns heads and rows into a table."""
    tables: list[Table] = []
    rest: list[Typed] = []
    cells: list[Text] = []
    i = 0
    while i < len(lines):
        heads = _heads(lines[i])
        rows, end = _rows(lines, i + 1, heads) if heads else ([], i + 1)
        if rows:
            tables.append(make(path, [head.name for head in heads], rows))
            cells += [typed.content for typed in lines[i:end]]
        else:
            rest += lines[i:end]
        i = end
    return tables, rest, cells


def _heads(typed: Typed) -> list[_Head]:
    if not _GAP.search(typed.text):
        return []
    pieces = [(match.group(), match.start()) for match in _PIECE.finditer(typed.text)]
    columns = [column_of(name) for name, _ in pieces]
    known = sum(column is not None for column in columns)
    if len(pieces) < 3 or known * 3 < len(pieces) * 2 or not is_task_table(columns):
        return []
    return [_Head("".join(name.split()), _width(typed.text[:at])) for name, at in pieces]


def _rows(lines: list[Typed], start: int, heads: list[_Head]) -> tuple[list[list[Text]], int]:
    """Rows begin at the left edge; a line that begins further right goes on with the cells it stands under."""
    rows: list[list[Text]] = []
    i = start
    while i < len(lines):
        typed = lines[i]
        if _heads(typed) == heads:
            i += 1
            continue
        if rows and _goes_on(typed, heads):
            more = _cells(typed.content, heads, typed.line.indent)
            rows[-1] = [Text.join([a, b]) if a and b else a or b for a, b in zip(rows[-1], more, strict=True)]
            i += 1
            continue
        if typed.kind in (Kind.DATE, Kind.ORGANS, Kind.IMPRINT) or len(_GAP.findall(typed.text)) + 1 < 2:
            break
        cells = _cells(typed.content, heads)
        if sum(1 for cell in cells if cell) < 2 or (len(heads) > 3 and sum(1 for cell in cells if cell) < 3):
            break
        rows.append(cells)
        i += 1
    return rows, i


def _goes_on(typed: Typed, heads: list[_Head]) -> bool:
    """A line that begins under the second head or further right holds what its cells had no room for."""
    return typed.line.tabs == 0 and typed.line.indent >= max(_SLACK + 1, heads[1].start - _SLACK)


def _cells(line: Text, heads: list[_Head], indent: int = 0) -> list[Text]:
    """By the number of cells if there are as many as heads, else by where each begins, behind an indent in columns."""
    wide = [(m.start(), m.end()) for m in _PIECE.finditer(line.text)]
    if len(wide) == len(heads):
        return [line.slice(a, b) for a, b in wide]
    cells = [_EMPTY] * len(heads)
    for match in re.finditer(r"[^ 　]+", line.text):
        at = indent + _width(line.text[: match.start()])
        index = max((j for j, head in enumerate(heads) if head.start <= at + _SLACK), default=0)
        piece = line.slice(match.start(), match.end())
        cells[index] = Text.join([cells[index], piece]) if cells[index] else piece
    return cells


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
