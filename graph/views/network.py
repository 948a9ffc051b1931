"""The network view: documents, bodies and tasks, drawn by vis-network as pyvis bundles it, at fixed places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import NotFoundError
from graph.views.build import build_network, neighbourhood
from graph.views.layout import order_others, place_papers
from graph.views.page import ViewResult, write_page

if TYPE_CHECKING:
    import networkx as nx

    from graph.store.store import Store

_LABEL = 16  # characters on a line of a label
_DEPTH = 2


def network_page(
    store: Store,
    path: Path,
    around: str | int | None = None,
    depth: str | int | None = None,
    role: str | int | None = None,
    region: str | int | None = None,
    line: str | int | None = None,
    **_: str | int | None,
) -> ViewResult:
    """Write the network of a store, or of what lies around one of its things."""
    network = build_network(store)
    if around:
        network = neighbourhood(network, str(around), int(depth or _DEPTH))
    _filter(network, role, region, line)
    if not network:
        raise NotFoundError(f"没有可画的内容：{around or role or region or line or '库是空的'}")
    nodes, edges = _drawn(network)
    return write_page(path, "责任关系图", "Who must do what", nodes, edges, opened=bool(around))


def _filter(network: nx.DiGraph[str], role: object, region: object, line: object) -> None:
    """Leave out edges of other roles, bodies of other lines, papers of other places, and what then hangs loose."""
    roles = ("lead", "responsible", "support", "implement")
    if role:
        network.remove_edges_from(
            [(a, b) for a, b, e in network.edges(data=True) if e["kind"] in roles and e["kind"] != role]
        )
    if line:
        network.remove_nodes_from(
            [n for n, d in network.nodes(data=True) if d["kind"] == "agency" and d["line"] != line]
        )
    if region:
        network.remove_nodes_from(
            [n for n, d in network.nodes(data=True) if d["kind"] == "document" and d["region"] != region]
        )
    if role or line or region:
        gone = [n for n, d in network.nodes(data=True) if d["kind"] == "task" and d["document"] not in network]
        network.remove_nodes_from(gone)
        network.remove_nodes_from([n for n in list(network) if network.degree(n) == 0])


def _drawn(network: nx.DiGraph[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges as vis-network takes them, handed through pyvis; lists filled directly, for `add_edge` scans all."""
    from pyvis.network import Network

    places, order = place_papers(network), order_others(network)
    drawing = Network(directed=True)
    drawing.nodes = [_node(node, network.nodes[node], places.get(node), order.get(node, 0)) for node in sorted(network)]
    drawing.edges = [
        _edge(i, a, b, data) for i, (a, b, data) in enumerate(sorted(network.edges(data=True), key=lambda e: e[:2]))
    ]
    nodes: list[dict[str, Any]] = drawing.get_network_data()[0]
    edges: list[dict[str, Any]] = drawing.get_network_data()[1]
    return nodes, edges


def _node(node: str, data: dict[str, Any], place: tuple[float, float] | None, order: int) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "id": node,
        "kind": data["kind"],
        "label": _lines(data["label"]),
        "name": data["label"],
        "facts": data["facts"],
        "document": data.get("document", ""),
        "order": order,
    }
    return drawn if place is None else drawn | {"x": round(place[0]), "y": round(place[1])}


def _lines(label: str) -> str:
    short = label if len(label) <= _LABEL * 3 else label[: _LABEL * 3 - 1] + "…"
    return "\n".join(short[i : i + _LABEL] for i in range(0, len(short), _LABEL))


def _edge(number: int, source: str, target: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": number,
        "from": source,
        "to": target,
        "kind": data["kind"],
        "total": data.get("total", 0),
        "quote": data["quote"],
    }
