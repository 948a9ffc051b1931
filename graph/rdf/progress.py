"""What people report of tasks, as quads of a graph of its own: no build touches it.

Beside the task's IRI stands what the task was called and where, so that the report finds it again when its document
gets another IRI.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.rdf.iris import digest
from graph.rdf.terms import BASE, Dcterms, Prov, Rdf, Zr
from graph.rdf.values import IRI, Literal, Quad, Term, boolean, date, triple_order, zh

PROGRESS_GRAPH = IRI(BASE + "graph/progress")

# Field of a report → its property; the order is that of the ledger's columns.
PROPERTIES: dict[str, IRI] = {
    "supervision": Zr.supervisionKind,
    "urgency": Zr.urgency,
    "assigned": Zr.assignedOn,
    "due": Zr.dueOn,
    "note": Zr.progressNote,
    "rate": Zr.completionRate,
    "problems": Zr.problems,
    "next": Zr.nextSteps,
    "status": Zr.progressStatus,
    "completed": Zr.completedOn,
    "closed": Zr.closed,
}
_DATES = frozenset({"assigned", "due", "completed"})
_TRUTHS = {"是": True, "否": False}


@dataclass(frozen=True, slots=True)
class Progress:
    """What is reported of one task: `task` is its IRI, `title` and `path` what and where it was; `values` by field.

    Dates are ISO, `rate` a percentage, `closed` 是 or 否; fields that nobody filled in are missing. `workbooks` are
    SHA-256 sums of the files it was read from.
    """

    task: str
    title: str
    path: str
    values: Mapping[str, str]
    workbooks: tuple[str, ...] = ()


def progress_quads(reports: Iterable[Progress]) -> list[Quad]:
    """The reports as quads, sorted, each once; reports without values are left out."""
    triples = {triple for report in reports if report.values for triple in _triples(report)}
    return [(*triple, PROGRESS_GRAPH) for triple in sorted(triples, key=triple_order)]


def workbook_iri(sha256: str) -> IRI:
    """A workbook that progress was read from."""
    return IRI(f"{BASE}workbook/{sha256}")


def _triples(report: Progress) -> Iterable[tuple[IRI, IRI, Term]]:
    node = IRI(f"{BASE}progress/{digest(report.task, length=20)}")
    yield node, Rdf.type, Zr.Progress
    yield node, Zr.progressOf, IRI(report.task)
    yield node, Dcterms.title, zh(report.title)
    yield node, Zr.path, Literal(report.path)
    for field, value in report.values.items():
        yield node, PROPERTIES[field], _literal(field, value)
    for sha256 in report.workbooks:
        yield node, Prov.wasDerivedFrom, workbook_iri(sha256)


def _literal(field: str, value: str) -> Literal:
    if field in _DATES:
        return date(value)
    if field == "closed":
        return boolean(_TRUTHS[value])
    return Literal(value) if field == "rate" else zh(value)
