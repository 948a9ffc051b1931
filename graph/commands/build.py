"""zeren build: files → the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.console import complain, iter_progress, write
from graph.commands.help import Command
from graph.commands.options import place_of_store, store_option
from graph.commands.status import ExitStatus
from graph.commands.words import COUNTS
from graph.errors import StoreError

if TYPE_CHECKING:
    from graph.intake import FoundFile, Report
    from graph.store import Store

_SHOWN = ("documents", "tasks", "assignments", "relations", "repairs", "diagnostics")


@click.command(cls=Command, examples=["zeren build", "zeren build 我的公文/ 补充通知.txt --store 我的库"])
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[文件或文件夹]…")
@store_option
@click.pass_context
def build(ctx: click.Context, paths: tuple[Path, ...], store: str | None) -> ExitStatus:
    """读入公文，建库；不给路径就读自带的五份。

    只重读有变化的文件；再次给出同一个文件夹时，其中已不存在的文件从库里移除。读不了的文件逐个说明，其余照常入库，
    退出状态为 3。
    """
    from graph.intake import build_store, bundled_documents
    from graph.store import Store, open_store
    from graph.version import program_version

    with open_store(place_of_store(ctx, store)) as target:
        if not isinstance(target, Store):
            raise StoreError("端点只能读；请用 --store 指定一个文件夹来建库")
        report = build_store(target, paths or (bundled_documents(),), program_version(), _progress)
        target.finish()
        counts = _counts(target)
    for failure in report.failures:
        complain(failure.message)
    write(format_summary(report, counts))
    return ExitStatus.BAD_INPUT if report.failures else ExitStatus.DONE


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
