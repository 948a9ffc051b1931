"""zeren build: files → the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.console import complain, iter_progress, write
from graph.commands.help import Command
from graph.commands.options import place_of_store, store_option, workers_option
from graph.commands.status import ExitStatus
from graph.commands.words import COUNTS

if TYPE_CHECKING:
    from graph.intake import FoundFile, Report
    from graph.intake.engines import Engine
    from graph.store import Store

_SHOWN = ("documents", "tasks", "assignments", "relations", "repairs", "diagnostics")


@click.command(
    cls=Command,
    examples=[
        "zeren build",
        "zeren build 我的公文/ 补充通知.docx --store 我的库",
        "zeren build '公文/**/*.pdf' --manifest 清单.csv --workers 4",
    ],
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[文件或文件夹]…")
@store_option
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="清单",
    help="随文件的清单（CSV 或一行一个 JSON），补正文没有的标题、文号、日期、机关、网址。",
)
@workers_option
@click.option("--engine", metavar="引擎", help="在 Dask 上读文件：dask 为本机，或调度器地址 tcp://主机:8786。")
@click.pass_context
def build(
    ctx: click.Context,
    paths: tuple[Path, ...],
    store: str | None,
    manifest: Path | None,
    workers: int | None,
    engine: str | None,
) -> ExitStatus:
    """读入公文，建库；不给路径就读清单里的，没有清单就读自带的五份。

    只重读有变化的文件；再次给出同一个文件夹时，其中已不存在的文件从库里移除。ZIP 里的文件逐个读入。读不了的文件逐个
    说明，其余照常入库，退出状态为 3。
    """
    from graph.intake import build_store, bundled_documents
    from graph.intake.labels import read_labels
    from graph.store import open_store
    from graph.version import program_version

    labels = read_labels(manifest) if manifest else None
    given = paths or (labels.paths if labels else (bundled_documents(),))
    with open_store(place_of_store(ctx, store)) as target:
        choose = _engine(engine, workers)
        report = build_store(target, given, program_version(), _progress, choose, labels)
        target.finish()
        counts = _counts(target)
    for failure in report.failures:
        complain(failure.message)
    write(format_summary(report, counts))
    return ExitStatus.BAD_INPUT if report.failures else ExitStatus.DONE


def _engine(name: str | None, workers: int | None) -> Callable[[int], Engine]:
    """The engine for a number of files, as the options say."""
    from graph.intake import engines

    if name:
        chosen = engines.dask(name)
        return lambda files: chosen
    return lambda files: engines.processes(workers or engines.default_workers(files))


def _progress(files: Sequence[FoundFile]) -> Iterable[FoundFile]:
    return iter_progress(files, len(files), "读入")


def _counts(store: Store) -> dict[str, int]:
    from graph.commands.stats import count_rows

    return {row["name"]: row["count"] for row in count_rows(store) if row["value"] is None}


def format_summary(report: Report, counts: dict[str, int]) -> str:
    """Two lines: what this run did, and what the store holds now.

    >>> format_summary(Report(5, 0, 0, ()), {"documents": 9, …})
    文件：读入 5，未变 0，移除 0，失败 0
    库中：公文 9，任务 118，…
    """
    run = f"文件：读入 {report.read}，未变 {report.unchanged}，移除 {report.removed}，失败 {len(report.failures)}"
    return run + "\n库中：" + "，".join(f"{COUNTS[name]} {counts[name]}" for name in _SHOWN)
