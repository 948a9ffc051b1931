"""What the endpoint costs: named queries through it and on the bare store, and many clients for a minute.

python -m tests.bench.serve STORE [--seconds 60] [--clients 50]
"""

from __future__ import annotations

import argparse
import shlex
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil

from graph.answers.query import bind_parameters, named_query, query_names
from graph.store import Store
from graph.store.inline import inline_bindings

RUNS = 15


def queries() -> dict[str, str]:
    """The named queries with the parameters of their own examples."""
    found = {}
    for name in query_names():
        query = named_query(name)
        settings = dict(each.split("=", 1) for each in shlex.split(query.example) if "=" in each)
        found[name] = inline_bindings(query.sparql, bind_parameters(query, settings))
    return found


def median(work: Callable[[], object]) -> float:
    """Milliseconds, of RUNS runs after one."""
    work()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def ask(address: str, sparql: str) -> bytes:
    body = urllib.parse.urlencode({"query": sparql}).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{address}/sparql", body), timeout=120) as answer:
        return bytes(answer.read())


def overhead(address: str, place: Path) -> None:
    """Each query on the bare store and through the endpoint, in turn; the twelve slowest are printed."""
    rows = []
    with Store(place, read_only=True) as store:
        for name, sparql in queries().items():
            bare = median(lambda sparql=sparql: store.serialize_query(sparql, None, "json"))  # type: ignore[misc]
            served = median(lambda sparql=sparql: ask(address, sparql))  # type: ignore[misc]
            rows.append((bare, served, name))
    rows.sort(reverse=True)
    print(f"{'query':16} {'bare ms':>9} {'served ms':>10} {'ratio':>6}   (medians of {RUNS} runs)")
    for bare, served, name in rows[:12]:
        print(f"{name:16} {bare:9.1f} {served:10.1f} {served / bare:6.2f}")
    print(f"median of the twelve ratios: {statistics.median(served / bare for bare, served, _ in rows[:12]):.2f}")
    print(f"all twelve together: {sum(r[1] for r in rows[:12]) / sum(r[0] for r in rows[:12]):.2f}")


def memory(pid: int) -> float:
    """MiB of a process and its children."""
    parent = psutil.Process(pid)
    return sum(each.memory_info().rss for each in [parent, *parent.children(recursive=True)]) / 2**20


def crowd(address: str, pid: int, clients: int, seconds: float) -> None:
    """So many clients at once: what they were answered, and what the server holds before and after."""
    statuses: Counter[int] = Counter()
    guard = threading.Lock()
    paths = [
        f"/sparql?query={urllib.parse.quote('SELECT ?t WHERE { ?t a zr:Task } LIMIT 50')}",
        f"/api/who?words={urllib.parse.quote('医保定点')}",
        "/",
        "/health",
        "/stats",
    ]
    end = time.monotonic() + seconds
    held: list[float] = []

    def visit(number: int) -> None:
        while time.monotonic() < end:
            path = paths[number % len(paths)]
            number += 1
            try:
                with urllib.request.urlopen(address + path, timeout=60) as answer:
                    answer.read()
                    status = answer.status
            except urllib.error.HTTPError as error:
                status = error.code
            except OSError:
                status = 0
            with guard:
                statuses[status] += 1

    threads = [threading.Thread(target=visit, args=(i,)) for i in range(clients)]
    for thread in threads:
        thread.start()
    while time.monotonic() < end:
        held.append(memory(pid))
        time.sleep(seconds / 12)
    for thread in threads:
        thread.join()
    print(f"{clients} clients for {seconds:.0f} s: {sum(statuses.values())} answers, by status {dict(statuses)}")
    print(f"memory, MiB: {' '.join(f'{each:.0f}' for each in held)} and {memory(pid):.0f} after")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    given = parser.parse_args()
    command = [sys.executable, "cli.py", "--store", str(given.store), "serve", "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    address = "http://" + server.stderr.readline().partition("http://")[2].partition("/")[0]
    threading.Thread(target=lambda: [None for _ in server.stderr or ()], daemon=True).start()
    time.sleep(2)
    try:
        overhead(address, given.store)
        crowd(address, server.pid, given.clients, given.seconds)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
