"""题注: number, date and organ of a regulation from the line under its title."""

import pytest

from graph.parse import parse
from graph.parse.promulgation import is_promulgation, read_promulgation
from graph.read import read_bytes
from graph.spans import Text

TEXT = """西林市渣土运输管理办法

{note}

第一章　总则

第一条　为了加强渣土运输管理，制定本办法。

第二条　市城管部门负责本办法的组织实施。
"""


@pytest.mark.parametrize(
    ("note", "number", "date", "organ"),
    [
        (
            "（2015年6月1日西林市人民政府令第138号发布　自2015年8月1日起施行）",
            "西林市人民政府令第138号",
            "2015-06-01",
            "西林市人民政府",
        ),
        (
            "（2002年1月26日西林市人民政府令第44号公布　2011年2月16日市政府第14次常务会议修订通过　"
            "根据2013年12月7日《西林市人民政府关于修改部分规章的决定》修订）",
            "西林市人民政府令第44号",
            "2002-01-26",
            "西林市人民政府",
        ),
        ("（2009年3月2日西林市第十二届人民代表大会常务委员会第八次会议通过）", None, "2009-03-02", None),
    ],
)
def test_the_head_has_what_the_note_tells(note: str, number: str | None, date: str, organ: str | None) -> None:
    document = parse(read_bytes(TEXT.format(note=note).encode(), "note.txt")).documents[0]
    assert document.title.text == "西林市渣土运输管理办法"
    assert (document.number, document.date_written) == (number, date)
    assert [issuer.text for issuer in document.issuers] == ([organ] if organ else [])


@pytest.mark.parametrize("line", ["（征求意见稿）", "（2021—2025年）", "本办法自2015年8月1日起发布施行。"])
def test_other_lines_under_a_title(line: str) -> None:
    assert not is_promulgation(line)


def test_nothing_told() -> None:
    assert read_promulgation(Text.of("（试行）")).number is None
