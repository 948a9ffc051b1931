"""Rows of the index as parts of answers: documents, tasks, bodies, evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from graph.answers.state import document_state, today
from graph.answers.values import BodyPart, DeadlinePart, DocumentBrief, EvidencePart, ReasonPart, TaskPart


class Shelf(Protocol):
    """What answers need of a store."""

    @property
    def index(self) -> sqlite3.Connection: ...

    def text(self, sha256: str) -> str | None: ...


class FileNames:
    """Names of files by sha256, each looked up when first asked for."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._known: dict[str, str] = {}

    def get(self, sha256: str, default: str = "") -> str:
        if sha256 not in self._known:
            row = self._index.execute("SELECT name FROM source WHERE sha256 = ? LIMIT 1", (sha256,)).fetchone()
            self._known[sha256] = row["name"] if row is not None else ""
        return self._known[sha256] or default


class Desk:
    """A store opened to answer as of one day; looks up each document and text once.

    `as_of` is an ISO date, as coarse as it is; today if None.
    """

    def __init__(self, store: Shelf, as_of: str | None = None) -> None:
        self.store = store
        self.as_of = as_of or today()
        self._briefs: dict[str, DocumentBrief] = {}
        self._titles: dict[str, str] = {}
        self._texts: dict[str, str | None] = {}

    @property
    def index(self) -> sqlite3.Connection:
        return self.store.index

    @cached_property
    def names(self) -> FileNames:
        """sha256 → name of the file."""
        return FileNames(self.index)

    def text(self, sha256: str) -> str | None:
        if sha256 not in self._texts:
            self._texts[sha256] = self.store.text(sha256)
        return self._texts[sha256]

    def title(self, document: str) -> str:
        """The title of a document by its IRI, "" if it has none: all that ranking needs of most documents."""
        if document not in self._titles:
            row = self._row(document)
            self._titles[document] = row["title"] if row is not None else ""
        return self._titles[document]

    def brief(self, document: str) -> DocumentBrief:
        """A document by its IRI, with its state on the day; what only the carrying notice says is taken from there."""
        if document not in self._briefs:
            self._briefs[document] = self._brief(document)
        return self._briefs[document]

    def _brief(self, document: str) -> DocumentBrief:
        rows = [self._row(document)]
        while rows[-1] is not None and rows[-1]["carried_by"] and len(rows) < 9:
            rows.append(self._row(rows[-1]["carried_by"]))

        def first(name: str) -> str | None:
            return next((row[name] for row in rows if row is not None and row[name]), None)

        own = rows[0]
        title = own["title"] if own is not None else ""
        state = document_state(self.index, document, self.as_of).state
        day = first("date") or first("printed")
        return DocumentBrief(document, title, first("number"), day, first("region"), first("level"), state)

    def _row(self, document: str) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self.index.execute(
            "SELECT * FROM document WHERE iri = ? ORDER BY real DESC, number DESC, date DESC, title DESC, source LIMIT 1",
            (document,),
        ).fetchone()
        return row

    def evidence(self, sha256: str, start: int | None, end: int | None) -> EvidencePart:
        """A stretch of a file; the quote is "" where the text is not at hand."""
        begin, stop = start or 0, end or 0
        quote = (self.text(sha256) or "")[begin:stop]
        return EvidencePart(self.names.get(sha256, ""), begin, stop, quote, sha256)

    def task(
        self,
        row: sqlite3.Row,
        score: float = 0.0,
        evidence: EvidencePart | None = None,
        reasons: tuple[ReasonPart, ...] = (),
    ) -> TaskPart:
        """A row of the table `task` with everything around it."""
        deadline = None
        if row["deadline_text"]:
            deadline = DeadlinePart(row["deadline_text"], row["deadline"] or None, row["deadline_kind"])
        return TaskPart(
            task=row["iri"], title=row["title"], text=row["text"], path=row["path"],
            document=self.brief(row["document"]), bodies=self.bodies(row["id"]), deadline=deadline,
            evidence=evidence or self.evidence(row["source"], row["start"], row["end"]),
            score=round(score, 4), headings=row["headings"], category=row["category"], reasons=reasons,
        )  # fmt: skip

    def tasks(self, rows: Iterable[sqlite3.Row]) -> tuple[TaskPart, ...]:
        """Rows as tasks, each IRI once."""
        unique = {row["iri"]: row for row in reversed(list(rows))}
        return tuple(self.task(row) for row in reversed(unique.values()))

    def bodies(self, task: int) -> tuple[BodyPart, ...]:
        """The bodies of a task (its number in the index), leading ones first."""
        rows = self.index.execute("SELECT * FROM assignment WHERE task = ? ORDER BY rowid", (task,))
        return tuple(
            BodyPart(
                row["name"], row["mention"], row["role"], row["basis"], None, row["agency"],
                tuple(row["candidates"].split("\n")) if row["candidates"] else (),
            )
            for row in rows
        )  # fmt: skip
