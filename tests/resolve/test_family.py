"""A body among others: names with papers, superiors, where work came from and where it went."""

from __future__ import annotations

import pytest

from graph.resolve.family import names_of, predecessors, successors, superiors


def test_names_have_days_and_papers() -> None:
    names = names_of("140400/health")
    assert [one.name for one in names] == ["长治市卫生局", "长治市卫生和计划生育委员会", "长治市卫生健康委员会"]
    assert [one.since for one in names[1:]] == [one.until for one in names[:-1]]
    assert names[-1].paper == "深化党和国家机构改革方案"


@pytest.mark.parametrize(
    ("body", "date", "above"),
    [
        ("140400/health", "2021-10-25", [("长治市人民政府", "government"), ("山西省卫生健康委员会", "guidance")]),
        ("140000/health", "2016-05-01", [("山西省人民政府", "government"), ("国家卫生和计划生育委员会", "guidance")]),
        ("140400/tax", "2021-10-25", [("国家税务总局山西省税务局", "leadership")]),
        ("140429/ecology", "2021-10-25", [("长治市生态环境局", "leadership")]),
        (
            "140400/party-organization",
            "2021-10-25",
            [("中国共产党长治市委员会", "government"), ("中共山西省委组织部", "guidance")],
        ),
        ("140429/government", "2021-10-25", [("长治市人民政府", "leadership")]),
        ("100000/civil-affairs", "2021-10-25", [("国务院", "government")]),
    ],
)
def test_superiors(body: str, date: str, above: list[tuple[str, str]]) -> None:
    assert [(one.name, one.relation) for one in superiors(body, date)] == above


def test_work_comes_and_goes() -> None:
    came = {one.name: one for one in predecessors("140400/health")}
    assert came["长治市人口和计划生育委员会"].kind == "merger"
    assert came["长治市安全生产监督管理局"].topic == ("职业健康", "职业卫生", "职业病")
    went = {one.name: one for one in successors("140400/health")}
    assert went["长治市医疗保障局"].date == "2018-12-31"
    assert "老龄工作" in went["长治市民政局"].topic
    assert "长治市民政局" not in {one.name for one in successors("140400/health", "2021-10-25")}


def test_work_that_goes_up_a_level() -> None:
    assert "中国人民银行长治市分行" in {one.name for one in successors("140429/central-bank")}


def test_a_place_that_became_another() -> None:
    assert [(one.since, one.until) for one in names_of("140421/civil-affairs")] == [("", "2018-11-23")]
    assert [(one.name, one.kind) for one in successors("140421/civil-affairs")] == [("长治市上党区民政局", "place")]
    assert names_of("140404/civil-affairs")[0].since == "2018-11-23"
    assert predecessors("140404/civil-affairs")[0].name == "长治县民政局"


def test_kin_are_bodies_that_were_there() -> None:
    assert all("海洋" not in one.name for one in predecessors("140400/natural-resources"))


@pytest.mark.parametrize("body", ["", "140400", "999999/health", "140400/nothing"])
def test_an_unknown_body_has_no_family(body: str) -> None:
    assert [*names_of(body), *superiors(body, "2021-01-01"), *predecessors(body), *successors(body)] == []
