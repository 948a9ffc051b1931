"""A question taken apart: the things asked for, the places, levels and bodies named, and nothing of the talk around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph.answers.asking import Office, asking, read_office
from graph.answers.thesaurus import thesaurus

_LONGEST = 400  # characters of a question that are read
_BREAK = re.compile(r"[^0-9A-Za-z+\u3007\u3400-\u9fff\uf900-\ufaff]+")
_UNITS = 16  # things asked for at once; what comes later in a long text is left aside
_SHORT = 2  # a single character says too little
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


def parse_question(words: str) -> Question:
    """The question taken apart; without units if nothing but talk is left.

    >>> [unit.word for unit in parse_question("我们县想办一家养老院，审批找哪个部门？").units]
    ['养老院', '审批']
    """
    units: dict[str, Unit] = {}
    level = ""
    chunks = [chunk for chunk in _BREAK.split(words[:_LONGEST].lower()) if chunk]
    for chunk in chunks:
        for unit in _iter_units(chunk):
            if isinstance(unit, str):
                level = level or asking().levels[unit]
            else:
                units.setdefault(unit.word, unit)
    kept = [unit for unit in units.values() if unit.known or len(unit.word) >= _SHORT]
    return Question("".join(chunks), tuple(kept or units.values())[:_UNITS], level)


def _iter_units(chunk: str) -> Iterator[Unit | str]:
    """Units from left to right; a word of a level comes as it is."""
    position = start = 0
    while position < len(chunk):
        office = read_office(chunk, position)
        word = _longest_known(chunk, position)
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
        elif word in thesaurus().by_label:
            yield known_unit(word)
        position = start = position + len(word)
    yield from _plain(chunk[start:])


def _longest_known(text: str, start: int) -> str:
    """The longest word at a place that the thesaurus or the talk around knows, "" if none."""
    talk, terms = asking(), thesaurus()
    for size in range(min(len(text) - start, max(talk.longest, terms.longest)), 0, -1):
        word = text[start : start + size]
        if word in terms.by_label or word in talk.fillers or word in talk.levels:
            return word
    return ""


def _office_unit(office: Office) -> Unit:
    return Unit(office.word, ((office.sector, _AS_OFFICE),), line=office.line, known=True)


@cache
def known_unit(word: str) -> Unit:
    """A word of the thesaurus with its other words, and the known words that it is made of: 养老院水电费."""
    parts = _split_known(word)
    return Unit(word, thesaurus().words_for(word), tuple(map(known_unit, parts)) if len(parts) > 1 else (), known=True)


def _split_known(word: str) -> tuple[str, ...]:
    """Shorter known words that a word is made of without rest, () if it is not."""
    parts: list[str] = []
    position = 0
    while position < len(word):
        longest = min(len(word) - position, len(word) - 1)
        sizes = range(longest, 1, -1)
        size = next((n for n in sizes if word[position : position + n] in thesaurus().by_label), 0)
        if not size:
            return ()
        parts.append(word[position : position + size])
        position += size
    return tuple(parts)


def _plain(text: str) -> Iterator[Unit]:
    """What no list knows, without 的, 在, 由 and their like at its edges."""
    for piece in text.split("的"):
        if word := _stripped(piece):
            yield Unit(word)


def _stripped(piece: str) -> str:
    """A piece without such characters at its edges; two that begin with none of them are a word: 人才, 公办."""
    edges = asking().edges
    alone = len(piece) == _SHORT and piece[0] not in edges
    return piece if alone else piece.strip(edges)
