"""Tasks as vectors: tf-idf over characters and pairs of characters.

Terms are counted once for each document; only their weights depend on what a document is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    import scipy.sparse

    Matrix = numpy.ndarray[Any, Any]

_TITLE = 2  # times that a task's own heading counts beside its text; docs/alignment.md says how it was found
_WORDS = re.compile(r"[\w%]+")


@dataclass(frozen=True, slots=True)
class Side:
    """A task to be compared: its heading, its text, the lines of the bodies in it, and the heading above it."""

    iri: str
    title: str
    text: str
    lines: frozenset[str] = frozenset()
    above: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each task has each term: one row a task, one column a term; `terms` are sorted."""

    terms: Matrix
    matrix: scipy.sparse.csr_matrix


@dataclass(frozen=True, slots=True)
class Profile:
    """The tasks of a document, counted."""

    iris: tuple[str, ...]
    text: Counts
    lines: Counts

    def __len__(self) -> int:
        return len(self.iris)


def profile_tasks(sides: Sequence[Side]) -> Profile:
    """Counts the terms of tasks and the lines of their bodies."""
    iris = tuple(side.iri for side in sides)
    return Profile(iris, _count(sides, _terms), _count(sides, lambda side: sorted(side.lines)))


def _count(sides: Sequence[Side], analyzer: Callable[[Side], Iterable[str]]) -> Counts:
    import numpy
    import scipy.sparse
    from sklearn.feature_extraction.text import CountVectorizer  # half a second; only comparing needs it

    vectorizer = CountVectorizer(analyzer=analyzer, dtype=numpy.float64)
    try:
        matrix = vectorizer.fit_transform(sides)
    except ValueError:  # no task has any term
        return Counts(numpy.empty(0, dtype=str), scipy.sparse.csr_matrix((len(sides), 0)))
    return Counts(vectorizer.get_feature_names_out().astype(str), matrix)


def cosines(first: Counts, second: Counts) -> Matrix:
    """Likeness of every two tasks, 0 to 1; what both documents say everywhere counts for little."""
    import numpy
    import scipy.sparse
    from sklearn.feature_extraction.text import TfidfTransformer

    shared = numpy.union1d(first.terms, second.terms)
    cut = first.matrix.shape[0]
    if not len(shared):
        return numpy.zeros((cut, second.matrix.shape[0]))
    counts = scipy.sparse.vstack([_widen(first, shared), _widen(second, shared)], format="csr")
    vectors = TfidfTransformer(sublinear_tf=True, smooth_idf=False).fit_transform(counts)
    return numpy.asarray((vectors[:cut] @ vectors[cut:].T).toarray())


def _widen(counts: Counts, terms: Matrix) -> scipy.sparse.csr_matrix:
    """The same counts with a column for each of `terms`."""
    import scipy.sparse

    matrix = counts.matrix
    columns = terms.searchsorted(counts.terms)[matrix.indices]
    return scipy.sparse.csr_matrix((matrix.data, columns, matrix.indptr), (matrix.shape[0], len(terms)))


def _terms(side: Side) -> list[str]:
    """Characters and pairs of characters of a task.

    >>> _terms(Side("a", "", "公章，税控"))
    ['公', '章', '公章', '税', '控', '税控']
    """
    title = [] if side.text.startswith(side.title) else _grams(side.title)
    return _grams(side.text) + _TITLE * title + _grams(side.above)


def _grams(text: str) -> list[str]:
    found: list[str] = []
    for word in _WORDS.findall(text):
        found += [*word, *(word[i : i + 2] for i in range(len(word) - 1))]
    return found
