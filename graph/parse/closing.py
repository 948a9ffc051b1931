"""The end of a document: annex list, signature, date, remark, imprint (GB/T 9704-2012, 7.3.4–7.3.7 and 7.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from graph.parse.dates import FoundDate, Precision, find_dates
from graph.parse.kinds import Kind, Typed
from graph.parse.organs import parse_organs
from graph.parse.paragraphs import LABEL_ALONE, LABEL_LINE, is_open
from graph.spans import Text

_EMPTY = Text("", ())
_NOISE = (Kind.FURNITURE, Kind.LABEL)
_LISTED = re.compile(r"\d{1,2}\s*[.．、]\s*.{2,}|[一-鿿].{1,60}(?:表|方案|名单|清单|办法|目录|分工|细则|成员|图|计划)$")
_END_SIGN = re.compile(r"(?P<organ>[一-鿿（）()]{4,30}?)\s*(?=\d{4}\s*年|[二２]〇|二○)")


@dataclass
class Closing:
    """`used` maps a line's index to the kind of block that it is; what it does not hold is text."""

    used: dict[int, str] = field(default_factory=dict)
    organs: tuple[Text, ...] = ()
    date: FoundDate | None = None
    date_text: Text = _EMPTY
    annex_list: list[Text] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)


def read_closing(lines: list[Typed], start: int, end: int) -> Closing:
    """The closing elements among the lines [start, end) of a body (annexes excluded)."""
    closing = Closing()
    last = _last_prose(lines, start, end)
    listing = False
    for i in range(max(last, start), end):
        typed = lines[i]
        if typed.kind in _NOISE:
            continue
        if typed.kind is Kind.ANNEX_LIST or (listing and _goes_on(lines, i, closing)):
            closing.used[i] = "annex-label"
            closing.annex_list.append(typed.content)
            listing = True
            continue
        listing = False
        if i > last or typed.kind in (Kind.DATE, Kind.REMARK):
            _take(_with_first_half(lines, i, last, closing), i, closing)
    return closing


def _with_first_half(lines: list[Typed], i: int, last: int, closing: Closing) -> Typed:
    """A signature broken over two lines: 广西壮族自治区 / 人民政府办公厅."""
    typed, above = lines[i], lines[i - 1] if i else lines[i]
    if (
        typed.kind is not Kind.ORGANS
        or i - 1 <= last
        or above.kind is not Kind.TEXT
        or not typed.bare.startswith("人民政府")
    ):
        return typed
    whole, _ = parse_organs(Text.join([above.content, typed.content]))
    if len(whole) != 1:
        return typed
    closing.used[i - 1] = "signature"
    return replace(typed, organs=whole)


def _last_prose(lines: list[Typed], start: int, end: int) -> int:
    """The last line that is text of the document."""
    for i in range(end - 1, start - 1, -1):
        typed = lines[i]
        if LABEL_ALONE.fullmatch(typed.bare):
            return min(i + 1, end - 1)
        prose = typed.kind is Kind.CLAUSE or (
            typed.kind is Kind.TEXT and (("。" in typed.text) or len(typed.text) > 40)
        )
        if (prose or LABEL_LINE.match(typed.text)) and not _listed_annex(lines, start, i):
            return _until_closed(lines, i, end)
    return start - 1


def _until_closed(lines: list[Typed], i: int, end: int) -> int:
    """The line where a bracket that is open at line `i` closes: names in a broken note are no signature."""
    text = ""
    for j in range(i, min(end, i + 12)):
        if lines[j].kind not in _NOISE:
            text += lines[j].text
            if not is_open(text):
                return j
    return i


def _listed_annex(lines: list[Typed], start: int, i: int) -> bool:
    """Whether line `i` continues a list 附件：1.… that began above it."""
    for j in range(i - 1, max(start, i - 30) - 1, -1):
        kind = lines[j].kind
        if kind is Kind.ANNEX_LIST:
            return "。" not in lines[i].text
        if kind not in (Kind.TEXT, Kind.CLAUSE, *_NOISE) or "。" in lines[j].text:
            return False
    return False


def _goes_on(lines: list[Typed], i: int, closing: Closing) -> bool:
    typed = lines[i]
    if typed.kind is Kind.CLAUSE:
        return bool(typed.mark and typed.mark.rank in (6, 7))
    return typed.kind is Kind.TEXT and (
        bool(_LISTED.fullmatch(typed.text)) or (typed.line.gap == 0 and len(typed.text) < 30 and "。" not in typed.text)
    )


def _take(typed: Typed, i: int, closing: Closing) -> None:
    if typed.kind is Kind.DATE and typed.date:
        closing.used[i] = "date"
        closing.date = typed.date
        closing.date_text = typed.content.slice(typed.date.start, typed.date.end)
        closing.organs += typed.organs
    elif typed.kind is Kind.ORGANS:
        closing.used[i] = "signature"
        closing.organs += typed.organs
    elif typed.kind is Kind.SIGNER:
        closing.used[i] = "signature"
    elif typed.kind is Kind.REMARK:
        closing.used[i] = "remark"
        closing.remarks.append(typed.content)
    elif typed.kind is Kind.IMPRINT:
        closing.used[i] = "imprint"


@dataclass(frozen=True)
class Imprint:
    """版记: who printed, when, and which lines it takes."""

    first: int
    organs: tuple[Text, ...]
    date: FoundDate | None
    date_text: Text


def find_imprints(lines: list[Typed]) -> list[Imprint]:
    """Imprints in the order of the text; a 抄送 list runs on until the line with 印发."""
    found: list[Imprint] = []
    for i, typed in enumerate(lines):
        if typed.kind is Kind.IMPRINT and typed.date is not None:
            date_text = typed.content.slice(typed.date.start, typed.date.end)
            organs = typed.organs or _organs_above(lines, i)
            found.append(Imprint(i, organs, typed.date, date_text))
    return found


def _organs_above(lines: list[Typed], i: int) -> tuple[Text, ...]:
    if i and lines[i - 1].kind is Kind.ORGANS:
        return lines[i - 1].organs
    return ()


def mark_copies(lines: list[Typed]) -> set[int]:
    """Indexes of the lines of 抄送 lists: from 抄送： to the line before 印发, however they were broken."""
    found: set[int] = set()
    i = 0
    while i < len(lines):
        if lines[i].kind is Kind.IMPRINT:
            found.add(i)
            j = i + 1
            while lines[i].date is None and j < len(lines) and j < i + 8 and _copies_go_on(lines, j):
                found.add(j)
                j += 1
            i = j
        else:
            i += 1
    return found


def _copies_go_on(lines: list[Typed], j: int) -> bool:
    typed = lines[j]
    if typed.kind is Kind.FURNITURE:
        return True
    return (
        typed.kind in (Kind.TEXT, Kind.ORGANS)
        and len(typed.text) < 120
        and bool(re.search(r"[委府厅局部办会院位区校关体协行][。,，、；;]?$|[,，、]", typed.text))
    )


def signature_in(text: Text) -> tuple[tuple[Text, ...], FoundDate | None, int]:
    """Signature and date run on behind the last sentence of a text that lost its line ends.

    Returns the organs, the date and where the signature begins (the length of the text if there is none).
    """
    dates = [d for d in find_dates(text.slice(max(0, len(text) - 80))) if d.precision is Precision.DAY]
    if not dates:
        return (), None, len(text)
    offset = max(0, len(text) - 80)
    cut = max(text.text.rfind(mark, 0, offset + dates[-1].start) for mark in "。；）") + 1
    organs, _ = parse_organs(text.slice(cut, offset + dates[-1].start))
    return (organs, dates[-1], cut) if organs else ((), None, len(text))
