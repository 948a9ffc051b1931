"""Deadlines of every kind, in running text and in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.deadlines import (
    find_clause_deadline,
    find_deadline,
    find_deadlines,
    find_heading_deadline,
    parse_deadline_cell,
)
from graph.model import DeadlineKind
from graph.spans import Text

YEAR = 2022

RUNNING = [
    ("三季度末完成改造", "三季度末", "2022-09"),
    ("到2025年，建成体系", "到2025年", "2025"),
    ("到 2025 年，建成体系", "到 2025 年", "2025"),
    ("2025年底前，建成体系", "2025年底前", "2025"),
    ("2023年10月底前完成主体工程", "2023年10月底前", "2023-10"),
    ("于2023年9月15日前完成选址", "2023年9月15日前", "2023-09-15"),
    ("（2017年1月至12月）完成建设", "2017年1月至12月", "2017-12"),
    ("“十四五”期间，建成12个", "“十四五”期间", "2025"),
    ("“十三五”末达到80%", "“十三五”末", "2020"),
    ("2023 年 10 月底前完成", "2023 年 10 月底前", "2023-10"),
    ("二〇二三年十月底前完成", "二〇二三年十月底前", "2023-10"),
    ("20171月至201712月", "2017年1月至2017年12月", "2017-12"),
    ("到202065岁以上老年人", "到2020年", "2020"),
    ("12月底前完成", "12月底前", "2022-12"),
    ("今年6月底前完成", "今年6月底前", "2022-06"),
    ("明年底前完成", "明年底前", "2023"),
    ("年底前完成", "年底前", "2022"),
    ("2021—2023年", "2021—2023年", "2023"),
    ("2023年上半年完成", "2023年上半年", "2023-06"),
    ("2023年三季度前完成", "2023年三季度前", "2023-09"),
    ("即日起至2023年12月31日", "即日起至2023年12月31日", "2023-12-31"),
    ("2009年11月1日至1130日", "2009年11月1日至11月30日", "2009-11-30"),
]

NO_DEADLINE = [
    "2019年以来，全市建成6个",
    "按照2021年印发的建设标准",
    "办件时限压减至3个工作日以内",
    "比2020年增长8%",
    "截至2020年底，已建成",
    "自2021年1月1日起施行",
    "“十四五”规划",
    "毕业5年内的高校毕业生",
    "每季度末（分别在6月、9月和12月底）报送",
]

CELLS = [
    ("2019年7月起", "2019年7月起", None, DeadlineKind.ONGOING),
    ("2020.12", "2020.12", "2020-12", DeadlineKind.BY),
    ("2025年", "2025年", "2025", DeadlineKind.BY),
    ("(20171 201712)", "2017年1月至2017年12月", "2017-12", DeadlineKind.PERIOD),
    ("(202012月前)", "2020年12月前", "2020-12", DeadlineKind.BY),
    ("2021-2025年", "2021-2025年", "2025", DeadlineKind.PERIOD),
    ("9月—10月", "9月—10月", "2022-10", DeadlineKind.PERIOD),
    ("完成时限：2023年6月30日前", "2023年6月30日前", "2023-06-30", DeadlineKind.BY),
    ("6月底前出台方案，12月底前完成", "12月底前", "2022-12", DeadlineKind.BY),
    ("长期实施", "长期实施", None, DeadlineKind.ONGOING),
    ("长期", "长期", None, DeadlineKind.ONGOING),
    ("持续推进", "持续推进", None, DeadlineKind.ONGOING),
    ("常态化推进", "常态化推进", None, DeadlineKind.ONGOING),
    ("逐年推进", "逐年推进", None, DeadlineKind.YEARLY),
    ("每年", "每年", None, DeadlineKind.YEARLY),
    ("每季度", "每季度", None, DeadlineKind.PERIODIC),
    ("即日起", "即日起", None, DeadlineKind.IMMEDIATE),
    ("近期", "近期", None, DeadlineKind.BY),
    ("按上级要求时间节点", "按上级要求时间节点", None, DeadlineKind.BY),
]


@pytest.mark.parametrize(("printed", "words", "date"), RUNNING)
def test_running_text(printed: str, words: str, date: str) -> None:
    found = find_deadline(Text.of(printed), YEAR)
    assert found is not None
    assert (found.text, found.date) == (words, date)
    assert found.evidence.span.of(printed) == found.evidence.quote


@pytest.mark.parametrize("printed", NO_DEADLINE)
def test_dates_that_are_no_deadlines(printed: str) -> None:
    assert find_deadlines(Text.of(printed), YEAR) == []


@pytest.mark.parametrize(("printed", "words", "date", "kind"), CELLS)
def test_cells(printed: str, words: str, date: str | None, kind: DeadlineKind) -> None:
    found = parse_deadline_cell(Text.of(printed), YEAR)
    assert found is not None
    assert (found.text, found.date, found.kind) == (words, date, kind)


@pytest.mark.parametrize("printed", ["", "—", "/", "无", "准备阶段", "市财政局"])
def test_cells_without_a_deadline(printed: str) -> None:
    assert parse_deadline_cell(Text.of(printed)) is None


def test_a_relative_date_without_a_year_keeps_its_words() -> None:
    found = find_deadline(Text.of("12月底前完成"))
    assert found is not None
    assert (found.text, found.date) == ("12月底前", None)


def test_fuzzy_words_count_only_when_set_off() -> None:
    assert [f.deadline.text for f in find_deadlines(Text.of("（市政务服务局负责，长期坚持）"))] == ["长期坚持"]
    assert find_deadlines(Text.of("持续推进综合受理，逐年提高标准。")) == []


@pytest.mark.parametrize(
    ("title", "body", "date"),
    [
        ("试点准备阶段（2017年1月至2017年12月）", "开展试点。广泛宣传。", "2017-12"),
        ("建设中心", "2023年10月底前完成主体工程建设。", "2023-10"),
        ("提升能力", "加强建设。推动服务进家庭。到2025年，能够规范开展10项以上。", "2025"),
        ("加强培训", "健全体系，“十四五”期间，培训1000人。支持参加培训。", "2025"),
        ("完善功能", "优化设置。其中，电梯改造于2023年6月底前完成。推行综合受理。", None),
        ("加大支持", "贷款投放由银行落实。2024年6月底前，新增贷款20亿元。", None),
        ("下穿通道", "甲单位负责清掏，乙单位负责改造。上述工程2023年6月20日前完工。丙单位配合。", "2023-06-20"),
        ("稳岗返还", "失业保险稳岗返还政策执行至2025年12月31日。简化流程。", "2025-12-31"),
        ("培育企业", "培育企业，到2024年底，新增企业100家。", "2024"),
        ("追溯体系", "升级平台。此项工作由市市场监管局牵头，2022年底前完成。", "2022"),
        ("抓好示范", "2017年，将中心敬老院列为示范点。帮助解决问题。", None),
    ],
)
def test_a_clause_has_the_deadline_that_covers_all_of_it(title: str, body: str, date: str | None) -> None:
    found = find_clause_deadline(Text.of(title), Text.of(body), YEAR)
    assert (found.date if found else None) == date


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("每年4月20日前，全面排查泵站。建立台账。", "每年4月20日前"),
        ("编制年度防治方案，每年3月底前报批", "每年3月底前"),
        ("编制方案。每年3月底前报批。", None),
    ],
)
def test_a_clause_may_come_round(body: str, words: str | None) -> None:
    found = find_clause_deadline(Text.of(""), Text.of(body), YEAR)
    assert (found.text if found else None) == words


def test_heading() -> None:
    found = find_heading_deadline(Text.of("（一）动员部署阶段（2018年1月至3月）"))
    assert found is not None
    assert (found.start, found.date) == ("2018-01", "2018-03")


@given(st.text(alphabet="到至于2025年12月底前日内、，。（）—“”十四五期间长期每季度", max_size=60))
def test_no_text_raises_and_evidence_holds(printed: str) -> None:
    for found in find_deadlines(Text.of(printed), YEAR):
        assert found.deadline.evidence.span.of(printed) == found.deadline.evidence.quote
    parse_deadline_cell(Text.of(printed), YEAR)


def test_before_what_has_no_day() -> None:
    found = find_deadline(Text.of("各地要在2013年春节前完成"))
    assert found is not None
    assert (found.text, found.date) == ("2013年春节前", None)
