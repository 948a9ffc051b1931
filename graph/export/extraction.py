"""A record in the format that `zeren extract` prints: one JSON object a source file.

The keys are those of the annotation format (documents, relations, tasks, groups, targets); each fact also has "id",
"span" ([start, end) in code points of the text as read), "text" (that very stretch) and "rule".
"""

from __future__ import annotations

from typing import Any

from graph.model import (
    Assignment,
    Basis,
    Deadline,
    Document,
    Evidence,
    Group,
    Issuer,
    Member,
    Record,
    Relation,
    RelationType,
    Target,
    Task,
)

# The annotation format knows four bases; what a rule or a heading gives was given by a list.
_BASIS = {Basis.RULE: "list", Basis.HEADING: "list"}
# It knows six types of relation; the finer one stands beside it as "kind".
_TYPE = {
    RelationType.APPLIES: "cites",
    RelationType.AMENDS: "cites",
    RelationType.SUPERSEDES: "cites",
    RelationType.ANNULS: "repeals",
    RelationType.LAPSES: "repeals",
    RelationType.ENDORSES: "forwards",
}


def to_extraction(record: Record) -> dict[str, Any]:
    """Plain values, ready for JSON."""
    return {
        "source": record.source.name,
        "sha256": record.source.sha256,
        "documents": [_document(document) for document in record.documents],
        "relations": [_relation(i, relation) for i, relation in enumerate(record.relations, 1)],
        "tasks": [_task(task) for task in record.tasks],
        "groups": [_group(i, group) for i, group in enumerate(record.groups, 1)],
        "targets": [_target(i, target) for i, target in enumerate(record.targets, 1)],
        "definitions": [{"short": d.short, "full": d.full, **_evidence(d.evidence)} for d in record.definitions],
        "repairs": [
            {"printed": r.printed, "value": r.value, "kind": r.kind, **_evidence(r.evidence)} for r in record.repairs
        ],
        "diagnostics": [
            {"code": d.code.value, "name": d.code.name, "span": [d.start, d.end], "message": d.message}
            for d in record.diagnostics
        ],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"span": [evidence.span.start, evidence.span.end], "text": evidence.quote, "rule": evidence.rule}


def issuer_name(issuer: Issuer) -> str:
    """The full official name, as far as it could be told."""
    return issuer.agency.name if issuer.agency else issuer.printed


def _document(document: Document) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": document.id,
        "title": document.title,
        "number": document.number,
        "issuers": [issuer_name(issuer) for issuer in document.issuers],
        "level": document.level,
        "region": document.region,
        "region_code": document.region_code,
        "date_written": document.date_written,
        "date_printed": document.date_printed,
        "genre": document.genre,
        "addressees": list(document.addressees),
        "part_of": document.part_of,
        "carried_as": document.carried_as,
        "approved_by": document.approved_by,
        "effective": document.effective,
        "validity": document.validity,
        "trial": document.trial,
    }
    if document.labelled:
        row["labelled"] = list(document.labelled)
    if document.url:
        row["url"] = document.url
    if document.number_printed:
        row["number_printed"] = document.number_printed
    first = document.evidence.get("title") or next(iter(document.evidence.values()), None)
    if first:
        row |= _evidence(first)
    row["evidence"] = {name: _evidence(found) for name, found in document.evidence.items()}
    return row


def _relation(i: int, relation: Relation) -> dict[str, Any]:
    target = relation.target
    return {
        "id": f"r{i}",
        "from": relation.source,
        "type": _TYPE.get(relation.type, relation.type.value),
        "kind": relation.type.value,
        "to": {"doc": target.doc, "title": target.title, "number": target.number},
        "quote": relation.evidence.quote,
        **_evidence(relation.evidence),
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "doc": task.doc,
        "path": task.path,
        "title": task.title,
        "kind": task.kind,
        "starts": task.starts,
        "assignments": [_assignment(f"{task.id}/a{i}", a) for i, a in enumerate(task.assignments, 1)],
        "open_list": task.open_list,
        "deadline": _deadline(task.deadline) if task.deadline else None,
        "modality": task.modality,
        "category": task.category,
        **_evidence(task.evidence),
    }


def _assignment(name: str, assignment: Assignment) -> dict[str, Any]:
    agency = assignment.agency
    return {
        "id": name,
        "mention": assignment.mention,
        "agency": agency.name if agency else assignment.mention,
        "agency_id": agency.id if agency else None,
        "candidates": list(agency.candidates) if agency else [],
        "role": assignment.role,
        "basis": _BASIS.get(assignment.basis, assignment.basis.value),
        **_evidence(assignment.evidence),
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    row = {"date": deadline.date, "kind": deadline.kind, "start": deadline.start}
    evidence = deadline.evidence
    span = [evidence.span.start, evidence.span.end]
    return {"text": deadline.text, **row, "span": span, "quote": evidence.quote, "rule": evidence.rule}


def _group(i: int, group: Group) -> dict[str, Any]:
    return {
        "id": f"g{i}",
        "doc": group.doc,
        "name": group.name,
        "office_at": [issuer_name(office) for office in group.office_at],
        "members": [_member(f"g{i}/m{j}", member) for j, member in enumerate(group.members, 1)],
        **_evidence(group.evidence),
    }


def _member(name: str, member: Member) -> dict[str, Any]:
    return {
        "id": name,
        "person": member.person,
        "post": member.post,
        "role": member.role,
        "agency": member.agency.name if member.agency else member.mention,
        **_evidence(member.evidence),
    }


def _target(i: int, target: Target) -> dict[str, Any]:
    return {
        "id": f"t{i}",
        "doc": target.doc,
        "quote": target.evidence.quote,
        "value": target.value,
        "unit": target.unit,
        "comparator": target.comparator,
        "by": target.by,
        **_evidence(target.evidence),
    }
