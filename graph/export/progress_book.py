"""A 督办台账 as it came back: its rows as people left them, whatever they did to the sheet."""

from __future__ import annotations

import hashlib
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.export.ledger import BASELINE, COLUMNS, DECIDED, LEDGER, NUMBER
from graph.export.progress_fields import FIELDS, Typed, read_text

_HEAD_ROWS = 20  # the head may stand below a title that somebody put in
_MAX_CELLS = 20_000_000  # rows × columns; a sheet that claims more is no ledger
_MAX_BYTES = 300 << 20  # unpacked
_NO_LEDGER = "不是 zeren 导出的督办台账（没有“督办编号”一列）；请用 zeren export ledger 导出的工作簿"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row: its place in the sheet, the task's number as typed, and cells by header; `formulas` gave no value."""

    row: int
    number: str
    cells: Mapping[str, Typed]
    formulas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a row said when the workbook went out: `task` is the task's IRI, `decided` what documents say by header."""

    task: str
    decided: Mapping[str, str]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LedgerBook:
    """A workbook read: rows in the order of the sheet; `baseline` by number, None if its hidden sheet is gone."""

    name: str
    sha256: str
    sheet: str
    rows: tuple[LedgerRow, ...]
    missing: tuple[str, ...]
    baseline: Mapping[str, Baseline] | None


def read_ledger(path: Path) -> LedgerBook:
    """Reads the workbook; InputError, in one line, if it is none or has no column 督办编号."""
    data = _bytes(path)
    values, formulas = _open(path, data, True), _open(path, data, False)
    for name in sorted(values.sheetnames, key=lambda name: name != LEDGER):
        if name == BASELINE or not hasattr(values[name], "iter_rows"):
            continue
        head = _find_head(values[name])
        if head:
            rows = tuple(_iter_rows(values[name], formulas[name], *head))
            missing = tuple(column.header for column in COLUMNS if column.header not in head[1])
            digest = hashlib.sha256(data).hexdigest()
            return LedgerBook(path.name, digest, name, rows, missing, _baseline(values))
    raise InputError(f"{path}: {_NO_LEDGER}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: 读不了（{error.strerror}）；请检查路径") from error


# What openpyxl lets through of zipfile, XML and its own readers when a package is not what it should be.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError,
    SyntaxError, NotImplementedError,
)  # fmt: skip


def _open(path: Path, data: bytes, results: bool) -> Any:
    """The workbook; `results` for what formulas gave when it was last saved."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
        if size > _MAX_BYTES:
            raise InputError(f"{path}: 展开后有 {size >> 20} MB，不会是台账；请核对文件")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that it leaves out, none of which we read
            return openpyxl.load_workbook(io.BytesIO(data), data_only=results)
    except _BROKEN as error:
        raise InputError(f"{path}: 不是能读的 .xlsx 工作簿；请在表格软件里另存为 .xlsx 再试") from error


def _find_head(sheet: Any) -> tuple[int, dict[str, int]] | None:
    """The row that holds the headers, and the column of each; None if there is no such row."""
    if sheet.max_row * sheet.max_column > _MAX_CELLS:
        return None
    for number, row in enumerate(sheet.iter_rows(max_row=_HEAD_ROWS, values_only=True), 1):
        found: dict[str, int] = {}
        for i, cell in enumerate(row):
            found.setdefault("".join(str(cell or "").split()), i)
        if NUMBER in found:
            known = {column.header for column in COLUMNS}
            return number, {header: i for header, i in found.items() if header in known}
    return None


def _iter_rows(values: Any, formulas: Any, head: int, columns: Mapping[str, int]) -> Iterator[LedgerRow]:
    merged = _merged(values)
    rows = zip(
        values.iter_rows(min_row=head + 1, values_only=True),
        formulas.iter_rows(min_row=head + 1, values_only=True),
        strict=True,
    )
    for number, (row, raw) in enumerate(rows, head + 1):
        cells = {header: merged.get((number, i + 1), row[i]) for header, i in columns.items()}
        if all(read_text(cell) == "" for cell in cells.values()):
            continue
        broken = frozenset(header for header, i in columns.items() if _is_broken(row[i], raw[i]))
        yield LedgerRow(number, read_text(cells[NUMBER]).upper(), cells, broken)


def _is_broken(value: Typed, raw: Typed) -> bool:
    """A formula that was never worked out, or came to an error."""
    if isinstance(raw, str) and raw.startswith("="):
        return value is None or (isinstance(value, str) and value.startswith("#"))
    return isinstance(value, str) and value in ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")


def _merged(sheet: Any) -> dict[tuple[int, int], Typed]:
    """Cells that people merged down all say what the first says, except in the column of numbers."""
    found: dict[tuple[int, int], Typed] = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] <= _MAX_CELLS // 100:
            first = sheet.cell(area.min_row, area.min_col).value
            found.update({(row, area.min_col): first for row in range(area.min_row, area.max_row + 1)})
    return found


def _baseline(book: Any) -> dict[str, Baseline] | None:
    if BASELINE not in book.sheetnames:
        return None
    head, *rows = [[read_text(cell) for cell in row] for row in book[BASELINE].iter_rows(values_only=True)] or [[]]
    if head[:2] != [NUMBER, "任务标识"]:
        return None
    codes = {field.header: field.code for field in FIELDS}
    found: dict[str, Baseline] = {}
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        values = {codes[header]: cell for header, cell in cells.items() if header in codes and cell}
        found[row[0]] = Baseline(row[1], {header: cells[header] for header in DECIDED if header in cells}, values)
    return found
