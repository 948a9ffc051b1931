"""The graph in parts that bulk loaders eat: gzipped N-Quads, a named graph never cut, the same parts from the same store."""

from __future__ import annotations

import gzip
import hashlib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.errors import InputError, UsageError
from graph.export.graphs import GraphShelf, chosen_graphs
from graph.export.selection import Selection
from graph.rdf.nquads import format_nquads
from graph.rdf.values import IRI

_MOST = 4096


def write_shards(store: GraphShelf, folder: Path, shards: int, **filters: Any) -> int:
    """`part-0000.nq.gz` … in a folder, made if need be; the number of statements.

    A graph goes to the part that its name's hash tells, so a part changes only with its own graphs. UsageError for a
    number of parts that makes no sense, InputError for a folder that cannot be written.
    """
    if not 1 <= shards <= _MOST:
        raise UsageError(f"份数应在 1 到 {_MOST} 之间，收到 {shards}")
    graphs = chosen_graphs(store, Selection.of(filters))
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            parts = [_open(stack, folder / f"part-{i:04}.nq.gz") for i in range(shards)]
            for graph in graphs:
                quads = store.engine.graph_quads(graph)
                parts[shard_of(graph, shards)].write(format_nquads(quads).encode("utf-8"))
                count += len(quads)
    except OSError as error:
        raise InputError(f"{folder}: 写不了（{error.strerror}）；请检查路径") from error
    return count


def shard_of(graph: IRI, shards: int) -> int:
    """The part that a graph belongs to, on every machine the same."""
    return int.from_bytes(hashlib.sha256(graph.encode("utf-8")).digest()[:8], "big") % shards


def _open(stack: ExitStack, path: Path) -> gzip.GzipFile:
    """No name and no time inside, so that equal contents are equal files."""
    file = stack.enter_context(path.open("wb"))
    packed = gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0)
    return stack.enter_context(packed)
