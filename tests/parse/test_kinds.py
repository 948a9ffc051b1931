from __future__ import annotations

import pytest

from graph.parse.kinds import Kind
from tests.parse.builders import typed


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("甲政办发〔2021〕60号", Kind.NUMBER),
        ("甲政办发[2021]60号    签发人：张三", Kind.NUMBER),
        ("甲市人民政府办公室文件", Kind.FILE),
        ("甲 市 人 民 政 府 文 件", Kind.FILE),
        ("文件", Kind.FILE),
        ("甲市民政局  甲市财政局", Kind.ORGANS),
        ("2021年10月25日", Kind.DATE),
        ("二〇二一年十月二十五日", Kind.DATE),
        ("甲市人民政府 2021年10月25日", Kind.DATE),
        ("（此件公开发布）", Kind.REMARK),
        ("（信息公开形式：主动公开）", Kind.REMARK),
        ("联系电话：010—12345678", Kind.REMARK),
        ("附件1", Kind.ANNEX),
        ("附 件", Kind.ANNEX),
        ("附件：1.任务分工表", Kind.ANNEX_LIST),
        ("抄送：市委各部门，市人大常委会办公室。", Kind.IMPRINT),
        ("甲市人民政府办公室　　2021年10月26日印发", Kind.IMPRINT),
        ("（共印150份）", Kind.IMPRINT),
        ("一、总体要求", Kind.CLAUSE),
        ("第三条　本办法适用于全市。", Kind.CLAUSE),
        ("— 3 —", Kind.FURNITURE),
        ("第3页 共9页", Kind.FURNITURE),
        ("当前位置：首页 >> 政务公开 >> 文件", Kind.FURNITURE),
        ("发布时间：2021-10-25 来源：政府办 浏览次数：31", Kind.FURNITURE),
        ("------------------", Kind.FURNITURE),
        # false friends
        ("12", Kind.TEXT),  # may be the number of a table's row
        ("第三条规定的情形除外。", Kind.TEXT),
        ("附件所列文件自本决定公布之日起废止。", Kind.TEXT),
        ("2021年10月25日前完成整改。", Kind.TEXT),
        ("各县人民政府负责落实。", Kind.TEXT),
        ("建设首页展示栏目。", Kind.TEXT),
    ],
)
def test_kind(line: str, kind: Kind) -> None:
    assert typed(line)[0].kind is kind


def test_a_number_broken_over_two_lines() -> None:
    first, second = typed("甲政办发〔2012〕\n88号")
    assert first.kind is second.kind is Kind.NUMBER
    assert first.number
    assert first.number.value == "甲政办发〔2012〕88号"


def test_a_running_head_recurs_beside_page_numbers() -> None:
    page = "甲市应急预案\n— {} —\n正文第{}段，说明一件事情的经过。\n"
    kinds = [t.kind for t in typed("".join(page.format(i, i) for i in range(1, 5)))]
    assert kinds.count(Kind.FURNITURE) == 8


def test_a_table_of_contents_is_furniture() -> None:
    text = (
        "甲市应急预案\n目录\n1.总则…………1\n2.职责…………3\n1.总则\n为规范应对工作，制定本预案。\n2.职责\n市应急局负责协调。"
    )
    assert [t.kind for t in typed(text)][1:4] == [Kind.FURNITURE] * 3
