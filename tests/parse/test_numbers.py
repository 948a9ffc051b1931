"""发文字号: every printed form, damaged prints, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Code
from graph.parse.numbers import DocumentNumber, NumberKind, find_numbers, read_numbers
from graph.spans import Text

WHOLE = {
    "长政办发〔2021〕60号": "长政办发〔2021〕60号",
    "长政办发[2021]60号": "长政办发〔2021〕60号",
    "长政办发（2021）第060号": "长政办发〔2021〕60号",
    "长政办发(2021)60号": "长政办发〔2021〕60号",
    "国发【2021】3 号": "国发〔2021〕3号",
    "国发［２０２１］１２号": "国发〔2021〕12号",
    "晋政办发<2021>3号": "晋政办发〔2021〕3号",
    "长政发〔2021)60号": "长政发〔2021〕60号",
    "长政发 〔2021〕 60 号": "长政发〔2021〕60号",
    "中办发〔2019〕5号": "中办发〔2019〕5号",
    "厅字〔2020〕12号": "厅字〔2020〕12号",
    "和政发〔2020〕1号": "和政发〔2020〕1号",
    "国卫办家庭函〔2016〕1004号": "国卫办家庭函〔2016〕1004号",
    "中华人民共和国国务院令第722号": "中华人民共和国国务院令第722号",
    "中华人民共和国主席令第七十号": "中华人民共和国主席令第七十号",
    "国家市场监督管理总局令 2021年第5号": "国家市场监督管理总局令2021年第5号",
    "湖北省人民政府令第 412 号": "湖北省人民政府令第412号",
    "公告2020年第3号": "公告2020年第3号",
    "人民政府第45号令": "人民政府第45号令",
    "2021年第3号": "2021年第3号",
    "第12号": "第12号",
}

REPAIRED = {
    "瑞府办发〔2017127": "瑞府办发〔2017〕127号",
    "赣府厅发201640": "赣府厅发〔2016〕40号",
    "(赣市府办发201631号)": "赣市府办发〔2016〕31号",
    "(瑞发〔201514号)文件": "瑞发〔2015〕14号",
    "(人社部发〔201623)等规定": "人社部发〔2016〕23号",
    "长政办发〔2021〕60\n": "长政办发〔2021〕60号",
    "长政办发2021〕60号": "长政办发〔2021〕60号",
    "长政办发2021 60号": "长政办发〔2021〕60号",
    "长政办发〔2O21〕60号": "长政办发〔2021〕60号",
}

IN_SENTENCES = [
    ("按照长政发〔2020〕3号文件要求", ["长政发〔2020〕3号"]),
    ("国发〔2020〕1号和国办发〔2020〕2号", ["国发〔2020〕1号", "国办发〔2020〕2号"]),
    ("根据国务院令第722号和住房和城乡建设部令第15号", ["国务院令第722号", "住房和城乡建设部令第15号"]),
    ("（晋政办发〔2020〕108号）精神", ["晋政办发〔2020〕108号"]),
    ("省政府办公厅鄂政办发〔2019〕12号文件", ["鄂政办发〔2019〕12号"]),
]

NONE = [
    "印发2017200份",
    "电话2017127号",
    "转发2021100人",
    "（2021）60号",
    "发放201640元",
    "〔2021〕",
    "到2025年，建成3号楼",
]


@pytest.mark.parametrize(("printed", "normal"), WHOLE.items())
def test_whole_numbers_have_a_normal_form(printed: str, normal: str) -> None:
    number = DocumentNumber.parse(printed)
    assert str(number) == normal
    assert DocumentNumber.parse(normal) == number


@pytest.mark.parametrize(("printed", "normal"), REPAIRED.items())
def test_damage_with_one_reading_is_repaired_and_recorded(printed: str, normal: str) -> None:
    reading = read_numbers(Text.of(printed))
    assert [(found.value, found.repaired) for found in reading.found] == [(normal, True)]
    (repair,) = reading.repairs
    assert repair.value == normal
    assert repair.evidence.span.of(printed) == repair.printed


@pytest.mark.parametrize(("text", "numbers"), IN_SENTENCES)
def test_numbers_are_cut_out_of_sentences(text: str, numbers: list[str]) -> None:
    found = find_numbers(Text.of(text))
    assert [item.value for item in found] == numbers
    assert all(text[item.start : item.end] == item.printed for item in found)


@pytest.mark.parametrize("text", NONE)
def test_counts_and_years_are_no_numbers(text: str) -> None:
    assert find_numbers(Text.of(text)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("国发20171", Code.REPAIR_UNSURE),
        ("鲁卫函20171004", Code.REPAIR_UNSURE),
        ("长政办发〔2021〕 号", Code.NUMBER_UNREADABLE),
    ],
)
def test_unsure_damage_is_left_alone_and_said(text: str, code: Code) -> None:
    reading = read_numbers(Text.of(text))
    assert reading.found == ()
    assert [item.code for item in reading.diagnostics] == [code]


def test_kinds() -> None:
    kinds = [DocumentNumber.parse(text) for text in ("国发〔2020〕1号", "国务院令第722号", "公告2020年第3号")]
    assert [number.kind for number in kinds if number] == [NumberKind.DOCUMENT, NumberKind.DECREE, NumberKind.ANNUAL]


@given(st.text(alphabet="〔〕[]（）《》0123456789国发办令第号年 \n和按", max_size=60))
def test_no_text_raises_and_spans_hold(text: str) -> None:
    for found in read_numbers(Text.of(text)).found:
        assert text[found.start : found.end] == found.printed
