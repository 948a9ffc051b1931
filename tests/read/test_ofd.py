"""OFD files: text by its places."""

from __future__ import annotations

import pytest

from graph.errors import Code, InputError
from graph.read import read_bytes
from tests.read.makers import make_ofd, make_zip, ofd_line, ofd_text

PAGE = (
    ofd_text("长政办发〔2023〕5号", 60, 20)
    + ofd_text("各县、区人民政府：", 20, 40)
    + ofd_text("现印发给你们。", 28, 48)
)


def read(data: bytes) -> str:
    return read_bytes(data, "文件.bin").text


def test_text_in_reading_order() -> None:
    source = read_bytes(make_ofd([ofd_text("第二行", 20, 60) + PAGE, ofd_text("第二页", 20, 40)]), "a.txt")
    assert source.text.replace("\u3000", "").split() == [
        "长政办发〔2023〕5号", "各县、区人民政府：", "现印发给你们。", "第二行", "第二页",
    ]  # fmt: skip
    assert source.media_type == "application/ofd"
    assert source.text[source.pages[1] :] == "第二页\n"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (ofd_text("甲乙丙", 20, 20, deltas="4 4"), "甲乙丙"),
        (ofd_text("甲乙丙丁", 20, 20, deltas="g 2 4 14"), "甲乙丙　　丁"),
        (ofd_text("甲乙", 20, 20, extra='CTM="2 0 0 2 0 0"'), "甲乙"),
        (ofd_text("甲 乙", 20, 20, deltas="4 2"), "甲 乙"),
        (ofd_text("⺠政局", 20, 20), "民政局"),
        (ofd_text("甲", 20, 20) + ofd_text("水印", 40, 20, extra='CTM="0.7 0.7 -0.7 0.7 0 0"'), "甲"),
        (ofd_text("甲乙丙", 20, 20, deltas="g 999999999 4"), "甲乙丙"),
        (ofd_text("甲乙", 20, 20, deltas="坏 g"), "甲乙"),
        (f"<ofd:PageBlock>{ofd_text('甲', 20, 20)}</ofd:PageBlock>", "甲"),
    ],
)
def test_objects(item: str, text: str) -> None:
    assert read(make_ofd([item])) == text + "\n"


def test_tables_by_their_rules() -> None:
    lines = [ofd_line(20, y, 140, y) for y in (20, 30, 50)] + [ofd_line(20, 40, 60, 40), ofd_line(100, 40, 140, 40)]
    lines += [ofd_line(x, 20, x, 50) for x in (20, 60, 100, 140)]
    words = {
        "序号": (30, 23),
        "类别": (70, 23),
        "任务": (110, 23),
        "1": (30, 33),
        "供给": (70, 38),
        "建床位": (110, 33),
    }
    words |= {"2": (30, 43), "改站点": (110, 43)}
    data = make_ofd(["".join(lines + [ofd_text(word, x, y) for word, (x, y) in words.items()])])
    assert read(data) == "序号\t类别\t任务\n1\t供给\t建床位\n2\t\t改站点\n"


def test_templates_are_read_and_running_heads_dropped() -> None:
    texts = [f"第{number}段文字" for number in "一二三四"]
    pages = [ofd_text(text, 20, 60) + ofd_text(f"— {i} —", 90, 280) for i, text in enumerate(texts)]
    assert read(make_ofd(pages, {"7": ofd_text("某市人民政府公报", 20, 10)})).split() == texts
    assert read(make_ofd([PAGE], {"7": ofd_text("某市人民政府文件", 60, 10)})).split()[0] == "某市人民政府文件"


def test_pages_that_are_pictures_are_said_to_be() -> None:
    picture = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="9"/>'
    source = read_bytes(make_ofd([PAGE, picture]), "a.ofd")
    assert [d.code for d in source.diagnostics] == [Code.NEEDS_OCR]
    with pytest.raises(InputError, match=r"^a.ofd: .*OCR"):
        read_bytes(make_ofd([picture]), "a.ofd")


@pytest.mark.parametrize(
    "parts",
    [
        {"OFD.xml": "<OFD/>"},
        {"OFD.xml": "<OFD"},
        {"OFD.xml": "<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"},
        {"OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>", "D.xml": "<Document/>"},
        {
            "OFD.xml": "<OFD><DocBody><DocRoot>/D.xml</DocRoot></DocBody></OFD>",
            "D.xml": '<Document><Pages><Page BaseLoc="P.xml"/></Pages></Document>',
        },
    ],
)
def test_broken_files_are_named(parts: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"^坏.ofd: "):
        read_bytes(make_zip(parts), "坏.ofd")
