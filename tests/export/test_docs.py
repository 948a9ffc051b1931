"""docs/exports.md says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.export import KINDS
from graph.export.breakdown import COLUMNS as BREAKDOWN
from graph.export.catalogue import COLUMNS as CATALOGUE
from graph.export.csvw import TABLES
from graph.export.ledger import COLUMNS as LEDGER
from graph.export.networks import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from graph.export.sheets import Column
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
FLAT = " ".join(PAGE.split())


def test_every_kind_table_and_attribute_is_named() -> None:
    names = [*KINDS, *(table.name for table in TABLES), *NODE_ATTRIBUTES, *EDGE_ATTRIBUTES]
    assert [name for name in names if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("columns", [BREAKDOWN, LEDGER, CATALOGUE])
def test_columns_are_listed(columns: tuple[Column, ...]) -> None:
    assert " · ".join(column.header for column in columns) in FLAT


def test_example_runs(
    seed_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "zeren-store").symlink_to(seed_store)
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "docs/exports.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all(re.fullmatch(r"\S+ \d+", line) for line in lines)
