"""The thesaurus in the look-up index: which words are known, and the words around them.

seeds/thesaurus.jsonld is SKOS, which every tool reads. A question needs a dozen of its twenty thousand words, so they
are laid into the index when that is made, and again when the file has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.store.ledger import Transaction

_FILE = Path(__file__).resolve().parents[2] / "seeds" / "thesaurus.jsonld"  # beside `graph`, installed or not
_TABLES = (
    "concept(id TEXT PRIMARY KEY, labels, broader, related, narrower) WITHOUT ROWID",
    "word(word TEXT PRIMARY KEY, concept) WITHOUT ROWID",
    "vocabulary(state)",
)
BREAK = "\n"  # between the words of a cell


def keep_vocabulary(database: sqlite3.Connection) -> None:
    """Makes an index hold the words of the thesaurus that comes with the program; nothing happens if it does."""
    file = _FILE.stat()
    state = f"{file.st_size} {file.st_mtime_ns}"
    found = database.execute("SELECT name FROM sqlite_master WHERE name = 'vocabulary'").fetchone()
    if found and database.execute("SELECT state FROM vocabulary").fetchone() == (state,):
        return
    fill_vocabulary(database, read_nodes(), state)


def read_nodes() -> list[dict[str, Any]]:
    """The SKOS concepts of the thesaurus as JSON-LD writes them: @id, prefLabel, altLabel, broader, related."""
    import json  # a look-up does without

    nodes: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))["@reverse"]["inScheme"]
    return nodes


def fill_vocabulary(database: sqlite3.Connection, nodes: Iterable[dict[str, Any]], state: str = "") -> None:
    """Lays concepts into an index, in place of those that it holds; `labels` begin with the preferred one."""
    concepts = {node["@id"]: node for node in nodes}
    narrower: dict[str, list[str]] = {}
    for name, node in concepts.items():
        for above in node.get("broader", ()):
            narrower.setdefault(above, []).append(name)
    with Transaction(database):
        for table in _TABLES:
            database.execute(f"DROP TABLE IF EXISTS {table.partition('(')[0]}")
            database.execute(f"CREATE TABLE {table}")
        for name, node in concepts.items():
            labels = (node["prefLabel"], *node["altLabel"])
            around = (node.get("broader", ()), node.get("related", ()), narrower.get(name, ()))
            row = (name, *map(BREAK.join, (labels, *around)))
            database.execute("INSERT INTO concept VALUES (?, ?, ?, ?, ?)", row)
            database.executemany("INSERT INTO word VALUES (?, ?)", ((label, name) for label in labels))
        database.execute("INSERT INTO vocabulary VALUES (?)", (state,))
