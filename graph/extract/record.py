"""Parsed file → record: every fact that its documents state, mentions not yet resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph.errors import Code, Diagnostic
from graph.extract.definitions import find_definitions
from graph.extract.groups import find_groups
from graph.extract.headers import build_document, evidence_of
from graph.extract.own_names import own_names
from graph.extract.relations import read_relations
from graph.extract.targets import find_targets, place_targets
from graph.extract.tasks import find_tasks
from graph.extract.validity import find_validity
from graph.extract.years import paper_year
from graph.model import (
    Assignment,
    Block,
    BlockKind,
    Carriage,
    Clause,
    Deadline,
    Definition,
    Document,
    Evidence,
    Group,
    Issuer,
    Member,
    Record,
    Relation,
    Repair,
    Source,
    Target,
    Task,
)
from graph.parse import DocumentText, Parsed
from graph.parse.blocks import overlay
from graph.spans import Text


def extract(parsed: Parsed) -> Record:
    """All facts of a file in the order of the text; pure."""
    source = parsed.source
    definitions = tuple(definition for d in parsed.documents for definition in find_definitions(d))
    with own_names((definition.short, definition.full) for definition in definitions):
        findings = [
            find_tasks(d, source.text, paper_year(d, parsed.documents), _promulgator(d, parsed.documents))
            for d in parsed.documents
        ]
    related = read_relations(parsed.documents)
    diagnostics: set[Diagnostic] = {
        *source.diagnostics,
        *parsed.diagnostics,
        *related.diagnostics,
        *(d for f in findings for d in f.diagnostics),
    }
    notes = [(BlockKind.NOTE, span) for finding in findings for span in finding.notes]
    diagnostics |= {_unrecognised(block) for block in parsed.blocks if block.kind is BlockKind.UNKNOWN}
    tasks = tuple(task for finding in findings for task in finding.tasks)
    targets = tuple(t for d in parsed.documents for t in find_targets(d, paper_year(d, parsed.documents)))
    record = Record(
        source=source,
        documents=tuple(build_document(d, source, find_validity(d)) for d in parsed.documents),
        clauses=tuple(clause for d in parsed.documents for clause in _clauses(d, source)),
        tasks=tasks,
        relations=related.relations,
        groups=tuple(group for d in parsed.documents for group in find_groups(d)),
        targets=place_targets(targets, tasks),
        definitions=definitions,
        repairs=parsed.repairs,
        blocks=overlay(source.text, parsed.blocks, notes),
        diagnostics=tuple(sorted(diagnostics)),
    )
    return with_exact_quotes(record)


def _promulgator(document: DocumentText, documents: Sequence[DocumentText]) -> DocumentText | None:
    """The notice that promulgates a document in the same file."""
    if document.carried_as is not Carriage.PROMULGATED:
        return None
    return next((each for each in documents if each.id == document.part_of), None)


def _unrecognised(block: Block) -> Diagnostic:
    span = block.span
    return Diagnostic(span.start, span.end, Code.TEXT_UNRECOGNISED, f"有{span.end - span.start}个字符没有归入任何部分")


# Where evidence hides in the values of a record.
_HOLDS: dict[type, tuple[str, ...]] = {
    Document: ("issuers", "evidence"),
    Issuer: ("evidence",),
    Clause: ("evidence",),
    Task: ("evidence", "assignments", "deadline"),
    Assignment: ("evidence",),
    Deadline: ("evidence",),
    Relation: ("evidence",),
    Group: ("evidence", "office_at", "members"),
    Member: ("evidence",),
    Target: ("evidence",),
    Definition: ("evidence",),
    Repair: ("evidence",),
}


def with_exact_quotes(record: Record) -> Record:
    """Every quote as the source prints it between its first and last character, line breaks included.

    The finders read joined text; only here is the source at hand.
    """
    text = record.source.text
    parts = ("documents", "clauses", "tasks", "relations", "groups", "targets", "definitions", "repairs")
    return replace(record, **{part: _exact(getattr(record, part), text) for part in parts})


def _exact(value: Any, text: str) -> Any:
    if isinstance(value, Evidence):
        quote = value.span.of(text)
        return value if quote == value.quote else Evidence(value.span, quote, value.rule)
    if isinstance(value, tuple):
        return tuple(_exact(item, text) for item in value)
    if isinstance(value, dict):
        return {key: _exact(item, text) for key, item in value.items()}
    holds = _HOLDS.get(type(value))
    if holds is None:
        return value
    changed = {
        name: new for name in holds if (new := _exact(old := getattr(value, name), text)) is not old and new != old
    }
    return replace(value, **changed) if changed else value


def _clauses(document: DocumentText, source: Source) -> list[Clause]:
    found: list[Clause] = []
    for clause in document.walk():
        parent = clause.path.rpartition("/")[0] or None
        whole = Text.join([part for part in (clause.number, clause.title, clause.body) if part])
        title = clause.title.squeeze().text or None
        evidence = evidence_of(whole, source, "clause.number")
        found.append(Clause(document.id, clause.path, parent, clause.number.text, title, evidence))
    return found
