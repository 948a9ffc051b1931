"""Tables that divide numbers among places: 地区 · 淘汰台数（台） · 完成时限, a row for each place and one that sums up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.parse.columns import Column, column_of, is_goal_table
from graph.parse.structure import Row, Table
from graph.spans import Text

_PLACE_HEAD = re.compile(
    r"(?:各|所在|行政|责任|实施|承担)?(?:地区|区域|地市|市地|设区的?市|市州|州市|盟市|县区|区县|市县|旗县|旗县区|县市区|县|县（市、区）|县\(市、区\)|市（州）|乡镇|镇街|乡镇（街道）|乡镇\(街道\)|镇（街道）|街道|街道（镇）|园区|开发区)(?:名称)?"
)
_ALLOTTED = re.compile(
    r"任务|目标|计划|指标|分解|新增|新建|改建|改造|淘汰|建设|培训|整治|治理|完成|创建|压减|减少|种植|造林|拆除|安装"
)
_REACHED = re.compile(r"现状|现有|已|基数|去年|上年|面积$")
_UNIT_IN_HEAD = re.compile(r"[（(](?P<unit>[^（()）\d]{1,8})[)）]$")

_SUM = re.compile(r"合计|总计|小计|共计|全[省市县区州盟]$")


def is_place_column(head: str) -> bool:
    """The column of those among whom a number is divided: 地区, 县（市、区）, 乡镇."""
    return _PLACE_HEAD.fullmatch("".join(head.split())) is not None


def unit_of_column(head: str, dated: bool = False) -> str | None:
    """The unit of a column of numbers that are to be reached: 淘汰台数（台）; None for every other head.

    In a `dated` table, which has a column of times, any number is one.
    """
    bare = "".join(head.split())
    found = _UNIT_IN_HEAD.search(bare)
    return found["unit"] if found and (dated or _ALLOTTED.search(bare)) and not _REACHED.search(bare) else None


def is_allotment_table(heads: list[str]) -> bool:
    """A table that divides a number among places: 地区 · 淘汰台数（台） · 完成时限."""
    return any(map(is_place_column, heads)) and bool(_units(heads))


def holds_numbers(heads: list[str]) -> bool:
    """A table of numbers to be reached: by year, or divided among places."""
    return is_goal_table(heads) or is_allotment_table(heads)


@dataclass(frozen=True, slots=True)
class Allotments:
    """The column of places of such a table, those of numbers with their units, those of times, and the rows of places."""

    place: int
    units: dict[int, str]
    times: tuple[int, ...]
    rows: tuple[tuple[int, Row], ...]  # each with its number in the table, from 1; none that sums up the others


def read_allotments(table: Table) -> Allotments | None:
    """How a table divides numbers among places; None for any other table."""
    heads = list(table.columns)
    if not is_allotment_table(heads):
        return None
    place = next(i for i, head in enumerate(heads) if is_place_column(head))
    times = tuple(i for i, head in enumerate(heads) if column_of(head) is Column.TIME)
    rows = (each for each in enumerate(table.rows, 1) if each[1].cells[place].text.strip())
    kept = (each for each in rows if not _is_sum(each[1].cells[: place + 1]))
    return Allotments(place, _units(heads), times, tuple(kept))


def _units(heads: list[str]) -> dict[int, str]:
    dated = any(column_of(head) is Column.TIME for head in heads)
    return {i: unit for i, head in enumerate(heads) if (unit := unit_of_column(head, dated))}


def _is_sum(cells: Iterable[Text]) -> bool:
    """Whether the cells that name a row say that it sums up the others: 合计, 全省."""
    return any(_SUM.match("".join(cell.text.split())) for cell in cells)
