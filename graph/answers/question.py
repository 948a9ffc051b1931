"""A question taken apart: the things asked for, the places, levels and bodies named, and nothing of the talk around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.answers.asking import Office, asking, read_office, which_office
from graph.answers.thesaurus import SAME, Thesaurus, thesaurus

_JOINTS = re.compile(r"的|(?<=..)[和跟把被让给着了又就都还里在](?=..)|换成|变成|没有")
_LONGEST = 400  # characters of a question that are read
_BREAK = re.compile(r"[^0-9A-Za-z+\u3007\u3400-\u9fff\uf900-\ufaff]+")
_UNITS = 16  # things asked for at once; what comes later in a long text is left aside
_SHORT = 2  # a single character says too little
_INNER = 0.42  # a known word inside a longer one for the longer
_AS_OFFICE = 0.8  # the business of an office for the office itself


class Unit(NamedTuple):
    """One thing that is asked for.

    `others` are words that answer for it, each with how well; `parts` are the units it is made of, where it is a
    word of several known ones; `line` is the line of business of a body. `known` tells words from mere strings.
    """

    word: str
    others: tuple[tuple[str, float], ...] = ()
    parts: tuple[Unit, ...] = ()
    line: str = ""
    known: bool = False


class Question(NamedTuple):
    """What is asked for, and the level the asker speaks of; `text` is the question without spaces and marks."""

    text: str
    units: tuple[Unit, ...]
    level: str = ""


def parse_question(words: str, terms: Thesaurus | None = None) -> Question:
    """The question taken apart; without units if nothing but talk is left. `terms` are those of a store's index.

    >>> [unit.word for unit in parse_question("我们县想办一家养老院，审批找哪个部门？").units]
    ['养老院', '审批']
    """
    units: dict[str, Unit] = {}
    level = ""
    terms = terms or thesaurus()
    chunks = [chunk for chunk in _BREAK.split(words[:_LONGEST].lower()) if chunk]
    for chunk in chunks:
        for unit in _iter_units(chunk, terms):
            if isinstance(unit, str):
                level = level or asking().levels[unit]
            else:
                units.setdefault(unit.word, unit)
    kept = [unit for unit in units.values() if unit.known or len(unit.word) >= _SHORT]
    return Question("".join(chunks), tuple(kept or units.values())[:_UNITS], level)


def _iter_units(chunk: str, terms: Thesaurus) -> Iterator[Unit | str]:
    """Units from left to right; a word of a level comes as it is."""
    position = start = 0
    known = terms.known_in(chunk)
    while position < len(chunk):
        office = read_office(chunk, position)
        word = max(_longest_known(chunk, position, known), which_office(chunk, position), key=len)
        if office is not None and len(office.word) >= len(word):
            word = office.word
        if not word:
            position += 1
            continue
        yield from _plain(chunk[start:position])
        if office is not None and word == office.word:
            yield _office_unit(office)
        elif word in asking().levels:
            yield word
        elif word in known:
            yield _known_unit(word, terms)
        position = start = position + len(word)
    yield from _plain(chunk[start:])


def _longest_known(text: str, start: int, known: frozenset[str]) -> str:
    """The longest word at a place that the thesaurus or the talk around knows, "" if none."""
    talk = asking()
    longest = max(talk.longest, max(map(len, known), default=0))
    for size in range(min(len(text) - start, longest), 0, -1):
        word = text[start : start + size]
        if word in known or word in talk.fillers or word in talk.levels:
            return word
    return ""


def _office_unit(office: Office) -> Unit:
    return Unit(office.word, ((office.sector, _AS_OFFICE),), line=office.line, known=True)


def _known_unit(word: str, terms: Thesaurus) -> Unit:
    """A word of the thesaurus with its other words, and the known words that it is made of: 养老院水电费."""
    inside = terms.known_in(word) - {word}
    parts = _split_known(word, inside)
    others = dict(terms.words_for(word))
    for inner in _longest_inside(word, inside):
        for other, strength in ((inner, 1.0), *terms.words_for(inner)):
            if strength >= SAME:
                others[other] = max(others.get(other, 0.0), strength * _INNER)
    ranked = tuple(sorted(others.items(), key=lambda each: -each[1]))
    made_of = tuple(_known_unit(part, terms) for part in parts) if len(parts) > 1 else ()
    return Unit(word, ranked, made_of, known=True)


def _longest_inside(word: str, inside: frozenset[str]) -> tuple[str, ...]:
    """The longest known words inside one, as they come: 医保 in 进医保."""
    size = max(map(len, inside), default=0)
    pieces = (word[at : at + size] for at in range(len(word) - size + 1)) if size else ()
    return tuple(dict.fromkeys(piece for piece in pieces if piece in inside))


def _split_known(word: str, inside: frozenset[str]) -> tuple[str, ...]:
    """Shorter known words that a word is made of without rest, () if it is not."""
    parts: list[str] = []
    position = 0
    while position < len(word):
        longest = min(len(word) - position, len(word) - 1)
        sizes = range(longest, 1, -1)
        size = next((n for n in sizes if word[position : position + n] in inside), 0)
        if not size:
            return ()
        parts.append(word[position : position + size])
        position += size
    return tuple(parts)


def _plain(text: str) -> Iterator[Unit]:
    """What no list knows, in pieces, without 的, 在, 由 and their like at its edges."""
    for piece in _JOINTS.split(text):
        if word := _stripped(piece):
            yield Unit(word)


def _stripped(piece: str) -> str:
    """A piece without such characters at its edges; two that begin with none of them are a word: 人才, 公办."""
    edges = asking().edges
    alone = len(piece) == _SHORT and piece[0] not in edges
    return piece if alone else piece.strip(edges)
