"""Writes docs/cli.md from the help of the commands; `make docs` runs it, a test compares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cli
from graph.commands.help import CONTEXT_SETTINGS

_HEAD = """# 命令参考

本页由命令自己的帮助生成（`make docs`），有测试保证两者一致。退出状态、输出格式等共同约定见 [README](../README.zh-CN.md)。
"""


def iter_sections() -> Iterator[str]:
    """The help of `zeren`, then of each command in the order of the overview."""
    root = cli.zeren.context_class(cli.zeren, info_name="zeren", **_context())
    yield f"## zeren\n\n```text\n{cli.zeren.get_help(root)}\n```\n"
    for name in cli.COMMANDS:
        command = cli.zeren.get_command(root, name)
        assert command is not None
        ctx = command.context_class(command, info_name=name, parent=root, **_context())
        yield f"## zeren {name}\n\n```text\n{command.get_help(ctx)}\n```\n"


def _context() -> dict[str, Any]:
    return {**CONTEXT_SETTINGS, "terminal_width": 90}


def manual() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *iter_sections()])


if __name__ == "__main__":
    print(manual(), end="")
