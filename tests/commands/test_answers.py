"""who, doc, stats, query on the bundled documents, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graph.commands.width import text_width
from tests.conftest import SEEDS, Run

WHO_KEYS = {"task", "title", "text", "path", "document", "bodies", "deadline", "evidence", "score"}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_who_names_the_body_and_the_sentence(run: Run, seed_store: Path) -> None:
    done = run("who", "医保定点", "--region", "长治市", "--store", seed_store)
    assert (done.status, done.err) == (0, "")
    assert "长治市医疗保障局" in done.out
    assert "长政办发〔2021〕60号" in done.out
    assert "纳入基本医疗保险定点范围" in "".join(done.out.split())


def test_who_as_json_keeps_the_contract(run: Run, seed_store: Path) -> None:
    found = json.loads(run("who", "医保定点", "--format", "json", "--store", seed_store).out)
    assert found
    for each in found:
        assert set(each) >= WHO_KEYS
        assert set(each["document"]) >= {"id", "title", "number", "date", "region", "level", "state"}
        assert all(set(body) >= {"agency", "mention", "role", "basis", "today"} for body in each["bodies"])
        evidence = each["evidence"]
        text = (SEEDS / evidence["source"]).read_text(encoding="utf-8")
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)


def test_who_in_rows_says_the_same(run: Run, seed_store: Path) -> None:
    arguments = ("who", "医保定点", "--limit", "2", "--store", seed_store, "--format")
    found = json.loads(run(*arguments, "json").out)
    rows = rows_of(run(*arguments, "csv").out)
    assert [row["任务"] for row in rows] == [each["title"] for each in found]
    assert [row["文号"] for row in rows] == [each["document"]["number"] for each in found]
    assert run(*arguments, "md").out.count("\n") == 2 + len(found)


def test_who_filters(run: Run, seed_store: Path) -> None:
    found = json.loads(
        run("who", "医养结合", "--role", "lead", "--region", "长治市", "--format", "json", "--store", seed_store).out
    )
    assert found
    assert all(any(body["role"] == "lead" for body in each["bodies"]) for each in found)
    assert {each["document"]["region"] for each in found} == {"长治市"}


def test_who_finds_nothing(run: Run, seed_store: Path) -> None:
    done = run("who", "飞碟", "--store", seed_store)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "飞碟" in done.err
    asked = run("who", "飞碟", "--format", "json", "--store", seed_store)
    assert (asked.status, json.loads(asked.out)) == (1, [])


@pytest.mark.parametrize("width", [40, 60, 100])
def test_who_fits_the_terminal(width: int, run: Run, seed_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = run("who", "医保定点", "--store", seed_store)
    assert max(map(text_width, done.out.splitlines())) <= width


def test_store_before_or_after_the_command_or_from_the_environment(
    run: Run, seed_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = run("stats", "--store", seed_store)
    assert run("--store", seed_store, "stats").out == after.out
    monkeypatch.setenv("ZEREN_STORE", str(seed_store))
    assert run("stats").out == after.out


@pytest.mark.parametrize("wanted", ["长政办发〔2021〕60号", "长政办发[2021]60号", "长治市深入推进医养结合发展实施方案"])
def test_doc(wanted: str, run: Run, seed_store: Path) -> None:
    done = run("doc", wanted, "--store", seed_store)
    assert (done.status, done.err) == (0, "")
    assert "晋政办发〔2020〕108号" in "".join(done.out.split())
    assert "加大保险支持及监管" in done.out


def test_doc_as_json_and_rows(run: Run, seed_store: Path) -> None:
    (found,) = json.loads(run("doc", "长政办发〔2021〕60号", "--format", "json", "--store", seed_store).out)
    assert found["document"]["number"] == "长政办发〔2021〕60号"
    rows = rows_of(run("doc", "长政办发〔2021〕60号", "--format", "csv", "--store", seed_store).out)
    assert [row["任务"] for row in rows] == [task["title"] for task in found["tasks"]]


def test_doc_that_is_unknown_or_not_one(run: Run, seed_store: Path) -> None:
    assert run("doc", "京政发〔1999〕1号", "--store", seed_store).status == 1
    several = run("doc", "关于进一步推进医养结合发展的实施意见", "--store", seed_store)
    assert several.status == 2
    assert "鄂卫发〔2023〕1号" in several.err
    assert "陕卫老龄发〔2024〕6号" in several.err


def test_doc_that_is_only_cited(run: Run, seed_store: Path) -> None:
    done = run("doc", "晋政办发〔2020〕108号", "--store", seed_store)
    assert done.status == 0
    assert "原文未收录" in done.out
    assert "由其贯彻落实  《" in done.out


def test_stats(run: Run, seed_store: Path) -> None:
    rows = json.loads(run("stats", "--format", "json", "--store", seed_store).out)
    totals = {row["name"]: row["count"] for row in rows if row["value"] is None}
    assert totals["files"] == 5
    roles = sum(row["count"] for row in rows if row["name"] == "roles")
    assert roles == totals["assignments"] > 0
    table = rows_of(run("stats", "--format", "csv", "--store", seed_store).out)
    assert {"源文件": "5"} in [{row["项目"]: row["数量"]} for row in table]


NUMBERS = "SELECT ?number WHERE { ?document eli:id_local ?number ; zr:leadIssuer ?issuer } ORDER BY ?number"


def test_query_rows(run: Run, seed_store: Path) -> None:
    expected = [
        row["number"] for row in json.loads(run("query", NUMBERS, "--format", "json", "--store", seed_store).out)
    ]
    assert "长政办发〔2021〕60号" in expected
    assert [
        row["number"] for row in rows_of(run("query", NUMBERS, "--format", "csv", "--store", seed_store).out)
    ] == expected
    assert run("query", NUMBERS, "--store", seed_store).out.split() == ["number", *expected]
    assert run("query", NUMBERS, "--format", "tsv", "--store", seed_store).out.count("\n") >= len(expected)
    assert "</sparql>" in run("query", NUMBERS, "--format", "xml", "--store", seed_store).out


def test_query_json_has_unbound_cells_as_null(run: Run, seed_store: Path) -> None:
    sparql = "SELECT ?number ?none WHERE { ?document eli:id_local ?number OPTIONAL { ?document zr:no ?none } } LIMIT 1"
    (row,) = json.loads(run("query", sparql, "--format", "json", "--store", seed_store).out)
    assert row["none"] is None


def test_query_from_a_file(run: Run, seed_store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(NUMBERS, encoding="utf-8")
    assert (
        run("query", "-f", tmp_path / "q.rq", "--store", seed_store).out
        == run("query", NUMBERS, "--store", seed_store).out
    )
    assert run("query", "-f", tmp_path / "none.rq", "--store", seed_store).status == 3


def test_query_yes_or_no(run: Run, seed_store: Path) -> None:
    assert run("query", "ASK { ?d a zr:OfficialDocument }", "--store", seed_store).out == "true\n"
    done = run("query", "ASK { ?d a zr:NoSuchThing }", "--format", "json", "--store", seed_store)
    assert (done.status, json.loads(done.out)) == (0, [{"boolean": False}])


def test_query_graphs(run: Run, seed_store: Path) -> None:
    sparql = "CONSTRUCT { ?d eli:id_local ?n } WHERE { ?d eli:id_local ?n }"
    assert "60号" in run("query", sparql, "--store", seed_store).out
    assert run("query", sparql, "--format", "ntriples", "--store", seed_store).out.count(" .\n") >= 5
    assert json.loads(run("query", sparql, "--format", "jsonld", "--store", seed_store).out)
    assert run("query", sparql, "--format", "csv", "--store", seed_store).status == 2
    assert run("query", NUMBERS, "--format", "turtle", "--store", seed_store).status == 2


def test_query_that_finds_nothing_or_is_none(run: Run, seed_store: Path) -> None:
    nothing = run("query", "SELECT ?x WHERE { ?x a zr:NoSuchThing }", "--format", "json", "--store", seed_store)
    assert (nothing.status, json.loads(nothing.out)) == (1, [])
    wrong = run("query", "SELECT nonsense", "--store", seed_store)
    assert (wrong.status, wrong.out, wrong.err.count("\n")) == (2, "", 1)


def test_query_list(run: Run) -> None:
    done = run("query", "--list", "--format", "json")
    assert done.status == 0
    assert all(set(row) == {"name", "title", "parameters", "example"} for row in json.loads(done.out))
    assert run("query", "--list", "--format", "turtle").status == 2


def test_compare_side_by_side(run: Run, seed_store: Path) -> None:
    result = run(
        "compare", "鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号", "--store", str(seed_store), "--format", "json"
    )
    pairs = json.loads(result.out)
    pair = next(each for each in pairs if each["a"]["title"] == "保障土地需求")
    assert (pair["b"]["title"], pair["kind"]) == ("盘活土地资源", "aligns")
    assert {"document", "path", "title", "bodies"} <= set(pair["b"])
    assert any(each["b"] is None for each in pairs)


def test_gaps_by_kind(run: Run, seed_store: Path) -> None:
    result = run("gaps", "--kind", "missing", "--store", str(seed_store), "--format", "csv")
    assert "晋政办发〔2020〕108号" in result.out
    assert "没有时限" not in result.out
