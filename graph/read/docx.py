"""Word files (DOCX) → text, as printed: numbering that Word makes, text boxes, tables, changes taken as accepted.

Works on the parts of the package (ECMA-376) by the local names of their elements, so that both editions of the
format, transitional and strict, are read alike. Left out: running heads and feet, comments, deleted and hidden text,
tables of contents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.read.docx_numbers import Numbering, read_numbering
from graph.read.docx_runs import Runs
from graph.read.grid import MAX_COLUMNS, Cell, Placed, format_placed
from graph.read.package import Package, attribute, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "/officeDocument"
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"})
_CONTENTS = "Table of Contents"


def read_docx(data: bytes, name: str) -> str:
    """The text of a Word file; InputError for a damaged one and for one without text."""
    package = Package(data, name)
    main = _main_part(package)
    body = next((part for part in package.xml(main) if local(part) == "body"), None)
    if body is None:
        raise InputError(f"{name}: Word 文件里没有正文；请用 Word 或 WPS 重新保存后再试")
    writer = _Writer(read_numbering(package, main))
    writer.blocks(body)
    lines = [*writer.lines, *_notes(package, main, writer)]
    if not any(line.strip() for line in lines):
        raise InputError(f"{name}: Word 文件里没有文字（可能只有图片）；请先做文字识别（OCR）再试")
    return "\n".join(lines) + "\n"


def _main_part(package: Package) -> str:
    """The part with the text, as the package's relations name it."""
    if "_rels/.rels" in package.names:
        for relation in package.xml("_rels/.rels"):
            target = attribute(relation, "Target")
            if target and (attribute(relation, "Type") or "").endswith(_OFFICE):
                return target.lstrip("/")
    return "word/document.xml"


def _notes(package: Package, main: str, writer: _Writer) -> list[str]:
    """Footnotes and endnotes that the text calls, behind it, each with its number."""
    lines: list[str] = []
    folder = main.rpartition("/")[0]
    for kind, ids in (("footnote", writer.runs.footnotes), ("endnote", writer.runs.endnotes)):
        part = f"{folder}/{kind}s.xml"
        if not ids or part not in package.names:
            continue
        by_id = {attribute(note, "id"): note for note in package.xml(part) if local(note) == kind}
        for id, mark in ids.items():
            if id in by_id:
                inner = _Writer(writer.numbering)
                inner.blocks(by_id[id])
                text = "".join(line.strip() for line in inner.lines)
                lines += [f"{mark}{text}"] if text else []
    return lines


class _Writer:
    """Lines so far; the first half of a paragraph whose end was deleted waits for its second."""

    def __init__(self, numbering: Numbering) -> None:
        self.lines: list[str] = []
        self.numbering = numbering
        self.runs = Runs()
        self._half = ""

    def blocks(self, parent: _Element) -> None:
        """Paragraphs and tables of a body, a cell, a text box or a note."""
        for block in iter_blocks(parent):
            if local(block) == "p":
                self._paragraph(block)
            else:
                self._table(block)
        if self._half:
            self.lines += self._half.split("\n")
            self._half = ""

    def _paragraph(self, paragraph: _Element) -> None:
        look = self.numbering.look(paragraph)
        if look.is_contents:
            return
        text, boxes = self.runs.read(paragraph)
        for box in boxes:
            self.blocks(box)
        mark = self.numbering.next_mark(look) if text.strip() else ""
        text = self._half + mark + text
        self._half = text if look.goes_on else ""
        if not self._half and text.strip():
            self.lines += [line.rstrip() for line in text.split("\n") if line.strip()]

    def _table(self, table: _Element) -> None:
        rows = [row for row in iter_children(table, "tr") if not _is_deleted(row)]
        placed: list[Placed] = []
        open_cells: dict[int, int] = {}  # column → index in `placed` of the cell that reaches down
        for number, row in enumerate(rows):
            column = _before(row)
            for cell in iter_children(row, "tc"):
                width = max(1, min(_property(cell, "gridSpan"), MAX_COLUMNS))
                merge = _merge(cell)
                if merge == "continue" and column in open_cells:
                    above = placed[open_cells[column]]
                    grown = Cell(above.cell.text, number - above.row + 1, above.cell.colspan)
                    placed[open_cells[column]] = Placed(above.row, above.column, grown)
                else:
                    open_cells.pop(column, None)
                    if merge:
                        open_cells[column] = len(placed)
                    placed.append(Placed(number, column, Cell(self._cell(cell), 1, width)))
                column += width
        self.lines += format_placed(placed)

    def _cell(self, cell: _Element) -> str:
        inner = _Writer(self.numbering)
        inner.runs = self.runs
        inner.blocks(cell)
        return "\n".join(inner.lines)


def iter_blocks(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables in order, those inside content controls and accepted insertions too."""
    for child in parent:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in _WRAPPERS and not _is_contents(child):
            yield from iter_blocks(child)


def iter_children(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, through content controls and insertions."""
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name in _WRAPPERS:
            yield from iter_children(child, wanted)


def _is_contents(control: _Element) -> bool:
    return any(
        local(part) == "docPartGallery" and attribute(part, "val") == _CONTENTS
        for properties in control
        if local(properties) == "sdtPr"
        for part in properties.iter()
    )


def _is_deleted(row: _Element) -> bool:
    return any(local(mark) == "del" for part in row if local(part) == "trPr" for mark in part)


def _before(row: _Element) -> int:
    """Columns of the grid that a row leaves out at its left."""
    marks = [mark for part in row if local(part) == "trPr" for mark in part if local(mark) == "gridBefore"]
    return min(whole(attribute(marks[0], "val")), MAX_COLUMNS) if marks else 0


def _properties(cell: _Element) -> Iterator[_Element]:
    return (mark for part in cell if local(part) == "tcPr" for mark in part)


def _property(cell: _Element, key: str) -> int:
    return next((whole(attribute(mark, "val"), 1) for mark in _properties(cell) if local(mark) == key), 1)


def _merge(cell: _Element) -> str:
    """ "restart" for a cell that reaches down, "continue" for what it covers, "" for a plain one."""
    mark = next((mark for mark in _properties(cell) if local(mark) == "vMerge"), None)
    return "" if mark is None else attribute(mark, "val") or "continue"
