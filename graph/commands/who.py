"""zeren who: the tasks that match some words, with their bodies."""

from __future__ import annotations

import click

from graph.commands.console import write
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, limit_option, open_for_reading, store_option
from graph.commands.rows import Format
from graph.commands.tasks import print_tasks
from graph.commands.words import LEVELS, ROLES
from graph.errors import NotFoundError


@click.command(
    cls=Command,
    examples=[
        "zeren who 医保定点 --region 长治市",
        "zeren who 我们县想办一家养老院，审批找哪个部门？ --explain",
        "zeren who 养老机构 消防 --role lead --format csv",
    ],
)
@click.argument("words", nargs=-1, required=True, metavar="词语…")
@click.option("--region", metavar="地区", help="只看这个地区（名称或区划代码）及其下级的文件。")
@click.option("--level", type=click.Choice(list(LEVELS)), help="只看这一层级机关发的文件。")
@click.option("--role", type=click.Choice(list(ROLES)), help="只看有这种角色的任务：牵头、负责、配合、落实。")
@click.option("--as-of", metavar="日期", callback=day_callback, help="按这一天的情况回答，如 2021-12-01。")
@click.option("--today", is_flag=True, help="每个单位都追到今天承担这项职责的单位；定不了的说明原因。")
@click.option("--explain", is_flag=True, help="每条结果说明理由：所问的词在哪里、以哪个词找到。")
@limit_option(10)
@format_option
@store_option
@click.pass_context
def who(
    ctx: click.Context,
    words: tuple[str, ...],
    region: str | None,
    level: str | None,
    role: str | None,
    as_of: str | None,
    today: bool,
    explain: bool,
    limit: int,
    format: Format,
    store: str | None,
) -> None:
    """这件事谁负责：相符的任务，最相符的在前，各带单位、时限、依据和原句。"""
    from graph.answers import who as answers

    with open_for_reading(ctx, store) as shelf:
        try:
            found = answers.who(
                shelf, words, region=region, level=level, role=role, as_of=as_of, today=today, limit=limit
            )
        except NotFoundError:
            if format is Format.JSON:
                write("[]")  # a program that reads the answer gets one, beside the status
            raise
    print_tasks(found, format, explain=explain)
