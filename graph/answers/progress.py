"""How far tasks are, as people reported it in ledgers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from graph.rdf.progress import PROGRESS_GRAPH, PROPERTIES, Progress, workbook_iri
from graph.rdf.terms import Zr
from graph.store.solutions import Bindings, QueryResult, Solutions

_REPORTS = """
SELECT ?graph ?task ?title ?path ?property ?value WHERE {
  GRAPH ?graph { ?report zr:progressOf ?task ; dcterms:title ?title ; zr:path ?path ; ?property ?value }
} ORDER BY ?task ?property ?value
"""
_FIELDS = {str(iri): field for field, iri in PROPERTIES.items()}
_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"
_TRUTHS = {"true": "是", "false": "否"}


class Shelf(Protocol):
    """What progress needs of a store."""

    @property
    def index(self) -> sqlite3.Connection: ...

    def query(self, sparql: str, bindings: Bindings | None = None) -> QueryResult: ...


@dataclass(frozen=True, slots=True)
class ProgressAnswer:
    """The reports by IRI of their task, and those whose task is no longer in the store."""

    reports: dict[str, Progress]
    orphans: tuple[Progress, ...]


def progress(store: Shelf) -> ProgressAnswer:
    """All progress in a store.

    A report whose task got another IRI (its document was found under a number, say) goes with the one task that has
    its title and place; where there is none, or several, it is an orphan, and kept.

    >>> progress(store).reports[task].values["status"]
    '进行中'
    """
    reports: dict[str, Progress] = {}
    orphans: list[Progress] = []
    for report in _iter_reports(store):
        task = _task_of(store.index, report)
        if task is None or task in reports:
            orphans.append(report)
        else:
            reports[task] = replace(report, task=task)
    return ProgressAnswer(reports, tuple(orphans))


def _iter_reports(store: Shelf) -> Iterator[Progress]:
    found = store.query(_REPORTS, {"graph": PROGRESS_GRAPH})
    rows = found.texts() if isinstance(found, Solutions) else []
    for (task, title, path), group in groupby(rows, key=lambda row: row[1:4]):
        values: dict[str, str] = {}
        workbooks: list[str] = []
        for *_, name, value in group:
            if name in _FIELDS:
                values[_FIELDS[name]] = _TRUTHS.get(value, value) if name == Zr.closed else value
            elif name == _DERIVED:
                workbooks.append(value.removeprefix(workbook_iri("")))
        yield Progress(task, title, path, values, tuple(workbooks))


def _task_of(index: sqlite3.Connection, report: Progress) -> str | None:
    if index.execute("SELECT 1 FROM task WHERE iri = ? LIMIT 1", (report.task,)).fetchone():
        return report.task
    rows = index.execute(
        "SELECT DISTINCT iri FROM task WHERE title = ? AND path = ? LIMIT 2", (report.title, report.path)
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else None
