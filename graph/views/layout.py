"""Places by meaning: authority, documents, tasks, bodies as columns; levels of government as rows; lines as groups.

Nothing is simulated: the same store gives the same picture, and it stands still from the start. Every thing has its
place with all groups open; a group (a document with its tasks, a line with its bodies) also says which stretch its
members take up, so that a page closes that gap while the group is folded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.views.build import LEVELS, ROLES

if TYPE_CHECKING:
    from graph.views.build import Network

# kind → (column, width in pixels, characters on a line of the label, lines at most)
SHAPES = {
    "level": ("cited", 260, 18, 1), "cited": ("cited", 260, 16, 3), "region": ("document", 320, 18, 1),
    "document": ("document", 320, 18, 3), "task": ("task", 360, 22, 2), "line": ("agency", 260, 15, 1),
    "agency": ("agency", 260, 16, 2),
}  # fmt: skip
COLUMNS = {"cited": 0, "document": 390, "task": 860, "agency": 1400}
_LINE, _GAP = 20, 12


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a thing stands when all is open: top left corner and size; `cut` is what folding it takes out of the column.

    `head` is the thing whose folding hides this one, `label` the lines of its label.
    """

    x: int
    y: int
    width: int
    height: int
    label: str
    head: str
    cut: tuple[int, int] | None
    level: str


@dataclass(slots=True)
class _Item:
    node: str
    kind: str
    level: str
    members: list[_Item] = field(default_factory=list)


def lay_out(network: Network) -> dict[str, Slot]:
    """A slot for every thing of a network but regions that hold no documents themselves."""
    places: dict[str, Slot] = {}
    for column in (_cited(network), _documents(network), _bodies(network)):
        y = 0
        for item in column:
            y = _place(network, places, item, "", y) + _GAP
    return places


def _place(network: Network, places: dict[str, Slot], item: _Item, head: str, top: int) -> int:
    """Sets a thing at a height and its members beside it (tasks) or below it; gives the lower end of all."""
    column, width, across, most = SHAPES[item.kind]
    label = wrap(network.nodes[item.node]["label"] if item.kind != "level" else item.level, across, most)
    height = _height(item.kind, label)
    bottom = top + height + _GAP
    y = top if item.kind == "document" else bottom
    for member in item.members:
        y = _place(network, places, member, item.node, y)
    cut = (bottom, max(bottom, y)) if item.members else None
    places[item.node] = Slot(COLUMNS[column], top, width, height, label, head, cut, item.level)
    return max(bottom, y)


def _height(kind: str, label: str) -> int:
    rows = label.count("\n") + 1
    meta = 22 if kind in ("document", "cited") else 0
    return rows * _LINE + meta + (16 if kind in ("document", "cited", "agency", "line", "region") else 10)


def _cited(network: Network) -> list[_Item]:
    """Documents that are only cited, by level, the most cited first."""
    groups: dict[str, list[str]] = {}
    for node, data in network.nodes(data=True):
        if data["kind"] == "cited":
            groups.setdefault(data["level"], []).append(node)

    def order(node: str) -> tuple[int, str, str]:
        return -network.in_degree(node), network.nodes[node]["label"], node

    return [
        _Item(
            f"level/{level}", "level", level, [_Item(node, "cited", level) for node in sorted(groups[level], key=order)]
        )
        for level in LEVELS
        if level in groups
    ]


def _documents(network: Network) -> list[_Item]:
    """Regions, the higher above, each with its documents in the order of their dates, each with its tasks."""
    held = _members(network, "in")
    regions = sorted(
        held, key=lambda node: (_rank(network.nodes[node]["level"]), network.nodes[node]["region_code"], node)
    )
    return [
        _Item(node, "region", network.nodes[node]["level"], [_document(network, each) for each in _by_date(network, held[node])])
        for node in regions
    ]  # fmt: skip


def _document(network: Network, node: str) -> _Item:
    tasks = [task for _, task, code in network.out_edges(node, keys=True) if code == "states"]
    level = network.nodes[node]["level"]
    return _Item(node, "document", level, [_Item(task, "task", level) for task in tasks])


def _by_date(network: Network, nodes: Iterable[str]) -> list[str]:
    """A document that carries others stands before them."""
    return sorted(nodes, key=lambda node: (network.nodes[node]["date"], not _carries(network, node), node))


def _carries(network: Network, node: str) -> bool:
    return any(code in ("promulgates", "forwards", "endorses") for *_, code in network.out_edges(node, keys=True))


def _bodies(network: Network) -> list[_Item]:
    """Lines of business, the busiest first, each with its bodies from the top level down."""
    held = _members(network, "of_line")
    duties = Counter({node: sum(_duties(network, body) for body in bodies) for node, bodies in held.items()})

    def order(node: str) -> tuple[int, str, str]:
        return _rank(network.nodes[node]["level"]), network.nodes[node]["label"], node

    lines = sorted(held, key=lambda node: (-duties[node], node))
    return [
        _Item(node, "line", "", [_Item(body, "agency", "") for body in sorted(held[node], key=order)]) for node in lines
    ]


def _duties(network: Network, agency: str) -> int:
    return sum(
        data.get("total", 1) for *_, code, data in network.in_edges(agency, keys=True, data=True) if code in ROLES
    )


def _members(network: Network, code: str) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for member, head, key in network.edges(keys=True):
        if key == code:
            held.setdefault(head, []).append(member)
    return held


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS) - 1


def wrap(text: str, across: int, most: int) -> str:
    """Text in lines of so many Chinese characters (Latin letters count half), the last with … where it goes on.

    >>> wrap("关于推广医养结合试点工作典型经验的通知", 10, 2)
    '关于推广医养结合试点\\n工作典型经验的通知'
    """
    lines, line, used = [], "", 0.0
    for char in text:
        wide = 0.55 if ord(char) < 0x2E80 and char not in "“”‘’—…" else 1.0
        if used + wide > across:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + wide
    lines.append(line)
    return "\n".join(lines) if len(lines) <= most else "\n".join(lines[:most])[:-1] + "…"
