"""One document: header, state, relations both ways, tasks."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from graph.answers.desk import Desk, Shelf
from graph.answers.finding import find_document
from graph.answers.values import DocumentBrief, EvidencePart, RelationPart, TaskPart


@dataclass(frozen=True, slots=True)
class TargetPart:
    """A number to be reached; `task` is the IRI of its task, if it stands in one."""

    value: float
    unit: str
    comparator: str
    by: str | None
    task: str | None
    evidence: EvidencePart


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """Everything the store holds on one document; `cited_only` if no file carries it."""

    document: DocumentBrief
    cited_only: bool
    issuers: tuple[str, ...]
    genre: str | None
    effective: str | None
    validity: str | None
    trial: bool
    approved_by: str | None
    files: tuple[str, ...]
    carried_by: DocumentBrief | None
    carries: tuple[DocumentBrief, ...]
    outgoing: tuple[RelationPart, ...]
    incoming: tuple[RelationPart, ...]
    tasks: tuple[TaskPart, ...]
    targets: tuple[TargetPart, ...]


def document(store: Shelf, wanted: str, *, as_of: str | None = None) -> DocumentAnswer:
    """One document by number (any brackets), title, part of a title if only one fits, or IRI.

    Its state is that of `as_of` (ISO; today if None). Raises NotFoundError, or UsageError if several documents fit.

    >>> document(store, "长政办发[2021]60号").carries[0].title
    '长治市深入推进医养结合发展实施方案'
    """
    desk = Desk(store, as_of)
    iri = find_document(desk.index, wanted)
    rows = desk.index.execute(
        "SELECT * FROM document WHERE iri = ? ORDER BY real DESC, number DESC, date DESC, title DESC, source", (iri,)
    ).fetchall()
    head = rows[0]
    texts = [iri, *_texts(desk, iri)]
    return DocumentAnswer(
        document=desk.brief(iri), cited_only=not head["real"], issuers=tuple(filter(None, head["issuers"].split("\n"))),
        genre=head["genre"] or None, effective=head["effective"] or None,
        validity=head["period"] or head["until"] or None, trial=bool(head["trial"]),
        approved_by=head["approved_by"] or None, files=_files(desk, rows),
        carried_by=desk.brief(head["carried_by"]) if head["carried_by"] else None, carries=_carries(desk, iri),
        outgoing=_relations(desk, "citing", "cited", texts), incoming=_relations(desk, "cited", "citing", texts),
        tasks=tuple(task for text in texts for task in _tasks(desk, text)),
        targets=tuple(target for text in texts for target in _targets(desk, text)),
    )  # fmt: skip


def _texts(desk: Desk, iri: str) -> list[str]:
    """What the document promulgates is its own text: its tasks are tasks of the notice too."""
    rows = desk.index.execute(
        "SELECT DISTINCT iri FROM document WHERE carried_by = ? AND carried_as = 'promulgated' ORDER BY iri", (iri,)
    )
    return [row["iri"] for row in rows]


def _tasks(desk: Desk, iri: str) -> tuple[TaskPart, ...]:
    return desk.tasks(desk.index.execute("SELECT * FROM task WHERE document = ? ORDER BY source, id", (iri,)))


def _files(desk: Desk, rows: list[sqlite3.Row]) -> tuple[str, ...]:
    return tuple(sorted({desk.names.get(row["source"], row["source"]) for row in rows if row["real"]}))


def _carries(desk: Desk, iri: str) -> tuple[DocumentBrief, ...]:
    rows = desk.index.execute("SELECT DISTINCT iri FROM document WHERE carried_by = ? ORDER BY iri", (iri,))
    return tuple(desk.brief(row["iri"]) for row in rows.fetchall())


def _relations(desk: Desk, near: str, far: str, texts: list[str]) -> tuple[RelationPart, ...]:
    """Statements that lead from the texts outwards, or from outside to them."""
    marks = ", ".join("?" * len(texts))
    rows = desk.index.execute(
        f"SELECT *, {near} AS own, {far} AS other FROM relation WHERE {near} IN ({marks})"
        " ORDER BY type, other, source, start",
        texts,
    ).fetchall()
    return tuple(
        RelationPart(
            row["type"], row["own"], desk.brief(row["other"]),
            desk.evidence(row["source"], row["start"], row["end"]), row["title"], row["number"],
        )
        for row in rows
        if row["other"] not in texts
    )  # fmt: skip


def _targets(desk: Desk, iri: str) -> tuple[TargetPart, ...]:
    rows = desk.index.execute("SELECT * FROM target WHERE document = ? ORDER BY source, start", (iri,)).fetchall()
    return tuple(
        TargetPart(
            row["value"], row["unit"], row["comparator"], row["by_date"] or None, row["task"] or None,
            desk.evidence(row["source"], row["start"], row["end"]),
        )
        for row in rows
    )  # fmt: skip
