"""Web pages → text: the label block and the document found among menus and footers, tables as tables, lists numbered.

Guarantees: a paragraph, a list item, a row of a table is one line; white space is what a browser shows; cells stand as
`graph.read.grid` says.
"""

from __future__ import annotations

import re

from graph.errors import InputError
from graph.read.grid import Cell, format_table
from graph.read.html_body import drop_frame
from graph.read.html_tree import BREAKING, Element, parse_tree
from graph.read.numerals import format_numeral
from graph.read.package import whole

_SPACE = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f]")
_NUMBERED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,4}[）)、.．]|第[一二三四五六七八九十百\d]{1,5}[章节条款]|[①-⑳])"
)
_BIG_CELL, _BIG_SHARE = 300, 0.7
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_FORMATS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "none": "none",
    "disc": "none",
}


def read_html(text: str, name: str) -> str:
    """The text of a page; InputError for a page that has none (a frame set, a page made by scripts)."""
    body = parse_tree(text)
    lines = _Lines()
    if body is not None:
        lines.render(drop_frame(body))
        lines.end()
    if not lines.done:
        raise InputError(f"{name}: 网页里没有正文（可能由脚本生成）；请在浏览器里打开后另存为完整网页或文本再试")
    return "\n".join(lines.done) + "\n"


class _Lines:
    """Lines so far and the one that is being written."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._parts: list[str] = []
        self._mark = ""

    def render(self, part: Element, exact: bool = False) -> None:
        """Writes what a part shows; `exact` keeps its line breaks, as <pre> does."""
        exact = exact or part.tag == "pre" or "pre" in _css(part, "white-space")
        count = whole(part.attributes.get("start"), 1)
        for child in part.children:
            if isinstance(child, str):
                self._write(child, exact)
            elif child.tag == "li" and part.tag == "ol":
                count = whole(child.attributes.get("value"), count)
                self._item(child, _list_mark(part, count), exact)
                count += 1
            else:
                self._element(child, exact)

    def end(self) -> None:
        """Ends the line, if anything is on it."""
        line = _shown("".join(self._parts))
        self._parts.clear()
        if line.strip():
            self.done.append(line if _NUMBERED.match(line) else self._mark + line)
            self._mark = ""

    def _write(self, text: str, exact: bool) -> None:
        if not exact:
            self._parts.append(text)
            return
        for i, line in enumerate(text.split("\n")):
            if i:
                self.end()
            self._parts.append(line)

    def _element(self, part: Element, exact: bool) -> None:
        if part.tag == "table":
            self.end()
            self._table(part, exact)
        elif part.tag == "sup" and (note := _note_mark(part)):
            self._parts.append(note)
        elif part.tag in BREAKING:
            self.end()
            self.render(part, exact)
            self.end()
        else:
            self.render(part, exact)

    def _item(self, part: Element, mark: str, exact: bool) -> None:
        self.end()
        self._mark = mark
        self.render(part, exact)
        self.end()
        self._mark = ""

    def _table(self, table: Element, exact: bool) -> None:
        rows = _rows(table)
        if _is_layout(table, rows):
            for child in table.elements():
                self._element(child, exact)
            return
        for caption in (child for child in table.elements() if child.tag == "caption"):
            self._element(caption, exact)
        self.done += format_table([[_cell(cell) for cell in row] for row in rows])


def _shown(text: str) -> str:
    """White space as it is shown: a run is one blank; where a line of the source broke between wide characters, none."""
    bare = _INVISIBLE.sub("", text)
    return _SPACE.sub(lambda run: _blank(bare, run), bare).strip(" ")


def _blank(text: str, run: re.Match[str]) -> str:
    if "\n" not in run.group():
        return " "
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    return "" if _WIDE.match(before) and _WIDE.match(after) else " "


def _css(part: Element, key: str) -> str:
    found = re.search(rf"{key}\s*:\s*([\w-]+)", part.attributes.get("style", ""))
    return found.group(1).lower() if found else ""


def _list_mark(part: Element, count: int) -> str:
    style = _LIST_STYLE.search(part.attributes.get("style", ""))
    kind = style.group(1).lower() if style else part.attributes.get("type", "1")
    numeral = format_numeral(count, _FORMATS.get(kind, "decimal"))
    return "" if not numeral else f"{numeral}、" if _WIDE.match(numeral) else f"{numeral}."


def _note_mark(part: Element) -> str:
    """A footnote's number is set apart from the words it stands behind: 养老机构¹ → 养老机构[1]."""
    text = part.text(8)
    links = any(child.tag == "a" for child in part.elements())
    return f"[{text}]" if links and text.isdecimal() and len(text) < 4 else ""


def _rows(table: Element) -> list[list[Element]]:
    """The cells of a table's own rows, those of tables inside it left out."""
    groups = [table, *(child for child in table.elements() if child.tag in ("thead", "tbody", "tfoot"))]
    trs = [child for group in groups for child in group.elements() if child.tag == "tr"]
    return [[cell for cell in tr.elements() if cell.tag in ("td", "th")] for tr in trs]


def _is_layout(table: Element, rows: list[list[Element]]) -> bool:
    """A table that only places things: one that holds tables or headings, or one cell that has nearly all the text."""
    cells = [cell for row in rows for cell in row]
    biggest = max((cell.words for cell in cells), default=0)
    if biggest > _BIG_CELL and biggest > table.words * _BIG_SHARE:
        return True
    return any(_holds(cell, {"table", "h1", "h2", "h3"}) for cell in cells)


def _holds(part: Element, tags: set[str]) -> bool:
    stack = list(part.elements())
    while stack:
        item = stack.pop()
        if item.tag in tags:
            return True
        stack.extend(item.elements())
    return False


def _cell(part: Element) -> Cell:
    inner = _Lines()
    inner.render(part)
    inner.end()
    rowspan = whole(part.attributes.get("rowspan"), 1)
    return Cell("\n".join(inner.done), rowspan or 10**6, whole(part.attributes.get("colspan"), 1))
