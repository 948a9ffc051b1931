"""How well a task answers a question: which of the things asked for it names, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.answers.thesaurus import Unit
from graph.spans import squeeze
from graph.store.grams import format_match, iter_grams

THRESHOLD = 0.5  # half of what is asked for, named in the task's own words
_TITLE, _TEXT, _AROUND, _BODIES = 1.0, 0.9, 0.7, 0.6
_SYNONYM = 0.92  # another word for it, beside the word itself
_PARTIAL = 0.7  # at most, for a word of which only pieces are found
_TOGETHER = 0.1  # all in one sentence
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
_LONGEST = 8  # a longer word weighs no more


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a task that a question is held against."""

    title: str
    text: str
    around: str
    bodies: str


def score_texts(units: Sequence[Unit], texts: Texts) -> float:
    """From 0 to 1: weighted share of the units that the task names; 1 if its title names them all."""
    total = sum(_weight(unit) for unit in units)
    if not total:
        return 0.0
    found = sum(_weight(unit) * _best_field(unit, texts) for unit in units) / total
    together = len(units) > 1 and any(
        all(_is_named(unit, sentence) for unit in units) for sentence in (texts.title, *iter_sentences(texts.text))
    )
    return min(1.0, found + (_TOGETHER if together else 0.0))


def _weight(unit: Unit) -> int:
    return min(len(unit.word), _LONGEST)


def _best_field(unit: Unit, texts: Texts) -> float:
    fields = ((_TITLE, texts.title), (_TEXT, texts.text), (_AROUND, texts.around), (_BODIES, texts.bodies))
    return max(weight * _named(unit, text) for weight, text in fields)


def _named(unit: Unit, text: str) -> float:
    if unit.word in text:
        return 1.0
    if any(other in text for other in unit.others):
        return _SYNONYM
    grams = set(iter_grams(unit.word))
    if len(grams) < 2:
        return 0.0
    return _PARTIAL * sum(gram in text for gram in grams) / len(grams)


def _is_named(unit: Unit, text: str) -> bool:
    return any(word in text for word in unit.words)


def iter_sentences(text: str) -> Iterator[str]:
    """Sentences with their marks, in order; joined they are the text, but for leading marks."""
    for match in _SENTENCE.finditer(text):
        yield match.group()


def best_sentence(units: Sequence[Unit], quote: str) -> tuple[int, int]:
    """Where in a quote the sentence stands that names most of the units; the first of several."""
    best, place = -1.0, (0, len(quote))
    for match in _SENTENCE.finditer(quote):
        sentence = match.group()
        score = sum(_weight(unit) * _named(unit, squeeze(sentence)) for unit in units)
        if score > best and sentence.strip():
            start = match.start() + len(sentence) - len(sentence.lstrip())
            best, place = score, (start, match.start() + len(sentence.rstrip()))
    return place


def iter_matches(units: Sequence[Unit]) -> Iterator[str]:
    """FTS5 expressions from the strictest to the loosest: all units, all but one, … half of them."""
    each = [expression for unit in units if (expression := _unit_match(unit))]
    for size in range(len(each), (len(each) - 1) // 2, -1):
        yield " OR ".join("(" + " AND ".join(chosen) + ")" for chosen in combinations(each[:8], size)) or "()"


def _unit_match(unit: Unit) -> str:
    words = [match for word in unit.words if (match := format_match(word))]
    return "(" + " OR ".join(words) + ")" if words else ""


def any_gram(units: Sequence[Unit]) -> str:
    """The loosest expression: any two characters of any unit; "" if there are none."""
    grams = dict.fromkeys(gram for unit in units for word in unit.words for gram in iter_grams(word))
    return " OR ".join(f'"{gram}"' for gram in grams)
