"""The page docs/performance.md, measured section by section: `make bench`.

    python -m tests.bench.report [SECTION …] [-o docs/performance.md] [--builds FILE]

Sections that are not asked for stay as they are. Large builds take long: `--builds` takes the tables that
`python -m tests.bench.amounts` printed instead of building anew.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import psutil

from graph.pipeline import read_record
from graph.store.parcel import pack
from tests.bench import million
from tests.bench.amounts import format_builds, measure_builds
from tests.bench.bench import Figure, measure, reading_figures
from tests.bench.loading import format_loading, measure_loading
from tests.bench.papers import make_paper
from tests.bench.prefilter import format_filters, measure_filters
from tests.bench.queries import format_queries, measure_queries
from tests.bench.rivals import annotated_papers, format_rivals, measure_rivals

PAGE = Path(__file__).parent.parent.parent / "docs" / "performance.md"
PAPERS = 200  # made papers for the stages
QUERY_PAPERS, QUERY_LIMIT = 150, 20.0
LIBRARIES = ("pyoxigraph", "rdflib", "scikit-learn", "jieba")


class Section(NamedTuple):
    """A part of the page: its heading, what stands before its table, and what measures the table."""

    title: str
    told: str
    measure: Callable[[], str]


def rivals() -> str:
    return format_rivals(measure_rivals(annotated_papers()))


def stages() -> str:
    """Milliseconds a paper in each stage from bytes to what the store takes in."""
    made = [make_paper(9704, number) for number in range(PAPERS)]
    files = [(paper.name, paper.text.encode()) for paper in made]
    records = [read_record(data, name) for name, data in files]
    figures = [
        *reading_figures(files),
        *measure([("pack: quads, N-Quads, rows of the index", lambda: [pack(record, "1") for record in records])], 5),
    ]
    size = sum(len(data) for _, data in files) / len(files) / 1000
    lines = [f"Made papers of {size:.1f} kB.", "", "| stage | ms a paper (quartiles apart) |", "|---|---|"]
    return "\n".join([*lines, *(_stage(figure, len(files)) for figure in figures)])


def _stage(figure: Figure, papers: int) -> str:
    return f"| {figure.name} | {figure.median / papers * 1000:.2f} ({figure.spread / papers * 1000:.2f}) |"


def builds() -> str:
    with tempfile.TemporaryDirectory() as folder:
        return format_builds(measure_builds(Path(folder), [1000], [1, 2]))


def queries() -> str:
    return format_queries(measure_queries(QUERY_PAPERS, QUERY_LIMIT), QUERY_LIMIT)


def lookups() -> str:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        million.make(store, 1_000_000)
        return "\n".join(
            [
                million.format_starts(million.starts(store)),
                "",
                million.format_searches(*million.searches(store, 100_000)),
            ]
        )


SECTIONS: dict[str, Section] = {
    "rivals": Section(
        "Finding the responsible bodies",
        "On the thirty-two annotated papers of the tests, one core. Wanted: twenty times jieba.posseg; **not reached**: "
        "zeren is four fifths as fast as jieba, which finds next to none of the bodies. A pattern for endings is a hundred "
        "times as fast, and wrong in two names of five.",
        rivals,
    ),
    "stages": Section("Where the time goes", "One core, each stage given what the one before it made.", stages),
    "builds": Section(
        "Builds",
        "Whole processes on made papers of 2.5 kB with a dozen tasks each, memory of the process and its workers. "
        "Wanted: a paper costs at 100,000 at most 1.2 times what it costs at 1,000; memory at 100,000 under 1.5 times "
        "that at 10,000; two workers 1.7 times one; a second build 2 % of the first. On two cores two workers reach 1.2 to "
        "1.5: one worker keeps more than one and a half cores busy, since the graph is loaded by threads of its own while "
        "the next papers are read, and two have no more than two. (The rows of 10,000 are from before that was so.) The 100,000 were built by an earlier version while the machine's two cores did other work most of "
        "the time, so their seconds say little, but memory does: about 500 MiB until 76,000 papers, 840 at the end, when "
        "the tasks of related papers are paired: 1.7 times that at 10,000, so **not reached**. A rebuild without changes "
        "took 0.3 %, which is. Papers that rest on one and the same paper are compared in pairs when the build ends: 1.4 ms "
        "a paper at 30,000, in 14,851 pairs.",
        builds,
    ),
    "loading": Section(
        "Loading",
        "Quads of a thousand made papers into a new store on disk. Wanted: 0.6 of the bare bulk loader, which is reached; "
        "five times rdflib, which is just missed (4.6 to 5.0). The engine loads one part while the ledger and the index "
        "take the next.",
        lambda: format_loading(measure_loading(1000)),
    ),
    "queries": Section(
        "Named queries",
        f"The twelve slowest over {QUERY_PAPERS} made papers, beside rdflib "
        "in memory, which could not hold the quads of 10,000. Wanted: twenty times rdflib; **reached** by "
        "five of the twelve, not by those that give a row for nearly every task, or join what may be missing. "
        "They look into one graph (file) at a time, since over all together the store takes duplicates out; "
        "rdflib gets them without GRAPH, but in an order that suits the store: as they were written before, "
        "it took 1.2 s for no-owner and 0.4 s for not-stated. The commands (`gaps`, `who`, `due`, `chain`) "
        "read the look-up index instead.",
        queries,
    ),
    "lookups": Section(
        "Look-ups on a million tasks",
        "The floor starts Python, imports click and sqlite3, opens the index and asks it one thing. Wanted: cold at most "
        "twice the floor; the word search a thousand times SPARQL CONTAINS.",
        lookups,
    ),
    "prefilter": Section(
        "A filter on literals before the patterns",
        "The cues of the extractor over the annotated papers: each pattern by itself, and behind a search for the "
        "characters it needs.",
        lambda: format_filters(measure_filters(annotated_papers())),
    ),
}


def machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    model = (
        re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
        if Path("/proc/cpuinfo").exists()
        else None
    )
    libraries = ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} cores ({model[1].strip() if model else platform.processor()}), {memory:.0f} GiB, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {libraries}"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except ImportError:
        return "not installed"


def write_page(page: Path, measured: dict[str, str]) -> None:
    """Writes the page anew; sections that were not measured keep what they had."""
    old = page.read_text("utf-8") if page.exists() else ""
    parts = [
        "# Performance\n\nMade by `make bench`, each section by `python -m tests.bench.report SECTION`. Medians, with the "
        "least and the most of several runs where a range is given. The machines are shared: ratios measured side by "
        "side hold better than absolutes.\n"
    ]
    for name, section in SECTIONS.items():
        kept = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", old, re.S)
        table = (
            f"{measured[name]}\n\n{date.today().isoformat()}, {machine()}.\n"
            if name in measured
            else kept[1]
            if kept
            else "Not measured yet.\n"
        )
        parts.append(f"\n## {section.title}\n\n{section.told}\n\n<!-- {name} -->\n{table}<!-- /{name} -->\n")
    page.write_text("".join(parts), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("-o", "--output", type=Path, default=PAGE)
    parser.add_argument("--builds", type=Path, help="what tests.bench.amounts printed")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.sections if name not in SECTIONS]:
        parser.error(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    for name in given.sections or SECTIONS:
        known = given.builds.read_text("utf-8").strip() if name == "builds" and given.builds else None
        write_page(given.output, {name: known or SECTIONS[name].measure()})
        print(f"{name}: done")


if __name__ == "__main__":
    main()
