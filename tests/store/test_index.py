"""The look-up index: what it holds, in step with the graph, and nothing left of what has gone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.rdf.record import record_quads
from graph.store import open_store
from graph.store.grams import format_grams, format_match, iter_grams
from graph.store.index import create_index, index_source, open_index, unindex_source
from graph.store.rows import index_rows
from tests.rdf.sample import RECORD, SHA


def rows(index: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in index.execute(f"SELECT * FROM {table}")]


def found(index: sqlite3.Connection, words: str) -> int:
    (count,) = index.execute(
        "SELECT count(*) FROM task_terms WHERE task_terms MATCH ?", (format_match(words),)
    ).fetchone()
    return int(count)


@pytest.fixture
def index(tmp_path: Path) -> sqlite3.Connection:
    database, fresh = create_index(tmp_path / "index.sqlite")
    assert fresh
    index_source(database, SHA, index_rows(record_quads(RECORD), SHA))
    return database


def test_a_task_and_its_bodies(index: sqlite3.Connection) -> None:
    index.row_factory = sqlite3.Row
    (task,) = index.execute("SELECT * FROM task").fetchall()
    assert (task["path"], task["title"], task["headings"], task["deadline"]) == (
        "一/（一）",
        "做好登记",
        "主要任务",
        "2025",
    )
    assert (task["region_code"], task["level"], task["date"]) == ("149900", "city", "2021-05-06")  # of the notice
    bodies = index.execute("SELECT name, body, role, mention, certain FROM assignment ORDER BY rowid").fetchall()
    assert [tuple(body) for body in bodies] == [
        ("甲市民政局", "149900/civil", "lead", "市民政局", 1),
        ("甲市卫生健康委员会", "149900/health", "support", "市卫健委", 1),
        ("有关部门", "", "support", "有关部门", 0),
    ]
    (target,) = index.execute("SELECT value, comparator, by_date FROM target").fetchall()
    assert tuple(target) == (90, ">=", "2025")


def test_where_a_field_is_said(index: sqlite3.Connection) -> None:
    (start, end) = index.execute("SELECT start, end FROM field WHERE name = 'id_local'").fetchone()
    assert RECORD.source.text[start:end] == "甲政办发〔20217"


@pytest.mark.parametrize(
    ("words", "count"), [("登记", 1), ("卫健委", 1), ("卫生健康", 1), ("主要任务", 1), ("登计", 0)]
)
def test_words_of_two_characters_are_found(index: sqlite3.Connection, words: str, count: int) -> None:
    assert found(index, words) == count


def test_written_twice_it_holds_it_once(index: sqlite3.Connection) -> None:
    before = {table: rows(index, table) for table in ("document", "assignment", "relation", "target", "field")}
    index_source(index, SHA, index_rows(record_quads(RECORD), SHA))
    assert {table: len(rows(index, table)) for table in before} == {table: len(some) for table, some in before.items()}
    assert found(index, "登记") == 1


def test_nothing_is_left_of_what_has_gone(index: sqlite3.Connection) -> None:
    unindex_source(index, SHA)
    for table in ("source", "document", "task", "assignment", "relation", "target", "field"):
        assert rows(index, table) == []
    assert found(index, "登记") == 0


def test_a_lost_index_is_made_anew_by_the_next_writer(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        store.put(RECORD)
    (tmp_path / "store" / "index.sqlite").unlink()
    with open_store(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError, match="索引"):
        assert store.index
    with open_store(tmp_path / "store"):
        pass
    with open_store(tmp_path / "store", read_only=True) as store:
        assert len(rows(store.index, "task")) == 1


def test_an_index_of_another_version(tmp_path: Path) -> None:
    database, _ = create_index(tmp_path / "index.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(StoreError, match="99"):
        open_index(tmp_path / "index.sqlite")


def test_grams() -> None:
    assert list(iter_grams("医保定点A1，床 2025年")) == ["医保", "保定", "定点", "a1", "床", "2025", "年"]
    assert format_grams("老人老人") == "老人 人老"
    assert (format_match("医保"), format_match("医"), format_match("，")) == ('("医保")', '("医"*)', "")
