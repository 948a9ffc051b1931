"""diff: stores, folders of results, files, documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Run
from tests.intake.test_build import notice, write


@pytest.fixture
def results(run: Run, tmp_path: Path) -> Path:
    """A folder of results of the bundled documents."""
    assert run("extract", SEEDS, "-o", tmp_path / "甲").status == 0
    return tmp_path / "甲"


def test_same_readings_do_not_differ(run: Run, results: Path, seed_store: Path) -> None:
    for before, after in ((results, results), (results, seed_store), (seed_store, results)):
        done = run("diff", before, after)
        assert (done.status, done.out, done.err) == (0, "", "增 0，减 0，改 0\n")


def test_changed_result_shows(run: Run, results: Path, tmp_path: Path) -> None:
    path = results / "changzhi-2021-60.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    lost = found["tasks"].pop()
    found["tasks"][0]["assignments"][0]["role"] = "lead"
    (tmp_path / "乙").mkdir()
    (tmp_path / "乙" / path.name).write_text(json.dumps(found), encoding="utf-8")
    done = run("diff", path, tmp_path / "乙" / path.name, "--format", "json")
    rows = json.loads(done.out)
    assert ("lost", "task", lost["path"]) in [(row["change"], row["kind"], row["place"]) for row in rows]
    (changed,) = [row for row in rows if row["change"] == "changed"]
    assert changed["before"].startswith("responsible ")
    assert changed["after"] == changed["before"].replace("responsible", "lead")


def test_two_source_files(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", notice(1))
    write(tmp_path / "b.txt", notice(1).replace("市财政局", "市教育局"))
    rows = json.loads(run("diff", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "json").out)
    assert [(row["change"], row["place"].split()[-1]) for row in rows] == [("gained", "市教育局"), ("lost", "市财政局")]


def test_two_documents_of_a_store(run: Run, seed_store: Path) -> None:
    same = run("diff", "鄂卫发〔2023〕1号", "鄂卫发[2023]1号", "--store", seed_store)
    assert (same.status, same.err) == (0, "增 0，减 0，改 0\n")
    rows = json.loads(
        run("diff", "鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号", "--format", "json", "--store", seed_store).out
    )
    (number,) = [row for row in rows if row["place"] == "number"]
    assert (number["before"], number["after"]) == ("鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号")


@pytest.mark.parametrize("data", ["", "[]", "{}", '{"documents": [1]}'])
def test_json_that_is_no_result(data: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(data, encoding="utf-8")
    done = run("diff", tmp_path / "x.json", tmp_path / "x.json")
    assert (done.status, done.out, done.err.count("\n")) == (3, "", 1)
    assert "x.json" in done.err


def test_what_is_neither(run: Run, seed_store: Path, tmp_path: Path) -> None:
    assert run("diff", "没有这个", "也没有", "--store", seed_store).status == 1
    (tmp_path / "empty").mkdir()
    assert run("diff", tmp_path / "empty", tmp_path / "empty").status == 3
