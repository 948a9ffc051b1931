"""What a file is, told from its bytes: its name may end in anything, and often does."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """The value is the media type."""

    PLAIN = "text/plain"
    HTML = "text/html"
    MHTML = "multipart/related"
    PDF = "application/pdf"
    ZIP = "application/zip"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    OFD = "application/ofd"
    ODT = "application/vnd.oasis.opendocument.text"
    OLE = "application/msword"
    RTF = "application/rtf"
    SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    BMP = "image/bmp"
    TIFF = "image/tiff"
    PACKED = "application/x-archive"


PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.GIF, Kind.BMP, Kind.TIFF})

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"GIF8", Kind.GIF),
    (b"BM", Kind.BMP),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"Rar!\x1a\x07", Kind.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Kind.PACKED),
    (b"\x1f\x8b\x08", Kind.PACKED),
)
_PDF_WITHIN = 1024  # ISO 32000-1, 7.5.2, note: readers accept the header anywhere in the first 1024 bytes
_BITMAP_HEADER = 14
_OPENING = re.compile(
    r"\ufeff?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--(?:(?!-->).){0,2000}-->\s{0,200})*(?:<!doctype\s+html|<html|<head|<body)",
    re.I | re.S,
)
_ELEMENT = re.compile(r"</(?:p|div|td|tr|table|span|ul|li|h[1-6])\s*>|<br\s*/?>", re.I)
_FRAGMENT = re.compile(r"\ufeff?\s{0,200}<(?:!--|p|div|table|span|meta|style|script|section|article|ul|h[1-6])\b", re.I)
_MHTML = re.compile(rb"MIME-Version:.{0,2000}multipart/related", re.I | re.S)


def kind_of(data: bytes) -> Kind:
    """The kind that the first bytes show; PLAIN for what has to be decoded to tell.

    >>> kind_of(b"%PDF-1.7 ...")
    <Kind.PDF: 'application/pdf'>
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic != b"BM" or _is_bitmap(data)):
            return kind
    if data.find(b"%PDF-", 0, _PDF_WITHIN) >= 0:
        return Kind.PDF
    return Kind.MHTML if _MHTML.search(data[:4096]) else Kind.PLAIN


def _is_bitmap(data: bytes) -> bool:
    """BM and the length of the file: two letters alone may begin a text."""
    return len(data) > _BITMAP_HEADER and data[6:10] == b"\0\0\0\0"


def kind_of_package(names: frozenset[str]) -> Kind:
    """What a ZIP file is, told from the names of its parts.

    >>> kind_of_package(frozenset({"OFD.xml", "Doc_0/Document.xml"}))
    <Kind.OFD: 'application/ofd'>
    """
    if "OFD.xml" in names:
        return Kind.OFD
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return Kind.DOCX
        if any(name.startswith(("xl/", "ppt/")) for name in names):
            return Kind.SHEET
    if "mimetype" in names and "content.xml" in names:
        return Kind.ODT
    return Kind.ZIP


def is_html(text: str) -> bool:
    """Whether a text is a web page or a piece of one, and not a text that speaks of tags."""
    head = text[:4096]
    if _OPENING.match(head):
        return True
    return bool(_FRAGMENT.match(head)) and len(_ELEMENT.findall(head)) >= 2
