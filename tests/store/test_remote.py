"""A store behind a SPARQL endpoint answers as the folder does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from graph.answers.query import run_named
from graph.errors import StoreError, UsageError
from graph.rdf.nquads import format_nquads
from graph.rdf.record import record_quads
from graph.rdf.terms import Zr
from graph.rdf.values import Literal
from graph.store import open_store
from graph.store.remote import RemoteStore
from graph.store.solutions import Solutions, Triples
from graph.store.store import Store
from tests.rdf.sample import RECORD, SHA


class Endpoint(BaseHTTPRequestHandler):
    """The least of the SPARQL 1.1 protocol: queries by POST, over the sample."""

    data = ox.Store()

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        try:
            results = self.data.query(form["query"][0], use_default_graph_as_union=True)
        except SyntaxError as error:
            return self._answer(400, "text/plain", str(error).encode())
        if isinstance(results, ox.QueryTriples):
            return self._answer(
                200, "application/n-triples", bytes(results.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
            )
        csv = self.headers["Accept"] == "text/csv"
        kind = ox.QueryResultsFormat.CSV if csv else ox.QueryResultsFormat.JSON
        return self._answer(200, kind.media_type, bytes(results.serialize(format=kind) or b""))

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def remote() -> Iterator[RemoteStore]:
    Endpoint.data.load(format_nquads(record_quads(RECORD, "0.1.0")).encode(), format=ox.RdfFormat.N_QUADS)
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    store = open_store(f"http://127.0.0.1:{server.server_port}/query")
    assert isinstance(store, RemoteStore)
    yield store
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as store:
        assert isinstance(store, Store)
        store.put(RECORD, "0.1.0")
        yield store


@pytest.mark.parametrize(
    ("name", "settings"),
    [("duties", {"agency": "甲市民政局"}), ("tasks", {"number": "甲政办发〔2021〕7号"}), ("missing", {})],
)
def test_named_queries_give_the_same(remote: RemoteStore, local: Store, name: str, settings: dict[str, str]) -> None:
    here, there = run_named(local, name, settings), run_named(remote, name, settings)
    assert isinstance(here, Solutions)
    assert isinstance(there, Solutions)
    assert there.variables == here.variables
    assert there.texts() == here.texts() != []


def test_terms_come_through(remote: RemoteStore) -> None:
    found = remote.query("SELECT ?t ?d WHERE { ?task zr:deadline ?d ; dcterms:title ?t }")
    assert isinstance(found, Solutions)
    kind = "http://www.w3.org/2001/XMLSchema#gYear"
    assert list(found) == [(Literal("做好登记", language="zh"), Literal("2025", kind))]
    assert remote.query("ASK { ?s zr:none ?o }") is False
    made = remote.query("CONSTRUCT WHERE { ?t zr:deadline ?d }")
    assert isinstance(made, Triples)
    assert [triple[1] for triple in made] == [Zr.deadline]


def test_files_and_formats(remote: RemoteStore) -> None:
    assert [(file.sha256, file.name, file.version) for file in remote.files()] == [(SHA, "sample.txt", "0.1.0")]
    assert remote.text(SHA) is None
    written = remote.serialize_query("SELECT ?n WHERE { ?d eli:id_local ?n } ORDER BY ?n", None, "csv")
    assert written.decode().split() == ["n", "丙政发〔2020〕3号", "甲政办发〔2021〕7号"]


def test_what_goes_wrong_is_said(remote: RemoteStore) -> None:
    with pytest.raises(UsageError, match="400"):
        remote.query("SELECT nonsense")
    with pytest.raises(UsageError, match="yaml"):
        remote.serialize_query("ASK {}", None, "yaml")
    with pytest.raises(StoreError, match="连不上"):
        RemoteStore("http://127.0.0.1:9/query").query("ASK {}")


def test_values_cannot_break_out(remote: RemoteStore) -> None:
    evil = Literal('甲" ) } } INSERT DATA { <a:a> <a:a> "')
    found = remote.query("SELECT ?n ?d WHERE { ?d eli:id_local ?n }", {"n": evil})
    assert isinstance(found, Solutions)
    assert len(found) == 0
