"""The graph of alignments, brought up to date whenever a build has changed the store."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.align import METHOD, Profile, Side, match_profiles, profile_tasks
from graph.intake.pairing import Link, Pairing, PairKey
from graph.rdf.alignments import alignment_quads
from graph.rdf.iris import ALIGNMENT_GRAPH
from graph.rdf.values import Quad
from graph.store import Store
from graph.store.families import parents, peers, same_place, sides

_WAITING = 20_000  # links to be written at most at a time
_KEPT = 256  # documents whose tasks are kept in memory: more than neighbours that are compared with one another


def align_store(store: Store) -> None:
    """Pairs the tasks of documents that stand in one chain, or under one parent.

    Settles identities first; a parent that the store had only by name may have become a file. Only pairs of documents
    whose tasks changed are compared again, and only what came or went is written, a part at a time: there may be
    millions. Cut short, the whole graph is written by the next build.
    """
    store.finish()
    with Pairing(store.path) as pairing:
        whole = pairing.begin(METHOD)
        changes = _Changes(store, idle=whole)
        keys = _related(store.index)
        changes.add(pairing.keep(set(keys)), [])
        for key, state, links in _compare(store.index, pairing, keys):
            changes.add(pairing.put(key, state, links), links)
        if whole:
            store.fill_graph(ALIGNMENT_GRAPH, _quads(pairing.links()))
        changes.write()
        pairing.end(METHOD)


class _Changes:
    """Links that went and links that came, until there are enough to write; `idle` if all are written afterwards."""

    def __init__(self, store: Store, idle: bool) -> None:
        self._store = store
        self._idle = idle
        self._gone: list[Link] = []
        self._new: list[Link] = []

    def add(self, gone: list[Link], new: list[Link]) -> None:
        if self._idle:
            return
        self._gone += gone
        self._new += new
        if len(self._gone) + len(self._new) > _WAITING:
            self.write()

    def write(self) -> None:
        before, after = set(self._gone), set(self._new)
        if before != after:
            gone, new = _quads(sorted(before - after)), _quads(sorted(after - before))
            self._store.amend_graph(ALIGNMENT_GRAPH, gone, new)
        self._gone, self._new = [], []


def is_outdated(store: Store) -> bool:
    """Whether the graph was made by another method than this program's, or not at all, or not to the end."""
    with Pairing(store.path) as pairing:
        return pairing.method() != METHOD


def _related(index: sqlite3.Connection) -> list[PairKey]:
    """The pairs of documents that are compared."""
    chains = parents(index)
    return [PairKey(*pair, True) for pair in chains] + [PairKey(*pair, False) for pair in peers(index, chains)]


def _compare(
    index: sqlite3.Connection, pairing: Pairing, keys: Iterable[PairKey]
) -> Iterator[tuple[PairKey, str, list[Link]]]:
    """Each pair whose tasks changed, with what its links rest on and the links."""

    @lru_cache(_KEPT)
    def tasks(document: str) -> list[Side]:
        return sides(index, same_place(index, document))

    @lru_cache(_KEPT)
    def digest(document: str) -> str:
        return _digest(tasks(document))

    @lru_cache(_KEPT)
    def profile(document: str) -> Profile:
        return profile_tasks(tasks(document))

    for key in keys:
        state = digest(key.first) + digest(key.second)
        if pairing.digest(key) != state:
            yield key, state, _links(profile(key.first), profile(key.second), key.decomposes)


def _links(lower: Profile, upper: Profile, decomposes: bool) -> list[Link]:
    matches = match_profiles(lower, upper)
    return [Link(lower.iris[each.first], upper.iris[each.second], decomposes, each.score) for each in matches]


def _digest(found: Iterable[Side]) -> str:
    """All that a comparison depends on, in 16 hex digits."""
    state = hashlib.sha256(METHOD.encode())
    for side in found:
        parts = (side.iri, side.title, side.text, side.above, *sorted(side.lines), "")
        state.update("\0".join(parts).encode())
    return state.hexdigest()[:16]


def _quads(links: Iterable[Link]) -> Iterator[Quad]:
    for each in links:
        yield from alignment_quads(each.first, each.second, each.score, METHOD, decomposes=each.decomposes)
