"""Broken lines → paragraphs.

Guarantees: a paragraph never spans a clause number at the start of a line; every character of the lines is in
exactly one paragraph; a note or a pair of brackets left open at a line's end is carried on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.parse.cells import is_broken_name
from graph.parse.kinds import Kind, Typed
from graph.spans import Text

_ENDS = "。；：！？.;:!?"
_CLOSERS = "”’』」》）)〕］]】"
_OPENERS, _SHUTTERS = "（(〔［[【", "）)〕］]】"
# A label that opens a line of its own: 牵头单位：… 完成时限：…
LABEL_LINE = re.compile(
    r"[（(〔［\[【]?(?:牵头|责任|主责|负责|配合|协办|参与|落实|参加|主办|承办|实施|组织|完成|工作|办理|整改|督办|监管|指导)[一-鿿]{0,6}[:：]"
)
LABEL_ALONE = re.compile(r"(?:牵头|责任|主责|负责|配合|协办|参与|落实|完成)[一-鿿]{2,4}[:：]")
_NOTE = re.compile(r"负责|责任|牵头|落实|配合|单位[:：]|部门[:：]")
_MAX_OPEN = 400
_POINT = re.compile(r"[，,、；。]")
_OWN_NOTE = re.compile(r"[（(【\[〔].{0,12}(?:责任|牵头|负责|配合|落实|省|市|县|各)")
_UNFINISHED = re.compile(r"，(?:由|要|应)[^，。；]{2,30}$")  # who has to do it follows on the next line
_SHORT = 18  # a line shorter than this, where lines are paragraphs, was not broken in the middle
_HEADING = 50
_LONGEST_TITLE = 120


@dataclass
class _Paragraph:
    """What has been joined so far; only its end and its length are looked at again."""

    first: Typed
    parts: list[Text]
    tail: str = ""
    length: int = 0
    pointed: bool = False  # some mark inside a sentence has been seen

    def add(self, text: Text) -> None:
        self.parts.append(text)
        self.tail = (self.tail + text.text)[-_MAX_OPEN:]
        self.length += len(text)
        self.pointed = self.pointed or bool(_POINT.search(text.text))


def join_lines(lines: list[Typed], wrap: int | None) -> list[tuple[Typed, Text]]:
    """Paragraphs in order, each with the typed line that it begins with."""
    paragraphs: list[_Paragraph] = []
    above: Typed | None = None
    for typed in lines:
        if above is None or not _joins(paragraphs[-1], above, typed, wrap):
            paragraphs.append(_Paragraph(typed, []))
        paragraphs[-1].add(typed.content)
        above = typed
    return [(paragraph.first, _seam(paragraph.parts)) for paragraph in paragraphs]


def _seam(parts: list[Text]) -> Text:
    """Lines joined; a blank is kept only between two Latin words."""
    seamed: list[Text] = []
    for part in parts:
        if (
            seamed
            and seamed[-1].text[-1:].isascii()
            and seamed[-1].text[-1:].isalpha()
            and part.text[:1].isascii()
            and part.text[:1].isalpha()
        ):
            seamed.append(Text(" ", (seamed[-1].at[-1] + 1,)))
        seamed.append(part)
    return Text.join(seamed)


def _joins(paragraph: _Paragraph, above: Typed, below: Typed, wrap: int | None) -> bool:
    text = above.text
    if below.kind not in (Kind.TEXT, Kind.ORGANS) and not _mid_sentence(above, below):
        return False
    if LABEL_LINE.match(below.text) and text[-1] not in "、，":
        return False
    listed = text[label.end() :].strip() if (label := LABEL_LINE.match(text)) else ""
    if listed and is_broken_name(listed, below.text):
        return True
    if is_open(paragraph.tail) or _title_open(paragraph.tail) or LABEL_ALONE.fullmatch(text):
        return True
    if text[-1] in "、，,（(《“" or below.text[0] in "、，；。）)":
        return True
    if text[-1] in _ENDS or (text[-1] in _CLOSERS and not _quote_goes_on(text, below)):
        return _fills_line(text, below, wrap)
    if _OWN_NOTE.match(below.text):
        return False
    if paragraph.first.kind is Kind.CLAUSE and _is_heading(paragraph):
        full = wrap is not None and len(text) + min(above.line.indent, 2) >= wrap - 3
        return full or (wrap is not None and _UNFINISHED.search(text) is not None)
    if "\t" in text or "\t" in below.text:
        return False
    return wrap is not None or len(text) >= _SHORT or paragraph.pointed


def _fills_line(text: str, below: Typed, wrap: int | None) -> bool:
    """A full stop at the very end of a full line need not end the paragraph, where paragraphs are indented."""
    full = wrap is not None and len(text) >= wrap - 1
    return full and below.line.indent < 2 and below.line.gap == 0 and text[-1] not in "：:" and text[-1] not in _CLOSERS


def _is_heading(paragraph: _Paragraph) -> bool:
    """A clause that so far is one short stretch without an end."""
    return paragraph.length <= _HEADING and not re.search(r"[。；;！？]", paragraph.tail)


def _mid_sentence(above: Typed, below: Typed) -> bool:
    """A broken line may begin with what looks like a number or a date: …自\\n2021年10月25日起施行。"""
    text = above.text
    if below.kind is Kind.CLAUSE and below.mark:
        # 到 / 2025. ; 在 / 1 家 are numbers of the sentence; 1. behind a heading is a clause.
        return below.mark.rank >= 6 and text[-1] in "、，至到约达第（("
    if below.kind in (Kind.DATE, Kind.NUMBER):
        return text[-1] in "，、自于至到从在（(《〔和及" or is_open(text)
    return False


def _quote_goes_on(text: str, below: Typed) -> bool:
    """《…》 or （…） at a line's end in the middle of a sentence: 为贯彻《X》 / 精神，…"""
    if text[-1] in "》”":
        return True
    return bool(re.match(r"(?:精神|等|和|及|与|以及|文件|的|要求|[，、。；])", below.text)) or (
        len(text) >= 12
        and not re.search(r"[。；]", text)
        and "：" not in text
        and not re.search(r"负责|落实|牵头|[局委厅办府][）)]$", text)
    )


def _title_open(text: str) -> bool:
    """《 without its 》, and not long ago: the name of a document goes on in the next line."""
    at = text.rfind("《")
    return at >= 0 and len(text) - at <= _LONGEST_TITLE and "》" not in text[at:] and "。" not in text[at:]


def is_open(text: str) -> bool:
    """Whether a bracket opened lately is still open; only a note may hold a full stop and go on."""
    tail = text[-_MAX_OPEN:]
    depth, stopped = 0, False
    for at in range(len(tail) - 1, -1, -1):
        char = tail[at]
        if char in _SHUTTERS:
            depth += 1
        elif char in _OPENERS:
            if depth == 0:
                return not stopped or bool(_NOTE.search(tail[at:]))
            depth -= 1
        elif char == "。" and depth == 0:
            stopped = True
    return False
