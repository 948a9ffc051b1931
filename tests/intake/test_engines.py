"""Where files are read makes no difference to what is stored, and a worker that dies costs no file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError, UsageError
from graph.intake import build_store
from graph.intake.engines import Engine, dask, default_workers, in_processes, processes, read_here
from graph.intake.paths import iter_files
from graph.store import Store
from graph.store.ledger import Ledger
from tests.conftest import ROOT, SEEDS
from tests.intake.test_build import notice


def dump(path: Path) -> list[object]:
    with Store(path, read_only=True) as store:
        return list(store.engine.dump())


def build(path: Path, engine: Engine, *sources: Path) -> Path:
    with Store(path) as store:
        report = build_store(store, sources or [SEEDS], "1", engine=lambda files: engine)
        assert report.failures == ()
    return path


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    return dump(build(tmp_path_factory.mktemp("here") / "store", read_here))


def test_two_processes_write_the_same(tmp_path: Path, expected: list[object]) -> None:
    assert dump(build(tmp_path / "store", processes(2))) == expected


def test_few_files_are_read_here() -> None:
    assert processes(1) is read_here
    assert default_workers(3) == 1
    assert default_workers(10_000) >= 1


def kill_on_two(number: int) -> int:
    """A task that takes its process along."""
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


def test_a_task_that_kills_its_process_is_given_up_alone() -> None:
    assert list(in_processes(iter(range(6)), 2, kill_on_two, lambda number: -number)) == [0, 10, -2, 30, 40, 50]


def kill_once(where: str) -> str:
    """Takes its process along the first time, if it is the second."""
    path = Path(where)
    if path.name == "1" and not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def test_a_task_whose_process_was_killed_is_done_again(tmp_path: Path) -> None:
    names = [str(tmp_path / str(i)) for i in range(3)]
    assert list(in_processes(iter(names), 2, kill_once, lambda name: "lost")) == ["0", "1", "2"]


def test_dask_writes_the_same_though_a_worker_is_lost(tmp_path: Path, expected: list[object]) -> None:
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with distributed.LocalCluster(**options) as cluster:
        engine = dask(cluster.scheduler_address)

        def lossy(jobs: object) -> Iterator[object]:
            for number, reading in enumerate(engine(jobs)):  # type: ignore[arg-type]
                if number == 1:
                    worker = next(iter(cluster.workers.values()))
                    os.kill(worker.process.pid, signal.SIGKILL)
                yield reading

        assert dump(build(tmp_path / "store", lossy)) == expected  # type: ignore[arg-type]


def test_nobody_answers_at_the_address(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with Store(tmp_path / "store") as store, pytest.raises(UsageError, match="连不上调度器"):
        build_store(store, [SEEDS], "1", engine=lambda files: dask("tcp://127.0.0.1:9"))


# -- interruptions ------------------------------------------------------------------------------------------------------

_CHILD = """
import sys
from pathlib import Path
from graph.intake import build_store
from graph.store import Store
with Store(Path(sys.argv[1])) as store:
    build_store(store, [Path(sys.argv[2])], "1")
"""


def test_killed_at_any_moment_it_goes_on_where_it_was(tmp_path: Path) -> None:
    papers = tmp_path / "公文"
    papers.mkdir()
    for number in range(40):
        (papers / f"{number:02}.txt").write_text(notice(number + 1, f"第{number}项"), encoding="utf-8")
    whole = dump(build(tmp_path / "whole", read_here, papers))
    moments = random.Random(9704)
    kills = 0
    for _ in range(12):
        child = subprocess.Popen([sys.executable, "-c", _CHILD, str(tmp_path / "store"), str(papers)], cwd=ROOT)
        time.sleep(moments.uniform(0.3, 2.0))
        child.kill()
        kills += child.wait() == -signal.SIGKILL
        if (tmp_path / "store" / "FORMAT").exists() and (tmp_path / "store" / "oxigraph").exists():
            with Store(tmp_path / "store") as store:  # opens, and mends what was cut
                assert len(store.files()) <= 40
    assert kills > 0
    with Store(tmp_path / "store") as store:
        build_store(store, [papers], "1")
    assert dump(tmp_path / "store") == whole


def test_a_full_disk_is_told_and_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = tmp_path / "公文"
    papers.mkdir()
    for number in range(3):
        (papers / f"{number}.txt").write_text(notice(number + 1), encoding="utf-8")
    put, calls = Ledger.put, []

    def fill_up(self: Ledger, *given: object) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        put(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "put", fill_up)
    with Store(tmp_path / "store") as store, pytest.raises(StoreError, match=r"写不进去.*磁盘空间"):
        build_store(store, [papers], "1")
    monkeypatch.setattr(Ledger, "put", put)
    with Store(tmp_path / "store") as store:
        report = build_store(store, [papers], "1")
        assert (report.read, report.unchanged) == (2, 1)


# -- patterns ------------------------------------------------------------------------------------------------------------


def test_patterns_find_files_in_all_folders(tmp_path: Path) -> None:
    for name in ("a.txt", "下级/b.txt", "下级/再下/c.txt", "下级/d.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = [each.path.name for each in iter_files([tmp_path / "**" / "*.txt"])]
    assert found == ["a.txt", "b.txt", "c.txt"]
    assert [each.path.name for each in iter_files([tmp_path / "下级" / "*"])] == ["b.txt"]


def test_a_pattern_without_a_match_says_so(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="没有匹配的文件"):
        list(iter_files([tmp_path / "*.pdf"]))


def test_a_file_may_have_a_star_in_its_name(tmp_path: Path) -> None:
    path = tmp_path / "重要[1]*.txt"
    path.write_text("x", encoding="utf-8")
    assert [each.path for each in iter_files([path])] == [path]
