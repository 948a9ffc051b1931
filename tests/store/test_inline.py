"""Variables written into a query mean what bound variables mean."""

from __future__ import annotations

import shlex

import pytest

from graph.answers.query import bind_parameters, named_query, query_names
from graph.rdf.values import IRI, Literal
from graph.store import Store
from graph.store.inline import inline_bindings
from tests.conftest import SEEDS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    from graph.intake import build_store

    path = tmp_path_factory.mktemp("inline") / "store"
    with Store(path) as writer:
        build_store(writer, [SEEDS], "1")
    return Store(path, read_only=True)


@pytest.mark.parametrize("name", [n for n in query_names() if named_query(n).parameters])
def test_named_queries_say_the_same(store: Store, name: str) -> None:
    query = named_query(name)
    settings = dict(each.split("=", 1) for each in shlex.split(query.example) if "=" in each)
    bound = bind_parameters(query, settings)
    written = inline_bindings(query.sparql, bound)
    assert list(store.query(written)) == list(store.query(query.sparql, bound))  # type: ignore[arg-type]


def test_strings_comments_and_names_are_left_alone() -> None:
    query = 'SELECT ?n ("?n" AS ?m) WHERE { ?n <http://x/?n> "a ?n" } # ?n'
    assert inline_bindings(query, {"n": IRI("http://y/")}) == (
        'SELECT (<http://y/> AS ?n) ("?n" AS ?m) WHERE { <http://y/> <http://x/?n> "a ?n" } # ?n'
    )


def test_no_text_becomes_part_of_the_query() -> None:
    evil = Literal('" } ; DROP ALL # <')
    written = inline_bindings("ASK { ?s ?p ?words }", {"words": evil})
    assert written == 'ASK { ?s ?p "\\" } ; DROP ALL # \\u003C" }'
