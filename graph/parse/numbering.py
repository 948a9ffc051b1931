"""The numbering of clauses: 第一章 第一节 第一条 · 一、 · （一） · 1. · （1） · ①.

GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）; 章 节 条 are those of regulations (规章制定程序条例).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CHINESE = "一二三四五六七八九十百零〇"
_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

# Rank 0 is outermost. Each pattern takes the mark and what separates it from the text.
_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(rf"第[{CHINESE}\d]{{1,4}}(?:编|部分|篇)(?=[\s、：:]|$)[\s、：:]*")),
    (1, re.compile(rf"第\s?[{CHINESE}\d]{{1,4}}\s?章\s*")),
    (2, re.compile(rf"第[{CHINESE}\d]{{1,4}}节\s*")),
    (3, re.compile(rf"第[{CHINESE}\d]{{1,5}}条(?![第款、，,和至与及之规的项])[\s　：:]*")),
    (4, re.compile(rf"[{CHINESE}]{{1,4}}[、．.]\s*")),
    (5, re.compile(rf"[（(〔]\s*[{CHINESE}]{{1,4}}\s*[）)〕][、.．]?\s*")),
    (6, re.compile(r"\d{1,3}\s*(?:[．、]|[.](?!\d))\s*(?!\d{1,2}月|\d{1,2}日)")),
    (7, re.compile(r"[（(]\s*\d{1,3}\s*[）)][、.．]?\s*")),
    (8, re.compile(r"[①-⑳⑴-⒇⒈-⒛]\s*")),
)
_TRIM = re.compile(r"[\s、.．：:]+$")
CLAUSE_RANK = 3  # 第…条


@dataclass(frozen=True, slots=True)
class Mark:
    """A clause number at the start of a line: `label` as printed without 、 and ., `length` in characters."""

    rank: int
    label: str
    value: int | None
    length: int


def parse_mark(text: str) -> Mark | None:
    """The clause number that a line begins with.

    >>> parse_mark("（一）加强领导。").label
    '（一）'
    >>> parse_mark("1.财政政策").rank
    6
    """
    for rank, pattern in _MARKS:
        match = pattern.match(text)
        if match:
            printed = "".join(match.group().split())
            return Mark(rank, _TRIM.sub("", printed), _value(printed), match.end())
    return None


_ORDINAL = re.compile(rf"(?P<number>[{CHINESE}]{{1,3}})是(?!否|非)\s*")


def parse_ordinal(text: str) -> Mark | None:
    """The `一是` that a paragraph begins with, as a mark of the outermost rank of unnumbered papers.

    >>> parse_ordinal("二是加强部门协作。").label
    '二是'
    """
    match = _ORDINAL.match(text)
    return Mark(4, f"{match['number']}是", chinese_number(match["number"]), match.end()) if match else None


def _value(printed: str) -> int | None:
    digits = re.search(r"\d+", printed)
    if digits:
        return int(digits.group())
    chinese = re.search(rf"[{CHINESE}]+", printed)
    if chinese:
        return chinese_number(chinese.group())
    return None


def chinese_number(text: str) -> int | None:
    """Up to 999: `chinese_number("二十三") == 23`; None for what is no number.

    >>> chinese_number("一百零三")
    103
    """
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            return None
    return total + digit
