"""Queries of strangers: what they may ask, how much they may get, in the format they want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.errors import UsageError
from graph.rdf.terms import PREFIXES
from graph.store.engine import GRAPH_FORMATS, ROW_FORMATS, graph_names
from graph.store.inline import TOKEN
from graph.store.opening import View

_ROW_MARK = {"json": b"},{", "csv": b"\n", "tsv": b"\n", "xml": b"<result>", "ntriples": b"\n"}


class TooMuchError(UsageError):
    """An answer with more rows or bytes than may be given."""


class NotAcceptableError(UsageError):
    """An answer of a kind that none of the formats asked for can hold."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: formats in the order of preference for rows and for graphs; datasets as the protocol gives them."""

    sparql: str
    row_formats: Sequence[str] = ("json",)
    graph_formats: Sequence[str] = ("turtle",)
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    most_rows: int = 100_000
    most_bytes: int = 64 * 1024 * 1024


def require_harmless(sparql: str) -> None:
    """UsageError for a query that asks another server (SERVICE)."""
    if any((match["word"] or "").upper() == "SERVICE" for match in TOKEN.finditer(sparql)):
        raise UsageError("这里不允许 SERVICE：端点不访问别的服务器")


def answer(view: View, ask: Ask) -> tuple[str, bytes]:
    """The format and the bytes of an answer.

    Raises UsageError for a query that does not parse, NotAcceptableError, and TooMuchError as soon as the limit is passed.
    """
    require_harmless(ask.sparql)
    return view.read(lambda store: _written(_ask(store, ask), ask))


def _ask(store: ox.Store, ask: Ask) -> Any:
    try:
        if not ask.default_graphs and not ask.named_graphs:
            return store.query(ask.sparql, prefixes=PREFIXES, use_default_graph_as_union=not _has_dataset(ask.sparql))
        return store.query(
            ask.sparql,
            prefixes=PREFIXES,
            default_graph=graph_names(ask.default_graphs),
            named_graphs=graph_names(ask.named_graphs),
        )
    except SyntaxError as error:
        raise UsageError(f"SPARQL 有误：{error}") from error


def _has_dataset(sparql: str) -> bool:
    """Whether the query has FROM: then that is its dataset, and not all graphs together."""
    return any((match["word"] or "").upper() == "FROM" for match in TOKEN.finditer(sparql))


def _written(results: Any, ask: Ask) -> tuple[str, bytes]:
    graph = isinstance(results, ox.QueryTriples)
    known = GRAPH_FORMATS if graph else ROW_FORMATS
    wanted = [name for name in (ask.graph_formats if graph else ask.row_formats) if name in known]
    if isinstance(results, ox.QueryBoolean):  # SPARQL 1.1 CSV and TSV have no form for yes and no
        wanted = [name for name in wanted if name in ("json", "xml")]
    if not wanted:
        raise NotAcceptableError("这种结果没有所要的格式：行用 JSON、XML、CSV、TSV，图用 Turtle、N-Triples、JSON-LD")
    sink = _Sink(_ROW_MARK.get(wanted[0], b""), ask)
    results.serialize(sink, format=known[wanted[0]])
    return wanted[0], bytes(sink.written)


class _Sink:
    """Takes what is written until it is too much."""

    def __init__(self, mark: bytes, ask: Ask) -> None:
        self.written = bytearray()
        self._mark = mark
        self._ask = ask
        self._rows = 0

    def write(self, data: bytes) -> int:
        self.written += data
        self._rows += data.count(self._mark) if self._mark else 0
        if self._rows > self._ask.most_rows + 1:
            raise TooMuchError(f"结果超过 {self._ask.most_rows} 行；请加 LIMIT，或缩小条件")
        if len(self.written) > self._ask.most_bytes:
            raise TooMuchError(f"结果超过 {self._ask.most_bytes // 2**20} MiB；请加 LIMIT，或缩小条件")
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


def open_view(place: Path) -> View:
    """The graph of a store's folder, to be read."""
    from graph.store.folder import Folder

    folder = Folder(place)
    folder.require()
    return View(folder.oxigraph)


def stamp(place: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever the graph on disk does."""
    from graph.store.folder import Folder

    found = [(each.name, each.stat().st_size, each.stat().st_mtime_ns) for each in Folder(place).oxigraph.iterdir()]
    return tuple(sorted(found))
