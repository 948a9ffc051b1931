"""Dates as people type them."""

from __future__ import annotations

import click
import pytest

from graph.commands.days import parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-12-01", "2021-12-01"),
        ("2021/3/5", "2021-03-05"),
        ("2021.12", "2021-12"),
        ("2021年12月1日", "2021-12-01"),
        ("2021年6月", "2021-06"),
        ("2021年", "2021"),
        ("2021", "2021"),
        ("2024-02-29", "2024-02-29"),
        (None, None),
    ],
)
def test_days(text: str | None, day: str | None) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["", "今天", "2021-13", "2023-02-29", "21-01-01", "2021-12-00", "2021-12-01x"])
def test_no_days(text: str) -> None:
    with pytest.raises(click.BadParameter, match="2021-12-01"):
        parse_day(text)
