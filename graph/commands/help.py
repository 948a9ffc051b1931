"""Help in Chinese that wraps by columns, and commands that carry an example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

from graph.commands.width import pad, text_width, wrap

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_WIDEST_TERM = 30
CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"]}


class HelpFormatter(click.HelpFormatter):
    """click's formatter counts characters; this one counts columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for line in wrap(_joined(text), self.width - self.current_indent):
            self.write(f"{indent}{line}\n" if line else "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = 2) -> None:
        rows = list(rows)
        indent = " " * self.current_indent
        term = min(max((text_width(first) for first, _ in rows), default=0), col_max)
        rest = self.width - self.current_indent - term - col_spacing
        for first, second in rows:
            lines = wrap(second, rest) if second else [""]
            head, tail = (first, lines) if text_width(first) <= term else ("", lines)
            if not head:
                self.write(f"{indent}{first}\n")
            for i, line in enumerate(tail):
                self.write(f"{indent}{pad(head if i == 0 else '', term + col_spacing)}{line}".rstrip() + "\n")


class HelpContext(click.Context):
    formatter_class = HelpFormatter


class Command(click.Command):
    """A command with at least one example, which its help shows and a test runs."""

    context_class = HelpContext

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        kwargs.setdefault("context_settings", CONTEXT_SETTINGS)
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("示例"):
            for example in self.examples:
                formatter.write_text(example)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return chinese_help_option(super().get_help_option(ctx))


def chinese_help_option(option: click.Option | None) -> click.Option | None:
    """click's own help option, saying so in Chinese."""
    if option is not None:
        option.help = "显示本帮助。"
    return option


def _joined(text: str) -> str:
    """Paragraphs of a docstring without their inner line ends; Chinese needs no space there."""
    paragraphs = [paragraph.split("\n") for paragraph in text.split("\n\n")]
    return "\n\n".join(_join_lines([line.strip() for line in lines]) for lines in paragraphs)


def _join_lines(lines: Sequence[str]) -> str:
    joined = lines[0]
    for line in lines[1:]:
        joined += line if joined[-1:] > "\u2e80" or line[:1] > "\u2e80" else f" {line}"
    return joined
