"""zeren agency: one body, or the bodies that a collective stands for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.answers.values import to_plain
from graph.commands.console import terminal_width, write
from graph.commands.days import day_callback
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, place_of_store, store_option
from graph.commands.rows import Format, Row, format_json, key, print_rows
from graph.commands.tasks import hanging
from graph.commands.words import LEVELS, ROLES

if TYPE_CHECKING:
    from graph.answers.agency import AgencyAnswer, DutyPart, MembersPart
    from graph.resolve.family import Kin, NameInTime

_INDENT = 16
_RELATIONS = {"government": "隶属", "guidance": "业务指导", "leadership": "垂直领导"}
_EVENTS = {"merger": "并入", "split": "拆分", "transfer": "划转", "abolition": "撤销", "place": "政区变更"}
_DUTIES = (
    key("角色", "role"),
    key("文号", "number"),
    key("文件", "document"),
    key("条款", "path"),
    key("任务", "title"),
)
_MEMBERS = (key("单位", "agency"), key("区划代码", "region_code"))


@click.command(
    cls=Command,
    examples=[
        "zeren agency 长治市卫生健康委员会",
        "zeren agency 市卫计委 --region 瑞金市 --as-of 2017-07-24",
        "zeren agency 长治市各县（区）人民政府 --as-of 2021-10-25",
    ],
)
@click.argument("name", metavar="单位名称")
@click.option("--region", metavar="地区", help="没有写明地方的名称（市卫健委）是哪里的，名称或区划代码。")
@click.option(
    "--as-of", metavar="日期", callback=day_callback, help="按这一天的名称和区划回答，如 2021-10-25；默认今天。"
)
@format_option
@store_option
@click.pass_context
def agency(
    ctx: click.Context, name: str, region: str | None, as_of: str | None, format: Format, store: str | None
) -> None:
    """一个单位：历来的名称、条线、上级、职能的来处和去处，各文件给它的任务；统称则逐个列出。

    没有库也能查名称和沿革。CSV 和 Markdown 只列任务；统称列所指单位。
    """
    from graph.answers import agency as answers

    with _shelf(ctx, store) as shelf:
        found = answers.agency(shelf, name, region=region, as_of=as_of)
    if format is Format.JSON:
        write(format_json([to_plain(found)]))
    elif format is Format.TABLE:
        write("\n".join(_lines(found, terminal_width())))
    elif found.expansion:
        print_rows([to_plain(one) for one in found.expansion.members], _MEMBERS, format)
    else:
        print_rows(list(_duty_rows(found.duties)), _DUTIES, format)


def _shelf(ctx: click.Context, given: str | None):  # type: ignore[no-untyped-def]
    """The store where there is one; nothing where none was named and none lies in the folder."""
    named = given or ctx.find_root().params.get("store")
    if not named and not Path(place_of_store(ctx, given)).is_dir():
        return nullcontext(None)
    return open_for_reading(ctx, given)


def _lines(answer: AgencyAnswer, width: int) -> Iterator[str]:
    for label, text in _head(answer):
        if text:
            yield from hanging(label, text, width, _INDENT)
    if answer.expansion:
        yield from _members(answer.expansion, width)
    if answer.names:
        yield from ("", "历来的名称")
        for one in answer.names:
            yield from hanging(f"  {_span(one)}", " · ".join(filter(None, (one.name, one.paper))), width, 2 * _INDENT)
    yield from _kin("职能从哪里来", answer.predecessors, width)
    yield from _kin("职能到哪里去", answer.successors, width)
    yield from _duties(answer.duties, width)


def _head(answer: AgencyAnswer) -> Iterator[tuple[str, str]]:
    yield "单位", answer.agency
    yield "其他可能", "、".join(answer.candidates)
    yield "条线", answer.line.name if answer.line else ""
    yield "层级地区", " ".join(filter(None, (LEVELS.get(answer.level or "", ""), answer.region)))
    for above in answer.superiors:
        yield _RELATIONS[above.relation], above.name
    yield "今天", _today(to_plain(answer.today))
    yield "标识", answer.id or ""


def _today(today: Row) -> str:
    if "undetermined" in today:
        return f"无法确定：{today['undetermined']}" + "".join(f" {one}" for one in today["candidates"])
    return "；".join([today["agency"], *today["via"]])


def _members(members: MembersPart, width: int) -> Iterator[str]:
    yield from ("", f"所指单位（{len(members.members)}）" + (f"：{members.reason}" if members.reason else ""))
    for one in members.members or members.candidates:
        yield from hanging(f"  {one.region_code}", one.agency, width, _INDENT)


def _span(one: NameInTime) -> str:
    about = " 前后" if one.approximate else ""
    return f"{one.since or '…'} 至 {one.until or '今'}{about}"


def _kin(label: str, kin: tuple[Kin, ...], width: int) -> Iterator[str]:
    if not kin:
        return
    yield from ("", f"{label}（{len(kin)}）")
    for one in kin:
        day = f"  {one.date}{' 前后' if one.approximate else ''}"
        what = f"{_EVENTS.get(one.kind, one.kind)}：{'、'.join(one.topic[:4]) or '全部职责'}"
        yield from hanging(day, " · ".join(filter(None, (one.name, what, one.paper))), width, _INDENT + 4)


def _duties(duties: tuple[DutyPart, ...], width: int) -> Iterator[str]:
    for duty in duties:
        title = f"《{duty.document.title}》{duty.document.number or ''}"
        yield from ("", f"{ROLES[duty.role]}（{len(duty.tasks)}） {title}")
        for task in duty.tasks:
            yield from hanging(f"  {task.path} ", task.title, width, _INDENT)


def _duty_rows(duties: tuple[DutyPart, ...]) -> Iterator[Row]:
    for duty in duties:
        for task in duty.tasks:
            yield {
                "role": ROLES[duty.role],
                "number": duty.document.number,
                "document": duty.document.title,
                "path": task.path,
                "title": task.title,
            }
