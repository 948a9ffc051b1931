"""Tables of numbers to be reached: a column a year (2023年目标值, 2025年), or a number divided among places.

The unit stands in a column of its own, behind the name, or in the head: 淘汰台数（台）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.deadlines import parse_deadline_cell
from graph.extract.rule import Rule
from graph.model import Evidence, Target
from graph.parse.allotments import Allotments, read_allotments
from graph.parse.columns import is_unit_column, year_of_column
from graph.parse.structure import Row, Table
from graph.spans import Text, squeeze

RULES: tuple[Rule, ...] = (
    Rule("target.allotment", "a place's share of a number to be reached, in a table", "天长市 ⇥ 36 ⇥ 2016年9月底前"),
    Rule("target.indicator", "a number in a year's column of a table of indicators", "养老床位 ⇥ 万张 ⇥ 2025年 ⇥ 3.5"),
)
_NUMBER = re.compile(
    r"(?P<least>≥|＞|>|不低于|不少于)?(?P<most>≤|＜|<|不超过|不高于)?(?P<value>\d{1,9}(?:[.．]\d{1,4})?)(?P<unit>%|％|‰)?(?P<above>左右|以上)?"
)
_IN_NAME = re.compile(r"[（(](?P<unit>[^（()）\d]{1,12})[)）]$")


def find_indicators(doc: str, table: Table, since: int | None) -> Iterator[Target]:
    """The goals of a table; what was reached (基数, 现状, a year before `since`) is none."""
    yield from _of_years(doc, table, since)
    if allotted := read_allotments(table):
        yield from _of_places(doc, allotted, since)


def _of_places(doc: str, allotted: Allotments, year: int | None) -> Iterator[Target]:
    """Each place's numbers, by the time in its row; the line that sums them up is no place's."""
    for _, row in allotted.rows:
        due = parse_deadline_cell(row.cells[allotted.times[0]], year) if allotted.times else None
        for i, unit in allotted.units.items():
            if i not in row.inherited:
                yield from _target(doc, row.cells[i], unit, due.date if due else None, "target.allotment")


def _of_years(doc: str, table: Table, since: int | None) -> Iterator[Target]:
    years = {i: year for i, head in enumerate(table.columns) if (year := year_of_column(head))}
    years = {i: year for i, year in years.items() if since is None or int(year) >= since}
    if not years:
        return
    units = [i for i, head in enumerate(table.columns) if is_unit_column(head)]
    for row in table.rows:
        unit = _unit(row, units, table)
        for i, year in years.items():
            if i < len(row.cells) and i not in row.inherited:
                yield from _target(doc, row.cells[i], unit, year, "target.indicator")


def _unit(row: Row, units: list[int], table: Table) -> str:
    if units:
        return squeeze(row.cells[units[0]].text) if units[0] < len(row.cells) else ""
    names = [
        cell.text
        for cell, head in zip(row.cells, table.columns, strict=False)
        if re.search("指标|任务|项目|名称", head)
    ]
    found = _IN_NAME.search(squeeze(names[-1])) if names else None
    return found["unit"] if found else ""


def _target(doc: str, cell: Text, unit: str, by: str | None, rule: str) -> Iterator[Target]:
    found = _NUMBER.fullmatch(squeeze(cell.text))
    if found is None:
        return
    printed = found["unit"] or unit
    unit = "%" if printed == "％" else printed
    comparator = ">=" if found["least"] or found["above"] == "以上" else "<=" if found["most"] else "="
    value = float(found["value"].replace("．", "."))
    yield Target(doc, value, unit, comparator, by, Evidence(cell.span(), cell.text, rule))
