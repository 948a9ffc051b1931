"""SPARQL 1.1 Protocol: the cases of the W3C test suite that concern queries, under their names.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ names them; what is asked here is our own.
"""

from __future__ import annotations

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

ASK = "ASK {}"
SELECT = "SELECT ?t WHERE { ?t a zr:Task } LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?t a zr:Task } WHERE { ?t a zr:Task } LIMIT 2"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
GRAPHS = "https://w3id.org/zeren/graph/ontology", "https://w3id.org/zeren/graph/authority"
IN_DEFAULT = "ASK { zr:Task a owl:Class }"
IN_NAMED = "ASK { GRAPH ?g { zr:Task a owl:Class } }"


def is_yes(response: Response) -> bool:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/sparql-results+json")
    return response.json()["boolean"] is True


def is_error(response: Response, *statuses: int) -> bool:
    assert set(response.json()["error"]) == {"code", "message", "hint"}
    return response.status_code in statuses


def test_query_get(client: TestClient) -> None:
    assert is_yes(client.get("/sparql", params={"query": ASK}))


def test_query_post_form(client: TestClient) -> None:
    assert is_yes(client.post("/sparql", data={"query": ASK}))


def test_query_post_direct(client: TestClient) -> None:
    assert is_yes(client.post("/sparql", content=ASK, headers=DIRECT))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graph(client: TestClient, method: str) -> None:
    for graph, found in zip(GRAPHS, (True, False), strict=True):
        given = {"query": IN_DEFAULT, "default-graph-uri": graph}
        response = client.get("/sparql", params=given) if method == "get" else client.post("/sparql", data=given)
        assert response.json()["boolean"] is found


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graphs(client: TestClient, method: str) -> None:
    given = {"query": IN_DEFAULT, "default-graph-uri": list(GRAPHS)}
    assert is_yes(client.get("/sparql", params=given) if method == "get" else client.post("/sparql", data=given))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_named_graphs(client: TestClient, method: str) -> None:
    given = {"query": IN_NAMED, "named-graph-uri": list(GRAPHS)}
    assert is_yes(client.get("/sparql", params=given) if method == "get" else client.post("/sparql", data=given))
    given["named-graph-uri"] = [GRAPHS[1]]
    assert client.get("/sparql", params=given).json()["boolean"] is False


def test_query_dataset_full(client: TestClient) -> None:
    both = "ASK { ?x a skos:Concept . GRAPH ?g { zr:Task a owl:Class } }"
    given = {"query": both, "default-graph-uri": GRAPHS[1], "named-graph-uri": GRAPHS[0]}
    assert client.get("/sparql", params=given).status_code == 200


def test_query_multiple_dataset(client: TestClient) -> None:
    """The protocol's dataset counts, not the query's own FROM."""
    query = f"ASK FROM <{GRAPHS[1]}> {{ zr:Task a owl:Class }}"
    assert is_yes(client.post("/sparql", data={"query": query, "default-graph-uri": GRAPHS[0]}))


def test_query_content_type_select(client: TestClient) -> None:
    media = {
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
    }  # fmt: skip
    for each in media:
        response = client.get("/sparql", params={"query": SELECT}, headers={"Accept": each})
        assert response.status_code == 200
        assert response.headers["content-type"].partition(";")[0] == each


def test_query_content_type_ask(client: TestClient) -> None:
    for each in ("application/sparql-results+json", "application/sparql-results+xml"):
        response = client.get("/sparql", params={"query": ASK}, headers={"Accept": each})
        assert response.headers["content-type"].partition(";")[0] == each


@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE <https://w3id.org/zeren/ontology#Task>"])
def test_query_content_type_construct_and_describe(client: TestClient, query: str) -> None:
    for each in ("text/turtle", "application/n-triples", "application/ld+json"):
        response = client.get("/sparql", params={"query": query}, headers={"Accept": each})
        assert response.status_code == 200
        assert response.headers["content-type"].partition(";")[0] == each


def test_bad_query_method(client: TestClient) -> None:
    assert is_error(client.put("/sparql", params={"query": ASK}), 405)


def test_bad_multiple_queries(client: TestClient) -> None:
    assert is_error(client.get("/sparql", params={"query": [ASK, "SELECT * {}"]}), 400)


def test_bad_query_wrong_media_type(client: TestClient) -> None:
    assert is_error(client.post("/sparql", content=ASK, headers={"Content-Type": "text/plain"}), 400, 415)


def test_bad_query_missing_form_type(client: TestClient) -> None:
    assert is_error(client.post("/sparql", content="query=ASK%20%7B%7D"), 400, 415)


def test_bad_query_missing_direct_type(client: TestClient) -> None:
    assert is_error(client.post("/sparql", content=ASK), 400, 415)


def test_bad_query_non_utf8(client: TestClient) -> None:
    assert is_error(client.post("/sparql", content="ASK {}".encode("utf-16"), headers=DIRECT), 400, 415)


def test_bad_query_syntax(client: TestClient) -> None:
    assert is_error(client.get("/sparql", params={"query": "ASK { unclosed"}), 400)


# -- what is not a query ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("update", ["CLEAR ALL", "INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <file:///etc/passwd>"])
def test_updates_are_refused(client: TestClient, update: str) -> None:
    before = client.get("/health").json()
    assert is_error(client.post("/sparql", data={"update": update}), 403)
    headers = {"Content-Type": "application/sparql-update"}
    assert is_error(client.post("/sparql", content=update, headers=headers), 403)
    assert is_error(client.get("/sparql", params={"query": update}), 400)
    assert client.get("/health").json() == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "# comment <\nSELECT * { ?a ?b '<' . SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { BIND(1<2 AS ?x) SeRvIcE ?y { ?s ?p ?o } }",
    ],
)
def test_other_servers_are_not_asked(client: TestClient, query: str) -> None:
    response = client.get("/sparql", params={"query": query})
    assert is_error(response, 400)
    assert "SERVICE" in response.json()["error"]["message"]


def test_the_word_service_is_no_service(client: TestClient) -> None:
    query = "SELECT ?service WHERE { ?service dcterms:title ?t FILTER(CONTAINS(STR(?t), 'SERVICE')) } # SERVICE"
    assert client.get("/sparql", params={"query": query}).status_code == 200


def test_files_and_the_web_are_not_read(client: TestClient) -> None:
    for graph in ("file:///etc/passwd", "http://127.0.0.1:9/x"):
        response = client.get("/sparql", params={"query": f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}"})
        assert response.json()["results"]["bindings"] == []


def test_the_description_of_the_service(client: TestClient) -> None:
    response = client.get("/sparql")
    assert response.headers["content-type"].startswith("text/turtle")
    assert "sd:SPARQL11Query" in response.text


def test_no_such_format(client: TestClient) -> None:
    assert is_error(client.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"}), 406)
    assert is_error(client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": "text/csv"}), 406)
