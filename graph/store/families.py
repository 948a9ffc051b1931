"""Documents that stand in one chain, and their tasks as the index has them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.align import Side

_CARRIES_OUT = ("implements", "based_on", "forwards", "endorses")
# Peers carry out one paper; a law or decision that many rest on makes no peers.
_PEERS = ("implements", "forwards")


def sides(index: sqlite3.Connection, documents: Iterable[str]) -> list[Side]:
    """The tasks of some documents, by file and place; a sentence inside a task is part of that task."""
    wanted = list(documents)
    rows = index.execute(
        f"SELECT id, iri, document, path, title, text, kind FROM task WHERE document IN ({_marks(wanted)})"
        " ORDER BY source, start, iri",
        wanted,
    ).fetchall()
    paths = {(row[2], row[3]) for row in rows}
    found: dict[str, Side] = {}
    for task, iri, document, path, title, text, kind in rows:
        if not (kind == "sentence" and (document, path.rpartition("/")[0]) in paths):
            found.setdefault(iri, Side(iri, title, text, _lines(index, task)))
    return list(found.values())


def same_place(index: sqlite3.Connection, document: str) -> list[str]:
    """A notice with the texts that it promulgates, itself first; of such a text, the notice as well."""
    carrier = "SELECT DISTINCT carried_by FROM document WHERE iri = ? AND carried_as = 'promulgated'"
    above = [row[0] for row in index.execute(carrier, (document,)).fetchall() if row[0]]
    root = above[0] if above else document
    carried = "SELECT DISTINCT iri FROM document WHERE carried_by = ? AND carried_as = 'promulgated' ORDER BY iri"
    return [root, *(row[0] for row in index.execute(carried, (root,)).fetchall())]


def parents(index: sqlite3.Connection) -> list[tuple[str, str]]:
    """(document, what it carries out), both by the notice that stands for them, both with tasks in the store."""
    return sorted({(a, b) for a, b in _links(index, _CARRIES_OUT) if _has_tasks(index, a) and _has_tasks(index, b)})


def peers(index: sqlite3.Connection) -> list[tuple[str, str]]:
    """Documents of one level that carry out the same paper, which need not be in the store."""
    families: dict[str, set[str]] = defaultdict(set)
    links = _links(index, _PEERS)
    for child, parent in links:
        if _has_tasks(index, child):
            families[parent].add(child)
    pairs = {pair for family in families.values() for pair in combinations(sorted(family), 2)}
    return sorted((a, b) for a, b in pairs if _level(index, a) == _level(index, b) and not {(a, b), (b, a)} & links)


def _links(index: sqlite3.Connection, types: tuple[str, ...]) -> set[tuple[str, str]]:
    rows = index.execute(
        f"SELECT DISTINCT citing, cited FROM relation WHERE type IN ({_marks(types)})", types
    ).fetchall()
    roots: dict[str, str] = {}
    for iri in {iri for row in rows for iri in row}:
        roots[iri] = same_place(index, iri)[0]
    return {(roots[a], roots[b]) for a, b in rows if roots[a] != roots[b]}


def _has_tasks(index: sqlite3.Connection, document: str) -> bool:
    place = same_place(index, document)
    return bool(index.execute(f"SELECT 1 FROM task WHERE document IN ({_marks(place)}) LIMIT 1", place).fetchone())


def _level(index: sqlite3.Connection, document: str) -> str | None:
    row = index.execute("SELECT level FROM document WHERE iri = ? AND level != '' LIMIT 1", (document,)).fetchone()
    return row[0] if row else None


def _lines(index: sqlite3.Connection, task: int) -> frozenset[str]:
    return frozenset(_values(index.execute("SELECT line FROM assignment WHERE task = ? AND line != ''", (task,))))


def _values(rows: Iterable[tuple[str]]) -> Iterator[str]:
    for row in rows:
        yield row[0]


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)
