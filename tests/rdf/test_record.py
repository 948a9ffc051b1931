"""A record as quads: everything in it, nothing twice, no telephone numbers, the same bytes every time."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from graph.rdf.evidence import is_private, without_private
from graph.rdf.nquads import format_nquads, format_term
from graph.rdf.record import record_quads
from graph.rdf.terms import BASE, Cv, Eli, Oa, Org, Rdf, Schema, Skos, Zr, term
from graph.rdf.values import IRI, Literal, Quad, Term, date, decimal
from tests.rdf.sample import RECORD, SHA, TEXT

QUADS = record_quads(RECORD, "0.1.0")
NOTICE = IRI(f"{BASE}doc/甲政办发〔2021〕7号")
PARENT = IRI(f"{BASE}doc/丙政发〔2020〕3号")
CIVIL = IRI(f"{BASE}agency/甲市民政局")


def values(subject: str, predicate: IRI) -> list[Term]:
    return [o for s, p, o, _ in QUADS if s == subject and p == predicate]


def subjects(predicate: IRI, value: Term) -> list[IRI]:
    return [s for s, p, o, _ in QUADS if p == predicate and o == value]


def one(subject: str, predicate: IRI) -> Term:
    (found,) = values(subject, predicate)
    return found


PLAN = subjects(Eli.title, Literal("甲市乙方案", language="zh"))[0]
TASK = IRI(f"{PLAN}/task/一/（一）")


def test_the_same_record_gives_the_same_bytes() -> None:
    turned = replace(
        RECORD,
        documents=RECORD.documents[::-1],
        clauses=RECORD.clauses[::-1],
        relations=RECORD.relations[::-1],
        tasks=tuple(replace(task, assignments=task.assignments[::-1]) for task in RECORD.tasks),
    )
    assert format_nquads(record_quads(turned, "0.1.0")) == format_nquads(QUADS)
    assert len(set(QUADS)) == len(QUADS)


def test_all_lies_in_the_graph_of_the_file() -> None:
    assert {graph for *_, graph in QUADS} == {IRI(f"{BASE}source/{SHA}")}
    assert not [s for s, *_ in QUADS if s.startswith("_:")]


def test_the_head_of_a_document() -> None:
    assert one(NOTICE, Eli.id_local) == Literal("甲政办发〔2021〕7号")
    assert one(NOTICE, Zr.printedNumber) == Literal("甲政办发〔20217")
    assert (one(NOTICE, Zr.issuerCode), one(NOTICE, Zr.year)) == (Literal("甲政办发"), date("2021"))
    assert one(NOTICE, Eli.date_document) == date("2021-05-06")
    assert one(NOTICE, Zr.validityPeriod) == Literal("P5Y", term("xsd:duration"))
    assert one(NOTICE, Zr.leadIssuer) == one(NOTICE, Eli.passed_by) == IRI(f"{BASE}agency/甲市人民政府办公室")
    assert one(NOTICE, Eli.jurisdiction) == IRI(f"{BASE}region/149900")
    assert one(NOTICE, Zr.citedOnly) == Literal("false", term("xsd:boolean"))
    assert one(PLAN, Zr.carriedBy) == NOTICE
    assert one(PLAN, Zr.carriedAs) == IRI(f"{BASE}carriage/promulgated")


def test_relations_are_stated_and_proved() -> None:
    assert values(NOTICE, Zr.promulgates) == [PLAN]
    assert values(PLAN, Zr.implements) == [PARENT]
    assert one(PARENT, Zr.citedOnly) == Literal("true", term("xsd:boolean"))
    (reference,) = subjects(Zr.citedDocument, PARENT)
    assert one(reference, Zr.relationType) == Zr.implements
    assert quote(one(reference, Zr.evidence)) == "为贯彻落实《丙省关于乙工作的意见》"


def quote(evidence: Term) -> str:
    target = one(str(evidence), Oa.hasTarget)
    found = one(str(one(str(target), Oa.hasSelector)), Oa.exact)
    assert isinstance(found, Literal)
    return found.value


def test_a_task_with_its_clause_deadline_and_bodies() -> None:
    assert one(TASK, Zr.statedIn) == IRI(f"{PLAN}/clause/一/（一）")
    assert values(f"{PLAN}/clause/一", Eli.has_part) == [IRI(f"{PLAN}/clause/一/（一）")]
    assert one(TASK, Zr.deadline) == date("2025")
    assert quote(one(TASK, Zr.deadlineEvidence)) == "到2025年"
    assert values(TASK, Zr.ledBy) == [CIVIL]
    (lead,) = [r for r in subjects(Cv.hasParticipant, CIVIL) if one(r, Cv.role) == IRI(f"{BASE}role/lead")]
    assert (one(lead, Zr.mention), quote(one(lead, Zr.evidence))) == (Literal("市民政局", language="zh"), "市民政局")
    assert one(CIVIL, Zr.body) == IRI(f"{BASE}body/149900/civil")


def test_an_undecided_body_keeps_its_candidates() -> None:
    group = IRI(f"{BASE}agency/149900/有关部门")
    assert one(group, Rdf.type) == Zr.AgencyGroup
    (duty,) = subjects(Cv.hasParticipant, group)
    assert values(duty, Zr.candidate) == [Literal("甲市有关部门", language="zh")]


def test_targets_groups_repairs_and_the_rest() -> None:
    (target,) = subjects(Rdf.type, Zr.Target)
    assert (one(target, Schema.value), one(target, Zr.ofTask)) == (decimal(90), TASK)
    (member,) = subjects(Rdf.type, Org.Membership)
    assert one(member, Zr.personName) == Literal("张三", language="zh")
    assert one(str(one(member, Org.organization)), Zr.officeAt) == CIVIL
    (repair,) = subjects(Rdf.type, Zr.Repair)
    assert one(repair, Zr.repairedFrom) == Literal("甲政办发〔20217")
    (definition,) = subjects(Rdf.type, Zr.Definition)
    assert one(definition, Zr.fullName) == Literal("甲市乙方案", language="zh")
    assert one(f"{BASE}source/{SHA}", Zr.unread) == Literal("10", term("xsd:integer"))


def test_telephone_numbers_stay_in_the_source() -> None:
    assert "2012345" not in format_nquads(QUADS)
    assert "（略）" in format_nquads(QUADS)
    proof, *_ = values(TASK, Zr.evidence)
    assert quote(proof) == '到2025年完成登记的"90%"以上，联系电话：'


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("联系电话：2012345", True),
        ("联系人张三，13812345678", True),
        ("0355-2012345", True),
        ("（0355）2012345", True),
        ("office@example.gov.cn", True),
        ("投资20123456元", False),
        ("2021年10月25日第12345号", False),
        ("邮编046000", False),
    ],
)
def test_what_is_private(text: str, private: bool) -> None:
    assert is_private(text) is private
    assert (without_private(text) != text) is private


def test_every_selection_is_exact() -> None:
    found = 0
    for selector in subjects(Rdf.type, Oa.TextPositionSelector):
        start, end = one(selector, Oa.start), one(selector, Oa.end)
        assert isinstance(start, Literal)
        assert isinstance(end, Literal)
        for exact in values(selector, Oa.exact):
            assert isinstance(exact, Literal)
            assert TEXT[int(start.value) : int(end.value)] == exact.value
            found += 1
    assert found > 10


def test_any_text_survives_the_way_through_nquads() -> None:
    nasty = 'a"b\\c\nd\re\tf<g>\x00\x1f\x7f‏é😀 '
    quads: list[Quad] = [(IRI(f"{BASE}a"), Skos.prefLabel, Literal(nasty, language="zh"), IRI(f"{BASE}g"))]
    (read,) = ox.parse(format_nquads(quads).encode(), format=ox.RdfFormat.N_QUADS)
    assert read.object.value == nasty
    assert format_term(Literal("\ud800")) == '"\\uFFFD"'


@pytest.mark.parametrize(
    ("value", "kind"), [("2021-05-06", "date"), ("2021-05", "gYearMonth"), ("2021", "gYear"), ("soon", "")]
)
def test_dates_are_as_coarse_as_the_text(value: str, kind: str) -> None:
    assert date(value) == Literal(value, term(f"xsd:{kind}") if kind else "")
