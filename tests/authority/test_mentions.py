"""The blind table of mentions: full name, line and today's body, written from knowledge and not from the program's output."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.authority.lexicon import lines
from graph.authority.regions import find_region
from graph.resolve.agencies import Context, Resolution, resolve_agency
from graph.resolve.holder import holder_of

TODAY = "2026-01-01"
TABLES = ("mentions.csv", "mentions_more.csv")
ROWS = [
    row
    for table in TABLES
    for row in csv.DictReader((Path(__file__).parent / table).read_text(encoding="utf-8").splitlines())
]


def _code(row: dict[str, str]) -> str | None:
    found = find_region(row["region"], date=row["date"])
    return found[0].code if found else None


def _resolve(row: dict[str, str]) -> Resolution:
    return resolve_agency(row["mention"], Context(_code(row), row["level"], row["date"], {}, row["topic"]))


def _today(row: dict[str, str], found: Resolution) -> str:
    if not found.id:
        return found.name
    end = holder_of(found, row["date"], TODAY, row["topic"])
    return end.agency.name if end.agency else "?"


def test_the_table_is_large_and_sound() -> None:
    keys = [(row["mention"], row["region"], row["date"], row["topic"]) for row in ROWS]
    assert len(keys) == len(set(keys)) >= 400
    assert {row["level"] for row in ROWS} == {"national", "province", "city", "county"}
    assert len({(_code(row) or "00")[:2] for row in ROWS}) > 31
    assert all(row["full_name"] and row["today"] for row in ROWS)


def test_full_names() -> None:
    wrong = [
        (row["mention"], row["region"], name)
        for row in ROWS
        if (name := _resolve(row).name) not in row["full_name"].split("|")
    ]
    assert len(wrong) <= 0.05 * len(ROWS), wrong


def test_lines() -> None:
    rows = [row for row in ROWS if row["line"] in lines()]
    wrong = [(row["mention"], row["line"], line) for row in rows if (line := _resolve(row).line) != row["line"]]
    assert len(rows) > 0.9 * len(ROWS)
    assert len(wrong) <= 0.05 * len(rows), wrong


def test_bodies_of_today() -> None:
    wrong = []
    for row in ROWS:
        expected = row["full_name" if row["today"] == "=" else "today"].split("|")
        found = _today(row, _resolve(row))
        if found not in expected:
            wrong.append((row["mention"], row["region"], row["topic"], found))
    assert len(wrong) <= 0.1 * len(ROWS), wrong


@pytest.mark.parametrize("level", ["national", "province", "city", "county"])
def test_no_level_is_left_behind(level: str) -> None:
    rows = [row for row in ROWS if row["level"] == level]
    right = sum(_resolve(row).name in row["full_name"].split("|") for row in rows)
    assert right >= 0.9 * len(rows)
