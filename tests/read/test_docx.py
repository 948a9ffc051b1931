"""Word files: what Word prints, whatever the file holds."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from graph.errors import InputError
from graph.read import read_bytes
from graph.read.numerals import format_numeral
from tests.read.makers import make_docx, make_raw_docx, make_zip


def read(data: bytes) -> list[str]:
    return read_bytes(data, "文件.bin").text.splitlines()


def p(text: str = "", properties: str = "", inner: str = "") -> str:
    run = f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inner}</w:p>"


def in_list(level: int, id: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'


def level(number: int, style: str, text: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + level(0, "bullet", "●")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
)


def test_numbers_that_word_makes() -> None:
    body = (
        p("总体要求", in_list(0)) + p("主要任务", in_list(0)) + p("扩大供给", in_list(1)) + p("建床位", in_list(2))
        + p("改站点", in_list(2)) + p("细分", in_list(3)) + p("正文。") + p("强化人才", in_list(1)) + p("培训", in_list(2))
        + p("点", in_list(0, 3)) + p("", in_list(0)) + p("保障", in_list(0)) + p("另起", in_list(0, 2)) + p("无", in_list(0, 0))
    )  # fmt: skip
    assert read(make_raw_docx(body, numbering=LISTS)) == [
        "一、总体要求", "二、主要任务", "（一）扩大供给", "1.建床位", "2.改站点", "2.2.1 细分", "正文。",
        "（二）强化人才", "1.培训", "点", "三、保障", "五、另起", "无",
    ]  # fmt: skip


def test_numbers_that_a_style_brings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="标题甲"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="标题乙"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("总则", '<w:pStyle w:val="a"/>') + p("范围", '<w:pStyle w:val="b"/>') + p("分则", '<w:pStyle w:val="a"/>')
    assert read(make_raw_docx(body, numbering=LISTS, styles=styles)) == ["一、总则", "（一）范围", "二、分则"]


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (10, "chineseCounting", "十"), (11, "japaneseCounting", "十一"), (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百〇五"), (3, "decimalEnclosedCircle", "③"), (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (2, "ideographTraditional", "乙"),
        (24, "ideographDigital", "二四"), (7, "decimalZero", "07"), (7, "newInNextEdition", "7"), (7, "bullet", ""),
        (0, "upperRoman", "0"), (99999, "chineseCounting", "99999"),
    ],
)  # fmt: skip
def test_numerals(number: int, style: str, printed: str) -> None:
    assert format_numeral(number, style) == printed


def test_merged_cells() -> None:
    def paint(document: Document) -> None:
        document.add_paragraph("任务分工表")
        table = document.add_table(4, 4)
        texts = ["序号 类别 任务 单位", "1 供给 建床位 市民政局", "2 . 改站点 市财政局", "3 人才 培训 市人社局"]
        for i, row in enumerate(texts):
            for j, text in enumerate(row.split()):
                table.cell(i, j).text = "" if text == "." else text
        table.cell(1, 1).merge(table.cell(2, 1))
        table.cell(3, 2).text, table.cell(3, 3).text = "培训", ""
        table.cell(3, 2).merge(table.cell(3, 3))

    assert read(make_docx(paint)) == [
        "任务分工表",
        "序号\t类别\t任务\t单位",
        "1\t供给\t建床位\t市民政局",
        "2\t\t改站点\t市财政局",
        "3\t人才\t培训",
    ]


def test_a_masthead_in_a_table_is_lines() -> None:
    def paint(document: Document) -> None:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "省民政厅\n省财政厅", "文件"

    assert read(make_docx(paint)) == ["省民政厅", "省财政厅", "文件"]


def test_changes_are_taken_as_accepted() -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    deleted = "<w:del><w:r><w:delText>市卫计委</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>"
    body = (
        p("由", "", f"{deleted}<w:ins>{run('市卫健委')}</w:ins>{run('负责')}{moved}")
        + p("前半", "<w:rPr><w:del/></w:rPr>")
        + p("后半")
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删')}</w:tc></w:tr><w:tr><w:tc>{p('留')}</w:tc></w:tr></w:tbl>"
    )
    assert read(make_raw_docx(body)) == ["由市卫健委负责新处", "前半后半", "留"]


def test_text_boxes_come_once_and_before_their_paragraph() -> None:
    box = "<w:r><mc:AlternateContent>{}</mc:AlternateContent></w:r>".format(
        f"<mc:Choice><w:drawing><w:txbxContent>{p('某市人民政府文件')}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{p('某市人民政府文件')}</w:txbxContent></w:pict></mc:Fallback>"
    )
    assert read(make_raw_docx(p("某政发〔2023〕5号", "", box))) == ["某市人民政府文件", "某政发〔2023〕5号"]


def test_what_is_not_printed_is_not_read() -> None:
    hidden = (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r>"
    )
    field = "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
    contents = f"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>{p('一、总则 1')}</w:sdtContent></w:sdt>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
    styles = '<w:style w:type="paragraph" w:styleId="9"><w:name w:val="toc 1"/></w:style>'
    body = contents + p("目录行", '<w:pStyle w:val="9"/>') + control + p("第", "", hidden + field)
    assert read(make_raw_docx(body, styles=styles)) == ["控件", "第显3"]


def test_signs_and_footnotes() -> None:
    inner = (
        "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>丁</w:t></w:r>"
    )
    notes = f"<w:footnote w:id='0'>{p('分隔')}</w:footnote><w:footnote w:id='2'>{p('指养老床位。')}</w:footnote>"
    body = p("甲", "", inner)
    assert read(make_raw_docx(body, footnotes=notes)) == ["甲\u3000乙", "丙-[1]丁", "[1]指养老床位。"]


def test_heads_and_feet_are_left_out_and_styles_do_not_matter() -> None:
    def paint(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "页眉"
        document.sections[0].footer.paragraphs[0].text = "— 1 —"
        document.styles.add_style("公文标题", WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("通知", style="公文标题")

    source = read_bytes(make_docx(paint), "通知.txt")
    assert source.text == "通知\n"
    assert source.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (make_raw_docx(""), "没有文字"),
        (make_zip({"[Content_Types].xml": "<Types/>", "word/a.xml": "<a/>"}), "缺少"),
        (make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document"}), "XML 已损坏"),
        (make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}), "没有正文"),
        (make_raw_docx(p("甲" * 2000))[:200], "已损坏"),
    ],
    ids=["empty", "no main part", "broken XML", "no body", "cut short"],
)
def test_broken_files_are_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=f"^坏.docx: .*{says}"):
        read_bytes(data, "坏.docx")


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "甲甲"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    document = f"{bomb}<document><body><p><r><t>乙&b;&c;</t></r></p></body></document>"
    data = make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": document})
    assert read(data) == ["乙"]
