"""Which tasks are worth weighing: expressions for the full-text index, and how much each thing asked for tells."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log

from graph.answers.question import Unit
from graph.answers.thesaurus import SAME
from graph.store.grams import format_match, iter_grams

_COUNTED = 500  # tasks counted at most for a word; from where the last one stands the rest is reckoned
_FULL = 1_000  # a word that fewer tasks than one in so many hold tells all a word can tell
_LEAST = 0.1  # what even the commonest word tells
_COMBINED = 8  # units of which subsets are tried
# A string that no list knows may be a topic or mere talk; more characters of it do not tell more.
_STRING = 0.3
_LONG = 3
_FOREIGN = 0.6


class Terms:
    """The words of an index: how many tasks hold them."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._total = index.execute("SELECT max(id) FROM task").fetchone()[0] or 0
        self._counts: dict[str, float] = {}

    def count(self, expression: str) -> float:
        """Tasks that fulfil an expression: counted while they are few, else reckoned; 0 for the empty one."""
        if expression and expression not in self._counts:
            sql = "SELECT count(*), max(rowid) FROM (SELECT rowid FROM task_terms WHERE task_terms MATCH ? LIMIT ?)"
            count, last = self._index.execute(sql, (expression, _COUNTED)).fetchone()
            self._counts[expression] = count * self._total / last if count == _COUNTED else count
        return self._counts.get(expression, 0)

    def weight(self, unit: Unit) -> float:
        """What it tells that a task names a unit: 1 for what few do, a tenth for what all do."""
        if unit.known:
            same = [unit.word, *(word for word, strength in unit.others if strength >= SAME)]
            return self._rarity(self.count(_any_of(same)))
        return _STRING * self._held(unit.word) * min(len(unit.word), _LONG) / _LONG

    def _held(self, word: str) -> float:
        """What the pieces of a string tell that the index holds; of talk it holds few, of a foreign topic none."""
        grams = list(iter_grams(word))
        held = [count for gram in grams if (count := self.count(f'"{gram}"'))]
        return sum(map(self._rarity, held)) / len(grams) if held else _FOREIGN

    def _rarity(self, count: float) -> float:
        share = log((self._total + 1) / (count + 0.5)) / log(min(2 * self._total + 2, _FULL))
        return max(_LEAST, min(1.0, share))

    def expression(self, unit: Unit) -> str:
        """What a task must fulfil to name a unit; "" if none can."""
        if not unit.known:
            grams = dict.fromkeys(gram for gram in iter_grams(unit.word) if self.count(f'"{gram}"'))
            rarest = sorted(grams, key=lambda gram: self.count(f'"{gram}"'))[:3]
            return _grouped(f'"{gram}"' for gram in rarest)
        whole = _any_of([unit.word, *(word for word, _ in unit.others)])
        parts = [expression for part in unit.parts if (expression := self.expression(part))]
        if len(parts) != len(unit.parts) or not parts:
            return whole
        return f"({whole} OR ({' AND '.join(parts)}))"


def _any_of(words: Sequence[str]) -> str:
    return _grouped(match for word in words if (match := format_match(word)))


def _grouped(expressions: Iterator[str]) -> str:
    each = list(dict.fromkeys(expressions))
    return f"({' OR '.join(each)})" if each else ""


def iter_expressions(terms: Terms, units: Sequence[Unit], weights: Sequence[float], least: float) -> Iterator[str]:
    """From the strictest to the loosest: all units, all but one, … as long as they weigh enough together."""
    both = [(expression, weight) for unit, weight in zip(units, weights, strict=True)
            if (expression := terms.expression(unit))]  # fmt: skip
    both = sorted(both, key=lambda each: -each[1])[:_COMBINED]
    for size in range(len(both), 0, -1):
        chosen = [subset for subset in combinations(both, size) if sum(weight for _, weight in subset) >= least]
        if chosen:
            yield " OR ".join("(" + " AND ".join(expression for expression, _ in subset) + ")" for subset in chosen)
