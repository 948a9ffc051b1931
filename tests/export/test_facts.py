"""Facts are the same whichever way a reading is kept, and differ where readings differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export.difference import Change, as_one_document, iter_changes
from graph.export.extraction import to_extraction
from graph.export.facts import Facts, Key, facts_of_extraction, facts_of_store, merge_facts
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
    assert facts[Key("field", "长政办发〔2021〕60号", "date_written")] == "2021-10-25"
    assert facts[Key("relation", "长政办发〔2021〕60号", "promulgates 长治市深入推进医养结合发展实施方案")]
    assert (
        facts[Key("assignment", "长治市深入推进医养结合发展实施方案", "三/（三）/9 市医保局")]
        == "responsible 长治市医疗保障局"
    )


def test_changes() -> None:
    kept, gone, new, other = (Key("task", "甲", place) for place in ("1", "2", "3", "4"))
    before = {kept: "a", gone: "b", other: "c"}
    after = {kept: "a", new: "d", other: "e"}
    assert list(iter_changes(before, after)) == [
        Change("lost", "task", "甲", "2", "b", None),
        Change("gained", "task", "甲", "3", None, "d"),
        Change("changed", "task", "甲", "4", "c", "e"),
    ]
    assert list(iter_changes(after, after)) == []


def test_two_values_of_one_key_are_both_kept() -> None:
    key = Key("assignment", "甲", "1 市民政局")
    assert merge_facts([{key: "support 乙"}, {key: "lead 乙"}]) == {key: "lead 乙；support 乙"}
    assert as_one_document({key: "x", key._replace(document="丁"): "y"}) == {key._replace(document=""): "x；y"}
