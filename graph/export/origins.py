"""The sheet 出处: for each row of a workbook the document, clause and sentence it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.answers.values import DocumentBrief, EvidencePart
from graph.export.selection import Item
from graph.export.sheets import Cell, Column, Look, Table
from graph.export.words import BASES, ROLES

ORIGINS = "出处"

_COLUMNS = (
    Column("序号", 5, Look.CENTER),
    Column("任务编号", 12, Look.CENTER),
    Column("文件标题", 22),
    Column("发文字号", 13, Look.CENTER),
    Column("条款", 10, Look.CENTER),
    Column("任务原文", 48),
    Column("分工原文", 24),
    Column("分工怎样得知", 16),
    Column("时限原文", 11, Look.CENTER),
    Column("源文件", 14),
    Column("起", 6, Look.CENTER),
    Column("止", 6, Look.CENTER),
    Column("任务标识", 24),
    Column("源文件 SHA-256", 16),
)


def origin_table(items: Sequence[Item], firsts: Iterable[str]) -> Table:
    """The sheet, one row a task; `firsts` are the names that the main sheet gives its rows."""
    rows = [_row(first, item) for first, item in zip(firsts, items, strict=True)]
    return Table(ORIGINS, "出处", _COLUMNS, rows, frozen_columns=1)


def _row(first: str, item: Item) -> list[Cell]:
    task = item.task
    evidence = task.evidence
    return [
        first, item.number, task.document.title, task.document.number, task.path, quote(evidence),
        "\n".join(dict.fromkeys(map(quote, item.said))), _known_by(item), task.deadline.text if task.deadline else None,
        evidence.source, evidence.start, evidence.end, task.task, evidence.sha256,
    ]  # fmt: skip


def quote(evidence: EvidencePart) -> str:
    """A sentence on one line."""
    return " ".join(evidence.quote.split())


def _known_by(item: Item) -> str:
    """牵头：责任单位注；负责：统一规定 — how the roles are known."""
    bases: dict[str, dict[str, None]] = {}
    for body in item.task.bodies:
        bases.setdefault(ROLES[body.role], {})[BASES[body.basis]] = None
    return "；".join(f"{role}：{'、'.join(names)}" for role, names in bases.items())


def document_name(document: DocumentBrief) -> str:
    """《关于进一步推进医养结合发展的实施意见》（鄂卫发〔2023〕1号）"""
    title = f"《{document.title}》" if document.title else ""
    return f"{title}（{document.number}）" if document.number and title else title or document.number or document.id
