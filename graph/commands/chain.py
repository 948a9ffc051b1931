"""zeren chain: what a document carries out, and what carries it out, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graph.answers.values import to_plain
from graph.commands.console import write
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Format, Row, format_json, key, print_rows
from graph.commands.words import INVERSE_RELATIONS, LEVELS, RELATIONS, STATES

if TYPE_CHECKING:
    from graph.answers.chain import ChainNode

_COLUMNS = (
    key("方向", "direction"),
    key("层", "depth"),
    key("关系", "relation"),
    key("文号", "document.number"),
    key("标题", "document.title"),
    key("层级", "document.level"),
    key("状态", "document.state"),
    key("原句", "evidence.quote"),
    key("出处", "evidence.source"),
)


@click.command(
    cls=Command, examples=["zeren chain 鞍卫发〔2023〕9号", "zeren chain 国卫办老龄发〔2023〕3号 --format csv"]
)
@click.argument("wanted", metavar="文号或标题")
@click.option("--as-of", metavar="日期", callback=day_callback, help="按这一天判断效力；默认今天。")
@format_option
@store_option
@click.pass_context
def chain(ctx: click.Context, wanted: str, as_of: str | None, format: Format, store: str | None) -> None:
    """一份文件的上下链条：向上是它贯彻、转发、依据、废止的文件，向下是贯彻、转发它的文件。"""
    from graph.answers import chain as answers

    with open_for_reading(ctx, store) as shelf:
        found = answers.chain(shelf, wanted, as_of=as_of)
    if format is Format.JSON:
        write(format_json([to_plain(found)]))
    elif format is Format.TABLE:
        write("\n".join(_lines(found.above, found.below)))
    else:
        rows = [*_rows("上", found.above, 0), *_rows("下", found.below, 0)]
        print_rows(rows, _COLUMNS, format)


def _lines(above: ChainNode, below: ChainNode) -> Iterator[str]:
    yield _title(above)
    yield "上（它贯彻、转发、依据或废止的）" if above.below else "上：没有"
    yield from _branches(above, "", RELATIONS)
    yield "下（贯彻、转发或依据它的）" if below.below else "下：没有"
    yield from _branches(below, "", INVERSE_RELATIONS)


def _branches(node: ChainNode, indent: str, names: dict[str, str]) -> Iterator[str]:
    for i, child in enumerate(node.below):
        last = i + 1 == len(node.below)
        yield f"{indent}{'└─' if last else '├─'} {names[child.relation]} {_title(child)}{' …' if child.seen else ''}"
        deeper = indent + ("   " if last else "│  ")
        if child.evidence and child.evidence.quote:
            quote = " ".join(child.evidence.quote.split())
            yield f"{deeper}   “{quote}” {child.evidence.source} [{child.evidence.start}:{child.evidence.end}]"
        yield from _branches(child, deeper, names)


def _title(node: ChainNode) -> str:
    document = node.document
    level = LEVELS.get(document.level or "", "")
    name = f"{document.number or ''}《{document.title}》" if document.title else document.number or document.id
    return " ".join(filter(None, (name, level, STATES[document.state])))


def _rows(direction: str, node: ChainNode, depth: int) -> Iterator[Row]:
    names = RELATIONS if direction == "上" else INVERSE_RELATIONS
    for child in node.below:
        row = to_plain(child)
        row |= {"direction": direction, "depth": depth + 1, "relation": names[child.relation]}
        row["document"]["state"] = STATES[child.document.state]
        yield row
        yield from _rows(direction, child, depth + 1)
