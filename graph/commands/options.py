"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.commands.rows import Format

if TYPE_CHECKING:
    from graph.store import Store

DEFAULT_STORE = "zeren-store"
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def store_option(command: Decorated) -> Decorated:
    """--store, on `zeren` itself and on each command; ZEREN_STORE where it is not given."""
    return click.option(
        "--store",
        metavar="PATH|URL",
        envvar="ZEREN_STORE",
        show_envvar=True,
        help=f"库所在文件夹，或 SPARQL 1.1 端点的网址；默认为当前文件夹下的 {DEFAULT_STORE}。",
    )(command)


def format_option(command: Decorated) -> Decorated:
    """--format for commands that print rows."""
    return click.option(
        "--format",
        "format",
        type=click.Choice([each.value for each in Format]),
        default=Format.TABLE.value,
        callback=lambda ctx, param, value: Format(value),
        help="输出格式：表格、JSON、CSV 或 Markdown；默认 table。",
    )(command)


def limit_option(default: int) -> Callable[[Decorated], Decorated]:
    """--limit for commands that print the best first."""
    return click.option(
        "--limit", "-n", type=click.IntRange(min=1), default=default, metavar="N", help=f"最多几条；默认 {default}。"
    )


def workers_option(command: Decorated) -> Decorated:
    """--workers for commands that read many files."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="用几个进程读文件；默认用全部核心，文件少时只用一个。",
    )(command)


def place_of_store(ctx: click.Context, given: str | None) -> str:
    """The store a command works on: its own option, else that of `zeren`, else the default."""
    return given or ctx.find_root().params.get("store") or DEFAULT_STORE


def open_for_reading(ctx: click.Context, given: str | None) -> Store:
    """The store, read only; StoreError says what to do where there is none."""
    from graph.store import open_store

    return open_store(place_of_store(ctx, given), read_only=True)
