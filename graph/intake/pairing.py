"""Which pairs of documents were compared, and what came of it, so that only changed ones are compared again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pair(
  first TEXT NOT NULL, second TEXT NOT NULL, decomposes INTEGER NOT NULL, digest TEXT NOT NULL, links TEXT NOT NULL,
  PRIMARY KEY (first, second, decomposes)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS done(method TEXT NOT NULL);
"""
_OF_PAIR = "first = ? AND second = ? AND decomposes = ?"


class PairKey(NamedTuple):
    """Two documents; the first carries out the second, or they are peers."""

    first: str
    second: str
    decomposes: bool


class Link(NamedTuple):
    """Two tasks that are mainly the same."""

    first: str
    second: str
    decomposes: bool
    score: float


class Pairing:
    """The SQLite file `alignments.sqlite` of a store's folder; a context manager.

    Without it, everything is compared again. What happens between `begin` and `end` is one transaction.
    """

    def __init__(self, store: Path) -> None:
        self._db = sqlite3.connect(store / "alignments.sqlite", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)

    def method(self) -> str:
        """The method that the graph was last made with; "" if that was not brought to an end."""
        row = self._db.execute("SELECT method FROM done").fetchone()
        return str(row[0]) if row else ""

    def begin(self, method: str) -> bool:
        """Marks the graph as unfinished; whether it has to be written whole: it was unfinished, or of another method."""
        whole = self.method() != method
        self._db.execute("DELETE FROM done")
        self._db.execute("BEGIN")
        return whole

    def end(self, method: str) -> None:
        """To be called once the graph says what the pairs say."""
        self._db.execute("INSERT INTO done VALUES (?)", (method,))
        self._db.execute("COMMIT")

    def digest(self, key: PairKey) -> str:
        """What the last comparison of two documents rested on; "" if there was none."""
        row = self._db.execute(f"SELECT digest FROM pair WHERE {_OF_PAIR}", key).fetchone()
        return str(row[0]) if row else ""

    def put(self, key: PairKey, digest: str, links: list[Link]) -> list[Link]:
        """Notes what came of a pair; returns what had come of it before."""
        before = list(self._links(_OF_PAIR, key))
        found = json.dumps([[link.first, link.second, link.score] for link in links], ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?)", (*key, digest, found))
        return before

    def keep(self, keys: set[PairKey]) -> list[Link]:
        """Forgets all other pairs; returns what had come of those."""
        known = [PairKey(a, b, bool(c)) for a, b, c in self._db.execute("SELECT first, second, decomposes FROM pair")]
        lost: list[Link] = []
        for key in known:
            if key not in keys:
                lost += self._links(_OF_PAIR, key)
                self._db.execute(f"DELETE FROM pair WHERE {_OF_PAIR}", key)
        return lost

    def links(self) -> Iterator[Link]:
        """The links of all pairs of documents, pair by pair."""
        return self._links("TRUE")

    def _links(self, condition: str, values: Iterable[str | bool] = ()) -> Iterator[Link]:
        rows = self._db.execute(
            f"SELECT decomposes, links FROM pair WHERE {condition} ORDER BY first, second, decomposes", tuple(values)
        )
        for decomposes, links in rows:
            for first, second, score in json.loads(links):
                yield Link(first, second, bool(decomposes), score)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Pairing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
