"""zeren stats: what the store holds, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.answers.values import to_plain
from graph.commands.help import Command
from graph.commands.options import format_option, open_for_reading, store_option
from graph.commands.rows import Column, Format, Row, key, print_rows
from graph.commands.words import COUNTS, LEVELS, RELATIONS, ROLES

if TYPE_CHECKING:
    from graph.store import Store

_GROUPS = {"levels": "层级", "regions": "地区", "genres": "文种", "roles": "角色", "relation_types": "关系"}
_WORDS = {"levels": LEVELS, "roles": ROLES, "relation_types": RELATIONS}
_READING = """SELECT (COUNT(DISTINCT ?repair) AS ?repairs) (COUNT(DISTINCT ?diagnostic) AS ?diagnostics) WHERE {
  { ?repair a zr:Repair } UNION { ?diagnostic a zr:Diagnostic } }"""


@click.command(cls=Command, examples=["zeren stats", "zeren stats --format json"])
@format_option
@store_option
@click.pass_context
def stats(ctx: click.Context, format: Format, store: str | None) -> None:
    """库里有什么：文件、任务、分工等的数量，以及按层级、地区、文种、角色、关系的分布。"""
    with open_for_reading(ctx, store) as shelf:
        rows = count_rows(shelf)
    print_rows(rows, [Column("项目", _label), key("数量", "count")], format)


def count_rows(store: Store) -> list[Row]:
    """One row a number: {"name": "roles", "value": "lead", "count": 12}; `value` is None for a total."""
    from graph.answers import stats as answers

    found = to_plain(answers.stats(store))
    totals = {name: count for name, count in found.items() if name not in _GROUPS} | reading_counts(store)
    rows: list[Row] = [{"name": name, "value": None, "count": count} for name, count in totals.items()]
    for name in _GROUPS:
        rows += [{"name": name, "value": value, "count": count} for value, count in found[name].items()]
    return rows


def reading_counts(store: Store) -> dict[str, int]:
    """How often the program repaired a damaged print, and remarked on something."""
    from graph.store import Solutions

    found = store.query(_READING)
    assert isinstance(found, Solutions)
    return {name: int(text) for name, text in zip(found.variables, found.texts()[0], strict=True)}


def _label(row: Row) -> str:
    name, value = row["name"], row["value"]
    if value is None:
        return COUNTS[name]
    return f"{_GROUPS[name]}·{_WORDS.get(name, {}).get(value, value) or '（不详）'}"
