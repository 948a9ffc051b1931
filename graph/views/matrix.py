"""The matrix view: tasks × bodies with roles; of several documents the same task side by side, or × lines of business."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.compare import compare
from graph.answers.finding import find_document
from graph.errors import NotFoundError, UsageError
from graph.views.build import LEVELS, ROLES, Builder
from graph.views.filter import keep_only
from graph.views.page import Page, ViewResult, language
from graph.views.scope import Scope

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.build import Network

_MOST = 5000  # tasks; a table of more is no table to look at


def matrix_page(store: Store, path: Path, options: Mapping[str, Any]) -> ViewResult:
    """Write the matrix of `documents` (one or several, as `zeren doc` takes them), or of all tasks of the store."""
    wanted = options.get("documents") or ()
    names = (wanted,) if isinstance(wanted, str) else tuple(wanted)
    chosen = list(dict.fromkeys(find_document(store.index, name) for name in names))
    builder = Builder(store, _scope(store, chosen))
    network = builder.build()
    keep_only(
        network, line=options.get("line") and str(options["line"]), role=options.get("role") and str(options["role"])
    )
    tasks = [node for node, data in network.nodes(data=True) if data["kind"] == "task"]
    if not tasks:
        raise NotFoundError(f"没有可列的任务：{'、'.join(names) or '库是空的；请先用 zeren build 加入文件'}")
    page = Page("matrix", *_title(network, tasks, chosen))
    page.add_network(network)
    page.stage = _stage(page, network, tasks)
    if len(chosen) > 1:
        page.stage["pairs"] = _pairs(store, page, network, chosen)
    return page.write(
        path,
        ["pairs.js", "matrix.js"] if len(chosen) > 1 else ["matrix.js"],
        builder.sentences,
        language(options.get("lang")),
    )


def _scope(store: Store, chosen: list[str]) -> Scope:
    scope = Scope("")
    texts = [text for iri in chosen for text in (iri, *_carried(store, iri))]
    marks = ", ".join("?" * len(texts))
    where = f"WHERE document IN ({marks})" if texts else ""
    rows = store.index.execute(
        f"SELECT iri, document FROM task {where} ORDER BY document, source, start, id", texts
    ).fetchall()
    if len(rows) > _MOST:
        raise UsageError(
            f"共有 {len(rows)} 项任务，一张表放不下；请写明文件，例如：zeren view matrix 长政办发〔2021〕60号"
        )
    scope.task.update(dict.fromkeys(row["iri"] for row in rows))
    scope.document.update(dict.fromkeys([*texts, *(row["document"] for row in rows)]))
    agencies = store.index.execute(
        f"SELECT DISTINCT a.agency FROM assignment a JOIN task t ON t.id = a.task {where.replace('document', 't.document')} ORDER BY 1",
        texts,
    )
    scope.agency.update(dict.fromkeys(row[0] for row in agencies.fetchall()))
    return scope


def _carried(store: Store, iri: str) -> list[str]:
    rows = store.index.execute("SELECT DISTINCT iri FROM document WHERE carried_by = ? ORDER BY iri", (iri,))
    return [row[0] for row in rows.fetchall()]


def _title(network: Network, tasks: list[str], chosen: list[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    documents = list(dict.fromkeys(network.nodes[task]["document"] for task in tasks))
    bodies = sum(data["kind"] == "agency" for _, data in network.nodes(data=True))
    about = (
        f"{len(documents)} 份文件 · {len(tasks)} 项任务 · {bodies} 个单位",
        f"{len(documents)} documents · {len(tasks)} tasks · {bodies} bodies",
    )
    if len(chosen) == 1:
        label = network.nodes[chosen[0]]["label"]
        return (f"责任矩阵：{label}", f"Responsibility matrix: {label}"), about
    return ("责任矩阵", "Responsibility matrix"), about


def _stage(page: Page, network: Network, tasks: list[str]) -> dict[str, Any]:
    """Rows document by document; columns both ways: bodies, and lines of business with the bodies of each."""
    groups: dict[str, list[int | None]] = {}
    for task in tasks:
        groups.setdefault(network.nodes[task]["document"], []).append(page.number(task))
    order = sorted(groups, key=lambda node: (_rank(network, node), network.nodes[node]["date"], node))
    duties = Counter(body for _, body, code in network.edges(keys=True) if code in ROLES)
    lines: Counter[str] = Counter()
    for body, count in duties.items():
        lines[_line(network, body)] += count
    bodies = [node for node, data in network.nodes(data=True) if data["kind"] == "agency"]
    bodies.sort(
        key=lambda node: (
            -lines[_line(network, node)],
            _line(network, node),
            -duties[node],
            network.nodes[node]["label"],
        )
    )
    return {
        "groups": [{"document": page.number(node), "tasks": groups[node]} for node in order],
        "bodies": [page.number(node) for node in bodies],
        "lines": [page.number(node) for node, _ in sorted(lines.items(), key=lambda each: (-each[1], each[0]))],
        "line_of": {str(page.number(node)): page.number(_line(network, node)) for node in bodies},
        "by_line": len(order) > 1,
    }


def _pairs(store: Store, page: Page, network: Network, chosen: list[str]) -> dict[str, Any]:
    """Documents, and rows of the tasks that answer to each other: for each document a list of tasks, often one or none."""
    answers: dict[str, list[str]] = {}
    for pair in compare(store, chosen):
        answers.setdefault(pair.a.task, []).extend([pair.b.task] if pair.b else [])
    documents = {node: data["document"] for node, data in network.nodes(data=True) if data["kind"] == "task"}
    homes = {task: _home(document, chosen, store) for task, document in documents.items()}
    rows, placed = [], set[str]()
    for task in sorted(homes, key=lambda task: (homes[task], page.number(task))):
        if task not in placed:
            others = [other for other in answers.get(task, ()) if other in homes and other not in placed]
            sides = {place: [each for each in others if homes[each] == place] for place in range(len(chosen))}
            sides[homes[task]] = [task]
            placed.update(*sides.values())
            rows.append([[page.number(each) for each in sides[place]] for place in range(len(chosen))])
    return {"documents": [page.number(iri) for iri in chosen], "rows": rows}


def _home(document: str, chosen: list[str], store: Store) -> int:
    """Which of the chosen documents a task stands in: itself, or in a text that it carries."""
    return next((i for i, iri in enumerate(chosen) if document in (iri, *_carried(store, iri))), 0)


def _line(network: Network, body: str) -> str:
    return next(line for _, line, code in network.out_edges(body, keys=True) if code == "of_line")


def _rank(network: Network, node: str) -> int:
    level = network.nodes[node]["level"]
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)
