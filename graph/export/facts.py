"""What is said, as flat facts that can be compared: from a record's extraction, or from a store.

A fact is a key (kind, document, place) and a value, both plain text, so that two versions of the same reading differ
exactly where they say something else. Where it stands in a file (spans) is no part of a fact: text may move.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

_FIELDS = (
    "title", "number", "issuers", "level", "region", "date_written", "date_printed", "genre", "carried_as",
    "approved_by", "effective", "validity",
)  # fmt: skip
_FIELDS_OF_INDEX = {
    "date_written": "date",
    "date_printed": "printed",
}


class Key(NamedTuple):
    """`kind`: field, task, deadline, assignment, relation or target; `document`: number, else title, else file and id."""

    kind: str
    document: str
    place: str


Facts = dict[Key, str]


class Shelf(Protocol):
    """What facts need of a store."""

    @property
    def index(self) -> sqlite3.Connection: ...


def facts_of_extraction(found: Mapping[str, Any]) -> Facts:
    """The facts of one file in the format of `graph.export.extraction`.

    >>> facts_of_extraction(to_extraction(record))[Key("assignment", "长政办发〔2021〕60号", "一/（一） 市民政局")]
    'responsible 长治市民政局'
    """
    labels = {row["id"]: _label(row["number"], row["title"], found["source"], row["id"]) for row in found["documents"]}
    return _gathered(_iter_extraction(found, labels))


def facts_of_store(store: Shelf) -> Facts:
    """The facts of all files in a store."""
    rows = store.index.execute("SELECT iri, number, title FROM document ORDER BY real, number, title").fetchall()
    labels = {iri: _label(number, title, "", iri) for iri, number, title in rows}
    return _gathered(_iter_index(store.index, labels))


def merge_facts(many: Iterable[Facts]) -> Facts:
    """The facts of several files as one."""
    return _gathered((key, value) for facts in many for key, value in facts.items())


def _label(number: str | None, title: str | None, source: str, name: str) -> str:
    return number or title or f"{source} {name}".strip()


def _gathered(facts: Iterable[tuple[Key, str]]) -> Facts:
    """Facts by key; several values of one key are joined in order."""
    values: dict[Key, set[str]] = {}
    for key, value in facts:
        values.setdefault(key, set()).add(value)
    return {key: "；".join(sorted(values[key])) for key in sorted(values)}


def _text(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _iter_extraction(found: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    for row in found["documents"]:
        for field in _FIELDS:
            if row.get(field):
                yield Key("field", labels[row["id"]], field), _field(field, _text(row[field]))
    for row in found["tasks"]:
        yield from _iter_task(row, labels[row["doc"]])
    for row in found["relations"]:
        to = row["to"]
        target = labels[to["doc"]] if to["doc"] else _label(to["number"], to["title"], "", "?")
        yield Key("relation", labels[row["from"]], f"{row['type']} {target}"), target
    for row in found["targets"]:
        yield Key("target", labels[row["doc"]], f"{_number(row['value'])} {row['unit']}"), _target(row)


def _iter_task(row: Mapping[str, Any], label: str) -> Iterator[tuple[Key, str]]:
    yield Key("task", label, row["path"]), row["title"]
    if row["deadline"]:
        yield Key("deadline", label, row["path"]), _deadline(row["deadline"]["text"], row["deadline"]["date"])
    for each in row["assignments"]:
        place = f"{row['path']} {each['mention']}"
        yield Key("assignment", label, place), f"{each['role']} {_text(each['agency'])}"


def _iter_index(index: sqlite3.Connection, labels: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    for row in index.execute("SELECT * FROM document WHERE real = 1"):
        for field in _FIELDS:
            value = row["period"] or row["until"] if field == "validity" else row[_FIELDS_OF_INDEX.get(field, field)]
            if value:
                yield Key("field", labels[row["iri"]], field), _field(field, str(value).replace("\n", "、"))
    for row in index.execute("SELECT * FROM task"):
        label = labels[row["document"]]
        yield Key("task", label, row["path"]), row["title"]
        if row["deadline_text"]:
            yield Key("deadline", label, row["path"]), _deadline(row["deadline_text"], row["deadline"])
    for row in index.execute(
        "SELECT task.document, path, mention, role, name FROM assignment JOIN task ON task.id = assignment.task"
    ):
        yield (
            Key("assignment", labels[row["document"]], f"{row['path']} {row['mention']}"),
            f"{row['role']} {row['name']}",
        )
    for row in index.execute("SELECT citing, type, cited FROM relation"):
        yield Key("relation", labels[row["citing"]], f"{row['type']} {labels[row['cited']]}"), labels[row["cited"]]
    for row in index.execute("SELECT document, value, unit, comparator, by_date AS 'by' FROM target"):
        yield Key("target", labels[row["document"]], f"{_number(row['value'])} {row['unit']}"), _target(row)


def _field(name: str, text: str) -> str:
    """The graph knows the leading issuer, and not the order of the others."""
    return "、".join(sorted(text.split("、"))) if name == "issuers" else text


def _deadline(text: str, date: str | None) -> str:
    return f"{text} ({date})" if date else text


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _target(row: Mapping[str, Any] | sqlite3.Row) -> str:
    return f"{row['comparator']} {_number(row['value'])} {row['unit']} {row['by'] or ''}".strip()
