"""Tables in a text: rows with tabs or bars, and tables flattened to one cell a line.

Guarantees: heads that are repeated on each page appear once; a merged 序号 or category is carried down; every cell is
a stretch of the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.errors import Code, Diagnostic
from graph.parse.aligned import find_aligned_tables
from graph.parse.allotments import holds_numbers
from graph.parse.columns import Column, column_of, is_task_table
from graph.parse.flat import find_flat_tables
from graph.parse.kinds import Typed, type_line
from graph.parse.lines import Line
from graph.parse.square import find_square_tables
from graph.parse.stages import find_stage_table
from graph.parse.structure import Row, Table
from graph.spans import Text

_EMPTY = Text("", ())
_RULE_ROW = re.compile(r"[\s|:\-—–+＋=]+")
_SECTION = "任务类别"  # a name that the tables themselves use
_LONGEST_SECTION = 40
_ITEM = re.compile(r"(?:[\d]{1,3}|[一二三四五六七八九十]{1,3})(?:[-.－—][\d]{1,2}){0,2}[.．、]?")
_MOST_LINES = 12  # of one row
Found = tuple[list[Table], list[Typed], list[Text], list[Diagnostic]]


def take_tables(lines: list[Typed], path: str) -> Found:
    """Task tables among the lines, the lines that are in none, the cells, and what was odd."""
    tables: list[Table] = []
    cells: list[Text] = []
    odd: list[Diagnostic] = []
    rest = [piece for line in lines for piece in _explode(line)]
    for find in (_find_delimited, _find_aligned, _find_square, find_flat_tables, find_stage_table):
        found, rest, used, strange = _apply(find, rest, path)
        tables += found
        cells += used
        odd += strange
    return tables, rest, cells, odd


def _explode(typed: Typed) -> list[Typed]:
    """A table that was put on one line, its cells parted by blanks, as one line a cell."""
    pieces = list(re.finditer(r"\S+", typed.text))
    heads = [column_of(piece.group()) for piece in pieces[:6]]
    if len(pieces) < 8 or sum(head is not None for head in heads[:3]) < 3 or "|" in typed.text or "\t" in typed.text:
        return [typed]
    content = typed.content
    cells = [content.slice(piece.start(), piece.end()) for piece in pieces]
    return [type_line(Line(cell.span().start, cell.span().end, cell, 0, 0)) for cell in cells]


def _apply(find: Callable[[list[Typed], str], Found], lines: list[Typed], path: str) -> Found:
    return find(lines, path) if lines else ([], lines, [], [])


def _find_aligned(lines: list[Typed], path: str) -> Found:
    return *find_aligned_tables(lines, path, make_table), []


def _find_square(lines: list[Typed], path: str) -> Found:
    return *find_square_tables(lines, path, make_table), []


def _find_delimited(lines: list[Typed], path: str) -> Found:
    tables: list[Table] = []
    rest: list[Typed] = []
    cells: list[Text] = []
    odd: list[Diagnostic] = []
    i = 0
    while i < len(lines):
        head = _head(lines[i])
        if head is None:
            rest.append(lines[i])
            i += 1
            continue
        cells += split_cells(lines[i].content)
        rows, sections, i, strange = _rows(lines, i + 1, head)
        cells += [cell for row in rows for cell in row if cell] + list(dict.fromkeys(sections))
        odd += strange
        if any(sections):
            head, rows = [_SECTION, *head], [[title, *row] for title, row in zip(sections, rows, strict=True)]
        tables.append(make_table(path, head, rows))
    return tables, rest, cells, odd


def _head(typed: Typed) -> list[str] | None:
    cells = split_cells(typed.content)
    if len(cells) < 3:
        return None
    columns = [column_of(cell.text) for cell in cells]
    heads = ["".join(cell.text.split()) for cell in cells]
    if holds_numbers(heads):
        return heads
    return heads if sum(c is not None for c in columns) * 2 >= len(cells) and is_task_table(columns) else None


def split_cells(line: Text) -> list[Text]:
    """The cells of a line with bars or tabs, empty ones kept; one cell if it has neither."""
    bar = _bar(line.text)
    if bar not in line.text:
        return [line]
    parts: list[Text] = []
    at = 0
    for i, char in enumerate(line.text):
        if char == bar:
            parts.append(line.slice(at, i).strip())
            at = i + 1
    parts.append(line.slice(at).strip())
    if bar != "\t":
        parts = parts[1:] if parts and not parts[0] and line.text.startswith(bar) else parts
        parts = parts[:-1] if parts and not parts[-1] and line.text.endswith(bar) else parts
    return parts


def _bar(string: str) -> str:
    """What parts the cells; a bar inside a row of tabs is a cell's own."""
    if "\t" in string and not string.startswith(("|", "｜")):
        return "\t"
    return "|" if "|" in string else "｜" if "｜" in string else "\t"


def _row_cells(typed: Typed) -> list[Text]:
    cells = split_cells(typed.content)
    return [_EMPTY] * typed.line.tabs + cells if "\t" in typed.text else cells


def _rows(
    lines: list[Typed], start: int, head: list[str]
) -> tuple[list[list[Text]], list[Text], int, list[Diagnostic]]:
    """The rows below a head, for each the title that stood alone above it, the line behind them, and what was odd."""
    rows: list[list[Text]] = []
    sections: list[Text] = []
    section = _EMPTY
    odd: list[Diagnostic] = []
    i = start
    while i < len(lines):
        text = lines[i].content
        cells = _row_cells(lines[i])
        if _RULE_ROW.fullmatch(text.text) or ["".join(c.text.split()) for c in cells] == head:
            i += 1
            continue
        if broken := _broken_row(lines, i, len(head)):
            cells, i = broken
        if len(cells) > 1:
            if len(cells) != len(head):
                odd.append(_ragged(text, len(cells), len(head)))
            rows.append((cells + [_EMPTY] * len(head))[: len(head)])
            sections.append(section)
        elif _is_section(lines, i, len(head)):
            section = text
        elif rows and _continues(lines, i):
            rows[-1][-1] = Text.join([rows[-1][-1], text])
        else:
            break
        i += 1
    return rows, sections, i, odd


def _broken_row(lines: list[Typed], i: int, columns: int) -> tuple[list[Text], int] | None:
    """A row whose cells were broken over lines, with the last of its lines; None if it is whole or does not come out even.

    `2-1 ⇥ 办理用地手续 ⇥ 市国土资源局` · `市规划局 ⇥ 吴某` · `曾某 ⇥ 12月`: five columns.
    """
    cells = _row_cells(lines[i])
    if not 1 < len(cells) < columns or not _ITEM.fullmatch(cells[0].text):
        return None
    for j in range(i + 1, min(i + _MOST_LINES, len(lines))):
        more = _row_cells(lines[j])
        if _ITEM.fullmatch(more[0].text) or lines[j].mark is not None or len(cells) + len(more) - 1 > columns:
            return None
        cells = [*cells[:-1], Text.join([cells[-1], more[0]]), *more[1:]]
        if len(cells) == columns or (len(cells) == columns - 1 and _row_begins(lines, j + 1, columns)):
            return cells, j  # a last cell that is empty may be missing
    return None


def _row_begins(lines: list[Typed], i: int, columns: int) -> bool:
    """Whether the next row begins at a line, or no row at all."""
    cells = _row_cells(lines[i]) if i < len(lines) else []
    return len(cells) < 2 or (len(cells) > columns // 2 and _ITEM.fullmatch(cells[0].text) is not None)


def _is_section(lines: list[Typed], i: int, columns: int) -> bool:
    """A cell over the whole width, which names what the rows below it have in common: 一、扩大供给."""
    if len(lines[i].text) > _LONGEST_SECTION or lines[i].text[-1] in "。；，、" or i + 1 >= len(lines):
        return False
    below = _row_cells(lines[i + 1])
    above = lines[i - 1].text[-1:] if i else ""
    return len(below) >= max(2, columns - 2) and bool(below[0]) and (lines[i].mark is not None or above not in "、，（")


def _continues(lines: list[Typed], i: int) -> bool:
    """A cell broken over lines: the line stands between two rows of the table."""
    return any(len(split_cells(other.content)) > 1 for other in lines[i + 1 : i + 4]) and lines[i].mark is None


def _ragged(text: Text, got: int, want: int) -> Diagnostic:
    span = text.span()
    return Diagnostic(span.start, span.end, Code.TABLE_RAGGED, f"表格本行有{got}栏，表头有{want}栏")


def make_table(path: str, columns: list[str], rows: list[list[Text]]) -> Table:
    """Rows → table: merged cells carried down, rows counted under their 序号."""
    kinds = [column_of(column) for column in columns]
    first_text = next((i for i, kind in enumerate(kinds) if kind in (Column.CATEGORY, Column.TASK)), None)
    made: list[Row] = []
    above: list[Text] = [_EMPTY] * len(columns)
    item, index = "", 0
    for cells in rows:
        filled, inherited = _carry(cells, above, kinds, first_text)
        number = _item(filled, kinds, inherited, len(made) + 1)
        item, index = (number, index + 1) if number == item else (number, 1)
        made.append(Row(tuple(filled), item, index, frozenset(inherited)))
        above = filled
    return Table(path, _EMPTY, tuple(columns), tuple(made))


def _carry(
    cells: list[Text], above: list[Text], kinds: list[Column | None], first_text: int | None
) -> tuple[list[Text], set[int]]:
    """An empty 序号 or first text cell is a merged one; then an empty cell of another column is merged too."""
    lead = [i for i, kind in enumerate(kinds) if kind is Column.NUMBER or i == first_text]
    merged = any(not cells[i] and above[i] for i in lead) and any(cells[i] for i in range(len(cells)) if i not in lead)
    tasks = [i for i, kind in enumerate(kinds) if kind is Column.TASK]
    keep_empty = {tasks[-1]} if tasks else set()
    if any(cells[i] for i, kind in enumerate(kinds) if kind in (Column.LEAD, Column.RESPONSIBLE)):
        keep_empty |= {
            i for i, kind in enumerate(kinds) if kind is Column.SUPPORT
        }  # it names its own bodies: no helpers
    inherited = {
        i
        for i, cell in enumerate(cells)
        if merged and not cell and above[i] and i not in keep_empty and kinds[i] is not Column.REMARK
    }
    return [above[i] if i in inherited else cell for i, cell in enumerate(cells)], inherited


def _item(cells: list[Text], kinds: list[Column | None], inherited: set[int], ordinal: int) -> str:
    for i, kind in enumerate(kinds):
        if kind is Column.NUMBER and cells[i]:
            return "".join(cells[i].text.split()).strip(".．、")
    return str(ordinal)
