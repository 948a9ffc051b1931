"""The graph behind the views: documents, tasks, bodies, regions and lines of business, with what connects them.

Nodes carry `kind` (document, cited, task, agency, region, line), `label` and `facts`: (code of the fact, value, number
of the sentence that says it or None). Edges are keyed by what they say: a role, a relation between documents, `states`
(document → task), `in` (document → region), `within` (region → region), `of_line` (body → line); those that a text
states carry `quote`, the number of a sentence.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.answers.desk import Desk
from graph.authority.lexicon import lines
from graph.authority.regions import chain, region
from graph.views.header import header_sentences
from graph.views.scope import Scope
from graph.views.sentences import Sentences
from graph.views.standing import standing

if TYPE_CHECKING:
    import networkx as nx

    from graph.store.store import Store

    Network = nx.MultiDiGraph[str]

ROLES = ("lead", "responsible", "support", "implement")
RELATIONS = (
    "implements", "based_on", "applies", "forwards", "endorses", "promulgates", "repeals", "annuls", "lapses", "amends",
    "supersedes", "cites",
)  # fmt: skip
LEVELS = ("national", "province", "city", "county", "township", "")
_NATIONAL = ("000000", "100000", "")
_SIGNS = {">=": "≥ ", "<=": "≤ ", "=": ""}
Fact = tuple[str, str, int | None]


class Builder:
    """Takes what is in scope from a store into a graph; `scope` None is all of it, without tasks where `folded`."""

    def __init__(self, store: Store, scope: Scope | None = None, folded: bool = False) -> None:
        import networkx as nx  # 200 ms, needed by views and exports alone

        self.network: Network = nx.MultiDiGraph()
        self.desk = Desk(store)
        self.sentences = Sentences(self.desk)
        self._index, self._scope, self._folded = store.index, scope, folded

    def build(self) -> Network:
        self._add_documents()
        self._add_relations()
        if self._folded:
            self._add_sums()
        else:
            self._add_tasks()
            self._add_duties()
        self._add_regions()
        return self.network

    def _rows(self, select: str, tail: str, **columns: str) -> Iterator[sqlite3.Row]:
        """Rows in scope: `columns` says in which column things of a kind (document, task, agency) stand."""
        scope = self._scope
        where = " AND ".join(f"{column} IN (SELECT value FROM json_each(?))" for column in columns.values())
        values = [json.dumps(list(scope.of(kind))) for kind in columns] if scope else []
        yield from self._index.execute(f"{select} {f'WHERE {where}' if scope else ''} {tail}", values).fetchall()

    # -- documents ------------------------------------------------------------------------------------------------

    def _add_documents(self) -> None:
        tail = "ORDER BY iri, real DESC, number DESC, date DESC, title DESC, source"
        for row in self._rows("SELECT * FROM document", tail, document="iri"):
            if row["iri"] not in self.network:
                self._add_document(row)

    def _add_document(self, row: sqlite3.Row) -> None:
        said = header_sentences(self._index, self.sentences, row["iri"]) if row["real"] else {}
        brief = self.desk.brief(row["iri"])
        level, place = (brief.level, brief.region) if row["real"] else standing(row["title"], row["number"])
        code = row["region_code"] if row["real"] else ""
        facts = [
            ("number", brief.number or "", said.get("number")), ("state", brief.state, None),
            ("issuers", "、".join(filter(None, row["issuers"].split("\n"))), said.get("issuers")),
            ("date", row["date"], said.get("date")), ("printed", row["printed"], said.get("printed")),
            ("region", place or "", None), ("genre", row["genre"], None),
            ("effective", row["effective"], said.get("effective")),
            ("validity", row["period"] or row["until"], said.get("validity")),
            ("approved_by", row["approved_by"], said.get("approved_by")),
            ("file", self.desk.names.get(row["source"], "") if row["real"] else "", None),
        ]  # fmt: skip
        self.network.add_node(
            row["iri"], kind="document" if row["real"] else "cited", label=row["title"] or row["number"] or row["iri"],
            number=brief.number or "", date=brief.date or "", state=brief.state, level=level or "", region=place or "",
            region_code=code or "", facts=_filled(facts),
        )  # fmt: skip

    def _add_relations(self) -> None:
        tail = "ORDER BY citing, cited, type, source, start"
        for row in self._rows("SELECT * FROM relation", tail, document="citing"):
            citing, cited = row["citing"], row["cited"]
            if (
                citing in self.network
                and cited in self.network
                and not self.network.has_edge(citing, cited, row["type"])
            ):
                quote = self.sentences.add(row["source"], row["start"], row["end"])
                self.network.add_edge(citing, cited, row["type"], quote=quote)

    # -- tasks and bodies -------------------------------------------------------------------------------------------

    def _add_tasks(self) -> None:
        for row in self._rows("SELECT * FROM task", "ORDER BY document, source, start, id", task="iri"):
            if row["iri"] in self.network or row["document"] not in self.network:
                continue
            quote = self.sentences.add(row["source"], row["start"], row["end"], reach="alone")
            facts = [
                ("path", row["path"], quote), ("headings", row["headings"], None), ("category", row["category"], None),
                ("deadline", row["deadline_text"], quote), ("modality", row["modality"], None),
                *self._targets(row),
            ]  # fmt: skip
            self.network.add_node(
                row["iri"], kind="task", label=row["title"], path=row["path"], deadline=row["deadline"],
                deadline_text=row["deadline_text"], document=row["document"], facts=_filled(facts),
            )  # fmt: skip
            self.network.add_edge(row["document"], row["iri"], "states", quote=quote)

    def _targets(self, task: sqlite3.Row) -> Iterator[Fact]:
        rows = self._index.execute(
            "SELECT * FROM target WHERE task = ? AND source = ? ORDER BY start, value", (task["iri"], task["source"])
        )
        for row in rows.fetchall():
            yield (
                "target",
                f"{_SIGNS[row['comparator']]}{row['value']:.12g}{row['unit']}",
                self.sentences.add(row["source"], row["start"], row["end"]),
            )

    def _add_duties(self) -> None:
        select = "SELECT a.*, t.iri AS task_iri FROM assignment a JOIN task t ON t.id = a.task"
        tail = "ORDER BY t.document, t.source, t.start, t.id, a.rowid"
        for row in self._rows(select, tail, task="t.iri", agency="a.agency"):
            if row["task_iri"] in self.network and not self.network.has_edge(
                row["task_iri"], row["agency"], row["role"]
            ):
                self._add_agency(row)
                quote = self.sentences.add(row["source"], row["start"], row["end"])
                self.network.add_edge(
                    row["task_iri"], row["agency"], row["role"],
                    quote=quote, mention=row["mention"], basis=row["basis"], certain=bool(row["certain"]),
                )  # fmt: skip

    def _add_sums(self) -> None:
        """Document → body with the number of tasks by role, where there are too many tasks for one page."""
        select = "SELECT a.*, t.document AS document, count(*) AS total FROM assignment a JOIN task t ON t.id = a.task"
        tail = "GROUP BY t.document, a.agency, a.role ORDER BY t.document, a.agency, a.role"
        for row in self._rows(select, tail, document="t.document", agency="a.agency"):
            if row["document"] in self.network:
                self._add_agency(row)
                self.network.add_edge(row["document"], row["agency"], row["role"], quote=None, total=row["total"])

    def _add_agency(self, row: sqlite3.Row) -> None:
        if row["agency"] in self.network:
            return
        line = lines().get(row["line"])
        place = region(row["region_code"]) if row["region_code"] not in _NATIONAL else None
        kind = "" if row["kind"] == "unknown" else row["kind"]
        facts = [
            ("line", line.name if line else "", None), ("level", row["level"], None), ("body_kind", kind, None),
            ("region", place.name if place else "", None), ("id", row["body"], None),
        ]  # fmt: skip
        self.network.add_node(
            row["agency"], kind="agency", label=row["name"], level=row["level"], line=row["line"], body=row["body"],
            body_kind=row["kind"], region_code=row["region_code"], facts=_filled(facts),
        )  # fmt: skip
        group = f"line/{row['line'] or kind or 'other'}"
        if group not in self.network:
            self.network.add_node(group, kind="line", label=line.name if line else kind or "other", facts=[])
        self.network.add_edge(row["agency"], group, "of_line", quote=None)

    # -- regions ----------------------------------------------------------------------------------------------------

    def _add_regions(self) -> None:
        for node in list(self.network):
            data = self.network.nodes[node]
            if data["kind"] == "document":
                self.network.add_edge(node, self._add_region(data["region_code"], data["region"], data["level"]), "in")

    def _add_region(self, code: str, name: str, level: str) -> str:
        """The node of a region, below those of the regions around it."""
        if not code:
            self.network.add_node(
                "region/unknown", kind="region", label="no-region", level="", region_code="", facts=[]
            )
            return "region/unknown"
        units = [] if code in _NATIONAL else [(unit.code, unit.name, unit.level) for unit in chain(code)]
        path = [("000000", "中国", "national"), *(units or ([] if code in _NATIONAL else [(code, name, level)]))]
        for unit, label, rank in path:
            if f"region/{unit}" not in self.network:
                facts = _filled([("level", rank, None), ("code", unit, None)])
                self.network.add_node(
                    f"region/{unit}", kind="region", label=label, level=rank, region_code=unit, facts=facts
                )
        for (upper, *_), (lower, *_) in pairwise(path):
            self.network.add_edge(f"region/{lower}", f"region/{upper}", "within")
        return f"region/{path[-1][0]}"


def _filled(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact[1]]
