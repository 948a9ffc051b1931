"""Every mention of a record resolved: who it was at that place on that day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.errors import Code, Diagnostic
from graph.model import Agency, Assignment, Document, Group, Issuer, Member, Record, Task
from graph.resolve.agencies import Context, resolve_agency
from graph.resolve.documents import agency_of, day_of, place_documents

Resolve = Callable[[str, str], Agency]


def resolve(record: Record) -> Record:
    """The record with documents placed and every body's full name; several candidates are kept, never guessed."""
    documents, unplaced = place_documents(record)
    by_id = {document.id: document for document in documents}
    resolvers = {document.id: _resolver(document, by_id, record) for document in documents}
    tasks = tuple(_task(task, resolvers[task.doc]) for task in record.tasks)
    groups = tuple(_group(group, resolvers[group.doc]) for group in record.groups)
    ambiguous = _ambiguous(tasks)
    diagnostics = tuple(sorted({*record.diagnostics, *unplaced, *ambiguous}))
    return replace(record, documents=documents, tasks=tasks, groups=groups, diagnostics=diagnostics)


def _resolver(document: Document, by_id: dict[str, Document], record: Record) -> Resolve:
    definitions = {d.short: d.full for d in record.definitions}
    level = document.level.value if document.level else None
    date = day_of(document, by_id)
    issuer = document.issuers[0].printed if len(document.issuers) == 1 else ""
    cache: dict[tuple[str, str], Agency] = {}

    def resolved(mention: str, topic: str) -> Agency:
        if (mention, topic) not in cache:
            context = Context(document.region_code, level, date, definitions, topic, issuer)
            cache[mention, topic] = agency_of(resolve_agency(mention, context))
        return cache[mention, topic]

    def resolver(mention: str, topic: str) -> Agency:
        plain = resolved(mention, "")  # what a task is about matters only where the name alone does not decide
        return plain if plain.certain or not topic else resolved(mention, topic)

    return resolver


def _task(task: Task, resolver: Resolve) -> Task:
    done = tuple(_assignment(assignment, resolver, task.title) for assignment in task.assignments)
    return replace(task, assignments=done)


def _assignment(assignment: Assignment, resolver: Resolve, topic: str) -> Assignment:
    return replace(assignment, agency=resolver(assignment.mention, topic))


def _group(group: Group, resolver: Resolve) -> Group:
    offices = tuple(_office(office, resolver) for office in group.office_at)
    return replace(group, office_at=offices, members=tuple(_member(member, resolver) for member in group.members))


def _office(office: Issuer, resolver: Resolve) -> Issuer:
    return replace(office, agency=resolver(office.printed, ""))


def _member(member: Member, resolver: Resolve) -> Member:
    return replace(member, agency=resolver(member.mention, "")) if member.mention else member


def _ambiguous(tasks: tuple[Task, ...]) -> set[Diagnostic]:
    found: set[Diagnostic] = set()
    for task in tasks:
        for assignment in task.assignments:
            agency = assignment.agency
            if agency and not agency.certain and len(agency.candidates) > 1:
                span = assignment.evidence.span
                message = f"“{assignment.mention}”可能是：{'、'.join(agency.candidates[:4])}"
                found.add(Diagnostic(span.start, span.end, Code.AGENCY_AMBIGUOUS, message))
    return found
