"""The text of a paper cut at the places that facts point to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graph.rdf.evidence import mask_private


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: `anchor` names it if a fact begins here, `facts` says how many lie over it."""

    text: str
    anchor: str
    facts: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact's place: offsets of the text as read, and what kind of fact it is."""

    start: int
    end: int
    kind: str


def anchor(start: int) -> str:
    return f"at{start}"


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in order, cut where facts begin and end; telephone numbers and addresses are masked."""
    shown = mask_private(text)
    known = sorted({mark for mark in marks if 0 <= mark.start < mark.end <= len(text)}, key=lambda m: (m.start, -m.end))
    cuts = sorted({0, len(text), *(m.start for m in known), *(m.end for m in known)})
    starts = {mark.start for mark in known}
    found: list[Piece] = []
    open_: list[Mark] = []
    waiting = iter(known)
    coming = next(waiting, None)
    for a, b in pairwise(cuts):
        open_ = [mark for mark in open_ if mark.end > a]
        while coming and coming.start <= a:
            open_.append(coming)
            coming = next(waiting, None)
        kinds = tuple(dict.fromkeys(mark.kind for mark in open_))
        found.append(Piece(shown[a:b], anchor(a) if a in starts else "", len(open_), kinds))
    return found
