"""The ledger: for each file its name, its text and its quads as read, before identities are settled.

It is the truth from which graph and index can be made again; text with its telephone numbers stays here and out
of the graph.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_SCHEMA = """
CREATE TABLE IF NOT EXISTS source(
  sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, applied INTEGER NOT NULL DEFAULT 0,
  text BLOB NOT NULL, quads BLOB NOT NULL, identity TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim(
  sha256 TEXT NOT NULL, iri TEXT NOT NULL, number TEXT NOT NULL, tail TEXT NOT NULL, head TEXT NOT NULL,
  real INTEGER NOT NULL, region TEXT NOT NULL, date TEXT NOT NULL, place TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS unsettled(sha256 TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_source ON claim(sha256);
CREATE INDEX IF NOT EXISTS claim_number ON claim(number) WHERE number != '';
CREATE INDEX IF NOT EXISTS claim_tail ON claim(tail) WHERE tail != '';
"""
# The indexes leave out what is empty; SQLite uses one only where the query says that it asks for nothing empty.
_KNOWN = {"number": "number = ? AND number != ''", "tail": "tail = ? AND tail != ''"}


class SourceFile(NamedTuple):
    """A file in the store; `version` is that of the program that read it."""

    sha256: str
    name: str
    version: str


class Claim(NamedTuple):
    """What one file says of the identity of one document.

    `iri` as read; `tail` is the title from 关于 on, `head` what stands before it; `real` if the file carries the
    document; `region` is the document's own, "" unless real; `place` and `date` are those of the document itself if
    real, else of the one that cites it.
    """

    sha256: str
    iri: str
    number: str
    tail: str
    head: str
    real: bool
    region: str
    date: str
    place: str


class Ledger:
    """The SQLite file `sources.sqlite`."""

    def __init__(self, path: Path, read_only: bool = False) -> None:
        target = f"file:{path}?mode=ro" if read_only else str(path)
        self._db = sqlite3.connect(target, uri=read_only, isolation_level=None)
        if not read_only:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(_SCHEMA)

    def close(self) -> None:
        self._db.close()

    def files(self) -> list[SourceFile]:
        """The files in the store, by name."""
        rows = self._db.execute("SELECT sha256, name, version FROM source WHERE applied >= 0 ORDER BY name, sha256")
        return [SourceFile(*row) for row in rows]

    def text(self, sha256: str) -> str | None:
        row = self._db.execute("SELECT text FROM source WHERE sha256 = ?", (sha256,)).fetchone()
        return zlib.decompress(row[0]).decode("utf-8", "surrogatepass") if row else None

    def quads(self, sha256: str) -> str:
        """The N-Quads of a file as read; KeyError for an unknown file."""
        row = self._db.execute("SELECT quads FROM source WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise KeyError(sha256)
        return zlib.decompress(row[0]).decode("utf-8")

    def put(self, file: SourceFile, text: bytes, quads: bytes, claims: Iterable[Claim]) -> None:
        """Writes a file down as not yet applied to graph and index, and its identities as not yet settled.

        `text` and `quads` are UTF-8, compressed by zlib.
        """
        with self._transaction():
            self._db.execute("DELETE FROM claim WHERE sha256 = ?", (file.sha256,))
            self._db.execute(
                "INSERT OR REPLACE INTO source(sha256, name, version, text, quads) VALUES (?, ?, ?, ?, ?)",
                (file.sha256, file.name, file.version, text, quads),
            )
            self._db.executemany(
                "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [_claim_row(claim) for claim in claims]
            )
            self._db.execute("INSERT OR IGNORE INTO unsettled VALUES (?)", (file.sha256,))

    def mark_applied(self, sha256: str, identity: str) -> None:
        """Graph and index now hold the file under this mapping of IRIs (see identity.py)."""
        self._db.execute("UPDATE source SET applied = 1, identity = ? WHERE sha256 = ?", (identity, sha256))

    def mark_leaving(self, sha256: str) -> None:
        """The file is to leave the store; its claims no longer count."""
        with self._transaction():
            self._db.execute("DELETE FROM claim WHERE sha256 = ?", (sha256,))
            self._db.execute("UPDATE source SET applied = -1 WHERE sha256 = ?", (sha256,))

    def forget(self, sha256: str) -> None:
        self._db.execute("DELETE FROM source WHERE sha256 = ?", (sha256,))

    def unfinished(self) -> list[tuple[str, bool]]:
        """Files whose work was cut short: (sha256, whether it is leaving)."""
        rows = self._db.execute("SELECT sha256, applied FROM source WHERE applied < 1 ORDER BY sha256")
        return [(sha256, applied < 0) for sha256, applied in rows]

    def identity(self, sha256: str) -> str:
        row = self._db.execute("SELECT identity FROM source WHERE sha256 = ?", (sha256,)).fetchone()
        return str(row[0]) if row else ""

    def unsettle(self, files: Iterable[str]) -> None:
        """The identities of these files are to be weighed again, now or by a later writer."""
        with self._transaction():
            self._db.executemany("INSERT OR IGNORE INTO unsettled VALUES (?)", [(sha256,) for sha256 in files])

    def unsettled(self) -> list[str]:
        """Files in the store whose identities are to be weighed, sorted."""
        rows = self._db.execute("SELECT sha256 FROM unsettled WHERE sha256 IN (SELECT sha256 FROM source) ORDER BY 1")
        return [row[0] for row in rows]

    def mark_settled(self) -> None:
        """All identities have been weighed."""
        self._db.execute("DELETE FROM unsettled")

    def claims_of(self, sha256: str) -> list[Claim]:
        """What one file claims."""
        return [
            _claim(row) for row in self._db.execute("SELECT * FROM claim WHERE sha256 = ? ORDER BY 1, 2", (sha256,))
        ]

    def claims_on(self, column: str, value: str) -> list[Claim]:
        """The distinct claims on a number or a tail; references that differ in nothing but their file count once."""
        known = _KNOWN[column]
        rows = self._db.execute(
            "SELECT DISTINCT CASE real WHEN 1 THEN sha256 ELSE '' END, iri, number, tail, head, real, region,"
            f" CASE real WHEN 1 THEN date ELSE '' END, place FROM claim WHERE {known} ORDER BY 1, 2, 5, 9",
            (value,),
        )
        return [_claim(row) for row in rows]

    def sharers(self, column: str, value: str) -> set[str]:
        """The files with a claim on a number or a tail."""
        known = _KNOWN[column]
        return {row[0] for row in self._db.execute(f"SELECT DISTINCT sha256 FROM claim WHERE {known}", (value,))}

    def has_twin(self, claim: Claim) -> bool:
        """Whether another file makes the same claim."""
        row = self._db.execute(
            f"SELECT 1 FROM claim WHERE {_KNOWN['tail']} AND sha256 != ? AND iri = ? AND head = ? AND real = ? AND place = ?"
            " LIMIT 1",
            (claim.tail, claim.sha256, claim.iri, claim.head, int(claim.real), claim.place),
        ).fetchone()
        return row is not None

    def _transaction(self) -> Transaction:
        return Transaction(self._db)


class Transaction:
    """`with Transaction(db):` commits at the end, rolls back on any exception."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def __enter__(self) -> sqlite3.Connection:
        self._db.execute("BEGIN IMMEDIATE")
        return self._db

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")


def _claim_row(claim: Claim) -> tuple[str | int, ...]:
    return (
        claim.sha256, claim.iri, claim.number, claim.tail, claim.head,
        int(claim.real), claim.region, claim.date, claim.place,
    )  # fmt: skip


def _claim(row: tuple[str, str, str, str, str, int, str, str, str]) -> Claim:
    return Claim(*row[:5], real=bool(row[5]), region=row[6], date=row[7], place=row[8])
