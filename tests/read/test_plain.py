"""Encodings of plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.read.plain import decode

TEXT = "长治市人民政府办公室文件\r\n长政办发〔2021〕60号\r各县、区人民政府：\n"
READ = TEXT.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
    ids=["utf-8", "utf-8 mark", "gb18030", "utf-16-le mark", "utf-16-be mark", "utf-16-le bare", "utf-16-be bare"],
)
def test_encodings(data: bytes, encoding: str) -> None:
    assert decode(data, "通知.txt") == (READ, encoding)


def test_big5_where_the_page_says_so() -> None:
    page = '<meta charset="big5"><p>關於印發《辦法》的通知</p>'
    assert decode(page.encode("big5"), "a.html") == (page, "big5hkscs")


def test_text_of_wide_characters_only() -> None:
    assert decode(("各县区人民政府" * 20).encode("utf-16-le"), "a")[1] == "utf-16-le"
    assert decode(("各县区人民政府" * 20).encode("gb18030"), "a")[1] == "gb18030"


def test_a_file_cut_in_a_character_keeps_its_encoding() -> None:
    data = (READ * 30).encode()[:-2]
    text, encoding = decode(data, "a.txt")
    assert encoding == "utf-8"
    assert text.startswith(READ)
    assert text.endswith("人民政府\ufffd")


@pytest.mark.parametrize(("data", "says"), [(b"", "空的"), (b" \n", "空的"), (bytes(range(32)) * 9, "不是文本")])
def test_what_is_no_text_is_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=f"坏.txt.*{says}"):
        decode(data, "坏.txt")


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), "a") == (text, "utf-8")


@given(st.binary())
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "a")
    except InputError:
        return
    assert "\r" not in text
