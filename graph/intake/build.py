"""The loop of `zeren build`: one file at a time, each whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.intake.alignment import align_store, is_outdated
from graph.intake.background import load_background
from graph.intake.manifest import Known, Manifest, stamp_of
from graph.intake.official import require_official
from graph.intake.paths import FoundFile, absolute, iter_files
from graph.read.reader import load_bytes
from graph.store import SourceFile, Store

Progress = Callable[[Sequence[FoundFile]], Iterable[FoundFile]]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why, in one line that names it."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: numbers of files, and the failures in order."""

    read: int
    unchanged: int
    removed: int
    failures: tuple[Failure, ...]


def build_store(store: Store, paths: Sequence[Path], version: str, progress: Progress = iter) -> Report:
    """Brings the store up to the files at the paths; `version` is that of the program.

    Files whose bytes and program version the store knows are left alone. Files that vanished from a given folder
    leave the store; so does what a file said before it became unreadable. Failures never stop the other files.
    """
    with Manifest(store.path) as manifest:
        load_background(store, manifest, version)
        work = _Build(store, manifest, version)
        for found in progress(list(iter_files(paths))):
            work.take(found)
        for folder in paths:
            if folder.is_dir():
                work.sweep(absolute(folder))
        report = work.report()
    if report.read or report.removed or is_outdated(store):
        align_store(store)
    return report


class _Build:
    """One run: what the store has, and what happened so far."""

    def __init__(self, store: Store, manifest: Manifest, version: str) -> None:
        self._store = store
        self._manifest = manifest
        self._version = version
        self._stored = {file.sha256: file for file in store.files()}
        self._failures: list[Failure] = []
        self._visited: set[str] = set()
        self._counts = {"read": 0, "unchanged": 0, "removed": 0}

    def take(self, found: FoundFile) -> None:
        """Reads one file if it is new or changed."""
        where = str(absolute(found.path))
        self._visited.add(where)
        before = self._manifest.get(where)
        stamp = stamp_of(found.path)
        if before and stamp and before.stamp == stamp and self._is_current(before.sha256):
            self._counts["unchanged"] += 1
            return
        try:
            sha256 = self._read(found)
        except InputError as error:
            self._failures.append(Failure(found.path, str(error)))
            if before and found.path.exists():
                self._drop(before)
            return
        if before and before.sha256 != sha256:
            self._release(before)
        self._manifest.put(Known(where, str(found.folder or ""), stamp, sha256))

    def sweep(self, folder: Path) -> None:
        """Takes out the files that were read from a folder earlier and are no longer there."""
        for known in self._manifest.below(folder):
            if known.path not in self._visited:
                self._drop(known)

    def report(self) -> Report:
        return Report(**self._counts, failures=tuple(self._failures))

    def _read(self, found: FoundFile) -> str:
        """The file's hash, after the store has what it says."""
        data = load_bytes(found.path)
        sha256 = hashlib.sha256(data).hexdigest()
        if self._is_current(sha256) and self._is_named(sha256, found):
            self._counts["unchanged"] += 1
            return sha256
        from graph.pipeline import read_record  # compiles every pattern; a build with nothing to read does without

        self._store.put(require_official(read_record(data, found.name)), self._version)
        self._stored[sha256] = SourceFile(sha256, found.name, self._version)
        self._counts["read"] += 1
        return sha256

    def _is_current(self, sha256: str) -> bool:
        stored = self._stored.get(sha256)
        return stored is not None and stored.version == self._version

    def _is_named(self, sha256: str, found: FoundFile) -> bool:
        """Whether the store's name for these bytes still stands: this file's, or that of a copy that is there."""
        if self._stored[sha256].name == found.name:
            return True
        return any(path.exists() for path in self._manifest.others(sha256, str(absolute(found.path))))

    def _drop(self, known: Known) -> None:
        self._release(known)
        self._manifest.forget(known.path)
        self._counts["removed"] += 1

    def _release(self, known: Known) -> None:
        """Takes a file's former content out of the store, unless another file has it too.

        Comes before the manifest forgets it: if the program is cut short in between, the next run does it again.
        """
        if known.sha256 in self._stored and not self._manifest.others(known.sha256, known.path):
            self._store.remove(known.sha256)
            del self._stored[known.sha256]
