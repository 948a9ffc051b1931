"""build and extract as commands: what they print, what they write, how they end."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.rdf.nquads import format_nquads
from graph.rdf.record import record_quads
from graph.version import program_version
from tests.conftest import SEEDS, Run
from tests.intake.test_build import BAD, notice, write


def test_build_reads_the_bundled_documents(run: Run, tmp_path: Path) -> None:
    done = run("build", "--store", tmp_path / "store")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("文件：读入 5，未变 0，移除 0，失败 0\n库中：公文 9，任务 ")
    again = run("build", "--store", tmp_path / "store")
    assert again.out == done.out.replace("读入 5，未变 0", "读入 0，未变 5")


def test_build_names_each_bad_file_and_builds_the_others(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "公文"
    folder.mkdir()
    write(folder / "good.txt", notice(1))
    for name, (data, _) in BAD.items():
        write(folder / name, data)
    done = run("build", folder, tmp_path / "missing.txt", "--store", tmp_path / "store")
    assert done.status == 3
    assert f"读入 1，未变 0，移除 0，失败 {len(BAD) + 1}" in done.out
    lines = done.err.splitlines()
    assert len(lines) == len(BAD) + 1
    assert all(line.startswith("zeren: ") for line in lines)
    assert [name for name in [*BAD, "missing.txt"] if not any(name in line for line in lines)] == []


def test_build_refuses_a_folder_that_is_no_store(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "x.txt", "x")
    done = run("build", "--store", tmp_path)
    assert (done.status, done.out) == (3, "")
    assert str(tmp_path) in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_extract_one_file(run: Run) -> None:
    done = run("extract", SEEDS / "changzhi-2021-60.txt")
    assert (done.status, done.err) == (0, "")
    found = json.loads(done.out)
    assert found["source"] == "changzhi-2021-60.txt"
    text = (SEEDS / "changzhi-2021-60.txt").read_text(encoding="utf-8")
    for task in found["tasks"]:
        start, end = task["span"]
        assert text[start:end] == task["text"]
        assert task["rule"]


def test_extract_several_files_gives_one_object_a_line(run: Run) -> None:
    done = run("extract", SEEDS)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [each["source"] for each in found] == sorted(path.name for path in SEEDS.iterdir())


def test_extract_into_a_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "公文"
    (folder / "下级").mkdir(parents=True)
    for name, number in (("a.txt", 1), ("a.md", 2), ("下级/b.txt", 3)):
        write(folder / name, notice(number))
    done = run("extract", folder, "-o", tmp_path / "结果")
    assert (done.status, done.out) == (0, "")
    written = {path.relative_to(tmp_path / "结果").as_posix() for path in (tmp_path / "结果").rglob("*.json")}
    assert written == {"a.json", "a.txt.json", "下级/b.json"}
    assert json.loads((tmp_path / "结果" / "a.json").read_text(encoding="utf-8"))["source"] == "a.md"
    assert not list((tmp_path / "结果").rglob(".zeren-*"))


def test_extract_goes_on_after_a_bad_file(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"")
    write(tmp_path / "b.txt", notice(1))
    done = run("extract", tmp_path)
    assert done.status == 3
    assert len(done.out.splitlines()) == 1
    assert "a.txt" in done.err.splitlines()[0]
    assert "2 个文件中有 1 个" in done.err.splitlines()[1]


def test_extract_where_nothing_can_be_written(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "file", "x")
    done = run("extract", SEEDS / "anshan-2023-9.txt", "-o", tmp_path / "file" / "below")
    assert done.status == 2
    assert str(tmp_path / "file") in done.err


def test_extract_as_nquads_is_what_a_build_stores(run: Run) -> None:
    from graph.pipeline import read_record_path

    path = SEEDS / "anshan-2023-9.txt"
    expected = format_nquads(record_quads(read_record_path(path), program_version()))
    assert run("extract", path, "--format", "nquads").out == expected


def test_extract_many_as_jsonld_needs_a_folder(run: Run) -> None:
    done = run("extract", SEEDS, "--format", "jsonld")
    assert (done.status, done.out) == (2, "")
    assert "-o" in done.err


def test_check_coverage_accounts_for_every_character(run: Run) -> None:
    path = SEEDS / "ruijin-2017-127.txt"
    rows = json.loads(run("check", "--coverage", path, "--format", "json").out)
    assert sum(row["characters"] for row in rows) == len(path.read_text(encoding="utf-8"))
    assert run("check", "--coverage", path.with_name("none.txt")).status == 3


def statements(triples: Iterable[tuple[object, ...]]) -> set[tuple[object, ...]]:
    """Triples by the value of their literals: Turtle may write 1 as 1.0."""
    from rdflib import Literal

    return {
        (subject, predicate, (value.toPython(), value.language) if isinstance(value, Literal) else value)
        for subject, predicate, value, *_ in triples
    }


@pytest.mark.parametrize(("format", "name"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_graph_formats_say_the_same_as_nquads(format: str, name: str, run: Run) -> None:
    import rdflib

    path = SEEDS / "changzhi-2021-60.txt"
    nquads = rdflib.Dataset(default_union=True).parse(
        data=run("extract", path, "--format", "nquads").out, format="nquads"
    )
    text = run("extract", path, "--format", format).out
    assert statements(rdflib.Graph().parse(data=text, format=name)) == statements(nquads.quads())
    assert run("extract", path, "--format", format).out == text
