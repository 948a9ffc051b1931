"""Parts of a network: one role, one line of business, one kind of thing or relation, one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from graph.authority.lexicon import lines
from graph.views.build import LEVELS, RELATIONS, ROLES

if TYPE_CHECKING:
    from graph.views.build import Network


def keep_only(
    network: Network,
    role: str | None = None,
    line: str | None = None,
    type: str | None = None,
    regions: tuple[str, ...] | None = None,
) -> None:
    """Leaves out edges of other roles and types, bodies of other lines, documents elsewhere, and what then hangs loose."""
    if regions is not None:
        network.remove_nodes_from(_elsewhere(network, regions))
    if line:
        wanted = {line, *(known.id for known in lines().values() if line in (known.name, *known.sectors))}
        network.remove_nodes_from(_of(network, "agency", lambda data: data["line"] not in wanted))
    if role:
        _cut(network, lambda code: code in ROLES and code != role)
    if type in RELATIONS:
        _cut(network, lambda code: code in RELATIONS and code != type)
    elif type:
        network.remove_nodes_from([n for n, data in network.nodes(data=True) if not _is_of_type(data["kind"], type)])
    _tidy(network, bool(role or line))


def _is_of_type(kind: str, type: str) -> bool:
    return kind in (type, "region", "line") or (type == "document" and kind == "cited")


def _of(network: Network, kind: str, unwanted: Callable[[dict[str, Any]], bool]) -> list[str]:
    return [node for node, data in network.nodes(data=True) if data["kind"] == kind and unwanted(data)]


def _cut(network: Network, unwanted: Callable[[str], bool]) -> None:
    for a, b, code in [(a, b, code) for a, b, code in network.edges(keys=True) if unwanted(code)]:
        network.remove_edge(a, b, code)


def _elsewhere(network: Network, prefixes: tuple[str, ...]) -> list[str]:
    documents = _of(network, "document", lambda data: not data["region_code"].startswith(prefixes))
    tasks = [
        task for document in documents for _, task, code in network.out_edges(document, keys=True) if code == "states"
    ]
    return documents + tasks


def _tidy(network: Network, duties_asked: bool) -> None:
    """Without tasks that nobody is left to do (if bodies were chosen), and without heads of nothing."""
    if duties_asked:
        _drop(network, "task", lambda node: not _names_bodies(network, node))
        _drop(network, "document", lambda node: not _names_bodies(network, node) and not _has_tasks(network, node))
    if any(data["kind"] in ("task", "document") for _, data in network.nodes(data=True)):
        _drop(network, "agency", lambda node: network.in_degree(node) == 0)
    _drop(network, "cited", lambda node: network.degree(node) == 0)
    _drop(network, "line", lambda node: network.in_degree(node) == 0)
    for _ in LEVELS:  # a region goes with the last of what lies in it
        _drop(network, "region", lambda node: network.in_degree(node) == 0)


def _drop(network: Network, kind: str, unwanted: Callable[[str], bool]) -> None:
    network.remove_nodes_from(
        [node for node in list(network) if network.nodes[node]["kind"] == kind and unwanted(node)]
    )


def _names_bodies(network: Network, node: str) -> bool:
    return any(code in ROLES for *_, code in network.out_edges(node, keys=True))


def _has_tasks(network: Network, node: str) -> bool:
    return any(code == "states" for *_, code in network.out_edges(node, keys=True))
