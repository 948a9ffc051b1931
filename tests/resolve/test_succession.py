"""Who has a duty now: renamings, mergers, functions that move, splits that cannot be decided."""

from __future__ import annotations

import pytest

from graph.resolve.succession import successor

CASES = [
    # body, day, topic, today
    ("140400/health", "2016-05-01", "", "长治市卫生健康委员会"),
    ("140400/health", "2021-06-09", "老龄工作", "长治市民政局"),
    ("140400/health", "2021-06-09", "医养结合", "长治市卫生健康委员会"),
    ("140400/aging", "2013-10-10", "", "长治市民政局"),
    ("140400/family-planning", "2009-06-11", "", "长治市卫生健康委员会"),
    ("140400/civil-affairs", "2016-03-01", "", "长治市民政局"),
    ("140400/civil-affairs", "2016-03-01", "城乡医疗救助", "长治市医疗保障局"),
    ("140400/civil-affairs", "2016-03-01", "退役士兵安置", "长治市退役军人事务局"),
    ("140400/civil-affairs", "2016-03-01", "自然灾害救助", "长治市应急管理局"),
    ("140400/human-resources", "2015-07-14", "城镇职工医疗保险", "长治市医疗保障局"),
    ("140400/human-resources", "2015-07-14", "促进就业", "长治市人力资源和社会保障局"),
    ("140400/development-reform", "2016-01-01", "药品价格管理", "长治市医疗保障局"),
    ("140400/housing-construction", "2016-01-01", "城乡规划许可", "长治市规划和自然资源局"),
    ("140400/land-planning", "2016-01-01", "", "长治市规划和自然资源局"),
    ("140400/fire", "2015-12-16", "灭火救援", "长治市消防救援支队"),
    ("140400/fire", "2015-12-16", "建设工程消防设计审核", "长治市住房和城乡建设局"),
    ("140400/work-safety", "2015-01-01", "职业卫生监督", "长治市卫生健康委员会"),
    ("140400/work-safety", "2015-01-01", "", "长治市应急管理局"),
    ("140400/local-tax", "2012-01-01", "", "国家税务总局长治市税务局"),
    ("140400/banking-supervision", "2014-10-28", "", "国家金融监督管理总局长治监管分局"),
    ("140400/central-bank", "2021-03-24", "", "中国人民银行长治市分行"),
    ("140429/central-bank", "2019-06-05", "", "中国人民银行长治市分行"),
    ("140000/central-bank", "2020-03-26", "", "中国人民银行山西省分行"),
    ("140429/poverty-alleviation", "2017-05-10", "", "武乡县农业农村局"),
    ("140429/ecology", "2015-03-24", "", "长治市生态环境局武乡分局"),
    ("420000/food-drug", "2016-03-30", "药品监管", "湖北省药品监督管理局"),
    ("420000/food-drug", "2016-03-30", "餐饮食品安全", "湖北省市场监督管理局"),
    ("330000/price", "2013-01-01", "", "浙江省发展和改革委员会"),
    ("100000/quality", "2014-07-31", "出入境检验检疫", "海关总署"),
    ("100000/development-reform", "2022-12-02", "数据基础制度建设", "国家数据局"),
    ("100000/health", "2020-09-08", "传染病防控", "国家疾病预防控制局"),
    # the place went on under another name
    ("140421/civil-affairs", "2015-06-16", "", "长治市上党区民政局"),
    ("110103/health", "2008-06-25", "", "北京市东城区卫生健康委员会"),
    ("522400/government", "2009-05-13", "", "毕节市人民政府"),
]


@pytest.mark.parametrize(("body", "date", "topic", "name"), CASES)
def test_today(body: str, date: str, topic: str, name: str) -> None:
    found = successor(body, date, "2026-01-01", topic)
    assert found.agency is not None
    assert found.agency.name == name
    assert found.undetermined is None


def test_each_step_is_an_event_with_its_day_and_paper() -> None:
    found = successor("140400/aging", "2013-10-10", "2026-01-01")
    assert [step.event for step in found.via] == ["2018-aging", "2023-aging"]
    assert [step.date for step in found.via] == sorted(step.date for step in found.via)
    assert all(step.paper and step.kind == "transfer" and step.approximate for step in found.via)


def test_only_what_happened_until_the_day_counts() -> None:
    found = successor("140400/aging", "2013-10-10", "2021-01-01")
    assert found.agency is not None
    assert found.agency.id == "140400/health"


def test_a_split_without_a_word_that_decides_is_left_open() -> None:
    found = successor("420000/food-drug", "2016-03-30", "2026-01-01", "监督检查")
    assert found.agency is None
    assert found.undetermined
    assert found.candidates == ("湖北省市场监督管理局", "湖北省药品监督管理局")


def test_a_body_that_ended_without_an_heir_leaves_those_of_its_line() -> None:
    found = successor("360781/finance-regulation", "2017-07-24", "2026-01-01")
    assert found.agency is None
    assert found.undetermined
    assert found.candidates == ("中共瑞金市委金融委员会办公室",)


def test_a_place_that_was_divided_or_lost_its_rank_is_left_open() -> None:
    found = successor("371200/industry-it", "2014-04-18", "2026-01-01")
    assert found.agency is None
    assert found.undetermined


def test_a_form_that_still_holds_is_kept() -> None:
    found = successor("140429/health", "2021-04-19", "2026-01-01", "", "武乡县卫生健康和体育局")
    assert found.agency is not None
    assert (found.agency.name, found.via) == ("武乡县卫生健康和体育局", ())


@pytest.mark.parametrize("body", ["", "140400", "999999/health", "140400/nothing", "/health"])
def test_an_unknown_body_has_no_successor(body: str) -> None:
    found = successor(body, "2016-01-01")
    assert found.agency is None
    assert found.undetermined
