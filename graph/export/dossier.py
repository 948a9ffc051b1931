"""A body's dossier as a workbook: what it is, its names and kin through time, and every task that papers gave it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.answers.agency import AgencyAnswer, agency
from graph.answers.desk import Shelf
from graph.answers.values import TaskPart, Today, Undetermined
from graph.errors import UsageError
from graph.export.breakdown import bodies, task_text
from graph.export.origins import document_name, quote
from graph.export.selection import Selection, open_desk, task_number
from graph.export.sheets import Cell, Column, Look, Table, day_cell, write_workbook
from graph.export.words import BASES, LEVELS, ROLES, STATES

_ABOVE = {"government": "隶属", "guidance": "业务指导", "leadership": "垂直领导"}
_EVENTS = {"merger": "合并", "split": "拆分", "transfer": "职能划转", "abolition": "撤销", "renaming": "更名"}
_PORTRAIT = (Column("项目", 16, Look.CENTER), Column("内容", 80))
_NAMES = (
    Column("名称", 40), Column("起", 14, Look.CENTER), Column("止", 14, Look.CENTER), Column("依据", 60),
)  # fmt: skip
_KIN = (
    Column("关系", 12, Look.CENTER), Column("单位", 40), Column("日期", 16, Look.CENTER),
    Column("事由", 12, Look.CENTER), Column("职能", 40), Column("依据", 40),
)  # fmt: skip
_DUTIES = (
    Column("序号", 6, Look.CENTER), Column("角色", 8, Look.CENTER), Column("工作任务", 60), Column("完成时限", 14, Look.CENTER),
    Column("牵头单位", 20), Column("依据文件", 34), Column("成文日期", 12, Look.DATE), Column("有效性", 10, Look.CENTER),
    Column("条款", 14, Look.CENTER),
)  # fmt: skip
_ORIGINS = (
    Column("序号", 6, Look.CENTER), Column("任务编号", 20, Look.CENTER), Column("原文称呼", 22),
    Column("怎样得知", 14, Look.CENTER), Column("任务原文", 60), Column("源文件", 26), Column("起", 8, Look.CENTER),
    Column("止", 8, Look.CENTER), Column("任务标识", 44),
)  # fmt: skip


def write_dossier(store: Shelf | None, path: Path, **filters: Any) -> int:
    """Writes the workbook of one body or collective (`agency`, with `region` and `as_of` as in `answers.agency`).

    Sheets: 概况, 名称沿革, 上下沿革, 职责任务 or 所指单位, 出处. The number of tasks.
    """
    unknown = sorted(set(filters) - {"agency", "region", "as_of"})
    if unknown or not filters.get("agency"):
        raise UsageError("单位档案要写明单位（agency），可加地区（region）和日期（as_of）")
    if store is not None:
        open_desk(store, Selection())
    answer = agency(store, filters["agency"], region=filters.get("region"), as_of=filters.get("as_of"))
    duties = [(duty.role, task) for duty in answer.duties for task in duty.tasks]
    title = answer.agency
    tables = [
        Table("概况", title, _PORTRAIT, list(_portrait(answer))),
        Table("名称沿革", f"{title} 名称沿革", _NAMES, list(_names(answer))),
        Table("上下沿革", f"{title} 上下沿革", _KIN, list(_kin(answer))),
        Table("职责任务", f"{title} 职责任务", _DUTIES, [_duty(i, *each) for i, each in enumerate(duties, 1)]),
        Table("出处", "出处", _ORIGINS, [_origin(i, answer, *each) for i, each in enumerate(duties, 1)]),
    ]
    write_workbook(path, tables, title)
    return len(duties)


def _portrait(answer: AgencyAnswer) -> Iterator[list[Cell]]:
    rows: tuple[tuple[str, str | None], ...] = (
        ("单位", answer.agency),
        ("其他可能", "、".join(answer.candidates)),
        ("条线", answer.line.name if answer.line else None),
        ("层级", LEVELS.get(answer.level or "")),
        ("地区", answer.region),
        ("区划代码", answer.region_code),
        ("今天", _today(answer.today)),
        ("按此日期", answer.as_of),
        ("标识", answer.id),
    )
    for label, text in rows:
        if text:
            yield [label, text]
    if answer.expansion:
        members = answer.expansion.members or answer.expansion.candidates
        yield [
            "所指单位",
            "\n".join(f"{one.agency}（{one.region_code}）" for one in members) or answer.expansion.reason,
        ]


def _today(today: Today | Undetermined) -> str:
    if isinstance(today, Undetermined):
        return f"无法确定：{today.undetermined}" + (
            f"；可能是{'、'.join(today.candidates)}" if today.candidates else ""
        )
    return "\n".join([today.agency, *today.via])


def _names(answer: AgencyAnswer) -> Iterator[list[Cell]]:
    for one in answer.names:
        about = "（前后）" if one.approximate else ""
        yield [one.name, (one.since or "…") + about, one.until or "今", one.paper]


def _kin(answer: AgencyAnswer) -> Iterator[list[Cell]]:
    for above in answer.superiors:
        yield [_ABOVE.get(above.relation, above.relation), above.name, None, None, None, None]
    for label, kin in (("职能来自", answer.predecessors), ("职能转至", answer.successors)):
        for one in kin:
            day = one.date + ("（前后）" if one.approximate else "")
            yield [label, one.name, day, _EVENTS.get(one.kind, one.kind), "、".join(one.topic) or "全部职责", one.paper]


def _duty(number: int, role: str, task: TaskPart) -> list[Cell]:
    document = task.document
    return [
        number, ROLES[role], task_text(task), task.deadline.text if task.deadline else None, bodies(task, "lead"),
        document_name(document), day_cell(document.date), STATES[document.state], task.path,
    ]  # fmt: skip


def _origin(number: int, answer: AgencyAnswer, role: str, task: TaskPart) -> list[Cell]:
    names = {answer.agency, *(one.name for one in answer.names)}
    own = next((body for body in task.bodies if body.role == role and body.agency in names), None)
    evidence = task.evidence
    return [
        number, task_number(task.task), own.mention if own else None, BASES[own.basis] if own else None, quote(evidence),
        evidence.source, evidence.start, evidence.end, task.task,
    ]  # fmt: skip
