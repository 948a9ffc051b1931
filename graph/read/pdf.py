"""PDF files with a text layer → text in reading order, line by line, tables by their rules.

Characters are taken with their places (ISO 32000-1, 9.4) and laid out anew: the order in which a program wrote them
into the file is not the order in which they are read. Text that stands askew (a watermark) is left out.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from enum import Enum, auto
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.read import ocr
from graph.read.layout import Piece, PrintedLine, lay_out
from graph.read.pages import Paged, join_pages
from graph.read.pdf_rules import find_rules
from graph.read.radicals import restore_radicals
from graph.read.turn import Turn

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 3000
_BAD_SHARE = 0.3
_FEW = 20  # characters: a page number, a stamp
_MUCH = 0.3
_MAX_PICTURES = 2000
_ASKEW = 3.0  # degrees
_SIGNS = {0x02: "-", 0xAD: "-", 0xA0: " "}


def read_pdf(data: bytes, name: str) -> Paged:
    """The pages of a PDF file.

    Pages without text are recognised if `zeren[ocr]` is installed, else each gets a diagnostic. Raises InputError for
    a damaged or locked file, and for one that holds pictures only.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "PDF 有密码；请去掉密码后再试" if locked else "PDF 已损坏；请重新下载后再试"
        raise InputError(f"{name}: {what}") from None
    with closing(document):
        if count > MAX_PAGES:
            raise InputError(f"{name}: PDF 超过 {MAX_PAGES} 页；请拆分后再试")
        return _read_pages(document, count, name)


def _read_pages(document: pypdfium2.PdfDocument, count: int, name: str) -> Paged:
    pages: list[list[PrintedLine]] = []
    states: list[_State] = []
    for number in range(count):
        lines, state = _read_page(document, number)
        pages.append(lines)
        states.append(state)
    unread, recognised = (
        frozenset(i for i, state in enumerate(states) if state is wanted)
        for wanted in (_State.UNREAD, _State.RECOGNISED)
    )
    paged = join_pages(pages, unread, recognised)
    if not paged.text.strip():
        raise InputError(f"{name}: PDF 里没有文字，只有图片；请先做文字识别（OCR），或安装 zeren[ocr] 后再试")
    return paged


class _State(Enum):
    """How a page was read."""

    PRINT = auto()
    UNREAD = auto()
    RECOGNISED = auto()


def _read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[list[PrintedLine], _State]:
    """Lines of a page; one that is damaged has none. A page is a picture if it shows one and next to no text."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return [], _State.UNREAD
    with closing(page):
        pieces, turn = _pieces(page)
        is_picture = _is_garbled(pieces) or (len(pieces) < _FEW and _picture_share(page) > _MUCH)
        if is_picture and ocr.is_installed():
            return ocr.read_lines(page.render(scale=ocr.SCALE).to_numpy()), _State.RECOGNISED
        paper = turn.box(*page.get_bbox())
        lines = [] if _is_garbled(pieces) else lay_out(pieces, (paper[0], paper[2]), find_rules(page, turn))
        return lines, _State.UNREAD if is_picture else _State.PRINT


def _pieces(page: pypdfium2.PdfPage) -> tuple[list[Piece], Turn]:
    """The characters of a page, as it is held when it is read."""
    chars = list(_iter_chars(page))
    turned = Counter(_quarters(angle) for _, angle, _ in chars if _is_straight(angle))
    upright = turned.most_common(1)[0][0] if turned else 0
    turn = Turn(upright)
    pieces = []
    for char, angle, (left, bottom, right, top) in chars:
        if _is_straight(angle) and _quarters(angle) == upright:
            x0, y0, x1, y1 = turn.box(left, bottom, right, top)
            pieces.append(Piece(char[-1], x0, y0, x1, y1, len(char) > 1))
    return pieces, turn


def _quarters(angle: float) -> int:
    """Quarter turns counter-clockwise; the library counts degrees the other way."""
    return -round(angle / 90) % 4


def _is_straight(angle: float) -> bool:
    return abs(angle - 90 * round(angle / 90)) < _ASKEW


def _iter_chars(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, tuple[float, float, float, float]]]:
    """(character, its angle in degrees, its box in the page's own coordinates), in the order of the file.

    A blank that the file itself has comes with the character behind it; those that the library thinks of do not.
    """
    from pypdfium2 import raw

    with closing(page.get_textpage()) as textpage:
        box = raw.FS_RECTF()
        reference = ctypes.byref(box)
        high, blank = 0, ""
        for i in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(textpage, i)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            char = _char(code, high)
            high = 0
            if char.isspace():
                blank = blank if raw.FPDFText_IsGenerated(textpage, i) else " "
            elif char and raw.FPDFText_GetLooseCharBox(textpage, i, reference):
                angle = math.degrees(raw.FPDFText_GetCharAngle(textpage, i))
                yield blank + char, angle, (box.left, box.bottom, box.right, box.top)
                blank = ""


def _char(code: int, high: int) -> str:
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else ""
    if code in _SIGNS:
        return _SIGNS[code]
    return "" if code < 0x20 or code in (0xFFFE, 0xFFFF, 0xFEFF, 0x200B) else restore_radicals(chr(code))


def _is_garbled(pieces: list[Piece]) -> bool:
    """A text layer whose font does not say what its glyphs mean."""
    bad = sum("\ue000" <= piece.text <= "\uf8ff" or piece.text == "\ufffd" for piece in pieces)
    return bad > len(pieces) * _BAD_SHARE


def _picture_share(page: pypdfium2.PdfPage) -> float:
    """The part of the page that its largest picture covers."""
    from pypdfium2 import raw

    largest = 0.0
    for item in itertools.islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), _MAX_PICTURES):
        left, bottom, right, top = item.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return largest / max(1.0, float(page.get_width() * page.get_height()))
