"""How well a task answers a question: which of the things asked for it names, in which words, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from graph.answers.question import Question, Unit
from graph.spans import squeeze
from graph.store.grams import iter_grams

THRESHOLD = 0.45  # of what is asked for, by weight
# What a find in a field adds to the score, and to the coverage that decides whether the task answers at all.
_FIELDS = {"title": 1.0, "text": 0.85, "headings": 0.65, "bodies": 0.6, "document": 0.45}
_COUNTS = {"title": 1.0, "text": 1.0, "headings": 0.9, "bodies": 0.6, "document": 0.6}
_STRING = 0.9  # at most, for a string of which all characters are found, but not together
_NEAR = 15  # characters between the parts of one word
_HALF = 0.5  # of a string's characters, or it counts as not found
_COVERED, _TOGETHER, _ECHO, _DENSE, _LEVEL = 0.6, 0.2, 0.12, 0.05, 0.03
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")


class Texts(Protocol):
    """The texts of a task that a question is held against, in lower case.

    `bodies` are their names, `lines` their lines of business, `document` the title of the paper; these are asked for
    only where the task's own words do not settle the matter.
    """

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def headings(self) -> str: ...
    @property
    def bodies(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def lines(self) -> frozenset[str]: ...
    @property
    def level(self) -> str: ...


class Found(NamedTuple):
    """Where a unit was found: by which word, in which field, and how well (0 to 1)."""

    unit: Unit
    word: str
    field: str
    strength: float

    @property
    def counts(self) -> float:
        """How much the field counts: a word in the name of a body is no topic, unless a body was asked for."""
        return 1.0 if self.unit.line and self.field == "bodies" else _COUNTS[self.field]


class Verdict(NamedTuple):
    """`coverage` decides whether a task answers at all, `score` which answers best; both from 0 to 1."""

    coverage: float
    score: float
    reasons: tuple[Found, ...]


class Scale:
    """A question with the weight of each of its units: rare ones say more. Weighs tasks against it."""

    def __init__(self, question: Question, weights: Sequence[float]) -> None:
        self.question = question
        self.units = question.units
        total = sum(weights) or 1.0
        self.weights = tuple(weight / total for weight in weights)
        self._grams = frozenset(iter_grams(question.text))

    def weigh(self, texts: Texts) -> Verdict:
        """How well a task answers."""
        found = [_find_unit(unit, texts) for unit in self.units]
        each = list(zip(self.weights, found, strict=True))
        coverage = sum(weight * find.strength * find.counts for weight, find in each)
        if coverage < THRESHOLD:
            return Verdict(coverage, 0.0, ())
        placed = sum(weight * find.strength * _FIELDS[find.field] for weight, find in each)
        together = max(map(self.share, (texts.title, *iter_sentences(texts.text))))
        score = _COVERED * placed + _TOGETHER * together + _ECHO * self._echo(texts) + _DENSE * self._density(texts)
        if self.question.level and self.question.level == texts.level:
            score += _LEVEL
        return Verdict(coverage, min(score, 1.0), tuple(find for find in found if find.strength))

    def share(self, text: str) -> float:
        """The part of the question that a stretch of text names."""
        return sum(w * _best_word(unit, text)[1] for unit, w in zip(self.units, self.weights, strict=True))

    def _echo(self, texts: Texts) -> float:
        """The part of the question's own wording that the title repeats, or else the text."""
        if not self._grams:
            return 0.0
        title, text = (sum(gram in field for gram in self._grams) for field in (texts.title, texts.text))
        return max(title, 0.8 * text) / len(self._grams)

    def _density(self, texts: Texts) -> float:
        """How much of the task is about it: a short text that names it often before a long one that does once."""
        named = [word for unit in self.units for word in (unit.word, *(other for other, _ in unit.others))]
        characters = sum(len(word) * texts.text.count(word) for word in named if word in texts.text)
        return min(1.0, 4 * characters / (len(texts.text) + 20))


def find_word(unit: Unit, text: str) -> str:
    """The word by which a text names a unit, "" if it does not; several parts of one are joined by 、."""
    return _best_word(unit, text)[0]


def _find_unit(unit: Unit, texts: Texts) -> Found:
    best = Found(unit, "", "title", 0.0)
    for field, weight in _FIELDS.items():
        if best.strength * _FIELDS[best.field] >= weight:  # nor can any later field do better
            break
        word, strength = _best_word(unit, getattr(texts, field)) if field != "bodies" else _named_in(unit, texts.bodies)
        if strength * weight > best.strength * _FIELDS[best.field]:
            best = Found(unit, word, field, strength)
    if unit.line and best.strength < 1 and unit.line in texts.lines:
        return Found(unit, unit.word, "bodies", 1.0)
    return best


def _named_in(unit: Unit, bodies: str) -> tuple[str, float]:
    """The word itself in the names of bodies; another word for it there says nothing."""
    return (unit.word, 1.0) if unit.word in bodies else ("", 0.0)


def _best_word(unit: Unit, text: str) -> tuple[str, float]:
    """The word by which a text names a unit, and how well that answers."""
    if unit.word in text:
        return unit.word, 1.0
    word, best = next((each for each in unit.others if each[0] in text), ("", 0.0))
    if unit.parts:
        parts = [_best_word(part, text) for part in unit.parts]
        share = sum(strength for _, strength in parts) / len(parts) * _STRING
        if share > best and all(part for part, _ in parts) and _stand_together([part for part, _ in parts], text):
            word, best = "、".join(dict.fromkeys(part for part, _ in parts)), share
    if not unit.known:
        covered = _covered(unit.word, text)
        if covered >= _HALF and covered * _STRING > best:
            word, best = unit.word, covered * _STRING
    return word, best


def _stand_together(words: Sequence[str], text: str) -> bool:
    """Whether words stand within a few characters of the first of them, somewhere in a text."""
    place = text.find(words[0])
    while place >= 0:
        window = text[max(0, place - _NEAR) : place + len(words[0]) + _NEAR]
        if all(word in window for word in words):
            return True
        place = text.find(words[0], place + 1)
    return False


@lru_cache(maxsize=256)
def _pieces(word: str) -> tuple[tuple[int, str], ...]:
    """Two-character pieces of a string with their places; a Latin word or a number is one piece."""
    grams: list[tuple[int, str]] = []
    position = 0
    for gram in iter_grams(word):
        place = word.find(gram, max(position - 1, 0))
        grams.append((place, gram))
        position = place + len(gram)
    return tuple(grams)


def _covered(word: str, text: str) -> float:
    """The part of a string's characters that stand in pieces the text holds as well."""
    held: set[int] = set()
    for place, gram in _pieces(word):
        if gram in text:
            held.update(range(place, place + len(gram)))
    return len(held) / len(word) if word else 0.0


def iter_sentences(text: str) -> Iterator[str]:
    """Sentences with their marks, in order; joined they are the text, but for leading marks."""
    for match in _SENTENCE.finditer(text):
        yield match.group()


def best_sentence(scale: Scale, quote: str) -> tuple[int, int]:
    """Where in a quote the sentence stands that names most of the question; the first of several."""
    best, place = -1.0, (0, len(quote))
    for match in _SENTENCE.finditer(quote):
        sentence = match.group()
        share = scale.share(squeeze(sentence).lower())
        if share > best and sentence.strip():
            start = match.start() + len(sentence) - len(sentence.lstrip())
            best, place = share, (start, match.start() + len(sentence.rstrip()))
    return place
