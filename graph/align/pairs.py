"""Tasks of two documents in pairs: tf-idf over characters and pairs of characters, and the lines of the bodies.

Words need no cutting: one and two characters are what Chinese terms are made of, and single ones still meet where a
subordinate says the same thing in other words (管网接入, 接管工程). The weights of rare characters come from the tasks
compared, so that what both documents say everywhere (医养结合) counts for little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.align.vectors import Profile, Side, cosines, profile_tasks

if TYPE_CHECKING:
    from graph.align.vectors import Matrix

METHOD = "char-ngram-tfidf-2"

# docs/alignment.md says how these were found.
_LINES = 0.05  # share of the bodies' lines (条线) in the score
_LEAST = 0.09  # below it two tasks share no more than any two of these documents
_NEAR = 0.95  # a partner is nearly the best of one side …
_FAIR = 0.5  # … and not much worse than the best of the other


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
    return match_profiles(profile_tasks(first), profile_tasks(second))


def match_profiles(first: Profile, second: Profile) -> list[Match]:
    """The same for tasks that were counted before."""
    if not len(first) or not len(second):
        return []
    scores = _lift(_scores(first, second)).round(6)
    rows, columns = scores.max(axis=1, keepdims=True), scores.max(axis=0, keepdims=True)
    near = (scores >= _NEAR * rows) | (scores >= _NEAR * columns)
    fair = (scores >= _FAIR * rows) & (scores >= _FAIR * columns)
    chosen = (scores >= _LEAST) & near & fair
    return [Match(int(i), int(j), round(float(scores[i, j]), 3)) for i, j in zip(*chosen.nonzero(), strict=True)]


def _scores(first: Profile, second: Profile) -> Matrix:
    """Likeness of every two tasks, 0 to 1."""
    return (1 - _LINES) * cosines(first.text, second.text) + _LINES * cosines(first.lines, second.lines)


def _lift(scores: Matrix) -> Matrix:
    """How far each likeness stands out from what its two tasks have with all others.

    A long task about everything is a little like each of the other side; that is no sign of anything.
    """
    return scores - (_usual(scores) + _usual(scores.T).T) / 2


def _usual(scores: Matrix) -> Matrix:
    """The mean of each row without its best, as a column."""
    others = max(scores.shape[1] - 1, 1)
    mean: Matrix = (scores.sum(axis=1, keepdims=True) - scores.max(axis=1, keepdims=True)) / others
    return mean
