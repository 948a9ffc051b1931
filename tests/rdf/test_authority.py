"""The authority's graph: closed, in a fixed order, and true to the facts."""

from __future__ import annotations

from functools import cache

import pytest

from graph.rdf.authority import authority_quads
from graph.rdf.authority_bodies import kind_iri
from graph.rdf.iris import AUTHORITY_GRAPH, body_iri, line_iri, region_iri
from graph.rdf.nquads import format_nquads
from graph.rdf.terms import BASE, ZR, Eli, Org, Rdf, Skos, Zr, concept, term
from graph.rdf.values import IRI, Literal, Quad, Term, date, zh

LABEL = Skos.prefLabel


@cache
def quads() -> list[Quad]:
    return authority_quads()


@cache
def by_subject() -> dict[str, list[tuple[str, Term]]]:
    found: dict[str, list[tuple[str, Term]]] = {}
    for subject, predicate, value, _ in quads():
        found.setdefault(subject, []).append((predicate, value))
    return found


def values(subject: IRI, predicate: IRI) -> set[Term]:
    return {value for known, value in by_subject()[subject] if known == predicate}


def test_twice_the_same_bytes_in_one_graph() -> None:
    assert format_nquads(quads()) == format_nquads(authority_quads())
    assert {graph for *_, graph in quads()} == {AUTHORITY_GRAPH}
    assert len(quads()) == len(set(quads()))


def test_everything_pointed_at_is_described() -> None:
    outside = (ZR, BASE + "level/")
    missing = {
        value
        for _, _, value, _ in quads()
        if isinstance(value, IRI) and value.startswith(BASE) and not value.startswith(outside)
    }
    assert missing - by_subject().keys() == set()


def test_every_described_thing_has_a_type() -> None:
    assert [subject for subject, facts in by_subject().items() if Rdf.type not in {known for known, _ in facts}] == []


def test_a_district_of_today() -> None:
    node = region_iri("140404")
    assert values(node, Rdf.type) == {Eli.AdministrativeArea, Skos.Concept}
    assert values(node, LABEL) == {zh("上党区")}
    assert values(node, Skos.altLabel) == {zh("上党")}
    assert values(node, Skos.broader) == {region_iri("140400")}
    assert values(node, Skos.notation) == {Literal("140404", Zr.GBT2260)}
    assert values(node, Zr.level) == {concept("level", "county")}
    assert values(node, term("schema:validFrom")) == {date("2018-11-23")}


def test_a_former_county_ends_on_the_day_before_and_leads_to_its_successor() -> None:
    node = region_iri("140421")
    assert values(node, term("schema:validThrough")) == {date("2018-11-22")}
    assert values(node, term("dcterms:isReplacedBy")) == {region_iri("140404")}


def test_a_code_with_two_names_bears_the_last_one() -> None:
    node = region_iri("420600")
    assert values(node, LABEL) == {zh("襄阳市")}
    assert {zh("襄樊市"), zh("襄樊"), zh("襄阳")} <= values(node, Skos.altLabel)


def test_a_change_of_units_is_a_change_of_their_governments() -> None:
    events = [
        subject
        for subject, facts in by_subject().items()
        if (Org.resultingOrganization, body_iri("140403/government")) in facts
    ]
    assert len(events) == 1
    event = IRI(events[0])
    assert values(event, Rdf.type) == {Zr.Merger, Org.ChangeEvent}
    assert values(event, Org.originalOrganization) == {body_iri("140402/government"), body_iri("140411/government")}
    assert values(event, term("dcterms:source")) == {Literal("国函〔2018〕87号")}
    assert values(event, term("dcterms:date")) == {date("2018-11-23")}
    assert values(event, term("dcterms:dateAccepted")) == {date("2018-06-19")}


@pytest.mark.parametrize(
    ("line", "name"), [("health", "卫生健康"), ("civil-affairs", "民政"), ("medical-security", "医疗保障")]
)
def test_lines(line: str, name: str) -> None:
    node = line_iri(line)
    assert Zr.Line in values(node, Rdf.type)
    assert values(node, LABEL) == {zh(name)}
    assert values(node, Zr.guidedBy) == {kind_iri(line)}


def test_a_national_body_under_two_names_is_one_body() -> None:
    names = [IRI(f"{BASE}agency/{name}") for name in ("国家卫生健康委员会", "国家卫生和计划生育委员会")]
    assert [values(node, Zr.body) for node in names] == [{body_iri("100000/health")}] * 2
    assert [values(node, Rdf.type) for node in names] == [{Zr.Agency}] * 2
    assert values(names[1], term("schema:validThrough")) == {date("2018-03-20")}


def test_a_function_moves_and_nobody_is_renamed() -> None:
    reform = IRI(BASE + "reform/2023-aging")
    assert Zr.FunctionTransfer in values(reform, Rdf.type)
    assert values(reform, term("zr:fromKind")) == {kind_iri("health")}
    assert values(reform, term("zr:toKind")) == {kind_iri("civil-affairs")}
    assert zh("老龄工作") in values(reform, Zr.topic)
    national = IRI(f"{reform}/national")
    assert values(national, Org.originalOrganization) == {IRI(f"{BASE}agency/国家卫生健康委员会")}
    assert values(national, Org.resultingOrganization) == {IRI(f"{BASE}agency/民政部")}


def test_days_that_are_not_sourced_are_marked() -> None:
    reform = f"{BASE}reform/2018-health"
    marks = [values(IRI(f"{reform}/{level}"), term("zr:approximate")) for level in ("national", "county")]
    assert [one.value for mark in marks for one in mark if isinstance(one, Literal)] == ["false", "true"]
