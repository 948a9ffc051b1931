"""Words that ask for the same thing: what people say, and what papers write; from seeds/thesaurus.jsonld (SKOS)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache
from itertools import islice

from graph.store.vocabulary import BREAK, fill_vocabulary, read_nodes

# How well another word answers for the one asked: the official word, another of the same concept, of a concept around.
OFFICIAL, SAME, NARROWER, RELATED, BROADER = 0.95, 0.9, 0.8, 0.6, 0.5
_ASKED = 500  # words looked up at once
_LONGEST = 12  # characters of a word that a question is searched for


class Thesaurus:
    """The words of an index; each is asked for when a question holds it."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._around: dict[str, tuple[tuple[str, float], ...]] = {}

    def known_in(self, text: str) -> frozenset[str]:
        """All known words in a text, those inside others too."""
        pieces = {text[i : i + size] for i in range(len(text)) for size in range(2, min(_LONGEST, len(text) - i) + 1)}
        asked = iter(pieces)
        found: set[str] = set()
        while part := list(islice(asked, _ASKED)):
            sql = f"SELECT word FROM word WHERE word IN ({', '.join('?' * len(part))})"
            found.update(row[0] for row in self._index.execute(sql, part))
        return frozenset(found)

    def words_for(self, word: str) -> tuple[tuple[str, float], ...]:
        """Other words for a word, with how well each answers for it, the best first.

        >>> dict(thesaurus().words_for("护工"))["护理员"]
        0.9
        """
        if word not in self._around:
            self._around[word] = self._words_around(word)
        return self._around[word]

    def _words_around(self, word: str) -> tuple[tuple[str, float], ...]:
        sql = "SELECT labels, broader, related, narrower FROM concept JOIN word ON concept = id WHERE word = ?"
        row = self._index.execute(sql, (word,)).fetchone()
        if row is None:
            return ()
        labels, broader, related, narrower = (_split(cell) for cell in row)
        found = {labels[0]: OFFICIAL}
        for words, strength in (
            (labels, SAME),
            (self._labels(narrower), NARROWER),
            (self._labels(related), RELATED),
            (self._labels(broader), BROADER),
        ):
            for label in words:
                found[label] = max(strength, found.get(label, 0.0))
        found.pop(word, None)
        return tuple(sorted(found.items(), key=lambda each: -each[1]))

    def _labels(self, concepts: Iterable[str]) -> list[str]:
        sql = "SELECT labels FROM concept WHERE id = ?"
        rows = (self._index.execute(sql, (concept,)).fetchone() for concept in concepts)
        return [label for row in rows if row for label in _split(row[0])]


def _split(cell: str) -> list[str]:
    return cell.split(BREAK) if cell else []


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus that comes with the program, without an index of a store."""
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    fill_vocabulary(database, read_nodes())
    return Thesaurus(database)
