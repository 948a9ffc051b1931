"""The quads of one file as rows of the look-up index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.rdf.iris import title_key
from graph.rdf.terms import RELATION_NAMES, SHORTCUTS, Cv, Dcterms, Eli, Oa, Rdf, Rdfs, Schema, Skos, Zr, concept_code
from graph.rdf.values import IRI, Literal, Quad, Term
from graph.store.grams import format_grams

Value = str | int | float | None
TableRow = tuple[Value, ...]
_BODY = "/body/"
_NESTED = 9  # documents in a chain of carriers at most: a damaged graph may go round


class Facts:
    """The statements of one graph by subject and predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._by_subject: dict[str, dict[str, list[Term]]] = {}
        self._by_type: dict[str, list[IRI]] = {}
        self.parents: dict[str, IRI] = {}
        for subject, predicate, value, _ in quads:
            self._by_subject.setdefault(subject, {}).setdefault(predicate, []).append(value)
            if predicate == Rdf.type:
                self._by_type.setdefault(str(value), []).append(subject)
            elif predicate == Eli.has_part:
                self.parents[str(value)] = subject

    def of_type(self, kind: IRI) -> list[IRI]:
        return self._by_type.get(kind, [])

    def all(self, subject: str, predicate: IRI) -> list[Term]:
        return self._by_subject.get(subject, {}).get(predicate, [])

    def text(self, subject: str, predicate: IRI) -> str:
        """The first value as text, "" if there is none."""
        values = self.all(subject, predicate)
        if not values:
            return ""
        return values[0].value if isinstance(values[0], Literal) else str(values[0])

    def code(self, subject: str, predicate: IRI) -> str:
        """The code of a concept: …/role/lead → lead."""
        return concept_code(self.text(subject, predicate))

    def span(self, subject: str, link: IRI = Zr.evidence) -> tuple[int | None, int | None]:
        """Where the (first) evidence of a node stands."""
        for evidence in self.all(subject, link):
            start, end = self.selection(str(evidence))
            if start is not None:
                return start, end
        return None, None

    def selection(self, evidence: str) -> tuple[int | None, int | None]:
        """Where one piece of evidence stands."""
        selector = self.text(self.text(evidence, Oa.hasTarget), Oa.hasSelector)
        start, end = self.text(selector, Oa.start), self.text(selector, Oa.end)
        return (int(start), int(end)) if start and end else (None, None)


@dataclass(frozen=True, slots=True)
class TaskRows:
    """A task, its assignments, and the two-character terms it is found by: of its title, of everything else."""

    task: TableRow
    assignments: list[TableRow]
    grams: tuple[str, str]


@dataclass(frozen=True, slots=True)
class IndexRows:
    """All that one file adds to the look-up index: rows by table, and its tasks."""

    tables: dict[str, list[TableRow]]
    tasks: list[TaskRows]


def index_rows(quads: Iterable[Quad], source: str) -> IndexRows:
    """The rows that the quads of one file make; `source` is its sha256."""
    facts = Facts(quads)
    makers = {
        "source": source_rows, "document": document_rows, "field": field_rows, "relation": relation_rows,
        "target": target_rows,
    }  # fmt: skip
    return IndexRows({name: list(make(facts, source)) for name, make in makers.items()}, list(task_rows(facts, source)))


def source_rows(facts: Facts, source: str) -> Iterator[TableRow]:
    """The file itself."""
    for node in facts.of_type(Eli.Format):
        version = facts.text(f"{node}/reading", Schema.softwareVersion)
        yield facts.text(node, Zr.sha256), facts.text(node, Zr.fileName), version, source


def document_rows(facts: Facts, source: str) -> Iterator[TableRow]:
    """One row for each document that the file carries or cites."""
    for node in facts.of_type(Zr.OfficialDocument):
        region = facts.text(node, Eli.jurisdiction)
        title = facts.text(node, Eli.title) or facts.text(node, Zr.citedTitle)
        yield (
            node, source, title, title_key(title), facts.text(node, Eli.id_local),
            int(facts.text(node, Zr.citedOnly) != "true"),
            facts.text(node, Eli.date_document), facts.text(node, Zr.datePrinted),
            facts.text(region, Rdfs.label), facts.text(region, Skos.notation), facts.code(node, Zr.level),
            facts.text(facts.text(node, Eli.type_document), Skos.prefLabel), _issuers(facts, node),
            facts.text(node, Eli.first_date_entry_in_force), facts.text(node, Zr.validityPeriod),
            facts.text(node, Zr.validUntil), int(facts.text(node, Zr.trial) == "true"),
            facts.text(node, Zr.carriedBy), facts.code(node, Zr.carriedAs), facts.text(node, Zr.approvedBy),
        )  # fmt: skip


def _issuers(facts: Facts, node: str) -> str:
    lead = facts.all(node, Zr.leadIssuer)
    others = sorted((issuer for issuer in facts.all(node, Eli.passed_by) if issuer not in lead), key=str)
    return "\n".join(facts.text(str(issuer), Skos.prefLabel) for issuer in [*lead, *others])


def field_rows(facts: Facts, source: str) -> Iterator[TableRow]:
    """Where the fields of the documents are said: one row for each piece of evidence and each property it proves."""
    for node in facts.of_type(Zr.OfficialDocument):
        for evidence in facts.all(node, Zr.evidence):
            start, end = facts.selection(str(evidence))
            for supported in facts.all(str(evidence), Zr.supports):
                yield source, node, re.split("[#/]", str(supported))[-1], start, end


def relation_rows(facts: Facts, source: str) -> Iterator[TableRow]:
    """One row for each reference from a document to another."""
    for node in facts.of_type(Zr.Reference):
        kind = RELATION_NAMES[IRI(facts.text(node, Zr.relationType))]
        citing, cited = facts.text(node, Zr.citingDocument), facts.text(node, Zr.citedDocument)
        title, number = facts.text(node, Zr.citedTitle), facts.text(node, Zr.citedNumber)
        yield source, citing, kind, cited, title, number, *facts.span(node)


def target_rows(facts: Facts, source: str) -> Iterator[TableRow]:
    for node in facts.of_type(Zr.Target):
        task = facts.text(node, Zr.ofTask)
        document = facts.text(node, Zr.statedInDocument) or facts.text(task, Zr.statedInDocument)
        value, unit = float(facts.text(node, Schema.value)), facts.text(node, Schema.unitText)
        comparator, by = facts.text(node, Zr.comparator), facts.text(node, Zr.by)
        yield source, document, task, value, unit, comparator, by, *facts.span(node)


def task_rows(facts: Facts, source: str) -> Iterator[TaskRows]:
    """The tasks of a file in the order of its text."""
    held: dict[str, list[IRI]] = {}
    for node in facts.of_type(Zr.Responsibility):
        held.setdefault(facts.text(node, Zr.ofTask), []).append(node)
    tasks = sorted(facts.of_type(Zr.Task), key=lambda node: (facts.span(node)[0] or 0, node))
    for node in tasks:
        yield _task_row(facts, source, node, held.get(node, []))


def _task_row(facts: Facts, source: str, node: IRI, held: list[IRI]) -> TaskRows:
    document = facts.text(node, Zr.statedInDocument)
    title, text = facts.text(node, Dcterms.title), facts.text(node, Dcterms.description)
    headings, category = _headings(facts, node), facts.text(node, Zr.category)
    assignments = sorted((_assignment_row(facts, each) for each in held), key=_assignment_order)
    region = facts.text(facts.text(document, Eli.jurisdiction), Skos.notation)
    row = (
        node, source, document, facts.text(node, Zr.path), title, text, headings, category,
        facts.code(node, Zr.taskKind), facts.code(node, Zr.modality), int(facts.text(node, Zr.openList) == "true"),
        facts.text(node, Zr.deadlineText), facts.text(node, Zr.deadline), facts.code(node, Zr.deadlineKind),
        facts.text(node, Zr.deadlineStart), region, facts.code(document, Zr.level),
        _day(facts, document), _handed_to(facts, document), *facts.span(node),
    )  # fmt: skip
    bodies = " ".join(f"{each[2]} {each[7]}" for each in assignments)
    rest = f"{text} {headings} {category} {bodies}"
    return TaskRows(row, assignments, (format_grams(title), format_grams(rest)))


def _carriers(facts: Facts, document: str) -> Iterator[str]:
    """A document, the one that carries it, and so on outwards."""
    for _ in range(_NESTED):
        if not document:
            return
        yield document
        document = facts.text(document, Zr.carriedBy)


def _day(facts: Facts, document: str) -> str:
    """The date of a document, or of the notice that carries it."""
    dates = (
        facts.text(each, Eli.date_document) or facts.text(each, Zr.datePrinted) for each in _carriers(facts, document)
    )
    return next(filter(None, dates), "")


def _handed_to(facts: Facts, document: str) -> str:
    """The region of the notice that hands a document on to its own offices, "" for a document that none carries."""
    outermost = document
    for each in _carriers(facts, document):
        outermost = each
    return facts.text(facts.text(outermost, Eli.jurisdiction), Skos.notation) if outermost != document else ""


def _headings(facts: Facts, task: str) -> str:
    """Titles of the clauses around a task, outermost first, joined by " / "."""
    titles: list[str] = []
    node: str = facts.text(task, Zr.statedIn)
    while node in facts.parents:
        titles.append(facts.text(node, Eli.title))
        node = facts.parents[node]
    own = facts.text(task, Dcterms.title)
    return " / ".join(title for title in reversed(titles) if title and title != own)


def _assignment_row(facts: Facts, node: IRI) -> TableRow:
    agency = facts.text(node, Cv.hasParticipant)
    region = facts.text(agency, Eli.jurisdiction).rpartition("/")[2]
    candidates = "\n".join(sorted(value.value for value in facts.all(node, Zr.candidate) if isinstance(value, Literal)))
    return (
        node, agency, facts.text(agency, Skos.prefLabel), facts.text(agency, Zr.body).partition(_BODY)[2],
        facts.code(agency, Zr.line), facts.code(agency, Zr.level), region, facts.text(node, Zr.mention),
        facts.code(node, Cv.role), facts.code(node, Zr.basis), facts.text(agency, Zr.agencyKind),
        int(facts.text(node, Zr.certain) != "false"), candidates, *facts.span(node),
    )  # fmt: skip


def _assignment_order(row: TableRow) -> tuple[int, int, str]:
    return list(SHORTCUTS).index(str(row[8])), int(row[13] or 0), str(row[0])
