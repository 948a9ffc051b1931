"""Getting quads into a store: zeren's own way (ledger, graph and look-up index), the bare bulk loader, rdflib in memory.

python -m tests.bench.loading [--papers 500]
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pyoxigraph
from rdflib import Dataset

from graph.pipeline import read_record
from graph.store import Store
from graph.store.parcel import Parcel, pack
from tests.bench.papers import make_paper

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Loading:
    """A way of loading: quads a second in each round."""

    name: str
    rates: tuple[float, ...]

    @property
    def rate(self) -> float:
        return median(self.rates)


def parcels(count: int, seed: int = 9704) -> list[Parcel]:
    made = (make_paper(seed, number) for number in range(count))
    return [pack(read_record(paper.text.encode(), paper.name), "bench") for paper in made]


def with_zeren(load: Sequence[Parcel], folder: Path) -> None:
    with Store(folder / "store") as store:
        for parcel in load:
            store.take(parcel)


def with_oxigraph(load: Sequence[Parcel], folder: Path) -> None:
    """The same quads, as much at once as zeren hands over, on disk and flushed."""
    store = pyoxigraph.Store(str(folder / "bare"))
    for at in range(0, len(load), 40):
        quads = "".join(parcel.quads for parcel in load[at : at + 40])
        store.bulk_load(quads.encode(), pyoxigraph.RdfFormat.N_QUADS)
    store.flush()


def with_rdflib(load: Sequence[Parcel], folder: Path) -> None:
    dataset = Dataset()
    logging.disable(logging.WARNING)
    dataset.parse(data="".join(parcel.quads for parcel in load), format="nquads")


WAYS: dict[str, Callable[[Sequence[Parcel], Path], None]] = {
    "zeren: ledger, graph, look-up index": with_zeren,
    "pyoxigraph bulk_load alone": with_oxigraph,
    "rdflib in memory": with_rdflib,
}


def measure_loading(count: int) -> list[Loading]:
    """Each way in turn, round after round, into a new folder each time."""
    load = parcels(count)
    quads = sum(parcel.quads.count("\n") for parcel in load)
    rates: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        for name, way in WAYS.items():
            with tempfile.TemporaryDirectory() as folder:
                began = time.perf_counter()
                way(load, Path(folder))
                rates[name].append(quads / (time.perf_counter() - began))
    return [Loading(name, tuple(each)) for name, each in rates.items()]


def format_loading(loads: Sequence[Loading]) -> str:
    """A table in Markdown."""
    own = loads[0].rate
    lines = ["| way | thousand quads a second (least to most) | zeren beside it |", "|---|---|---|"]
    for each in loads:
        spread = f"{each.rate / 1000:.0f} ({min(each.rates) / 1000:.0f}–{max(each.rates) / 1000:.0f})"
        lines.append(f"| {each.name} | {spread} | {own / each.rate:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=500)
    print(format_loading(measure_loading(parser.parse_args().papers)))
