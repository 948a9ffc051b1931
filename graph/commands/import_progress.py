"""zeren import-progress: a ledger that people filled in, read back."""

from __future__ import annotations

from pathlib import Path

import click

from graph.answers.values import to_plain
from graph.commands.console import say, write
from graph.commands.help import Command
from graph.commands.options import place_of_store, store_option
from graph.commands.rows import format_json
from graph.commands.status import ExitStatus


@click.command(
    "import-progress",
    cls=Command,
    examples=["zeren import-progress 台账.xlsx", "zeren import-progress 台账.xlsx --dry-run --format json"],
)
@click.argument("path", type=click.Path(path_type=Path), metavar="台账.xlsx")
@click.option("--overwrite", is_flag=True, help="本表与库中不同时以本表为准；不加则只报告，不覆盖。")
@click.option("--dry-run", is_flag=True, help="只报告，不写库。")
@click.option("--format", "format", type=click.Choice(["text", "json"]), default="text", help="报告的格式；默认 text。")
@store_option
@click.pass_context
def import_progress(
    ctx: click.Context, path: Path, overwrite: bool, dry_run: bool, format: str, store: str | None
) -> ExitStatus:
    """读回填好的督办台账，按督办编号对应任务；进展单独存放，重建库时不动。

    改了什么、没有读入什么（新增或删去的行、看不懂的日期、已不存在的编号、与库中不同的填报）逐条说明；有没读入的，
    退出状态为 1。
    """
    from graph.export import progress
    from graph.export.progress_report import format_report, is_complete
    from graph.store import open_store

    place = place_of_store(ctx, store)
    with open_store(place, read_only=True):
        pass  # a store that does not exist is not made
    with open_store(place) as shelf:
        report = progress.import_progress(shelf, path, overwrite=overwrite, dry_run=dry_run)
    if format == "json":
        write(format_json([to_plain(report)]))
    else:
        write("\n".join(format_report(report)))
    if dry_run:
        say("只是试读，没有写库")
    return ExitStatus.DONE if is_complete(report) else ExitStatus.NOTHING
