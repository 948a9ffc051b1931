"""The store: graph, ledger and look-up index behind one door."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import StoreError
from graph.model import Record
from graph.rdf.iris import source_iri
from graph.rdf.values import IRI, Quad
from graph.store.folder import Folder, take_lock
from graph.store.identity import Identity, rename_iris, settle
from graph.store.index import create_index, index_source, open_index, unindex_source
from graph.store.ledger import Ledger, SourceFile
from graph.store.neighbours import affected_files
from graph.store.rows import index_rows
from graph.store.solutions import Bindings, QueryResult

if TYPE_CHECKING:
    from graph.store.engine import Engine
    from graph.store.parcel import Parcel

_BATCH = 16 * 1024 * 1024  # characters of N-Quads that wait in memory at most


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
        self._waiting: dict[str, str] = {}
        if read_only:
            self._folder.require()
            return
        self._folder.prepare()
        self._lock = take_lock(self._folder)
        self._recover()

    # -- parts, opened on first use ---------------------------------------------------------------------------

    @property
    def engine(self) -> Engine:
        """The graph itself, with all that was put into the store so far."""
        self._load_waiting()
        return self._engine

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
        database, fresh = create_index(self._folder.index)
        for file in self.files() if fresh else ():
            quads = self.engine.graph_quads(source_iri(file.sha256))
            index_source(database, file.sha256, index_rows(quads, file.sha256))
        return database

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

        self.take(pack(record, version))

    def take(self, parcel: Parcel) -> None:
        """Adds a file that was packed elsewhere, or replaces it as a whole if its bytes are known."""
        self._require_writer()
        sha256 = parcel.file.sha256
        affected = affected_files(self.ledger, sha256)
        self.ledger.put(parcel.file, parcel.text, parcel.blob, parcel.claims)
        self.ledger.unsettle(affected | affected_files(self.ledger, sha256))
        if sha256 in self._waiting or self._engine.holds(source_iri(sha256)):
            self._apply(sha256, Identity())
            return
        index_source(self.index, sha256, parcel.rows)
        self._waiting[sha256] = parcel.quads
        if sum(map(len, self._waiting.values())) > _BATCH:
            self._load_waiting()

    def remove(self, sha256: str) -> None:
        """Takes a file out of the store; unknown files are ignored."""
        self._require_writer()
        self.ledger.unsettle(affected_files(self.ledger, sha256))
        self.ledger.mark_leaving(sha256)
        self._leave(sha256)

    def replace_graph(self, graph: IRI, quads: Iterable[Quad]) -> None:
        """Makes one of the graphs that are no file's (ontology, authority, alignment) hold exactly these quads."""
        self._require_writer()
        self.engine.replace_graph(graph, quads)

    def amend_graph(self, graph: IRI, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Takes quads out of such a graph and adds others, in one transaction."""
        self._require_writer()
        self.engine.amend_graph(graph, gone, new)

    def finish(self) -> None:
        """Settles identities touched since the last call, and writes everything to disk."""
        self._require_writer()
        self._load_waiting()
        for sha256, identity in settle(self.ledger, self.ledger.unsettled()):
            if identity.text() != self.ledger.identity(sha256):
                self._apply(sha256, identity)
        self.ledger.mark_settled()
        self.engine.flush()

    def rebuild_index(self) -> None:
        """Makes the look-up index again from the graph."""
        self._require_writer()
        self.index.execute("PRAGMA user_version = 0")
        self.index.close()
        del self.index
        assert self.index

    def _load_waiting(self) -> None:
        """Files that are new to the graph go in together, which takes half the time of one by one.

        Cut short, the ledger knows them as unfinished, and the next writer brings them in again.
        """
        if self._waiting:
            self._engine.load("".join(self._waiting.values()))
            for sha256 in self._waiting:
                self.ledger.mark_applied(sha256, Identity().text())
            self._waiting.clear()

    def _apply(self, sha256: str, identity: Identity) -> None:
        """Brings graph and index to what the ledger says of a file, under a mapping of IRIs."""
        from graph.store.engine import parse_nquads

        quads = rename_iris(parse_nquads(self.ledger.quads(sha256)), identity)
        self.engine.replace_graph(source_iri(sha256), quads)
        index_source(self.index, sha256, index_rows(quads, sha256))
        self.ledger.mark_applied(sha256, identity.text())

    def _leave(self, sha256: str) -> None:
        self.engine.remove_graph(source_iri(sha256))
        unindex_source(self.index, sha256)
        self.ledger.forget(sha256)

    def _recover(self) -> None:
        """Finishes what an earlier writer left half done, or what was lost since."""
        if not self._folder.ledger.is_file():
            return
        assert self.index
        for sha256, leaving in self.ledger.unfinished():
            if leaving:
                self._leave(sha256)
            else:
                self._apply(sha256, Identity())

    def _require_writer(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.path}: 库是以只读方式打开的，不能写入")

    # -- closing ------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Lets go of the files and of the lock; without `finish`, identities stay as they were."""
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
