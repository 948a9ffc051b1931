"""Builds of made papers as whole processes: time, memory, size on disk, and what a second build costs.

    python -m tests.bench.amounts 1000 10000 [--workers 1 2] [--keep FOLDER]

The cost of a paper is told for the first and for the last part of a build as well, from how many files the ledger of
the store holds as time goes on: both then ran on the same machine in the same hour.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.papers import write_papers

ROOT = Path(__file__).parent.parent.parent
PART = 0.1  # of a build: its beginning and its end


@dataclass(frozen=True, slots=True)
class Build:
    """One build: seconds, MiB of the process and its children at most, MiB of the store, (seconds, files) as it went."""

    papers: int
    workers: int
    seconds: float
    peak: float
    size: float
    unchanged: float
    course: tuple[tuple[float, int], ...]

    @property
    def cost(self) -> float:
        """Milliseconds a paper."""
        return self.seconds / self.papers * 1000

    @property
    def after(self) -> float:
        """Seconds from when the last file was read: identities are settled, tasks of related papers paired."""
        return self.seconds - next((at for at, files in self.course if files == self.papers), self.seconds)

    def cost_between(self, low: float, high: float) -> float | None:
        """Milliseconds a paper in a part of the build; None where it went by too fast to see."""
        inside = [(at, files) for at, files in self.course if low * self.papers <= files <= high * self.papers]
        inside = [each for i, each in enumerate(inside) if i == 0 or each[1] > inside[i - 1][1]]  # settling comes after
        if len(inside) < 3 or inside[-1][1] == inside[0][1]:
            return None
        return (inside[-1][0] - inside[0][0]) / (inside[-1][1] - inside[0][1]) * 1000


class Watcher(threading.Thread):
    """Looks at a process and at the store that it writes, until told to stop."""

    def __init__(self, process: psutil.Popen, store: Path) -> None:
        super().__init__(daemon=True)
        self.process, self.store = process, store
        self.peak = 0.0
        self.course: list[tuple[float, int]] = []
        self.began = time.perf_counter()
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.5):
            self.peak = max(self.peak, _memory(self.process))
            self.course.append((time.perf_counter() - self.began, _files(self.store)))


def _memory(process: psutil.Popen) -> float:
    total = 0.0
    try:
        for each in [process, *process.children(recursive=True)]:
            total += each.memory_info().rss
    except psutil.Error:  # it ended as we looked
        return 0.0
    return total / 2**20


def _files(store: Path) -> int:
    try:
        ledger = sqlite3.connect(f"file:{store / 'sources.sqlite'}?mode=ro", uri=True)
        (count,) = ledger.execute("SELECT count(*) FROM source").fetchone()
        ledger.close()
    except sqlite3.Error:
        return 0
    return int(count)


def _command(store: Path, papers: Path, workers: int) -> list[str]:
    return [sys.executable, "cli.py", "--store", str(store), "build", "--workers", str(workers), str(papers)]


def measure_build(folder: Path, papers: Path, count: int, workers: int) -> Build:
    """Builds a new store in `folder`, then builds it again."""
    store = folder / f"store-{count}-{workers}"
    shutil.rmtree(store, ignore_errors=True)
    command = _command(store, papers, workers)
    process = psutil.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watcher = Watcher(process, store)
    watcher.start()
    if process.wait() != 0:
        raise SystemExit(f"the build ended with {process.returncode}: {' '.join(command)}")
    seconds = time.perf_counter() - watcher.began
    watcher.over.set()
    watcher.join()
    size = sum(each.stat().st_size for each in store.rglob("*") if each.is_file()) / 2**20
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    again = time.perf_counter() - began
    return Build(count, workers, seconds, watcher.peak, size, again, tuple(watcher.course))


def measure_builds(folder: Path, counts: list[int], workers: list[int]) -> list[Build]:
    """A build for each amount of papers and number of workers."""
    found = []
    for count in counts:
        papers = folder / f"papers-{count}"
        if not papers.exists():
            write_papers(papers, count)
        for each in workers:
            found.append(measure_build(folder, papers, count, each))
            print(format_builds(found[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    return found


def format_builds(builds: list[Build]) -> str:
    """A table in Markdown."""
    lines = [
        "| papers | workers | seconds | ms a paper | first tenth | last tenth | settling, pairing | peak MiB | store MiB | again, unchanged |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for each in builds:
        first, last = each.cost_between(0, PART), each.cost_between(1 - PART, 1)
        part = [f"{cost:.1f}" if cost else "" for cost in (first, last)]
        lines.append(
            f"| {each.papers:,} | {each.workers} | {each.seconds:.0f} | {each.cost:.1f} | {part[0]} | {part[1]}"
            f" | {each.after:.0f} s | {each.peak:.0f} | {each.size:.0f} | {each.unchanged:.2f} s, {each.unchanged / each.seconds:.1%} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--keep", type=Path, help="where papers and stores stay")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp())
    print(format_builds(measure_builds(folder, given.counts, given.workers)))
    if not given.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
