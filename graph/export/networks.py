"""The store as a networkx graph, and that as GraphML or GEXF for Gephi, yEd, Cytoscape and the like.

Attributes are stable: names and types below, no value is ever missing (an empty text or 0 stands for "not known").

Nodes, named by their IRI:

    kind      document | cited (known from citations only) | task | agency
    label     title, heading or name
    number    document: 发文字号; task: its number in workbooks
    date      document: ISO, as coarse as it is; task: its deadline
    level     national | province | city | county | township
    region    code of GB/T 2260
    state     document: in_force, not_yet, repealed, annulled, lapsed, superseded, unknown
    line      agency: its line of business
    path      task: the clause

Edges, directed, several between two nodes where several statements say so:

    kind      document → document: implements, based_on, cites …; carries (notice → text)
              document → task: states; task → agency: lead, responsible, support, implement
    basis     how a role is known
    quote     the sentence; file, start, end: where it stands
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.desk import Desk, Shelf
from graph.errors import NotFoundError
from graph.export.origins import quote
from graph.export.selection import Selection, open_desk, select_documents, select_tasks, task_number
from graph.export.sheets import clean, save

if TYPE_CHECKING:
    import networkx as nx

NODE_ATTRIBUTES = ("kind", "label", "number", "date", "level", "region", "state", "line", "path")
EDGE_ATTRIBUTES = ("kind", "basis", "quote", "file", "start", "end")

# The GEXF writer stamps the day on which it runs.
_STAMP = re.compile(rb' lastmodifieddate="[^"]*"')


def to_networkx(store: Shelf, **filters: Any) -> nx.MultiDiGraph[str]:
    """Documents, tasks and bodies with all that connects them; see the module for their attributes.

    The filters are those of `graph.export.selection.Selection`. Nodes and edges come in the same order each time.

    >>> network = to_networkx(store, region="长治市")
    >>> network.in_degree("https://w3id.org/zeren/agency/长治市医疗保障局")
    """
    import networkx as nx  # 200 ms, needed by few

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    selection = Selection.of(filters)
    desk = open_desk(store, selection)
    tasks = {row["iri"]: row for row in reversed(list(select_tasks(desk, selection)))}
    documents = sorted({*select_documents(desk, selection), *(row["document"] for row in tasks.values())})
    for iri in documents:
        _add_document(network, desk, iri, "document")
    for iri in documents:
        _add_relations(network, desk, iri)
    for row in reversed(tasks.values()):
        _add_task(network, desk, row)
    if not network:
        raise NotFoundError("没有符合条件的文件；请放宽条件，或先用 zeren build 加入文件")
    return network


def write_graphml(store: Shelf, path: Path, **filters: Any) -> int:
    """Writes GraphML; the number of nodes and edges."""
    import networkx as nx

    network = to_networkx(store, **filters)
    # The pure writer: the other one depends on whether lxml happens to be installed.
    save(path, "\n".join(nx.generate_graphml(network, prettyprint=True)).encode("utf-8") + b"\n")
    return len(network) + network.number_of_edges()


def write_gexf(store: Shelf, path: Path, **filters: Any) -> int:
    """Writes GEXF 1.2; the number of nodes and edges."""
    import networkx as nx

    network = to_networkx(store, **filters)
    text = "\n".join(nx.generate_gexf(network, version="1.2draft"))
    save(path, _STAMP.sub(b"", text.encode("utf-8")) + b"\n")
    return len(network) + network.number_of_edges()


def _add_node(network: nx.MultiDiGraph[str], iri: str, **known: str | None) -> None:
    network.add_node(iri, **{name: clean(known.get(name) or "") for name in NODE_ATTRIBUTES})


def _add_edge(network: nx.MultiDiGraph[str], desk: Desk, one: str, other: str, kind: str, row: sqlite3.Row) -> None:
    """An edge with the sentence that says so; `row` has source, start, end and perhaps basis."""
    evidence = desk.evidence(row["source"], row["start"], row["end"])
    basis = row["basis"] if "basis" in row.keys() else ""  # noqa: SIM118 - a Row is no mapping
    network.add_edge(
        one, other, kind=kind, basis=basis, quote=clean(quote(evidence)),
        file=evidence.source, start=evidence.start, end=evidence.end,
    )  # fmt: skip


def _add_document(network: nx.MultiDiGraph[str], desk: Desk, iri: str, kind: str) -> None:
    brief = desk.brief(iri)
    codes = desk.index.execute("SELECT max(region_code) FROM document WHERE iri = ?", (iri,)).fetchone()
    label = brief.title or brief.number or iri
    _add_node(
        network, iri, kind=kind, label=label, number=brief.number, date=brief.date, level=brief.level,
        region=codes[0], state=brief.state,
    )  # fmt: skip


def _add_relations(network: nx.MultiDiGraph[str], desk: Desk, iri: str) -> None:
    for row in _rows(desk, "SELECT DISTINCT * FROM relation WHERE citing = ? ORDER BY source, start, type, cited", iri):
        if row["cited"] not in network:
            _add_document(network, desk, row["cited"], "cited")
        _add_edge(network, desk, iri, row["cited"], row["type"], row)
    query = "SELECT DISTINCT iri, source, NULL AS start, NULL AS end FROM document WHERE carried_by = ? ORDER BY iri"
    for row in _rows(desk, query, iri):
        if row["iri"] in network:
            _add_edge(network, desk, iri, row["iri"], "carries", row)


def _add_task(network: nx.MultiDiGraph[str], desk: Desk, task: sqlite3.Row) -> None:
    _add_node(
        network, task["iri"], kind="task", label=task["title"], number=task_number(task["iri"]),
        date=task["deadline"], level=task["level"], region=task["region_code"], path=task["path"],
    )  # fmt: skip
    _add_edge(network, desk, task["document"], task["iri"], "states", task)
    for row in _rows(desk, "SELECT * FROM assignment WHERE task = ? ORDER BY rowid", task["id"]):
        if row["agency"] not in network:
            known = {name: row[name] for name in ("level", "line")}
            _add_node(network, row["agency"], kind="agency", label=row["name"], region=row["region_code"], **known)
        _add_edge(network, desk, task["iri"], row["agency"], row["role"], row)


def _rows(desk: Desk, query: str, value: str | int) -> Iterator[sqlite3.Row]:
    yield from desk.index.execute(query, (value,)).fetchall()
