"""Where the authority's tables lie, and how a table is read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path


def tables_dir() -> Path:
    """The folder of the authority's tables: `seeds` lies beside `graph`, in a checkout as in an installation."""
    return Path(__file__).resolve().parents[2] / "seeds" / "authority"


def iter_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table without its header, as lists of cells, in the order of the file.

    >>> next(iter_rows("region_changes.csv"))[2] in {"rename", "recode", "upgrade", "merge", "establish"}
    True
    """
    with (tables_dir() / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows, None)
        yield from rows


def iter_records(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table by the names of its columns; slower than `iter_rows`, for what reads a table once."""
    with (tables_dir() / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
