"""zeren view: one self-contained page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.console import say
from graph.commands.help import Command
from graph.commands.options import open_for_reading, store_option
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.views import Option

KINDS = ("network", "chain", "agency", "document", "matrix", "timeline")  # those of graph.views; help imports nothing
# The option that the words after the kind stand for; only a matrix takes several.
_MAIN = {"network": "around", "chain": "doc", "agency": "name", "document": "doc", "matrix": "documents"}
_ROLES = ("lead", "responsible", "support", "implement")


@click.command(
    cls=Command,
    examples=[
        "zeren view network -o network.html",
        "zeren view network --around 长治市医疗保障局 --depth 3 -o one.html",
        "zeren view chain 长政办发〔2021〕60号 -o chain.html",
        "zeren view agency 长治市卫生健康委员会 -o agency.html",
        "zeren view matrix 鄂卫发〔2023〕1号 陕卫老龄发〔2024〕6号 -o matrix.html",
        "zeren view timeline -o timeline.html",
    ],
)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("what", nargs=-1, metavar="[文件或单位]…")
@click.option("--around", metavar="名称", help="network：只画这个单位、文件或 IRI 周围。")
@click.option("--depth", type=click.IntRange(1, 9), metavar="N", help="network：周围几步；默认 2。")
@click.option("--role", type=click.Choice(_ROLES), help="network、matrix：只看一种角色。")
@click.option("--region", metavar="地区", help="network、timeline：只看一个地区；agency：单位在哪里。")
@click.option("--line", metavar="条线", help="network、matrix：只看一个条线，如 民政。")
@click.option("--type", "type", metavar="类型", help="network：document、task、agency，或一种文件关系，如 implements。")
@click.option("--lang", type=click.Choice(("zh", "en")), default="zh", help="页面打开时的语言；默认 zh。")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="文件", help="默认为 KIND.html。"
)
@store_option
@click.pass_context
def view(
    ctx: click.Context,
    /,
    kind: str,
    what: tuple[str, ...],
    output: Path | None,
    store: str | None,
    **options: str | int | None,
) -> None:
    """生成一个网页文件，不联网也能打开。

    network 是文件、任务、单位、地区的关系图；chain 是文件上承下达的关系；agency 是一个单位的来去和任务；document 是
    一份文件的条款和各条的单位；matrix 是任务与单位的责任矩阵，可比较几份文件；timeline 是文件、废止、时限与机构改革的时间轴。
    """
    chosen: dict[str, Option] = {name: value for name, value in options.items() if value is not None}
    chosen |= _main(kind, what)
    path = output or Path(f"{kind}.html")
    with open_for_reading(ctx, store) as shelf:
        from graph.views import write_view

        write_view(kind, shelf, path, **chosen)
    say(f"已写到 {path.resolve()}，用浏览器打开即可")


def _main(kind: str, what: tuple[str, ...]) -> dict[str, Option]:
    """The words after the kind as the option that they stand for."""
    if not what:
        return {}
    if kind not in _MAIN:
        raise UsageError(f"{kind} 后面不用写什么：{' '.join(what)}")
    if kind == "matrix":
        return {"documents": what}
    if len(what) > 1:
        raise UsageError(f"{kind} 后面只写一个（名称里有空格要加引号）：{' '.join(what)}")
    return {_MAIN[kind]: what[0]}
