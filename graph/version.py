"""The version of the program: as published, and as it reads documents today."""

from __future__ import annotations

import functools
from pathlib import Path

__version__ = "0.1.0"

# What a record depends on: the rooms up to the graph, and the tables they load.
_ROOMS = ("authority", "read", "parse", "extract", "resolve", "rdf")
_SUFFIXES = {".py", ".csv", ".toml", ".tsv", ".json", ".ttl"}


@functools.cache
def program_version() -> str:
    """The published version and a digest of code and tables, so that a changed rule makes files be read again.

    >>> program_version()
    '0.1.0+3f9c2a7d51b0'
    """
    return f"{__version__}+{_digest()}"


def _digest() -> str:
    import hashlib  # start-up does without

    package = Path(__file__).parent
    state = hashlib.sha256()
    for path in sorted(_inputs(package)):
        state.update(path.relative_to(package.parent).as_posix().encode() + b"\0")
        state.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return state.hexdigest()[:12]


def _inputs(package: Path) -> set[Path]:
    data = [package.parent / "seeds" / "authority", package.parent / "ontology"]
    folders = [package / room for room in _ROOMS] + data
    found = {path for folder in folders for path in folder.rglob("*") if path.suffix in _SUFFIXES}
    return found | set(package.glob("*.py"))
