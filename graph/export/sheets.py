"""Workbooks the way offices want them: frozen head, filters, wrapped Chinese, lists to choose from, ready for A4.

The same tables give the same bytes: nothing of the clock or the machine enters the file.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from graph.errors import InputError, UsageError
from graph.rdf.evidence import without_private

Cell = str | int | float | date | None

MAX_ROWS = 1_048_575  # of a sheet, without its head (ECMA-376)
_MAX_CELL = 32_767  # characters of a cell
_SPARE_ROWS = 200  # rows below the last that offer the lists too, for people who add some
_CREATED = datetime(2000, 1, 1)
_FONT = "宋体"
_LINE, _ROW_MARGIN, _MAX_HEIGHT = 14.0, 5.0, 409.0  # points; the last is Excel's limit
# XML 1.0 knows no control characters and no halves of a pair.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Look(StrEnum):
    """How the cells of a column are set."""

    TEXT = "text"
    CENTER = "center"
    DATE = "date"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in halves of a Chinese character; `choices` is a list to choose from, `strict` if nothing else will do."""

    header: str
    width: float
    look: Look = Look.TEXT
    choices: tuple[str, ...] = ()
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """Rows that an Excel formula, written for row 2, is true of get a colour: "late" or "soon"."""

    formula: str
    colour: str


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet; `title` stands in the head of the printed page."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    highlights: tuple[Highlight, ...] = ()
    frozen_columns: int = 0
    hidden: bool = False


_COLOURS = {
    "late": {"bg_color": "#F8CBAD", "font_color": "#9C0006"},
    "soon": {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
}


def write_workbook(path: Path, tables: Sequence[Table], title: str) -> None:
    """Writes the tables as the sheets of a workbook; InputError if the file cannot be written."""
    import xlsxwriter

    for table in tables:
        if len(table.rows) > MAX_ROWS:
            raise UsageError(f"“{table.name}”有 {len(table.rows)} 行，超过工作表的上限；请加条件分几次导出")
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title, "author": "zeren", "created": _CREATED})
        looks = _looks(book)
        for table in tables:
            _write_table(book, table, looks)
    save(path, buffer.getvalue())


def save(path: Path, data: bytes) -> None:
    """The bytes as a file; InputError, in one line, if that cannot be."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path}: 写不了（{error.strerror}）；请检查路径，或先关闭正打开它的程序") from error


def clean(text: str) -> str:
    """A text that a cell can hold: no telephone numbers, no characters that XML refuses, not too long."""
    kept = _UNFIT.sub("\ufffd", without_private(text))
    return kept if len(kept) <= _MAX_CELL else kept[: _MAX_CELL - 1] + "…"


def day_cell(iso: str | None) -> Cell:
    """A whole ISO date as a date, one that is coarser (2021-10) as the text it is."""
    return date.fromisoformat(iso) if iso and len(iso) == 10 else iso


def _looks(book: Any) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#A6A6A6"}
    wrapped = {**base, "text_wrap": True}
    middle = {**wrapped, "align": "center"}
    return {
        "head": book.add_format({**middle, "bold": True, "bg_color": "#DDE6F0"}),
        Look.TEXT: book.add_format(wrapped),
        Look.CENTER: book.add_format(middle),
        Look.DATE: book.add_format({**middle, "num_format": "yyyy-mm-dd"}),
        Look.PERCENT: book.add_format({**middle, "num_format": "0%"}),
        **{name: book.add_format(colour) for name, colour in _COLOURS.items()},
    }


def _write_table(book: Any, table: Table, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(table.name)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.header, looks["head"])
        _offer_choices(sheet, number, column, len(table.rows))
    for line, row in enumerate(table.rows, 1):
        sheet.set_row(line, row_height(table.columns, row))
        for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, line, number, cell, looks[column.look])
    _dress(sheet, table, looks)
    if table.hidden:
        sheet.very_hidden()


def row_height(columns: Sequence[Column], row: Sequence[Cell]) -> float:
    """Points that a row needs so that no wrapped text is cut; programs do not work it out for rows they did not edit."""
    lines = max(_line_count(cell, column.width) for column, cell in zip(columns, row, strict=True))
    return min(_MAX_HEIGHT, lines * _LINE + _ROW_MARGIN)


def _line_count(cell: Cell, width: float) -> int:
    if not isinstance(cell, str):
        return 1
    room = max(width, 2)
    return sum(max(1, math.ceil(_columns_of(line) / room)) for line in cell.split("\n"))


def _columns_of(line: str) -> int:
    """Halves of a Chinese character that a line takes."""
    return sum(2 if char >= "\u2018" else 1 for char in line)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, look: Any) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, look)
    elif isinstance(cell, str):
        sheet.write_string(row, column, clean(cell), look)
    else:
        sheet.write_number(row, column, cell, look)


def _offer_choices(sheet: Any, number: int, column: Column, rows: int) -> None:
    last = min(rows + _SPARE_ROWS, MAX_ROWS)
    if column.choices:
        sheet.data_validation(
            1, number, last, number,
            {
                "validate": "list", "source": list(column.choices),
                "error_type": "stop" if column.strict else "information",
                "error_title": column.header, "error_message": f"可选：{'、'.join(column.choices)}",
            },
        )  # fmt: skip
    elif column.look is Look.PERCENT:
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        message = {"error_title": column.header, "error_message": "请填 0% 到 100%"}
        sheet.data_validation(1, number, last, number, {**rule, **message})


def _dress(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    """Frozen head, filters, colours, and the page: A4 across, one page wide, head on every page."""
    width, height = len(table.columns), len(table.rows)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, table.frozen_columns)
    sheet.autofilter(0, 0, max(height, 1), width - 1)
    for highlight in table.highlights:
        rule = {"type": "formula", "criteria": highlight.formula, "format": looks[highlight.colour]}
        sheet.conditional_format(1, 0, height + _SPARE_ROWS, width - 1, {**rule, "stop_if_true": True})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    sheet.set_header(f'&C&"{_FONT},Bold"&16{table.title.replace("&", "&&")}')
    sheet.set_footer("&C第 &P 页，共 &N 页")
