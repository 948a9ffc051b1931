"""zeren compare: the same task in several documents, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from graph.answers.values import to_plain
from graph.commands.console import say, write
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Column, Format, Row, format_json, key, print_rows
from graph.commands.words import ROLES

_KINDS = {"decomposes": "分解落实", "aligns": "同一事项"}


def _task(row: Row, side: str) -> str:
    part = row[side]
    return f"{part['document']['number'] or part['document']['title']} {part['path']} {part['title']}" if part else ""


def _bodies(row: Row, side: str) -> str:
    return "、".join(f"{each['agency']}（{ROLES[each['role']]}）" for each in (row[side] or {}).get("bodies", ()))


def _more(row: Row, side: str) -> str:
    part = row[side]
    deadline = part["deadline"]["text"] if part and part["deadline"] else ""
    return "；".join(filter(None, (deadline, *(part["targets"] if part else ()))))


_COLUMNS = (
    Column("甲·任务", lambda row: _task(row, "a")),
    Column("甲·单位", lambda row: _bodies(row, "a")),
    Column("甲·时限和指标", lambda row: _more(row, "a")),
    Column("乙·任务", lambda row: _task(row, "b")),
    Column("乙·单位", lambda row: _bodies(row, "b")),
    Column("乙·时限和指标", lambda row: _more(row, "b")),
    Column("关系", lambda row: _KINDS[row["kind"]] if row["b"] else "没有对应"),
    key("得分", "score"),
)


@click.command(
    cls=Command,
    examples=["zeren compare 鄂卫发〔2023〕1号 陕卫老龄发〔2024〕6号", "zeren compare 文号一 文号二 -o 对照表.xlsx"],
)
@click.argument("wanted", nargs=-1, required=True, metavar="文号或标题…")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="文件.xlsx", help="写成工作簿。")
@click.option("--as-of", metavar="日期", callback=day_callback, help="按这一天判断效力；默认今天。")
@format_option
@store_option
@click.pass_context
def compare(
    ctx: click.Context,
    wanted: tuple[str, ...],
    output: Path | None,
    as_of: str | None,
    format: Format,
    store: str | None,
) -> None:
    """几份文件里的同一件事并排列出：单位、角色、时限、指标；没有对应的单独列出。

    对应关系由文字相近和单位条线推断，得分在 0 与 1 之间，只供核对。
    """
    from graph.answers import compare as answers

    with open_for_reading(ctx, store) as shelf:
        if output:
            from graph.export.comparison import write_comparison

            count = write_comparison(shelf, output, documents=wanted, as_of=as_of)
            say(f"已写到 {output.resolve()}：{count} 行")
            return
        rows = [to_plain(pair) for pair in answers.compare(shelf, wanted, as_of=as_of)]
    if format is Format.JSON:
        write(format_json(rows))
    else:
        print_rows(rows, _COLUMNS, format)
    paired = sum(1 for row in rows if row["b"])
    say(f"对应 {paired} 对，没有对应 {len(rows) - paired} 项")
