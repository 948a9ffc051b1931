"""Paths that a person gives → the files to read, in an order that does not depend on the machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import seeds
from graph.errors import InputError

# What lies beside papers in a folder and is none: data, settings, code. Named itself, such a file is still read.
_BESIDE = frozenset(
    {".json", ".jsonld", ".toml", ".yaml", ".yml", ".csv", ".tsv", ".ttl", ".nq", ".nt", ".rdf", ".py", ".ics"}
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `name` is its path below the folder that was given (with /), or its own name."""

    path: Path
    name: str
    folder: Path | None = None


def bundled_documents() -> Path:
    """The folder of documents that ships with zeren."""
    return Path(seeds.__path__[0]) / "documents"


def iter_files(paths: Iterable[Path]) -> Iterator[FoundFile]:
    """Files as given, and those inside given folders by name; each once, hidden ones only if named themselves.

    A path that does not exist is given back as a file: reading it says what is wrong. One with * or ? that does not
    exist is a pattern (** for any folders), for shells that do not expand it and folders too large for them.
    """
    seen: set[Path] = set()
    for path in (match for given in paths for match in _expand(given)):
        for found in _files_in(path) if path.is_dir() else [FoundFile(path, path.name)]:
            where = absolute(found.path)
            if where not in seen:
                seen.add(where)
                yield found


def _expand(path: Path) -> list[Path]:
    """The files that a pattern matches, by name; the path itself if it is none."""
    if path.exists() or not any(mark in str(path) for mark in "*?["):
        return [path]
    found = sorted(glob.iglob(str(path), recursive=True))  # noqa: PTH207 - Path.glob knows no absolute patterns
    matches = [Path(each) for each in found if Path(each).is_file() and Path(each).suffix.lower() not in _BESIDE]
    if not matches:
        raise InputError(f"{path}: 没有匹配的文件；请检查通配符")
    return matches


def absolute(path: Path) -> Path:
    """The path from the root, links left as they are: a file is known by the name it was given."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links


def _files_in(folder: Path) -> Iterator[FoundFile]:
    root = absolute(folder)
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top) / name
            if not name.startswith(".") and path.suffix.lower() not in _BESIDE and path.is_file():
                yield FoundFile(path, path.relative_to(folder).as_posix(), root)
