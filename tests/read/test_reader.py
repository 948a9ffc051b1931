"""The door: which reader takes a file, and that the same paper says the same in every format."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx.document import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from graph.answers.document import document
from graph.errors import InputError
from graph.pipeline import read_record
from graph.read import office, read_bytes, read_many
from graph.read.kinds import Kind, kind_of
from graph.store import Solutions, Store
from tests.conftest import ROOT
from tests.read.makers import make_docx, make_ofd, make_pdf, make_zip, ofd_line, ofd_text
from tests.read.test_pdf import HEAD, ROWS, draw_table


@pytest.fixture(autouse=True, scope="module")
def _no_other_programs() -> Iterator[None]:
    """Random bytes may begin as an old Word file does: no LibreOffice is started for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office, "find_office", lambda: None)
        yield


PAPER = ["长治市人民政府办公室关于印发养老服务分工方案的通知", "长政办发〔2023〕12号", "各县、区人民政府："]
PAPER += ["现将《养老服务分工方案》印发给你们，请认真贯彻落实。", "长治市人民政府办公室", "2023年5月6日", "附件"]
PAPER += ["养老服务重点任务分工表"]


def plain() -> bytes:
    return "\n".join([*PAPER, *("\t".join(row) for row in [HEAD, *ROWS])]).encode()


def page() -> bytes:
    cells = [row.copy() for row in ROWS]
    rows = "".join("<tr>" + "".join(f"<th>{text}</th>" for text in row) + "</tr>" for row in [HEAD])
    for i, row in enumerate(cells):
        rows += "<tr>" + "".join(
            f"<td{' rowspan=2' if i == 0 and j == 1 else ''}>{text}</td>" for j, text in enumerate(row) if text
        )
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in PAPER)}<table>{rows}</table></body></html>".encode()


def word() -> bytes:
    def paint(document: Document) -> None:
        for line in PAPER:
            document.add_paragraph(line)
        table = document.add_table(len(ROWS) + 1, len(HEAD))
        for i, row in enumerate([HEAD, *ROWS]):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
        table.cell(1, 1).merge(table.cell(2, 1))

    return make_docx(paint)


def printed() -> bytes:
    def paint(canvas: Canvas) -> None:
        for i, line in enumerate(PAPER):
            canvas.drawString(80, 780 - 20 * i, line)
        draw_table(canvas, 600)

    return make_pdf(paint)


def official() -> bytes:
    items = [ofd_text(line, 20, 10 + 8 * i) for i, line in enumerate(PAPER)]
    xs, ys = [10, 22, 40, 170, 205], [90, 100, 110, 120, 130]
    items += [ofd_line(10, y, 205, y) for y in (90, 100, 120, 130)]
    items += [ofd_line(10, 110, 22, 110), ofd_line(40, 110, 205, 110)]
    items += [ofd_line(x, 90, x, 130) for x in xs]
    for i, row in enumerate([HEAD, *ROWS]):
        items += [ofd_text(text, xs[j] + 1, ys[i] + 3, 3) for j, text in enumerate(row) if text]
    return make_ofd(["".join(items)])


def facts(data: bytes) -> object:
    record = read_record(data, "通知")
    document = record.documents[0]
    duties = [
        (task.path, task.title, task.category, [(a.mention, a.role) for a in task.assignments]) for task in record.tasks
    ]
    for task in record.tasks:
        assert task.evidence.span.of(record.source.text) == task.evidence.quote
    return document.title, document.number, document.date_written, duties


@pytest.mark.parametrize("make", [page, word, printed, official])
def test_the_same_paper_says_the_same_in_every_format(make: Callable[[], bytes]) -> None:
    assert facts(make()) == facts(plain())
    assert len(read_record(plain(), "通知").tasks) == len(ROWS)
    assert make() == make()
    assert read_bytes(make(), "a") == read_bytes(make(), "a")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", Kind.PDF),
        (b"\n\n%PDF-1.4", Kind.PDF),
        (b"PK\x03\x04", Kind.ZIP),
        (b"{\\rtf1", Kind.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
        (b"\xff\xd8\xff", Kind.JPEG),
        (b"BM\x10\0\0\0\0\0\0\0\x36\0\0\0\x28", Kind.BMP),
        (b"BMI \xe6\x8c\x87\xe6\x95\xb0 and more", Kind.PLAIN),
        ("通知".encode(), Kind.PLAIN),
        (b"", Kind.PLAIN),
    ],
)
def test_kinds(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空的"),
        (b"Rar!\x1a\x07\x00", "压缩包"),
        (b"7z\xbc\xaf\x27\x1c\0", "压缩包"),
        (make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "表格"),
        (bytes(65 * 1024 * 1024), "超过 64 MiB"),
    ],
    ids=["empty", "rar", "7z", "xlsx", "huge"],
)
def test_what_cannot_be_read_is_named_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=f"^文件.docx: .*{says}.*；请|^文件.docx: .*{says}.*；") as caught:
        read_bytes(data, "文件.docx")
    assert "\n" not in str(caught.value)


def test_markdown_stays_as_it_is() -> None:
    text = "# 通知\n\n**一、总体要求**\n"
    assert read_bytes(text.encode(), "a.md").text == text


BEGINNINGS = [
    b"",
    b"%PDF-1.5\n",
    b"PK\x03\x04",
    b"<html><body><table>",
    b"MIME-Version: 1.0\nmultipart/related",
    b"\xff\xfe",
]


@settings(deadline=None)  # the first file of a format loads its library
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
@example(b"", b"<!doctype html>\xff\xfe<p>")
def test_any_bytes_give_text_or_an_input_error(beginning: bytes, rest: bytes) -> None:
    try:
        sources = read_many(beginning + rest, "a")
    except InputError:
        return
    assert all(isinstance(source.text, str) for source in sources)


MADE = {make.__name__: make() for make in (page, word, printed, official)}


@settings(deadline=None)
@given(st.sampled_from(sorted(MADE)), st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_damage_gives_text_or_an_input_error(name: str, at: int, damage: bytes) -> None:
    data = bytearray(MADE[name])
    data[at % len(data) : at % len(data) + len(damage)] = damage
    try:
        read_many(bytes(data), "a")
    except InputError as error:
        assert str(error).startswith("a: ")  # noqa: PT017 - either outcome is right


def test_reading_text_loads_no_library_of_a_format() -> None:
    script = "import sys; from graph.read import read_bytes; read_bytes('通知'.encode(), 'a'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert loaded & {"lxml", "selectolax", "pypdfium2", "docx", "rapidocr", "onnxruntime", "numpy", "PIL"} == set()


def test_one_paper_in_two_formats_is_one_document_with_two_sources(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        for name, data in (("a.docx", word()), ("a.pdf", printed())):
            store.put(read_record(data, name))
        asked = "?d eli:id_local '长政办发〔2023〕12号' ; zr:citedOnly false"
        papers, sources = (
            store.query(f"SELECT DISTINCT ?d WHERE {{ {asked} }}"),
            store.query(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ {asked} }} }}"),
        )
        assert isinstance(papers, Solutions)
        assert isinstance(sources, Solutions)
        tasks = [task.task for task in document(store, "长政办发〔2023〕12号").tasks]
    assert (len(papers), len(sources)) == (1, 2)
    assert len(tasks) == len(set(tasks)) == len(ROWS)
