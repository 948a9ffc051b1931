"""zeren diff: what one reading says and the other does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.answers.values import to_plain
from graph.commands.console import say
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Column, Format, key, print_rows
from graph.commands.status import ExitStatus
from graph.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from graph.export.facts import Facts

_CHANGES = {"gained": "增", "lost": "减", "changed": "改"}
_KINDS = {
    "field": "文头",
    "task": "任务",
    "deadline": "时限",
    "assignment": "分工",
    "relation": "关系",
    "target": "指标",
}


@click.command(
    cls=Command,
    examples=[
        "zeren diff 库一/ 库二/",
        "zeren diff 改前/ 改后/ --format csv",
        "zeren diff 鄂卫发〔2023〕1号 陕卫老龄发〔2024〕6号",
    ],
)
@click.argument("before", metavar="甲")
@click.argument("after", metavar="乙")
@format_option
@store_option
@click.pass_context
def diff(ctx: click.Context, before: str, after: str, format: Format, store: str | None) -> ExitStatus:
    """乙比甲多了、少了、改了哪些结论：文头、任务、时限、分工、关系、指标。

    甲、乙各是一个库、一个 zeren extract -o 写出的文件夹或其中一个文件、一个源文件，或库里的一份文件（文号或标题）。
    比较两份不同的文件时只看条款，不看文号。
    """
    from graph.export.difference import as_one_document, iter_changes

    sides = [_load(ctx, side, store) for side in (before, after)]
    facts = [found for found, _ in sides]
    if any(is_one for _, is_one in sides):
        facts = [as_one_document(found) for found in facts]
    rows = [to_plain(change) for change in iter_changes(*facts)]
    columns: tuple[Column, ...] = (
        Column("变化", lambda row: _CHANGES[row["change"]]),
        key("文件", "document"),
        Column("类别", lambda row: _KINDS[row["kind"]]),
        key("位置", "place"),
        key("甲", "before"),
        key("乙", "after"),
    )
    if format is not Format.TABLE:
        columns += (_quotes("甲原文", "quotes_before"), _quotes("乙原文", "quotes_after"))
    if rows or format is not Format.TABLE:
        print_rows(rows, columns, format)
    say("，".join(f"{word} {sum(row['change'] == change for row in rows)}" for change, word in _CHANGES.items()))
    return ExitStatus.DONE


def _quotes(header: str, name: str) -> Column:
    """The sentences that say so; too long for a terminal."""
    return Column(header, lambda row: "；".join(row[name]))


def _load(ctx: click.Context, side: str, store: str | None) -> tuple[Facts, bool]:
    """The facts that an argument means, and whether they are one document's."""
    path = Path(side)
    if path.is_dir():
        return (_of_store(path) if (path / "FORMAT").is_file() else _of_folder(path)), False
    if path.is_file():
        return _of_file(path), True
    return _of_document(ctx, side, store), True


def _of_store(path: Path) -> Facts:
    from graph.export.facts import facts_of_store
    from graph.store import Store

    with Store(path, read_only=True) as shelf:
        return facts_of_store(shelf)


def _of_folder(folder: Path) -> Facts:
    from graph.export.facts import merge_facts

    files = sorted(folder.rglob("*.json"))
    if not files:
        raise InputError(f"{folder}: 既不是库，也没有 zeren extract -o 写出的 .json 文件")
    return merge_facts(map(_of_file, files))


def _of_file(path: Path) -> Facts:
    import json

    from graph.export.extraction import to_extraction
    from graph.export.facts import facts_of_extraction
    from graph.pipeline import read_record_path

    if path.suffix != ".json":
        return facts_of_extraction(to_extraction(read_record_path(path)))
    try:
        return facts_of_extraction(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError(f"{path}: 读不了（{error.strerror}）；请检查路径") from None
    except (ValueError, KeyError, TypeError):
        raise InputError(f"{path}: 不是 zeren extract 写出的结果") from None


def _of_document(ctx: click.Context, wanted: str, store: str | None) -> Facts:
    from graph.answers.document import document
    from graph.export.facts import facts_of_store

    try:
        with open_for_reading(ctx, store) as shelf:
            answer = document(shelf, wanted)
            facts = facts_of_store(shelf)
    except NotFoundError as error:
        raise NotFoundError(f"{error}；也没有叫这个名字的文件或文件夹") from None
    briefs = (answer.document, *answer.carries)
    names = {name for brief in briefs for name in (brief.number, brief.title, brief.id) if name}
    return {key: value for key, value in facts.items() if key.document in names}
