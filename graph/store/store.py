"""The store: graph, ledger and look-up index behind one door."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from graph.store.folder import Folder, take_lock
from graph.store.index import open_index
from graph.store.ledger import Ledger, SourceFile

if TYPE_CHECKING:
    from graph.model import Record
    from graph.rdf.values import IRI, Quad
    from graph.store.engine import Engine
    from graph.store.parcel import Parcel
    from graph.store.solutions import Bindings, QueryResult
    from graph.store.writing import Writer


class Store:
    """A folder that holds the graph of many files; a context manager.

    Each file is a named graph of its own, replaced or removed as a whole. `finish` settles which IRIs mean one and
    the same document, and is called on leaving the `with` block of a writer.

    >>> with Store(Path("zeren-store")) as store:
    ...     store.put(read_record("seeds/documents/长政办发〔2021〕60号.txt"))
    >>> with Store(Path("zeren-store"), read_only=True) as store:
    ...     rows = store.query("SELECT ?d WHERE { ?d a zr:OfficialDocument }")
    """

    def __init__(self, path: Path, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._folder = Folder(path)
        self._lock: BinaryIO | None = None
        if read_only:
            self._folder.require()
            return
        self._folder.prepare()
        self._lock = take_lock(self._folder)
        if self._folder.ledger.is_file():
            self._writer.recover()

    # -- parts, opened on first use ---------------------------------------------------------------------------

    @property
    def engine(self) -> Engine:
        """The graph itself, with all that was put into the store so far."""
        if "_writer" in self.__dict__:
            self._writer.load_waiting()
        return self._engine

    @cached_property
    def _writer(self) -> Writer:
        from graph.store.writing import Writer  # a look-up does without it

        return Writer(self)

    @cached_property
    def _engine(self) -> Engine:
        from graph.store.engine import Engine  # a look-up does without it

        return Engine(self._folder.oxigraph, self.read_only)

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(self._folder.ledger, self.read_only)

    @cached_property
    def index(self) -> sqlite3.Connection:
        """The look-up index; rows by name and by position when read only. A writer makes a lost or old one anew."""
        if self.read_only:
            return open_index(self._folder.index)
        return self._writer.open_index(self._folder.index)

    # -- reading ------------------------------------------------------------------------------------------------

    def query(self, sparql: str, bindings: Bindings | None = None) -> QueryResult:
        """The answer to a SPARQL 1.1 query: Solutions, Triples or bool.

        Plain patterns see all graphs together; the prefixes of `graph.rdf.terms.PREFIXES` need no declaration.
        Variables in `bindings` are bound to the given terms, never pasted into the text. Raises UsageError.
        """
        return self.engine.query(sparql, bindings)

    def serialize_query(self, sparql: str, bindings: Bindings | None, format: str) -> bytes:
        """The answer as json, csv, tsv or xml; a graph as turtle, ntriples or jsonld."""
        return self.engine.serialize_query(sparql, bindings, format)

    def files(self) -> list[SourceFile]:
        """The files in the store with hash and version of the program that read them, by name."""
        return self.ledger.files()

    def text(self, sha256: str) -> str | None:
        """The text of a file as read, to which all offsets refer."""
        return self.ledger.text(sha256)

    # -- writing ------------------------------------------------------------------------------------------------

    def put(self, record: Record, version: str = "") -> None:
        """Adds a file, or replaces it as a whole if its bytes are known; `version` is the program's."""
        from graph.store.parcel import pack

        self._writer.take(pack(record, version))

    def take(self, parcel: Parcel) -> None:
        """Adds a file that was packed elsewhere, or replaces it as a whole if its bytes are known."""
        self._writer.take(parcel)

    def remove(self, sha256: str) -> None:
        """Takes a file out of the store; unknown files are ignored."""
        self._writer.remove(sha256)

    def replace_graph(self, graph: IRI, quads: Iterable[Quad]) -> None:
        """Makes one of the graphs that are no file's (ontology, authority, alignment) hold exactly these quads."""
        self._writer.require()
        self.engine.replace_graph(graph, quads)

    def fill_graph(self, graph: IRI, quads: Iterable[Quad]) -> None:
        """The same for more quads than memory holds, a part at a time: cut short, the graph holds some of them."""
        self._writer.require()
        self.engine.fill_graph(graph, quads)

    def amend_graph(self, graph: IRI, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Takes quads out of such a graph and adds others, in one transaction."""
        self._writer.require()
        self.engine.amend_graph(graph, gone, new)

    def finish(self) -> None:
        """Settles identities touched since the last call, and writes everything to disk."""
        self._writer.finish()

    def rebuild_index(self) -> None:
        """Makes the look-up index again from the graph."""
        self._writer.require()
        self.index.execute("PRAGMA user_version = 0")
        self.index.close()
        del self.index
        assert self.index

    # -- closing ------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Lets go of the files and of the lock; without `finish`, identities stay as they were."""
        if "_writer" in self.__dict__:
            self._writer.close()
        for part in ("ledger", "index", "_engine"):
            if part in self.__dict__:
                self.__dict__.pop(part).close()
        if self._lock:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and not self.read_only and self.ledger.unsettled():
            self.finish()
        self.close()
