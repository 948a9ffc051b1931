"""PDF files: reading order, pages, tables, what is no text."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from graph.errors import Code, InputError
from graph.read import ocr, read_bytes
from graph.read.radicals import restore_radicals
from tests.read.makers import FONT, make_pdf, write_lines


def read(data: bytes) -> str:
    return read_bytes(data, "文件.bin").text


BODY = ["　　各县（市、区）人民政府，各有关单位要加强组织领导，", "落实工作责任，确保各项任务落到实处，按期完成目标。"]


def test_lines_in_the_order_of_the_page_not_of_the_file() -> None:
    def paint(canvas: Canvas) -> None:
        write_lines(canvas, ["后一行"], top=700)
        write_lines(canvas, ["前一行"], top=720)
        canvas.drawString(200, 720, "同一行")

    assert read(make_pdf(paint)) == "前一行　　同一行\n后一行\n"


def test_indents_and_gaps() -> None:
    def paint(canvas: Canvas) -> None:
        write_lines(canvas, ["顶格文字一行", "顶格文字二行", "顶格文字三行"], step=20)
        write_lines(canvas, ["缩进两字"], left=104, top=640)

    assert read(make_pdf(paint)) == "顶格文字一行\n顶格文字二行\n顶格文字三行\n\n　　缩进两字\n"


def test_running_heads_and_page_numbers_go_and_pages_are_known() -> None:
    def page(number: int) -> list[str]:
        return [f"第{'一二三四'[number]}页的第{i}行，内容各不相同" for i in range(3)]

    def painter(number: int) -> Callable[[Canvas], None]:
        def paint(canvas: Canvas) -> None:
            canvas.drawString(80, 810, "某市人民政府公报")
            write_lines(canvas, page(number))
            canvas.drawString(280, 40, f"— {number + 1} —")

        return paint

    source = read_bytes(make_pdf(*(painter(i) for i in range(4))), "a.pdf")
    assert source.text.splitlines() == [line for i in range(4) for line in page(i)]
    assert [source.text[at:].splitlines()[0] for at in source.pages] == [page(i)[0] for i in range(4)]


def test_a_number_at_the_foot_is_a_page_number_only_if_it_counts() -> None:
    def painter(lines: list[str]) -> Callable[[Canvas], None]:
        return lambda canvas: write_lines(canvas, lines)

    one = make_pdf(painter(["正文一行", "2025"]))
    assert read(one) == "正文一行\n2025\n"
    two = make_pdf(painter(["正文一行", "12"]), painter(["正文二行", "13"]))
    assert read(two) == "正文一行\n正文二行\n"


HEAD = ["序号", "类别", "工作任务", "牵头单位"]
ROWS = [
    ["1", "供给", "扩大护理型床位供给，到2025年护理型床位占比达到55%以上", "市民政局"],
    ["2", "", "改造社区养老服务设施", "市自然资源和规划局"],
    ["3", "人才", "开展培训", "市人社局"],
]


def draw_table(canvas: Canvas, top: float = 700, rows: list[list[str]] = ROWS, *, below: str = "") -> None:
    small = ParagraphStyle("small", fontName=FONT, fontSize=10, leading=13, wordWrap="CJK")
    cells = [[Paragraph(text, small) for text in row] for row in [HEAD, *rows]]
    table = Table(cells, colWidths=[30, 50, 130, 75])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (1, 1), (1, 2))]))
    _, height = table.wrap(400, 600)
    table.drawOn(canvas, 80, top - height)
    if below:
        canvas.setFont(FONT, 12)
        canvas.drawString(80, top - height - 30, below)


def test_tables_by_their_rules() -> None:
    def paint(canvas: Canvas) -> None:
        write_lines(canvas, ["任务分工表"])
        draw_table(canvas, below="注：以上任务由市政府办公室督办。")

    assert read(make_pdf(paint)).split("\n") == [
        "任务分工表",
        "序号\t类别\t工作任务\t牵头单位",
        "1\t供给\t扩大护理型床位供给，到2025年护理型床位占比达到55%以上\t市民政局",
        "2\t\t改造社区养老服务设施\t市自然资源和规划局",
        "3\t人才\t开展培训\t市人社局",
        "注：以上任务由市政府办公室督办。",
        "",
    ]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_pages_that_are_turned(rotate: int) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(*{90: (A4[0], 0), 180: A4, 270: (0, A4[1])}[rotate])
        canvas.rotate(rotate)
        canvas.setFont(FONT, 12)
        write_lines(canvas, ["任务分工表"], top=500)
        draw_table(canvas, 480)
        canvas.restoreState()

    assert read(make_pdf(paint, rotate=rotate)).splitlines()[:2] == ["任务分工表", "序号\t类别\t工作任务\t牵头单位"]


def test_a_frame_around_the_text_is_no_table() -> None:
    def paint(canvas: Canvas) -> None:
        write_lines(canvas, BODY)
        canvas.rect(60, 100, 480, 700)
        canvas.line(60, 650, 540, 650)

    assert "\t" not in read(make_pdf(paint))


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["　　左栏第一段从这里开始到行末", "接着写到第二行末尾还没有写完", "到第三行才完。"] * 4
    right = ["　　右栏第一段从这里开始到行末", "接着写到第二行末尾还没有写完", "到第三行才完。"] * 4

    def paint(canvas: Canvas) -> None:
        write_lines(canvas, left, left=60)
        write_lines(canvas, right, left=250)

    paragraphs = ["　　左栏第一段从这里开始到行末接着写到第二行末尾还没有写完到第三行才完。"] * 4
    paragraphs += [paragraph.replace("左", "右") for paragraph in paragraphs]
    assert read(make_pdf(paint)).splitlines() == paragraphs


LONG = "各县（市、区）人民政府、各有关部门要加强组织领导，落实工作责任，确保各项任务落到实处。"


def paragraphs(*texts: str) -> bytes:
    """A PDF whose paragraphs are broken at 30 characters and by the foot of the page."""
    lines = []
    for text in texts:
        shown = "　　" + text
        lines += [shown[i : i + 30] for i in range(0, len(shown), 30)]
    pages = [lines[i : i + 6] for i in range(0, len(lines), 6)]

    def painter(number: int) -> Callable[[Canvas], None]:
        def paint(canvas: Canvas) -> None:
            write_lines(canvas, pages[number], left=115)
            canvas.drawString(280, 40, f"— {number + 1} —")

        return paint

    return make_pdf(*map(painter, range(len(pages))))


def test_a_paragraph_is_one_line_over_lines_and_pages() -> None:
    texts = [f"{'一二三四五六七八九'[i]}、{LONG * (1 + i % 2)}" for i in range(9)]
    source = read_bytes(paragraphs(*texts), "a.pdf")
    assert source.text.splitlines() == ["　　" + text for text in texts]
    assert len(source.pages) == 4
    assert [source.text[at - 1] == "\n" for at in source.pages[1:]] == [
        False,
        True,
        False,
    ]  # the third page begins with a paragraph


def test_short_lines_are_not_joined() -> None:
    names = [
        "组　长：张三　市政府副市长兼公安局局长",
        "副组长：李四　市政府办公室党组副书记主任",
        "成　员：王五　市民政局党组书记兼局长人",
    ]
    assert read(make_pdf(lambda canvas: write_lines(canvas, names * 3))).splitlines() == names * 3


def test_names_set_apart_are_no_columns() -> None:
    def paint(canvas: Canvas) -> None:
        write_lines(canvas, [f"组员{i}：张三" for i in range(10)], left=60)
        write_lines(canvas, ["市民政局局长"] * 10, left=310)

    assert read(make_pdf(paint)).splitlines()[0] == "组员0：张三　　市民政局局长"


def test_watermarks_are_left_out() -> None:
    def paint(canvas: Canvas) -> None:
        write_lines(canvas, BODY)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")

    assert "内部" not in read(make_pdf(paint))


def test_blanks_of_the_file_are_kept_and_latin_words_stay_apart() -> None:
    def paint(canvas: Canvas) -> None:
        write_lines(canvas, ["组长：张三 市长", "第 3 次"])
        canvas.setFont("Helvetica", 12)
        canvas.drawString(80, 600, "Annual Report")

    assert read(make_pdf(paint)).split("\n") == ["组长：张三 市长", "第 3 次", "", "Annual Report", ""]


def test_radicals_become_characters() -> None:
    assert (
        restore_radicals("⼈⼒资源和社会保障部⻔、⻓治市⺠政局、⾦融") == "人力资源和社会保障部门、长治市民政局、金融"
    )
    assert restore_radicals("一、（一）①㈠") == "一、（一）①㈠"


def picture() -> ImageReader:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, *A4)


def test_a_page_that_is_a_picture_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    source = read_bytes(make_pdf(lambda canvas: write_lines(canvas, BODY), scan), "a.pdf")
    assert [(d.code, d.message[:3]) for d in source.diagnostics] == [(Code.NEEDS_OCR, "第2页")]
    assert source.pages == (0, len(source.text))
    with pytest.raises(InputError, match=r"^扫描.pdf: .*OCR"):
        read_bytes(make_pdf(scan, scan), "扫描.pdf")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (make_pdf(lambda canvas: write_lines(canvas, BODY), lock="123"), "有密码"),
        (make_pdf(lambda canvas: write_lines(canvas, BODY))[:300], "已损坏"),
        (b"%PDF-1.7\n" + b"\0" * 500, "已损坏"),
        (make_pdf(lambda canvas: None), "没有文字"),
    ],
    ids=["locked", "cut short", "rubbish", "blank"],
)
def test_broken_files_are_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=f"^坏.pdf: .*{says}"):
        read_bytes(data, "坏.pdf")
