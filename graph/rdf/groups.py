"""领导小组 and the like: the group, its office, and who sits in it, each in their post."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Agency, Group, Issuer, Member
from graph.rdf.agencies import agency_triples, doubt_triples
from graph.rdf.evidence import evidence_triples
from graph.rdf.frame import Frame
from graph.rdf.iris import agency_iri, digest, part_iri, segment
from graph.rdf.terms import BASE, Org, Rdf, Skos, Zr
from graph.rdf.values import IRI, Triple, zh
from graph.spans import squeeze


def group_triples(group: Group, frame: Frame) -> Iterator[Triple]:
    """A group that a document sets up; its members are memberships with a role and a post."""
    document = frame.documents.get(group.doc)
    if document is None:
        return
    node = part_iri(document, "group", group.name.replace("/", " "))
    yield node, Rdf.type, Zr.LeadingGroup
    yield node, Skos.prefLabel, zh(group.name)
    yield node, Zr.setUpBy, document
    yield from evidence_triples(node, group.evidence, frame.source)
    for office in group.office_at:
        yield from _office_triples(node, office, frame.regions[group.doc], frame)
    for member in group.members:
        yield from _member_triples(node, member, frame.regions[group.doc], frame)


def _office_triples(node: IRI, office: Issuer, region: str | None, frame: Frame) -> Iterator[Triple]:
    agency = office.agency or Agency(squeeze(office.printed))
    yield node, Zr.officeAt, agency_iri(agency, region)
    yield from agency_triples(agency, region)
    yield from frame.field_evidence(node, office.evidence, Zr.officeAt)


def _member_triples(group: IRI, member: Member, region: str | None, frame: Frame) -> Iterator[Triple]:
    parts = (member.role, member.person or "", member.post or "", member.mention or "")
    node = IRI(f"{group}/member/{digest(*parts)}")
    role = IRI(f"{BASE}group-role/{segment(member.role)}")
    yield node, Rdf.type, Org.Membership
    yield node, Org.organization, group
    yield node, Org.role, role
    yield role, Rdf.type, Org.Role
    yield role, Skos.prefLabel, zh(member.role)
    if member.person:
        yield node, Zr.personName, zh(member.person)
    if member.post:
        yield node, Zr.post, zh(member.post)
    if member.agency or member.mention:
        agency = member.agency or Agency(squeeze(member.mention or ""))
        yield node, Org.member, agency_iri(agency, region)
        yield from agency_triples(agency, region)
        yield from doubt_triples(node, agency)
    yield from evidence_triples(node, member.evidence, frame.source)
