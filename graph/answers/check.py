"""Is a store as it should be: the published profile, the words of every fact, and nothing that points nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.rdf.iris import source_iri
from graph.rdf.shapes import Finding, check_shapes, load_shapes, sparql_constraints
from graph.rdf.terms import PREFIXES
from graph.resolve.family import NameInTime, names_of
from graph.store.solutions import Solutions

if TYPE_CHECKING:
    from graph.store.store import Store

_HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_SELECTIONS = f"""{_HEAD}SELECT DISTINCT ?target ?source ?start ?end ?exact WHERE {{
  ?target oa:hasSource ?source ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact }}"""
_DANGLING = f"""{_HEAD}SELECT DISTINCT ?subject ?link ?object WHERE {{
  VALUES ?link {{ zr:ofTask zr:statedInDocument cv:hasParticipant zr:evidence oa:hasTarget zr:citedDocument }}
  ?subject ?link ?object . FILTER NOT EXISTS {{ ?object ?any ?thing }} }}"""


def check(store: Store) -> list[Finding]:
    """Everything that is wrong with a store, violations first; an empty list if nothing is."""
    found = [*_profile(store), *_across(store), *_words(store), *_dangling(store), *_out_of_time(store)]
    return sorted(
        set(found),
        key=lambda finding: (finding.severity != "violation", finding.kind, finding.subject, finding.message),
    )


def _profile(store: Store) -> Iterator[Finding]:
    for file in store.files():
        yield from check_shapes(store.engine.graph_quads(source_iri(file.sha256)))


def _across(store: Store) -> Iterator[Finding]:
    for constraint in sparql_constraints(load_shapes()):
        for row in _rows(store, constraint.select):
            message = constraint.message + (f"：{row['value']}" if "value" in row else "")
            yield Finding("shacl", constraint.severity, row["this"], message)


def _words(store: Store) -> Iterator[Finding]:
    """`text[start:end] == exact` for every selection."""
    texts = {str(source_iri(file.sha256)): store.text(file.sha256) or "" for file in store.files()}
    for row in _rows(store, _SELECTIONS):
        start, end = int(row["start"]), int(row["end"])
        if texts.get(row["source"], "")[start:end] != row["exact"]:
            yield Finding("evidence", "violation", row["target"], f"原文第 {start} 至 {end} 字与引文不符")


def _dangling(store: Store) -> Iterator[Finding]:
    for row in _rows(store, _DANGLING):
        yield Finding("reference", "violation", row["subject"], f"指向不存在的 {row['object']}")


def _out_of_time(store: Store) -> Iterator[Finding]:
    """Bodies that a document names under a name which began after its day, or had ended before it.

    Only names whose days are known exactly count; of the others nothing can be said.
    """
    rows = store.index.execute(
        "SELECT DISTINCT assignment.iri, name, body, date FROM assignment JOIN task ON task.id = assignment.task"
        " WHERE body != '' AND length(date) = 10"
    )
    for duty, name, body, day in rows.fetchall():
        times = [time for time in names_of(body) if time.name == name]
        if times and not any(time.approximate or _holds(time, day) for time in times):
            yield Finding("agency", "warning", duty, f"{day} 的文件里有当时不存在的“{name}”")


def _holds(time: NameInTime, day: str) -> bool:
    return time.since <= day and (not time.until or day < time.until)


def _rows(store: Store, sparql: str) -> list[dict[str, str]]:
    result = store.engine.query(sparql)  # of a server's copy: what was fetched is what is checked
    assert isinstance(result, Solutions)
    return result.dicts()
