"""Tables for machines: one CSV file for each kind of thing, described by CSVW metadata beside them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.answers.desk import Desk, Shelf
from graph.errors import InputError, NotFoundError
from graph.export.csvw import METADATA, TABLES, TableSpec, describe
from graph.export.origins import quote
from graph.export.selection import Selection, open_desk, select_documents, select_tasks, task_number
from graph.export.sheets import clean, save
from graph.export.words import format_number

Row = dict[str, Any]


def write_tables(store: Shelf, path: Path, **filters: Any) -> int:
    """Writes documents.csv, tasks.csv, assignments.csv … and csv-metadata.json into the folder `path`; the rows.

    The filters are those of `graph.export.selection.Selection`. UTF-8 without a mark, one header row; a list inside a
    cell is parted by ";". Offsets are code points of the file's text as read.
    """
    selection = Selection.of(filters)
    desk = open_desk(store, selection)
    found = _Choice(desk, selection)
    rows = {spec.name: list(getattr(found, spec.name)()) for spec in TABLES}
    if not rows["documents"]:
        raise NotFoundError("没有符合条件的文件；请放宽条件，或先用 zeren build 加入文件")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path}: 不能用作文件夹（{error.strerror}）；csv 写成一个文件夹，请换个名字") from error
    for spec in TABLES:
        save(path / f"{spec.name}.csv", _format_csv(spec, rows[spec.name]))
    metadata = json.dumps(describe(TABLES), ensure_ascii=False, indent=2) + "\n"
    save(path / METADATA, metadata.encode("utf-8"))
    return sum(map(len, rows.values()))


def _format_csv(spec: TableSpec, rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in spec.columns])
    for row in rows:
        writer.writerow([_cell(row[column.name]) for column in spec.columns])
    return text.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format_number(value)
    return clean(str(value)) if value is not None else ""


class _Choice:
    """The rows of each table; a method for each of `TABLES`."""

    def __init__(self, desk: Desk, selection: Selection) -> None:
        self._desk = desk
        self._documents = select_documents(desk, selection)
        tasks: dict[str, sqlite3.Row] = {}
        for row in select_tasks(desk, selection):
            tasks.setdefault(row["iri"], row)
        self._tasks = tasks

    def documents(self) -> Iterator[Row]:
        """Those that files carry, then those that they cite."""
        own = sorted({*self._documents, *(row["document"] for row in self._tasks.values())})
        cited = {row["cited"] for row in self.relations()} - set(own)
        for iri in [*own, *sorted(cited)]:
            row = self._desk.index.execute(_DOCUMENT, (iri,)).fetchone()
            brief = self._desk.brief(iri)
            names = ("title", "number", "genre", "level", "region", "region_code", "date", "printed", "effective")
            more = ("carried_by", "carried_as", "approved_by")
            yield {
                "document": iri, **{name: row[name] for name in (*names, *more)}, "state": brief.state,
                "issuers": row["issuers"].replace("\n", ";"), "validity": row["period"] or row["until"],
                "trial": bool(row["trial"]), "cited_only": not row["real"],
                "file": self._desk.names.get(row["source"], "") if row["real"] else "",
            }  # fmt: skip

    def tasks(self) -> Iterator[Row]:
        names = ("document", "path", "title", "text", "headings", "category", "kind", "modality")
        times = ("deadline_text", "deadline", "deadline_kind", "deadline_start")
        for iri, row in self._tasks.items():
            known = {name: row[name] for name in (*names, *times)}
            yield {
                "task": iri,
                "task_number": task_number(iri),
                **known,
                "open_list": bool(row["open_list"]),
                **self._place(row),
            }

    def assignments(self) -> Iterator[Row]:
        names = ("agency", "mention", "role", "basis")
        for iri, task in self._tasks.items():
            for row in self._assignments(task):
                known = {name: row[name] for name in names}
                candidates = row["candidates"].replace("\n", ";")
                more = {
                    "assignment": row["iri"],
                    "task": iri,
                    "certain": bool(row["certain"]),
                    "candidates": candidates,
                }
                yield {**known, **more, **self._place(row)}

    def agencies(self) -> Iterator[Row]:
        names = ("agency", "name", "body", "line", "level", "region_code", "kind")
        found = {row["agency"]: row for task in self._tasks.values() for row in self._assignments(task)}
        for iri in sorted(found):
            yield {name: found[iri][name] for name in names}

    def relations(self) -> Iterator[Row]:
        names = ("citing", "type", "cited", "title", "number")
        for row in self._of_documents("relation", "citing", "source, start, type, cited"):
            yield {**{name: row[name] for name in names}, **self._place(row)}

    def targets(self) -> Iterator[Row]:
        names = ("document", "task", "value", "unit", "comparator", "by_date")
        for row in self._of_documents("target", "document", "source, start, value, unit"):
            if not row["task"] or row["task"] in self._tasks:
                yield {**{name: row[name] for name in names}, **self._place(row)}

    def _assignments(self, task: sqlite3.Row) -> Sequence[sqlite3.Row]:
        return self._desk.index.execute(
            "SELECT * FROM assignment WHERE task = ? ORDER BY rowid", (task["id"],)
        ).fetchall()

    def _of_documents(self, table: str, column: str, order: str) -> Iterator[sqlite3.Row]:
        for iri in self._documents:
            yield from self._desk.index.execute(
                f"SELECT DISTINCT * FROM {table} WHERE {column} = ? ORDER BY {order}", (iri,)
            ).fetchall()

    def _place(self, row: sqlite3.Row) -> Row:
        evidence = self._desk.evidence(row["source"], row["start"], row["end"])
        return {"file": evidence.source, "start": row["start"], "end": row["end"], "quote": quote(evidence)}


_DOCUMENT = (
    "SELECT * FROM document WHERE iri = ? ORDER BY real DESC, number DESC, date DESC, title DESC, source LIMIT 1"
)
