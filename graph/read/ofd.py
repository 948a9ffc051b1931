"""OFD files (GB/T 33190-2016) → text in reading order, tables by their rules.

A page holds objects of text, each with the codes and places of its characters (11.3), and paths (9.1). Text of page
templates is read with each page that uses it: recurring heads of it are then known for what they are.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.read.layout import Piece, PrintedLine, lay_out
from graph.read.ofd_objects import find_rules, iter_pieces, parse_numbers
from graph.read.package import Package, attribute, local
from graph.read.pages import Paged, join_pages

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PAGES = 3000
_ROOT = "OFD.xml"
_A4 = 210.0


@dataclass(frozen=True, slots=True)
class _Page:
    part: str
    templates: dict[str, str]  # id → part
    width: float  # of the document's pages; a page may say another


def read_ofd(data: bytes, name: str) -> Paged:
    """The pages of an OFD file; InputError for a damaged one and for one that holds pictures only."""
    package = Package(data, name)
    pages: list[list[PrintedLine]] = []
    unread: set[int] = set()
    for page in _iter_pages(package):
        if len(pages) >= MAX_PAGES:
            raise InputError(f"{name}: OFD 超过 {MAX_PAGES} 页；请拆分后再试")
        lines, has_pictures = _read_page(package, page)
        if not lines and has_pictures:
            unread.add(len(pages))
        pages.append(lines)
    paged = join_pages(pages, frozenset(unread))
    if not paged.text.strip():
        raise InputError(f"{name}: OFD 里只有图片，没有文字；请另存为 PDF 并做文字识别（OCR）后再试")
    return paged


def _iter_pages(package: Package) -> Iterator[_Page]:
    """Pages of all documents in the file, in order."""
    for root in package.xml(_ROOT).iter():
        if local(root) != "DocRoot" or not root.text:
            continue
        part = _resolve("", root.text)
        folder = posixpath.dirname(part)
        document = package.xml(part)
        templates = {
            attribute(item, "ID") or "": _resolve(folder, attribute(item, "BaseLoc") or "")
            for item in document.iter()
            if local(item) == "TemplatePage"
        }
        for pages in document:
            if local(pages) == "Pages":
                for page in pages:
                    if local(page) == "Page" and (place := attribute(page, "BaseLoc")):
                        yield _Page(_resolve(folder, place), templates, _width(document) or _A4)


def _resolve(folder: str, place: str) -> str:
    """The name of a part, as another part in `folder` writes it; one that begins with / starts at the root."""
    place = place.strip()
    joined = place if place.startswith("/") else posixpath.join("/", folder, place)
    return posixpath.normpath(joined).lstrip("/")


def _read_page(package: Package, page: _Page) -> tuple[list[PrintedLine], bool]:
    content = package.xml(page.part)
    used = [attribute(item, "TemplateID") or "" for item in content if local(item) == "Template"]
    parts = [package.xml(page.templates[id]) for id in used if page.templates.get(id) in package.names]
    return _lay_out([*parts, content], _width(content) or page.width)


def _width(root: _Element) -> float:
    """The width of the paper in millimetres, as a document or a page says; 0 if it does not."""
    box = next((item.text for item in root.iter() if local(item) == "PhysicalBox"), None)
    values = parse_numbers(box)
    return values[2] if len(values) == 4 else 0.0


def _lay_out(parts: list[_Element], width: float) -> tuple[list[PrintedLine], bool]:
    pieces: list[Piece] = []
    rules = []
    has_pictures = False
    for part in parts:
        for item in part.iter():
            kind = local(item)
            if kind == "TextObject":
                pieces += iter_pieces(item)
            elif kind == "PathObject":
                rules += find_rules(item)
            has_pictures = has_pictures or kind == "ImageObject"
    return lay_out(pieces, (0.0, width), rules), has_pictures
