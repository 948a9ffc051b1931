"""What a writer does to a store: graph, ledger and index kept in step, and mended after an interruption."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.rdf.iris import source_iri
from graph.store.engine import parse_nquads
from graph.store.identity import Identity, rename_iris, settle
from graph.store.index import create_index, index_source, unindex_source
from graph.store.neighbours import affected_files
from graph.store.rows import index_rows

if TYPE_CHECKING:
    from graph.store.parcel import Parcel
    from graph.store.store import Store

_BATCH = 12 * 1024 * 1024  # characters of N-Quads that wait in memory at most


class Writer:
    """The writing half of a store; StoreError for one that was opened to be read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[str, str] = {}
        self._loader: ThreadPoolExecutor | None = None
        self._loading: tuple[Future[None], list[str]] | None = None
        self.require()

    def require(self) -> None:
        if self._store.read_only:
            raise StoreError(f"{self._store.path}: 库是以只读方式打开的，不能写入")

    def open_index(self, path: Path) -> sqlite3.Connection:
        """The look-up index to write to; a lost or old one is made anew."""
        database, fresh = create_index(path)
        for file in self._store.files() if fresh else ():
            quads = self._store.engine.graph_quads(source_iri(file.sha256))
            index_source(database, file.sha256, index_rows(quads, file.sha256))
        return database

    def take(self, parcel: Parcel) -> None:
        """Adds a file, or replaces it as a whole if its bytes are known."""
        store, sha256 = self._store, parcel.file.sha256
        affected = affected_files(store.ledger, sha256)
        store.ledger.put(parcel.file, parcel.text, parcel.blob, parcel.claims)
        store.ledger.unsettle(affected | affected_files(store.ledger, sha256))
        if self._holds(sha256):
            self._apply(sha256, Identity())
            return
        index_source(store.index, sha256, parcel.rows)
        self._waiting[sha256] = parcel.quads
        if sum(map(len, self._waiting.values())) > _BATCH:
            self._start_loading()

    def _holds(self, sha256: str) -> bool:
        """Whether the graph holds a file, or is about to."""
        coming = sha256 in self._waiting or (self._loading is not None and sha256 in self._loading[1])
        return coming or self._store._engine.holds(source_iri(sha256))

    def remove(self, sha256: str) -> None:
        """Takes a file out of the store; unknown files are ignored."""
        self._store.ledger.unsettle(affected_files(self._store.ledger, sha256))
        self._store.ledger.mark_leaving(sha256)
        self._leave(sha256)

    def finish(self) -> None:
        """Settles identities touched since the last call, and writes everything to disk."""
        self.load_waiting()
        ledger = self._store.ledger
        for sha256, identity in settle(ledger, ledger.unsettled()):
            if identity.text() != ledger.identity(sha256):
                self._apply(sha256, identity)
        ledger.mark_settled()
        self._store.engine.flush()

    def load_waiting(self) -> None:
        """Files that are new to the graph go in together, which takes half the time of one by one.

        Cut short, the ledger knows them as unfinished, and the next writer brings them in again.
        """
        if self._waiting:
            self._start_loading()
        self._end_loading()

    def _start_loading(self) -> None:
        """Loads what waits beside other work: the engine does without the interpreter's lock."""
        self._end_loading()
        waiting = dict(self._waiting)
        self._waiting.clear()
        self._loader = self._loader or ThreadPoolExecutor(1, "load")
        self._loading = self._loader.submit(self._store._engine.load, "".join(waiting.values())), list(waiting)

    def _end_loading(self) -> None:
        """Waits for what is being loaded; an error in it is raised here."""
        if self._loading:
            loading, files = self._loading
            self._loading = None
            loading.result()
            for sha256 in files:
                self._store.ledger.mark_applied(sha256, Identity().text())

    def close(self) -> None:
        """Waits for the engine; what it was loading stays unfinished for the next writer."""
        if self._loader:
            self._loader.shutdown()

    def recover(self) -> None:
        """Finishes what an earlier writer left half done, or what was lost since."""
        assert self._store.index
        for sha256, leaving in self._store.ledger.unfinished():
            if leaving:
                self._leave(sha256)
            else:
                self._apply(sha256, Identity())

    def _apply(self, sha256: str, identity: Identity) -> None:
        """Brings graph and index to what the ledger says of a file, under a mapping of IRIs."""
        quads = rename_iris(parse_nquads(self._store.ledger.quads(sha256)), identity)
        self._store.engine.replace_graph(source_iri(sha256), quads)
        index_source(self._store.index, sha256, index_rows(quads, sha256))
        self._store.ledger.mark_applied(sha256, identity.text())

    def _leave(self, sha256: str) -> None:
        self._store.engine.remove_graph(source_iri(sha256))
        unindex_source(self._store.index, sha256)
        self._store.ledger.forget(sha256)
