"""zeren due: what is due, overdue, undated."""

from __future__ import annotations

import re

import click

from graph.answers.values import to_plain
from graph.commands.console import say
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Column, Format, Row, key, print_rows
from graph.commands.status import ExitStatus
from graph.commands.words import ROLES

_STAGES = {"overdue": "逾期", "due": "未到期", "fuzzy": "无确切日期"}
_UNITS = {"d": 1, "天": 1, "w": 7, "周": 7, "m": 30, "月": 30, "y": 365, "年": 365}
_COLUMNS = (
    Column("状态", lambda row: _STAGES[row["stage"]]),
    key("时限", "deadline.text"),
    key("任务", "title"),
    Column("单位", lambda row: _bodies(row)),
    key("文号", "document.number"),
    key("条款", "path"),
    key("出处", "evidence.source"),
)


def _bodies(row: Row) -> str:
    return "、".join(f"{body['agency']}（{ROLES[body['role']]}）" for body in row["bodies"])


def parse_span(_: click.Context, __: click.Parameter, text: str | None) -> int | None:
    """90d, 90天, 12w, 3m, 1y → days; click.BadParameter for anything else."""
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,4})\s*(d|w|m|y|天|周|个?月|年)?", text.strip())
    if not match:
        raise click.BadParameter(f"“{text}”不是时间长度；请写成 90d、12w、3m 或 1y")
    return int(match[1]) * _UNITS[(match[2] or "d").removeprefix("个")]


@click.command(cls=Command, examples=["zeren due --within 90d", "zeren due --as-of 2017-06-30 --format csv"])
@click.option("--within", metavar="时长", callback=parse_span, help="只看这么久以内到期的，如 90d、3m；逾期的总在内。")
@click.option("--as-of", metavar="日期", callback=day_callback, help="以哪一天为准；默认今天。")
@format_option
@store_option
@click.pass_context
def due(ctx: click.Context, within: int | None, as_of: str | None, format: Format, store: str | None) -> ExitStatus:
    """到期、逾期和没有确切日期的任务；年、月为单位的时限以其最后一天计。已失去效力的文件不计。"""
    from graph.answers import due as answers

    with open_for_reading(ctx, store) as shelf:
        found = answers.due(shelf, within=within, as_of=as_of)
    groups = (("overdue", found.overdue), ("due", found.due), ("fuzzy", found.fuzzy if within is None else ()))
    rows = [to_plain(task) | {"stage": stage} for stage, tasks in groups for task in tasks]
    print_rows(rows, _COLUMNS, format)
    counts = "，".join(f"{_STAGES[stage]} {len(tasks)}" for stage, tasks in groups)
    say(f"截至 {found.as_of}：{counts}；另有 {found.undated} 项没有写时限")
    return ExitStatus.DONE if rows else ExitStatus.NOTHING
