"""Facts are the same whichever way a reading is kept, and differ where readings differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.export.difference import Change, as_one_document, diff, iter_changes
from graph.export.extraction import to_extraction
from graph.export.facts import Facts, Key, Value, facts_of_extraction, facts_of_store, merge_facts
from graph.pipeline import read_record_path
from graph.store import Store
from tests.conftest import SEEDS


@pytest.fixture(scope="module")
def facts() -> Facts:
    return merge_facts(facts_of_extraction(to_extraction(read_record_path(path))) for path in sorted(SEEDS.iterdir()))


def test_store_says_what_the_extraction_says(facts: Facts, seed_store: Path) -> None:
    with Store(seed_store, read_only=True) as store:
        assert list(iter_changes(facts, facts_of_store(store))) == []


def test_facts_of_every_kind(facts: Facts) -> None:
    assert {key.kind for key in facts} == {"field", "task", "deadline", "assignment", "relation", "target"}
    assert facts[Key("field", "长政办发〔2021〕60号", "date_written")].text == "2021-10-25"
    assert facts[Key("relation", "长政办发〔2021〕60号", "promulgates 长治市深入推进医养结合发展实施方案")]
    assert facts[Key("assignment", "长治市深入推进医养结合发展实施方案", "三/（三）/9 市医保局")] == Value(
        "responsible 长治市医疗保障局", ("市医保局",)
    )


def test_changes() -> None:
    kept, gone, new, other = (Key("task", "甲", place) for place in ("1", "2", "3", "4"))
    before = {kept: Value("a", ("甲。",)), gone: Value("b"), other: Value("c", ("丙。",))}
    after = {kept: Value("a", ("乙。",)), new: Value("d", ("丁。",)), other: Value("e", ("戊。",))}
    assert list(iter_changes(before, after)) == [
        Change("lost", "task", "甲", "2", "b", None),
        Change("gained", "task", "甲", "3", None, "d", (), ("丁。",)),
        Change("changed", "task", "甲", "4", "c", "e", ("丙。",), ("戊。",)),
    ]
    assert list(iter_changes(after, after)) == []


def test_two_values_of_one_key_are_both_kept() -> None:
    key = Key("assignment", "甲", "1 市民政局")
    assert merge_facts([{key: Value("support 乙")}, {key: Value("lead 乙")}]) == {key: Value("lead 乙；support 乙")}
    both = as_one_document({key: Value("x"), key._replace(document="丁"): Value("y")})
    assert both == {key._replace(document=""): Value("x；y")}


def test_quotes_go_with_facts(facts: Facts, seed_store: Path) -> None:
    with Store(seed_store, read_only=True) as store:
        kept = facts_of_store(store)
    unsaid = {key for key, value in kept.items() if not value.quotes}
    assert {key.place for key in unsaid} <= {"genre", "level", "region", "carried_as"}  # told from title and issuers
    differing = {key for key in facts if facts[key].quotes != kept[key].quotes}
    assert {key.place for key in differing} <= {"issuers"}  # the extraction names no evidence for them


def test_diff_of_records_files_and_folders(tmp_path: Path) -> None:
    path = SEEDS / "changzhi-2021-60.txt"
    record = read_record_path(path)
    (tmp_path / "b.txt").write_text(path.read_text(encoding="utf-8").replace("市医保局", "市民政局"), encoding="utf-8")
    (tmp_path / "results").mkdir()
    result = json.dumps(to_extraction(record), ensure_ascii=False)
    (tmp_path / "results" / "a.json").write_text(result, encoding="utf-8")
    assert diff(record, path) == diff(path, tmp_path / "results") == diff(record, tmp_path / "results" / "a.json") == ()
    changes = diff(record, tmp_path / "b.txt")
    assert {change.kind for change in changes} == {"assignment"}
    lost = [change for change in changes if change.change == "lost"]
    assert ("市医保局",) in [change.quotes_before for change in lost]
    assert changes == diff(record, tmp_path / "b.txt")
    assert [change.change for change in diff(tmp_path / "b.txt", record)].count("gained") == len(lost)


def test_sides_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[1]", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for side in (tmp_path / "x.json", tmp_path / "empty", tmp_path / "missing.json", tmp_path / "missing.txt"):
        with pytest.raises(InputError):
            diff(side, side)
