"""ZIP files of documents, and files that would do harm."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from graph.errors import InputError
from graph.read import read_bytes, read_many
from graph.read.archive import unpack
from tests.read.makers import make_raw_docx, make_zip

DOCX = make_raw_docx("<w:p><w:r><w:t>附件</w:t></w:r></w:p>")


def test_a_zip_of_documents_is_many_sources() -> None:
    data = make_zip(
        {"b.txt": "乙", "a/附件.doc": DOCX, "__MACOSX/b.txt": "x", ".hidden": "x", "a/Thumbs.db": "x", "empty.txt": ""}
    )
    sources = read_many(data, "包.zip")
    assert [(source.name, source.text) for source in sources] == [
        ("包.zip/a/附件.doc", "附件\n"),
        ("包.zip/b.txt", "乙"),
    ]
    assert len({source.sha256 for source in sources}) == 2


def test_one_file_is_one_source() -> None:
    assert [source.text for source in read_many("甲".encode(), "a.txt")] == ["甲"]
    assert [source.text for source in read_many(DOCX, "a.docx")] == ["附件\n"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others() -> None:
    data = make_zip({"a.txt": "甲", "b.xyz": bytes(range(32)) * 9})
    complaints: list[InputError] = []
    assert [source.name for source in read_many(data, "包.zip", complaints.append)] == ["包.zip/a.txt"]
    assert [str(error).split(":")[0] for error in complaints] == ["包.zip/b.xyz"]
    with pytest.raises(InputError, match=r"b\.xyz"):
        read_many(data, "包.zip")


def test_a_zip_inside_a_zip_and_no_deeper() -> None:
    inner = make_zip({"a.txt": "甲"})
    middle = make_zip({"inner.zip": inner})
    assert [name for name, _ in unpack(middle, "包.zip")] == ["包.zip/inner.zip/a.txt"]
    with pytest.raises(InputError, match="嵌套过深"):
        unpack(make_zip({"middle.zip": middle}), "包.zip")


def test_names_do_not_reach_outside() -> None:
    data = make_zip({"../../etc/a.txt": "甲", "/root/b.txt": "乙", "C:\\c.txt": "丙"})
    assert [name for name, _ in unpack(data, "包.zip")] == ["包.zip/etc/a.txt", "包.zip/root/b.txt", "包.zip/C/c.txt"]


def test_chinese_names_packed_by_windows() -> None:
    raw = "通知.txt".encode("gb18030")
    data = make_zip({"x" * len(raw): "甲"}).replace(b"x" * len(raw), raw)
    assert unpack(data, "包.zip")[0][0] == "包.zip/通知.txt"


def test_bombs() -> None:
    with pytest.raises(InputError, match="过大"):
        unpack(make_zip({"a.txt": b"\0" * 20_000_000}), "包.zip")
    with pytest.raises(InputError, match="超过 4096 个"):
        unpack(make_zip({f"{i}": "甲" for i in range(5000)}), "包.zip")
    with pytest.raises(InputError, match="过大"):
        read_bytes(make_zip({"[Content_Types].xml": "<a/>", "word/document.xml": b"<a>" + b" " * 20_000_000}), "a.docx")


def test_a_header_that_lies_about_the_size() -> None:
    data = bytearray(make_zip({"a.txt": b"\0" * 20_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(InputError):
        unpack(bytes(data), "包.zip")


def test_locked_empty_and_broken_files() -> None:
    data = bytearray(make_zip({"a.txt": "甲"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(InputError, match="有密码"):
        unpack(bytes(data), "包.zip")
    with pytest.raises(InputError, match="没有文件"):
        unpack(make_zip({}), "包.zip")
    with pytest.raises(InputError, match="损坏"):
        unpack(make_zip({"a.txt": "甲" * 100})[:80], "包.zip")


def test_a_zip_given_as_one_file_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"^包.zip: 是压缩包"):
        read_bytes(make_zip({"a.txt": "甲"}), "包.zip")


def test_a_damaged_part_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", "各县、区人民政府，各有关单位" * 50)
    data = bytearray(out.getvalue())
    data[60:80] = bytes(20)
    with pytest.raises(InputError, match="损坏"):
        unpack(bytes(data), "包.zip")
