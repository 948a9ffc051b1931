"""The columns of a 督办台账 that people fill in, and how what they type is read.

Each field has one form in which it is kept and compared, so that 2024年3月5日, 2024/3/5 and a date cell are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graph.parse.dates import FIRST_YEAR, LAST_YEAR, find_dates, iso

STATUSES = ("待办", "进行中", "已完成", "逾期", "暂停", "取消")
SUPERVISIONS = ("重点工作", "会议议定", "领导批示", "民生实事", "日常督办", "其他")
URGENCIES = ("特急", "加急", "一般")
CLOSINGS = ("是", "否")

Typed = str | int | float | bool | date | None


class UnreadableError(ValueError):
    """What was typed cannot be understood; its text says what is expected."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column that people fill in: code, header, and the reader of a cell → normal form ("" for an empty one)."""

    code: str
    header: str
    read: Callable[[Typed], str]


def read_text(typed: Typed) -> str:
    """Words, without white space around them: 已建成2家。"""
    if typed is None:
        return ""
    if isinstance(typed, date):
        return typed.isoformat()[:10]
    if isinstance(typed, float) and typed.is_integer():
        typed = int(typed)
    return "\n".join(" ".join(line.split()) for line in str(typed).strip().split("\n"))


# 45356: the day as a spreadsheet counts it, from 1900; what is outside these is no day of ours.
_FIRST_SERIAL, _LAST_SERIAL = 18264, 58804  # 1950-01-01, 2060-12-30
_EPOCH = date(1899, 12, 30).toordinal()
_DIGITS = re.compile(r"\d{8}")
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,12})?")
_WESTERN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_SHORT = re.compile(r"(\d\d)年(\d{1,2})月(?:(\d{1,2})日)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REST = re.compile(r"[底末前]{0,2}")  # 2024年底前
_EXPECTED = "日期请写成 2024-03-05 或 2024年3月5日"
_CLOCK = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?$")


def read_date(typed: Typed) -> str:
    """A date as ISO, as coarse as it was typed; UnreadableError for anything else.

    >>> read_date("2024年3月5日"), read_date("2024.3.5"), read_date(45356), read_date("2024年3月")
    ('2024-03-05', '2024-03-05', '2024-03-05', '2024-03')
    """
    if typed is None:
        return ""
    if isinstance(typed, bool):
        raise UnreadableError(_EXPECTED)
    if isinstance(typed, date):
        return _day(str(typed.year), str(typed.month), str(typed.day))
    if isinstance(typed, int | float):
        return _from_number(typed)
    text = _CLOCK.sub("", unicodedata.normalize("NFKC", typed).strip())
    return _from_text(text) if text else ""


def _from_number(number: float) -> str:
    """A serial day, or the digits of a date: 45356, 20240305, 2024."""
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return date.fromordinal(_EPOCH + int(number)).isoformat()
    if not 0 <= number < 10**8 or _SERIAL.fullmatch(str(int(number))):
        raise UnreadableError(_EXPECTED)
    return _from_text(str(int(number)))


def _from_text(text: str) -> str:
    if _DIGITS.fullmatch(text):
        return _day(text[:4], text[4:6], text[6:])
    if _SERIAL.fullmatch(text):
        return _from_number(float(text))
    if short := _SHORT.fullmatch(text):
        return _day(f"20{short[1]}", short[2], short[3])
    if western := _WESTERN.fullmatch(text):
        return _western(*western.groups())
    found = list(find_dates(text))
    if len(found) == 1 and found[0].start == 0 and _REST.fullmatch(text, found[0].end):
        return found[0].iso
    if _YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return text
    raise UnreadableError(_EXPECTED)


def _western(one: str, other: str, year: str) -> str:
    """Day and month in either order where only one can be meant: 3/25/2024, 25/3/2024; 3/5/2024 is both."""
    if int(one) > 12 or one == other:
        return _day(year, other, one)
    if int(other) > 12:
        return _day(year, one, other)
    raise UnreadableError(f"分不清是 {one} 月 {other} 日还是 {other} 月 {one} 日；请写成 2024-03-05")


def _day(year: str, month: str, day: str | None) -> str:
    found = iso(int(year), int(month), int(day) if day else None)
    if found is None:
        raise UnreadableError("没有这一天；日期请写成 2024-03-05")
    return found


_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,17})?)\s*(%?)")


def read_rate(typed: Typed) -> str:
    """A share as a percentage: 0.5, "50%", "50" → "50%"; UnreadableError beyond 0% to 100%.

    A bare number up to 1 is a share as spreadsheets keep it, anything greater a percentage.
    """
    text = unicodedata.normalize("NFKC", read_text(typed)).replace("百分之", "")
    if not text:
        return ""
    match = _PERCENT.fullmatch(text)
    if not match or isinstance(typed, bool):
        raise UnreadableError("完成率请填 0% 到 100%")
    value = float(match[1]) * (100 if not match[2] and float(match[1]) <= 1 else 1)
    if value > 100:
        raise UnreadableError("完成率请填 0% 到 100%")
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def read_status(typed: Typed) -> str:
    """One of STATUSES; UnreadableError for another word."""
    text = read_text(typed)
    if text and text not in STATUSES:
        raise UnreadableError(f"状态只能是{'、'.join(STATUSES)}")
    return text


_YES = frozenset("是 √ ✓ ✔ 已销号 销号 Y y 1 TRUE True".split())
_NO = frozenset("否 × ✗ 未销号 N n 0 FALSE False".split())


def read_closing(typed: Typed) -> str:
    """是 or 否; a tick is 是."""
    text = read_text(typed)
    if text in _YES:
        return "是"
    if text and text not in _NO:
        raise UnreadableError("销号请填是或否")
    return "否" if text else ""


FIELDS = (
    Field("supervision", "督办类型", read_text),
    Field("urgency", "紧急程度", read_text),
    Field("assigned", "交办日期", read_date),
    Field("due", "办结时限", read_date),
    Field("note", "进展情况", read_text),
    Field("rate", "完成率", read_rate),
    Field("problems", "存在问题", read_text),
    Field("next", "下一步计划", read_text),
    Field("status", "状态", read_status),
    Field("completed", "实际完成", read_date),
    Field("closed", "销号", read_closing),
)
