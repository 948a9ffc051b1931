"""Files of every format, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from docx import Document
from docx.document import Document as DocxDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"


def make_zip(parts: Mapping[str, bytes | str], *, packed: bool = True) -> bytes:
    """A ZIP file with these parts, always the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)
    return out.getvalue()


def make_docx(paint: Callable[[DocxDocument], None]) -> bytes:
    document = Document()
    paint(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_raw_docx(body: str, **parts: str) -> bytes:
    """A DOCX whose parts are written by hand: `body` is what stands in w:body, `numbering` … other parts' content."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    space += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
    written = {
        f"word/{name}.xml": f"<w:{roots[name]} {space}>{content}</w:{roots[name]}>" for name, content in parts.items()
    }
    return make_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            **written,
        }
    )


def make_pdf(
    *pages: Callable[[Canvas], object], size: tuple[float, float] = A4, rotate: int = 0, lock: str = ""
) -> bytes:
    """A PDF, each page painted by a function; `lock` is a password."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True, encrypt=lock or None)
    for paint in pages:
        canvas.setFont(FONT, 12)
        if rotate:
            canvas.setPageRotation(rotate)
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write_lines(canvas: Canvas, lines: Sequence[str], left: float = 80, top: float = 760, step: float = 20) -> None:
    for i, line in enumerate(lines):
        canvas.drawString(left, top - i * step, line)


def make_ofd(pages: Sequence[str], templates: Mapping[str, str] | None = None) -> bytes:
    """An OFD file; each page is the XML inside its Layer, templates by id the same."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    masters = "".join(f'<ofd:TemplatePage ID="{id}" BaseLoc="Tpls/{id}.xml"/>' for id in templates or {})
    used = "".join(f'<ofd:Template TemplateID="{id}"/>' for id in templates or {})
    page = f"<ofd:Page {space}>{{}}<ofd:Content><ofd:Layer>{{}}</ofd:Layer></ofd:Content></ofd:Page>"
    return make_zip(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData>{masters}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
            **{f"Doc_0/Pages/Page_{i}/Content.xml": page.format(used, content) for i, content in enumerate(pages)},
            **{f"Doc_0/Tpls/{id}.xml": page.format("", content) for id, content in (templates or {}).items()},
        }
    )


def ofd_text(text: str, left: float, top: float, size: float = 4.0, deltas: str = "", extra: str = "") -> str:
    """A TextObject whose first character's left upper corner lies at about (left, top)."""
    deltas = deltas or f"g {max(1, len(text) - 1)} {size}"
    return (
        f'<ofd:TextObject ID="1" Boundary="{left} {top} 100 {size}" Font="1" Size="{size}" {extra}>'
        f'<ofd:TextCode X="0" Y="{0.88 * size}" DeltaX="{deltas}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_line(x0: float, y0: float, x1: float, y1: float) -> str:
    width, height = x1 - x0, y1 - y0
    return (
        f'<ofd:PathObject ID="2" Boundary="{x0} {y0} {width} {height}">'
        f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
    )
