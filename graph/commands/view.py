"""zeren view: one self-contained page."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.console import say
from graph.commands.help import Command
from graph.commands.options import open_for_reading, store_option

KINDS = ("network",)


@click.command(cls=Command, examples=["zeren view network -o network.html"])
@click.argument("kind", type=click.Choice(KINDS))
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="文件", help="默认为 KIND.html。"
)
@store_option
@click.pass_context
def view(ctx: click.Context, kind: str, output: Path | None, store: str | None) -> None:
    """生成一个网页文件，不联网也能打开：network 是文件、单位、任务的关系图。"""
    path = output or Path(f"{kind}.html")
    with open_for_reading(ctx, store) as shelf:
        from graph.views import write_view

        write_view(kind, shelf, path)
    say(f"已写到 {path.resolve()}，用浏览器打开即可")
