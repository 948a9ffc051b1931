"""What stands around a title: masthead, number, signer, a date in brackets (GB/T 9704-2012, 7.2)."""

from __future__ import annotations

import re

from graph.parse.head_parts import NOISE, Head
from graph.parse.kinds import Kind, Typed
from graph.parse.promulgation import is_promulgation
from graph.spans import Text, squeeze

_EMPTY = Text("", ())
_SUBTITLE = re.compile(r"[（(].{2,80}[）)]|[（(〔].{0,80}")


def take_masthead(lines: list[Typed], start: int, head: Head) -> None:
    """Names, number, signer, date and remark among the lines above the addressees; the rest is a page's furniture."""
    stop = min((i for i, kind in head.used.items() if kind in ("addressee",)), default=head.body)
    above: list[Text] = []
    below: list[Text] = []
    filed = False
    for i in range(start, stop):
        typed = lines[i]
        if i in head.used or typed.kind in NOISE:
            continue
        if typed.kind in (Kind.ORGANS, Kind.FILE) and not _is_after(i, head, "title"):
            standing = _heads_document(lines, i, stop)
            above.extend(typed.organs if standing else ())
            filed = filed or typed.kind is Kind.FILE
            head.used[i] = "masthead" if standing else "furniture"
        elif typed.kind is Kind.ORGANS:
            below.extend(typed.organs)
            head.used[i] = "masthead"
        else:
            _take_other(i, typed, head)
    head.organs_below = tuple(below)
    head.organs = () if _is_strange(above, filed, head) else tuple(above)


def _take_other(i: int, typed: Typed, head: Head) -> None:
    """A line of the head that names no organ."""
    if typed.kind is Kind.NUMBER:
        head.used[i] = "number"
        if head.number is None and typed.number:
            head.number, head.number_text = typed.number, _number_text(typed)
            head.date = typed if typed.date else head.date
    elif typed.kind in (Kind.SIGNER, Kind.ANNEX):
        head.used[i] = "masthead" if typed.kind is Kind.SIGNER else "annex-label"
    elif typed.kind is Kind.DATE:
        head.date, head.used[i] = typed, "date"
    elif _is_after(i, head, "title") and (_SUBTITLE.fullmatch(typed.text) or is_promulgation(typed.text)):
        head.used[i] = "remark"
        head.note = head.note or typed.content
    elif head.title:
        head.used[i] = "furniture"  # what a page says around a document it shows


def _is_strange(organs: list[Text], filed: bool, head: Head) -> bool:
    """Names above a title that names its own issuers: another body's, or the site's (甲市人民政府 over a page)."""
    named = squeeze(head.organs_in_title.text)
    strange = head.number is None and not any(o.text in named or named in o.text for o in organs)
    site = not filed and any(named != o.text and named.startswith(o.text) for o in organs)
    return bool(named) and (strange or site)


def _heads_document(lines: list[Typed], i: int, stop: int) -> bool:
    """A masthead stands directly over number, title or more of itself; an organ among a page's labels does not."""
    below = next((lines[j] for j in range(i + 1, stop) if lines[j].kind not in NOISE), None)
    return below is None or below.kind in (Kind.ORGANS, Kind.FILE, Kind.NUMBER, Kind.SIGNER, Kind.TEXT, Kind.CLAUSE)


def _is_after(i: int, head: Head, kind: str) -> bool:
    return any(j < i for j, used in head.used.items() if used == kind)


def _number_text(typed: Typed) -> Text:
    found = typed.number
    return typed.content.slice(found.start, found.end) if found else _EMPTY
