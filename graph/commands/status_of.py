"""zeren status: is a document in force on a day, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graph.answers.values import to_plain
from graph.commands.console import terminal_width, write
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Format, format_json, key, print_rows
from graph.commands.tasks import hanging
from graph.commands.words import STATES

if TYPE_CHECKING:
    from graph.answers.status import StatusAnswer
    from graph.answers.values import DocumentBrief

REASONS = {
    "repealed": "被废止：自废止文件生效之日起失去效力",
    "annulled": "被撤销：自始无效",
    "lapsed": "被宣布失效",
    "superseded": "被新文件取代",
    "term_over": "有效期或试行期已满",
    "before_start": "尚未到施行日期",
    "until_then": "到期或被废止之前有效",
    "no_ending_known": "库中没有使其失效的文件",
    "only_cited": "库中没有原文，只在别的文件里被提到，无法判断",
}
_COLUMNS = (
    key("文号", "document.number"),
    key("标题", "document.title"),
    key("日期", "as_of"),
    key("状态", "state"),
    key("理由", "reason"),
    key("自", "since"),
    key("止", "ended"),
    key("依据文件", "by.number"),
    key("原句", "evidence.quote"),
)


@click.command(
    "status",
    cls=Command,
    examples=["zeren status 国卫办家庭发〔2016〕511号", "zeren status 鄂卫发〔2023〕1号 --as-of 2023-06-01"],
)
@click.argument("wanted", metavar="文号或标题")
@click.option("--as-of", metavar="日期", callback=day_callback, help="在这一天是否有效；默认今天。")
@format_option
@store_option
@click.pass_context
def status(ctx: click.Context, wanted: str, as_of: str | None, format: Format, store: str | None) -> None:
    """一份文件在某一天是否有效，为什么：由哪份文件的哪一句决定；它所依据的文件是否已废止。"""
    from graph.answers import status as answers

    with open_for_reading(ctx, store) as shelf:
        found = answers.status(shelf, wanted, as_of=as_of)
    if format is Format.JSON:
        write(format_json([to_plain(found)]))
    elif format is Format.TABLE:
        write("\n".join(_lines(found, terminal_width())))
    else:
        row = to_plain(found) | {"state": STATES[found.state], "reason": REASONS[found.reason]}
        print_rows([row], _COLUMNS, format)


def _lines(answer: StatusAnswer, width: int) -> Iterator[str]:
    parts = [("文件", _name(answer.document)), ("日期", answer.as_of), ("状态", STATES[answer.state])]
    parts += [("理由", REASONS[answer.reason]), ("自", answer.since or ""), ("止", answer.ended or "")]
    parts.append(("依据", _name(answer.by) if answer.by else ""))
    if answer.evidence and answer.evidence.quote:
        place = f"{answer.evidence.source} [{answer.evidence.start}:{answer.evidence.end}]"
        parts.append(("原句", f"“{answer.evidence.quote}” {place}"))
    for label, text in parts:
        if text:
            yield from hanging(label, text, width)
    yield from _papers("它所依据的文件中已失去效力的", answer.basis_ended, width)
    yield from _papers("依据、贯彻或转发它的文件", answer.resting, width)


def _papers(heading: str, papers: tuple[DocumentBrief, ...], width: int) -> Iterator[str]:
    if papers:
        yield from ("", f"{heading}（{len(papers)}）")
        for paper in papers:
            yield from hanging("  ·", f"{_name(paper)} {STATES[paper.state]}", width, 4)


def _name(document: DocumentBrief) -> str:
    return f"{document.number or ''}《{document.title}》" if document.title else document.number or document.id
