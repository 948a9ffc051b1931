"""Where files are read: here, in processes of this machine, or on the workers of a Dask cluster.

Each engine takes jobs and gives readings in the order of the jobs, a bounded number of them in flight, so that neither
memory nor the bytes that are written depend on the engine. A worker that dies costs no file: what it had is read again,
each file by itself, and only one that kills its reader twice is given up.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Generic, TypeVar

from graph.errors import UsageError
from graph.intake.reading import Job, Reading, read_job

Task = TypeVar("Task")
Result = TypeVar("Result")
Engine = Callable[[Iterable[Job]], Iterator[Reading]]
_WINDOW = 24  # files in flight for each worker: as many as are read while the store loads a batch
_FEW = 24  # files; below that starting workers takes longer than it saves
LOST = "读取时程序中断（文件可能损坏或过大）；已跳过，请单独检查"


def read_here(jobs: Iterable[Job]) -> Iterator[Reading]:
    """One file after the other, in this process."""
    return map(read_job, jobs)


def default_workers(files: int) -> int:
    """All cores, unless there is little to do."""
    return (
        1 if files < _FEW else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )


def processes(workers: int) -> Engine:
    """Reading in so many processes of this machine; in this one alone if `workers` is 1."""
    return read_here if workers < 2 else lambda jobs: in_processes(jobs, workers, read_job, _lost)


def in_processes(
    jobs: Iterable[Task], workers: int, work: Callable[[Task], Result], lost: Callable[[Task], Result]
) -> Iterator[Result]:
    """What `work` makes of each task, in their order; `lost` is what becomes of one that kills its process twice."""
    return _Pool(workers, work, lost).run(jobs)


def _lost(job: Job) -> Reading:
    return Reading(job.number, (), (f"{job.name}: {LOST}",))


class _Pool(Generic[Task, Result]):
    """A pool of fresh processes, made anew when one of them dies."""

    def __init__(self, workers: int, work: Callable[[Task], Result], lost: Callable[[Task], Result]) -> None:
        self._workers = workers
        self._work = work
        self._lost = lost
        self._pool = self._start(workers)

    def run(self, jobs: Iterable[Task]) -> Iterator[Result]:
        waiting: deque[tuple[Task, Future[Result]]] = deque()
        try:
            for job in jobs:
                waiting.append((job, self._submit(job)))
                if len(waiting) >= self._workers * _WINDOW:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        # Spawned, for the store's engine has threads, and a process that is forked from threads may never wake.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare)

    def _submit(self, job: Task) -> Future[Result]:
        try:
            return self._pool.submit(self._work, job)
        except BrokenProcessPool:
            self._pool = self._start(self._workers)
            return self._pool.submit(self._work, job)

    def _next(self, waiting: deque[tuple[Task, Future[Result]]]) -> Result:
        job, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(job)

    def _alone(self, job: Task) -> Result:
        """A file that was being read, or waited, when a worker died: by itself, so that it can only hurt itself."""
        with self._start(1) as pool:
            try:
                return pool.submit(self._work, job).result()
            except BrokenProcessPool:
                return self._lost(job)


def _prepare() -> None:
    """In a new worker: interrupts are the parent's business; what is loaded once need not be looked at by the collector."""
    import gc
    import signal

    importlib.import_module("graph.pipeline")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def dask(address: str) -> Engine:
    """Reading on a Dask cluster: `dask` starts one on this machine, `tcp://host:8786` is a scheduler that runs.

    Raises UsageError where the package is missing or nobody answers.
    """
    try:
        import distributed
    except ImportError:
        raise UsageError("--engine 需要 Dask；请先 pip install 'zeren[cluster]'") from None
    return lambda jobs: _read_on(distributed, address, jobs)


def _read_on(distributed: Any, address: str, jobs: Iterable[Job]) -> Iterator[Reading]:
    client = _client(distributed, address)
    try:
        window = max(2, len(client.scheduler_info()["workers"])) * _WINDOW
        waiting: deque[tuple[Job, Any]] = deque()
        for job in jobs:
            waiting.append((job, _submit(client, job)))
            if len(waiting) >= window:
                yield _result(distributed, *waiting.popleft())
        while waiting:
            yield _result(distributed, *waiting.popleft())
    finally:
        client.close()
        if client.cluster is not None:
            client.cluster.close()


def _submit(client: Any, job: Job) -> Any:
    """A lost worker's jobs are run again by the scheduler; `pure=False`, for equal files are jobs of their own."""
    return client.submit(read_job, job, pure=False, retries=2)


def _result(distributed: Any, job: Job, future: Any) -> Reading:
    try:
        return future.result()  # type: ignore[no-any-return]
    except distributed.scheduler.KilledWorker:
        return _lost(job)


def _client(distributed: Any, address: str) -> Any:
    try:
        if address == "dask":
            cluster = distributed.LocalCluster(
                n_workers=max(2, default_workers(_FEW)), threads_per_worker=1, dashboard_address=None, silence_logs=40
            )
            client = distributed.Client(cluster)
            client.cluster = cluster
            return client
        return distributed.Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"--engine {address}: 连不上调度器（{error}）；请检查地址，或先启动 dask scheduler") from error
