"""A graph behind a SPARQL 1.1 server, with a copy on this machine that everything but SPARQL is answered from.

The copy is a store like any other, in ZEREN_CACHE or the system's folder for caches. What it has in common with the
server is known by digests that lie in a graph of the server's own (`…/graph/copies`): what has changed there is fetched
when the store is opened, what has changed here is written there when a writer finishes. Texts go along with telephone
numbers and mail addresses masked, in graphs of their own, so that quotes can be shown anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.errors import StoreError, UsageError
from graph.rdf.evidence import mask_private
from graph.rdf.iris import source_iri
from graph.rdf.nquads import format_ntriples
from graph.rdf.terms import BASE, PREFIXES, Schema, Zr
from graph.rdf.values import IRI, Literal, Quad, Term, triple_order
from graph.store.engine import parse_nquads
from graph.store.index import index_source, unindex_source
from graph.store.inline import inline_bindings, query_form
from graph.store.ledger import SourceFile
from graph.store.protocol import Server
from graph.store.rows import index_rows
from graph.store.solutions import Bindings, QueryResult, Row, Solutions, Triples
from graph.store.store import Store

_ROWS = "application/sparql-results+json"
_ACCEPT = {
    "json": _ROWS, "csv": "text/csv", "tsv": "text/tab-separated-values", "xml": "application/sparql-results+xml",
    "turtle": "text/turtle", "ntriples": "application/n-triples", "jsonld": "application/ld+json",
}  # fmt: skip
COPIES = IRI(BASE + "graph/copies")
_DIGESTS = f"SELECT ?g ?digest WHERE {{ GRAPH <{COPIES}> {{ ?g zr:digest ?digest }} }}"
_FOREIGN = """SELECT DISTINCT ?g WHERE { GRAPH ?g { ?file zr:sha256 ?sha } }"""
_SOURCES = BASE + "source/"
_TEXTS = BASE + "text/"
_NOTE = "copies.json"


class RemoteStore(Store):
    """The same as a `Store` on disk, but that SPARQL is answered by the server."""

    def __init__(self, url: str, read_only: bool = False) -> None:
        self.url = url
        self.server = Server(url)
        folder = cache_of(url)
        folder.parent.mkdir(parents=True, exist_ok=True)
        _Copy(folder, self).pull()
        super().__init__(folder, read_only)

    def query(self, sparql: str, bindings: Bindings | None = None) -> QueryResult:
        """As `Store.query`; raises StoreError if the server cannot be reached, UsageError if it refuses."""
        asked = with_prefixes(inline_bindings(sparql, bindings or {}))
        if query_form(sparql) in ("CONSTRUCT", "DESCRIBE"):
            return _parse_triples(self.server.ask(asked, "application/n-triples, text/plain;q=0.5")[0])
        body, _ = self.server.ask(asked, _ROWS)
        found = json.loads(body)
        if query_form(sparql) == "ASK":  # Virtuoso gives a table, empty for no, where GRAPH ?g is asked
            rows = found.get("results", {}).get("bindings", [])
            return bool(
                found.get("boolean", any(cell["value"] not in ("0", "false") for row in rows for cell in row.values()))
            )
        names = tuple(found["head"]["vars"])
        bindings_found = found["results"]["bindings"]
        cells: list[Row] = [tuple(_term(each.get(name)) for name in names) for each in bindings_found]
        return Solutions(names, cells)

    def serialize_query(self, sparql: str, bindings: Bindings | None, format: str) -> bytes:
        if format not in _ACCEPT:
            raise UsageError(f"不认识的格式 {format}；可用：{'、'.join(_ACCEPT)}")
        return self.server.ask(with_prefixes(inline_bindings(sparql, bindings or {})), _ACCEPT[format])[0]

    def finish(self) -> None:
        """As `Store.finish`; then the server gets what has changed."""
        super().finish()
        _Copy(self.path, self).push(self)

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if kind is None and not self.read_only:
            self.finish()
        super().__exit__(kind, error, trace)


def cache_of(url: str) -> Path:
    """The folder of the copy of a server."""
    top = os.environ.get("ZEREN_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zeren"
    return Path(top) / hashlib.sha256(url.encode()).hexdigest()[:16]


class _Copy:
    """Brings the copy and the server to the same state."""

    def __init__(self, folder: Path, remote: RemoteStore) -> None:
        self._folder = folder
        self._remote = remote

    # -- from the server ----------------------------------------------------------------------------------------

    def pull(self) -> None:
        """Fetches the graphs that the server has and the copy has not, and takes out those that are gone."""
        there, had = self._there(), self._had()
        changed = sorted(graph for graph, digest in there.items() if had.get(graph) != (digest or "?"))
        gone = sorted(set(had) - set(there))
        if not changed and not gone:
            return
        with Store(self._folder) as store:
            for graph in changed:
                self._fetch(store, IRI(graph))
            for graph in gone:
                _forget(store, IRI(graph))
        self._note({graph: digest or "?" for graph, digest in there.items()})

    def _there(self) -> dict[str, str]:
        """Graphs of the server with their digests; a server that zeren did not write has none, and "" stands for each."""
        rows = self._remote.query(_DIGESTS)
        assert isinstance(rows, Solutions)
        found = {row[0]: row[1] for row in rows.texts()}
        if found:
            return found
        rows = self._remote.query(_FOREIGN)
        assert isinstance(rows, Solutions)
        return {row[0]: "" for row in rows.texts()}

    def _fetch(self, store: Store, graph: IRI) -> None:
        quads = [(*triple, graph) for triple in self._triples(graph)]
        if not graph.startswith(_SOURCES):
            store.replace_graph(graph, quads)
            return
        sha256 = graph.removeprefix(_SOURCES)
        names = {
            p: v.value for s, p, v, _ in quads if p in (Zr.fileName, Schema.softwareVersion) and isinstance(v, Literal)
        }
        texts = [
            v.value for _, p, v in self._triples(IRI(_TEXTS + sha256)) if p == Schema.text and isinstance(v, Literal)
        ]
        file = SourceFile(sha256, names.get(Zr.fileName, sha256), names.get(Schema.softwareVersion, ""))
        text = zlib.compress((texts[0] if texts else "").encode("utf-8", "surrogatepass"), 1)
        written = "".join(f"{line[:-2]}<{graph}> .\n" for line in format_ntriples(quads).splitlines())
        store.ledger.put(file, text, zlib.compress(written.encode("utf-8"), 1), ())
        store.engine.replace_graph(graph, quads)
        index_source(store.index, sha256, index_rows(quads, sha256))
        store.ledger.mark_applied(sha256, "")

    def _triples(self, graph: IRI) -> Iterator[tuple[IRI, IRI, Term]]:
        found = self._remote.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        assert isinstance(found, Triples)
        yield from found

    # -- to the server ------------------------------------------------------------------------------------------

    def push(self, store: Store) -> None:
        """Writes the graphs that have changed here, each in one request, and drops those that are gone."""
        here, there = _digests(store), self._there()
        changed = sorted(graph for graph, digest in here.items() if there.get(graph) != digest)
        gone = sorted(set(there) - set(here))
        for graph in changed:
            quads = store.engine.graph_quads(IRI(graph))
            self._remote.server.put(graph, format_ntriples(quads))
            if graph.startswith(_SOURCES):
                self._put_text(store, graph.removeprefix(_SOURCES))
        for graph in gone:
            self._remote.server.drop(graph)
            if graph.startswith(_SOURCES):
                self._remote.server.drop(_TEXTS + graph.removeprefix(_SOURCES))
        if changed or gone:
            lines = [(IRI(graph), Zr.digest, Literal(digest), COPIES) for graph, digest in sorted(here.items())]
            self._remote.server.put(COPIES, format_ntriples(lines))
        self._note(here)

    def _put_text(self, store: Store, sha256: str) -> None:
        text = mask_private(store.text(sha256) or "")
        graph = IRI(_TEXTS + sha256)
        self._remote.server.put(graph, format_ntriples([(source_iri(sha256), Schema.text, Literal(text), graph)]))

    # -- what both had last -------------------------------------------------------------------------------------

    def _had(self) -> dict[str, str]:
        """Graphs and digests as server and copy had them last; "?" for one that the server gives no digest of."""
        try:
            found: dict[str, str] = json.loads((self._folder / _NOTE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found

    def _note(self, graphs: dict[str, str]) -> None:
        (self._folder / _NOTE).write_text(json.dumps(graphs, indent=0, sort_keys=True), encoding="utf-8")


def _digests(store: Store) -> dict[str, str]:
    """What tells one state of each graph from another."""
    found = {}
    for graph in store.engine.graphs():
        state = hashlib.sha256(format_ntriples(store.engine.graph_quads(graph)).encode("utf-8", "surrogatepass"))
        found[str(graph)] = state.hexdigest()[:32]
    return found


def _forget(store: Store, graph: IRI) -> None:
    store.engine.remove_graph(graph)
    if graph.startswith(_SOURCES):
        unindex_source(store.index, graph.removeprefix(_SOURCES))
        store.ledger.forget(graph.removeprefix(_SOURCES))


def with_prefixes(sparql: str) -> str:
    """The query with the usual prefixes declared before its own."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + sparql


def _term(cell: dict[str, Any] | None) -> Term | None:
    if cell is None:
        return None
    if cell["type"] == "uri":
        return IRI(cell["value"])
    if cell["type"] == "bnode":
        return IRI("_:" + cell["value"])
    return Literal(cell["value"], cell.get("datatype", ""), cell.get("xml:lang", ""))


def _parse_triples(body: bytes) -> Triples:
    triples = {quad[:3] for quad in parse_nquads(body.decode("utf-8"))}
    return Triples(sorted(triples, key=triple_order))


__all__ = ["COPIES", "Quad", "RemoteStore", "StoreError", "cache_of", "with_prefixes"]
