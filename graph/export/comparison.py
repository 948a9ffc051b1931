"""The same task in several documents side by side, as a workbook: bodies, roles, dates, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.answers.compare import SidePart, compare
from graph.answers.desk import Shelf
from graph.errors import UsageError
from graph.export.origins import ORIGINS, document_name, quote
from graph.export.selection import Selection, chosen_documents, open_desk, task_number
from graph.export.sheets import Cell, Column, Look, Table, write_workbook
from graph.export.words import ROLES

COMPARISON = "任务对照表"
_KINDS = {"decomposes": "分解落实", "aligns": "同一事项"}
_SIDE = (("文件", 20), ("条款", 10), ("任务", 26), ("单位", 26), ("时限", 11), ("指标", 14))
COLUMNS = (
    Column("序号", 5, Look.CENTER),
    *(Column(f"甲·{name}", width) for name, width in _SIDE),
    *(Column(f"乙·{name}", width) for name, width in _SIDE),
    Column("关系", 10, Look.CENTER),
    Column("相似度", 8, Look.CENTER),
)
_ORIGIN_COLUMNS = (
    Column("序号", 6, Look.CENTER), Column("方", 5, Look.CENTER), Column("任务编号", 20, Look.CENTER),
    Column("文件标题", 30), Column("发文字号", 18, Look.CENTER), Column("条款", 14, Look.CENTER), Column("任务原文", 70),
    Column("源文件", 24), Column("起", 8, Look.CENTER), Column("止", 8, Look.CENTER), Column("任务标识", 40),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """Two tasks that are mainly the same, or one that has no partner on the other side."""

    first: SidePart | None
    second: SidePart | None
    kind: str
    score: float | None


def write_comparison(store: Shelf, path: Path, **filters: Any) -> int:
    """Writes the workbook for two or more `documents` (with `as_of` as in `answers.compare`); the number of rows.

    Every two of them are compared: pairs and lone tasks of the first, then lone tasks of the second.
    """
    selection = Selection.of(filters)
    if len(selection.documents) < 2 or selection.region or selection.level or selection.agency:
        raise UsageError("对照要写明两份以上的文件，不能按地区、层级、单位筛选")
    open_desk(store, selection)
    matches = [
        match
        for one, other in combinations(selection.documents, 2)
        for match in _iter_matches(store, one, other, selection.as_of)
    ]
    rows = [_row(number, match) for number, match in enumerate(matches, 1)]
    origins = [row for number, match in enumerate(matches, 1) for row in _iter_origins(number, match)]
    tables = [
        Table("任务对照", COMPARISON, COLUMNS, rows, frozen_columns=1),
        Table(ORIGINS, ORIGINS, _ORIGIN_COLUMNS, origins),
    ]
    write_workbook(path, tables, COMPARISON)
    return len(rows)


def _iter_matches(store: Shelf, one: str, other: str, as_of: str | None) -> Iterator[Match]:
    """The pairs of two documents; a task without a partner stands on its own document's side."""
    own = set(chosen_documents(store.index, [one]))
    for pair in compare(store, (one, other), as_of=as_of):
        if pair.b is None and pair.a.document.id not in own:
            yield Match(None, pair.a, pair.kind, None)
        else:
            yield Match(pair.a, pair.b, pair.kind, pair.score)


def _row(number: int, match: Match) -> list[Cell]:
    is_pair = match.first is not None and match.second is not None
    kind = _KINDS.get(match.kind, match.kind) if is_pair else "无对应"
    score = round(match.score, 2) if match.score is not None else None
    return [number, *_side(match.first), *_side(match.second), kind, score]


def _side(side: SidePart | None) -> Sequence[Cell]:
    if side is None:
        return [None] * len(_SIDE)
    bodies = dict.fromkeys(f"{ROLES[body.role]}：{body.agency}" for body in side.bodies)
    deadline = side.deadline.text if side.deadline else None
    return [document_name(side.document), side.path, side.title, "\n".join(bodies), deadline, "\n".join(side.targets)]


def _iter_origins(number: int, match: Match) -> Iterator[list[Cell]]:
    for name, side in (("甲", match.first), ("乙", match.second)):
        if side:
            document, evidence = side.document, side.evidence
            yield [
                number, name, task_number(side.task), document.title, document.number, side.path, quote(evidence),
                evidence.source, evidence.start, evidence.end, side.task,
            ]  # fmt: skip
