"""Objects on an OFD page (GB/T 33190-2016, 8.5, 9.1, 11.2): where each character and each straight line lies, in millimetres."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.read.layout import Piece
from graph.read.package import attribute, local
from graph.read.pdf_rules import rule_between
from graph.read.radicals import restore_radicals
from graph.read.ruled import Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

_ASCENT, _DESCENT = 0.88, 0.12  # of the font's size, above and below the line that characters stand on
_THIN, _SHORT = 0.9, 1.5
_MAX_TOKENS = 400
_MAX_REPEAT = 10_000
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{0,12})?(?:[eE]-?\d{1,2})?")
_TURNED = 0.05


@dataclass(frozen=True, slots=True)
class _Place:
    """Boundary and CTM: the object's own coordinates → the page's."""

    x: float
    y: float
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.x + self.a * x + self.c * y + self.e, self.y + self.b * x + self.d * y + self.f

    @property
    def is_askew(self) -> bool:
        return abs(self.b) > _TURNED * abs(self.a) or abs(self.c) > _TURNED * abs(self.d)


def iter_pieces(item: _Element) -> Iterator[Piece]:
    """The characters of a TextObject; none for one that stands askew (a watermark)."""
    place = _place(item)
    size = (parse_numbers(attribute(item, "Size")) or [4.0])[0]
    if place.is_askew or size <= 0:
        return
    for code in item:
        if local(code) == "TextCode" and code.text:
            yield from _code_pieces(code, place, size, item)


def _code_pieces(code: _Element, place: _Place, size: float, item: _Element) -> Iterator[Piece]:
    text = code.text or ""
    scale = (parse_numbers(attribute(item, "HScale")) or [1.0])[0]
    x, y = ((parse_numbers(attribute(code, axis)) or [0.0])[0] for axis in "XY")
    across, down = (_steps(attribute(code, f"Delta{axis}"), len(text)) for axis in "XY")
    for i, char in enumerate(text):
        width = size * scale * (0.5 if char.isascii() else 1.0)
        if not char.isspace():
            left, top = place.point(x, y - _ASCENT * size)
            right, bottom = place.point(x + width, y + _DESCENT * size)
            shown = restore_radicals(char)
            spaced = text[i - 1 : i].isspace()
            yield Piece(shown, min(left, right), min(top, bottom), max(left, right), max(top, bottom), spaced)
        x += across[i] if i < len(across) else 0.0 if down else width
        y += down[i] if i < len(down) else 0.0


def _steps(text: str | None, most: int) -> list[float]:
    """Distances from a character to the next; `g 3 4.2` stands for three times 4.2 (11.3, table 46)."""
    steps: list[float] = []
    tokens = (text or "").split()
    i = 0
    while i < len(tokens) and len(steps) < most:
        if tokens[i] == "g" and i + 2 < len(tokens):
            count = min(int((parse_numbers(tokens[i + 1]) or [0])[0]), most, _MAX_REPEAT)
            steps += (parse_numbers(tokens[i + 2]) or [0.0])[:1] * max(count, 0)
            i += 3
        else:
            steps += parse_numbers(tokens[i])[:1]
            i += 1
    return steps


def find_rules(item: _Element) -> list[Rule]:
    """The lying and standing lines of a PathObject; none if it is curved or not drawn."""
    data = next((part.text or "" for part in item if local(part) == "AbbreviatedData"), "")
    tokens = data.split()
    if len(tokens) > _MAX_TOKENS or attribute(item, "Visible") == "false":
        return []
    place = _place(item)
    rules = [rule for path in _paths(tokens) for rule in _path_rules([place.point(*point) for point in path], item)]
    return sorted(set(rules))


def _path_rules(points: list[tuple[float, float]], item: _Element) -> Iterator[Rule]:
    """A box that is thin is a line that was filled; a filled box without a stroke is a background."""
    if not points:
        return
    low = min(x for x, _ in points), min(y for _, y in points)
    high = max(x for x, _ in points), max(y for _, y in points)
    if min(high[0] - low[0], high[1] - low[1]) <= _THIN:
        yield from rule_between(low, high, _THIN, _SHORT)
    elif attribute(item, "Stroke") != "false":
        for a, b in pairwise(points):
            yield from rule_between(a, b, _THIN, _SHORT)


def _paths(tokens: list[str]) -> Iterator[list[tuple[float, float]]]:
    """Runs of points joined by straight lines: S and M begin one, L goes on, C closes it (9.2, table 35)."""
    path: list[tuple[float, float]] = []
    i = 0
    while i < len(tokens):
        at = parse_numbers(" ".join(tokens[i + 1 : i + 3]))
        if tokens[i] in ("M", "S", "L") and len(at) == 2:
            if tokens[i] != "L":
                yield path
                path = []
            path.append((at[0], at[1]))
            i += 3
        elif tokens[i] == "C" and path:
            path.append(path[0])
            i += 1
        else:
            return
    yield path


def _place(item: _Element) -> _Place:
    boundary = [*parse_numbers(attribute(item, "Boundary")), 0.0, 0.0][:2]
    matrix = parse_numbers(attribute(item, "CTM"))
    return _Place(*boundary, *matrix) if len(matrix) == 6 else _Place(*boundary)


def parse_numbers(text: str | None) -> list[float]:
    """The numbers of an array, as the format writes them: `parse_numbers("0 0 210 297") == [0, 0, 210, 297]`."""
    return [float(match) for match in _NUMBER.findall((text or "")[:4000])]
