"""The named queries on a store of made papers, beside rdflib in memory over the same quads.

    python -m tests.bench.queries [--papers 300] [--limit 60]

rdflib gets each query in a process that is ended at the limit. It holds the triples in one graph, and gets the queries
without their GRAPH clauses, which would make it slower still.
"""

from __future__ import annotations

import argparse
import multiprocessing
import queue
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from graph.rdf.terms import PREFIXES
from graph.store import Store
from tests.bench.loading import parcels
from tests.bench.serve import queries

ROUNDS = 5
NAMED = 12  # the slowest ones are told


@dataclass(frozen=True, slots=True)
class Asked:
    """A named query: seconds on the store, and in rdflib; None there if it was not done in time."""

    name: str
    store: float
    rdflib: float | None


def on_store(folder: Path, papers: int) -> dict[str, float]:
    """Median seconds of each query; the store is made in the folder, and its quads are written beside it."""
    place = folder / "store"
    load = parcels(papers)
    (folder / "quads.nt").write_text("".join(_triple(line) for p in load for line in p.quads.splitlines()), "utf-8")
    with Store(place) as store:
        for parcel in load:
            store.take(parcel)
    with Store(place, read_only=True) as store:
        return {name: _timed(store, sparql) for name, sparql in queries().items()}


def _triple(line: str) -> str:
    """A quad's triple: its graph's name, which ends the line, left out."""
    return line[: line.rindex("<")] + ".\n"


def _timed(store: Store, sparql: str) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        store.serialize_query(sparql, None, "json")
        times.append(time.perf_counter() - began)
    return median(times)


def _serve_rdflib(path: str, asked: multiprocessing.Queue[str], told: multiprocessing.Queue[float]) -> None:
    from rdflib import Graph

    graph = Graph()
    graph.parse(path, format="nt")
    told.put(0.0)
    while True:
        sparql = asked.get()
        began = time.perf_counter()
        list(graph.query(sparql, initNs=PREFIXES))
        told.put(time.perf_counter() - began)


def on_rdflib(path: Path, sparql: Sequence[tuple[str, str]], limit: float) -> dict[str, float | None]:
    """Seconds of each query; a process that takes too long is ended, and a new one reads the triples again."""
    found: dict[str, float | None] = {}
    context = multiprocessing.get_context("spawn")
    worker = None
    for name, query in sparql:
        if worker is None:
            asked, told = context.Queue(), context.Queue()
            worker = context.Process(target=_serve_rdflib, args=(str(path), asked, told), daemon=True)
            worker.start()
            told.get()
        asked.put(query)
        try:
            found[name] = told.get(timeout=limit)
        except queue.Empty:
            if not worker.is_alive():
                raise SystemExit(f"{name}: rdflib failed, see above") from None
            found[name] = None
            worker.kill()
            worker = None
    if worker is not None:
        worker.kill()
    return found


def measure_queries(papers: int, limit: float) -> list[Asked]:
    """The slowest of the named queries on the store, slowest first."""
    with tempfile.TemporaryDirectory() as folder:
        ours = on_store(Path(folder), papers)
        slowest = sorted(ours, key=lambda name: -ours[name])[:NAMED]
        texts = queries()
        plain = [(name, re.sub(r"GRAPH \?source ", "", texts[name])) for name in slowest]
        theirs = on_rdflib(Path(folder) / "quads.nt", plain, limit)
        return [Asked(name, ours[name], theirs[name]) for name in slowest]


def format_queries(asked: Sequence[Asked], limit: float) -> str:
    """A table in Markdown."""
    lines = ["| query | store ms | rdflib ms | times |", "|---|---|---|---|"]
    for each in asked:
        theirs = f"{each.rdflib * 1000:.0f}" if each.rdflib else f"over {limit * 1000:.0f}"
        times = f"{each.rdflib / each.store:.0f}" if each.rdflib else f"over {limit / each.store:.0f}"
        lines.append(f"| {each.name} | {each.store * 1000:.1f} | {theirs} | {times} |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=300)
    parser.add_argument("--limit", type=float, default=60)
    given = parser.parse_args()
    print(format_queries(measure_queries(given.papers, given.limit), given.limit))
