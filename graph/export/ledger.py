"""督办台账: one row a task, filled in as far as documents and earlier reports know, the rest for people to fill in.

The workbook goes out and comes back (`graph.export.progress`): a hidden sheet keeps what each row said when it went
out, so that a change can be told from an old copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from graph.answers.desk import Shelf
from graph.answers.progress import Shelf as Reports
from graph.answers.progress import progress
from graph.answers.state import last_day
from graph.answers.values import DocumentBrief, TaskPart
from graph.export.breakdown import bodies
from graph.export.origins import document_name, origin_table
from graph.export.progress_fields import CLOSINGS, FIELDS, STATUSES, SUPERVISIONS, URGENCIES
from graph.export.selection import Item, Selection, select_items
from graph.export.sheets import Cell, Column, Highlight, Look, Table, day_cell, write_workbook

LEDGER, BASELINE = "督办台账", "导出时"
NUMBER, MATTER, PAPER, OWNERS, HELPERS = "督办编号", "督办事项", "来源文件", "责任单位", "协办单位"
SOON = 30  # days before its date in which a task is 临期

COLUMNS = (
    Column(NUMBER, 19, Look.CENTER),
    Column(MATTER, 30),
    Column("督办类型", 9, Look.CENTER, SUPERVISIONS),
    Column("紧急程度", 7, Look.CENTER, URGENCIES),
    Column(PAPER, 20),
    Column(OWNERS, 18),
    Column(HELPERS, 18),
    Column("交办日期", 11, Look.DATE),
    Column("办结时限", 11, Look.DATE),
    Column("进展情况", 18),
    Column("完成率", 7, Look.PERCENT),
    Column("存在问题", 14),
    Column("下一步计划", 14),
    Column("状态", 8, Look.CENTER, STATUSES, strict=True),
    Column("实际完成", 11, Look.DATE),
    Column("销号", 5, Look.CENTER, CLOSINGS, strict=True),
)
DECIDED = (MATTER, PAPER, OWNERS, HELPERS)  # columns that are for documents to say
_BASELINE_COLUMNS = tuple(
    Column(header, 14) for header in (NUMBER, "任务标识", *DECIDED, *(field.header for field in FIELDS))
)


class LedgerShelf(Shelf, Reports, Protocol):
    """What a ledger needs of a store."""


def write_ledger(store: LedgerShelf, path: Path, **filters: Any) -> int:
    """Writes the workbook with the sheets 督办台账 and 出处; the number of tasks.

    The filters are those of `graph.export.selection.Selection`. With `as_of` 逾期 and 临期 are those of that day, else
    those of the day on which the workbook is looked at.

    >>> write_ledger(store, Path("台账.xlsx"), region="长治市")
    """
    selection = Selection.of(filters)
    items = select_items(store, selection)
    reports = progress(store).reports
    known = [known_values(item, _reported(reports, item)) for item in items]
    rows = [_row(item, values) for item, values in zip(items, known, strict=True)]
    baseline = [_baseline_row(item, values) for item, values in zip(items, known, strict=True)]
    tables = [
        Table(LEDGER, LEDGER, COLUMNS, rows, _highlights(selection.as_of), frozen_columns=2),
        origin_table(items, (str(i) for i in range(1, len(items) + 1))),
        Table(BASELINE, BASELINE, _BASELINE_COLUMNS, baseline, hidden=True),
    ]
    write_workbook(path, tables, LEDGER)
    return len(items)


def _reported(reports: Mapping[str, Any], item: Item) -> Mapping[str, str]:
    report = reports.get(item.task.task)
    return report.values if report else {}


def known_values(item: Item, reported: Mapping[str, str]) -> dict[str, str]:
    """Field → value in normal form: what is reported, else what the document says; empty fields are missing."""
    said = said_values(item.task.document, item.task)
    return {field.code: value for field in FIELDS if (value := reported.get(field.code, said.get(field.code, "")))}


def said_values(document: DocumentBrief, task: TaskPart) -> dict[str, str]:
    """What documents know of the fields: 交办 on the document's date, 办结 by the last day of the deadline."""
    due = task.deadline.date if task.deadline else None
    said = {"assigned": document.date, "due": last_day(due) if due else None}
    return {code: value for code, value in said.items() if value}


def owners(task: TaskPart) -> str:
    """Who is answerable: the leading bodies if any is named so, else the responsible ones."""
    return bodies(task, "lead") or bodies(task, "responsible") or bodies(task, "implement")


def helpers(task: TaskPart) -> str:
    """Everybody else who has a part in the task."""
    others = bodies(task, "responsible", "support", "implement").split("\n")
    mine = set(owners(task).split("\n"))
    return "\n".join(name for name in others if name not in mine)


def matter(task: TaskPart) -> str:
    """The task in a few words, under its heading where it is a sentence of its own."""
    above = task.category or task.headings.rpartition(" / ")[2]
    return f"{above}：{task.title}" if above and above not in task.title else task.title


def decided(task: TaskPart) -> dict[str, str]:
    """The cells of the columns `DECIDED`."""
    return dict(zip(DECIDED, (matter(task), document_name(task.document), owners(task), helpers(task)), strict=True))


def _row(item: Item, values: Mapping[str, str]) -> list[Cell]:
    task = item.task
    fixed: dict[str, Cell] = {NUMBER: item.number, **decided(task)}
    filled = {field.header: format_cell(field.code, values.get(field.code, "")) for field in FIELDS}
    if not filled["办结时限"] and task.deadline:
        filled["办结时限"] = task.deadline.text  # 长期实施, 逐年推进: no day, but not nothing
    return [(fixed | filled)[column.header] for column in COLUMNS]


def format_cell(code: str, value: str) -> Cell:
    """A value in normal form as a cell of its column: whole dates as dates, 50% as a share."""
    if not value:
        return None
    if code == "rate":
        return float(value.rstrip("%")) / 100
    if code in ("assigned", "due", "completed"):
        return day_cell(value)
    return value


def _baseline_row(item: Item, values: Mapping[str, str]) -> list[Cell]:
    filled = (values.get(field.code, "") for field in FIELDS)
    return [item.number, item.task.task, *decided(item.task).values(), *filled]


def _highlights(as_of: str | None) -> tuple[Highlight, ...]:
    """Red where the day is past or somebody says so, yellow in the last `SOON` days; nothing once it is done or off."""
    day = f"DATE({','.join(str(int(part)) for part in last_day(as_of).split('-'))})" if as_of else "TODAY()"
    over = 'OR($N2="已完成",$N2="取消",$N2="暂停",$O2<>"",$P2="是")'
    late = f'AND($A2<>"",NOT({over}),OR($N2="逾期",AND(ISNUMBER($I2),$I2<{day})))'
    soon = f'AND($A2<>"",NOT({over}),ISNUMBER($I2),$I2-{day}<={SOON})'
    return Highlight(late, "late"), Highlight(soon, "soon")
