"""The graph in three formats, read by rdflib and compared with the store."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from graph.export import export
from graph.rdf.iris import source_iri
from graph.store import Store
from tests.export.conftest import CHANGZHI

FORMATS = {"turtle": "turtle", "nquads": "nquads", "jsonld": "json-ld"}


def triples_of(path: Path, format: str) -> set[tuple[object, ...]]:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=format)
    return {quad[:3] for quad in dataset.quads()}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_document(kind: str, shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x"
    count = export(kind, shelf, path, documents=[CHANGZHI])
    (sha256,) = [file.sha256 for file in shelf.files() if file.name.startswith("changzhi")]
    quads = shelf.engine.graph_quads(source_iri(sha256))
    expected = tmp_path / "expected.nq"
    from graph.rdf.nquads import format_nquads

    expected.write_text(format_nquads(quads), encoding="utf-8")
    assert count == len(quads) > 1000
    assert triples_of(path, FORMATS[kind]) == triples_of(expected, "nquads")


def test_names_of_graphs_are_kept(shelf: Store, tmp_path: Path) -> None:
    for kind in ("nquads", "jsonld"):
        export(kind, shelf, tmp_path / kind, region="长治市")
        dataset = rdflib.Dataset()
        dataset.parse(tmp_path / kind, format=FORMATS[kind])
        names = {str(each.identifier) for each in dataset.graphs() if len(each)}
        assert len(names) == 1
        assert next(iter(names)).startswith("https://w3id.org/zeren/source/")


def test_everything(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.nq"
    assert export("nquads", shelf, path) == len(shelf.engine) == len(path.read_text(encoding="utf-8").splitlines())


def test_turtle_reads_well(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    export("turtle", shelf, path, documents=[CHANGZHI])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("@prefix zr: <https://w3id.org/zeren/ontology#> .\n")
    assert "\n    a zr:Task ;\n" in text
    assert '    eli:date_document "2021-10-25"^^xsd:date ;\n' in text
