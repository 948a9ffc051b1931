"""Which printed lines are one paragraph: told from where they begin and end on the page, not from their words.

A paragraph of a document begins two characters in (GB/T 9704-2012, 7.3.3); its other lines begin at the edge, and each
but the last ends where nothing more would fit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.read.layout import PrintedLine

_LEAST_WIDTH = 12  # characters: a shorter line is a heading, a name, a date
_SAME_SIZE = 0.2
_AT_EDGE = 0.8  # characters
_COMMON = 0.1  # of a column's lines, to make an edge
_ENOUGH = 8  # lines that show where a page's edges are; with fewer, those of all pages are taken
_MARGINS = 1.5  # the right margin may be so much wider than the left one
_LEAST_MARGIN = 0.06  # of the paper's width
_ENDS = "。；：！？.;:!?"
_TOKEN = re.compile(r"[0-9A-Za-z.%－-]{1,20}[，。；：、）》”]?|.[，。；：、）》”’！？]{0,2}")


@dataclass(frozen=True, slots=True)
class _Edges:
    left: float
    right: float
    has_indents: bool


class Flow:
    """Knows the edges of the print on each page; `goes_on` tells whether a line carries on the one above."""

    def __init__(self, pages: Sequence[Sequence[PrintedLine]]) -> None:
        self._edges: dict[int, _Edges] = {}  # by line
        everything = _edges([line for lines in pages for line in lines if not line.in_table])
        for lines in pages:
            columns: dict[int, list[PrintedLine]] = {}
            for line in lines:
                if not line.in_table:
                    columns.setdefault(line.column, []).append(line)
            for column in columns.values():
                own = _edges(column) if len(column) >= _ENOUGH else everything
                self._edges |= {id(line): own for line in column if own is not None}

    def goes_on(self, above: PrintedLine, line: PrintedLine, *, over_page: bool = False) -> bool:
        """Whether `line` belongs to the paragraph of the line above it; `over_page`: that is on the page before."""
        if above.in_table or line.in_table or (line.gap and not over_page):
            return False
        edges, own = self._edges.get(id(above)), self._edges.get(id(line))
        if edges is None or own is None or abs(above.size - line.size) > _SAME_SIZE * above.size:
            return False
        if line.left - own.left > _AT_EDGE * line.size or above.right - above.left < _LEAST_WIDTH * above.size:
            return False
        if not edges.has_indents and above.text[-1:] in _ENDS:
            return False
        return edges.right - above.right < (_width(line.text) + 0.7) * above.size


def _width(text: str) -> float:
    """The width, in characters, of what cannot be parted at a line's beginning: a character, a number with its mark."""
    token = _TOKEN.match(text.strip())
    return sum(0.55 if char.isascii() else 1.0 for char in token.group()) if token else 1.0


def _edges(lines: list[PrintedLine]) -> _Edges | None:
    if not lines:
        return None
    size = sorted(line.size for line in lines)[len(lines) // 2]
    left = _edge([line.left for line in lines], size)
    right = -_edge([-line.right for line in lines], size)
    if not lines[0].column and not _fills_paper(left, right, lines[0].paper):
        return None
    indented = sum(1.2 * size < line.left - left < 2.8 * size for line in lines)
    return _Edges(left, right, indented * 20 >= len(lines))


def _fills_paper(left: float, right: float, paper: tuple[float, float]) -> bool:
    """Lines that end far from the paper's edge were not broken by it: names, verses, short lines of a first page."""
    return paper[1] - right < _MARGINS * max(left - paper[0], _LEAST_MARGIN * (paper[1] - paper[0]))


def _edge(values: list[float], size: float) -> float:
    """The outermost place where more than a stray line begins."""
    buckets = Counter(round(value / size * 2) for value in values)
    common = [bucket for bucket, count in buckets.items() if count >= max(2, len(values) * _COMMON)]
    if not common:
        return min(values)
    least = min(common)
    return min(value for value in values if round(value / size * 2) == least)
