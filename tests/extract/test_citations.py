"""Which documents a text names, and what in 《》 is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.citations import find_citations, find_titles, is_law, normal_title
from graph.spans import Text

NAMED = [
    ("《甲市关于加快发展的意见》（甲政发〔2020〕3号）", [("甲市关于加快发展的意见", "甲政发〔2020〕3号")]),
    ("《甲市关于加快发展的意见》(甲政发201940)精神", [("甲市关于加快发展的意见", "甲政发〔2019〕40号")]),
    ("《意见》（以下简称《意见》，国发〔2020〕1号）", [("意见", "国发〔2020〕1号"), ("意见", None)]),
    ("按中共甲市委甲市人民政府关于加快发展的实施意见》(甲发〔201514号)执行", [("中共甲市委甲市人民政府关于加快发展的实施意见", "甲发〔2015〕14号")]),
    ("1. 国家卫生计生委办公厅 民政部办公厅关于遴选单位的通知(国卫办家庭发〔2016〕511号)", [("国家卫生计生委办公厅民政部办公厅关于遴选单位的通知", "国卫办家庭发〔2016〕511号")]),
    ("参照国务院办公厅关于加强管理工作的通知（国办发〔2019〕5号）执行", [("国务院办公厅关于加强管理工作的通知", "国办发〔2019〕5号")]),
    ("按照长政发〔2020〕3号文件要求", [(None, "长政发〔2020〕3号")]),
    ("《中华人民共和国城乡规划法》", [("中华人民共和国城乡规划法", None)]),
    ("《甲省定价目录》和《划拨用地目录》", [("甲省定价目录", None), ("划拨用地目录", None)]),
    ("《居家服务指南（试行）》", [("居家服务指南（试行）", None)]),
    ("《关于深化\n改革的若干意见》", [("关于深化改革的若干意见", None)]),
]  # fmt: skip

NOT_NAMED = [
    "取得《设置医疗机构批准书》和《医疗机构执业许可证》",
    "观看警示教育片《生命重于泰山》，刊登《襄阳日报》公益广告",
    "签订《安全生产责任书》，填写《隐患排查登记表》",
    "制定《甲市养老服务管理办法》",
    "落实《政府工作报告》任务",
]


@pytest.mark.parametrize(("printed", "expected"), NAMED)
def test_documents_named(printed: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(c.title, c.number) for c in find_citations(Text.of(printed))] == expected


@pytest.mark.parametrize("printed", NOT_NAMED)
def test_marks_around_other_things(printed: str) -> None:
    assert find_citations(Text.of(printed)) == []


def test_titles_nest() -> None:
    (citation,) = find_citations(Text.of("省委《贯彻落实〈中共中央关于加强工作的意见〉的若干措施》精神"))
    assert citation.title == "贯彻落实〈中共中央关于加强工作的意见〉的若干措施"
    assert citation.inner == ("中共中央关于加强工作的意见",)


def test_an_unclosed_title_ends_inside_its_sentence() -> None:
    assert find_titles("根据《甲〈乙〉的办法。另有《丙法》") == [(2, 7), (13, 17)]


def test_normal_titles() -> None:
    assert normal_title("《甲 市\n**意见**》") == "甲市意见"


def test_laws_and_policies() -> None:
    assert is_law("甲省安全生产条例")
    assert is_law("重大行政决策程序暂行条例")
    assert not is_law("关于印发管理办法的通知")
    assert not is_law("关于加快发展的意见")


@given(st.text(alphabet="《》〈〉（）〔〕2020号发意见通知关于按照、。\n", max_size=80))
def test_no_text_raises_and_places_hold(printed: str) -> None:
    for citation in find_citations(Text.of(printed)):
        assert 0 <= citation.start < citation.end <= len(printed)
