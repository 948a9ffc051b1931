"""A store as the server holds it: look-ups in threads, queries in processes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.requests import Request

from graph.server.limits import Limits
from graph.server.problems import busy, too_slow
from graph.server.workers import Workers
from graph.store import Store
from graph.store.limited import Ask

Found = TypeVar("Found")


class Site:
    """Opens the folder anew for each look-up, which takes a millisecond and shows what a build has just written."""

    def __init__(self, place: str | os.PathLike[str], limits: Limits | None = None) -> None:
        self.place = Path(place)
        self.limits = limits or Limits()
        self.workers = Workers(self.place, self.limits)
        self._inside = 0
        self._threads: anyio.CapacityLimiter | None = None

    async def look_up(self, work: Callable[[Store], Found]) -> Found:
        """What `work` finds in the store, in a thread; raises HttpError if too many wait or it takes too long."""
        if self._inside >= self.limits.lookups * 4:
            raise busy()
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(self.limits.lookups)
        self._inside += 1
        try:
            with anyio.fail_after(self.limits.seconds):
                return await anyio.to_thread.run_sync(
                    partial(self._run, work), abandon_on_cancel=True, limiter=self._threads
                )
        except TimeoutError:
            raise too_slow(self.limits.seconds) from None
        finally:
            self._inside -= 1

    def _run(self, work: Callable[[Store], Found]) -> Found:
        with Store(self.place, read_only=True) as store:
            return work(store)

    async def query(self, ask: Ask, request: Request | None = None) -> tuple[str, bytes]:
        """Format and bytes of the answer to SPARQL; the query ends when the visitor leaves."""
        left = asyncio.Event()
        task = asyncio.create_task(_watch(request, left)) if request else None
        try:
            return await anyio.to_thread.run_sync(partial(self.workers.ask, ask, left.is_set))
        finally:
            if task:
                task.cancel()

    def close(self) -> None:
        self.workers.close()


async def _watch(request: Request, left: asyncio.Event) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(0.2)
    left.set()
