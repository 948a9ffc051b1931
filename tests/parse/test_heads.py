"""Heads as offices and their web pages print them: issuers of every level, eight ways of setting a head, joint issuers."""

from __future__ import annotations

from typing import Any

import pytest

from graph.export.extraction import to_extraction
from graph.parse.addressees import split_addressees
from graph.pipeline import read_record
from graph.spans import Text

# issuer, its 代字, level
ISSUERS = (
    ("国务院办公厅", "国办发", "national"),
    ("教育部办公厅", "教基厅", "national"),
    ("山西省人民政府办公厅", "晋政办发", "province"),
    ("新疆维吾尔自治区人民政府", "新政发", "province"),
    ("浙江省民政厅", "浙民养", "province"),
    ("中共长治市委办公室", "长办发", "city"),
    ("凉山彝族自治州人民政府办公室", "凉府办发", "city"),
    ("锡林郭勒盟行政公署", "锡署发", "city"),
    ("瑞金市人民政府办公室", "瑞府办发", "county"),
    ("阿拉善左旗人民政府", "阿左政发", "county"),
    ("北京市朝阳区人民政府办公室", "朝政办发", "county"),
)
ADDRESSEES = ("各县（市、区）人民政府，市直各单位：", "各区人民政府，市政府各委、办、局，各市属机构：", "")
BODY = "为加强养老服务工作，现就有关事项通知如下：\n一、加强领导\n各单位要高度重视。\n"
LAYOUTS = {
    "plain": "{title}\n{number}\n\n{to}\n{body}\n{issuer}\n2021年3月5日\n",
    "red head": "{issuer}文件\n\n{number}\n\n{title}\n\n{to}\n{body}\n{issuer}\n2021年3月5日\n",
    "title apart": "{issuer}\n关于加强养老服务工作的通知\n\n{number}\n\n{to}\n{body}\n{issuer}\n2021年3月5日\n（此件公开发布）\n",
    "labels": "索 引 号：0149\n发布机构：{issuer}\n发文日期：2021年3月5日\n名    称：{title}\n文    号：{number}\n\n{title}\n\n{to}\n{body}\n{issuer}\n2021年3月5日\n",
    "web page": "首页 > 政务公开\n{title}\n发布时间：2021-03-06 10:20  来源：办公室\n【字体：大 中 小】 打印\n{number}\n{to}\n{body}\n{issuer}\n2021年3月5日\n上一篇：无\n",
    "numerals": "{title}\n（{number}）\n{to}\n{body}\n{issuer}　　二〇二一年三月五日\n",
    "imprint": "{title}\n{number}\n\n{to}\n\n{body}\n\n{issuer}\n2021年3月5日\n\n抄送：市委各部门。\n{issuer}　　　2021年3月6日印发\n",
    "signer": "ZWGK-2020-001\n{issuer}文件\n{number}\n签发人：张三\n{issuer}\n关于加强养老服务工作的通知\n{to}\n{body}\n{issuer}\n2021年3月5日\n",
}


def first(text: str) -> dict[str, Any]:
    found: dict[str, Any] = to_extraction(read_record(text.encode(), "a.txt"))["documents"][0]
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("to", ADDRESSEES)
@pytest.mark.parametrize(("issuer", "code", "level"), ISSUERS)
def test_a_head(issuer: str, code: str, level: str, to: str, layout: str) -> None:
    title, number = f"{issuer}关于加强养老服务工作的通知", f"{code}〔2021〕12号"
    found = first(LAYOUTS[layout].format(issuer=issuer, title=title, number=number, to=to, body=BODY))
    assert (found["title"], found["number"], found["date_written"], found["level"]) == (
        title,
        number,
        "2021-03-05",
        level,
    )
    assert len(found["issuers"]) == 1
    assert issuer.removeprefix("中共")[:2] in found["issuers"][0]
    assert "，".join(found["addressees"]) == to.rstrip("：")


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("民政部 财政部\n关于加强管理的通知", ["民政部", "财政部"]),
        ("民政部　财政部关于加强管理的通知", ["民政部", "财政部"]),
        ("民政部财政部关于加强管理的通知", ["民政部", "财政部"]),
        ("民政部办公厅财政部办公厅关于加强管理的通知", ["民政部办公厅", "财政部办公厅"]),
        (
            "工业和信息化部 财政部 市场监管总局\n关于加强管理的通知",
            ["工业和信息化部", "财政部", "国家市场监督管理总局"],
        ),
        ("浙江省民政厅浙江省财政厅关于加强管理的通知", ["浙江省民政厅", "浙江省财政厅"]),
        ("浙江省民政厅 浙江省财政厅\n关于加强管理的通知", ["浙江省民政厅", "浙江省财政厅"]),
    ],
)
def test_joint_issuers(head: str, issuers: list[str]) -> None:
    found = first(f"{head}\n民发〔2022〕120号\n\n各市：\n\n{BODY}\n2022年8月19日\n")
    assert found["issuers"] == issuers
    assert found["title"] == "".join(head.split())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("各省、自治区、直辖市及计划单列市、新疆生产建设兵团发展改革、财政、民政主管部门：", 1),
        ("各省、自治区、直辖市民政厅（局）、财政厅（局），新疆生产建设兵团民政局、财政局：", 4),
        ("市教育局、市财政局、各县区：", 3),
    ],
)
def test_addressees_that_share_an_end(line: str, names: int) -> None:
    assert len(split_addressees(Text.of(line))) == names


def test_a_title_over_three_lines_with_issuers_on_two() -> None:
    head = "工业和信息化部 国家发展改革委 教育部\n应急管理部 市场监管总局关于推进居家\n适老化改造的通知"
    found = first(f"{head}\n工信部联消〔2020〕31号\n\n各市：\n\n{BODY}\n2020年8月19日\n")
    assert found["title"] == "".join(head.split())
    assert len(found["issuers"]) == 5


def test_minutes_name_their_issuer() -> None:
    found = first(f"衡阳市人民政府专题会议纪要\n（2019）第37次\n\n{BODY}出席：李明 王涛\n发：市住建局、市财政局。\n")
    assert found["issuers"] == ["衡阳市人民政府"]
