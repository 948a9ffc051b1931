"""What every store holds beside the files: the ontology, and what is known beforehand of bodies and regions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import ontology
from graph.intake.manifest import Manifest
from graph.rdf.iris import AUTHORITY_GRAPH, ONTOLOGY_GRAPH
from graph.rdf.values import IRI, Quad
from graph.store import Store


def load_background(store: Store, manifest: Manifest, version: str) -> None:
    """Writes each of these graphs, whole, unless the store has it from this version of the program."""
    works: dict[IRI, Callable[[], Iterable[Quad]]] = {ONTOLOGY_GRAPH: _ontology, AUTHORITY_GRAPH: _authority}
    for graph, quads in works.items():
        if manifest.background(graph) != version:
            store.replace_graph(graph, quads())
            manifest.put_background(graph, version)


def _ontology() -> Iterable[Quad]:
    from graph.store.engine import parse_turtle

    text = (Path(ontology.__path__[0]) / "zeren.ttl").read_text(encoding="utf-8")
    return parse_turtle(text, ONTOLOGY_GRAPH)


def _authority() -> Iterable[Quad]:
    from graph.rdf.authority import authority_quads

    return authority_quads()
