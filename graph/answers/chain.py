"""The chain of a document: what it carries out or hands on, up to the top, and what carries it out, down to the last."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from graph.answers.desk import Desk, Shelf
from graph.answers.finding import find_document
from graph.answers.values import DocumentBrief, EvidencePart

# What leads upwards; 印发 ties a notice to its own text, which shares the notice's place in the chain.
UPWARD = ("implements", "forwards", "endorses", "based_on")
_ENDS = ("repeals", "annuls", "lapses")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class ChainNode:
    """A document in the chain; `relation` is how it hangs on the one above it in the tree, "" for the root.

    `seen` marks a document whose branches are shown elsewhere in the tree.
    """

    document: DocumentBrief
    relation: str
    evidence: EvidencePart | None
    below: tuple[ChainNode, ...]
    seen: bool = False


@dataclass(frozen=True, slots=True)
class ChainAnswer:
    """`above` hangs on the document by what it carries out, `below` by what carries it out."""

    document: DocumentBrief
    above: ChainNode
    below: ChainNode


def chain(store: Shelf, wanted: str, *, as_of: str | None = None) -> ChainAnswer:
    """Both trees of a document, with the state of every paper on the day `as_of` (ISO; today if None).

    `wanted` is a number, a title or part of one, or an IRI. Raises NotFoundError, or UsageError if several fit.

    >>> chain(store, "鞍卫发〔2023〕9号").above.below[0].document.number
    '辽卫发〔2023〕8号'
    """
    desk = Desk(store, as_of)
    iri = find_document(desk.index, wanted)
    above, below = _Tree(desk, "citing", "cited"), _Tree(desk, "cited", "citing")
    return ChainAnswer(desk.brief(iri), above.grow(iri), below.grow(iri))


class _Tree:
    """Walks one way through the relations, each document opened once."""

    def __init__(self, desk: Desk, near: str, far: str) -> None:
        self._desk, self._near, self._far = desk, near, far
        self._seen: set[str] = set()

    def grow(self, iri: str, relation: str = "", evidence: EvidencePart | None = None, depth: int = 0) -> ChainNode:
        brief = self._desk.brief(iri)
        if iri in self._seen or depth > _DEEPEST:
            return ChainNode(brief, relation, evidence, (), seen=True)
        self._seen.add(iri)
        return ChainNode(brief, relation, evidence, tuple(self._branches(iri, depth)))

    def _branches(self, iri: str, depth: int) -> list[ChainNode]:
        nodes = []
        for near in self._same(iri):
            for row in self._rows(near):
                evidence = self._desk.evidence(row["source"], row["start"], row["end"])
                nodes.append(self.grow(row["other"], row["type"], evidence, depth + 1))
        return nodes

    def _same(self, iri: str) -> list[str]:
        """A notice and the text it promulgates stand at one place of the chain."""
        index = self._desk.index
        carried = "SELECT DISTINCT iri FROM document WHERE carried_by = ? AND carried_as = 'promulgated' ORDER BY iri"
        carrier = "SELECT DISTINCT carried_by AS iri FROM document WHERE iri = ? AND carried_as = 'promulgated'"
        found = [iri, *(r["iri"] for r in index.execute(carried, (iri,)).fetchall())]
        found += [r["iri"] for r in index.execute(carrier, (iri,)).fetchall()]
        self._seen.update(found)
        return list(dict.fromkeys(found))

    def _rows(self, iri: str) -> list[sqlite3.Row]:
        types = (*UPWARD, *(_ENDS if self._near == "citing" else ()))
        marks = ", ".join("?" * len(types))
        rows = self._desk.index.execute(
            f"SELECT DISTINCT type, {self._far} AS other, source, start, end FROM relation"
            f" WHERE {self._near} = ? AND type IN ({marks}) ORDER BY type, other, source, start",
            (iri, *types),
        ).fetchall()
        once = {(row["type"], row["other"]): row for row in reversed(rows)}
        return [once[key] for key in sorted(once)]
