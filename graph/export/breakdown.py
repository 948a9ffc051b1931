"""任务分解表: one row a task, with who leads, answers and helps, by when, and where it is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.answers.desk import Shelf
from graph.answers.document import TargetPart
from graph.answers.values import TaskPart
from graph.export.origins import document_name, origin_table, quote
from graph.export.selection import Item, Selection, select_items
from graph.export.sheets import Cell, Column, Look, Table, write_workbook
from graph.export.words import COMPARATORS, MODALITIES, STATES, format_number

COLUMNS = (
    Column("序号", 5, Look.CENTER),
    Column("任务类别", 12, Look.CENTER),
    Column("工作任务", 44),
    Column("目标指标", 17),
    Column("牵头单位", 14),
    Column("责任单位", 18),
    Column("配合单位", 15),
    Column("完成时限", 12, Look.CENTER),
    Column("依据文件", 20),
    Column("原文出处", 13, Look.CENTER),
    Column("备注", 14),
)


def write_breakdown(store: Shelf, path: Path, **filters: Any) -> int:
    """Writes the workbook with the sheets 任务分解表 and 出处; the number of tasks.

    The filters are those of `graph.export.selection.Selection`.

    >>> write_breakdown(store, Path("分解.xlsx"), documents=["长政办发〔2021〕60号"])
    """
    items = select_items(store, Selection.of(filters))
    numbers = [str(i) for i in range(1, len(items) + 1)]
    main = Table(
        "任务分解表", "任务分解表", COLUMNS, [breakdown_row(n, i) for n, i in enumerate(items, 1)], frozen_columns=1
    )
    write_workbook(path, [main, origin_table(items, numbers)], "任务分解表")
    return len(items)


def breakdown_row(number: int, item: Item) -> list[Cell]:
    """The cells under `COLUMNS`."""
    task = item.task
    return [
        number, task.category or task.headings.rpartition(" / ")[2], task_text(task),
        "\n".join(map(format_target, item.targets)), bodies(task, "lead"), bodies(task, "responsible", "implement"),
        bodies(task, "support"), task.deadline.text if task.deadline else None, document_name(task.document),
        task.path, "；".join(_remarks(item)),
    ]  # fmt: skip


def task_text(task: TaskPart) -> str:
    """The heading and the text of a task, the heading once: 简化审批登记程序。市县卫健部门应当…"""
    text = " ".join(task.text.split())
    if not text or text.startswith(task.title):
        return text or task.title
    return f"{task.title.rstrip('。；;')}。{text}"


def bodies(task: TaskPart, *roles: str) -> str:
    """The full names of the bodies in these roles, each once, one a line."""
    return "\n".join(dict.fromkeys(body.agency for role in roles for body in task.bodies if body.role == role))


def format_target(target: TargetPart) -> str:
    """A number to be reached in the words of the text, and as it is understood: 达到70%以上（不低于 70%）."""
    understood = f"{COMPARATORS.get(target.comparator, '')}{format_number(target.value)}{target.unit}"
    day = f"，{target.by}" if target.by else ""
    said = quote(target.evidence)
    return f"{said}（{understood}{day}）" if said else f"{understood}{day}"


def _remarks(item: Item) -> Iterator[str]:
    task = item.task
    if MODALITIES[item.modality]:
        yield MODALITIES[item.modality]
    if item.open_list:
        yield "单位未列尽（等）"
    down = [body.agency for body in task.bodies if body.role == "implement"]
    if down:
        yield f"{'、'.join(dict.fromkeys(down))}负责落实"
    for body in task.bodies:
        others = [name for name in body.candidates if name != body.agency]
        if others:
            yield f"“{body.mention}”也可能指{'、'.join(others)}"
    if task.document.state not in ("in_force", "unknown"):
        yield f"文件{STATES[task.document.state]}"
