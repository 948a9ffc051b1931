"""Pictures of text, with the extra and without."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader

from graph.errors import Code, InputError
from graph.read import ocr, read_bytes
from tests.read.makers import make_pdf

FONTS = sorted(Path("/usr/share/fonts").rglob("Noto*CJK*Regular*"))
LINES = ["各县、区人民政府：", "由市民政局牵头，市财政局配合，", "2025年底前完成。"]
needs_ocr = pytest.mark.skipif(not ocr.is_installed() or not FONTS, reason="needs zeren[ocr] and a Chinese font")


def picture() -> bytes:
    image = Image.new("RGB", (900, 400), "white")
    font = ImageFont.truetype(str(FONTS[0]), 44)
    for i, line in enumerate(LINES):
        ImageDraw.Draw(image).text((40, 40 + 100 * i), line, "black", font)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@needs_ocr
def test_a_picture_is_read_and_said_to_be_one() -> None:
    source = read_bytes(picture(), "扫描.png")
    assert source.text.split() == LINES
    assert (source.media_type, [d.code for d in source.diagnostics]) == ("image/png", [Code.READ_BY_OCR])


@needs_ocr
def test_a_scanned_page_is_read() -> None:
    image = ImageReader(io.BytesIO(picture()))
    source = read_bytes(make_pdf(lambda canvas: canvas.drawImage(image, 0, 300, A4[0], 265)), "扫描.pdf")
    assert source.text.split() == LINES
    assert [d.code for d in source.diagnostics] == [Code.READ_BY_OCR]


def test_without_the_extra_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(InputError, match=r"^扫描.jpg: .*OCR.*zeren\[ocr\]"):
        read_bytes(b"\xff\xd8\xff\xe0" + bytes(50), "扫描.jpg")


def test_a_damaged_picture_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    with pytest.raises(InputError, match=r"^扫描.png: 图片已损坏"):
        read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50), "扫描.png")
