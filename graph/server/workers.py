"""SPARQL in processes that can be killed: a query that takes too long ends with its process, whatever it is doing."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from graph.errors import StoreError, UsageError
from graph.server.limits import Limits
from graph.server.problems import HttpError, busy, too_slow
from graph.store.limited import Ask, NotAcceptableError, TooMuchError

_POLL = 0.25  # seconds between looks at whether the visitor is still there
_STARTING = 20.0  # seconds that a new process may take to begin
Gone = Callable[[], bool]


class Workers:
    """At most `limits.queries` at once; one more is turned away. `ask` is for threads."""

    def __init__(self, place: Path, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self._free = threading.Semaphore(limits.queries)
        self._idle: list[_Worker] = []
        self._guard = threading.Lock()
        self._closed = False

    def ask(self, ask: Ask, gone: Gone = lambda: False) -> tuple[str, bytes]:
        """Format and bytes of an answer; raises HttpError. `gone` tells that nobody waits for it any more."""
        if not self._free.acquire(blocking=False):
            raise busy()
        try:
            worker = self._take()
            try:
                outcome = worker.ask(replace(ask, most_rows=self._limits.rows), self._limits.seconds, gone)
            except BaseException:
                worker.kill()
                raise
            self._give(worker)
        finally:
            self._free.release()
        return _unpacked(outcome)

    def processes(self) -> list[int]:
        """Process numbers of the workers that wait."""
        with self._guard:
            return [worker.pid for worker in self._idle]

    def close(self) -> None:
        with self._guard:
            self._closed = True
            for worker in self._idle:
                worker.kill()
            self._idle.clear()

    def _take(self) -> _Worker:
        with self._guard:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive():
                    return worker
        return _Worker(self._place, self._limits.memory)

    def _give(self, worker: _Worker) -> None:
        with self._guard:
            if self._closed:
                worker.kill()
            else:
                self._idle.append(worker)


def _unpacked(outcome: tuple[str, str, bytes]) -> tuple[str, bytes]:
    kind, text, data = outcome
    if kind == "done":
        return text, data
    status = {"bad_query": 400, "not_acceptable": 406, "too_much": 413, "store_unavailable": 503}.get(kind, 500)
    message, _, hint = text.partition("；")
    raise HttpError(status, kind, message, hint)


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, place: Path, memory: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=run, args=(theirs, place, memory), daemon=True)
        self._process.start()
        theirs.close()
        if not self._pipe.poll(_STARTING) or self._pipe.recv() != "ready":
            self.kill()
            raise HttpError(500, "internal", "查询进程没有启动", "请查看服务日志")

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, ask: Ask, seconds: float, gone: Gone) -> tuple[str, str, bytes]:
        self._pipe.send(ask)
        left = seconds
        while not self._pipe.poll(min(_POLL, left)):
            left -= _POLL
            if gone():
                raise HttpError(499, "client_closed", "对方已断开")
            if left <= 0:
                raise too_slow(seconds)
        try:
            return self._pipe.recv()  # type: ignore[no-any-return]
        except EOFError:
            raise HttpError(503, "out_of_memory", "查询用的内存太多，已中止", "请缩小条件或加 LIMIT") from None

    def kill(self) -> None:
        self._process.kill()
        self._process.join(5)
        self._pipe.close()


def run(pipe: Connection, place: Path, memory: int) -> None:
    """The life of a worker: answers what comes through the pipe until it is closed."""
    _bound_memory(memory)
    view: Any = None
    seen: object = None
    with contextlib.suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        from graph.store import limited

        pipe.send("ready")
        while True:
            ask = pipe.recv()
            try:
                now = limited.stamp(place)
                if view is None or now != seen:  # a build has gone on meanwhile
                    view, seen = limited.open_view(place), now
                pipe.send(("done", *limited.answer(view, ask)))
            except TooMuchError as error:
                pipe.send(("too_much", str(error), b""))
            except NotAcceptableError as error:
                pipe.send(("not_acceptable", str(error), b""))
            except UsageError as error:
                pipe.send(("bad_query", str(error), b""))
            except (StoreError, OSError) as error:
                pipe.send(("store_unavailable", str(error), b""))
                view = None
            except MemoryError:
                pipe.send(("too_much", "查询用的内存太多；请缩小条件或加 LIMIT", b""))


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
