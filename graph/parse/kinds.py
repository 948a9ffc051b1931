"""What each line is, told from the line alone: number, organs, date, remark, annex label, imprint, clause …

GB/T 9704-2012 section 7 gives the elements; web pages and PDF text give their disguises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from graph.parse.dates import FoundDate, Precision, find_dates
from graph.parse.furniture import drop_running_heads, is_furniture
from graph.parse.labels import Labels, read_labels
from graph.parse.lines import Line
from graph.parse.numbering import Mark, parse_mark
from graph.parse.numbers import FoundNumber, find_numbers
from graph.parse.organs import parse_organs
from graph.spans import Text


class Kind(Enum):
    FURNITURE = auto()
    LABEL = auto()
    NUMBER = auto()
    ORGANS = auto()  # names of organs and nothing else
    FILE = auto()  # 文件, beside or under them
    DATE = auto()  # a day and nothing else, or organ and day
    REMARK = auto()  # （此件公开发布）, contacts
    ANNEX = auto()  # 附件1 on a line of its own, or with the annex's title
    ANNEX_LIST = auto()  # 附件：1.… at the end of the text
    IMPRINT = auto()  # 抄送, 印发
    SIGNER = auto()  # 签发人：…, 省长　张三
    CLAUSE = auto()
    TEXT = auto()


@dataclass(frozen=True)
class Typed:
    """A line with what it is, and what was read on the way."""

    line: Line
    kind: Kind
    mark: Mark | None = None
    number: FoundNumber | None = None
    date: FoundDate | None = None
    organs: tuple[Text, ...] = ()
    joined: Text | None = None  # with the line below, where one element was broken over two

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def bare(self) -> str:
        return self.line.bare

    @property
    def content(self) -> Text:
        return self.joined or self.line.content


_REMARK = re.compile(
    r"[（(\[【]?\s*(?:此件|本文有删减|此文|(?:信息|政务)?公开(?:形式|方式|属性|选项|类别)|(?:主动|依申请|不予)公开|属性[:：]|有效期|联系人|联系电话|联系方式|联系单位|联系处室|联系科室|公开发布)[^。]{0,160}[）)\]】]?"
    r"|(?:联\s*系\s*人|联系电话|电\s*话|传\s*真|电子邮箱|邮\s*箱|邮\s*编|通讯地址|地\s*址|咨询电话|E-?mail)(?:[（(].{1,8}[）)])?\s*[:：].{0,120}"
    r"|[（(]\s*[\d\-—–]{1,8}〔\d{4}〕\d{1,4}号\s*[）)]|份\s*数\s*[:：].{0,20}"
)
_ANNEX = re.compile(
    r"附\s*(?:件|表|录|图)?\s*(?P<n>[一二三四五六七八九十\d]{0,3}(?:[-—]\d{1,2})?)\s*[:：]?\s*(?P<title>.{0,60})"
)
_ANNEX_LIST = re.compile(r"附\s*(?:件|表)?\s*[:：]\s*.{2,}|附\s*件\s*\d?\s*[.．、]\s*.{4,}")
_COPIES = re.compile(
    r"(?:抄\s*送|抄\s*报|分\s*送|主\s*送|报|发|出\s*席|列\s*席|缺\s*席|请\s*假)\s*[:：].*|[（(]?共印\s*\d+\s*份.*|(?:校\s*对|打\s*字|录\s*入|承办(?:单位|处室|科室)?|主题词)\s*[:：].{0,60}"
)
_PRINTED = re.compile(r".{0,60}(?:印\s*发|印\s*制|编\s*印|发\s*布|印)\s*$")
_HALF, _OTHER_HALF = re.compile(r"第?\d{1,4}号"), re.compile(r"[一-鿿][〔\[（(]\d{4}[〕\]）)]$")
_SIGNER = re.compile(
    r".{0,40}签\s*发\s*人\s*[:：].{0,20}|(?:国务院总理|总\s*理|省\s*长|市\s*长|州\s*长|县\s*长|区\s*长|主\s*任|部\s*长|局\s*长|厅\s*长|署\s*长|行\s*长|主\s*席|旗\s*长|盟\s*长)[\s　:：]{1,6}[一-鿿]{1,2}[\s　]{0,4}[一-鿿]{1,3}"
)


def type_lines(lines: list[Line]) -> tuple[list[Typed], Labels]:
    """Every line typed; the label block, if any, with its values."""
    labels = read_labels(lines)
    running = drop_running_heads(lines)
    contents = find_contents(lines)
    typed = []
    for i, line in enumerate(lines):
        if i in contents:
            typed.append(Typed(line, Kind.FURNITURE))
        elif i in labels.lines:
            typed.append(Typed(line, Kind.LABEL))
        elif i in running or is_furniture(line):
            typed.append(Typed(line, Kind.FURNITURE))
        else:
            typed.append(type_line(line))
    return _mend_numbers(typed), labels


def _mend_numbers(typed: list[Typed]) -> list[Typed]:
    """A number broken over two lines (甲政办发〔2012〕 / 88号) stands whole on the first."""
    for i in range(len(typed) - 1):
        above, below = typed[i], typed[i + 1]
        if (
            below.kind is Kind.TEXT
            and _HALF.fullmatch(below.bare)
            and _OTHER_HALF.search(above.bare)
            and above.kind is Kind.TEXT
        ):
            content = Text.join([above.content, below.content])
            whole = _numbered(replace(above.line, content=content))
            if whole and whole.number:
                typed[i] = replace(whole, line=above.line, joined=content)
                typed[i + 1] = Typed(below.line, Kind.NUMBER)
    return typed


_CONTENTS = re.compile(r"目[\s　]*[录次]|.{4,40}目录")
_LEADER = re.compile(r"[.．…·\-—\s]{3,}\d{1,3}$|\d{1,3}$")


def find_contents(lines: list[Line]) -> set[int]:
    """Indexes of a table of contents: from 目录 to where its first entry comes again as a heading."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if i in found or not _CONTENTS.fullmatch(line.text) or i + 2 >= len(lines):
            continue
        entry = _LEADER.sub("", lines[i + 1].text).strip()
        key = "".join(entry.split())
        again = next((j for j in range(i + 2, min(len(lines), i + 260)) if lines[j].bare == key), None)
        if again is not None and parse_mark(entry):
            found |= set(range(i if line.bare in ("目录", "目次") else i + 1, again))
    return found


def type_line(line: Line) -> Typed:
    """One line, told from itself alone."""
    text = line.text
    if len(text) > 400:
        return Typed(line, Kind.CLAUSE if (mark := parse_mark(text)) else Kind.TEXT, mark)
    return _closing(line) or _heading(line) or Typed(line, Kind.TEXT)


def _closing(line: Line) -> Typed | None:
    text, bare = line.text, line.bare
    if _COPIES.fullmatch(text):
        return Typed(line, Kind.IMPRINT)
    if _REMARK.fullmatch(text) and len(text) < 200:
        return Typed(line, Kind.REMARK)
    if _ANNEX_LIST.fullmatch(text) and not re.fullmatch(r"附件\d+[:：].{0,40}", bare):
        return Typed(line, Kind.ANNEX_LIST)
    annex = _ANNEX.fullmatch(text)
    if annex and (bare.startswith(("附件", "附表", "附录")) or bare in ("附", "附：", "附:")) and "。" not in text:
        return Typed(line, Kind.ANNEX)
    if len(text) <= 90 and any(char.isdigit() or char in "〇○年" for char in text):
        return _dated(line)
    return None


def _dated(line: Line) -> Typed | None:
    dates = [d for d in find_dates(line.content) if d.precision is Precision.DAY]
    if len(dates) != 1:
        return None
    date = dates[0]
    before, after = line.text[: date.start].strip(" 　（(,，"), line.text[date.end :].strip(" 　）),，")
    if re.fullmatch(r"印\s*[发制]?|印发|编印|发布|发出", after) and not re.search(r"[。；，《》]", before):
        return Typed(line, Kind.IMPRINT, date=date, organs=parse_organs(line.content.slice(0, date.start))[0])
    behind = (
        line.content.slice(len(line.text) - len(line.text[date.end :].lstrip(" 　,，")))
        if after and not before
        else None
    )
    if behind and (organs := parse_organs(behind)[0]):
        return Typed(line, Kind.DATE, date=date, organs=organs)
    if after or "》" in before:
        return None
    if not before:
        return Typed(line, Kind.DATE, date=date)
    organs, _ = parse_organs(line.content.slice(0, date.start))
    numbers = find_numbers(line.content.slice(0, date.start))
    if numbers and numbers[0].printed == before:
        return Typed(line, Kind.NUMBER, number=numbers[0], date=date)
    return Typed(line, Kind.DATE, date=date, organs=organs) if organs else None


def _heading(line: Line) -> Typed | None:
    text = line.text
    if _SIGNER.fullmatch(text) and len(text) < 60:
        return _numbered(line) or Typed(line, Kind.SIGNER)
    if numbered := _numbered(line):
        return numbered
    mark = parse_mark(text)
    if len(text) <= 120 and not mark:
        organs, file = parse_organs(line.content)
        if organs:
            return (
                Typed(line, Kind.ORGANS, organs=organs, number=None)
                if not file
                else Typed(line, Kind.FILE, organs=organs)
            )
        if file:
            return Typed(line, Kind.FILE)
    return Typed(line, Kind.CLAUSE, mark) if mark else None


def _numbered(line: Line) -> Typed | None:
    """A line that holds a 发文字号 and nothing else, a signer beside it or brackets around it allowed."""
    text = re.sub(r"签\s*发\s*人\s*[:：].{0,20}$", "", line.text).strip()
    if len(text) > 60:
        return None
    core = text.strip("()（）【】 　")
    found = [f for f in find_numbers(line.content) if len(f.printed) >= len(core) - 1 and f.printed in text]
    rest = text.replace(found[0].printed, "", 1).strip("()（）【】 　文号：:") if found else ""
    return Typed(line, Kind.NUMBER, number=found[0]) if found and not rest else None
