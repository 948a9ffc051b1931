"""Which files on this machine the store was built from, so that what did not change is not even opened.

Lies in the store's folder, beside what it describes; a store that was moved to another machine works without it.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

# A file changed within this time before it was read may change again without its times showing it.
_SETTLED = 2_000_000_000  # nanoseconds

_SCHEMA = """
CREATE TABLE IF NOT EXISTS file(
  path TEXT PRIMARY KEY, folder TEXT NOT NULL, stamp TEXT NOT NULL, sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_sha256 ON file(sha256);
CREATE INDEX IF NOT EXISTS file_folder ON file(folder);
CREATE TABLE IF NOT EXISTS background(graph TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was when it was last built; `stamp` is size and times, "" where they cannot be trusted."""

    path: str
    folder: str
    stamp: str
    sha256: str


class Manifest:
    """The SQLite file `files.sqlite` of a store's folder; a context manager."""

    def __init__(self, store: Path) -> None:
        self._db = sqlite3.connect(store / "files.sqlite", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)

    def get(self, path: str) -> Known | None:
        row = self._db.execute("SELECT * FROM file WHERE path = ?", (path,)).fetchone()
        return Known(*row) if row else None

    def put(self, known: Known) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)",
            (known.path, known.folder, known.stamp, known.sha256),
        )

    def forget(self, path: str) -> None:
        self._db.execute("DELETE FROM file WHERE path = ?", (path,))

    def others(self, sha256: str, path: str) -> list[Path]:
        """Files with these bytes, other than the one at `path`."""
        rows = self._db.execute("SELECT path FROM file WHERE sha256 = ? AND path != ? ORDER BY path", (sha256, path))
        return [Path(row[0]) for row in rows]

    def inside(self, path: str) -> list[Known]:
        """The files that were read from inside a file, a ZIP."""
        rows = self._db.execute("SELECT * FROM file WHERE folder = ? AND path != ? ORDER BY path", (path, path))
        return [_known(row) for row in rows]

    def background(self, graph: str) -> str:
        """The version of the program that wrote a graph which is no file's; "" if none did."""
        row = self._db.execute("SELECT version FROM background WHERE graph = ?", (graph,)).fetchone()
        return str(row[0]) if row else ""

    def put_background(self, graph: str, version: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO background VALUES (?, ?)", (graph, version))

    def below(self, folder: Path) -> list[Known]:
        """Files that came from a folder or from one inside it."""
        prefix = str(folder).rstrip("/\\")
        rows = self._db.execute("SELECT * FROM file WHERE folder != '' ORDER BY path")
        return [known for known in map(_known, rows) if _is_below(known.path, prefix)]

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Manifest:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def stamp_of(path: Path) -> str:
    """Size and times of a file as one string; "" if it changed just now, or cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return ""
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    return "" if time.time_ns() - newest < _SETTLED else f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _known(row: tuple[str, str, str, str]) -> Known:
    return Known(*row)


def _is_below(path: str, prefix: str) -> bool:
    return path.startswith(prefix) and path[len(prefix) : len(prefix) + 1] in ("/", "\\")
