"""The store: Oxigraph on disk or a remote SPARQL endpoint, the ledger of files, and the look-up index.

>>> from graph.store import open_store
>>> with open_store("zeren-store", read_only=True) as store:
...     for row in store.query("SELECT ?number WHERE { ?document eli:id_local ?number }").texts():
...         print(*row)
长政办发〔2021〕60号
"""

from __future__ import annotations

import os
from pathlib import Path

from graph.store.ledger import SourceFile
from graph.store.solutions import QueryResult, Solutions, Triples
from graph.store.store import Store

__all__ = ["QueryResult", "Solutions", "SourceFile", "Store", "Triples", "open_rdflib", "open_store"]


def open_store(where: str | os.PathLike[str], read_only: bool = False) -> Store:
    """The store in a folder, or behind the URL of a SPARQL 1.1 server, with a copy on this machine.

    A folder is made if it does not exist, unless `read_only`. Readers may come and go while one writer works.
    Raises StoreError if the store is missing, being written by another program, damaged, or of a newer version.
    """
    if str(where).startswith(("http://", "https://")):
        from graph.store.remote import RemoteStore

        return RemoteStore(str(where), read_only)
    return Store(Path(where), read_only)


def open_rdflib(where: str | os.PathLike[str]):  # type: ignore[no-untyped-def]
    """The graph of a store's folder as an rdflib Dataset, read only, all graphs together as its default graph."""
    from graph.store.bridge import open_dataset

    return open_dataset(Path(where))
