"""Opening Oxigraph's folder, and reading it beside a living writer.

A read-only view is a moment of the store. While a writer goes on, the files of that moment may be merged and deleted
under the reader: then the view is opened anew, at a later moment, and the whole question asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from graph.errors import StoreError

_ATTEMPTS = 8
_FIRST_PAUSE = 0.02  # seconds, doubled each time: five in all, longer than the merging of files takes
_MUCH = 64 * 1024 * 1024  # bytes
_GONE = ("No such file", "Corruption", "IO error")

Found = TypeVar("Found")


def open_writable(path: Path) -> ox.Store:
    """The one writer's store; StoreError if another program has it."""
    try:
        return ox.Store(path)
    except OSError as error:
        raise StoreError(f"{path.parent}: 无法打开图库（{error}）；请确认没有别的程序在写入") from error


def drop_old_logs(path: Path) -> None:
    """Has the logs of finished writes deleted, which only opening does; they may outweigh the store itself.

    To be called by the writer, after it has let go of its store.
    """
    if sum(log.stat().st_size for log in path.glob("*.log")) > _MUCH:
        open_writable(path)


class View:
    """A read-only store that is opened anew when a writer takes its files away."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.store = self._open()

    def read(self, work: Callable[[ox.Store], Found]) -> Found:
        """What `work` makes of the store, from one moment; it must read to the end before it returns."""
        for pause in _pauses():
            try:
                return work(self.store)
            except (OSError, RuntimeError) as error:
                if not _is_gone(error):
                    raise
                time.sleep(pause)
                self.store = self._open()
        return work(self.store)

    def _open(self) -> ox.Store:
        last: Exception | None = None
        for pause in _pauses():
            try:
                return ox.Store.read_only(str(self._path))
            except (OSError, RuntimeError) as error:
                if not _is_gone(error):
                    break
                last = error
                time.sleep(pause)
        raise StoreError(f"{self._path.parent}: 无法读取图库（{last}）；请稍后再试，或重新运行 zeren build")


def _pauses() -> list[float]:
    return [_FIRST_PAUSE * 2**attempt for attempt in range(_ATTEMPTS)]


def _is_gone(error: Exception) -> bool:
    return any(sign in str(error) for sign in _GONE)
