"""Lines drawn on a page → tables: which boxes they enclose, and which of them are merged cells.

A table is a set of straight rules that touch. Its cells are the smallest boxes between them; two neighbours are one
cell where no rule is drawn between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MAX_RULES = 4000  # a page with more is a drawing
_MAX_LINES = 400  # rows and columns of a grid
_LEAST_CELLS = 4


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A straight line: `at` is its y if it lies, its x if it stands; it runs from `start` to `end`."""

    lies: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


class Grid:
    """The cells of one table; `cell_at` tells in which one a point lies."""

    def __init__(self, xs: list[float], ys: list[float], owner: list[list[int]], cells: list[GridCell]) -> None:
        self.cells = cells
        self.box = Box(xs[0], ys[0], xs[-1], ys[-1])
        self._xs, self._ys, self._owner = xs, ys, owner

    def cell_at(self, x: float, y: float) -> int:
        """Index in `cells` of the cell at a point inside the table."""
        column = min(max(bisect_right(self._xs, x) - 1, 0), len(self._xs) - 2)
        row = min(max(bisect_right(self._ys, y) - 1, 0), len(self._ys) - 2)
        return self._owner[row][column]


def find_grids(rules: Sequence[Rule], slack: float = 0.0) -> list[Grid]:
    """The tables that the rules draw, from top to bottom. `slack`: how far ends may miss, by default by page size."""
    if not 4 <= len(rules) <= _MAX_RULES:
        return []
    reach = slack or (max(rule.end for rule in rules) - min(rule.start for rule in rules)) / 300
    grids = [grid for group in _groups(rules, reach) if (grid := _grid(group, reach)) is not None]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.left))


def _groups(rules: Sequence[Rule], reach: float) -> list[list[Rule]]:
    """Rules that touch, directly or through others."""
    ordered = sorted(set(rules))
    lying = [rule for rule in ordered if rule.lies]
    standing = [rule for rule in ordered if not rule.lies]
    parent = list(range(len(ordered)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, stand in enumerate(standing, len(lying)):
        for i in range(_first_at(lying, stand.start - reach), len(lying)):
            if lying[i].at > stand.end + reach:
                break
            if lying[i].start - reach <= stand.at <= lying[i].end + reach:
                parent[root(i)] = root(j)
    groups: dict[int, list[Rule]] = {}
    for i, rule in enumerate([*lying, *standing]):
        groups.setdefault(root(i), []).append(rule)
    return [groups[key] for key in sorted(groups)]


def _first_at(lying: list[Rule], at: float) -> int:
    low, high = 0, len(lying)
    while low < high:
        half = (low + high) // 2
        low, high = (half + 1, high) if lying[half].at < at else (low, half)
    return low


def _grid(rules: list[Rule], reach: float) -> Grid | None:
    ys = _levels((rule.at for rule in rules if rule.lies), reach)
    xs = _levels((rule.at for rule in rules if not rule.lies), reach)
    if not (2 <= len(ys) <= _MAX_LINES and 2 <= len(xs) <= _MAX_LINES) or (len(ys) - 1) * (len(xs) - 1) < _LEAST_CELLS:
        return None
    walls = _walls(rules, xs, ys, reach)
    owner, cells = _cells(xs, ys, walls)
    return Grid(xs, ys, owner, cells)


def _levels(values: Iterable[float], reach: float) -> list[float]:
    """Places at which rules lie, near ones taken for one."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > reach * 1.5:
            levels.append(value)
    return levels


Walls = tuple[set[tuple[int, int]], set[tuple[int, int]]]


def _walls(rules: list[Rule], xs: list[float], ys: list[float], reach: float) -> Walls:
    """(row, column) of the boxes that have a rule below them, and of those that have one at their right."""
    below: set[tuple[int, int]] = set()
    right: set[tuple[int, int]] = set()
    for rule in rules:
        across, along = (ys, xs) if rule.lies else (xs, ys)
        at = _nearest(across, rule.at) - 1
        for i in range(len(along) - 1):
            if rule.start <= along[i] + reach * 2 and rule.end >= along[i + 1] - reach * 2:
                (below if rule.lies else right).add((at, i) if rule.lies else (i, at))
    return below, right


def _nearest(levels: list[float], value: float) -> int:
    at = bisect_right(levels, value)
    around = [i for i in (at - 1, at) if 0 <= i < len(levels)]
    return min(around, key=lambda i: abs(levels[i] - value))


def _cells(xs: list[float], ys: list[float], walls: Walls) -> tuple[list[list[int]], list[GridCell]]:
    """Boxes merged into cells: to the right until a rule, then down as long as no rule lies below the whole width."""
    below, right = walls
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = [[-1] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            end = column + 1
            while end < columns and (row, end - 1) not in right and owner[row][end] < 0:
                end += 1
            last = row + 1
            while last < rows and all((last - 1, c) not in below and owner[last][c] < 0 for c in range(column, end)):
                last += 1
            for r in range(row, last):
                owner[r][column:end] = [len(cells)] * (end - column)
            box = Box(xs[column], ys[row], xs[end], ys[last])
            cells.append(GridCell(row, column, last - row, end - column, box))
    return owner, cells
