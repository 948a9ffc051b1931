"""zeren check: does the store conform, and does every fact stand in its source?"""

from __future__ import annotations

from pathlib import Path

import click

from graph.answers.values import to_plain
from graph.commands.console import say
from graph.commands.coverage import coverage_rows, unknown_rows
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Column, Format, key, print_rows
from graph.commands.status import ExitStatus

_FINDINGS = (key("类别", "kind"), key("级别", "severity"), key("对象", "subject"), key("说明", "message"))
_COVERAGE = (
    key("类别", "name"),
    key("字数", "characters"),
    Column("占比", lambda row: f"{row['share']:.1%}"),
)


@click.command(cls=Command, examples=["zeren check", "zeren check --coverage 通知.txt"])
@click.option(
    "--coverage",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="不查库，看这个文件的每个字被认作什么，列出未识别的。",
)
@format_option
@store_option
@click.pass_context
def check(ctx: click.Context, coverage: Path | None, format: Format, store: str | None) -> ExitStatus:
    """检查库：是否合乎 SHACL 规范，每条结论的原文凭据是否一字不差，有无悬空的引用。

    有违规时逐条列出，退出状态为 1；警告只列出，不改变状态。
    """
    return _check_store(ctx, format, store) if coverage is None else _cover(coverage, format)


def _check_store(ctx: click.Context, format: Format, store: str | None) -> ExitStatus:
    with open_for_reading(ctx, store) as shelf:
        from graph.answers.check import check as check_store

        findings = [to_plain(finding) for finding in check_store(shelf)]
    violations = sum(finding["severity"] == "violation" for finding in findings)
    if findings or format is not Format.TABLE:
        print_rows(findings, _FINDINGS, format)
    say(f"违规 {violations} 条，警告 {len(findings) - violations} 条")
    return ExitStatus.NOTHING if violations else ExitStatus.DONE


def _cover(path: Path, format: Format) -> ExitStatus:
    from graph.pipeline import read_record_path

    record = read_record_path(path)
    print_rows(coverage_rows(record), _COVERAGE, format)
    unknown = unknown_rows(record)
    say(f"共 {len(record.source.text)} 字，未识别 {len(unknown)} 处")
    for row in unknown:
        say(f"  [{row['start']}:{row['end']}] {row['text']}")
    return ExitStatus.DONE
