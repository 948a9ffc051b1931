"""Where the addressees of a document stand among its lines, and where its text begins without them."""

from __future__ import annotations

import re

from graph.parse.addressees import match_addressees, split_addressees
from graph.parse.columns import column_of, is_task_table
from graph.parse.head_parts import NOISE, Head
from graph.parse.kinds import Kind, Typed
from graph.parse.promulgation import is_promulgation
from graph.parse.titles import ends_title
from graph.spans import Text

_REACH = 120  # lines of head at most, label blocks and menus included
# How the text of a document opens: 为了…， 根据…， 现将…， 经…同意，
_OPENING = re.compile(
    r"(?:为(?:了|贯彻|深入|进一步|全面|加快|切实|认真|规范|加强|推进|落实|做好|更好|充分|促进|提高|确保|保障|有效)|根据|按照|现将|经.{2,24}(?:同意|研究|批准|审议|决定)|近年来|近日|你[局委办厅单区县市省部院])"
)
_SUBTITLE = re.compile(r"[（(].{2,80}[）)]|[（(〔].{0,80}")


def find_address(lines: list[Typed], start: int, end: int) -> tuple[int | None, int | None]:
    """First and last line of the addressees; (None, None) where a sentence or a clause comes before them."""
    for i in range(start, min(end, start + _REACH)):
        typed = lines[i]
        if typed.kind in NOISE:
            continue
        length = match_addressees(typed.text)
        if length and (typed.kind in (Kind.TEXT, Kind.ORGANS)):
            return i, i
        if typed.bare.endswith(("：", ":")) and typed.kind in (Kind.TEXT, Kind.ORGANS):
            first = _broken_address(lines, start, i)
            if first is not None:
                return first, i
        if _lost_its_colon(lines, i, end):
            return i, i
        if typed.kind is Kind.CLAUSE and typed.mark and typed.mark.rank <= 5 and not ends_title(typed.text):
            break
        if _is_sentence(typed):
            break
    return None, None


def _lost_its_colon(lines: list[Typed], i: int, end: int) -> bool:
    """Addressees whose colon is gone: 各…, directly below title or number, directly above the first sentence."""
    typed = lines[i]
    if typed.kind is not Kind.TEXT or not typed.bare.startswith("各") or "。" in typed.text or i + 1 >= end or i == 0:
        return False
    above = lines[i - 1]
    headed = above.kind is Kind.NUMBER or (above.kind is Kind.TEXT and ends_title(above.text))
    return (
        headed
        and bool(match_addressees(typed.bare + "："))
        and (_is_sentence(lines[i + 1]) or "。" in lines[i + 1].text)
    )


def _broken_address(lines: list[Typed], start: int, last: int) -> int | None:
    """Where an address that was broken over lines began, if the lines together read as one."""
    joined = lines[last].bare
    for i in range(last - 1, max(start, last - 6) - 1, -1):
        if lines[i].kind in NOISE:
            continue
        if lines[i].kind is not Kind.TEXT or ends_title(lines[i].text) or lines[i].bare[-1] in "。；":
            return None
        joined = lines[i].bare + joined
        if match_addressees(joined) == len(joined) and _opens_address(lines, i, start):
            return i
    return None


def _opens_address(lines: list[Typed], i: int, start: int) -> bool:
    above = next((lines[j] for j in range(i - 1, start - 1, -1) if lines[j].kind not in NOISE), None)
    return above is None or above.kind is not Kind.TEXT or ends_title(above.text) or above.bare[-1] in "）)"


def address_start(lines: list[Typed], title: int | None, first: int) -> int:
    """An address line may be the end of a longer address: lines between the title and it belong to it."""
    if title is None:
        return first
    between = [i for i in range(title + 1, first) if lines[i].kind not in NOISE]
    nominal = [
        i for i in between if lines[i].kind in (Kind.TEXT, Kind.ORGANS) and not _SUBTITLE.fullmatch(lines[i].text)
    ]
    if nominal and nominal[-1] == first - 1 and lines[nominal[0]].bare.startswith(("各", "国务院", "有关")):
        return nominal[0]
    return first


def take_address(lines: list[Typed], first: int, last: int, head: Head) -> None:
    parts = [lines[i].content for i in range(first, last + 1) if lines[i].kind not in NOISE]
    joined = Text.join(parts)
    length = match_addressees(joined.text) or len(joined)
    head.address = joined.slice(0, length)
    head.rest = joined.slice(length).strip()
    head.addressees = split_addressees(head.address)
    for i in range(first, last + 1):
        head.used[i] = "addressee"


def _is_sentence(typed: Typed) -> bool:
    text = typed.text
    return typed.kind is Kind.TEXT and (
        ("。" in text and len(text) > 12)
        or (len(text) > 45 and "，" in text and not ends_title(text))
        or bool(_OPENING.match(typed.bare) and not ends_title(text) and len(text) > 14)
    )


def first_sentence(lines: list[Typed], start: int, end: int) -> int:
    """Where the text begins in a document without addressees."""
    seen_title = False
    for i in range(start, min(end, start + _REACH)):
        typed = lines[i]
        if typed.kind in NOISE or (seen_title and is_promulgation(typed.text)):
            continue
        if _is_sentence(typed) or (typed.kind is Kind.CLAUSE and not _heads_title(lines, i, end)):
            return i
        if seen_title and typed.kind is Kind.TEXT and not ends_title(typed.text) and len(typed.text) > 30:
            return i
        if typed.bare in ("目录", "目次") or _heads_table(lines, i):
            return i
        seen_title = seen_title or ends_title(typed.text)
    return min(end, start + _REACH)


def _heads_table(lines: list[Typed], i: int) -> bool:
    """Three heads of columns, one below the other or in one row: a paper that is a table from the start."""
    cells = [cell for cell in re.split(r"[\t|｜]|[ 　]{2,}", lines[i].text) if cell.strip()]
    if len(cells) >= 3 and is_task_table([column_of(cell) for cell in cells]):
        return True
    return i + 2 < len(lines) and all(column_of(lines[j].text) is not None for j in (i, i + 1, i + 2))


def _heads_title(lines: list[Typed], i: int, end: int) -> bool:
    """A title may begin with what looks like a clause number: 三年行动方案 does not, 第十四届… does."""
    mark = lines[i].mark
    return bool(mark and mark.rank == 6 and ends_title(lines[i].text) and "《" not in lines[i].text)
