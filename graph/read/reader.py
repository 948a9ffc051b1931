"""The door of the reading room: bytes or a path → a `Source`, by the reader that the bytes call for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from graph.errors import InputError
from graph.model import Source
from graph.read.archive import unpack
from graph.read.kinds import PICTURES, Kind, is_html, kind_of, kind_of_package
from graph.read.pages import Paged
from graph.read.plain import decode

# Longer than any official document seen (a five-year plan runs to 150,000 characters, a scanned one to 40 MiB), short
# enough to keep a runaway file from eating the memory of a shared machine.
MAX_BYTES = 64 * 1024 * 1024
Complain = Callable[[InputError], None]


def read_bytes(data: bytes, name: str) -> Source:
    """The text of one file; `name` is its file name, used in messages and in the record.

    Raises InputError, one line that names the file and says what to do.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: 文件超过 {MAX_BYTES // 2**20} MiB；请拆分后再试")
    kind = _kind(data, name)
    if kind is Kind.PLAIN:
        text, encoding = decode(data, name)
        if is_html(text):
            return _source(data, name, Kind.HTML, _html(text, name), encoding)
        return _source(data, name, Kind.PLAIN, Paged(_plain(text, name), ()), encoding)
    return _source(data, name, kind, _READERS[kind](data, name), None)


def read_many(data: bytes, name: str, complain: Complain | None = None) -> tuple[Source, ...]:
    """The texts of a file that may be a ZIP of files, in the order of their names: `通知.zip/附件.docx`.

    `complain` is told of a file inside that cannot be read, and the others are read; without it the first such file
    raises its InputError.
    """
    sources: list[Source] = []
    for inner, content in unpack(data, name):
        try:
            sources.append(read_bytes(content, inner))
        except InputError as error:
            if complain is None:
                raise
            complain(error)
    return tuple(sources)


def read_path(path: Path) -> Source:
    """The text of the file at a path; see `read_bytes`."""
    return read_bytes(load_bytes(path), path.name)


def load_bytes(path: Path) -> bytes:
    """The bytes of the file at a path; InputError if there is none or it may not be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: 没有这个文件；请检查路径") from None
    except OSError as error:
        raise InputError(f"{path}: 读不了（{error.strerror}）；请检查权限") from None


def _kind(data: bytes, name: str) -> Kind:
    kind = kind_of(data)
    if kind is not Kind.ZIP:
        return kind
    from graph.read.package import Package

    return kind_of_package(frozenset(Package(data, name).names))


def _source(data: bytes, name: str, kind: Kind, read: Paged, encoding: str | None) -> Source:
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(name, sha256, kind.value, encoding, read.text, read.pages, read.diagnostics)


def _plain(text: str, name: str) -> str:
    if "</table" not in text.lower():
        return text
    from graph.read.markdown import flatten_tables

    return flatten_tables(text, name)


def _html(text: str, name: str) -> Paged:
    from graph.read.html import read_html

    return Paged(read_html(text, name), ())


def _mhtml(data: bytes, name: str) -> Paged:
    from graph.read.mhtml import read_mhtml

    return _html(decode(read_mhtml(data, name), name)[0], name)


def _docx(data: bytes, name: str) -> Paged:
    from graph.read.docx import read_docx

    return Paged(read_docx(data, name), ())


def _pdf(data: bytes, name: str) -> Paged:
    from graph.read.pdf import read_pdf

    return read_pdf(data, name)


def _ofd(data: bytes, name: str) -> Paged:
    from graph.read.ofd import read_ofd

    return read_ofd(data, name)


def _office(data: bytes, name: str) -> Paged:
    from graph.read.office import convert_to_docx

    return _docx(convert_to_docx(data, kind_of(data) if kind_of(data) is not Kind.ZIP else Kind.ODT, name), name)


def _picture(data: bytes, name: str) -> Paged:
    from graph.read import ocr
    from graph.read.pages import join_pages

    pages = [ocr.read_lines(picture) for picture in ocr.open_pictures(data, name)]
    paged = join_pages(pages, recognised=frozenset(range(len(pages))))
    if not paged.text.strip():
        raise InputError(f"{name}: 图片里没有认出文字；请换一张清晰的再试")
    return paged


def _archive(data: bytes, name: str) -> Paged:
    raise InputError(f"{name}: 是压缩包；请解压后再试")


def _sheet(data: bytes, name: str) -> Paged:
    raise InputError(f"{name}: 是表格或演示文件，不是公文；请另存为 .docx 或 PDF 后再试")


_READERS: dict[Kind, Callable[[bytes, str], Paged]] = {
    Kind.MHTML: _mhtml,
    Kind.DOCX: _docx,
    Kind.PDF: _pdf,
    Kind.OFD: _ofd,
    Kind.OLE: _office,
    Kind.RTF: _office,
    Kind.ODT: _office,
    **dict.fromkeys(PICTURES, _picture),
    Kind.ZIP: _archive,
    Kind.PACKED: _archive,
    Kind.SHEET: _sheet,
}
