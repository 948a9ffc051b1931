"""What one look-up costs from a cold start: `python -m tests.bench.authority`.

Each figure is a fresh process, so that the tables are read anew; the bare interpreter beside it is what start-up costs
anyway. Loading is what lies between the imports and the answer.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from graph.commands.rows import format_table
from tests.bench.bench import measure

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 15
_IMPORTS = "from graph.resolve.agencies import Context, resolve_agency; from graph.resolve.holder import holder_of; "
_ASK = "found = resolve_agency('市卫计委', Context('140400', 'city', '2016-05-01')); "
_FOLLOW = "holder_of(found, '2016-05-01')"
WORKS = {
    "bare interpreter": "pass",
    "imports": _IMPORTS,
    "imports, one mention": _IMPORTS + _ASK,
    "imports, one mention, body of today": _IMPORTS + _ASK + _FOLLOW,
    "imports, 12 members of a collective": (
        "from graph.authority.collectives import expand; expand('各县（区）人民政府', '140400', '2021-10-25')"
    ),
}


def run_fresh(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def main() -> None:
    figures = measure([(name, lambda code=code: run_fresh(code)) for name, code in WORKS.items()], ROUNDS)  # type: ignore[misc]
    base = figures[0].median
    rows = [
        [one.name, f"{one.median * 1000:.0f}", f"{(one.median - base) * 1000:.0f}", f"{one.spread * 1000:.0f}"]
        for one in figures
    ]
    sys.stdout.write(format_table(["work", "ms", "over bare", "spread"], rows, None))


if __name__ == "__main__":
    main()
