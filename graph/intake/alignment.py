"""The graph of alignments, brought up to date whenever a build has changed the store."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from graph.align import METHOD, Side, match_tasks
from graph.intake.pairing import Link, Pairing, PairKey
from graph.rdf.alignments import alignment_quads
from graph.rdf.iris import ALIGNMENT_GRAPH
from graph.rdf.values import Quad
from graph.store import Store
from graph.store.families import parents, peers, same_place, sides


def align_store(store: Store) -> None:
    """Pairs the tasks of documents that stand in one chain, or under one parent.

    Settles identities first; a parent that the store had only by name may have become a file. Only pairs of documents
    whose tasks changed are compared again, and only what came or went is written.
    """
    store.finish()
    with Pairing(store.path) as pairing:
        before, whole = pairing.links(), pairing.begin(METHOD)
        known = set(_compare(store.index, pairing))
        pairing.keep(known)
        after = pairing.links()
        if whole:
            store.replace_graph(ALIGNMENT_GRAPH, list(_quads(sorted(after))))
        elif before != after:
            gone, new = _quads(sorted(before - after)), _quads(sorted(after - before))
            store.amend_graph(ALIGNMENT_GRAPH, list(gone), list(new))
        pairing.end(METHOD)


def is_outdated(store: Store) -> bool:
    """Whether the graph was made by another method than this program's, or not at all, or not to the end."""
    with Pairing(store.path) as pairing:
        return pairing.method() != METHOD


def _compare(index: sqlite3.Connection, pairing: Pairing) -> Iterator[PairKey]:
    """Puts the links of every pair of related documents into the pairing, and tells which pairs there are."""

    @cache
    def place(document: str) -> tuple[list[Side], str]:
        found = sides(index, same_place(index, document))
        return found, _digest(found)

    chains = parents(index)
    for decomposes, pairs in ((True, chains), (False, peers(index, chains))):
        for first, second in pairs:
            (lower, one), (upper, other) = place(first), place(second)
            key = PairKey(first, second, decomposes)
            if pairing.digest(key) != one + other:
                pairing.put(key, one + other, _links(lower, upper, decomposes))
            yield key


def _links(lower: Sequence[Side], upper: Sequence[Side], decomposes: bool) -> list[Link]:
    matches = match_tasks(lower, upper)
    return [Link(lower[each.first].iri, upper[each.second].iri, decomposes, each.score) for each in matches]


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
