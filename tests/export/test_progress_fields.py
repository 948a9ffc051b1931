"""What people type into a ledger."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.progress_fields import (
    FIELDS,
    Typed,
    UnreadableError,
    read_closing,
    read_date,
    read_rate,
    read_status,
    read_text,
)
from graph.rdf.progress import PROPERTIES

READERS = {"date": read_date, "rate": read_rate, "status": read_status, "closed": read_closing, "text": read_text}
with (Path(__file__).parent / "typed.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['field']} {row['why']}")
def test_typed(row: dict[str, str]) -> None:
    read = READERS[row["field"]]
    if row["value"] != "!":
        assert read(row["typed"]) == row["value"]
        return
    with pytest.raises(UnreadableError) as raised:
        read(row["typed"])
    assert str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (datetime(2024, 3, 5, 8, 30), "2024-03-05"),
        (date(2024, 3, 5), "2024-03-05"),
        (45356, "2024-03-05"),
        (45356.75, "2024-03-05"),
        (20240305, "2024-03-05"),
        (20240305.0, "2024-03-05"),
        (2024, "2024"),
        (None, ""),
    ],
)
def test_cells_that_are_no_text(typed: Typed, value: str) -> None:
    assert read_date(typed) == value


@pytest.mark.parametrize(
    ("typed", "value"), [(0.355, "35.5%"), (1.0, "100%"), (1 / 3, "33.33%"), (80, "80%"), (None, "")]
)
def test_shares_as_numbers(typed: Typed, value: str) -> None:
    assert read_rate(typed) == value


def test_ticks_that_are_truths() -> None:
    assert (read_closing(True), read_closing(False), read_closing(1)) == ("是", "否", "是")
    for read in (read_date, read_rate):
        with pytest.raises(UnreadableError):
            read(True)


@given(st.one_of(st.text(), st.integers(), st.floats(allow_nan=True), st.booleans(), st.datetimes(), st.none()))
def test_whatever_is_typed_is_read_or_refused(typed: Typed) -> None:
    for field in FIELDS:
        try:
            value = field.read(typed)
        except UnreadableError:
            continue
        assert field.read(value) == value


def test_fields_have_properties() -> None:
    assert [field.code for field in FIELDS] == list(PROPERTIES)
