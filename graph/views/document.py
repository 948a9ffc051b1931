"""The document view: its header, its clause tree with the bodies of each task by role, and the texts it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.finding import find_document
from graph.errors import UsageError
from graph.views.build import RELATIONS, ROLES, Builder
from graph.views.clauses import ClausePart, clauses_of
from graph.views.page import Page, ViewResult, language
from graph.views.scope import Scope

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.build import Network


@dataclass(slots=True)
class _Node:
    """A clause or task in the tree; `start` orders those that stand beside each other."""

    thing: str
    number: str
    path: str
    start: int
    kids: list[_Node] = field(default_factory=list)


def document_page(store: Store, path: Path, options: Mapping[str, Any]) -> ViewResult:
    """Write the page of the document `doc` with the texts that it carries."""
    wanted = options.get("doc")
    if not wanted:
        raise UsageError("请写明文件，例如：zeren view document 长政办发〔2021〕60号")
    iri = find_document(store.index, str(wanted))
    texts = _texts(store, iri)
    builder = Builder(store, _scope(store, texts))
    network = builder.build()
    page = Page("document", _title(network, iri), _about(network, texts))
    _add_things(page, network)
    page.stage = {"texts": [_text(store, page, builder, network, text) for text in texts], "centre": page.number(iri)}
    return page.write(path, ["tree.js"], builder.sentences, language(options.get("lang")))


def _texts(store: Store, iri: str) -> list[str]:
    """The document and what it carries, and what that carries, in order."""
    found, queue = [iri], [iri]
    while queue:
        rows = store.index.execute(
            "SELECT DISTINCT iri FROM document WHERE carried_by = ? AND iri != carried_by ORDER BY iri", (queue.pop(0),)
        )
        new = [row[0] for row in rows if row[0] not in found]
        found += new
        queue += new
    return found


def _scope(store: Store, texts: list[str]) -> Scope:
    scope = Scope(texts[0])
    marks = ", ".join("?" * len(texts))
    scope.document.update(dict.fromkeys(texts))
    for sql in (
        f"SELECT cited FROM relation WHERE citing IN ({marks})",
        f"SELECT citing FROM relation WHERE cited IN ({marks})",
    ):
        scope.document.update(dict.fromkeys(sorted(row[0] for row in store.index.execute(sql, texts))))
    tasks = store.index.execute(f"SELECT iri FROM task WHERE document IN ({marks}) ORDER BY source, start, id", texts)
    scope.task.update(dict.fromkeys(row[0] for row in tasks.fetchall()))
    agencies = store.index.execute(
        f"SELECT DISTINCT a.agency FROM assignment a JOIN task t ON t.id = a.task WHERE t.document IN ({marks}) ORDER BY 1",
        texts,
    )
    scope.agency.update(dict.fromkeys(row[0] for row in agencies.fetchall()))
    return scope


def _title(network: Network, iri: str) -> tuple[str, str]:
    label = network.nodes[iri]["label"]
    return label, label


def _about(network: Network, texts: list[str]) -> tuple[str, str]:
    tasks = sum(data["kind"] == "task" for _, data in network.nodes(data=True))
    bodies = sum(data["kind"] == "agency" for _, data in network.nodes(data=True))
    carried = len(texts) - 1
    return (
        f"{tasks} 项任务 · {bodies} 个单位" + (f" · 载有 {carried} 份文件" if carried else ""),
        f"{tasks} tasks · {bodies} bodies" + (f" · carries {carried} documents" if carried else ""),
    )


def _add_things(page: Page, network: Network) -> None:
    for node, data in network.nodes(data=True):
        if data["kind"] not in ("region", "line"):
            page.add(node, data["kind"], data["label"], data["facts"])
    for a, b, code, data in network.edges(keys=True, data=True):
        if code in ROLES or code in RELATIONS or code == "states":
            page.link(a, code, b, data["quote"], data.get("basis", ""))


def _text(store: Store, page: Page, builder: Builder, network: Network, iri: str) -> dict[str, Any]:
    """One text: the number of its thing, and its tree."""
    roots: list[_Node] = []
    by_path: dict[str, _Node] = {}
    tasks = {network.nodes[task]["path"]: task for task in _tasks(network, iri)}
    for clause in clauses_of(store, iri):
        node = _clause_node(page, builder, clause, tasks.pop(clause.path, None))
        _hang(roots, by_path, node)
    starts = _starts(store, iri)
    for task_path, task in tasks.items():
        _hang(roots, by_path, _Node(task, "", task_path, starts.get(task, 0)))
    return {"id": page.number(iri), "tree": [_written(page, node) for node in _in_order(roots)]}


def _tasks(network: Network, iri: str) -> Iterator[str]:
    if iri in network:
        yield from (task for _, task, code in network.out_edges(iri, keys=True) if code == "states")


def _clause_node(page: Page, builder: Builder, clause: ClausePart, task: str | None) -> _Node:
    if task is None:
        quote = builder.sentences.add(clause.source, clause.start, clause.end, reach="alone")
        page.add(clause.iri, "clause", clause.title or clause.number, [("path", clause.path, quote)])
    return _Node(task or clause.iri, clause.number, clause.path, clause.start)


def _hang(roots: list[_Node], by_path: dict[str, _Node], node: _Node) -> None:
    """Below the nearest clause whose path its own begins with."""
    by_path.setdefault(node.path, node)
    upper = node.path
    while "/" in upper:
        upper = upper.rpartition("/")[0]
        if upper in by_path and by_path[upper] is not node:
            by_path[upper].kids.append(node)
            return
    roots.append(node)


def _starts(store: Store, iri: str) -> dict[str, int]:
    return {
        row[0]: row[1] or 0 for row in store.index.execute("SELECT iri, start FROM task WHERE document = ?", (iri,))
    }


def _in_order(nodes: list[_Node]) -> list[_Node]:
    return sorted(nodes, key=lambda node: (node.start, node.path))


def _written(page: Page, node: _Node) -> dict[str, Any]:
    kids = [_written(page, kid) for kid in _in_order(node.kids)]
    return {"id": page.number(node.thing), "number": node.number} | ({"kids": kids} if kids else {})
