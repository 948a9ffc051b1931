"""The graph of a store for people who know rdflib: oxrdflib over the same folder, nothing copied."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.rdf.terms import PREFIXES
from graph.store.engine import Engine
from graph.store.folder import Folder


def open_dataset(path: Path) -> Dataset:
    """A read-only view; its default graph is the union of all named graphs.

    >>> dataset = open_dataset(Path("zeren-store"))
    >>> len(list(dataset.query("SELECT ?d WHERE { ?d a zr:OfficialDocument }")))
    """
    folder = Folder(path)
    folder.require()
    return dataset_of(Engine(folder.oxigraph, read_only=True).inner)


def dataset_of(inner: ox.Store) -> Dataset:
    """An rdflib Dataset over an open Oxigraph store, with the usual prefixes."""
    dataset = Dataset(store=OxigraphStore(store=inner), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
