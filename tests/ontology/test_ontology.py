"""The vocabulary: the terms of the code are those of the ontology, all of them labelled and defined in two languages."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import SKOS

from graph.pipeline import read_record_path
from graph.rdf import terms
from graph.rdf.record import record_quads

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=(files("ontology") / "zeren.ttl").read_text(encoding="utf-8"), format="turtle")


def own(ontology: Graph) -> set[str]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Datatype)
    found = {str(s) for kind in kinds for s in ontology.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return {iri for iri in found if iri.startswith(terms.ZR)}


def test_code_and_ontology_have_the_same_terms(ontology: Graph) -> None:
    code = {str(value) for name, value in vars(terms.Zr).items() if not name.startswith("_")}
    inverses = {str(inverse) for inverse in ontology.objects(None, OWL.inverseOf)}  # for readers; never written
    assert code == own(ontology) - inverses


def test_every_term_is_labelled_and_defined_in_both_languages(ontology: Graph) -> None:
    for iri in sorted(own(ontology)):
        node = URIRef(iri)
        labels = {getattr(text, "language", "") for text in ontology.objects(node, RDFS.label)}
        notes = [*ontology.objects(node, RDFS.comment), *ontology.objects(node, SKOS.definition)]
        assert labels >= {"zh", "en"}, iri
        assert {getattr(text, "language", "") for text in notes} >= {"zh", "en"}, iri


def test_deprecated_and_misleading_terms_are_not_used() -> None:
    used = {str(quad[1]) for path in PAPERS for quad in record_quads(read_record_path(path))}
    assert not {iri for iri in used if iri.endswith(("#responsibility_of_agent", "ontology#in_force"))}
    assert "http://data.europa.eu/eli/ontology#implements" not in used


def test_every_predicate_of_the_graph_is_known(ontology: Graph) -> None:
    known = own(ontology)
    for path in PAPERS:
        used = {str(quad[1]) for quad in record_quads(read_record_path(path))}
        assert {iri for iri in used if iri.startswith(terms.ZR)} <= known


def test_the_context_names_the_prefixes() -> None:
    context = json.loads((files("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {name: context[name] for name in terms.PREFIXES} == terms.PREFIXES


# The properties and classes of ELI 1.5 that may be used here; implements and implemented_by are deprecated.
ELI = """AdministrativeArea Format LegalExpression LegalResource LegalResourceSubdivision amends applies based_on changes
cites corrects date_document date_no_longer_in_force date_publication ensures_implementation_of
first_date_entry_in_force has_annex has_part id_local in_force is_embodied_by is_part_of is_realized_by jurisdiction number
passed_by realizes related_to repeals title type_document""".split()


def test_nothing_is_ascribed_to_eli_that_it_does_not_have(ontology: Graph) -> None:
    prefix = terms.PREFIXES["eli"]
    code = {str(value) for name, value in vars(terms.Eli).items() if not name.startswith("_")}
    used = {str(term) for triple in ontology for term in triple if str(term).startswith(prefix)} - {prefix}
    assert {iri.removeprefix(prefix) for iri in code | used} <= set(ELI)
