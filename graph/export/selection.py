"""Which tasks an export is about, and each task with all that people's tables say of it."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from graph.answers.desk import Desk, Shelf
from graph.answers.document import TargetPart
from graph.answers.finding import find_document
from graph.answers.places import region_prefixes
from graph.answers.state import last_day
from graph.answers.values import EvidencePart, TaskPart
from graph.errors import NotFoundError, UsageError

LEVELS = ("national", "province", "city", "county", "township")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to take out of a store; everything if nothing is set.

    `documents`: numbers, titles or IRIs, each with the text it promulgates; `region`: a name or code, with what lies
    within; `level`: a code of the model; `agency`: a body by name, printed name, id or IRI; `as_of`: an ISO date, on
    which states are judged and up to which documents count (today and all of them if None).
    """

    documents: tuple[str, ...] = ()
    region: str | None = None
    level: str | None = None
    agency: str | None = None
    as_of: str | None = None

    @classmethod
    def of(cls, filters: dict[str, Any]) -> Selection:
        """The selection that keyword filters mean; UsageError for one that does not exist."""
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(filters) - known)
        if unknown:
            raise UsageError(f"没有“{'、'.join(unknown)}”这个条件；可用：{'、'.join(sorted(known))}")
        documents = filters.get("documents") or ()
        names = (documents,) if isinstance(documents, str) else tuple(documents)
        level = filters.get("level")
        if level and level not in LEVELS:
            raise UsageError(f"没有“{level}”这个层级；可用：{'、'.join(LEVELS)}")
        return cls(**{**filters, "documents": names})

    @property
    def is_everything(self) -> bool:
        return not (self.documents or self.region or self.level or self.agency or self.as_of)


@dataclass(frozen=True, slots=True)
class Item:
    """A task as the tables show it; `number` is its short stable name, `said` where its bodies are named."""

    number: str
    task: TaskPart
    kind: str
    modality: str
    open_list: bool
    start: str | None
    targets: tuple[TargetPart, ...]
    said: tuple[EvidencePart, ...]


def task_number(iri: str) -> str:
    """A task's short name, made from its IRI, safe in a workbook's cell and on paper.

    >>> task_number("https://w3id.org/zeren/doc/x-1/task/一/1")
    'ZR-R7V3-SB3X-FAZU'
    """
    code = base64.b32encode(hashlib.sha256(iri.encode("utf-8", "replace")).digest())[:12].decode("ascii")
    return f"ZR-{code[:4]}-{code[4:8]}-{code[8:]}"


def open_desk(store: Shelf, selection: Selection) -> Desk:
    """The store ready to answer."""
    return Desk(store, selection.as_of)


def select_items(store: Shelf, selection: Selection) -> tuple[Item, ...]:
    """The chosen tasks, document by document (oldest first), in the order of the text.

    Raises NotFoundError if there are none, and for a document, place or body that the store does not know.
    """
    desk = open_desk(store, selection)
    items = tuple(_item(desk, row) for row in _unique(select_tasks(desk, selection)))
    if not items:
        raise NotFoundError("没有符合条件的任务；请放宽条件，或先用 zeren build 加入文件")
    return items


def select_tasks(desk: Desk, selection: Selection) -> Iterator[sqlite3.Row]:
    """Rows of the index's table `task`."""
    condition, values = _condition(desk.index, selection)
    yield from desk.index.execute(
        f"SELECT * FROM task WHERE {condition} ORDER BY date, document, source, start, id", values
    )


def _unique(rows: Iterator[sqlite3.Row]) -> Iterator[sqlite3.Row]:
    seen: set[str] = set()
    for row in rows:
        if row["iri"] not in seen:
            seen.add(row["iri"])
            yield row


def _condition(index: sqlite3.Connection, selection: Selection) -> tuple[str, list[str]]:
    place, values = _place_condition(index, selection)
    conditions = [place]
    if selection.as_of:
        conditions.append("date <= ?")
        values.append(last_day(selection.as_of))
    if selection.documents:
        iris = chosen_documents(index, selection.documents)
        conditions.append(f"document IN ({', '.join('?' * len(iris))})")
        values += iris
    if selection.agency:
        conditions.append(f"id IN (SELECT task FROM assignment WHERE {_AGENCY})")
        values += _agency_values(index, selection.agency)
    return " AND ".join(conditions), values


def _place_condition(index: sqlite3.Connection, selection: Selection) -> tuple[str, list[str]]:
    """Place and level, which tasks and documents have alike."""
    conditions, values = ["1"], list[str]()
    if selection.region:
        prefixes = [prefix for prefix in region_prefixes(index, selection.region) if prefix]
        conditions.append(f"({' OR '.join(['region_code LIKE ?'] * len(prefixes)) or '1'})")
        values += [prefix + "%" for prefix in prefixes]
    if selection.level:
        conditions.append("level = ?")
        values.append(selection.level)
    return " AND ".join(conditions), values


_AGENCY = "name = ? OR mention = ? OR agency = ? OR body = ?"


def _agency_values(index: sqlite3.Connection, agency: str) -> list[str]:
    values = [agency] * 4
    if index.execute(f"SELECT 1 FROM assignment WHERE {_AGENCY} LIMIT 1", values).fetchone() is None:
        near = index.execute(
            "SELECT DISTINCT name FROM assignment WHERE instr(name, ?) OR instr(mention, ?) ORDER BY name LIMIT 4",
            (agency, agency),
        ).fetchall()
        hint = f"；是否指：{'、'.join(row[0] for row in near)}" if near else "；请写全称"
        raise NotFoundError(f"库中没有给“{agency}”的任务{hint}")
    return values


def chosen_documents(index: sqlite3.Connection, wanted: Sequence[str]) -> list[str]:
    """The IRIs of the documents meant, each followed by those of the texts it promulgates."""
    iris: dict[str, None] = {}
    for each in wanted:
        iri = find_document(index, each)
        iris[iri] = None
        carried = index.execute(
            "SELECT DISTINCT iri FROM document WHERE carried_by = ? AND carried_as = 'promulgated' ORDER BY iri", (iri,)
        )
        iris.update((row[0], None) for row in carried)
    return list(iris)


def select_documents(desk: Desk, selection: Selection) -> list[str]:
    """IRIs of the documents that files carry and the selection means, sorted; all of them if it is everything."""
    if selection.documents or selection.agency:
        meant = set(chosen_documents(desk.index, selection.documents))
        return sorted(meant or {row["document"] for row in select_tasks(desk, selection)})
    conditions, values = _place_condition(desk.index, selection)
    rows = desk.index.execute(f"SELECT DISTINCT iri FROM document WHERE real = 1 AND {conditions}", values).fetchall()
    day = last_day(selection.as_of or "9999")
    return sorted(row["iri"] for row in rows if (desk.brief(row["iri"]).date or "") <= day)


def _item(desk: Desk, row: sqlite3.Row) -> Item:
    return Item(
        number=task_number(row["iri"]), task=desk.task(row), kind=row["kind"], modality=row["modality"],
        open_list=bool(row["open_list"]), start=row["deadline_start"] or None,
        targets=_targets(desk, row), said=_said(desk, row),
    )  # fmt: skip


def _targets(desk: Desk, task: sqlite3.Row) -> tuple[TargetPart, ...]:
    rows = desk.index.execute(
        "SELECT * FROM target WHERE task = ? AND source = ? ORDER BY start, value", (task["iri"], task["source"])
    )
    return tuple(
        TargetPart(
            row["value"], row["unit"], row["comparator"], row["by_date"] or None, row["task"],
            desk.evidence(row["source"], row["start"], row["end"]),
        )
        for row in rows.fetchall()
    )  # fmt: skip


_GAP = 16  # characters between two bodies of one list: 、 or a role in brackets


def _said(desk: Desk, task: sqlite3.Row) -> tuple[EvidencePart, ...]:
    """The stretches that name the task's bodies, in the order of the text; a list of bodies is one stretch."""
    rows = desk.index.execute(
        "SELECT DISTINCT source, start, end FROM assignment WHERE task = ? AND start IS NOT NULL ORDER BY start, end",
        (task["id"],),
    ).fetchall()
    stretches: list[list[int]] = []
    for _, start, end in rows:
        if stretches and start <= stretches[-1][1] + _GAP:
            stretches[-1][1] = max(end, stretches[-1][1])
        else:
            stretches.append([start, end])
    return tuple(desk.evidence(task["source"], start, end) for start, end in stretches)
