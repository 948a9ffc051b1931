"""The published profile (ontology/shapes.ttl), in two halves: what pyshacl checks, and SPARQL that the store runs.

The SPARQL constraints look across many files, so they run on the engine of the store and not on a graph in memory;
they are ordinary SHACL-SPARQL constraints (SHACL, 5) whose queries name the class of `$this` themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import RDF, SH

from graph.rdf.nquads import format_nquads
from graph.rdf.values import Quad


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the graph is not as it should be; `severity` is violation or warning."""

    kind: str
    severity: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class SparqlConstraint:
    select: str
    severity: str
    message: str


def load_shapes() -> Graph:
    """The shapes file as a graph."""
    return Graph().parse(data=(files("ontology") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")


def sparql_constraints(shapes: Graph, language: str = "zh") -> list[SparqlConstraint]:
    """The SPARQL constraints of the profile, with their prefixes, in a stable order."""
    declared = [(shapes.value(d, SH.prefix), shapes.value(d, SH.namespace)) for d in shapes.objects(None, SH.declare)]
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(declared, key=str))
    found = []
    for node in shapes.objects(None, SH.sparql):
        severity = "warning" if shapes.value(node, SH.severity) == SH.Warning else "violation"
        select = f"{prefixes}{shapes.value(node, SH.select)}"
        found.append(SparqlConstraint(select, severity, _message(shapes, node, language)))
    return sorted(found, key=lambda constraint: constraint.select)


def _message(shapes: Graph, node: object, language: str) -> str:
    texts = {str(getattr(text, "language", "")): str(text) for text in shapes.objects(node, SH.resultMessage)}  # type: ignore[arg-type]  # a node of the graph
    texts |= {str(getattr(text, "language", "")): str(text) for text in shapes.objects(node, SH.message)}  # type: ignore[arg-type]  # a node of the graph
    return texts.get(language) or next(iter(texts.values()), "")


def check_shapes(quads: Iterable[Quad], language: str = "zh") -> list[Finding]:
    """What pyshacl finds in one file's quads; only the predicates that the profile speaks of are looked at."""
    from pyshacl import validate  # half a second to import, needed by this check alone

    shapes = load_shapes()
    shapes.remove((None, SH.sparql, None))
    paths = {str(path) for path in shapes.objects(None, SH.path)} | {
        str(RDF.type),
        *map(str, shapes.objects(None, SH.lessThan)),
    }
    kept = [quad for quad in quads if str(quad[1]) in paths]
    data = Dataset(default_union=True)
    data.parse(data=format_nquads(kept), format="nquads")
    _, report, _ = validate(data, shacl_graph=shapes, advanced=False, inference="none")
    return sorted(_findings(report, language), key=lambda finding: (finding.subject, finding.message))


def _findings(report: object, language: str) -> list[Finding]:
    assert isinstance(report, Graph)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        severity = "warning" if report.value(result, SH.resultSeverity) == SH.Warning else "violation"
        focus = report.value(result, SH.focusNode)
        subject = str(focus) if isinstance(focus, URIRef) else str(focus or "")
        found.append(Finding("shacl", severity, subject, _message(report, result, language)))
    return found
