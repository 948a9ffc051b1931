"""The graph of alignments, made again whenever a build has changed the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from graph.align import METHOD, match_tasks
from graph.rdf.alignments import alignment_quads
from graph.rdf.iris import ALIGNMENT_GRAPH
from graph.rdf.values import Quad
from graph.store import Store
from graph.store.families import parents, peers, same_place, sides


def align_store(store: Store) -> None:
    """Pairs the tasks of documents that stand in one chain, or under one parent.

    Settles identities first; a parent that the store had only by name may have become a file.
    """
    store.finish()
    store.replace_graph(ALIGNMENT_GRAPH, list(_quads(store.index)))


def _quads(index: sqlite3.Connection) -> Iterator[Quad]:
    for decomposes, pairs in ((True, parents(index)), (False, peers(index))):
        for first, second in pairs:
            lower, upper = sides(index, same_place(index, first)), sides(index, same_place(index, second))
            for match in match_tasks(lower, upper):
                one, other = lower[match.first].iri, upper[match.second].iri
                yield from alignment_quads(one, other, match.score, METHOD, decomposes=decomposes)
