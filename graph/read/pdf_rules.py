"""The straight lines that a PDF page draws: those of its tables among them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.read.ruled import Rule
from graph.read.turn import Turn

if TYPE_CHECKING:
    import pypdfium2

_THIN = 2.5  # points; borders of tables are half a point to two points wide
_SHORT = 4.0
_MAX_PATHS = 6000
_MAX_SEGMENTS = 64
Point = tuple[float, float]


def find_rules(page: pypdfium2.PdfPage, turn: Turn) -> list[Rule]:
    """Lying and standing rules of a page as it is read; none for a page that is a drawing."""
    from pypdfium2 import raw

    rules: set[Rule] = set()
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count > _MAX_PATHS:
            return []
        rules.update(_rules_of(item, turn))
    return sorted(rules)


def _rules_of(item: pypdfium2.PdfObject, turn: Turn) -> Iterator[Rule]:
    from pypdfium2 import raw

    bounds = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *(ctypes.byref(value) for value in bounds)):
        return
    left, top, right, bottom = turn.box(*(value.value for value in bounds))
    if min(right - left, bottom - top) <= _THIN:
        yield from rule_between((left, top), (right, bottom))
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value:
        for a, b in pairwise(_corners(item, turn)):
            yield from rule_between(a, b)


def rule_between(a: Point, b: Point, thin: float = _THIN, short: float = _SHORT) -> Iterator[Rule]:
    """The rule from one point to another, if it lies or stands and is longer than a stroke of a letter."""
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if high <= thin and wide > short:
        yield Rule(True, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    elif wide <= thin and high > short:
        yield Rule(False, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))


def _corners(item: pypdfium2.PdfObject, turn: Turn) -> list[Point]:
    """The points of a path of straight lines, moved to where they are drawn; none for a curve."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    count = raw.FPDFPath_CountSegments(item)
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)) or not 2 <= count <= _MAX_SEGMENTS:
        return []
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return []
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        px = matrix.a * x.value + matrix.c * y.value + matrix.e
        py = matrix.b * x.value + matrix.d * y.value + matrix.f
        points.append(turn.point(px, py))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    return points
