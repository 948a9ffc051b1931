"""Tasks of two documents in pairs: tf-idf over pairs and triples of characters, and the lines of the bodies.

Words need no cutting: two and three characters are what Chinese terms are made of. The weights of rare characters come
from the tasks compared, so that what both documents say everywhere (医养结合) counts for little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.spans import squeeze

if TYPE_CHECKING:
    import numpy

METHOD = "char-ngram-tfidf"

# Shares of the score: heading and text together, the heading alone, bodies on the same line (条线).
_HEADING, _LINES = 0.3, 0.1
# Found on the annotated pair in tests/align; docs/alignment.md has the curve.
_LEAST = 0.08  # below it two tasks share no more than the language of their trade
_NEAR = 0.9  # a partner is nearly the best of one side …
_FAIR = 0.6  # … and not much worse than the best of the other


@dataclass(frozen=True, slots=True)
class Side:
    """A task to be compared: its heading, its text and the lines of the bodies in it."""

    iri: str
    title: str
    text: str
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Two tasks by their places in the lists compared; `score` from 0 to 1."""

    first: int
    second: int
    score: float


def match_tasks(first: Sequence[Side], second: Sequence[Side]) -> list[Match]:
    """The pairs that are mainly the same task, in the order of the lists; a task may have several partners.

    Turning the lists round gives the same pairs.

    >>> a = [Side("a", "盘活土地资源", "盘活闲置厂房"), Side("b", "加强人才培养", "增设专业")]
    >>> b = [Side("c", "培养人才", "院校增设专业"), Side("d", "保障土地", "利用闲置厂房、校舍")]
    >>> [(m.first, m.second) for m in match_tasks(a, b)]
    [(0, 1), (1, 0)]
    """
    if not first or not second:
        return []
    scores = _scores(first, second)
    rows, columns = scores.max(axis=1, keepdims=True), scores.max(axis=0, keepdims=True)
    near = (scores >= _NEAR * rows) | (scores >= _NEAR * columns)
    fair = (scores >= _FAIR * rows) & (scores >= _FAIR * columns)
    chosen = (scores >= _LEAST) & near & fair
    return [Match(int(i), int(j), round(float(scores[i, j]), 3)) for i, j in zip(*chosen.nonzero(), strict=True)]


def _scores(first: Sequence[Side], second: Sequence[Side]) -> numpy.ndarray[Any, Any]:
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer  # half a second; only comparing needs it

    sides = [*first, *second]
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 3), sublinear_tf=True)
    try:
        whole = vectorizer.fit_transform(squeeze(f"{side.title}。{side.text}") for side in sides)
    except ValueError:  # nothing in any task is two characters long
        return numpy.zeros((len(first), len(second)))
    headings = vectorizer.transform(squeeze(side.title) for side in sides)
    cut = len(first)
    text = (whole[:cut] @ whole[cut:].T).toarray()
    heading = (headings[:cut] @ headings[cut:].T).toarray()
    shared = numpy.array([[_shared(a.lines, b.lines) for b in second] for a in first])
    return numpy.asarray((1 - _HEADING - _LINES) * text + _HEADING * heading + _LINES * shared * text)


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    """Jaccard's index of two sets of lines."""
    return len(first & second) / len(first | second) if first and second else 0.0
