"""zeren export: workbooks, tables, calendars and graphs out of a store."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.console import say
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import open_for_reading, store_option
from graph.commands.words import LEVELS
from graph.errors import UsageError
from graph.export import KINDS
from graph.export import export as write_export
from graph.export.shards import write_shards


@click.command(
    cls=Command,
    examples=[
        "zeren export breakdown 长政办发〔2021〕60号 -o 分解表.xlsx",
        "zeren export ledger --region 瑞金市 -o 台账.xlsx",
        "zeren export catalogue --as-of 2025-01-01",
        "zeren export dossier --agency 长治市卫生健康委员会",
        "zeren export compare 鄂卫发〔2023〕1号 陕卫老龄发〔2024〕6号",
        "zeren export csv -o 表/",
        "zeren export nquads --shards 16 -o 分片/",
    ],
)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="种类")
@click.argument("documents", nargs=-1, metavar="[文号或标题]…")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="文件", help="写到哪里；默认为种类加后缀。")
@click.option("--region", metavar="地区", help="只要这个地方及其以下，名称或区划代码。")
@click.option("--level", type=click.Choice(list(LEVELS)), help="只要这一级发文机关的文件。")
@click.option("--agency", metavar="单位", help="只要给这个单位的任务，全称、原文称呼或标识；dossier 必须写。")
@click.option(
    "--as-of", metavar="日期", callback=day_callback, help="按这一天判断效力和逾期，只算到这一天的文件；默认今天。"
)
@click.option(
    "--shards", type=click.IntRange(min=1), metavar="N", help="只用于 nquads：分成 N 份 .nq.gz 写进文件夹，供批量装载。"
)
@store_option
@click.pass_context
def export(
    ctx: click.Context,
    kind: str,
    documents: tuple[str, ...],
    output: Path | None,
    region: str | None,
    level: str | None,
    agency: str | None,
    as_of: str | None,
    shards: int | None,
    store: str | None,
) -> None:
    """导出工作簿、表、日历、关系网和图谱。

    种类：breakdown（任务分解表）、ledger（督办台账，填好后用 import-progress 读回）、catalogue（文件清理目录）、
    dossier（单位档案）、compare（两份以上文件的任务对照），都是 .xlsx；csv（CSV 表和 CSVW 说明，一个文件夹）、ics（有期限的
    任务的日历）、graphml、gexf（关系网，供 Gephi、yEd、Cytoscape）；turtle、nquads、jsonld（图谱）。
    """
    if shards and kind != "nquads":
        raise UsageError("--shards 只用于 nquads")
    path = output or Path(kind + ("" if shards else KINDS[kind].suffix))
    given = {"documents": documents, "region": region, "level": level, "agency": agency, "as_of": as_of}
    with open_for_reading(ctx, store) as shelf:
        chosen = {name: value for name, value in given.items() if value}
        count = write_shards(shelf, path, shards, **chosen) if shards else write_export(kind, shelf, path, **chosen)
    say(f"已写到 {path.resolve()}：{KINDS[kind].zh}，{count} {KINDS[kind].counted}")
