"""Stores and workbooks that tests of exports share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.export.ledger import LEDGER, write_ledger
from graph.store import Store

RUIJIN = "瑞府办发〔2017〕127号"
CHANGZHI = "长政办发〔2021〕60号"
HUBEI = "鄂卫发〔2023〕1号"
SHAANXI = "陕卫老龄发〔2024〕6号"

# Kinds that only some filters suit.
NEEDS: dict[str, dict[str, Any]] = {
    "dossier": {"agency": "长治市医疗保障局", "as_of": "2024-01-01"},
    "compare": {"documents": [HUBEI, SHAANXI]},
}


@pytest.fixture(scope="session")
def shelf(seed_store: Path) -> Iterator[Store]:
    """The bundled documents, open for reading."""
    with Store(seed_store, read_only=True) as store:
        yield store


@pytest.fixture
def own_store(seed_store: Path, tmp_path: Path) -> Path:
    """A copy of the bundled documents' store that a test may write to."""
    return Path(shutil.copytree(seed_store, tmp_path / "store"))


class LedgerFile:
    """A ledger as a person opens it: cells by row and header, saved under another name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet: Any = self.book[LEDGER]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}

    def get(self, row: int, header: str) -> Any:
        return self.sheet.cell(row, self.columns[header]).value

    def put(self, row: int, header: str, value: Any) -> None:
        self.sheet.cell(row, self.columns[header]).value = value

    def row_of(self, number: str) -> int:
        return next(row for row in range(2, self.sheet.max_row + 1) if self.get(row, "督办编号") == number)

    def save(self, name: str) -> Path:
        path = self.path.with_name(name)
        self.book.save(path)
        return path


@pytest.fixture
def send_out(own_store: Path, tmp_path: Path) -> Callable[..., LedgerFile]:
    """Exports the ledger of the copy, as it is now."""

    def send(**filters: Any) -> LedgerFile:
        path = tmp_path / "台账.xlsx"
        with Store(own_store, read_only=True) as store:
            write_ledger(store, path, **(filters or {"documents": [RUIJIN]}))
        return LedgerFile(path)

    return send
