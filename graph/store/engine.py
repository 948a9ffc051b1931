"""Oxigraph on disk: terms both ways, queries, whole graphs replaced in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox

from graph.errors import UsageError
from graph.rdf.nquads import format_nquads, format_ntriples
from graph.rdf.terms import PREFIXES
from graph.rdf.values import IRI, Literal, Quad, Term, Triple, triple_order
from graph.store.opening import View, drop_old_logs, open_writable
from graph.store.solutions import Bindings, QueryResult, Solutions, Triples

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
ROW_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_PART = 100_000  # quads that are written at a time
FORMATS = (*ROW_FORMATS, *GRAPH_FORMATS)

Found = TypeVar("Found")


class Engine:
    """The graph of a store; `path` None keeps it in memory."""

    def __init__(self, path: Path | None, read_only: bool = False) -> None:
        self._path = path
        self._view = View(path) if path and read_only else None
        self._store = ox.Store() if path is None else None if read_only else open_writable(path)

    @property
    def inner(self) -> ox.Store:
        """Oxigraph's own store."""
        if self._view:
            return self._view.store
        assert self._store is not None
        return self._store

    def query(self, sparql: str, bindings: Bindings | None = None) -> QueryResult:
        """The answer to a SPARQL 1.1 query over all graphs together; `GRAPH ?g` tells them apart.

        `bindings` fixes variables of the query. Raises UsageError for a query that does not parse.
        """
        return self._read(lambda store: from_results(ask(store, sparql, bindings)))

    def serialize_query(self, sparql: str, bindings: Bindings | None, format: str) -> bytes:
        """The answer in one of FORMATS; UsageError where the format does not suit the kind of answer."""
        return self._read(lambda store: serialize(ask(store, sparql, bindings), format))

    def _read(self, work: Callable[[ox.Store], Found]) -> Found:
        return self._view.read(work) if self._view else work(self.inner)

    def holds(self, graph: IRI) -> bool:
        """Whether the named graph is there."""
        return self.inner.contains_named_graph(ox.NamedNode(graph))

    def load(self, text: str) -> None:
        """Adds N-Quads, quickly and not in one transaction: cut short, a part of them may be there."""
        self.inner.bulk_load(text.encode("utf-8"), format=ox.RdfFormat.N_QUADS)

    def replace_graph(self, graph: IRI, quads: Iterable[Quad]) -> None:
        """Makes the named graph hold exactly these quads, in one transaction."""
        if not self.holds(graph):
            self.inner.load(format_nquads(quads).encode("utf-8"), format=ox.RdfFormat.N_QUADS)
            return
        block = format_ntriples(quads)
        self.inner.update(f"DROP SILENT GRAPH <{graph}>; INSERT DATA {{ GRAPH <{graph}> {{ {block} }} }}")

    def fill_graph(self, graph: IRI, quads: Iterable[Quad]) -> None:
        """Makes the named graph hold exactly these quads, a part at a time."""
        self.remove_graph(graph)
        waiting = iter(quads)
        while part := list(islice(waiting, _PART)):
            self.load(format_nquads(part))

    def amend_graph(self, graph: IRI, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Takes quads out of the named graph and adds others, in one transaction."""
        removed, added = format_ntriples(gone), format_ntriples(new)
        self.inner.update(
            f"DELETE DATA {{ GRAPH <{graph}> {{ {removed} }} }}; INSERT DATA {{ GRAPH <{graph}> {{ {added} }} }}"
        )

    def remove_graph(self, graph: IRI) -> None:
        self.inner.remove_graph(ox.NamedNode(graph))

    def graphs(self) -> list[IRI]:
        """The named graphs, sorted."""
        return self._read(
            lambda store: sorted(IRI(n.value) for n in store.named_graphs() if isinstance(n, ox.NamedNode))
        )

    def graph_quads(self, graph: IRI) -> list[Quad]:
        """The quads of one graph, in the order of `record_quads`."""
        node = ox.NamedNode(graph)
        found = self._read(lambda store: list(map(from_ox_quad, store.quads_for_pattern(None, None, None, node))))
        return sorted(found, key=lambda quad: triple_order(quad[:3]))

    def dump(self) -> Iterator[Quad]:
        """All quads, graph by graph."""
        for graph in self.graphs():
            yield from self.graph_quads(graph)

    def flush(self) -> None:
        self.inner.flush()

    def close(self) -> None:
        """Lets go of the files; the engine is of no use afterwards."""
        writes = self._store is not None
        self._store = self._view = None
        if writes and self._path:
            drop_old_logs(self._path)

    def __len__(self) -> int:
        return self._read(len)


def ask(store: ox.Store, sparql: str, bindings: Bindings | None = None) -> Any:
    """Oxigraph's own answer, not yet read."""
    substitutions = {ox.Variable(name): to_ox(value) for name, value in (bindings or {}).items()}
    try:
        return store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=substitutions)
    except SyntaxError as error:
        raise UsageError(f"SPARQL 有误：{error}") from error


def serialize(results: Any, format: str) -> bytes:
    """An answer in one of FORMATS."""
    formats = GRAPH_FORMATS if isinstance(results, ox.QueryTriples) else ROW_FORMATS
    if format not in formats:
        raise UsageError(f"这个查询的结果不能写成 {format}；可用：{'、'.join(formats)}")
    written = results.serialize(format=formats[format])
    return written if isinstance(written, bytes) else b""


def to_ox(term: Term) -> Any:
    """A plain term as pyoxigraph's; UsageError for an IRI that is none."""
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(term.value, language=term.language)
        return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
    try:
        return ox.NamedNode(term)
    except ValueError as error:
        raise UsageError(f"不是合法的 IRI：{term}") from error


def graph_names(iris: Iterable[str]) -> list[Any]:
    """Names of graphs as pyoxigraph's; UsageError for one that is no IRI."""
    return [to_ox(IRI(iri)) for iri in iris]


def from_ox(term: Any) -> Term:
    """A pyoxigraph term as a plain one; blank nodes become `_:` IRIs."""
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, language=term.language)
        datatype = term.datatype.value
        return Literal(term.value, "" if datatype in (_STRING, _LANGUAGE_STRING) else datatype)
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    return IRI(str(term))


def from_ox_quad(quad: Any) -> Quad:
    graph = IRI(quad.graph_name.value) if isinstance(quad.graph_name, ox.NamedNode) else IRI("")
    return IRI(from_ox(quad.subject)), IRI(quad.predicate.value), from_ox(quad.object), graph


def from_results(results: Any) -> QueryResult:
    """A pyoxigraph result as plain values, read to the end."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    if isinstance(results, ox.QuerySolutions):
        names = tuple(variable.value for variable in results.variables)
        rows = [tuple(None if cell is None else from_ox(cell) for cell in solution) for solution in results]
        return Solutions(names, rows)
    triples: set[Triple] = {
        (IRI(from_ox(triple.subject)), IRI(triple.predicate.value), from_ox(triple.object)) for triple in results
    }
    return Triples(sorted(triples, key=triple_order))


def parse_nquads(text: str) -> list[Quad]:
    """N-Quads as plain quads, in the order of the text."""
    return [from_ox_quad(quad) for quad in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.N_QUADS)]


def parse_turtle(text: str, graph: IRI) -> list[Quad]:
    """Turtle without blank nodes as the quads of one graph, in the order of `record_quads`."""
    found = {from_ox_quad(quad)[:3] for quad in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.TURTLE)}
    return [(*triple, graph) for triple in sorted(found, key=triple_order)]
