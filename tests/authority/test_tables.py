"""The authority's tables: shape, order, unique ids, closed references, no short form that means two bodies at once."""

from __future__ import annotations

import re
from itertools import product

import pytest

from graph.authority.atlas import pad_day
from graph.authority.eras import is_within
from graph.authority.lexicon import lexicon, lines
from graph.authority.reforms import reforms
from graph.authority.tables import iter_records, iter_rows, tables_dir

COLUMNS = {
    "lines.csv": 5,
    "names.csv": 9,
    "patterns.csv": 9,
    "national.csv": 7,
    "local.csv": 7,
    "eras.csv": 7,
    "reforms.csv": 16,
    "words.csv": 3,
    "zones.csv": 4,
    "twins.csv": 3,
}
MARK = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ERAS = {row[0] for row in iter_rows("eras.csv")}
SAMPLE = {
    "P": ("110000", "120000", "140000", "310000", "330000", "420000", "440000", "500000", "510000", "610000"),
    "C": ("140400", "330100", "370200", "420100", "440300", "652900"),
    "K": ("110108", "140429", "310115", "360781", "140403", "371428"),
}
DATES = ("2002-06-01", "2006-06-01", "2011-06-01", "2016-06-01", "2021-06-01", "2025-06-01")


def _bodies() -> set[str]:
    return {row[0] for table in ("names.csv", "patterns.csv", "national.csv") for row in iter_rows(table)}


@pytest.mark.parametrize(("table", "width"), COLUMNS.items())
def test_every_row_has_every_column(table: str, width: int) -> None:
    assert {len(row) for row in iter_rows(table)} == {width}


@pytest.mark.parametrize("table", COLUMNS)
def test_no_row_twice_and_no_stray_white_space(table: str) -> None:
    rows = [tuple(row) for row in iter_rows(table)]
    assert len(rows) == len(set(rows))
    assert all(cell == cell.strip() for row in rows for cell in row)


@pytest.mark.parametrize(("table", "column"), [("lines.csv", "id"), ("eras.csv", "era"), ("reforms.csv", "id")])
def test_ids_are_unique(table: str, column: str) -> None:
    ids = [row[column] for row in iter_records(table)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("table", ["names.csv", "patterns.csv", "national.csv"])
def test_every_line_is_known_and_spans_run_forward(table: str) -> None:
    for row in iter_records(table):
        assert row["line"] in lines()
        for mark in (row["since"], row["until"]):
            assert not mark or (MARK.fullmatch(mark) and (len(mark) > 4 or mark in ERAS))
        assert not (row["since"] and row["until"]) or pad_day(row["since"]) < pad_day(row["until"])


def test_every_line_has_a_body_that_guides_it_or_none() -> None:
    bodies = _bodies()
    assert all(not line.guided_by or line.guided_by in bodies for line in lines().values())


def test_reforms_speak_of_known_bodies_only() -> None:
    bodies = _bodies()
    for reform in reforms():
        assert set(reform.origins) <= bodies, reform.id
        assert {body for body, _ in reform.targets} <= bodies, reform.id
        assert reform.days, reform.id
        assert reform.kind in ("renaming", "merger", "split", "transfer", "establishment", "abolition")


def test_a_transfer_says_what_moves_and_a_split_how_to_choose() -> None:
    for reform in reforms():
        assert reform.kind != "transfer" or reform.topic, reform.id
        assert reform.kind != "split" or all(cues for _, cues in reform.targets), reform.id


def test_a_reform_goes_down_the_levels_in_time() -> None:
    for reform in reforms():
        days = [reform.days[letter] for letter in "PCK" if letter in reform.days]
        assert days == sorted(days), reform.id


def test_local_names_speak_of_known_bodies() -> None:
    bodies = _bodies()
    for row in iter_records("local.csv"):
        assert row["body"] in bodies, row
        assert set(row["levels"]) <= set("PCK"), row


@pytest.mark.parametrize(("letter", "date"), list(product("PCK", DATES)))
def test_no_short_form_means_two_bodies_at_one_place_and_day(letter: str, date: str) -> None:
    known = lexicon()
    for code in SAMPLE[letter]:
        for stem, rows in known.stems.items():
            forms = [known.department(row) for row in rows]
            bodies = {
                form.body
                for form in forms
                if letter in form.levels and form.here(code) and is_within(date, form.since, form.until, letter)
            }
            assert len(bodies) < 2, (stem, code)


@pytest.mark.parametrize("date", DATES)
def test_no_short_form_means_two_bodies_of_the_centre(date: str) -> None:
    known = lexicon()
    for printed, rows in known.national.items():
        forms = [known.centre(row) for row in rows]
        bodies = {form.body for form in forms if is_within(date, form.since, form.until, "N")}
        assert len(bodies) < 2, printed


def test_every_table_is_explained_with_its_source() -> None:
    text = (tables_dir() / "SOURCES.md").read_text(encoding="utf-8")
    assert [table for table in COLUMNS if f"`{table}`" not in text] == []


def test_there_are_lines_for_all_the_work_of_government() -> None:
    assert len(lines()) >= 60


def test_a_look_alike_is_one_character_for_others() -> None:
    for printed, meant, _ in iter_rows("twins.csv"):
        assert len(printed) == 1, printed
        assert meant, printed
        assert printed not in meant, printed
