"""The lines of a title: from its last, which ends with a 文种, upward."""

from __future__ import annotations

import re

from graph.parse.columns import column_of
from graph.parse.head_parts import NOISE, Head
from graph.parse.kinds import Kind, Typed
from graph.parse.numbers import find_numbers
from graph.parse.organs import leading_organs
from graph.parse.titles import OFFICIAL, ends_title
from graph.spans import Text

_EMPTY = Text("", ())
_WORD = 14  # characters; what is shorter and ends like a title may be a word of the page: 公开目录
_NOTICE = re.compile(rf"的(?:{'|'.join(OFFICIAL)})(?:[（(].{{1,16}}[）)])?$")
_TITLE_START = re.compile(r"关于|印发|转发|批转")


def last_title_line(lines: list[Typed], start: int, body: int) -> int | None:
    """The title's last line: the nearest before the body, unless it is a mere word and a full title stands above it."""
    fallback: int | None = None
    for i in range(body - 1, start - 1, -1):
        typed = lines[i]
        if typed.kind not in (Kind.TEXT, Kind.CLAUSE, Kind.ORGANS) or not ends_title(typed.text) or len(typed.bare) < 2:
            continue
        if column_of(typed.text) is not None:
            continue  # the head of a table's column: 具体要求, 责任分工
        if typed.kind is Kind.ORGANS and i > start and not _TITLE_START.search(lines[i - 1].text):
            continue
        if fallback is None:
            fallback = i
            if len(typed.bare) > _WORD or (
                i > start and lines[i - 1].kind is Kind.TEXT and not ends_title(lines[i - 1].text)
            ):
                return i
        elif _TITLE_START.search(typed.bare):
            return fallback if fallback == i + 1 and _closes(lines[fallback].bare, typed.bare) else i
    return fallback


def _closes(last: str, above: str) -> bool:
    """`…补助奖励机制` / `工作领导小组的通知`: the line below goes on to the real end of the title."""
    return _NOTICE.search(last) is not None and _NOTICE.search(above) is None and not _TITLE_START.search(last)


def take_title(lines: list[Typed], start: int, last: int, head: Head) -> None:
    first = _title_start(lines, start, last)
    head.title = Text.join([lines[i].content for i in range(first, last + 1) if lines[i].kind not in NOISE], " ")
    for i in range(first, last + 1):
        if lines[i].kind not in NOISE:
            head.used[i] = "title"
    suffix = next((i for i in range(last + 1, min(last + 2, len(lines)))), None)
    if suffix is not None and re.fullmatch(
        r"[（(](?:试行|暂行|修订.{0,4}|修改.{0,4}|征求意见稿|送审稿|\d{4}.{0,12}年版?)[）)]", lines[suffix].bare
    ):
        head.title = Text.join([head.title, lines[suffix].content])
        head.used[suffix] = "title"
        head.body = max(head.body, suffix + 1)
    _free_number(head)
    length = leading_organs(head.title.text)
    head.organs_in_title = head.title.slice(0, length).strip() if length else _EMPTY


def _free_number(head: Head) -> None:
    """A number printed before or behind the title on its line: 甲政发〔2021〕3号《…》, …的通知（甲政发〔2021〕3号)."""
    title = head.title.strip()
    for found in find_numbers(title)[:1] + find_numbers(title)[-1:]:
        before, after = title.slice(0, found.start), title.slice(found.end)
        if not before.text.strip("（([【 　") and found.number.code:
            head.number, head.number_text, title = found, title.slice(found.start, found.end), _trim(after)
            break
        if (
            not after.text.strip("）)]】 　")
            and ends_title(_trim(before).text)
            and before.text.rstrip()[-1:] in "（([【 　"
        ):
            head.number, head.number_text, title = found, title.slice(found.start, found.end), _trim(before)
            break
    if title.text.startswith("《") and title.text.endswith("》") and "》" not in title.text[1:-1]:
        title = title.slice(1, len(title) - 1)
    prefix = re.match(r"(?:政策解读|政策文件|文件|转载|图解|全文|公告|标题)\s*[:：|｜]\s*", title.text)
    title = title.slice(prefix.end()) if prefix else title
    contents = re.search(r"(?<=.{6})\s*目\s*录$", title.text)
    head.title = title.slice(0, contents.start()) if contents and ends_title(title.text[: contents.start()]) else title


def _trim(text: Text) -> Text:
    left = len(text.text) - len(text.text.lstrip("）)]】 　:："))
    right = len(text.text.rstrip("（([【 　"))
    return text.slice(left, max(left, right))


def _title_start(lines: list[Typed], start: int, last: int) -> int:
    """Upward from the title's last line, as long as the lines are the title's."""
    first = last
    for i in range(last - 1, max(start, last - 9) - 1, -1):
        typed = lines[i]
        if typed.kind in NOISE:
            break
        if typed.kind is Kind.ORGANS:
            below = " ".join(lines[j].text for j in range(first, last + 1))
            if len(typed.organs) > 1 and leading_organs(below):
                return i  # the names of many issuers fill more than a line
            return _with_issuers(lines, start, i, first)
        if typed.kind is Kind.FILE and not typed.organs and first == last:
            break
        if typed.kind is not Kind.TEXT or not _continues(lines, i, first, last):
            break
        first = i
    return first


def _continues(lines: list[Typed], i: int, first: int, last: int) -> bool:
    """Whether line `i` is the line above a title's line `first`."""
    text, below = lines[i].bare, "".join(lines[j].bare for j in range(first, last + 1))
    if re.search(r"[。；：:！？]$", text) or len(text) > 60:
        return False
    if ends_title(text) and (_TITLE_START.search(below[:40]) or leading_organs(below)) and not _open_marks(text):
        return False
    if below.count("》") > below.count("《"):
        return True
    complete = bool(re.match(r"[^，。]{0,60}?(?:关于|印发|转发)", below)) and leading_organs(below) > 0
    return not complete


def _open_marks(text: str) -> bool:
    return text.count("《") > text.count("》") or text.count("〈") > text.count("〉")


def _with_issuers(lines: list[Typed], start: int, organs: int, first: int) -> int:
    """Issuers directly above 关于… belong to the title, unless they are the masthead (文件 or the number below)."""
    run = organs
    while run - 1 >= start and lines[run - 1].kind is Kind.ORGANS:
        run -= 1
    above = lines[run - 1].kind if run - 1 >= start else None
    alone_above = all(lines[j].kind in (*NOISE, Kind.ORGANS) for j in range(start, run))
    if above in (Kind.FILE,) or not re.match(r"关于|印发|转发|批转|办公[厅室]关于", lines[first].bare):
        return first
    if alone_above and run != organs and above is None:
        return first  # several names and nothing else above the title: a masthead that lost its number
    return run
