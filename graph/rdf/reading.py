"""How a file was read: the snapshot, the program, repairs, definitions, diagnostics, what was left unread."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import Diagnostic
from graph.model import BlockKind, Definition, Record, Repair, Source
from graph.rdf.evidence import evidence_triples, without_private
from graph.rdf.iris import digest, source_iri
from graph.rdf.terms import BASE, Dcterms, Eli, Oa, Prov, Rdf, Schema, Zr
from graph.rdf.values import IRI, Literal, Triple, integer, zh


def source_triples(record: Record, version: str) -> Iterator[Triple]:
    """The snapshot and the run of the program that read it; no clock, so that two builds agree."""
    source, node = record.source, source_iri(record.source.sha256)
    yield node, Rdf.type, Eli.Format
    yield node, Rdf.type, Prov.Entity
    yield node, Zr.sha256, Literal(source.sha256)
    yield node, Zr.fileName, Literal(source.name)
    yield node, Dcterms.format, Literal(source.media_type)
    yield node, Zr.characters, integer(len(source.text))
    yield node, Zr.unread, integer(_unread(record))
    if source.encoding:
        yield node, Zr.encoding, Literal(source.encoding)
    reading, agent = IRI(f"{node}/reading"), IRI(f"{BASE}agent/zeren")
    yield reading, Rdf.type, Prov.Activity
    yield reading, Prov.used, node
    yield reading, Prov.wasAssociatedWith, agent
    yield agent, Rdf.type, Prov.SoftwareAgent
    if version:
        yield reading, Schema.softwareVersion, Literal(version)


def _unread(record: Record) -> int:
    return sum(block.span.end - block.span.start for block in record.blocks if block.kind is BlockKind.UNKNOWN)


def repair_triples(repair: Repair, source: Source) -> Iterator[Triple]:
    """The damaged print beside the repaired value."""
    node = _local(source, "repair", repair.printed, repair.value, str(repair.evidence.span))
    yield node, Rdf.type, Zr.Repair
    yield node, Zr.repairedFrom, Literal(repair.printed)
    yield node, Zr.repairedTo, Literal(repair.value)
    yield node, Zr.repairKind, Literal(repair.kind)
    yield from evidence_triples(node, repair.evidence, source)


def definition_triples(definition: Definition, source: Source) -> Iterator[Triple]:
    """以下简称…: a short name that holds in this file."""
    node = _local(source, "definition", definition.short, definition.full)
    yield node, Rdf.type, Zr.Definition
    yield node, Zr.shortName, zh(definition.short)
    yield node, Zr.fullName, zh(definition.full)
    yield from evidence_triples(node, definition.evidence, source)


def diagnostic_triples(diagnostic: Diagnostic, source: Source) -> Iterator[Triple]:
    node = _local(source, "diagnostic", diagnostic.code, str(diagnostic.start), str(diagnostic.end), diagnostic.message)
    yield node, Rdf.type, Zr.Diagnostic
    yield node, Zr.code, Literal(diagnostic.code)
    yield node, Dcterms.description, zh(without_private(diagnostic.message))
    yield node, Oa.hasSource, source_iri(source.sha256)
    yield node, Oa.start, integer(diagnostic.start)
    yield node, Oa.end, integer(diagnostic.end)


def _local(source: Source, kind: str, *parts: str) -> IRI:
    return IRI(f"{source_iri(source.sha256)}/{kind}/{digest(*parts)}")
