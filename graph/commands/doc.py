"""zeren doc: one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graph.answers.values import to_plain
from graph.commands.console import terminal_width, write
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Format, format_json, print_rows
from graph.commands.tasks import COLUMNS, hanging, iter_duty_lines
from graph.commands.words import INVERSE_RELATIONS, LEVELS, RELATIONS, STATES

if TYPE_CHECKING:
    from graph.answers.document import DocumentAnswer
    from graph.answers.values import DocumentBrief, RelationPart

_INDENT = 16


@click.command(
    cls=Command, examples=["zeren doc 长政办发〔2021〕60号", "zeren doc 医疗卫生与养老服务相结合 --format json"]
)
@click.argument("wanted", metavar="文号或标题")
@click.option("--as-of", metavar="日期", callback=day_callback, help="按这一天判断效力，如 2021-12-01；默认今天。")
@format_option
@store_option
@click.pass_context
def doc(ctx: click.Context, wanted: str, as_of: str | None, format: Format, store: str | None) -> None:
    """一份文件：文头、效力、与其他文件的关系、任务。

    文号用哪种括号都行；标题写一部分即可，只要对得上的只有一份。CSV 和 Markdown 只列任务。
    """
    from graph.answers import document as answers

    with open_for_reading(ctx, store) as shelf:
        found = answers.document(shelf, wanted, as_of=as_of)
    if format is Format.JSON:
        write(format_json([to_plain(found)]))
    elif format is Format.TABLE:
        write("\n".join(_lines(found, terminal_width())))
    else:
        print_rows([to_plain(task) for task in found.tasks], COLUMNS, format)


def _lines(answer: DocumentAnswer, width: int) -> Iterator[str]:
    for label, text in _head(answer):
        if text:
            yield from hanging(label, text, width, _INDENT)
    yield from _relations("出", answer.outgoing, RELATIONS, width)
    yield from _relations("入", answer.incoming, INVERSE_RELATIONS, width)
    if answer.targets:
        yield from ("", f"指标（{len(answer.targets)}）")
        for target in answer.targets:
            yield from hanging(f"  {target.by or ''}", target.evidence.quote, width, _INDENT)
    if answer.tasks:
        yield from ("", f"任务（{len(answer.tasks)}）")
        for row in map(to_plain, answer.tasks):
            yield from hanging("", f"{row['path']} {row['title']}", width, 2)
            yield from iter_duty_lines(row, width)


def _head(answer: DocumentAnswer) -> Iterator[tuple[str, str]]:
    brief = answer.document
    yield "标题", brief.title
    yield "文号", brief.number or ""
    yield "发文机关", "、".join(answer.issuers)
    yield "层级地区", " ".join(filter(None, (LEVELS.get(brief.level or "", ""), brief.region)))
    yield "文种", (answer.genre or "") + ("（试行）" if answer.trial else "")
    yield "成文日期", brief.date or ""
    yield "施行日期", answer.effective or ""
    yield "有效期", answer.validity or ""
    yield "批准", answer.approved_by or ""
    yield "状态", STATES[brief.state]
    yield "随文发出", _brief(answer.carried_by) if answer.carried_by else ""
    yield "所附文件", "；".join(map(_brief, answer.carries))
    yield "源文件", "、".join(answer.files) or "（库里没有原文，只在别的文件里被提到）"
    yield "标识", brief.id


def _brief(document: DocumentBrief) -> str:
    return f"《{document.title}》{document.number or ''}" if document.title else document.number or document.id


def _relations(label: str, relations: tuple[RelationPart, ...], names: dict[str, str], width: int) -> Iterator[str]:
    if not relations:
        return
    yield from ("", f"与其他文件的关系·{label}（{len(relations)}）")
    for relation in relations:
        state = STATES[relation.document.state]
        yield from hanging(f"  {names[relation.type]}", f"{_brief(relation.document)} · {state}", width, _INDENT)
        if relation.evidence and relation.evidence.quote:
            quote = " ".join(relation.evidence.quote.split())
            yield from hanging("", f"“{quote}” {relation.evidence.source}", width, _INDENT)
