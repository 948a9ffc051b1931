"""What is said, as flat facts that can be compared: from a record's extraction, or from a store.

A fact is a key (kind, document, place) and a value, both plain text, so that two versions of the same reading differ
exactly where they say something else. The sentences that say so go with the value and are not compared, and where
they stand (spans) is no part of a fact: text may move.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from graph.export.words import format_number
from graph.rdf.documents import FIELD_TERMS
from graph.rdf.evidence import without_private
from graph.rdf.terms import ZR
from graph.store.solutions import Bindings, QueryResult, Solutions

FIELDS = (
    "title", "number", "issuers", "level", "region", "date_written", "date_printed", "genre", "carried_as",
    "approved_by", "effective", "validity",
)  # fmt: skip
_COLUMNS = {
    "date_written": "date",
    "date_printed": "printed",
}


class Key(NamedTuple):
    """`kind`: field, task, deadline, assignment, relation or target; `document`: number, else title, else file and id."""

    kind: str
    document: str
    place: str


class Value(NamedTuple):
    """What is said, and the stretches of the file that say it (on one line each, sorted)."""

    text: str
    quotes: tuple[str, ...] = ()


Facts = dict[Key, Value]


class Shelf(Protocol):
    """What facts need of a store."""

    @property
    def index(self) -> sqlite3.Connection: ...

    def text(self, sha256: str) -> str | None: ...

    def query(self, sparql: str, bindings: Bindings | None = None) -> QueryResult: ...


def facts_of_extraction(found: Mapping[str, Any]) -> Facts:
    """The facts of one file in the format of `graph.export.extraction`.

    >>> facts_of_extraction(to_extraction(record))[Key("assignment", "长政办发〔2021〕60号", "一/（一） 市民政局")].text
    'responsible 长治市民政局'
    """
    labels = {row["id"]: _label(row["number"], row["title"], found["source"], row["id"]) for row in found["documents"]}
    return _gathered(_iter_extraction(found, labels))


def facts_of_store(store: Shelf) -> Facts:
    """The facts of all files in a store."""
    return _gathered(StoreFacts(store))


def merge_facts(many: Iterable[Facts]) -> Facts:
    """The facts of several files as one."""
    return _gathered((key, value) for facts in many for key, value in facts.items())


def _label(number: str | None, title: str | None, source: str, name: str) -> str:
    return number or title or f"{source} {name}".strip()


def _gathered(facts: Iterable[tuple[Key, Value]]) -> Facts:
    """Facts by key; several values of one key are joined in order."""
    texts: dict[Key, set[str]] = {}
    quotes: dict[Key, set[str]] = {}
    for key, value in facts:
        texts.setdefault(key, set()).add(value.text)
        quotes.setdefault(key, set()).update(value.quotes)
    return {key: Value("；".join(sorted(texts[key])), tuple(sorted(quotes[key]))) for key in sorted(texts)}


def _text(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")


def said(text: str, quote: str | None) -> Value:
    """A value with its sentence, on one line and without telephone numbers."""
    line = " ".join(without_private(quote or "").split())
    return Value(text, (line,) if line else ())


def _iter_extraction(found: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[tuple[Key, Value]]:
    for row in found["documents"]:
        for field in FIELDS:
            if row.get(field):
                quote = row.get("evidence", {}).get(field, {}).get("text")
                yield Key("field", labels[row["id"]], field), said(format_field(field, _text(row[field])), quote)
    for row in found["tasks"]:
        yield from _iter_task(row, labels[row["doc"]])
    for row in found["relations"]:
        to = row["to"]
        target = labels[to["doc"]] if to["doc"] else _label(to["number"], to["title"], "", "?")
        yield Key("relation", labels[row["from"]], f"{row['type']} {target}"), said(target, row["quote"])
    for row in found["targets"]:
        yield Key("target", labels[row["doc"]], format_amount(row)), said(format_target(row), row["quote"])


def _iter_task(row: Mapping[str, Any], label: str) -> Iterator[tuple[Key, Value]]:
    yield Key("task", label, row["path"]), said(row["title"], row.get("text"))
    deadline = row["deadline"]
    if deadline:
        text = format_deadline(deadline["text"], deadline["date"])
        yield Key("deadline", label, row["path"]), said(text, deadline.get("quote"))
    for each in row["assignments"]:
        place = f"{row['path']} {each['mention']}"
        yield Key("assignment", label, place), said(f"{each['role']} {_text(each['agency'])}", each.get("text"))


class StoreFacts:
    """The facts of a store, one after the other."""

    def __init__(self, store: Shelf) -> None:
        self._store = store
        self._texts: dict[str, str] = {}
        rows = store.index.execute("SELECT iri, number, title FROM document ORDER BY real, number, title").fetchall()
        self._labels = {iri: _label(number, title, "", iri) for iri, number, title in rows}

    def __iter__(self) -> Iterator[tuple[Key, Value]]:
        yield from self._fields()
        yield from self._tasks()
        yield from self._relations()
        yield from self._targets()

    def _fields(self) -> Iterator[tuple[Key, Value]]:
        quotes = self._evidence(_FIELD_EVIDENCE)
        for row in self._store.index.execute("SELECT * FROM document WHERE real = 1"):
            for field in FIELDS:
                value = row["period"] or row["until"] if field == "validity" else row[_COLUMNS.get(field, field)]
                if value:
                    key = Key("field", self._labels[row["iri"]], field)
                    text = format_field(field, str(value).replace("\n", "、"))
                    quote = quotes.get((row["iri"], FIELD_TERMS.get(field, ZR + field), row["source"]))
                    yield key, said(text, quote)

    def _tasks(self) -> Iterator[tuple[Key, Value]]:
        quotes = self._evidence(_DEADLINE_EVIDENCE)
        for row in self._store.index.execute("SELECT * FROM task"):
            label = self._labels[row["document"]]
            yield Key("task", label, row["path"]), said(row["title"], self._quote(row))
            if row["deadline_text"]:
                text = format_deadline(row["deadline_text"], row["deadline"])
                yield Key("deadline", label, row["path"]), said(text, quotes.get((row["iri"], "", row["source"])))
        for row in self._store.index.execute(
            "SELECT task.document, path, mention, role, name, assignment.source, assignment.start, assignment.end"
            " FROM assignment JOIN task ON task.id = assignment.task"
        ):
            key = Key("assignment", self._labels[row["document"]], f"{row['path']} {row['mention']}")
            yield key, said(f"{row['role']} {row['name']}", self._quote(row))

    def _relations(self) -> Iterator[tuple[Key, Value]]:
        for row in self._store.index.execute("SELECT * FROM relation"):
            cited = self._labels[row["cited"]]
            yield Key("relation", self._labels[row["citing"]], f"{row['type']} {cited}"), said(cited, self._quote(row))

    def _targets(self) -> Iterator[tuple[Key, Value]]:
        for row in self._store.index.execute("SELECT *, by_date AS 'by' FROM target"):
            key = Key("target", self._labels[row["document"]], format_amount(row))
            yield key, said(format_target(row), self._quote(row))

    def _quote(self, row: sqlite3.Row) -> str:
        return self._slice(row["source"], row["start"] or 0, row["end"] or 0)

    def _slice(self, source: str, start: int, end: int) -> str:
        if source not in self._texts:
            self._texts[source] = self._store.text(source) or ""
        return self._texts[source][start:end]

    def _evidence(self, sparql: str) -> dict[tuple[str, str, str], str]:
        """(node, property, file) → the first stretch that says so."""
        found = self._store.query(sparql)
        rows = found.texts() if isinstance(found, Solutions) else []
        places = sorted(
            (node, proved, source.rpartition("/")[2], int(a), int(b)) for node, proved, source, a, b in rows
        )
        quotes: dict[tuple[str, str, str], str] = {}
        for node, proved, source, start, end in places:
            quotes.setdefault((node, proved, source), self._slice(source, start, end))
        return quotes


_PLACE = "?e oa:hasTarget ?t . ?t oa:hasSource ?source ; oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end"
_FIELD_EVIDENCE = f"""SELECT ?node ?proved ?source ?start ?end WHERE {{
  ?node a zr:OfficialDocument ; zr:evidence ?e . ?e zr:supports ?proved . {_PLACE} }}"""
_DEADLINE_EVIDENCE = f"""SELECT ?node ("" AS ?proved) ?source ?start ?end WHERE {{
  ?node zr:deadlineEvidence ?e . {_PLACE} }}"""


def format_field(name: str, text: str) -> str:
    """The graph knows the leading issuer, and not the order of the others."""
    return "、".join(sorted(text.split("、"))) if name == "issuers" else text


def format_deadline(text: str, date: str | None) -> str:
    return f"{text} ({date})" if date else text


def format_amount(row: Mapping[str, Any] | sqlite3.Row) -> str:
    return f"{format_number(row['value'])} {row['unit']}"


def format_target(row: Mapping[str, Any] | sqlite3.Row) -> str:
    return f"{row['comparator']} {format_amount(row)} {row['by'] or ''}".strip()
