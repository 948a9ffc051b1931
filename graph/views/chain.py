"""The chain view: what a document carries out up to the top, and what carries it out down to the last, level by level."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.finding import find_document
from graph.errors import NotFoundError
from graph.views.build import LEVELS, RELATIONS, Builder
from graph.views.page import Page, ViewResult, language
from graph.views.scope import Scope

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.build import Network

# What joins a document to one that it rests on; the chain follows these.
UPWARD = ("implements", "based_on", "applies", "forwards", "endorses", "promulgates")
_MOST = 2000


def chain_page(store: Store, path: Path, options: Mapping[str, Any]) -> ViewResult:
    """Write the chain of `doc`, or of all documents that are joined to others."""
    wanted = options.get("doc")
    centre = find_document(store.index, str(wanted)) if wanted else ""
    scope = Scope(centre)
    scope.document.update(dict.fromkeys(_chained(store.index, centre) if centre else _joined(store.index)))
    builder = Builder(store, scope)
    network = builder.build()
    network.remove_nodes_from([node for node in list(network) if network.nodes[node]["kind"] == "region"])
    if not network:
        raise NotFoundError("库中还没有互相引用的文件；请先用 zeren build 加入文件")
    page = Page("chain", *_title(network, centre))
    page.add_network(network)
    page.stage = {"rows": rows(page, network), "edges": _edges(page, network), "centre": page.number(centre)}
    return page.write(path, ["route.js", "board.js"], builder.sentences, language(options.get("lang")))


def _title(network: Network, centre: str) -> tuple[tuple[str, str], tuple[str, str]]:
    held = sum(data["kind"] == "document" for _, data in network.nodes(data=True))
    about = (
        f"{held} 份文件在库中，{len(network) - held} 份只见于引用；自上而下为国家、省、市、县",
        f"{held} documents held, {len(network) - held} only cited; from the State down to the county",
    )
    name = network.nodes[centre]["label"] if centre in network else ""
    return (
        f"文件承接关系：{name}" if name else "文件承接关系",
        f"Chain of documents: {name}" if name else "Chain of documents",
    ), about


def _joined(index: sqlite3.Connection) -> list[str]:
    rows = index.execute("SELECT citing FROM relation UNION SELECT cited FROM relation ORDER BY 1 LIMIT ?", (_MOST,))
    return [row[0] for row in rows]


def _chained(index: sqlite3.Connection, centre: str) -> list[str]:
    """All above and all below, and what these cite or end."""
    up = _reach(index, centre, "citing", "cited", "iri", "carried_by")
    down = _reach(index, centre, "cited", "citing", "carried_by", "iri")
    near = dict.fromkeys([*up, *down])
    for document in list(near):
        near.update(dict.fromkeys(_sides(index, document)))
    return list(near)


def _reach(index: sqlite3.Connection, centre: str, near: str, far: str, inner: str, outer: str) -> list[str]:
    marks = ", ".join("?" * len(UPWARD))
    found, edge = {centre: None}, [centre]
    while edge and len(found) < _MOST:
        document = edge.pop(0)
        met = index.execute(
            f"SELECT {far} FROM relation WHERE {near} = ? AND type IN ({marks}) UNION"
            f" SELECT {outer} FROM document WHERE {inner} = ? AND carried_by != '' ORDER BY 1",
            (document, *UPWARD, document),
        ).fetchall()
        new = [row[0] for row in met if row[0] not in found]
        found.update(dict.fromkeys(new))
        edge += new
    return list(found)


def _sides(index: sqlite3.Connection, document: str) -> Iterator[str]:
    marks = ", ".join("?" * len(RELATIONS))
    for sql in ("SELECT cited FROM relation WHERE citing = ?", "SELECT citing FROM relation WHERE cited = ?"):
        yield from (row[0] for row in index.execute(f"{sql} AND type IN ({marks}) ORDER BY 1", (document, *RELATIONS)))


def _edges(page: Page, network: Network) -> list[list[Any]]:
    return [[page.number(a), code, page.number(b)] for a, b, code in network.edges(keys=True) if code in RELATIONS]


def rows(page: Page, network: Network) -> list[dict[str, Any]]:
    """The cards level by level, within a level what rests on others below them, each row ordered by what stands above it."""
    ranks = {node: (_rank(data["level"]), _depth(network, node)) for node, data in network.nodes(data=True)}
    places: dict[str, float] = {}
    found = []
    for rank in sorted(set(ranks.values())):
        nodes = sorted((node for node in ranks if ranks[node] == rank), key=lambda node: _order(network, node, places))
        places.update({node: (i + 0.5) / len(nodes) for i, node in enumerate(nodes)})
        title = LEVELS[rank[0]] if rank[0] >= 0 else "no-level"
        found.append({"title": title, "cards": [{"id": page.number(node)} for node in nodes]})
    return found


def _rank(level: str) -> int:
    """Where the level is not known a document stands on top: it is what others rest on."""
    return LEVELS.index(level) if level in LEVELS[:-1] else -1


def _depth(network: Network, node: str, below: frozenset[str] = frozenset()) -> int:
    """How many documents of its own level a document rests on, one upon the other."""
    level = network.nodes[node]["level"]
    above = [
        other
        for _, other, code in network.out_edges(node, keys=True)
        if code in UPWARD and code != "promulgates" and network.nodes[other]["level"] == level and other not in below
    ]
    carriers = [
        other
        for other, _, code in network.in_edges(node, keys=True)
        if code == "promulgates" and network.nodes[other]["level"] == level and other not in below
    ]
    return (
        max((_depth(network, other, below | {node}) + 1 for other in (*above, *carriers)), default=0)
        if len(below) < 20
        else 0
    )


def _order(network: Network, node: str, places: Mapping[str, float]) -> tuple[float, str, str]:
    joined = [other for other in (*network.successors(node), *network.predecessors(node)) if other in places]
    middle = sum(places[other] for other in joined) / len(joined) if joined else 0.5
    return round(middle, 6), network.nodes[node]["date"], node
