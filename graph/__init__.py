"""Reads Chinese official documents (公文) and answers who must do what, by when, on what authority.

    >>> import graph
    >>> record = graph.read_record_path(Path("通知.txt"))
    >>> [(a.mention, a.role) for task in record.tasks for a in task.assignments]
    [('市医保局', <Role.RESPONSIBLE: 'responsible'>), …]
    >>> with graph.open_store("zeren-store") as store:
    ...     graph.build_store(store, [Path("我的公文")], graph.program_version())
    >>> dataset = graph.open_rdflib("zeren-store")

Each name is loaded when it is first used, so that `import graph` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from graph.version import __version__, program_version

if TYPE_CHECKING:
    from graph.export.extraction import to_extraction
    from graph.export.networks import to_networkx
    from graph.intake import build_store
    from graph.pipeline import read_record, read_record_path
    from graph.store import open_rdflib, open_store

__all__ = [
    "__version__",
    "build_store",
    "open_rdflib",
    "open_store",
    "program_version",
    "read_record",
    "read_record_path",
    "to_extraction",
    "to_networkx",
]

_HOMES = {
    "build_store": "graph.intake",
    "open_rdflib": "graph.store",
    "open_store": "graph.store",
    "read_record": "graph.pipeline",
    "read_record_path": "graph.pipeline",
    "to_extraction": "graph.export.extraction",
    "to_networkx": "graph.export.networks",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
