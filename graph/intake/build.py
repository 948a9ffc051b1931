"""The loop of `zeren build`: one file at a time, each whole or not at all."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError, StoreError
from graph.intake.alignment import align_store, is_outdated
from graph.intake.background import load_background
from graph.intake.engines import Engine, read_here
from graph.intake.manifest import Known, Manifest, stamp_of
from graph.intake.paths import FoundFile, absolute, iter_files
from graph.intake.reading import Job, Reading
from graph.read.reader import load_bytes
from graph.store import Store

if TYPE_CHECKING:
    from graph.intake.labels import LabelBook
    from graph.model import Labels
    from graph.store.parcel import Parcel

Progress = Callable[[Sequence[FoundFile]], Iterable[FoundFile]]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why, in one line that names it."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: numbers of files (those inside a ZIP count), and the failures in order."""

    read: int
    unchanged: int
    removed: int
    failures: tuple[Failure, ...]


def build_store(
    store: Store,
    paths: Sequence[Path],
    version: str,
    progress: Progress = iter,
    engine: Callable[[int], Engine] = lambda files: read_here,
    labels: LabelBook | None = None,
) -> Report:
    """Brings the store up to the files at the paths; `version` is that of the program.

    Files whose bytes, labels and program version the store knows are left alone. Files that vanished from a given
    folder leave the store; so does what a file said before it became unreadable. Failures never stop the other files.
    `engine` chooses where to read, given the number of files. Raises StoreError where the disk is full.
    """
    try:
        with Manifest(store.path) as manifest:
            return _build(_Build(store, manifest, version, labels), paths, progress, engine)
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreError(
            f"{store.path}: 写不进去（{error}）；请检查磁盘空间和权限，再运行同一条命令，已入库的不会重读"
        ) from error


def _build(work: _Build, paths: Sequence[Path], progress: Progress, engine: Callable[[int], Engine]) -> Report:
    load_background(work.store, work.manifest, work.version)
    files = list(iter_files(paths))
    for reading in engine(len(files))(work.jobs(progress(files))):
        work.take(reading)
    for folder in paths:
        if folder.is_dir():
            work.sweep(absolute(folder))
    report = work.report()
    if report.read or report.removed or is_outdated(work.store):
        align_store(work.store)
    return report


@dataclass(frozen=True, slots=True)
class _Pending:
    """A file that is being read: where it is, as it was when it was looked at."""

    found: FoundFile
    where: str
    stamp: str
    sha256: str
    before: Known | None


class _Build:
    """One run: what the store has, and what happened so far."""

    def __init__(self, store: Store, manifest: Manifest, version: str, labels: LabelBook | None) -> None:
        self.store = store
        self.manifest = manifest
        self.version = version
        self._labels = labels
        self._stored = {file.sha256: file for file in store.files()}
        self._pending: dict[int, _Pending] = {}
        self._failures: list[Failure] = []
        self._visited: set[str] = set()
        self._counts = {"read": 0, "unchanged": 0, "removed": 0}

    # -- before reading -----------------------------------------------------------------------------------------

    def jobs(self, files: Iterable[FoundFile]) -> Iterator[Job]:
        """The files that are new or changed; the others are settled at once."""
        for number, found in enumerate(files):
            if job := self._job(number, found):
                yield job

    def _job(self, number: int, found: FoundFile) -> Job | None:
        where, stamp = str(absolute(found.path)), stamp_of(found.path)
        self._visited.add(where)
        labels, version = self._labelled(found)
        before = self.manifest.get(where)
        if before and stamp and before.stamp == stamp and self._holds(before, version):
            self._keep(where)
            return None
        try:
            data = load_bytes(found.path)
        except InputError as error:
            self._fail(found.path, (str(error),), before)
            return None
        pending = _Pending(found, where, stamp, hashlib.sha256(data).hexdigest(), before)
        if self._is_known(pending, version):
            return None
        self._pending[number] = pending
        return Job(number, found.name, data, version, labels)

    def _is_known(self, pending: _Pending, version: str) -> bool:
        """Whether the store has these bytes, from this file or another; if so, the file is written down."""
        sha256, where, before = pending.sha256, pending.where, pending.before
        if before and before.sha256 == sha256 and self.manifest.inside(where) and self._holds(before, version):
            self.manifest.put(Known(where, before.folder, pending.stamp, sha256))
            self._keep(where)
            return True
        if self._is_current(sha256, version) and self._is_named(sha256, pending.found.name, where):
            self._counts["unchanged"] += 1
            self._note(pending, sha256)
            return True
        return False

    def _labelled(self, found: FoundFile) -> tuple[dict[str, Labels], str]:
        """What lists say of a file, and the version to note: other labels make another version."""
        if self._labels is None:
            return {}, self.version
        from graph.intake.labels import digest_labels

        labels = self._labels.of(found.path)
        digest = digest_labels(labels)
        return labels, f"{self.version}+{digest}" if digest else self.version

    def _holds(self, known: Known, version: str) -> bool:
        """Whether the store has all that a file said: its own text, or the files inside it."""
        inside = self.manifest.inside(known.path)
        return all(self._is_current(each.sha256, version) for each in inside or [known])

    def _keep(self, where: str) -> None:
        inside = self.manifest.inside(where)
        self._visited.update(each.path for each in inside)
        self._counts["unchanged"] += max(1, len(inside))

    # -- after reading ------------------------------------------------------------------------------------------

    def take(self, reading: Reading) -> None:
        """Stores what came of a file, and takes out what it no longer says."""
        pending = self._pending.pop(reading.number)
        if reading.problems:
            self._fail(pending.found.path, reading.problems, None if reading.parcels else pending.before)
        parcels = {self._place(parcel, pending): parcel for parcel in reading.parcels}
        for place, parcel in parcels.items():
            self._store(parcel, place)
        if pending.where in parcels:
            self._note(pending, pending.sha256)
        elif parcels:
            self._note_inside(pending, parcels, complete=not reading.problems)

    def _place(self, parcel: Parcel, pending: _Pending) -> str:
        """The path of a file, or of one inside it: …/通知.zip/附件.docx."""
        return pending.where + parcel.file.name.removeprefix(pending.found.name)

    def _store(self, parcel: Parcel, place: str) -> None:
        file = parcel.file
        if self._is_current(file.sha256, file.version) and self._is_named(file.sha256, file.name, place):
            self._counts["unchanged"] += 1
            return
        self.store.take(parcel)
        self._stored[file.sha256] = file
        self._counts["read"] += 1

    def _note(self, pending: _Pending, sha256: str) -> None:
        """Writes a plain file down; what it said before leaves, and what was inside it when it was a ZIP."""
        for gone in self.manifest.inside(pending.where):
            self._drop(gone)
        if pending.before and pending.before.sha256 != sha256:
            self._release(pending.before)
        self.manifest.put(Known(pending.where, str(pending.found.folder or ""), pending.stamp, sha256))

    def _note_inside(self, pending: _Pending, parcels: dict[str, Parcel], complete: bool) -> None:
        """Writes a ZIP and its files down; one of which a part could not be read is looked at again next time."""
        if pending.before:
            self._release(pending.before)
        for old in self.manifest.inside(pending.where):
            if old.path not in parcels:
                self._drop(old)
            elif old.sha256 != parcels[old.path].file.sha256:
                self._release(old)
        for place, parcel in parcels.items():
            self._visited.add(place)
            self.manifest.put(Known(place, pending.where, "", parcel.file.sha256))
        stamp, sha256 = (pending.stamp, pending.sha256) if complete else ("", "")
        self.manifest.put(Known(pending.where, str(pending.found.folder or ""), stamp, sha256))

    def _fail(self, path: Path, messages: Iterable[str], before: Known | None) -> None:
        """Tells; what an unreadable file said before leaves, unless the file itself has gone."""
        self._failures += [Failure(path, message) for message in messages]
        if before and path.exists():
            for gone in [*self.manifest.inside(before.path), before]:
                self._drop(gone)

    # -- at the end ---------------------------------------------------------------------------------------------

    def sweep(self, folder: Path) -> None:
        """Takes out the files that were read from a folder earlier and are no longer there."""
        for known in self.manifest.below(folder):
            if known.path not in self._visited:
                self._drop(known)

    def report(self) -> Report:
        return Report(**self._counts, failures=tuple(self._failures))

    # -- what the store has -------------------------------------------------------------------------------------

    def _is_current(self, sha256: str, version: str) -> bool:
        stored = self._stored.get(sha256)
        return stored is not None and stored.version == version

    def _is_named(self, sha256: str, name: str, where: str) -> bool:
        """Whether the store's name for these bytes still stands: this file's, or that of a copy that is there."""
        return self._stored[sha256].name == name or any(map(_is_there, self.manifest.others(sha256, where)))

    def _drop(self, known: Known) -> None:
        held = known.sha256 in self._stored
        self._release(known)
        self.manifest.forget(known.path)
        self._counts["removed"] += held

    def _release(self, known: Known) -> None:
        """Takes a file's former content out of the store, unless another file has it too.

        Comes before the manifest forgets it: if the program is cut short in between, the next run does it again.
        """
        if known.sha256 in self._stored and not self.manifest.others(known.sha256, known.path):
            self.store.remove(known.sha256)
            del self._stored[known.sha256]


def _is_there(path: Path) -> bool:
    """Whether a file is on the disk, by itself or inside a ZIP that is."""
    return any(each.is_file() for each in (path, *path.parents))
