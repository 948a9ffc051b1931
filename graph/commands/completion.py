"""zeren completion: the script a shell needs."""

from __future__ import annotations

import click

from graph.commands.console import write
from graph.commands.help import Command

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    examples=[
        'eval "$(zeren completion bash)"',
        "zeren completion zsh > ~/.zfunc/_zeren",
        "zeren completion fish > ~/.config/fish/completions/zeren.fish",
    ],
)
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """输出命令补全脚本；把它载入 shell 后，按 Tab 补全命令和选项。"""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    write(kind(ctx.find_root().command, {}, "zeren", "_ZEREN_COMPLETE").source())
