"""Tasks, responsibilities, deadlines and targets as triples."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Agency, Assignment, Deadline, Target, Task
from graph.rdf.agencies import agency_triples, doubt_triples
from graph.rdf.evidence import evidence_triples, without_private
from graph.rdf.frame import Frame, nearest
from graph.rdf.iris import agency_iri, digest, part_iri
from graph.rdf.terms import SHORTCUTS, Cv, Dcterms, Rdf, Schema, Zr, concept
from graph.rdf.values import IRI, Literal, Triple, boolean, date, decimal, zh
from graph.spans import squeeze


def task_triples(task: Task, frame: Frame) -> Iterator[Triple]:
    """A task, where it is stated, its deadline, and who has which part in it."""
    document = frame.documents.get(task.doc)
    if document is None:
        return
    node = part_iri(document, "task", task.path)
    yield node, Rdf.type, Zr.Task
    yield node, Zr.statedInDocument, document
    yield from _text_triples(node, task)
    yield from _place_triples(node, document, task, frame)
    yield from evidence_triples(node, task.evidence, frame.source)
    if task.deadline:
        yield from _deadline_triples(node, task.deadline, frame)
    for assignment in task.assignments:
        yield from _responsibility_triples(node, assignment, task, frame)


def _text_triples(node: IRI, task: Task) -> Iterator[Triple]:
    yield node, Dcterms.title, zh(without_private(task.title))
    yield node, Dcterms.description, zh(without_private(squeeze(task.evidence.quote)))
    yield node, Zr.path, Literal(task.path)
    yield node, Zr.taskKind, concept("task-kind", task.kind)
    yield node, Zr.modality, concept("modality", task.modality)
    if task.category:
        yield node, Zr.category, zh(task.category)
    if task.open_list:
        yield node, Zr.openList, boolean(True)


def _place_triples(node: IRI, document: IRI, task: Task, frame: Frame) -> Iterator[Triple]:
    clause = nearest(frame.clauses, task.doc, task.path)
    yield node, Zr.statedIn, part_iri(document, "clause", clause) if clause else document
    above = nearest(frame.tasks, task.doc, task.path.rpartition("/")[0])
    if above:
        yield node, Zr.partOfTask, part_iri(document, "task", above)


def _deadline_triples(node: IRI, deadline: Deadline, frame: Frame) -> Iterator[Triple]:
    yield node, Zr.deadlineText, zh(deadline.text)
    yield node, Zr.deadlineKind, concept("deadline-kind", deadline.kind)
    if deadline.date:
        yield node, Zr.deadline, date(deadline.date)
    if deadline.start:
        yield node, Zr.deadlineStart, date(deadline.start)
    yield from evidence_triples(node, deadline.evidence, frame.source, Zr.deadlineEvidence)


def _responsibility_triples(task_node: IRI, assignment: Assignment, task: Task, frame: Frame) -> Iterator[Triple]:
    region = frame.regions[task.doc]
    agency = assignment.agency or Agency(squeeze(assignment.mention))
    agency_node = agency_iri(agency, region)
    node = IRI(f"{task_node}/responsibility/{digest(assignment.role, agency_node)}")
    yield node, Rdf.type, Zr.Responsibility
    yield node, Zr.ofTask, task_node
    yield node, Cv.hasParticipant, agency_node
    yield node, Cv.role, concept("role", assignment.role)
    yield node, Zr.basis, concept("basis", assignment.basis)
    yield node, Zr.mention, zh(squeeze(assignment.mention))
    yield task_node, SHORTCUTS[assignment.role], agency_node
    yield from agency_triples(agency, region)
    yield from doubt_triples(node, agency)
    yield from evidence_triples(node, assignment.evidence, frame.source)


def target_triples(target: Target, frame: Frame) -> Iterator[Triple]:
    """A number to be reached, under its task or its document."""
    document = frame.documents.get(target.doc)
    if document is None:
        return
    path = (target.task or "").partition("/")[2]
    above = part_iri(document, "task", path) if (target.doc, path) in frame.tasks else document
    span = target.evidence.span
    node = IRI(f"{document}/target/{digest(squeeze(target.evidence.quote), str(target.value), target.unit, str(span))}")
    yield node, Rdf.type, Zr.Target
    yield node, Zr.ofTask if above != document else Zr.statedInDocument, above
    yield node, Schema.value, decimal(target.value)
    yield node, Schema.unitText, zh(target.unit)
    yield node, Zr.comparator, Literal(target.comparator)
    if target.by:
        yield node, Zr.by, date(target.by)
    yield from evidence_triples(node, target.evidence, frame.source)
