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
    stop = min((i for i, kind in head.used.items() if kind in ("addressee",)), default=head.body)
    organs: list[Text] = []
    below: list[Text] = []
    filed = False
    for i in range(start, stop):
        typed = lines[i]
        if i in head.used or typed.kind in NOISE:
            continue
        if typed.kind is Kind.NUMBER and head.number is None and typed.number:
            head.number = typed.number
            head.number_text = _number_text(typed)
            head.used[i] = "number"
            head.date = typed if typed.date else head.date
        elif typed.kind in (Kind.ORGANS, Kind.FILE) and not _is_after(i, head, "title"):
            standing = _heads_document(lines, i, stop)
            organs.extend(typed.organs if standing else ())
            filed = filed or typed.kind is Kind.FILE
            head.used[i] = "masthead" if standing else "furniture"
        elif typed.kind is Kind.NUMBER:
            head.used[i] = "number"
        elif typed.kind in (Kind.SIGNER, Kind.ANNEX):
            head.used[i] = "masthead" if typed.kind is Kind.SIGNER else "annex-label"
        elif typed.kind is Kind.DATE:
            head.date, head.used[i] = typed, "date"
        elif typed.kind is Kind.ORGANS:
            below.extend(typed.organs)
            head.used[i] = "masthead"
        elif _is_after(i, head, "title") and (_SUBTITLE.fullmatch(typed.text) or is_promulgation(typed.text)):
            head.used[i] = "remark"
            head.note = head.note or typed.content
        elif head.title:
            head.used[i] = "furniture"  # what a page says around a document it shows
    named = squeeze(head.organs_in_title.text)
    strange = head.number is None and not any(o.text in named or named in o.text for o in organs)
    site = not filed and any(named != o.text and named.startswith(o.text) for o in organs)  # 甲市人民政府 over a page
    head.organs_below = tuple(below)
    head.organs = () if named and (strange or site) else tuple(organs)


def _heads_document(lines: list[Typed], i: int, stop: int) -> bool:
    """A masthead stands directly over number, title or more of itself; an organ among a page's labels does not."""
    below = next((lines[j] for j in range(i + 1, stop) if lines[j].kind not in NOISE), None)
    return below is None or below.kind in (Kind.ORGANS, Kind.FILE, Kind.NUMBER, Kind.SIGNER, Kind.TEXT, Kind.CLAUSE)


def _is_after(i: int, head: Head, kind: str) -> bool:
    return any(j < i for j, used in head.used.items() if used == kind)


def _number_text(typed: Typed) -> Text:
    found = typed.number
    return typed.content.slice(found.start, found.end) if found else _EMPTY
