"""zeren resolve: a short name as printed → the body, then and now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.answers.values import to_plain
from graph.commands.console import complain
from graph.commands.days import day_callback, parse_day
from graph.commands.help import Command
from graph.commands.options import format_option
from graph.commands.rows import Column, Format, Row, key, print_rows
from graph.commands.status import ExitStatus
from graph.commands.words import LEVELS
from graph.errors import InputError, NotFoundError, UsageError

if TYPE_CHECKING:
    from graph.answers.mention import MentionAnswer

_COLUMNS = ("mention", "region", "level", "date", "topic")


@click.command(
    cls=Command,
    examples=[
        "zeren resolve 市卫健委 --region 长治市 --date 2021-10-25",
        "zeren resolve 市人社局 --region 140400 --date 2016 --topic 医保定点",
        "zeren resolve --from 单位.csv --format csv",
    ],
)
@click.argument("mention", required=False, metavar="[单位名称]")
@click.option("--region", metavar="地区", help="文件所属地区，名称或区划代码；不写为全国。")
@click.option("--level", type=click.Choice(list(LEVELS)), help="文件的层级；不写按地区定。")
@click.option("--date", metavar="日期", callback=day_callback, help="文件的日期，如 2021-10-25；不写为今天。")
@click.option("--topic", metavar="词语", default="", help="任务说的是什么；职能划转时据此判断归谁。")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="文件.csv",
    help="一次查许多：CSV 带表头 mention, region, level, date, topic。",
)
@format_option
def resolve(
    mention: str | None,
    region: str | None,
    level: str | None,
    date: str | None,
    topic: str,
    source: Path | None,
    format: Format,
) -> ExitStatus:
    """文件里的单位简称 → 当时的全称和今天的单位。

    今天的单位带沿革；定不了的给出原因和候选。
    """
    if (mention is None) == (source is None):
        raise UsageError("请写一个单位名称，或用 --from 给出 CSV 文件")
    if source is not None:
        return _resolve_all(source, format)
    answer = _resolve_one(mention or "", region, level, date, topic)
    hint = _hint(answer, region, date)
    if hint and answer.basis == "unknown":
        raise NotFoundError(hint)
    _print([to_plain(answer)], format)
    if hint:
        complain(hint)
    return ExitStatus.NOTHING if hint else ExitStatus.DONE


def _hint(answer: MentionAnswer, region: str | None, date: str | None) -> str:
    """What to say of a body that nobody knows, with the nearest names; nothing for any other."""
    from graph.answers.mention import did_you_mean

    near = did_you_mean(answer, region, date)
    if near is None:
        return ""
    return f"没有查到叫“{answer.mention}”的单位" + (f"；是否指：{'、'.join(near)}" if near else "；请写全称再试")


def _resolve_one(mention: str, region: str | None, level: str | None, date: str | None, topic: str) -> MentionAnswer:
    from graph.answers.mention import resolve_mention

    return resolve_mention(mention, region=region, level=level, date=date, topic=topic)


def _resolve_all(source: Path, format: Format) -> ExitStatus:
    """All rows of a file, an answer each and in order; those that cannot be asked are named, and say why."""
    rows: list[Row] = []
    failed = unknown = 0
    for number, row in iter_questions(source):
        try:
            answer = _resolve_one(row["mention"], *_conditions(row))
            rows.append(to_plain(answer))
            if hint := _hint(answer, row["region"], row["date"] or None):
                unknown += 1
                complain(f"{source}: 第 {number} 行：{hint}")
        except (UsageError, NotFoundError, click.BadParameter) as error:
            failed += 1
            text = error.format_message() if isinstance(error, click.BadParameter) else str(error)
            complain(f"{source}: 第 {number} 行：{text}")
            rows.append(_unanswered(row["mention"], text))
    _print(rows, format)
    if failed:
        return ExitStatus.BAD_INPUT
    return ExitStatus.NOTHING if unknown else ExitStatus.DONE


def _unanswered(mention: str, reason: str) -> Row:
    from graph.answers.mention import unanswered

    row: Row = to_plain(unanswered(mention, reason))
    return row


def _conditions(row: dict[str, str]) -> tuple[str | None, str | None, str | None, str]:
    level = row["level"] or None
    if level not in (None, *LEVELS):
        raise UsageError(f"层级“{level}”不对；应为 {'、'.join(LEVELS)}")
    return row["region"] or None, level, parse_day(row["date"] or None), row["topic"]


def iter_questions(source: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers, every column of the contract present; InputError if it is none."""
    import csv  # not needed for help

    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "mention" not in (reader.fieldnames or ()):
                raise InputError(f"{source}: 没有 mention 这一列；表头应为 {','.join(_COLUMNS)}")
            for row in reader:
                yield reader.line_num, {name: (row.get(name) or "").strip() for name in _COLUMNS}
    except OSError as error:
        raise InputError(f"{source}: 读不了（{error.strerror}）；请检查路径") from None
    except (UnicodeDecodeError, csv.Error):
        raise InputError(f"{source}: 不是 UTF-8 的 CSV 文件；请另存为 CSV UTF-8 后再试") from None


def _today(row: Row) -> str:
    today = row["today"]
    return today["agency"] if "agency" in today else f"无法确定：{today['undetermined']}"


def _print(rows: list[Row], format: Format) -> None:
    columns = (
        key("叫法", "mention"),
        key("全称", "agency"),
        key("标识", "id"),
        key("条线", "line"),
        Column("今天的单位", _today),
        key("沿革", "today.via"),
        Column("其他可能", lambda row: "、".join([*row["candidates"], *row["today"].get("candidates", ())])),
    )
    print_rows(rows, columns, format)
