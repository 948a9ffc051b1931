"""Rows as people and programs want them: a table, JSON, CSV, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from graph.commands.console import is_terminal, terminal_width, write
from graph.commands.width import pad, text_width, wrap

Row = dict[str, Any]
_GAP = "  "
_MIN_COLUMN = 8


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class Column(NamedTuple):
    """A column of a printed table: its header, and how a row's cell reads."""

    header: str
    cell: Callable[[Row], str]


def key(header: str, name: str) -> Column:
    """A column that shows one key of a row; dots reach into nested objects.

    >>> key("文号", "document.number").cell({"document": {"number": "长政办发〔2021〕60号"}})
    '长政办发〔2021〕60号'
    """
    return Column(header, lambda row: plain(_reach(row, name)))


def _reach(row: Any, name: str) -> Any:
    for part in name.split("."):
        row = row.get(part) if isinstance(row, dict) else None
    return row


def plain(value: Any) -> str:
    """A value in a cell: nothing for None, 是/否 for booleans, lists joined by 、."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(plain, value))
    return str(value)


def print_rows(rows: Sequence[Row], columns: Sequence[Column], format: Format) -> None:
    """Writes rows to stdout. JSON has the rows' own keys; the other formats have the columns."""
    if format is Format.JSON:
        write(format_json(list(rows)))
        return
    headers = [column.header for column in columns]
    cells = [[column.cell(row) for column in columns] for row in rows]
    if format is Format.CSV:
        write(format_csv(headers, cells))
    elif format is Format.MD:
        write(format_markdown(headers, cells))
    else:
        write(format_table(headers, cells, terminal_width() if is_terminal() else None))


def format_json(value: Any) -> str:
    """JSON with Chinese as it is, indented, ended by a line end."""
    import json  # with csv, a fifth of the time that help takes

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def format_csv(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV along RFC 4180, but with \\n, as tools on a pipe expect."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows(rows)
    return out.getvalue()


def format_markdown(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown; bars in cells are escaped, line ends become <br>."""
    lines = [headers, ["---"] * len(headers), *rows]
    escaped = [[cell.replace("|", "\\|").replace("\n", "<br>") for cell in line] for line in lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in escaped)


def format_table(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Aligned columns that wrap inside `width`; with None every row is one line, for programs that read lines."""
    if width is None:
        rows = [[cell.replace("\n", " ") for cell in row] for row in rows]
    sizes = _column_sizes([headers, *rows], width)
    rule = ["─" * size for size in sizes] if width else None
    lines = [line for row in [headers, *([rule] if rule else []), *rows] for line in _table_lines(row, sizes, width)]
    return "".join(line + "\n" for line in lines)


def _column_sizes(rows: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """What each column needs; where that is more than there is, the widest ones give way."""
    sizes = [max(text_width(line) for row in rows for line in row[i].split("\n")) for i in range(len(rows[0]))]
    if width is None:
        return sizes
    while sum(sizes) + len(_GAP) * (len(sizes) - 1) > width and max(sizes) > _MIN_COLUMN:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def _table_lines(row: Sequence[str], sizes: Sequence[int], width: int | None) -> list[str]:
    if width is None:
        return [_GAP.join(map(pad, row, sizes)).rstrip()]
    cells = [wrap(cell, size) for cell, size in zip(row, sizes, strict=True)]
    height = max(map(len, cells))
    filled = [cell + [""] * (height - len(cell)) for cell in cells]
    return [_GAP.join(map(pad, line, sizes)).rstrip() for line in zip(*filled, strict=True)]
