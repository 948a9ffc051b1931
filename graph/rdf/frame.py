"""What every mapping step needs to know of the file at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Evidence, Record, Source
from graph.rdf.evidence import evidence_triples
from graph.rdf.iris import document_iri, evidence_iri
from graph.rdf.terms import Zr
from graph.rdf.values import IRI, Triple


@dataclass(frozen=True, slots=True)
class Frame:
    """The file, the IRIs of its documents by local id, their regions, and the paths of clauses and tasks."""

    source: Source
    documents: dict[str, IRI]
    regions: dict[str, str | None]
    clauses: frozenset[tuple[str, str]]
    tasks: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, record: Record) -> Frame:
        sha = record.source.sha256
        return cls(
            source=record.source,
            documents={document.id: document_iri(document, sha) for document in record.documents},
            regions={document.id: document.region_code for document in record.documents},
            clauses=frozenset((clause.doc, clause.path) for clause in record.clauses),
            tasks=frozenset((task.doc, task.path) for task in record.tasks),
        )

    def field_evidence(self, node: IRI, evidence: Evidence, supported: IRI) -> Iterator[Triple]:
        """Evidence for one field of a node; `supported` is the property it proves."""
        yield from evidence_triples(node, evidence, self.source)
        yield evidence_iri(self.source.sha256, evidence), Zr.supports, supported


def nearest(paths: frozenset[tuple[str, str]], doc: str, path: str) -> str | None:
    """The longest known path that is `path` or above it: 三/（一）/1/s1 → 三/（一）/1."""
    while path:
        if (doc, path) in paths:
            return path
        path = path.rpartition("/")[0]
    return None
