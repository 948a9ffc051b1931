"""Work plans by stages (准备阶段 (2017年1月至2017年12月) / 1、… / 2、…), flattened to one cell a line."""

from __future__ import annotations

import re

from graph.errors import Diagnostic
from graph.parse.dates import find_dates
from graph.parse.kinds import Typed
from graph.parse.structure import Row, Table
from graph.spans import Text

COLUMNS = ("阶段", "工作任务", "工作要求", "完成时限")
_STAGE = re.compile(r"(?:第[一二三四五六]阶段)?[一-鿿]{2,8}阶段")
_NUMBERED = re.compile(r"\s*\d{1,2}\s*[、.．](?!\d)\s*")
_HEAD = re.compile(
    r"备\s*注|阶\s*段|时\s*间|工作(?:任务|内容|要求|目标)|序\s*号|主要(?:任务|工作)|任\s*务|内\s*容|目\s*标|要\s*求|责任单位"
)
_EMPTY = Text("", ())
Found = tuple[list[Table], list[Typed], list[Text], list[Diagnostic]]


def find_stage_table(lines: list[Typed], path: str) -> Found:
    """A plan of at least two stages, each a line of its own with its period below or behind it."""
    starts = [i for i, typed in enumerate(lines) if _STAGE.fullmatch(typed.bare) and _period(lines, i + 1)[0]]
    if len({lines[i].bare for i in starts}) < 2:
        return [], lines, [], []
    first = starts[0]
    while first > 0 and _HEAD.fullmatch(lines[first - 1].text):
        first -= 1
    rows = _rows(lines, starts)
    cells = [typed.content for typed in lines[first:]]
    return [Table(path, _EMPTY, COLUMNS, tuple(rows))], lines[:first], cells, []


def _period(lines: list[Typed], i: int) -> tuple[Text, int]:
    """The period in brackets that begins at line `i`, maybe broken, and the line behind it."""
    if i >= len(lines) or lines[i].text[0] not in "（(":
        return _EMPTY, i
    parts: list[Text] = []
    for j in range(i, min(len(lines), i + 3)):
        parts.append(lines[j].content)
        if lines[j].text[-1] in "）)":
            joined = Text.join(parts, " ")
            return (joined, j + 1) if find_dates(joined) or re.search(r"\d{4}", joined.text) else (_EMPTY, i)
    return _EMPTY, i


def _rows(lines: list[Typed], starts: list[int]) -> list[Row]:
    rows: list[Row] = []
    count: dict[str, int] = {}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        stage = lines[start].content
        period, at = _period(lines, start + 1)
        for task, details in _tasks([t for t in lines[at:end] if not _HEAD.fullmatch(t.text)]):
            count[stage.text] = count.get(stage.text, 0) + 1
            detail = Text.join(details, "\n") if details else _EMPTY
            rows.append(Row((stage, task, detail, period), stage.squeeze().text, count[stage.text], frozenset()))
    return rows


def _tasks(lines: list[Typed]) -> list[tuple[Text, list[Text]]]:
    """Numbered cells are tasks, what follows each says more; without numbers the first cell is the task."""
    tasks: list[tuple[Text, list[Text]]] = []
    for typed in lines:
        match = _NUMBERED.match(typed.text)
        if match:
            tasks.append((typed.content.slice(match.end()), []))
        elif not tasks:
            tasks.append((typed.content, []))
        else:
            tasks[-1][1].append(typed.content)
    return tasks
