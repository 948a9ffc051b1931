from __future__ import annotations

import pytest

from graph.parse.labels import read_labels
from graph.parse.lines import iter_lines

ONE_A_LINE = "索 引 号：000014349/2018-00221\n发文机关：甲省人民政府\n标　　题：甲省人民政府关于乙的意见\n发文字号：甲政发〔2018〕3号\n成文日期：2018年12月07日"
SEVERAL = "索引号：0001 主题分类：民政\n发文机关：甲省人民政府 成文日期：2018年12月07日\n标题：甲省人民政府关于乙的意见 发文字号：甲政发〔2018〕3号"
TABS = "发文机关：\t甲省人民政府\t成文日期：\t2018年12月07日\n标　　题：\t甲省人民政府关于乙的意见\n发文字号：\t甲政发〔2018〕3号"
BARS = "文号 | 甲政发〔2018〕3号 | 成文日期 | 2018年12月07日 |\n发文机关 | 甲省人民政府 | 标题 | 甲省人民政府关于乙的意见 |"
STACKED = "索引号\n0001/2018-1\n发文机关\n甲省人民政府\n成文日期\n2018年12月07日\n标题\n甲省人民政府关于乙的意见\n发文字号\n甲政发〔2018〕3号"
NO_COLON = "索引号 0001/2018-2 成文日期 2018年12月07日\n发文机关 甲省人民政府 公开方式 主动公开\n标题 甲省人民政府关于乙的意见\n发文字号 甲政发〔2018〕3号"


@pytest.mark.parametrize("text", [ONE_A_LINE, SEVERAL, TABS, BARS, STACKED, NO_COLON])
def test_every_shape_of_label_block(text: str) -> None:
    lines = iter_lines(text)
    labels = read_labels(lines)
    assert {
        k: "".join(v.text.split()) for k, v in labels.values.items() if k in ("issuer", "title", "number", "written")
    } == {
        "issuer": "甲省人民政府",
        "title": "甲省人民政府关于乙的意见",
        "number": "甲政发〔2018〕3号",
        "written": "2018年12月07日",
    }
    assert labels.lines == set(range(len(lines)))


@pytest.mark.parametrize(
    "text",
    [
        "主题词：养老 服务 通知",  # alone, at the end of an old paper
        "有效期：本办法有效期五年。",
        "责任单位：市民政局\n完成时限：2021年12月",
        "各县、区人民政府：\n现将方案印发给你们。",
    ],
)
def test_what_is_no_label_block(text: str) -> None:
    assert not read_labels(iter_lines(text)).lines
