"""export and import-progress: files out, the ledger back in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from graph.export import KINDS
from tests.conftest import Run

_NEEDED = {
    "dossier": ["--agency", "长治市医疗保障局"],
    "compare": ["鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号"],
    "ics": ["瑞府办发〔2017〕127号"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(kind: str, run: Run, seed_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    more = _NEEDED.get(kind, ["长政办发〔2021〕60号"])
    done = run("export", kind, *more, "--store", seed_store)
    path = tmp_path / (kind + KINDS[kind].suffix)
    assert (done.status, done.out, done.err.count("\n")) == (0, "", 1)
    assert str(path) in done.err
    assert path.stat().st_size


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["pdf"], 2),
        (["dossier"], 2),
        (["catalogue", "--agency", "长治市医疗保障局"], 2),
        (["breakdown", "没有这份文件"], 1),
        (["breakdown", "--region", "没有这个地方"], 1),
        (["breakdown", "-o", "没有/这个/文件夹.xlsx"], 3),
        (["breakdown", "--store", "没有这个库"], 3),
        (["breakdown", "--store", "http://127.0.0.1:1/sparql"], 3),
    ],
)
def test_what_cannot_be_exported(
    arguments: list[str], status: int, run: Run, seed_store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZEREN_STORE", str(seed_store))
    done = run("export", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (status, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_ledger_there_and_back(run: Run, seed_store: Path, tmp_path: Path) -> None:
    store, path = tmp_path / "store", tmp_path / "台账.xlsx"
    shutil.copytree(seed_store, store)
    assert run("export", "ledger", "--region", "瑞金市", "-o", path, "--store", store).status == 0
    book = openpyxl.load_workbook(path)
    sheet = book["督办台账"]
    sheet["N2"] = "进行中"
    book.save(path)
    tried = run("import-progress", path, "--dry-run", "--store", store)
    assert (tried.status, tried.err) == (0, "只是试读，没有写库\n")
    done = run("import-progress", path, "--store", store, "--format", "json")
    (report,) = json.loads(done.out)
    assert (done.status, len(report["changes"]), report["notices"]) == (0, 1, [])
    sheet["O2"] = "3/4/2024"
    book.save(path)
    unsure = run("import-progress", path, "--store", store)
    assert unsure.status == 1
    assert "看不懂" in unsure.out


def test_what_cannot_be_imported(run: Run, seed_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"none")
    assert run("import-progress", path, "--store", tmp_path / "missing").status == 3
    assert not (tmp_path / "missing").exists()
    store = tmp_path / "store"
    shutil.copytree(seed_store, store)
    for each in (path, tmp_path / "missing.xlsx"):
        done = run("import-progress", each, "--store", store)
        assert (done.status, done.out, done.err.count("\n")) == (3, "", 1)
        assert each.name in done.err
