"""A record in the formats that people exchange: Turtle and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graph.model import Record
from graph.rdf.nquads import format_ntriples
from graph.rdf.record import record_quads
from graph.rdf.terms import PREFIXES, Rdf
from graph.rdf.values import IRI, Literal, Quad, Term


def serialize_record(record: Record, format: str, version: str = "") -> str:
    """A record as "turtle" or "jsonld", without the name of its graph; the same record gives the same text.

    >>> serialize_record(record, "turtle").splitlines()[0]
    '@prefix cv: <http://data.europa.eu/m8g/> .'
    """
    quads = record_quads(record, version)
    return format_turtle(quads) if format == "turtle" else format_jsonld(quads)


def format_turtle(quads: list[Quad]) -> str:
    """Turtle as rdflib writes it: subjects sorted, the usual prefixes."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.parse(data=format_ntriples(quads), format="nt").serialize(format="turtle")


def format_jsonld(quads: list[Quad]) -> str:
    """JSON-LD with a context of prefixes, in the order of the quads, which rdflib's own writer does not keep."""
    document = {"@context": PREFIXES, "@graph": jsonld_nodes(quads)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def jsonld_nodes(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    """The subjects of the quads as JSON-LD node objects under the context `PREFIXES`."""
    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, value, _ in quads:
        node = nodes.setdefault(subject, {"@id": subject})
        if predicate == Rdf.type and isinstance(value, IRI):
            node.setdefault("@type", []).append(compact(value))
        else:
            node.setdefault(compact(predicate), []).append(_jsonld_value(value))
    return list(nodes.values())


def compact(iri: str) -> str:
    """An IRI with a prefix for its namespace where there is one and the rest is a plain name.

    >>> compact("http://data.europa.eu/eli/ontology#title")
    'eli:title'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].isidentifier():
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _jsonld_value(value: Term) -> Any:
    if not isinstance(value, Literal):
        return {"@id": value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype:
        return {"@value": value.value, "@type": compact(value.datatype)}
    return value.value
