"""Tables of indicators: a column a year."""

from __future__ import annotations

from graph.model import TaskKind
from graph.pipeline import read_record

HEAD = "甲市人民政府关于印发甲市养老服务规划的通知\n\n各县人民政府：\n现将规划印发给你们。\n\n甲市人民政府\n2022年3月1日\n\n甲市养老服务规划\n\n一、主要指标\n\n"


def goals(table: str) -> list[tuple[float, str, str, str | None]]:
    record = read_record((HEAD + table).encode(), "规划.txt")
    text = record.source.text
    assert all(t.evidence.span.of(text) == t.evidence.quote for t in record.targets)
    return [(t.value, t.unit, t.comparator, t.by) for t in record.targets]


def test_years_are_goals_and_a_base_is_none() -> None:
    table = (
        "序号\t指标名称\t单位\t2021年基数\t2023年目标值\t2025年目标值\t属性\n"
        "1\t护理型床位占比\t%\t42\t50\t≥55\t约束性\n2\t养老护理员\t人\t310\t450\t520\t预期性\n"
    )
    assert goals(table) == [
        (50.0, "%", "=", "2023"),
        (55.0, "%", ">=", "2025"),
        (450.0, "人", "=", "2023"),
        (520.0, "人", "=", "2025"),
    ]


def test_a_year_gone_by_is_no_goal() -> None:
    assert goals("指标名称\t计量单位\t2020年\t2025年\n床位\t张\t900\t1200\n站点\t个\t20\t35\n") == [
        (1200.0, "张", "=", "2025"),
        (35.0, "个", "=", "2025"),
    ]


def test_the_unit_may_stand_behind_the_name() -> None:
    assert goals("序号\t指标\t2023年\t2025年\n1\t床位（张）\t900\t—\n2\t站点（个）\t20\t35\n") == [
        (900.0, "张", "=", "2023"),
        (20.0, "个", "=", "2023"),
        (35.0, "个", "=", "2025"),
    ]


def test_units_of_measure_are_no_bodies() -> None:
    table = "序号\t任务\t单位\t2022年\t2023年\t牵头单位\n1\t新建站点\t座\t4\t6\t市民政局\n2\t培训护理员\t人\t40\t60\t市民政局\n"
    record = read_record((HEAD + table).encode(), "规划.txt")
    assert {a.mention for task in record.tasks for a in task.assignments} == {"市民政局"}


def test_a_number_divided_among_places_is_the_work_of_each() -> None:
    table = "序号\t市（州）\t认定数（户）\t完成时限\n1\t兰州市\t620\t2022年11月底前\n2\t金昌市\t130\t2022年11月底前\n合计\t\t750\t\n"
    assert goals(table) == [(620.0, "户", "=", "2022-11"), (130.0, "户", "=", "2022-11")]
    tasks = read_record((HEAD + table).encode(), "规划.txt").tasks
    rows = [task for task in tasks if task.kind is TaskKind.ROW]
    assert [(task.title, task.assignments[0].mention, task.deadline and task.deadline.date) for task in rows] == [
        ("兰州市", "兰州市", "2022-11"),
        ("金昌市", "金昌市", "2022-11"),
    ]


def test_numbers_that_were_reached_are_no_work() -> None:
    table = "地区\t现有床位数（张）\n甲县\t620\n乙县\t130\n"
    assert goals(table) == []
