"""Every mention of a record resolved: who it was at that place on that day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from graph.errors import Code, Diagnostic
from graph.model import Agency, Assignment, Document, Group, Issuer, Member, Record, Task
from graph.resolve.agencies import Context, resolve_agency
from graph.resolve.documents import agency_of, day_of, place_documents
from graph.resolve.shared import lent_kind, shared_levels, shared_offices

GROUP_KIND = re.compile(r"(?:工作)?(?:领导小组|专班|协调小组|小组|联席会议|指挥部|委员会)$")
Resolve = Callable[[str, str], Agency]


def resolve(record: Record) -> Record:
    """The record with documents placed and every body's full name; several candidates are kept, never guessed."""
    documents, unplaced = place_documents(record)
    by_id = {document.id: document for document in documents}
    resolvers = {document.id: _resolver(document, by_id, record) for document in documents}
    named = {document.id: _own_groups(document.id, record.groups) for document in documents}
    tasks = tuple(_task(task, resolvers[task.doc], named[task.doc]) for task in record.tasks)
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


def _own_groups(doc: str, groups: tuple[Group, ...]) -> dict[str, Group]:
    """The one group of a document that each short name means: 专班, 领导小组."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        if group.doc == doc and (kind := GROUP_KIND.search(group.name)):
            for short in {kind.group(), kind.group().removeprefix("工作")}:
                found.setdefault(short, []).append(group)
    return {short: each[0] for short, each in found.items() if len(each) == 1}


def _task(task: Task, resolver: Resolve, groups: dict[str, Group]) -> Task:
    mentions = [assignment.mention for assignment in task.assignments]
    offices = shared_offices(mentions)
    done = (
        replace(assignment, agency=resolver(full, task.title))
        if full
        else _assignment(assignment, resolver, task, groups)
        for assignment, full in zip(task.assignments, offices, strict=True)
    )
    shared = shared_levels(mentions)
    found = tuple(map(_of_places, done, shared))
    if "办公室" in mentions and any(each.agency and each.agency.kind == "unit" for each in found):
        found = tuple(_own_office(each, resolver) for each in found)
    return replace(task, assignments=found)


def _own_office(assignment: Assignment, resolver: Resolve) -> Assignment:
    """办公室 beside other divisions of the department whose paper it is: its own office."""
    if assignment.mention != "办公室":
        return assignment
    own = next((found for word in "厅局委部署" if (found := resolver(f"{word}办公室", "")).kind == "unit"), None)
    return replace(assignment, agency=replace(own, candidates=("办公室",))) if own else assignment


def _of_places(assignment: Assignment, full: str | None) -> Assignment:
    """The department of each of several places, where the list says so once; the own one remains a candidate."""
    agency = assignment.agency
    if full is None or agency is None:
        return assignment
    others = tuple(dict.fromkeys((assignment.mention, agency.name, *agency.candidates)))
    return replace(assignment, agency=Agency(full, line=agency.line, kind="sector", candidates=others))


def _assignment(assignment: Assignment, resolver: Resolve, task: Task, groups: dict[str, Group]) -> Assignment:
    if (group := groups.get(assignment.mention.removesuffix("办公室"))) is not None:
        return replace(assignment, agency=_of_group(assignment.mention, group, resolver))
    kind = lent_kind(assignment.mention, task.evidence.quote)
    return replace(assignment, agency=resolver(assignment.mention + kind, task.title))


def _of_group(mention: str, group: Group, resolver: Resolve) -> Agency:
    """专班办公室: the office of the group that the paper sets up, which stands in the rooms of a body."""
    office = "办公室" if mention.endswith("办公室") else ""
    agency = resolver(group.name + office, "")
    hosts = (resolver(host.printed, "").name for host in group.office_at if office)
    others = tuple(dict.fromkeys((*hosts, *agency.candidates, mention)))
    return replace(agency, candidates=others)


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
