"""Documents, their clauses and their relations as triples."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Agency, Clause, Document, Issuer, Reference, Relation, RelationType
from graph.rdf.agencies import agency_triples, doubt_triples
from graph.rdf.evidence import evidence_triples
from graph.rdf.frame import Frame
from graph.rdf.iris import agency_iri, digest, genre_iri, part_iri, reference_target, region_iri, source_iri
from graph.rdf.terms import RELATIONS, ZR, Dcterms, Eli, Rdf, Rdfs, Schema, Skos, Zr, concept
from graph.rdf.values import IRI, Literal, Triple, boolean, date, zh
from graph.spans import squeeze

FIELD_TERMS: dict[str, IRI] = {
    "title": Eli.title,
    "number": Eli.id_local,
    "issuers": Eli.passed_by,
    "date_written": Eli.date_document,
    "date_printed": Zr.datePrinted,
    "addressees": Dcterms.audience,
    "approved_by": Zr.approvedBy,
    "effective": Eli.first_date_entry_in_force,
    "validity": Zr.validityPeriod,
    "genre": Eli.type_document,
    "level": Zr.level,
    "region": Eli.jurisdiction,
    "trial": Zr.trial,
}


def document_triples(document: Document, frame: Frame) -> Iterator[Triple]:
    """The header of a document, its expression in this file, and where each field is said."""
    node = frame.documents[document.id]
    yield node, Rdf.type, Zr.OfficialDocument
    yield node, Zr.citedOnly, boolean(False)
    yield from _name_triples(node, document)
    yield from _date_triples(node, document)
    yield from _place_triples(node, document)
    yield from _carriage_triples(node, document, frame)
    for position, issuer in enumerate(document.issuers):
        yield from _issuer_triples(node, issuer, position == 0, document, frame)
    for addressee in document.addressees:
        yield from _addressee_triples(node, addressee, document)
    for name, evidence in document.evidence.items():
        yield from frame.field_evidence(node, evidence, FIELD_TERMS.get(name, IRI(ZR + name)))
    for name in document.labelled:
        yield node, Zr.labelledField, FIELD_TERMS[name]
    if document.url:
        yield node, Schema.url, Literal(document.url, "http://www.w3.org/2001/XMLSchema#anyURI")
    yield from _expression_triples(node, document, frame)


def _name_triples(node: IRI, document: Document) -> Iterator[Triple]:
    if document.title:
        yield node, Eli.title, zh(document.title)
    if document.number:
        number = squeeze(document.number)
        yield node, Eli.id_local, Literal(number)
        code, _, rest = number.partition("〔")
        if rest[:4].isdigit():
            yield node, Zr.issuerCode, Literal(code)
            yield node, Zr.year, date(rest[:4])
    if document.number_printed:
        yield node, Zr.printedNumber, Literal(document.number_printed)
    if document.genre:
        yield node, Eli.type_document, genre_iri(document.genre)
        yield genre_iri(document.genre), Rdf.type, Skos.Concept
        yield genre_iri(document.genre), Skos.prefLabel, zh(document.genre)


def _date_triples(node: IRI, document: Document) -> Iterator[Triple]:
    dates = (
        (Eli.date_document, document.date_written),
        (Zr.datePrinted, document.date_printed),
        (Eli.first_date_entry_in_force, document.effective),
    )
    for term, value in dates:
        if value:
            yield node, term, date(value)
    if document.validity and document.validity.startswith("P"):
        yield node, Zr.validityPeriod, Literal(document.validity, "http://www.w3.org/2001/XMLSchema#duration")
    elif document.validity:
        yield node, Zr.validUntil, date(document.validity)
    if document.trial:
        yield node, Zr.trial, boolean(True)
    if document.approved_by:
        yield node, Zr.approvedBy, zh(document.approved_by)


def _place_triples(node: IRI, document: Document) -> Iterator[Triple]:
    if document.level:
        yield node, Zr.level, concept("level", document.level)
    if document.region_code:
        region = region_iri(document.region_code)
        yield node, Eli.jurisdiction, region
        yield region, Rdf.type, Eli.AdministrativeArea
        yield region, Skos.notation, Literal(document.region_code, Zr.GBT2260)
        if document.region:
            yield region, Rdfs.label, zh(document.region)


def _carriage_triples(node: IRI, document: Document, frame: Frame) -> Iterator[Triple]:
    carrier = frame.documents.get(document.part_of or "")
    if carrier and carrier != node:
        yield node, Zr.carriedBy, carrier
        if document.carried_as:
            yield node, Zr.carriedAs, concept("carriage", document.carried_as)


def _issuer_triples(node: IRI, issuer: Issuer, leads: bool, document: Document, frame: Frame) -> Iterator[Triple]:
    agency = issuer.agency or Agency(issuer.printed)
    agency_node = agency_iri(agency, document.region_code)
    yield node, Eli.passed_by, agency_node
    if leads:
        yield node, Zr.leadIssuer, agency_node
    yield from agency_triples(agency, document.region_code)
    yield from doubt_triples(node, agency)
    if "issuers" not in document.labelled:
        yield from frame.field_evidence(node, issuer.evidence, Eli.passed_by)


def _addressee_triples(node: IRI, addressee: str, document: Document) -> Iterator[Triple]:
    group = Agency(addressee, kind="collective")
    yield node, Dcterms.audience, agency_iri(group, document.region_code)
    yield from agency_triples(group, document.region_code)


def _expression_triples(node: IRI, document: Document, frame: Frame) -> Iterator[Triple]:
    expression = IRI(f"{source_iri(frame.source.sha256)}/{document.id}")
    yield expression, Rdf.type, Eli.LegalExpression
    yield expression, Eli.realizes, node
    yield expression, Eli.is_embodied_by, source_iri(frame.source.sha256)
    yield expression, Zr.localId, Literal(document.id)


def clause_triples(clause: Clause, frame: Frame) -> Iterator[Triple]:
    """A numbered unit under its document or its parent clause."""
    document = frame.documents.get(clause.doc)
    if document is None:
        return
    node = part_iri(document, "clause", clause.path)
    above = part_iri(document, "clause", clause.parent) if clause.parent else document
    yield above, Eli.has_part, node
    yield node, Rdf.type, Eli.LegalResourceSubdivision
    yield node, Zr.path, Literal(clause.path)
    if clause.number:
        yield node, Eli.number, Literal(clause.number)
    if clause.title:
        yield node, Eli.title, zh(clause.title)
    yield from evidence_triples(node, clause.evidence, frame.source)


def relation_triples(relation: Relation, frame: Frame) -> Iterator[Triple]:
    """The plain statement, a stub for a document that is not in the file, and a reference that carries the evidence."""
    citing, cited = frame.documents.get(relation.source), _target_iri(relation.target, frame)
    if citing is None or cited is None or citing == cited:
        return
    term = RELATIONS[RelationType(relation.type).value]
    yield citing, term, cited
    if relation.target.doc is None:
        yield from _stub_triples(cited, relation.target)
    span = relation.evidence.span
    node = IRI(f"{citing}/reference/{digest(frame.source.sha256, term, cited, str(span.start), str(span.end))}")
    yield node, Rdf.type, Zr.Reference
    yield node, Zr.citingDocument, citing
    yield node, Zr.relationType, term
    yield node, Zr.citedDocument, cited
    if relation.target.title:
        yield node, Zr.citedTitle, zh(relation.target.title)
    if relation.target.number:
        yield node, Zr.citedNumber, Literal(squeeze(relation.target.number))
    if relation.target.number_printed:
        yield node, Zr.printedNumber, Literal(relation.target.number_printed)
    yield from evidence_triples(node, relation.evidence, frame.source)


def _target_iri(reference: Reference, frame: Frame) -> IRI | None:
    if reference.doc is not None:
        return frame.documents.get(reference.doc)
    return reference_target(reference)


def _stub_triples(node: IRI, reference: Reference) -> Iterator[Triple]:
    yield node, Rdf.type, Zr.OfficialDocument
    yield node, Zr.citedOnly, boolean(True)
    if reference.number:
        yield node, Eli.id_local, Literal(squeeze(reference.number))
    if reference.title:
        yield node, Zr.citedTitle, zh(reference.title)
