"""CSV tables and their description."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph.export.csvw import TABLES
from graph.export.tables import write_tables
from graph.store import Store
from tests.export.conftest import CHANGZHI, RUIJIN

Tables = dict[str, list[dict[str, str]]]


def read(folder: Path) -> Tables:
    tables: Tables = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


@pytest.fixture(scope="module")
def folder(shelf: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("csv") / "表"
    write_tables(shelf, path)
    return path


def test_counts_are_those_of_the_store(folder: Path, shelf: Store, tmp_path: Path) -> None:
    tables = read(folder)
    for table in ("task", "assignment", "relation", "target"):
        (count,) = shelf.index.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert len(tables[f"{table}s"]) == count > 0
    assert write_tables(shelf, tmp_path / "x") == sum(map(len, tables.values()))


def test_metadata_describes_what_is_there(folder: Path) -> None:
    metadata = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert {path.name for path in folder.iterdir()} == {*(t["url"] for t in metadata["tables"]), "csv-metadata.json"}
    for table in metadata["tables"]:
        head = (folder / table["url"]).read_text(encoding="utf-8").splitlines()[0].split(",")
        columns = table["tableSchema"]["columns"]
        assert head == [column["name"] for column in columns]
        assert all(column["titles"]["zh"] for column in columns)


_READ = {
    "integer": r"\d+",
    "decimal": r"-?\d+(\.\d+)?",
    "boolean": "true|false",
    "anyURI": r"[a-z]+://\S+",
    "string": r"(?s).*",
}


def test_cells_are_what_the_metadata_says(folder: Path) -> None:
    metadata = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    tables = read(folder)
    for table in metadata["tables"]:
        rows = tables[table["url"].removesuffix(".csv")]
        for column in table["tableSchema"]["columns"]:
            kind: Any = column["datatype"]
            pattern = re.compile(kind["format"] if isinstance(kind, dict) else _READ[kind])
            values = [row[column["name"]] for row in rows]
            assert all(pattern.fullmatch(value) for value in values if value), column["name"]
            assert all(values) or not column.get("required"), column["name"]


@pytest.mark.parametrize("filters", [{}, {"region": "瑞金市"}, {"agency": "长治市医疗保障局"}, {"documents": [RUIJIN]}])
def test_keys_hold(filters: dict[str, Any], shelf: Store, tmp_path: Path) -> None:
    """Primary keys are unique, references lead to rows, whatever part of the store is written."""
    write_tables(shelf, tmp_path / "x", **filters)
    tables = read(tmp_path / "x")
    for spec in TABLES:
        rows = tables[spec.name]
        keys = [tuple(row[name] for name in spec.key) for row in rows]
        assert not spec.key or len(set(keys)) == len(keys), spec.name
        for column in spec.columns:
            if column.refers:
                table, _, name = column.refers.partition(".")
                known = {row[name] for row in tables[table]}
                assert {row[column.name] for row in rows} - {""} <= known, column.refers


def test_a_task_and_its_sentence(folder: Path, shelf: Store) -> None:
    tables = read(folder)
    (task,) = [row for row in tables["tasks"] if row["path"] == "附件1/5/1"]
    assert (task["deadline_text"], task["deadline"], task["deadline_kind"]) == ("2020.12", "2020-12", "by")
    (sha256,) = [file.sha256 for file in shelf.files() if file.name == task["file"]]
    text = shelf.text(sha256)
    assert text is not None
    assert " ".join(text[int(task["start"]) : int(task["end"])].split()) == task["quote"]
    (document,) = [row for row in tables["documents"] if row["number"] == CHANGZHI]
    assert (document["state"], document["cited_only"], document["date"]) == ("in_force", "false", "2021-10-25")
    assert document["issuers"].split(";") == ["长治市人民政府办公室"]
