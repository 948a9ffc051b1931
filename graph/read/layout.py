"""Characters at places on a page → lines in reading order; ruled tables become rows of cells.

Shared by what knows places and not paragraphs: PDF, OFD, recognised pictures. Coordinates grow to the right and
downwards; the unit does not matter.

Guarantees: every character given comes out once; columns of print are read one after the other, cells row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from graph.read.grid import Cell, Placed, format_placed
from graph.read.ruled import Box, Grid, Rule, find_grids

_SAME_LINE = 0.5  # of the smaller height that two pieces must share to stand on one line
_HAIR = 0.15  # a blank narrower than this, in heights of the line, is none
_FIRST_WIDE = "\u2e80"
_WORD_GAP, _COLUMN_GAP = 0.6, 1.5  # blanks between pieces, in heights of the line
_NEW_BLOCK = 1.9  # distance of lines, in usual distances, that parts blocks
_MAX_INDENT = 4
_GUTTER_LINES = 6  # lines that a column of print has at the least
_GUTTER_SHARE = 0.6  # of the page's lines that must keep a gutter free


@dataclass(frozen=True, slots=True)
class Piece:
    """A character, or a run of them, and the box that it fills; `spaced`: the file has a blank before it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    spaced: bool = False

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.01)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as read: a printed line, or a row of a table.

    `gap`: it stands apart from the line above; `size`: the height of its characters; `column`: which column of print
    it stands in, from 1, and 0 where the page has but one; `paper`: where the paper begins and ends.
    """

    text: str
    top: float
    bottom: float
    gap: bool = False
    in_table: bool = False
    left: float = 0.0
    right: float = 0.0
    size: float = 1.0
    column: int = 0
    paper: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class _Row:
    """Pieces on one line, being gathered."""

    pieces: list[Piece]
    top: float
    bottom: float

    def takes(self, piece: Piece) -> bool:
        shared = min(self.bottom, piece.bottom) - max(self.top, piece.top)
        return shared >= _SAME_LINE * min(self.bottom - self.top, piece.height)

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.top = min(self.top, piece.top)
        self.bottom = max(self.bottom, piece.bottom)


def lay_out(pieces: Sequence[Piece], paper: tuple[float, float], rules: Sequence[Rule] = ()) -> list[PrintedLine]:
    """The lines of one page from top to bottom; `paper` are the places of its left and right edge."""
    seen = [piece for piece in pieces if piece.text.strip()]
    lines: list[PrintedLine] = []
    for grid in find_grids(rules):
        inside = [piece for piece in seen if grid.box.holds(*piece.middle)]
        if len({grid.cell_at(*piece.middle) for piece in inside}) > 1:
            taken = {id(piece) for piece in inside}
            seen = [piece for piece in seen if id(piece) not in taken]
            lines += _table_lines(grid, inside)
    columns = _columns(seen)
    for number, column in enumerate(columns):
        lines += _text_lines(column, number + 1 if len(columns) > 1 else 0, paper)
    return _in_order(lines)


def _in_order(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Tables among the text by where they begin; columns of text and rows of a table stay in their order."""
    tables = [line for line in lines if line.in_table]
    text = [line for line in lines if not line.in_table]
    for line in tables:
        at = next((i for i, other in enumerate(text) if not other.in_table and other.top > line.top), len(text))
        text.insert(at, line)
    return text


def _table_lines(grid: Grid, pieces: list[Piece]) -> list[PrintedLine]:
    cells: dict[int, list[Piece]] = {}
    for piece in pieces:
        cells.setdefault(grid.cell_at(*piece.middle), []).append(piece)
    placed = []
    for index, inside in sorted(cells.items()):
        span = grid.cells[index]
        text = _cell_text(inside, span.box)
        placed.append(Placed(span.row, span.column, Cell(text, span.rowspan, span.colspan)))
    placed.sort(key=lambda each: (each.row, each.column))
    return [PrintedLine(line, grid.box.top, grid.box.bottom, in_table=True) for line in format_placed(placed)]


def _cell_text(pieces: list[Piece], box: Box) -> str:
    """A cell's lines; one that fills the cell's width was broken by the width, and goes on without a break."""
    text = ""
    full = False
    for row in _rows(pieces):
        line = _join(row)
        text += line if full or not text else f"\n{line}"
        room = box.right - max(piece.right for piece in row.pieces)
        full = room < 2.2 * (row.bottom - row.top)
        if full and line[-1:].isascii() and line[-1:].isalpha():
            text += " "
    return text


def _columns(pieces: list[Piece]) -> list[list[Piece]]:
    """The page's columns of print; one for nearly every official document, two for a gazette."""
    rows = _rows(pieces)
    if len(rows) < _GUTTER_LINES:
        return [pieces]
    gutter = _gutter(rows)
    if gutter is None:
        return [pieces]
    blocks: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for row in rows:
        if _crosses(row, gutter):
            blocks += [block for block in (left, right) if block]
            blocks.append(row.pieces)
            left, right = [], []
        else:
            left += [piece for piece in row.pieces if piece.middle[0] < gutter]
            right += [piece for piece in row.pieces if piece.middle[0] >= gutter]
    return blocks + [block for block in (left, right) if block]


def _gutter(rows: list[_Row]) -> float | None:
    """Where a free strip runs down between two columns that are both filled."""
    both = [row for row in rows if len(_gaps(row)) == 1]
    if len(both) < max(_GUTTER_LINES, len(rows) * _GUTTER_SHARE):
        return None
    left = max(_gaps(row)[0][0] for row in both)
    right = min(_gaps(row)[0][1] for row in both)
    widths = [piece.right - row.pieces[0].left for row in both for piece in row.pieces[-1:]]
    filled = sum(gap[1] - gap[0] < width * 0.2 for row, width in zip(both, widths, strict=True) for gap in _gaps(row))
    return (left + right) / 2 if left < right and filled * 2 > len(both) else None


def _gaps(row: _Row) -> list[tuple[float, float]]:
    wide = _COLUMN_GAP * (row.bottom - row.top)
    return [(a.right, b.left) for a, b in pairwise(row.pieces) if b.left - a.right > wide]


def _crosses(row: _Row, gutter: float) -> bool:
    return any(piece.left < gutter < piece.right for piece in row.pieces) or (
        row.pieces[0].right < gutter < row.pieces[-1].left
        and not any(left <= gutter <= right for left, right in _gaps(row))
    )


def _rows(pieces: Iterable[Piece]) -> list[_Row]:
    """Pieces gathered into printed lines, top to bottom, each from left to right."""
    rows: list[_Row] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle[1], piece.left)):
        for row in rows[-3:]:
            if row.takes(piece):
                row.add(piece)
                break
        else:
            rows.append(_Row([piece], piece.top, piece.bottom))
    for row in rows:
        row.pieces.sort(key=lambda piece: (piece.left, piece.right))
    return sorted(rows, key=lambda row: (row.top + row.bottom, row.pieces[0].left))


def _text_lines(pieces: list[Piece], column: int, paper: tuple[float, float]) -> list[PrintedLine]:
    rows = _rows(pieces)
    if not rows:
        return []
    edge = min(row.pieces[0].left for row in rows)
    steps = [below.bottom - above.bottom for above, below in pairwise(rows)]
    usual = sorted(steps)[len(steps) // 3] if steps else 0.0
    lines = []
    for i, row in enumerate(rows):
        size = _size(row.pieces)
        indent = min(_MAX_INDENT, round((row.pieces[0].left - edge) / size))
        gap = i > 0 and steps[i - 1] > usual * _NEW_BLOCK
        text = "\u3000" * indent + _join(row)
        left, right = row.pieces[0].left, max(piece.right for piece in row.pieces)
        lines.append(PrintedLine(text, row.top, row.bottom, gap, False, left, right, size, column, paper))
    return lines


def _size(pieces: list[Piece]) -> float:
    """The size of the print: the width of a Chinese character, for boxes of some fonts are higher than their print."""
    widths = [piece.right - piece.left for piece in pieces if len(piece.text) == 1 and piece.text >= _FIRST_WIDE]
    return max(0.01, median(widths) if widths else median(piece.height for piece in pieces))


def _join(row: _Row) -> str:
    """The pieces of a line; blanks where they stand apart."""
    size = _size(row.pieces)
    parts = [row.pieces[0].text.strip()]
    for before, piece in pairwise(row.pieces):
        gap = (piece.left - before.right) / size
        if gap > _WORD_GAP:
            parts.append((" ", "\u3000", "\u3000\u3000")[min(2, round(gap - 0.1))])
        elif gap > _HAIR and (piece.spaced or _parted(before, piece)):
            parts.append(" ")
        parts.append(piece.text.strip())
    return "".join(parts)


def _parted(before: Piece, piece: Piece) -> bool:
    """Latin words stand closer than Chinese ones would be parted."""
    return all(end.isascii() and end.isalpha() for end in (before.text[-1:], piece.text[:1]))
