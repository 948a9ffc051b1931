"""The command line: `zeren`, its commands, and how each ends.

Only click is imported here; a command's module is loaded when that command runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

import click

from graph.commands.console import complain, prepare_output, write
from graph.commands.help import CONTEXT_SETTINGS, HelpContext, chinese_help_option
from graph.commands.options import DEFAULT_STORE, store_option
from graph.commands.status import ExitStatus, status_of
from graph.errors import ZerenError
from graph.version import __version__


class Entry(NamedTuple):
    """Where a command lives, and its line in the overview."""

    target: str
    summary: str


SECTIONS: dict[str, dict[str, Entry]] = {
    "读文件": {
        "build": Entry("graph.commands.build:build", "读入公文，建库；只重读有变化的文件"),
        "extract": Entry("graph.commands.extract:extract", "不建库，逐个文件输出抽取结果"),
    },
    "问": {
        "who": Entry("graph.commands.who:who", "这件事谁负责：单位、角色、时限、依据和原句"),
        "agency": Entry("graph.commands.agency:agency", "一个单位：历来的名称、上级、沿革、任务；统称逐个列出"),
        "doc": Entry("graph.commands.doc:doc", "一份文件：文头、效力、上下关系、任务"),
        "chain": Entry("graph.commands.chain:chain", "一份文件的上下链条：贯彻、转发了谁，又被谁贯彻"),
        "status": Entry("graph.commands.status_of:status", "一份文件在某天是否有效，为什么"),
        "due": Entry("graph.commands.due:due", "到期、逾期、没有日期的任务"),
        "compare": Entry("graph.commands.compare:compare", "几份文件里的同一件事并排对照"),
        "gaps": Entry("graph.commands.gaps:gaps", "缺口：没有单位、牵头、时限、承接，单位或依据已变"),
        "resolve": Entry("graph.commands.resolve:resolve", "单位简称 → 当时的全称和今天的单位"),
        "stats": Entry("graph.commands.stats:stats", "库里有什么：文件、任务、分工等的数量"),
        "query": Entry("graph.commands.query:query", "用 SPARQL 查询，或运行内置查询"),
    },
    "出": {
        "view": Entry("graph.commands.view:view", "生成可离线打开的网页"),
        "serve": Entry("graph.commands.serve:serve", "网页和只读的 SPARQL 端点，默认只有本机能访问"),
        "export": Entry("graph.commands.export:export", "导出任务分解表、督办台账、清理目录、CSV、日历、图谱"),
        "import-progress": Entry("graph.commands.import_progress:import_progress", "把填好的督办台账读回库里"),
    },
    "管": {
        "check": Entry("graph.commands.check:check", "检查库：SHACL、原文凭据、完整性"),
        "diff": Entry("graph.commands.diff:diff", "两个库、两份结果或两份文件之间的增减改"),
        "completion": Entry("graph.commands.completion:completion", "输出命令补全脚本（bash、zsh、fish）"),
    },
}
COMMANDS: dict[str, Entry] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}


class LazyGroup(click.Group):
    """Knows its commands by name and loads the one that is asked for."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].target.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            import difflib  # only for a command that there is not

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            hint = f"是不是 {near[0]}？" if near else "zeren -h 列出全部命令"
            raise click.UsageError(f"没有命令 {name}；{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, entries in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, entry.summary) for name, entry in entries.items()], col_max=16)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return chinese_help_option(super().get_help_option(ctx))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[click.shell_completion.CompletionItem]:
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=entry.summary) for name, entry in COMMANDS.items() if name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)


@click.group(
    cls=LazyGroup,
    context_settings=CONTEXT_SETTINGS,
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
)
@click.version_option(__version__, message="%(prog)s %(version)s", help="显示版本。")
@store_option
@click.pass_context
def zeren(ctx: click.Context, store: str | None) -> None:
    """读公文，答责任：谁牵头、谁负责、谁配合，何时完成，依据哪份文件哪一句。

    数据写到标准输出，说明写到标准错误。退出状态：0 完成，1 没有找到或不合规范，2 用法不对，3 文件或库有问题，
    4 程序出错，130 被中断。
    """
    if ctx.invoked_subcommand is None:
        write(what_next(store or DEFAULT_STORE))


def what_next(store: str) -> str:
    """What to try, depending on whether there is a store yet."""
    first = [
        ("zeren build", "读入自带的五份公文，建库"),
        ("zeren build 我的公文/", "读入自己的文件或文件夹"),
    ]
    then = [
        ("zeren who 医保定点 --region 长治市", "这件事谁负责"),
        ("zeren doc 长政办发〔2021〕60号", "看一份文件"),
        ("zeren view network -o network.html", "生成一张关系图"),
    ]
    has_store = store.startswith(("http://", "https://")) or os.path.isdir(store)  # noqa: PTH112 - keeps start-up light
    lines = [*then, *first] if has_store else [*first, *then]
    return "可以先试：\n\n" + "".join(f"  {line}\n      {why}\n" for line, why in lines) + "\n全部命令：zeren -h"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the status that the process should end with."""
    prepare_output()
    try:
        status = zeren.main(arguments, prog_name="zeren", standalone_mode=False)
        return int(status) if isinstance(status, int) else ExitStatus.DONE
    except ZerenError as error:
        complain(str(error))
        return status_of(error)
    except click.ClickException as error:
        _explain_usage(error)
        return ExitStatus.WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        complain("已中断")
        return ExitStatus.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: whatever comes here is our bug, and is called that
        return _confess(error)


def _explain_usage(error: click.ClickException) -> None:
    ctx = getattr(error, "ctx", None)
    hint = f"（{ctx.command_path} -h 看用法）" if ctx else ""
    complain(error.format_message() + hint)


def _confess(error: Exception) -> ExitStatus:
    if os.environ.get("ZEREN_DEBUG"):
        import traceback

        traceback.print_exc()
    else:
        complain(f"程序出错：{type(error).__name__}: {error}；设 ZEREN_DEBUG=1 再运行一次可得到完整报告")
    return ExitStatus.OUR_FAULT


if __name__ == "__main__":
    sys.exit(main())
