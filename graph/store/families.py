"""Documents that stand in one chain, and their tasks as the index has them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from graph.align import Side

_CARRIES_OUT = ("implements", "based_on", "forwards", "endorses")
# Peers carry out one paper; a law or decision that many rest on makes no peers.
_PEERS = ("implements", "forwards")
# More children of one paper than this are compared only with their neighbours, or the pairs would be millions.
_LARGE = 40
# Digits of the region code that neighbours share: cities of one province, counties of one city.
_NEIGHBOURS = {"city": 2, "county": 4, "township": 6}


def sides(index: sqlite3.Connection, documents: Iterable[str]) -> list[Side]:
    """The tasks of some documents, by file and place; a sentence inside a task is part of that task."""
    wanted = list(documents)
    rows = index.execute(
        "SELECT id, iri, document, path, title, text, headings, kind FROM task"
        f" WHERE document IN ({_marks(wanted)}) ORDER BY source, start, iri",
        wanted,
    ).fetchall()
    paths = {(row[2], row[3]) for row in rows}
    found: dict[str, Side] = {}
    for task, iri, document, path, title, text, headings, kind in rows:
        if not (kind == "sentence" and (document, path.rpartition("/")[0]) in paths):
            above = headings.rpartition(" / ")[2]
            found.setdefault(iri, Side(iri, title, text, _lines(index, task), above))
    return list(found.values())


def same_place(index: sqlite3.Connection, document: str) -> list[str]:
    """A notice with the texts that it promulgates, itself first; of such a text, the notice as well.

    A text that several notices promulgate belongs to the first of them, and to no other.
    """
    carrier = "SELECT min(carried_by) FROM document WHERE iri = ? AND carried_as = 'promulgated' AND carried_by != ''"
    root = index.execute(carrier, (document,)).fetchone()[0] or document
    carried = "SELECT DISTINCT iri FROM document WHERE carried_by = ? AND carried_as = 'promulgated' ORDER BY iri"
    texts = [row[0] for row in index.execute(carried, (root,)).fetchall()]
    return [root, *(text for text in texts if index.execute(carrier, (text,)).fetchone()[0] == root)]


def parents(index: sqlite3.Connection) -> list[tuple[str, str]]:
    """(document, what it carries out), both by the notice that stands for them, both with tasks in the store."""
    links = _links(index, _CARRIES_OUT)
    busy = _with_tasks(index, {iri for link in links for iri in link})
    return sorted((a, b) for a, b in links if a in busy and b in busy)


def peers(index: sqlite3.Connection, chains: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Documents of one level that carry out the same paper, which need not be in the store; `chains` are `parents`.

    Where there are very many, only those of one province (cities), one city (counties), one county (townships). Pairs
    of one family follow one another, so that what is read for one of them serves the next.
    """
    links = _links(index, _PEERS)
    busy = _with_tasks(index, {child for child, _ in links})
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for child, parent in sorted(links):
        if child in busy:
            groups[(parent, *_standing(index, child))].append(child)
    pairs = dict.fromkeys(pair for group in _neighbours(groups) for pair in combinations(sorted(group), 2))
    linked = {*links, *chains}
    return [(a, b) for a, b in pairs if not {(a, b), (b, a)} & linked]


def _neighbours(groups: dict[tuple[str, str, str], list[str]]) -> Iterator[Sequence[str]]:
    """Groups by (parent, level, region code) put together by level, unless that is too many.

    Then a document whose place is not known has no neighbours.
    """
    families: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (parent, level, code), children in groups.items():
        families[parent, level][code[: _NEIGHBOURS.get(level, 6)]] += children
    for family in families.values():
        everybody = [child for near in family.values() for child in near]
        if len(everybody) <= _LARGE:
            yield everybody
        else:
            yield from (children for code, children in family.items() if code)


def _links(index: sqlite3.Connection, types: tuple[str, ...]) -> set[tuple[str, str]]:
    rows = index.execute(
        f"SELECT DISTINCT citing, cited FROM relation WHERE type IN ({_marks(types)})", types
    ).fetchall()
    roots: dict[str, str] = {}
    for iri in {iri for row in rows for iri in row}:
        roots[iri] = same_place(index, iri)[0]
    return {(roots[a], roots[b]) for a, b in rows if roots[a] != roots[b]}


def _with_tasks(index: sqlite3.Connection, documents: Collection[str]) -> set[str]:
    return {document for document in documents if _has_tasks(index, document)}


def _has_tasks(index: sqlite3.Connection, document: str) -> bool:
    place = same_place(index, document)
    return bool(index.execute(f"SELECT 1 FROM task WHERE document IN ({_marks(place)}) LIMIT 1", place).fetchone())


def _standing(index: sqlite3.Connection, document: str) -> tuple[str, str]:
    """Level and region code, "" where not known."""
    row = index.execute(
        "SELECT level, region_code FROM document WHERE iri = ? AND level != '' ORDER BY source LIMIT 1", (document,)
    ).fetchone()
    return (row[0], row[1] or "") if row else ("", "")


def _lines(index: sqlite3.Connection, task: int) -> frozenset[str]:
    return frozenset(_values(index.execute("SELECT line FROM assignment WHERE task = ? AND line != ''", (task,))))


def _values(rows: Iterable[tuple[str]]) -> Iterator[str]:
    for row in rows:
        yield row[0]


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)
