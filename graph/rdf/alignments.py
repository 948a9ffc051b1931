"""Tasks that answer to each other across documents; inferred, in a graph of their own."""

from __future__ import annotations

from collections.abc import Iterator

from graph.rdf.iris import ALIGNMENT_GRAPH, digest
from graph.rdf.terms import BASE, Rdf, Zr
from graph.rdf.values import IRI, Literal, Quad, decimal


def alignment_quads(first: str, second: str, score: float, method: str, *, decomposes: bool) -> Iterator[Quad]:
    """One pair: the direct link, and a node with score and method.

    With `decomposes`, the first is the lower document's task; else the two are peers.
    """
    node = IRI(f"{BASE}alignment/{digest(first, second)}")
    link = Zr.decomposes if decomposes else Zr.alignsWith
    yield IRI(first), link, IRI(second), ALIGNMENT_GRAPH
    yield node, Rdf.type, Zr.Alignment, ALIGNMENT_GRAPH
    yield node, Zr.alignedTask, IRI(first), ALIGNMENT_GRAPH
    yield node, Zr.alignedTask, IRI(second), ALIGNMENT_GRAPH
    yield node, Zr.score, decimal(score), ALIGNMENT_GRAPH
    yield node, Zr.method, Literal(method), ALIGNMENT_GRAPH
