"""Words that ask for the same thing, from seeds/thesaurus.jsonld (SKOS): what people say, and what papers write."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).resolve().parents[2] / "seeds" / "thesaurus.jsonld"  # beside `graph`, installed or not

# How well another word answers for the one asked: the official word, another of the same concept, of a concept around.
OFFICIAL, SAME, NARROWER, RELATED, BROADER = 0.95, 0.9, 0.8, 0.6, 0.5


class Concept(NamedTuple):
    """A concept of the thesaurus: its words, the usual official one first, and the concepts around it."""

    labels: tuple[str, ...]
    broader: tuple[str, ...]
    related: tuple[str, ...]


class Thesaurus(NamedTuple):
    """Concepts by their preferred word, and for each word the concepts that bear it."""

    concepts: dict[str, Concept]
    by_label: dict[str, tuple[str, ...]]
    narrower: dict[str, tuple[str, ...]]
    longest: int

    def words_for(self, word: str) -> tuple[tuple[str, float], ...]:
        """Other words for a word, with how well each answers for it, the best first.

        >>> dict(thesaurus().words_for("护工"))["护理员"]
        0.9
        """
        found: dict[str, float] = {}
        for name in self.by_label.get(word, ()):
            concept = self.concepts[name]
            found[concept.labels[0]] = OFFICIAL
            for names, strength in (
                ((name,), SAME),
                (self.narrower.get(name, ()), NARROWER),
                (concept.related, RELATED),
                (concept.broader, BROADER),
            ):
                for label in self._labels(names):
                    found[label] = max(strength, found.get(label, 0.0))
        found.pop(word, None)
        return tuple(sorted(found.items(), key=lambda each: -each[1]))

    def _labels(self, names: Iterable[str]) -> list[str]:
        return [label for name in names for label in self.concepts[name].labels]


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus that comes with the program; read once."""
    import json  # help and completion do without

    scheme = json.loads(_FILE.read_text(encoding="utf-8"))
    return make_thesaurus(scheme["@reverse"]["inScheme"])


def make_thesaurus(nodes: Iterable[dict[str, Any]]) -> Thesaurus:
    """A thesaurus of SKOS concepts as JSON-LD writes them: @id, prefLabel, altLabel, broader, related."""
    concepts = {
        node["@id"]: Concept(
            (node["prefLabel"], *node["altLabel"]), tuple(node.get("broader", ())), tuple(node.get("related", ()))
        )
        for node in nodes
    }
    by_label: dict[str, tuple[str, ...]] = {}
    narrower: dict[str, tuple[str, ...]] = {}
    for name, concept in concepts.items():
        for label in concept.labels:
            by_label[label] = (*by_label.get(label, ()), name)
        for above in concept.broader:
            narrower[above] = (*narrower.get(above, ()), name)
    return Thesaurus(concepts, by_label, narrower, max(map(len, by_label), default=0))
