"""zeren serve: pages and SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from graph.commands.console import say
from graph.commands.help import Command
from graph.commands.options import place_of_store, store_option
from graph.errors import UsageError


@click.command(cls=Command, examples=["zeren serve", "zeren serve --host 0.0.0.0 --port 8080 --time-limit 10"])
@click.option("--host", default="127.0.0.1", metavar="地址", help="在哪个地址上服务；默认 127.0.0.1，只有本机能访问。")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="端口", help="默认 8000；0 为任选一个。")
@click.option(
    "--time-limit", type=click.FloatRange(min=0.1), default=30.0, metavar="秒", help="一个查询最多几秒；默认 30。"
)
@click.option(
    "--row-limit", type=click.IntRange(min=1), default=100_000, metavar="N", help="一个查询最多几行；默认 100000。"
)
@click.option("--queries", type=click.IntRange(min=1), default=4, metavar="N", help="同时最多几个查询；默认 4。")
@store_option
@click.pass_context
def serve(
    ctx: click.Context, host: str, port: int, time_limit: float, row_limit: int, queries: int, store: str | None
) -> None:
    """网页和只读的 SPARQL 端点：检索、文件、任务、单位、地区、链条、矩阵、缺口、统计、查询。

    不联网。超时的查询连同它的进程一起中止；太多时请对方稍后再来。库由别的程序更新后，新内容立即可见。
    """
    from graph.server.limits import Limits
    from graph.server.run import bind, run
    from graph.store import Store

    place = place_of_store(ctx, store)
    if place.startswith(("http://", "https://")):
        raise UsageError("serve 要一个文件夹里的库；端点本身就能查询")
    with Store(Path(place), read_only=True) as shelf:  # says at once if there is none
        assert shelf.index
    listening = bind(host, port)
    name = f"[{host}]" if ":" in host else host
    say(f"zeren 在 http://{name}:{listening.getsockname()[1]}/ 上服务，按 Ctrl-C 停止")
    run(place, listening, Limits(seconds=time_limit, rows=row_limit, queries=queries))
