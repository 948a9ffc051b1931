"""Words that ask for the same thing, from seeds/thesaurus.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve()
_PLACES = (_HERE.parents[1] / "seeds" / "thesaurus.toml", _HERE.parents[2] / "seeds" / "thesaurus.toml")

# What people put around the matter they ask about: 养老机构消防找谁, 谁负责…, 由哪个部门牵头.
_QUESTION = re.compile(
    r"(?:请问|哪个|哪些|哪一个|什么|怎么办?|怎样|如何|找谁|谁来|由谁|归谁|谁|负责|主管|牵头单位|责任单位|部门|单位管|办理"
    r"|应该|应当|吗|呢|的|由|向|去|和|与|及|或|、|，|？|\?|,|。)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is asked for: the word as given and the words that may stand for it."""

    word: str
    others: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return (self.word, *self.others)


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Each word of the thesaurus with the others of its row."""
    path = next((place for place in _PLACES if place.is_file()), _PLACES[-1])
    with path.open("rb") as file:
        groups: list[list[str]] = tomllib.load(file)["groups"]
    return {word: tuple(other for other in group if other != word) for group in groups for word in group}


@cache
def _known_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(synonyms(), key=lambda word: (-len(word), word)))))


def parse_question(words: str) -> tuple[Unit, ...]:
    """The things that a question asks for, each once; empty if nothing but filling is left.

    >>> [unit.word for unit in parse_question("医保定点找谁")]
    ['医保', '定点']
    """
    units: dict[str, Unit] = {}
    for chunk in words.split():
        position = 0
        for match in _known_words().finditer(chunk):
            _add_plain(units, chunk[position : match.start()])
            units.setdefault(match.group(), Unit(match.group(), synonyms()[match.group()]))
            position = match.end()
        _add_plain(units, chunk[position:])
    return tuple(units.values())


def _add_plain(units: dict[str, Unit], text: str) -> None:
    for piece in _QUESTION.split(text):
        if piece:
            units.setdefault(piece, Unit(piece))
