"""Places by meaning: levels of government as rows of papers, lines of business as the order of bodies.

Nothing is simulated, so a view stands still from the start and the same store gives the same picture. Papers get their
places here; tasks and bodies get an order, and the page sets out those that are open in a grid below the papers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Place = tuple[float, float]
LEVELS = ("national", "province", "city", "county", "township", "")
_ROW, _ACROSS, _A_ROW = 130.0, 300.0, 6
_CITED_ROW = 95.0


def place_papers(network: nx.DiGraph[str]) -> dict[str, Place]:
    """A place in pixels for every paper: one row a level, the higher above; papers that are only cited on top."""
    rows: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node, data in network.nodes(data=True):
        if data["kind"] in ("document", "cited"):
            real = data["kind"] == "document"
            rows[(1, _rank(data["level"])) if real else (0, 0)].append(node)
    places: dict[str, Place] = {}
    y = 0.0
    for (real, _), nodes in sorted(rows.items()):
        ordered = sorted(nodes, key=lambda node: (network.nodes[node]["region"], network.nodes[node]["date"], node))
        step = _ROW if real else _CITED_ROW
        for first in range(0, len(ordered), _A_ROW):
            row = ordered[first : first + _A_ROW]
            for i, node in enumerate(row):
                places[node] = ((i - (len(row) - 1) / 2) * _ACROSS, y)
            y += step
        y += 30.0
    return places


def order_others(network: nx.DiGraph[str]) -> dict[str, int]:
    """Tasks in the order of their papers; bodies by line of business, the busiest line first, then by level."""
    lines = Counter(data["line"] for _, data in network.nodes(data=True) if data["kind"] == "agency")
    tasks = [node for node, data in network.nodes(data=True) if data["kind"] == "task"]
    bodies = [node for node, data in network.nodes(data=True) if data["kind"] == "agency"]

    def by_line(node: str) -> tuple[bool, int, str, int, str]:
        data = network.nodes[node]
        return data["line"] == "", -lines[data["line"]], data["line"], _rank(data["level"]), data["label"]

    return {node: i for i, node in enumerate([*tasks, *sorted(bodies, key=by_line)])}


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS) - 1
