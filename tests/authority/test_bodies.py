"""Names of bodies through time, by line, place and level; short form → body → short form."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from graph.authority.bodies import bodies_of_line, body_id, name_at, names_through_time, place_of, short_forms
from graph.authority.eras import day_of
from graph.authority.lexicon import lines
from graph.resolve.agencies import Context, resolve_agency

NAMES = [
    # body, place, day, full name
    ("health", "140400", "2010-01-01", "长治市卫生局"),
    ("health", "140400", "2017-01-01", "长治市卫生和计划生育委员会"),
    ("health", "140400", "2021-10-25", "长治市卫生健康委员会"),
    ("health", "420000", "2010-01-01", "湖北省卫生厅"),
    ("health", "100000", "2012-01-01", "卫生部"),
    ("health", "100000", "2016-01-01", "国家卫生和计划生育委员会"),
    ("development-reform", "330782", "2021-01-01", "义乌市发展和改革局"),
    ("industry-it", "420000", "2023-05-06", "湖北省经济和信息化厅"),
    ("industry-it", "610000", "2024-01-23", "陕西省工业和信息化厅"),
    ("natural-resources", "110000", "2021-01-01", "北京市规划和自然资源委员会"),
    ("natural-resources", "140400", "2021-10-25", "长治市规划和自然资源局"),
    ("natural-resources", "440100", "2016-01-01", "广州市国土资源和规划委员会"),
    ("culture-tourism", "460000", "2021-01-01", "海南省旅游和文化广电体育厅"),
    ("education", "110108", "2020-01-01", "北京市海淀区教育委员会"),
    ("agriculture", "150000", "2021-01-01", "内蒙古自治区农牧厅"),
    ("ecology", "140429", "2021-01-01", "长治市生态环境局武乡分局"),
    ("ecology", "320583", "2021-01-01", "苏州市昆山生态环境局"),
    ("tax", "140400", "2021-10-25", "国家税务总局长治市税务局"),
    ("state-tax", "140400", "2017-01-01", "长治市国家税务局"),
    ("central-bank", "140400", "2021-10-25", "中国人民银行长治市中心支行"),
    ("central-bank", "140400", "2024-01-01", "中国人民银行长治市分行"),
    ("central-bank", "420000", "2023-05-06", "中国人民银行武汉分行"),
    ("central-bank", "140000", "2020-01-01", "中国人民银行太原中心支行"),
    ("banking-regulation", "420000", "2023-05-06", "中国银行保险监督管理委员会湖北监管局"),
    ("banking-regulation", "610000", "2024-01-23", "国家金融监督管理总局陕西监管局"),
    ("banking-regulation", "330200", "2024-01-23", "国家金融监督管理总局宁波监管局"),
    ("publicity", "150000", "2021-01-01", "中共内蒙古自治区委员会宣传部"),
    ("staffing", "140400", "2021-10-25", "中共长治市委机构编制委员会办公室"),
    ("government", "152500", "2021-01-01", "锡林郭勒盟行政公署"),
    ("medical-security", "140400", "2016-01-01", None),
    ("disease-control", "140400", "2019-01-01", None),
]

LEVEL_WORDS = {"P": ("省", "420000"), "C": ("市", "140400"), "K": ("县", "140429"), "N": ("", "100000")}
LEVELS = {"N": "national", "P": "province", "C": "city", "K": "county"}
PERIODS = ("2006-06-01", "2011-06-01", "2016-06-01", "2021-06-01", "2025-06-01")


@pytest.mark.parametrize(("body", "code", "date", "name"), NAMES)
def test_name_at(body: str, code: str, date: str, name: str | None) -> None:
    place = place_of(code, date)
    assert place is not None
    assert name_at(body, place, date) == name


def test_names_run_without_gap_or_overlap() -> None:
    for body, code in product(
        ("health", "natural-resources", "culture-tourism", "tax"), ("140400", "420000", "100000")
    ):
        names = names_through_time(body, code)
        assert names
        assert all(one.until == two.since for one, two in pairwise(names))
        assert names[-1].until == ""


def test_the_days_of_a_reform_are_marked_as_approximate() -> None:
    commission = names_through_time("health", "140400")[-1]
    assert (commission.since, commission.approximate) == (day_of("2018", "C"), True)
    assert not names_through_time("central-bank", "140400")[-1].approximate


def test_every_line_has_a_body() -> None:
    assert [line for line in lines() if not bodies_of_line(line)] == []


def _mentions() -> list[tuple[str, str, str, str, str]]:
    """(printed form, id of its body, region, level letter, day) for every line, level and period."""
    found = []
    for letter, date in product("NPCK", PERIODS):
        word, code = LEVEL_WORDS[letter]
        place = place_of(code, date)
        assert place is not None
        for body in dict.fromkeys(body for line in lines() for body in bodies_of_line(line)):
            if name_at(body, place, date):
                found += [
                    (word + stem, body_id(code, body), code, letter, date) for stem in short_forms(body, place, date)
                ]
    return found


def test_short_form_to_body_to_short_form() -> None:
    mentions = _mentions()
    assert len(mentions) > 3000
    wrong = []
    for mention, expected, code, letter, date in mentions:
        found = resolve_agency(mention, Context(code, LEVELS[letter], date))
        full = resolve_agency(found.name, Context(code, LEVELS[letter], date))
        if found.id != expected or full.id != expected:
            wrong.append((mention, date, found.name, found.id, full.id, expected))
    assert wrong == []
