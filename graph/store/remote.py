"""A graph behind a SPARQL 1.1 endpoint, asked over HTTP with nothing but the standard library.

Bound variables travel as terms in N-Triples syntax, so their text cannot become part of the query.
"""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from graph.errors import StoreError, UsageError
from graph.rdf.terms import PREFIXES
from graph.rdf.values import IRI, Literal, Term, triple_order
from graph.store.inline import inline_bindings
from graph.store.ledger import SourceFile
from graph.store.solutions import Bindings, QueryResult, Row, Solutions, Triples

_ROWS = "application/sparql-results+json"
_ACCEPT = {
    "json": _ROWS, "csv": "text/csv", "tsv": "text/tab-separated-values", "xml": "application/sparql-results+xml",
    "turtle": "text/turtle", "ntriples": "application/n-triples", "jsonld": "application/ld+json",
}  # fmt: skip
_TIMEOUT = 60.0  # seconds
_FILES = """SELECT ?sha256 ?name (SAMPLE(?v) AS ?version) WHERE {
  ?file zr:sha256 ?sha256 ; zr:fileName ?name . OPTIONAL { ?run prov:used ?file ; schema:softwareVersion ?v }
} GROUP BY ?sha256 ?name ORDER BY ?name ?sha256"""


class RemoteStore:
    """Read-only; the same `query`, `serialize_query`, `files` and `text` as a `Store` on disk."""

    read_only = True

    def __init__(self, url: str) -> None:
        self.url = url

    def query(self, sparql: str, bindings: Bindings | None = None) -> QueryResult:
        """As `Store.query`; raises StoreError if the endpoint cannot be reached, UsageError if it refuses."""
        body, kind = self._ask(sparql, bindings, f"{_ROWS}, application/n-triples;q=0.9")
        if "sparql-results" not in kind and "json" not in kind:
            return _parse_triples(body)
        found = json.loads(body)
        if "boolean" in found:
            return bool(found["boolean"])
        names = tuple(found["head"]["vars"])
        rows: list[Row] = [tuple(_term(each.get(name)) for name in names) for each in found["results"]["bindings"]]
        return Solutions(names, rows)

    def serialize_query(self, sparql: str, bindings: Bindings | None, format: str) -> bytes:
        if format not in _ACCEPT:
            raise UsageError(f"不认识的格式 {format}；可用：{'、'.join(_ACCEPT)}")
        return self._ask(sparql, bindings, _ACCEPT[format])[0]

    def files(self) -> list[SourceFile]:
        found = self.query(_FILES)
        return [SourceFile(*row) for row in found.texts()] if isinstance(found, Solutions) else []

    def text(self, sha256: str) -> str | None:
        """Always None: the texts stay with the folder the graph was built in."""
        return None

    def close(self) -> None:
        """Nothing is held open."""

    def _ask(self, sparql: str, bindings: Bindings | None, accept: str) -> tuple[bytes, str]:
        form = urlencode({"query": with_prefixes(inline_bindings(sparql, bindings or {}))}).encode("ascii")
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            with urlopen(Request(self.url, form, headers), timeout=_TIMEOUT) as response:
                return response.read(), response.headers.get("Content-Type", "")
        except HTTPError as error:
            reason = error.read(300).decode("utf-8", "replace").strip()
            raise UsageError(f"{self.url}: 端点拒绝了这个查询（{error.code}）：{reason}") from error
        except (URLError, TimeoutError) as error:
            raise StoreError(f"{self.url}: 连不上 SPARQL 端点（{error}）；请检查地址和网络") from error

    def __enter__(self) -> RemoteStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


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
    from graph.store.engine import parse_nquads

    triples = {quad[:3] for quad in parse_nquads(body.decode("utf-8"))}
    return Triples(sorted(triples, key=triple_order))
