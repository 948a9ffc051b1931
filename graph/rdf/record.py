"""A record as quads: all that one file says, in the named graph of that file."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Record
from graph.rdf.documents import clause_triples, document_triples, relation_triples
from graph.rdf.frame import Frame
from graph.rdf.groups import group_triples
from graph.rdf.iris import source_iri
from graph.rdf.reading import definition_triples, diagnostic_triples, repair_triples, source_triples
from graph.rdf.tasks import target_triples, task_triples
from graph.rdf.values import Quad, Triple, triple_order


def record_quads(record: Record, version: str = "") -> list[Quad]:
    """The quads of a record, each once, in a fixed order; no blank nodes.

    `version` is that of the program, kept beside the snapshot. Two records of the same bytes give the same list.
    """
    graph = source_iri(record.source.sha256)
    triples = sorted(set(record_triples(record, version)), key=triple_order)
    return [(subject, predicate, value, graph) for subject, predicate, value in triples]


def record_triples(record: Record, version: str = "") -> Iterator[Triple]:
    """The triples of a record as they come, with repetitions."""
    frame, source = Frame.of(record), record.source
    yield from source_triples(record, version)
    for document in record.documents:
        yield from document_triples(document, frame)
    for clause in record.clauses:
        yield from clause_triples(clause, frame)
    for task in record.tasks:
        yield from task_triples(task, frame)
    for relation in record.relations:
        yield from relation_triples(relation, frame)
    for group in record.groups:
        yield from group_triples(group, frame)
    for target in record.targets:
        yield from target_triples(target, frame)
    for definition in record.definitions:
        yield from definition_triples(definition, source)
    for repair in record.repairs:
        yield from repair_triples(repair, source)
    for diagnostic in record.diagnostics:
        yield from diagnostic_triples(diagnostic, source)
