"""Speed of reading and of starting up, printed as a table: `make bench`.

Each figure is the median of several runs, measured in turn (one run of each, then again), so that a slow spell of the
machine meets all of them; `spread` is the distance between the quartiles. Ratios hold better than absolutes.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from graph.commands.rows import format_table
from graph.extract.record import extract
from graph.intake import bundled_documents
from graph.parse import parse
from graph.pipeline import read_record
from graph.read import read_bytes
from graph.resolve.record import resolve

ROOT = Path(__file__).parent.parent.parent
READING_ROUNDS = 15
START_ROUNDS = 11


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds of one thing over several runs."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def spread(self) -> float:
        first, _, third = quantiles(self.seconds, n=4)
        return third - first


def measure(works: Sequence[tuple[str, Callable[[], object]]], rounds: int) -> list[Figure]:
    """Each work once to warm up, then all of them in turn, `rounds` times."""
    for _, work in works:
        work()
    seconds: dict[str, list[float]] = {name: [] for name, _ in works}
    for _ in range(rounds):
        for name, work in works:
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return [Figure(name, tuple(taken)) for name, taken in seconds.items()]


def reading_figures(files: Sequence[tuple[str, bytes]]) -> list[Figure]:
    """Reading all files, whole and stage by stage; each stage gets what the one before it gave."""
    sources = [read_bytes(data, name) for name, data in files]
    parsed = [parse(source) for source in sources]
    found = [extract(each) for each in parsed]
    return measure(
        [
            ("whole record", lambda: [read_record(data, name) for name, data in files]),
            ("read", lambda: [read_bytes(data, name) for name, data in files]),
            ("parse", lambda: [parse(source) for source in sources]),
            ("extract", lambda: [extract(each) for each in parsed]),
            ("resolve", lambda: [resolve(each) for each in found]),
        ],
        READING_ROUNDS,
    )


def start_figures(store: Path) -> list[Figure]:
    """Fresh processes, warm file cache; the floor is Python itself."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "python -c 'import click'": ["-c", "import click"],
        "zeren --help": ["cli.py", "--help"],
        "zeren who": ["cli.py", "who", "医保定点", "--store", str(store)],
        "zeren doc": ["cli.py", "doc", "长政办发〔2021〕60号", "--store", str(store)],
        "zeren query": ["cli.py", "query", "SELECT * WHERE { ?d a zr:Task } LIMIT 1", "--store", str(store)],
        "zeren build, nothing changed": ["cli.py", "build", "--store", str(store)],
    }
    return measure([(name, _runner(arguments)) for name, arguments in commands.items()], START_ROUNDS)


def _runner(arguments: Sequence[str]) -> Callable[[], object]:
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def print_reading(figures: Sequence[Figure], documents: int, size: int) -> None:
    rows = [
        [
            figure.name,
            f"{figure.median / documents * 1000:.2f}",
            f"{figure.spread / documents * 1000:.2f}",
            f"{documents / figure.median:.0f}",
            f"{size / figure.median / 1e6:.2f}",
            f"{figure.median / figures[0].median:.0%}",
        ]
        for figure in figures
    ]
    print(format_table(["reading", "ms/file", "spread", "files/s", "MB/s", "share"], rows, 80))


def print_start(figures: Sequence[Figure]) -> None:
    floor = figures[0].median
    rows = [
        [figure.name, f"{figure.median * 1000:.0f}", f"{figure.spread * 1000:.0f}", f"{figure.median / floor:.1f} ×"]
        for figure in figures
    ]
    print(format_table(["starting", "ms", "spread", "of python -c pass"], rows, 80))


def main() -> None:
    files = [(path.name, path.read_bytes()) for path in sorted(bundled_documents().glob("*.txt"))]
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; one core\n")
    print_reading(reading_figures(files), len(files), sum(len(data) for _, data in files))
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        _runner(["cli.py", "build", "--store", str(store)])()
        print_start(start_figures(store))


if __name__ == "__main__":
    main()
