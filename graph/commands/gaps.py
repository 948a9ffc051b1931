"""zeren gaps: what has no owner, no lead, no date, no partner below, and what has gone."""

from __future__ import annotations

from collections import Counter

import click

from graph.answers.values import to_plain
from graph.commands.console import say
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Column, Format, Row, key, print_rows
from graph.commands.status import ExitStatus

_KINDS = {
    "no_owner": "没有写明单位",
    "no_lead": "多个单位而无人牵头",
    "untaken": "下级没有承接",
    "gone_body": "单位已变更",
    "repealed_basis": "依据已失效",
    "missing": "被引用而库中没有",
    "no_date": "没有时限",
}


def _place(row: Row) -> str:
    evidence = row["task"] and row["task"]["evidence"]
    return f"{evidence['source']} [{evidence['start']}:{evidence['end']}]" if evidence else ""


_COLUMNS = (
    Column("缺口", lambda row: _KINDS[row["kind"]]),
    key("文号", "document.number"),
    Column("事项", lambda row: row["task"]["title"] if row["task"] else row["document"]["title"]),
    Column("条款", lambda row: row["task"]["path"] if row["task"] else ""),
    key("说明", "note"),
    Column("出处", _place),
)


@click.command(cls=Command, examples=["zeren gaps", "zeren gaps 鄂卫发〔2023〕1号 --kind no_lead --format csv"])
@click.argument("wanted", required=False, metavar="[文号或标题]")
@click.option("--kind", "kinds", type=click.Choice(list(_KINDS)), multiple=True, help="只要这几种，可多次给出。")
@click.option("--as-of", metavar="日期", callback=day_callback, help="按这一天判断效力；默认今天。")
@format_option
@store_option
@click.pass_context
def gaps(
    ctx: click.Context, wanted: str | None, kinds: tuple[str, ...], as_of: str | None, format: Format, store: str | None
) -> ExitStatus:
    """缺口：没有单位、没有牵头、没有时限的任务，下级没有承接的任务，单位已变更、依据已失效，被引用而库中没有的文件。

    \b
    种类（--kind）：
      no_owner   没有写明单位        no_lead         多个单位而无人牵头
      untaken    下级没有承接        gone_body       单位已变更
      missing    被引用而库中没有    repealed_basis  依据已失效
      no_date    没有时限
    """
    from graph.answers import gaps as answers

    with open_for_reading(ctx, store) as shelf:
        found = answers.gaps(shelf, wanted, as_of=as_of)
    rows = [to_plain(gap) for gap in found if not kinds or gap.kind in kinds]
    print_rows(rows, _COLUMNS, format)
    counts = Counter(row["kind"] for row in rows)
    say("，".join(f"{name} {counts[kind]}" for kind, name in _KINDS.items() if counts[kind]) or "没有发现缺口")
    return ExitStatus.DONE if rows else ExitStatus.NOTHING
