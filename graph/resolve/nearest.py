"""The known bodies that look most like a name that nobody bears: 市卫建会 → 长治市卫生健康委员会, …"""

from __future__ import annotations

from graph.authority.lexicon import lexicon
from graph.authority.place_words import split_place
from graph.resolve.agencies import resolve_agency
from graph.resolve.context import Context

__all__ = ["nearest_bodies"]

_ALIKE = 0.55


def nearest_bodies(mention: str, context: Context, n: int = 3) -> tuple[str, ...]:
    """Full names of known bodies, the nearest first, in the place that the mention names; slow, for messages only.

    >>> nearest_bodies("市卫建会", Context("140400", "city", "2021-10-25"))[0]
    '长治市卫生健康委员会'
    """
    from difflib import SequenceMatcher  # only needed when a name is not known

    place, rest = split_place("".join(mention.split()))
    known = lexicon()
    scored: list[tuple[float, str]] = []
    matcher = SequenceMatcher()
    matcher.set_seq2(rest)
    for stem in (*known.stems, *(known.national if not place else ())):
        if len(stem) > 1 and set(stem) & set(rest):
            matcher.set_seq1(stem)
            if matcher.quick_ratio() > _ALIKE and (score := matcher.ratio()) > _ALIKE:
                scored.append((-score, stem))
    names: dict[str, None] = {}
    for _, stem in sorted(scored)[: n * 4]:
        found = resolve_agency(place + stem, context)
        if found.id:
            names[found.name] = None
    return tuple(names)[:n]
