"""A file's lines → its documents, one inside the other (转发, 批转, 印发).

The outermost document begins with the file. What it says it carries is looked for among the lines that follow, by its
title; what stands directly above that title (masthead, number, the word 附件) belongs to the inner document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Carriage
from graph.parse.carried import Carried, find_carried
from graph.parse.head import read_head
from graph.parse.head_parts import Head
from graph.parse.kinds import Kind, Typed
from graph.parse.organs import parse_organs
from graph.parse.titles import ends_title, title_key
from graph.spans import Text

_LEAD_LINES = 14
_TITLE_LINES = 7
_NOISE = (Kind.FURNITURE, Kind.LABEL)
_NO_TITLE = (Kind.ANNEX_LIST, Kind.NUMBER, Kind.IMPRINT, Kind.REMARK, Kind.DATE)


@dataclass(frozen=True)
class Part:
    """Lines [start, end) belong to this document, those of its inner documents excluded (they start at `end`)."""

    start: int
    end: int
    head: Head
    parent: int | None  # index of the carrier among the parts
    carried: Carried | None


def split_documents(lines: list[Typed]) -> list[Part]:
    """Every document of the file in the order of the text."""
    parts: list[Part] = []
    _read(lines, 0, len(lines), None, None, parts)
    return parts


def _read(
    lines: list[Typed], start: int, end: int, parent: int | None, carried: Carried | None, parts: list[Part]
) -> None:
    head = read_head(lines, start, end)
    inner = _find_inner(lines, head, end)
    own_end = inner[0][0] if inner else end
    parts.append(Part(start, own_end, head, parent, carried))
    mine = len(parts) - 1
    for i, (at, what) in enumerate(inner):
        stop = inner[i + 1][0] if i + 1 < len(inner) else end
        _read(lines, at, stop, mine, what, parts)


def _find_inner(lines: list[Typed], head: Head, end: int) -> list[tuple[int, Carried]]:
    lead = "".join(
        lines[i].bare for i in range(head.body, min(end, head.body + _LEAD_LINES)) if lines[i].kind not in _NOISE
    )
    _disown_title(head, lead)
    wanted = [c for c in find_carried(head.title.text, lead) if c.how is Carriage.FORWARDED or _promulgates(head, lead)]
    found: list[tuple[int, Carried]] = []
    at = head.body + 1
    for what in wanted:
        key = title_key(what.title)
        if any(key in title_key(other.title) or title_key(other.title) in key for _, other in found):
            continue  # a title inside a title is carried by the document that bears the outer one
        place = _find_title(lines, at, end, key)
        if place is not None:
            first = _with_masthead(lines, place, max(head.body + 1, at))
            found.append((first, what))
            at = place + 1
    found = _own(lines, head, sorted(found, key=lambda item: item[0]))
    if not found and wanted and (after := _after_signature(lines, head, end)) is not None:
        found.append((after, wanted[0]))
    return found


def _own(lines: list[Typed], head: Head, found: list[tuple[int, Carried]]) -> list[tuple[int, Carried]]:
    """Without what only the first inner document names, for that one carries it."""
    if len(found) < 2:
        return found
    lead = "".join(lines[i].bare for i in range(head.body, found[0][0]) if lines[i].kind not in _NOISE)
    named = {title_key(each.title) for each in find_carried(head.title.text, lead)}
    return [found[0], *(item for item in found[1:] if title_key(item[1].title) in named)]


def _after_signature(lines: list[Typed], head: Head, end: int) -> int | None:
    """Where a promulgated text begins that is printed without its title: behind signature and date of the notice."""
    for i in range(head.body + 1, min(end - 1, head.body + _LEAD_LINES)):
        if lines[i].kind is Kind.CLAUSE:
            return None
        if lines[i].kind is Kind.DATE and (lines[i].organs or lines[i - 1].kind is Kind.ORGANS):
            after = next((j for j in range(i + 1, end) if lines[j].kind not in (*_NOISE, Kind.REMARK)), None)
            running = (
                after is not None and lines[after].kind in (Kind.TEXT, Kind.CLAUSE) and len(lines[after].bare) > 12
            )
            return after if running else None
    return None


def _disown_title(head: Head, lead: str) -> None:
    """A page may head a notice with the title of what it promulgates: that title is not the notice's own."""
    own = title_key(head.title.text)
    if own and head.addressees and any(title_key(c.title) == own for c in find_carried("", lead)):
        head.title = head.organs_in_title = Text("", ())


def _promulgates(head: Head, lead: str) -> bool:
    return bool(re.search(r"印发|公布|发布|颁布|颁发|下发|批准|执行", head.title.text + lead[:400]))


def _find_title(lines: list[Typed], start: int, end: int, key: str) -> int | None:
    """The first line of the run of lines that together are the title sought."""
    for i in range(start, end):
        typed = lines[i]
        if typed.kind in _NOISE or typed.kind in _NO_TITLE:
            continue
        joined = ""
        for j in range(i, min(end, i + _TITLE_LINES)):
            if lines[j].kind in _NOISE:
                continue
            if lines[j].kind in _NO_TITLE:
                break
            joined += lines[j].bare
            own = title_key(_strip_annex(joined))
            if _same_title(own, key):
                return i
            if len(own) > len(key) + 30 or re.search(r"[。；]", joined):
                break
    return None


def _strip_annex(text: str) -> str:
    """Without the word 附件 before it and the word 目录 behind it."""
    return re.sub(r"^附件?\d{0,2}[:：]?(?=.)|(?<=.{6})目录$", "", text)


def _same_title(own: str, key: str) -> bool:
    """Equal, or one without the place or issuer that the other has in front."""
    if own == key:
        return True
    bare_own, bare_key = _without_suffix(own), _without_suffix(key)
    if bare_own == bare_key:
        return True
    short, long = sorted((bare_own, bare_key), key=len)
    if len(short) < 8 or not long.endswith(short) or not ends_title(own):
        return False
    front = long[: -len(short)]
    if parse_organs(Text.of(front))[0]:
        return True
    return len(front) <= 14 and len(short) * 2 >= len(long) and not re.search(r"转发|印发|\d|[。；：]", front)


def _without_suffix(title: str) -> str:
    """Without what stands in brackets behind the kind (试行, the years); years may be printed in several ways."""
    return re.sub(r"（[^（）]{1,20}）$", "", title)


def _with_masthead(lines: list[Typed], title: int, floor: int) -> int:
    """Upward over masthead, number and annex label to where the inner document begins."""
    first = title
    seen_number = False
    for i in range(title - 1, floor - 1, -1):
        kind = lines[i].kind
        if kind in _NOISE:
            continue
        if kind is Kind.NUMBER and not seen_number:
            seen_number = True
        elif (
            kind is Kind.ORGANS
            and not (seen_number or lines[first].kind in (Kind.ORGANS, Kind.FILE, Kind.NUMBER) or i == title - 1)
        ) or kind not in (Kind.ORGANS, Kind.FILE, Kind.ANNEX, Kind.NUMBER):
            break
        if kind is Kind.ORGANS and _is_signature(lines, i, floor):
            break
        first = i
    return first


def _is_signature(lines: list[Typed], i: int, floor: int) -> bool:
    """Organs with a date under them sign the document before; they do not head the next one."""
    below = [
        lines[j].kind for j in range(i + 1, min(len(lines), i + 14)) if lines[j].kind not in (*_NOISE, Kind.ORGANS)
    ]
    return bool(below) and below[0] in (Kind.DATE,)
