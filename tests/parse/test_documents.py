"""Documents inside documents, their heads and ends."""

from __future__ import annotations

import pytest

from graph.model import Carriage
from tests.parse.builders import first, parsed

NOTICE = """甲市人民政府办公室文件

甲政办发〔2021〕60号

甲市人民政府办公室
关于印发甲市托育服务实施方案的通知

各县、区人民政府，市政府各部门：

《甲市托育服务实施方案》已经市政府同意，现印发给你们，请认真执行。

附件：任务分工表

甲市人民政府办公室
2021年10月25日

（此件公开发布）

甲市托育服务实施方案

为发展托育服务，制定本方案。

一、工作任务

（一）扩大供给。新建托位。

附件

任务分工表

抄送：市委各部门。
甲市人民政府办公室　2021年10月26日印发
"""


def test_a_notice_and_what_it_promulgates() -> None:
    outer, inner = parsed(NOTICE).documents
    assert outer.title.squeeze().text == "甲市人民政府办公室关于印发甲市托育服务实施方案的通知"
    assert (outer.number, outer.date_written, outer.date_printed) == (
        "甲政办发〔2021〕60号",
        "2021-10-25",
        "2021-10-26",
    )
    assert [a.text for a in outer.addressees] == ["各县、区人民政府", "市政府各部门"]
    assert [o.text for o in outer.issuers] == ["甲市人民政府办公室"]
    assert outer.genre == "通知"
    assert (inner.part_of, inner.carried_as, inner.genre) == ("d1", Carriage.PROMULGATED, "方案")
    assert [c.path for c in inner.walk()] == ["一", "一/（一）"]
    assert [a.label for a in inner.annexes] == ["附件"]


FORWARDED = """甲市民政局文件
甲民发〔2022〕5号
关于转发《乙省民政厅转发〈民政部关于做好丙工作的通知〉的通知》的通知
各县区民政局：
现将《乙省民政厅转发〈民政部关于做好丙工作的通知〉的通知》（乙民发〔2022〕3号）转发给你们，请遵照执行。
甲市民政局
2022年3月1日
乙省民政厅文件
乙民发〔2022〕3号
转发《民政部关于做好丙工作的通知》的通知
各市民政局：
现将《民政部关于做好丙工作的通知》（民发〔2022〕1号）转发给你们，请各市认真落实。
乙省民政厅
2022年2月1日
民 政 部 文 件
民发〔2022〕1号
民政部关于做好丙工作的通知
各省、自治区、直辖市民政厅（局）：
为做好丙工作，现通知如下。
一、提高认识。各地要高度重视。
民政部
2022年1月1日
"""


def test_three_papers_one_in_the_other() -> None:
    papers = parsed(FORWARDED).documents
    assert [(p.part_of, p.number, p.date_written) for p in papers] == [
        (None, "甲民发〔2022〕5号", "2022-03-01"),
        ("d1", "乙民发〔2022〕3号", "2022-02-01"),
        ("d2", "民发〔2022〕1号", "2022-01-01"),
    ]
    assert {p.carried_as for p in papers[1:]} == {Carriage.FORWARDED}


def test_a_notice_that_promulgates_two_papers() -> None:
    text = """甲市人民政府关于印发《甲市乙办法》和《甲市丙办法》的通知
甲政发〔2020〕1号
各县人民政府：
现将《甲市乙办法》和《甲市丙办法》印发给你们。
甲市人民政府
2020年1月1日
甲市乙办法
第一条　为了乙，制定本办法。
甲市丙办法
第一条　为了丙，制定本办法。
"""
    assert [(p.title.text, p.part_of) for p in parsed(text).documents][1:] == [
        ("甲市乙办法", "d1"),
        ("甲市丙办法", "d1"),
    ]


def test_a_text_promulgated_without_its_title() -> None:
    text = """关于印发2016年全市工作要点的通知
甲政办发〔2016〕26号
各区人民政府：
《2016年全市工作要点》已经市政府同意，现印发给你们。
甲市人民政府办公室
2016年5月28日
2016年是决胜阶段的开局之年，全市工作的总体要求是坚持稳中求进。
一、做好公开。各部门要主动公开。
"""
    outer, inner = parsed(text).documents
    assert outer.date_written == "2016-05-28"
    assert inner.title.text == "2016年全市工作要点"


def test_a_page_headed_by_the_title_of_what_it_promulgates() -> None:
    text = """甲市残疾人保障规划
各县人民政府：
现将《甲市残疾人保障规划》印发给你们，请认真实施。
甲市人民政府
2022年5月6日
甲市残疾人保障规划
为保障残疾人权益，制定本规划。
一、背景
"""
    outer, inner = parsed(text).documents
    assert (outer.title.text, outer.genre, inner.title.text) == ("", "通知", "甲市残疾人保障规划")


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        (
            "（甲政发〔2016〕21号）甲市人民政府关于乙的通知\n各镇人民政府：\n请执行。",
            "甲市人民政府关于乙的通知",
            "甲政发〔2016〕21号",
        ),
        (
            "甲市人民政府关于乙的通知（甲政发〔2016〕21号）\n各镇人民政府：\n请执行。",
            "甲市人民政府关于乙的通知",
            "甲政发〔2016〕21号",
        ),
        (
            "甲政发〔2016〕21号《甲市人民政府关于乙的通知》\n各镇人民政府：\n请执行。",
            "甲市人民政府关于乙的通知",
            "甲政发〔2016〕21号",
        ),
        (
            "甲市人民政府\n关于乙工作的\n通    知\n甲政发〔2016〕21号\n各镇人民政府：\n请执行。",
            "甲市人民政府关于乙工作的通知",
            "甲政发〔2016〕21号",
        ),
        (
            "甲市发展改革委 甲市财政局\n关于乙的通知\n各镇人民政府：\n请执行。",
            "甲市发展改革委甲市财政局关于乙的通知",
            None,
        ),
    ],
)
def test_titles_and_numbers_in_odd_places(text: str, title: str, number: str | None) -> None:
    paper = first(text)
    assert (paper.title.squeeze().text, paper.number) == (title, number)


def test_a_joint_masthead_with_a_floating_word() -> None:
    text = "甲省民政厅\n甲省财政厅          文件\n甲省教育厅\n甲民发〔2020〕7号\n关于乙的意见\n各市民政局、财政局、教育局：\n为做好工作，提出如下意见。\n"
    paper = first(text)
    assert [o.text for o in paper.issuers] == ["甲省民政厅", "甲省财政厅", "甲省教育厅"]
    assert paper.title.text == "关于乙的意见"


def test_joint_issuers_are_listed_by_the_signature() -> None:
    text = "甲省民政厅等3部门关于乙的通知\n各市民政局：\n为做好工作，通知如下。\n请执行。\n甲省民政厅 甲省财政厅\n甲省教育厅\n2020年1月2日\n"
    assert [o.text for o in first(text).issuers] == ["甲省民政厅", "甲省财政厅", "甲省教育厅"]


def test_the_tail_belongs_to_the_document() -> None:
    text = (
        "关于乙的意见\n各市人民政府：\n为做好工作，提出如下意见。\n"
        + "".join(f"{n}、做好第{n}件事。认真落实。（市民政局负责）\n" for n in "一二三")
        + "各地要加强领导，确保落实。\n甲市人民政府\n2020年1月2日\n"
    )
    assert first(text).tail.text == "各地要加强领导，确保落实。"


def test_addressees_that_lost_their_colon() -> None:
    text = "甲市人民政府办公室关于乙的通知\n甲政办字〔2021〕3号\n各街道办事处、镇人民政府，市政府各部门\n为做好工作，现通知如下。\n"
    assert [a.text for a in first(text).addressees] == ["各街道办事处", "镇人民政府", "市政府各部门"]


def test_addressees_broken_over_lines() -> None:
    text = "关于乙的通知\n各市、县人民政府，自治区人民政府各组\n成部门、各直属机构：\n为做好工作，现通知如下。\n"
    assert [a.text for a in first(text).addressees] == ["各市、县人民政府", "自治区人民政府各组成部门", "各直属机构"]
