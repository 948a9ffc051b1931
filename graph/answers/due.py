"""What is due, overdue or undated on a day."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from graph.answers.desk import Desk, Shelf
from graph.answers.state import last_day
from graph.answers.values import TaskPart


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """Tasks of documents that have not ended, by day: `overdue` before the day, `due` from it on, `fuzzy` (长期, 逐年)
    and `undated` without a day. A coarse date (2025) counts from its last day.
    """

    as_of: str
    until: str | None
    overdue: tuple[TaskPart, ...]
    due: tuple[TaskPart, ...]
    fuzzy: tuple[TaskPart, ...]
    undated: int


def due(store: Shelf, *, within: int | None = None, as_of: str | None = None) -> DueAnswer:
    """The tasks by deadline as of a day (ISO; today if None); `within` days ahead, all that are ahead if None.

    >>> due(store, as_of="2017-06-30", within=365).due[0].deadline.date
    '2017-12'
    """
    desk = Desk(store, as_of)
    day = last_day(desk.as_of)
    until = (date.fromisoformat(day) + timedelta(days=within)).isoformat() if within is not None else None
    dated = desk.tasks(_rows(desk, "deadline != ''"))
    live = [task for task in dated if task.document.state in ("in_force", "not_yet")]
    live.sort(key=lambda task: (_day(task), task.task))
    fuzzy = desk.tasks(_rows(desk, "deadline = '' AND deadline_text != ''"))
    undated = desk.index.execute("SELECT count(*) FROM task WHERE coalesce(deadline_text, '') = ''").fetchone()[0]
    return DueAnswer(
        as_of=desk.as_of,
        until=until,
        overdue=tuple(task for task in live if _day(task) < day),
        due=tuple(task for task in live if day <= _day(task) and (until is None or _day(task) <= until)),
        fuzzy=tuple(task for task in fuzzy if task.document.state in ("in_force", "not_yet")),
        undated=undated,
    )


def _rows(desk: Desk, condition: str) -> list[sqlite3.Row]:
    return desk.index.execute(f"SELECT * FROM task WHERE {condition} ORDER BY document, id").fetchall()


def _day(task: TaskPart) -> str:
    return last_day(task.deadline.date) if task.deadline and task.deadline.date else ""
