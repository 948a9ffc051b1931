"""Targets: numbers to be reached, by when, and numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.deadlines import find_deadline
from graph.extract.measures import find_measures
from graph.extract.targets import find_targets, place_targets
from graph.model import Deadline, Evidence, Task, TaskKind
from graph.spans import Span, Text
from tests.extract.documents import annex, clause, document, table

MEASURES = [
    ("85%以上的医疗机构", [(85, "%", ">=")]),
    ("提高10个百分点", [(10, "个百分点", "=")]),
    ("至少与2所养老机构", [(2, "所", ">=")]),
    ("实施千名护理员培训工程", [(1000, "名", "=")]),
    ("开展2—3种模式", [(2, "种", ">=")]),
    ("培训12.5万人次", [(12.5, "万人次", "=")]),
    ("服务1,200个村", [(1200, "个", "=")]),
    ("百分之九十以上", [(90, "%", ">=")]),
    ("覆盖三分之二以上", [(0.6667, "", ">=")]),
    ("至少建设一所", [(1, "所", ">=")]),
    ("控制在35微克/立方米以内", [(35, "微克/立方米", "<=")]),
    ("5个月内", []),
    ("3个工作日", []),
    ("第12项", []),
    ("百家争鸣", []),
    ("30分钟", []),
    ("2025年12月", []),
    ("每千人口拥有床位", []),
    ("国家卫生健康委等11部门", []),
]

REACHED = [
    ("新增各类护理型床位200张以上。", (200, "张", None)),
    ("护理型床位数占床位总数达到20%。", (20, "%", None)),
    ("市中医院至少与2所养老机构建立合作关系。", (2, "所", None)),
    ("福利彩票公益金50%以上的资金用于支持发展养老服务业。", (50, "%", None)),
    ("将综合训练等20项医疗康复项目纳入医保支付范围。", (20, "项", None)),
    ("到2025年，建成500家社区中心。", (500, "家", "2025")),
    ("加强培养，“十四五”期间，培训人才1000人。", (1000, "人", "2025")),
    ("到202065岁以上的老年人健康管理率达到80%以上。", (80, "%", "2020")),
    ("接入高频便民应用1000个。", (1000, "个", None)),
    ("新建配套产业园（帮扶车间）60个。", (60, "个", None)),
    ("优良天数达到255天。", (255, "天", None)),
    ("网上可办率2018年底前不低于80%。", (80, "%", "2018")),
    ("市区PM2.5年均浓度保持在30微克/立方米以下。", (30, "微克/立方米", None)),
]

NONE = [
    "可按照工程固定资产原值的3%核定管护经费。",
    "市财政局每年安排专项资金2000万元。",
    "对新建床位30张以上且运营满1年的，给予每张床位一次性5000元补助。",
    "由同级财政给予每月每人80元的运营补助。",
    "减按15%的税率征收企业所得税。",
    "在体检结束后1个月内告知结果。",
    "医疗卫生服务实现全覆盖。",
    "截至2024年底，全市60岁以上老年人口5.9万人，建成机构4家、床位460张。",
    "近年来，全区牵头梳理堵点问题214个。",
    "建筑高度100米以上的公共建筑一律组织专家评审。",
    "800人以上的集中安置区全部建立服务中心。",
    "联席会议由15个部门和单位组成。",
    "不得分的每项扣5分。",
    "拨打“12345”热线。",
    "吉林省长春市确定25家定点机构。",
]


@pytest.mark.parametrize(("printed", "expected"), MEASURES)
def test_measures(printed: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(m.value, m.unit, m.comparator) for m in find_measures(printed)] == expected


@pytest.mark.parametrize(("body", "expected"), REACHED)
def test_numbers_to_be_reached(body: str, expected: tuple[float, str, str | None]) -> None:
    (found,) = find_targets(document(clauses=(clause("一", "工作任务", body),), date="2017-07-24"))
    assert (found.value, found.unit, found.by) == expected
    assert found.evidence.quote in body
    assert len(found.evidence.quote) <= 60


@pytest.mark.parametrize("body", NONE)
def test_numbers_that_are_none(body: str) -> None:
    assert find_targets(document(clauses=(clause("一", "工作任务", body),), date="2025-05-20")) == ()


def test_a_date_at_the_head_of_a_paragraph_governs_all_of_it() -> None:
    body = "2017年，建成一批机构。覆盖80%的乡镇；新增床位200张。\n2020年，占比达到30%。"
    found = find_targets(document(clauses=(clause("二", "总体目标", body),), date="2017-07-24"))
    assert [(t.value, t.by) for t in found] == [(80, "2017"), (200, "2017"), (30, "2020")]


def test_a_change_from_one_level_to_another_is_one_target() -> None:
    (found,) = find_targets(document(clauses=(clause("一", "任务", "覆盖率由60%提高到80%。"),)))
    assert found.value == 80


def test_a_stage_and_a_row_lend_their_deadline() -> None:
    stage = clause("四", "实施步骤", "", (clause("四/（一）", "试点阶段（2018年1月至12月）", "新建床位200张。"),))
    rows = table("序号 工作任务 责任单位 完成时限", [["1", "100%的中心卫生院开展服务", "卫计委", "2020.12"]])
    found = find_targets(document(clauses=(stage,), annexes=(annex("附件", "任务分工表", tables=(rows,)),)))
    assert {(t.value, t.by) for t in found} == {(200, "2018-12"), (100, "2020-12")}


def test_the_carrier_lends_its_year() -> None:
    inner = document(clauses=(clause("一", "任务", "12月底前，新建学校4所。"),), date=None)
    assert [t.by for t in find_targets(inner, 2009)] == ["2009-12"]


def test_a_paper_on_good_practice_sets_no_targets() -> None:
    paper = document(clauses=(clause("一", "投入", "投入资金，建设机构25家。"),), title="关于推广典型经验的通知")
    assert find_targets(paper) == ()


def test_a_table_of_statistics_sets_no_targets() -> None:
    rows = table("单位 目录数 归集率", [["樊城区", "320个", "96%"]])
    assert find_targets(document(tables=(rows,))) == ()


@given(st.text(alphabet="到2025年建成0%个家以上，。；（）的至少百千名-—", max_size=60))
def test_no_text_raises_and_evidence_holds(printed: str) -> None:
    for target in find_targets(document(clauses=(clause("一", "任务", printed),))):
        assert target.evidence.span.of(printed) == target.evidence.quote


def _task(body: str, end: int, deadline: Deadline | None) -> Task:
    return Task(
        "d1", "一", "任务", TaskKind.CLAUSE, body[:10], Evidence(Span(0, end), body[:end], "t"), (), False, deadline
    )


def test_a_task_lends_the_deadline_of_its_note() -> None:
    body = "补建消火栓120个。（市住建局牵头，2023年10月底前完成）"
    targets = find_targets(document(clauses=(clause("一", "任务", body),)))
    due = find_deadline(Text.of(body))
    (placed,) = place_targets(targets, (_task(body, 10, due),))
    assert (placed.task, placed.by) == ("d1/一", "2023-10")


def test_a_deadline_said_after_the_number_covers_other_words() -> None:
    body = "参保率达到100%，当年任务2021年12月底前全部竣工。"
    targets = find_targets(document(clauses=(clause("一", "任务", body),)))
    (placed,) = place_targets(targets, (_task(body, len(body), find_deadline(Text.of(body))),))
    assert placed.by is None


def test_a_bound_that_describes_a_thing_is_no_number_to_be_reached() -> None:
    body = "培育年销售收入超过50亿元的企业2家。落实不少于20亩的用地1宗。"
    assert [t.value for t in find_targets(document(clauses=(clause("一", "任务", body),), date="2017-07-24"))] == [2, 1]


def test_the_whole_year_and_the_span_of_the_title() -> None:
    body = "全年培训3000人次。三年累计改造8万亩。"
    paper = document(clauses=(clause("一", "任务", body),), date="2022-03-07", title="实施方案（2022—2024年）")
    assert [(t.value, t.by) for t in find_targets(paper)] == [(3000, "2022"), (8, "2024")]
