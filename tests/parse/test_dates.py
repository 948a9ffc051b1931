"""Dates as printed, damaged dates, and runs of digits that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Code
from graph.parse.dates import Precision, date_diagnostics, date_repairs, find_date, find_dates, iso
from graph.spans import Text

PRINTED = {
    "2021年10月25日": "2021-10-25",
    "2021 年 10 月 25 日": "2021-10-25",
    "２０２１年１０月２５日": "2021-10-25",
    "2 0 2 1 年10月": "2021-10",
    "2021-10-25": "2021-10-25",
    "2021/10/25": "2021-10-25",
    "2021.10.25": "2021-10-25",
    "2020.12": "2020-12",
    "二〇二一年十月二十五日": "2021-10-25",
    "二○一五年三月三十一日": "2015-03-31",
    "二零二一年九月": "2021-09",
    "二O二三年": "2023",
    "2025年": "2025",
}

REPAIRED = {
    "\n2017724      \n": ("2017724", "2017-07-24", "2017年7月24日"),
    "办公室          2017年7月24印发": ("2017年7月24", "2017-07-24", "2017年7月24日"),
    "已经2017622市政府第十一次常务会议研究同意": ("2017622", "2017-06-22", "2017年6月22日"),
    "(202012月前)": ("202012月", "2020-12", "2020年12月"),
    "到202065岁以上的老年人": ("2020", "2020", "2020年"),
    "2017年724日": ("2017年724日", "2017-07-24", "2017年7月24日"),
    "2017 7月24日": ("2017 7月24日", "2017-07-24", "2017年7月24日"),
    "20171025": ("20171025", "2017-10-25", "2017年10月25日"),
}


@pytest.mark.parametrize(("text", "value"), PRINTED.items())
def test_printed_dates(text: str, value: str) -> None:
    assert [(d.iso, d.printed, d.repaired) for d in find_dates(text)] == [(value, text, False)]


@pytest.mark.parametrize(("text", "expected"), REPAIRED.items())
def test_one_plausible_reading_is_repaired(text: str, expected: tuple[str, str, str]) -> None:
    found = find_dates(text)
    assert [(d.printed, d.iso, d.value) for d in found] == [expected]
    (repair,) = date_repairs(Text.of(text), found)
    assert repair.evidence.span.of(text) == repair.printed


@pytest.mark.parametrize("text", ["(20171月至201712月)", "20171-201712", "(20171\n\n201712)"])
def test_damaged_periods(text: str) -> None:
    assert [d.value for d in find_dates(text)] == ["2017年1月", "2017年12月"]


@pytest.mark.parametrize("text", ["2017111", "20171111", "201712"])
def test_runs_with_more_than_one_reading(text: str) -> None:
    found = find_dates(text)
    diagnostics = date_diagnostics(Text.of(text))
    if text == "20171111":  # eight digits have one reading
        assert [d.iso for d in found] == ["2017-11-11"]
    else:
        assert found == []
        assert [d.code for d in diagnostics] == [Code.REPAIR_UNSURE]


@pytest.mark.parametrize(
    "text", ["电话0355-2021234", "投资2017724元", "版本2020.1.1.2", "2021年13月", "2021年2月30日", "达到20.25%", "2.5"]
)
def test_false_friends(text: str) -> None:
    assert find_dates(text) == []


def test_a_day_before_a_count_is_no_day() -> None:
    found = find_date("2017年7月24个项目")
    assert found is not None
    assert (found.iso, found.precision) == ("2017-07", Precision.MONTH)


def test_tail_words_are_no_part_of_a_date() -> None:
    assert [d.printed for d in find_dates("2025年底前、2023年10月底前、2021年度")] == ["2025年", "2023年10月", "2021年"]


def test_iso_checks_the_calendar() -> None:
    assert iso(2020, 2, 29) == "2020-02-29"
    assert iso(2021, 2, 29) is None
    assert iso(1900) is None


@given(st.text(alphabet="0123456789年月日.-/至 \n二〇一十到岁", max_size=60))
def test_no_text_raises_and_spans_hold(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.printed
    date_diagnostics(Text.of(text))
