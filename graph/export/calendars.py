"""A calendar of what is due: one VTODO (RFC 5545) for each task with a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.progress import progress
from graph.answers.state import first_day, last_day
from graph.errors import NotFoundError
from graph.export.breakdown import bodies, task_text
from graph.export.ledger import LedgerShelf, known_values
from graph.export.origins import document_name
from graph.export.selection import Item, Selection, select_items
from graph.export.sheets import clean, save

if TYPE_CHECKING:
    from icalendar import Todo

_ROLES = (("lead", "牵头单位"), ("responsible", "责任单位"), ("support", "配合单位"), ("implement", "落实单位"))
_STATUSES = {"进行中": "IN-PROCESS", "逾期": "IN-PROCESS", "已完成": "COMPLETED", "取消": "CANCELLED"}
_NO_DAY = date(2000, 1, 1)


def write_calendar(store: LedgerShelf, path: Path, **filters: Any) -> int:
    """Writes an .ics file; the number of tasks in it.

    A task is due on the last day of its date (到2025年 is 2025-12-31), or on the day that the ledger sets; tasks
    without one are left out. The filters are those of `graph.export.selection.Selection`.
    """
    from icalendar import Calendar

    items = select_items(store, Selection.of(filters))
    reports = progress(store).reports
    calendar = Calendar()
    calendar.add("prodid", "-//zeren//zeren//ZH")
    calendar.add("version", "2.0")
    count = 0
    for item in items:
        report = reports.get(item.task.task)
        values = known_values(item, report.values if report else {})
        if "due" in values:
            calendar.add_component(_todo(item, values))
            count += 1
    if not count:
        raise NotFoundError("符合条件的任务都没有写明期限，日历会是空的")
    save(path, calendar.to_ical())
    return count


def _todo(item: Item, values: Mapping[str, str]) -> Todo:
    from icalendar import Todo

    task = item.task
    todo = Todo()
    todo.add("uid", f"{item.number}@zeren")
    # When the document was written: the file must not depend on when it was made.
    todo.add("dtstamp", datetime.combine(_day(task.document.date) or _NO_DAY, time(), UTC))
    todo.add("summary", clean(task.title))
    todo.add("due", date.fromisoformat(last_day(values["due"])))
    start = _day(item.start)
    if start and start.isoformat() <= values["due"]:
        todo.add("dtstart", start)
    todo.add("description", clean("\n".join(_description(item))))
    todo.add("categories", [clean(each) for each in (task.category, task.document.region) if each])
    _add_status(todo, values)
    return todo


def _description(item: Item) -> Iterator[str]:
    task = item.task
    for role, label in _ROLES:
        names = bodies(task, role)
        if names:
            yield f"{label}：{names.replace(chr(10), '、')}"
    if task.deadline:
        yield f"时限原文：{task.deadline.text}"
    yield f"依据：{document_name(task.document)} {task.path}"
    yield task_text(task)


def _add_status(todo: Todo, values: Mapping[str, str]) -> None:
    todo.add("status", _STATUSES.get(values.get("status", ""), "NEEDS-ACTION"))
    if values.get("rate"):
        todo.add("percent-complete", int(float(values["rate"].rstrip("%"))))
    done = _day(values.get("completed"))
    if done:
        todo.add("completed", datetime.combine(done, time(), UTC))


def _day(iso: str | None) -> date | None:
    """The first day of a date as coarse as it is."""
    return date.fromisoformat(first_day(iso)) if iso else None
