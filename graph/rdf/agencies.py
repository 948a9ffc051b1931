"""Bodies as triples: one node for each name a body has had, tied to the body through all its names."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Agency
from graph.rdf.iris import agency_iri, body_iri, line_iri, region_iri
from graph.rdf.terms import Eli, Rdf, Skos, Zr, concept
from graph.rdf.values import IRI, Literal, Triple, zh

GROUP_KINDS = frozenset({"collective", "sector"})


def agency_triples(agency: Agency, region_code: str | None) -> Iterator[Triple]:
    """What is known of a body; `region_code` is that of the document that names it."""
    node = agency_iri(agency, region_code)
    yield node, Rdf.type, Zr.AgencyGroup if agency.kind in GROUP_KINDS else Zr.Agency
    yield node, Skos.prefLabel, zh(agency.name)
    if agency.kind:
        yield node, Zr.agencyKind, Literal(agency.kind)
    if agency.id:
        yield node, Zr.body, body_iri(agency.id)
    if agency.line:
        yield node, Zr.line, line_iri(agency.line)
    if agency.level:
        yield node, Zr.level, concept("level", agency.level)
    if agency.region_code:
        yield node, Eli.jurisdiction, region_iri(agency.region_code)


def doubt_triples(subject: IRI, agency: Agency) -> Iterator[Triple]:
    """Candidates of a mention that could not be decided, on the fact that rests on it."""
    if agency.certain:
        return
    yield subject, Zr.certain, Literal("false", "http://www.w3.org/2001/XMLSchema#boolean")
    for candidate in agency.candidates:
        yield subject, Zr.candidate, zh(candidate)
