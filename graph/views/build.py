"""The graph that a network view shows: documents, bodies and tasks, with what connects them.

Nodes carry `kind` (document, cited, agency, task), `label`, `facts` (rows for the side panel) and what filters ask for;
edges carry `kind` (a relation, a role, or `states` for document → task) and the sentence that says so.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from graph.store.store import Store

ROLES = ("lead", "responsible", "support", "implement")


def build_network(store: Store) -> nx.DiGraph[str]:
    """Everything a store holds, as one directed graph; node names are IRIs."""
    import networkx as nx  # 200 ms, needed by views alone

    network: nx.DiGraph[str] = nx.DiGraph()
    database = store.index
    database.row_factory = sqlite3.Row
    texts = _Texts(store)
    _add_documents(network, database)
    _add_relations(network, database, texts)
    _add_tasks(network, database, texts)
    _add_agencies(network, database, texts)
    _add_totals(network)
    return network


class _Texts:
    """The sentence at a place of a source, each source read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, str] = {}

    def quote(self, source: str, start: int | None, end: int | None) -> str:
        if source not in self._texts:
            self._texts[source] = self._store.text(source) or ""
        return " ".join(self._texts[source][start or 0 : end or 0].split())[:240]


def _add_documents(network: nx.DiGraph[str], database: sqlite3.Connection) -> None:
    for row in database.execute(
        "SELECT d.*, s.name AS file FROM document d LEFT JOIN source s ON s.sha256 = d.source ORDER BY d.iri, d.real"
    ):
        kind = "document" if row["real"] else "cited"
        if kind == "cited" and row["iri"] in network:
            continue
        network.add_node(
            row["iri"],
            kind=kind,
            label=row["title"] or row["number"] or row["iri"],
            number=row["number"] or "",
            level=row["level"] or "",
            region=row["region"] or "",
            date=row["date"] or row["printed"] or "",
            facts=_document_facts(row),
        )


def _document_facts(row: sqlite3.Row) -> list[list[str]]:
    facts = [["文号", row["number"]], ["发文机关", row["issuers"]], ["成文日期", row["date"]], ["地区", row["region"]]]
    facts += [["文种", row["genre"]], ["施行", row["effective"]], ["源文件", row["file"]]]
    return [[name, str(value)] for name, value in facts if value]


def _add_relations(network: nx.DiGraph[str], database: sqlite3.Connection, texts: _Texts) -> None:
    for row in database.execute("SELECT * FROM relation ORDER BY citing, cited, type"):
        if row["cited"] not in network:
            label = row["title"] or row["number"] or row["cited"]
            network.add_node(
                row["cited"],
                kind="cited",
                label=label,
                number=row["number"] or "",
                level="",
                region="",
                date="",
                facts=[],
            )
        quote = texts.quote(row["source"], row["start"], row["end"])
        network.add_edge(row["citing"], row["cited"], kind=row["type"], quote=quote)


def _add_tasks(network: nx.DiGraph[str], database: sqlite3.Connection, texts: _Texts) -> None:
    for row in database.execute("SELECT * FROM task ORDER BY document, id"):
        quote = texts.quote(row["source"], row["start"], row["end"])
        facts = [
            ["条款", row["path"]],
            ["上级标题", row["headings"]],
            ["完成时限", row["deadline_text"]],
            ["原文", quote],
        ]
        network.add_node(
            row["iri"],
            kind="task",
            label=row["title"],
            document=row["document"],
            region=row["region_code"] or "",
            facts=[[name, str(value)] for name, value in facts if value],
        )
        network.add_edge(row["document"], row["iri"], kind="states", quote="")


def _add_agencies(network: nx.DiGraph[str], database: sqlite3.Connection, texts: _Texts) -> None:
    rows = "SELECT a.*, t.iri AS task_iri FROM assignment a JOIN task t ON t.id = a.task ORDER BY t.id, a.iri"
    for row in database.execute(rows):
        if row["agency"] not in network:
            facts = [["标识", row["body"]], ["条线", row["line"]], ["层级", row["level"]], ["类别", row["kind"]]]
            network.add_node(
                row["agency"],
                kind="agency",
                label=row["name"],
                line=row["line"] or "",
                level=row["level"] or "",
                region=row["region_code"] or "",
                facts=[[name, str(value)] for name, value in facts if value],
            )
        quote = texts.quote(row["source"], row["start"], row["end"])
        network.add_edge(row["task_iri"], row["agency"], kind=row["role"], quote=quote)


def _add_totals(network: nx.DiGraph[str]) -> None:
    """Document → body, with the number of tasks by role: what is shown while tasks are folded away."""
    totals: dict[tuple[str, str], Counter[str]] = {}
    for task, agency, edge in list(network.edges(data=True)):
        if edge["kind"] in ROLES:
            document = network.nodes[task]["document"]
            totals.setdefault((document, agency), Counter())[edge["kind"]] += 1
    for (document, agency), counts in sorted(totals.items()):
        strongest = next(role for role in ROLES if counts[role])
        network.add_edge(document, agency, kind=strongest, total=sum(counts.values()), counts=dict(counts), quote="")


def neighbourhood(network: nx.DiGraph[str], wanted: str, depth: int) -> nx.DiGraph[str]:
    """What lies within `depth` steps of a node named by IRI, number or label; empty if there is none such."""
    import networkx as nx

    centre = next((node for node, data in network.nodes(data=True) if _is_named(node, data, wanted)), None)
    if centre is None:
        return nx.DiGraph()
    near = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), centre, cutoff=depth)
    return network.subgraph(sorted(near)).copy()


def _is_named(node: str, data: dict[str, Any], wanted: str) -> bool:
    return wanted in (node, data.get("number"), data["label"]) or (len(wanted) > 3 and wanted in data["label"])
