"""The clauses of a document from the graph, in the order of its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf.terms import Eli, Zr
from graph.rdf.values import IRI
from graph.store.solutions import Solutions

if TYPE_CHECKING:
    from graph.store.store import Store

_PARTS = "SELECT ?holder ?clause WHERE { ?holder eli:has_part ?clause }"
# Two simple patterns: the engine answers an OPTIONAL by going through all titles of the store.
_WORDS = "SELECT ?clause ?property ?value WHERE { ?clause ?property ?value } ORDER BY ?property ?value"
_PLACE = """
SELECT ?clause ?source ?start ?end WHERE {
  ?clause zr:evidence ?evidence . ?evidence oa:hasTarget ?target .
  ?target oa:hasSource ?source ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
} ORDER BY ?source ?start
"""


@dataclass(frozen=True, slots=True)
class ClausePart:
    """A numbered unit of a text: `path` joins the numbers from the top by "/", `number` is as printed."""

    iri: str
    path: str
    number: str
    title: str
    source: str
    start: int
    end: int


def clauses_of(store: Store, document: str) -> list[ClausePart]:
    """The clauses of a document (an IRI), each once, in the order of the text."""
    parts = [part for iri in _iris(store, document) if (part := _clause(store, iri))]
    return sorted(parts, key=lambda part: (part.source, part.start, -part.end, part.iri))


def _iris(store: Store, document: str) -> list[str]:
    """Step by step from above, for a property path of any length takes the engine a second."""
    found: dict[str, None] = {}
    holders = [document]
    while holders:
        new = sorted(
            row["clause"] for row in _rows(store, _PARTS, "holder", holders.pop()) if row["clause"] not in found
        )
        found.update(dict.fromkeys(new))
        holders += new
    return list(found)


def _clause(store: Store, iri: str) -> ClausePart | None:
    words = {row["property"]: row["value"] for row in reversed(_rows(store, _WORDS, "clause", iri))}
    for row in _rows(store, _PLACE, "clause", iri):
        source = row["source"].rpartition("/")[2]
        number, title = words.get(Eli.number, ""), words.get(Eli.title, "")
        return ClausePart(iri, words.get(Zr.path, ""), number, title, source, int(row["start"]), int(row["end"]))
    return None


def _rows(store: Store, sparql: str, name: str, iri: str) -> list[dict[str, str]]:
    result = store.query(sparql, {name: IRI(iri)})
    assert isinstance(result, Solutions)
    return result.dicts()
