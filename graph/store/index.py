"""The look-up index: plain tables and a full-text index in SQLite, made from the graph and kept in step with it.

Reading it needs nothing but sqlite3, so that a look-up starts at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.store.grams import format_grams
from graph.store.ledger import Transaction
from graph.store.vocabulary import keep_vocabulary

if TYPE_CHECKING:
    from graph.store.rows import IndexRows, TaskRows

VERSION = 5

_TABLES: dict[str, str] = {
    "source": "sha256, name, version, source",
    "document": "iri, source, title, key, number, real INTEGER, date, printed, region, region_code, level, genre, issuers,"
    " effective, period, until, trial INTEGER, carried_by, carried_as, approved_by",
    "field": "source, document, name, start INTEGER, end INTEGER",
    "task": "id INTEGER PRIMARY KEY, iri, source, document, path, title, text, headings, category, kind, modality,"
    " open_list INTEGER, deadline_text, deadline, deadline_kind, deadline_start, region_code, level, date,"
    " handed_to, start INTEGER, end INTEGER",
    "assignment": "task INTEGER, source, iri, agency, name, body, line, level, region_code, mention, role, basis, kind,"
    " certain INTEGER, candidates, start INTEGER, end INTEGER",
    "relation": "source, citing, type, cited, title, number, start INTEGER, end INTEGER",
    "target": "source, document, task, value REAL, unit, comparator, by_date, start INTEGER, end INTEGER",
}
_KEYS = (
    "source(sha256)", "document(iri)", "document(source)", "document(number)", "document(title)", "document(region_code)",
    "document(carried_by)",
    "field(document)",
    "field(source)",
    "task(iri)", "task(source)", "task(document)", "task(deadline)", "task(region_code)",
    "assignment(task)", "assignment(source)", "assignment(agency)", "assignment(name)", "assignment(body)",
    "relation(citing)", "relation(cited)", "relation(source)",
    "target(source)", "target(task)", "target(document)",
)  # fmt: skip


def create_index(path: Path) -> tuple[sqlite3.Connection, bool]:
    """The index to write to, and whether it was made anew: for lack of one, or because it was of another version."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    fresh = _version(database) != VERSION
    if fresh:
        _create(database)
    keep_vocabulary(database)
    database.row_factory = sqlite3.Row  # who writes may ask as well
    return database, fresh


def open_index(path: Path) -> sqlite3.Connection:
    """The index to read from; StoreError if it is missing or of another version."""
    if not path.is_file():
        raise StoreError(f"{path.parent}: 检索索引缺失；请重新运行 zeren build")
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        version = _version(database)
    except sqlite3.Error:  # a folder that cannot be written to has no room for the journal
        database = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
        version = _version(database)
    if version != VERSION:
        raise StoreError(f"{path.parent}: 检索索引的版本不符（{version}，应为 {VERSION}）；请重新运行 zeren build")
    database.row_factory = sqlite3.Row
    return database


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _create(database: sqlite3.Connection) -> None:
    with Transaction(database):
        for name, columns in _TABLES.items():
            database.execute(f"DROP TABLE IF EXISTS {name}")
            database.execute(f"CREATE TABLE {name}({columns})")
        for key in _KEYS:
            name = key.replace("(", "_").rstrip(")")
            database.execute(f"CREATE INDEX {name} ON {key}")
        database.execute("DROP TABLE IF EXISTS task_terms")
        database.execute("CREATE VIRTUAL TABLE task_terms USING fts5(title, rest, content='', detail=column)")
        database.execute(f"PRAGMA user_version = {VERSION}")


def index_source(database: sqlite3.Connection, source: str, rows: IndexRows) -> None:
    """Makes the index hold exactly these rows of one file; `source` is its sha256."""
    with Transaction(database):
        _delete(database, source)
        for table, found in rows.tables.items():
            _insert(database, table, found)
        for task in rows.tasks:
            _insert_task(database, source, task)


def unindex_source(database: sqlite3.Connection, source: str) -> None:
    with Transaction(database):
        _delete(database, source)


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(_TABLES[table].split(",")))
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _insert_task(database: sqlite3.Connection, source: str, rows: TaskRows) -> None:
    marks = ", ".join("?" * (len(rows.task) + 1))
    task = database.execute(f"INSERT INTO task VALUES ({marks})", (None, *rows.task)).lastrowid
    _insert(database, "assignment", [(task, source, *each) for each in rows.assignments])
    database.execute("INSERT INTO task_terms(rowid, title, rest) VALUES (?, ?, ?)", (task, *rows.grams))


def _delete(database: sqlite3.Connection, source: str) -> None:
    for task, title, rest in database.execute(_OLD_TEXTS, (source,)).fetchall():
        database.execute(
            "INSERT INTO task_terms(task_terms, rowid, title, rest) VALUES ('delete', ?, ?, ?)",
            (task, format_grams(title), format_grams(rest)),
        )
    for table in _TABLES:
        database.execute(f"DELETE FROM {table} WHERE source = ?", (source,))


# A contentless full-text index forgets a row only when told again what stood in it: what `TaskRows.grams` was made from.
_OLD_TEXTS = """
SELECT id, title, text || ' ' || headings || ' ' || category || ' ' || coalesce((
  SELECT group_concat(name || ' ' || mention, ' ') FROM (
    SELECT name, mention FROM assignment WHERE task = task.id ORDER BY rowid)), '')
FROM task WHERE source = ?
"""
