"""The stages from one file's bytes to its record, and the loop that runs them.

A pure function of the bytes: the same file gives the same record on any machine.
"""

from __future__ import annotations

from pathlib import Path

from graph.extract.labelled import with_labels
from graph.extract.record import extract
from graph.model import Labels, Record
from graph.parse import parse
from graph.read import read_bytes, read_path
from graph.resolve.record import resolve


def read_record(data: bytes, name: str, labels: Labels | None = None) -> Record:
    """What one file says; `name` is its file name. Raises InputError for a file that cannot be read.

    `labels` are what a list beside the files says of it; they fill gaps of the text and are marked.
    """
    return resolve(with_labels(extract(parse(read_bytes(data, name))), labels))


def read_record_path(path: Path) -> Record:
    """What the file at a path says; see `read_record`."""
    return resolve(extract(parse(read_path(path))))
