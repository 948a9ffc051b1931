"""Cells in the order of the text → the rows of a flattened table.

A row ends after its bodies and its time; what a merged cell covers has neither of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.errors import Code, Diagnostic
from graph.parse.cells import DASH, Cell, is_bodies, is_leader, join_cells, kind_of
from graph.parse.columns import BODY_COLUMNS, TEXT_COLUMNS, Column, column_of
from graph.parse.kinds import Typed
from graph.parse.structure import Row, Table
from graph.spans import Text

_EMPTY = Text("", ())
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}(?:[、.．]|[)）]).{2,40}(?<![。；])")
_FRAGMENT = 8  # characters in a line of a narrow column


@dataclass
class _Draft:
    item: str = ""
    number: Text = _EMPTY
    category: Text = _EMPTY  # of a merged cell before the number
    texts: list[Text] = field(default_factory=list)
    bodies: list[Text] = field(default_factory=list)
    time: Text = _EMPTY


def draft_rows(lines: list[Typed], columns: list[Column]) -> list[_Draft]:
    cells = _without_leaders(join_cells(lines), columns)
    drafts: list[_Draft] = []
    item, expected = "", _first_number(cells, columns)
    row, category = _Draft(), _EMPTY
    for i, cell in enumerate(cells):
        kind = kind_of(cell, expected, columns)
        if kind is Cell.NUMBER and row.texts and not row.bodies and Column.NUMBER not in columns:
            row.number, row.item, expected = cell, "".join(cell.text.split()), expected + 1  # between name and task
        elif kind is Cell.NUMBER:
            drafts += _flush(row)
            item, expected = "".join(cell.text.split()), expected + 1
            row = _Draft(item, cell, category)
        elif kind is Cell.TEXT and _heads_rows(cells, i, expected, columns):
            drafts += _flush(row)
            row, category = _Draft(item), cell if _counted_below(columns) else _EMPTY
        elif kind is Cell.TEXT and (row.time or row.bodies) and _is_remark(cells, i, expected, columns, row):
            continue
        elif kind is Cell.TEXT and (row.bodies or row.time):
            # Bodies or a time stand, and what comes is words again: a new row.
            drafts += _flush(row)
            row = _Draft(item, category=category, texts=[cell])
        else:
            body_follows = i + 1 < len(cells) and kind_of(cells[i + 1], expected, columns) is Cell.BODY
            _add(row, kind, cell, body_follows, Column.OTHER in columns)
    return drafts + _flush(row)


def _without_leaders(cells: list[Text], columns: list[Column]) -> list[Text]:
    """Without posts and persons of a column of leaders, behind the text of a task."""
    if Column.OTHER not in columns:
        return cells
    kept: list[Text] = []
    after_post = False
    for cell in cells:
        after_post = is_leader(cell, after_post)
        if not after_post:
            kept.append(cell)
    return kept


def _counted_below(columns: list[Column]) -> bool:
    """Whether the number stands behind the category: 类别 · 序号 · 任务."""
    return Column.CATEGORY in columns and Column.NUMBER in columns[columns.index(Column.CATEGORY) :]


def _heads_rows(cells: list[Text], i: int, expected: int, columns: list[Column]) -> bool:
    """`二、推进产业提质` across the table, or a category's merged cell, before the next number: a heading, no row."""
    heading = _HEADING.fullmatch(cells[i].text) is not None or (
        _counted_below(columns) and cells[i].text[-1] not in "。；"
    )
    return (
        heading
        and Column.NUMBER in columns
        and i + 1 < len(cells)
        and kind_of(cells[i + 1], expected, columns) is Cell.NUMBER
    )


def _is_remark(cells: list[Text], i: int, expected: int, columns: list[Column], row: _Draft) -> bool:
    """A short word behind a complete row, before the next number: a remark, or the leader who answers for it."""
    remark = Column.REMARK in columns and bool(row.time)
    leader = Column.OTHER in columns and Column.CATEGORY not in columns and not row.time
    if not (remark or leader) or len(cells[i]) > _FRAGMENT:
        return False
    return i + 1 == len(cells) or kind_of(cells[i + 1], expected, columns) is Cell.NUMBER


def _first_number(cells: list[Text], columns: list[Column]) -> int:
    """Where a table's count begins: at 1, or where a stretch of a longer table begins."""
    first = "".join(cells[0].text.split()) if cells and Column.NUMBER in columns else ""
    return int(first) if first.isdecimal() and len(first) <= 3 else 1


def _add(row: _Draft, kind: Cell, cell: Text, body_follows: bool, has_persons: bool) -> None:
    if kind is Cell.BODY:
        row.bodies.append(cell)
    elif kind is Cell.TIME:
        row.time = cell
    elif (
        body_follows
        and row.texts
        and row.texts[-1].text[-1] in "。；"
        and len(cell) <= _FRAGMENT
        and cell.text[-1] not in "。；"
    ):
        if not has_persons:  # else the person in charge, who stands in a column of their own
            row.bodies.append(cell)  # the beginning of a body's name, broken in a narrow cell
    else:
        row.texts.append(cell)


def _flush(row: _Draft) -> list[_Draft]:
    """A row without bodies and time whose cells are whole sentences is as many rows under a merged cell."""
    if not row.texts and not row.bodies:
        return []
    if row.bodies or row.time or row.number or not all(text.text[-1] in "。；" for text in row.texts):
        return [row]
    return [_Draft(row.item, texts=[text]) for text in row.texts]


def build_table(
    path: str, heads: list[str], columns: list[Column], drafts: list[_Draft]
) -> tuple[Table, list[Diagnostic]]:
    names, body_columns = _columns(heads, columns, drafts)
    rows: list[Row] = []
    odd: list[Diagnostic] = []
    above: tuple[Text, ...] = tuple(_EMPTY for _ in names)
    category, last_category, item, index = _EMPTY, _EMPTY, "", 0
    numbered = Column.NUMBER in columns
    merged_names = sum(column in TEXT_COLUMNS for column in columns) >= 2
    for draft in drafts:
        own, task = _category_and_task(draft, "类别" in names, numbered)
        own = draft.category or own
        name = draft.item if numbered else (own or category).squeeze().text or str(len(rows) + 1)
        fresh = name != item
        category = own if own or (fresh and not merged_names) else category
        item, index = name, 1 if fresh else index + 1
        below_lead = bool(rows) and category == last_category and _are_no_leaders(draft.bodies, body_columns)
        bodies, strange = _assign(draft.bodies, body_columns[below_lead:])
        odd += strange
        cells = _cells(names, draft, category, task, bodies)
        merged = frozenset(
            [*_merged(names, cells, above, draft, fresh), *([names.index(body_columns[0])] if below_lead else [])]
        )
        last_category = category
        cells = tuple(above[i] if i in merged else cell for i, cell in enumerate(cells))
        rows.append(Row(cells, item or str(len(rows) + 1), index, merged))
        above = cells
    return Table(path, _EMPTY, tuple(names), tuple(rows)), odd


def _columns(heads: list[str], columns: list[Column], drafts: list[_Draft]) -> tuple[list[str], list[str]]:
    """序号 · 类别 (if rows have a name besides their task) · the task · bodies · time, as they are printed."""
    texts = [head for head, c in zip(heads, columns, strict=True) if c in TEXT_COLUMNS]
    bodies = [head for head, c in zip(heads, columns, strict=True) if c in BODY_COLUMNS]
    times = [head for head, c in zip(heads, columns, strict=True) if c is Column.TIME]
    numbered = [draft for draft in drafts if draft.number]
    doubled = sum(len(_mend(draft.texts)) >= 2 for draft in numbered)
    named = doubled * 5 >= len(numbered) * 3 > 0 if len(texts) < 2 else any(len(d.texts) >= 2 for d in drafts)
    named = named or any(draft.category for draft in drafts)
    return ["序号", *(["类别"] if named else []), texts[-1] if texts else "工作任务", *bodies, *times[:1]], bodies


def _category_and_task(draft: _Draft, named: bool, numbered: bool) -> tuple[Text, Text]:
    """The first cells of an item are its name if a longer cell follows; narrow lines are one cell."""
    texts = _mend(draft.texts)
    if not named or draft.category or len(texts) < 2 or (numbered and not draft.number):
        return _EMPTY, Text.join(texts)
    return texts[0], Text.join(texts[1:])


def _mend(texts: list[Text]) -> list[Text]:
    """Lines of one cell → the cell: a run of short lines without an end, before a longer one."""
    if len(texts) < 3:
        return texts
    head: list[Text] = []
    rest = list(texts)
    while len(rest) > 1 and len(rest[0]) <= _FRAGMENT and rest[0].text[-1] not in "。；":
        head.append(rest.pop(0))
    return [Text.join(head), *rest] if head else texts


# 各有关乡镇 · 盛湾镇, at the end of a list: they carry out what a bureau leads
_LOCAL = re.compile(r"(?:^|[、，,；;])各[^、，,；;]*$|[乡镇街道村县区]$")


def _are_no_leaders(bodies: list[Text], columns: list[str]) -> bool:
    """One cell for two columns, of several bodies that end in local ones: the leader's merged cell stands above."""
    cells = _whole(bodies)
    if len(columns) < 2 or column_of(columns[0]) is not Column.LEAD or len(cells) != 1:
        return False
    return _LOCAL.search("".join(cells[0].text.split())) is not None


def _assign(bodies: list[Text], columns: list[str]) -> tuple[dict[str, Text], list[Diagnostic]]:
    """Lines of bodies → the body columns of the row."""
    cells = _whole(bodies)
    if not columns or not cells:
        return {}, []
    if len(columns) == 1:
        return {columns[0]: Text.join(cells, "\n")}, []
    if len(cells) <= len(columns):
        return dict(zip(columns, cells, strict=False)), []
    span = cells[0].span()
    message = f"{len(columns)}个单位栏下有{len(cells)}行，按先后归栏"
    given = {columns[0]: cells[0], columns[1]: Text.join(cells[1:], "\n")}
    return given, [Diagnostic(span.start, span.end, Code.TABLE_RAGGED, message)]


def _whole(bodies: list[Text]) -> list[Text]:
    """A line that ends in 、 goes on in the next; so does the first half of a name."""
    cells: list[Text] = []
    for body in bodies:
        if cells and (
            cells[-1].text[-1] in "、，,"
            or not (is_bodies("".join(cells[-1].text.split())) or DASH.fullmatch(cells[-1].text))
        ):
            cells[-1] = Text.join([cells[-1], body])
        else:
            cells.append(body)
    return cells


def _cells(names: list[str], draft: _Draft, category: Text, task: Text, bodies: dict[str, Text]) -> tuple[Text, ...]:
    made: list[Text] = []
    for name in names:
        column = column_of(name)
        if name == "类别":
            made.append(category)
        elif column is Column.NUMBER:
            made.append(draft.number)
        elif column is Column.TIME:
            made.append(draft.time)
        else:
            made.append(bodies.get(name, _EMPTY) if column in BODY_COLUMNS else task)
    return tuple(made)


def _merged(
    names: list[str], cells: tuple[Text, ...], above: tuple[Text, ...], draft: _Draft, fresh: bool
) -> list[int]:
    """A row inside an item that has neither bodies nor time stands under merged cells."""
    if fresh or draft.bodies or draft.time:
        return []
    return [
        i
        for i, name in enumerate(names)
        if not cells[i] and above[i] and column_of(name) in (*BODY_COLUMNS, Column.TIME)
    ]
