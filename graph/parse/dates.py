"""Dates as official documents print them, whole or damaged.

A date is read to the precision that the text has (year, month, day). Where characters were lost on the way to the
file, it is repaired only if one reading is plausible: `2017724` on a line of its own is 2017年7月24日, while `2017111`
may be 11 January or 1 November and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.errors import Code, Diagnostic
from graph.model import Evidence, Repair
from graph.spans import Text

FIRST_YEAR, LAST_YEAR = 1949, 2060

RULE_DATE = "date.repair"


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at [start, end) of the text searched.

    `iso` is YYYY, YYYY-MM or YYYY-MM-DD; `printed` the exact stretch; `value` the date in normal Chinese form if it
    had to be repaired (2017年7月24日), else the print.
    """

    start: int
    end: int
    iso: str
    precision: Precision
    repaired: bool
    printed: str
    value: str


_CHINESE = {
    "〇": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "零": 0, "0": 0, "０": 0, "◯": 0, "Ο": 0, "О": 0, "一": 1, "二": 2,
    "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "元": 1,
}  # fmt: skip
_ZERO = "〇○ＯOo零0０◯ΟО"
_CN = f"一二三四五六七八九{_ZERO}"
_S = r"[^\S\n]{0,3}"  # white space inside a date, never a line end

# 2021年10月25日 · 2021 年 10 月 25 日 · ２０２１年１０月 · 2021年10月25 (日 lost) · 2021年
_PLAIN = re.compile(
    rf"(?<!\d)(\d{_S}\d{_S}\d{_S}\d){_S}年(?:度|底|末|初)?"
    rf"(?:{_S}(\d{{1,2}}){_S}月(?:份|底|末)?(?:{_S}(\d{{1,2}})(?!\d|\.\d)(?:{_S}(日|号)|(?=\s*(?:$|[\n印）)，,。、；]))))?)?"
)
# 2021-10-25 · 2021/10/25 · 2021.10.25 · 2021.10
_DOTTED = re.compile(r"(?<![\d.\-/])(\d{4})([-/.．－])(\d{1,2})(?:\2(\d{1,2}))?(?![\d%％]|[-/.．－]\d)")
# 二〇二一年十月二十五日 · 二O二三年 · 二○一五年三月
_HAN = re.compile(
    rf"([一二][{_CN}]{{3}}){_S}年(?:{_S}([元一二三四五六七八九十]{{1,2}}){_S}月(?:{_S}([一二三四五六七八九十]{{1,3}}){_S}日)?)?"
)
# 2017724 · 20171025 (年, 月 and 日 lost)
_RUN = re.compile(r"(?<![\d.,A-Za-z])((?:19|20)\d{4,6})(?![\d.,%％A-Za-z])")
# 20171月 · 201712月 · 201712月5日 (年 lost)
_NO_YEAR_SIGN = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{1,2})月(?:(\d{1,2})日)?")
# 2017年724日 (月 lost) · 2017 7月24日 (a blank in place of 年)
_NO_MONTH_SIGN = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{2,4})日")
_BLANK_YEAR_SIGN = re.compile(r"(?<!\d)((?:19|20)\d\d)[^\S\n]{1,2}(\d{1,2})月(?:(\d{1,2})日)?")
# 到202065岁以上 · 到202080%以上 (年 lost before another number)
_YEAR_THEN_NUMBER = re.compile(r"(?<=[到至])(20[0-4]\d)(?=[^\S\n]{0,2}\d{1,3}(?:\.\d)?(?:岁|周岁|%|％|个|家|所|张|万))")
# (20171-201712) · 20171至201712: two bare months as a period
_MONTH_PAIR = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(\d{1,2})(?:[^\S\n]{0,8}[-—–－~～至][^\S\n]{0,8}|\s{1,12})((?:19|20)\d\d)(\d{1,2})(?=\s{0,12}(?:$|[)）\n，。；、]))"
)
# Where a bare run of digits is a date and not a count: what stands before and behind it.
_BEFORE_RUN = re.compile(r"(?:[于自经至到在]|截至|日期[:：])[^\S\n]*$")
_AFTER_RUN = re.compile(r"\s*(?:日|印发|印|发布|公布|[省市州盟县区]?(?:人民)?(?:政府|委)|会议|第)")


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """A date of the calendar in ISO form, None if there is none: `iso(2021, 2, 30) is None`.

    >>> iso(2021, 10, 25), iso(2020, 12), iso(2025)
    ('2021-10-25', '2020-12', '2025')
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def chinese(value: str) -> str:
    """An ISO date in Chinese: `chinese("2017-07-24") == "2017年7月24日"`."""
    parts = [int(part) for part in value.split("-")]
    return "".join(f"{part}{sign}" for part, sign in zip(parts, "年月日", strict=False))


def parse_chinese_number(text: str) -> int | None:
    """A numeral up to 99 in characters: `parse_chinese_number("二十五") == 25`."""
    if not text or any(char != "十" and char not in _CHINESE for char in text):
        return None
    if "十" not in text:
        return int("".join(str(_CHINESE[char]) for char in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0)


def _number(text: str | None) -> int | None:
    return int("".join(text.split())) if text else None


def _found(match: re.Match[str], end: int, value: str | None, repaired: bool) -> FoundDate | None:
    if value is None:
        return None
    printed = match.string[match.start() : end]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[value.count("-")]
    return FoundDate(match.start(), end, value, precision, repaired, printed, chinese(value) if repaired else printed)


def _plain(match: re.Match[str]) -> FoundDate | None:
    year, month, day = (_number(match[i]) for i in (1, 2, 3))
    if year is None:
        return None
    lost = day is not None and match[4] is None
    end = _without_tail(match, 3 if lost else (4 if day else 0))
    return _found(match, end, iso(year, month, day), lost)


def _without_tail(match: re.Match[str], group: int) -> int:
    """The end of the date proper: 底, 末, 度 and 份 after it belong to the sentence, not to the date."""
    if group:
        return match.end(group)
    return match.start() + len(match[0].rstrip("度底末初份"))


def _dotted(match: re.Match[str]) -> FoundDate | None:
    year, month, day = (_number(match[i]) for i in (1, 3, 4))
    return _found(match, match.end(), iso(year or 0, month, day), False)


def _han(match: re.Match[str]) -> FoundDate | None:
    year = int("".join(str(_CHINESE[char]) for char in match[1]))
    month = parse_chinese_number(match[2]) if match[2] else None
    day = parse_chinese_number(match[3]) if match[3] else None
    if (match[2] and month is None) or (match[3] and day is None):
        return None
    return _found(match, match.end(), iso(year, month, day), False)


def readings(digits: str) -> tuple[str, ...]:
    """All dates that a run of 6 to 8 digits can be: `readings("2017724") == ("2017-07-24",)`."""
    year, rest = int(digits[:4]), digits[4:]
    cuts = [(rest[:i], rest[i:]) for i in range(1, len(rest)) if i <= 2 and len(rest) - i <= 2]
    days = [iso(year, int(m), int(d)) for m, d in cuts if not (len(rest) < 4 and "0" in (m[0], d[0]))]
    month = iso(year, int(rest)) if len(rest) == 2 else None
    return tuple(value for value in [*days, month] if value)


def _run(match: re.Match[str]) -> FoundDate | None:
    possible = readings(match[1]) if _stands_for_date(match) else ()
    end = match.end() + (1 if match.string[match.end() : match.end() + 1] == "日" else 0)
    return _found(match, end, possible[0], True) if len(possible) == 1 else None


def _stands_for_date(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 12) : start].rpartition("\n")[2]
    after = text[end : end + 12]
    if not before.strip() and not after.partition("\n")[0].strip():
        return True
    return (bool(_AFTER_RUN.match(after)) and len(match[1]) > 6) or bool(
        _BEFORE_RUN.search(before) and after[:1] in "日，,。；;）)\n" and len(match[1]) > 6
    )


def _year_sign_lost(match: re.Match[str]) -> FoundDate | None:
    year, month, day = (_number(match[i]) for i in (1, 2, 3))
    return _found(match, match.end(), iso(year or 0, month, day), True)


def _month_sign_lost(match: re.Match[str]) -> FoundDate | None:
    possible = readings(match[1] + match[2])
    return _found(match, match.end(), possible[0], True) if len(possible) == 1 else None


def _year_lost(match: re.Match[str]) -> FoundDate | None:
    return _found(match, match.end(), iso(int(match[1])), True)


def _first_month(match: re.Match[str]) -> FoundDate | None:
    value = iso(int(match[1]), int(match[2]))
    other = iso(int(match[3]), int(match[4]))
    return _found(match, match.end(2), value, True) if other and value and value <= other else None


def _second_month(match: re.Match[str]) -> FoundDate | None:
    first = _first_month(match)
    value = iso(int(match[3]), int(match[4]))
    if first is None or value is None:
        return None
    start, end = match.start(3), match.end(4)
    return FoundDate(start, end, value, Precision.MONTH, True, match.string[start:end], chinese(value))


_FINDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], FoundDate | None]], ...] = (
    (_PLAIN, _plain),
    (_HAN, _han),
    (_MONTH_PAIR, _first_month),
    (_MONTH_PAIR, _second_month),
    (_NO_YEAR_SIGN, _year_sign_lost),
    (_BLANK_YEAR_SIGN, _year_sign_lost),
    (_NO_MONTH_SIGN, _month_sign_lost),
    (_YEAR_THEN_NUMBER, _year_lost),
    (_DOTTED, _dotted),
    (_RUN, _run),
)


# Every form has a year of four digits, in one script or the other; most sentences have none.
_MAY_HOLD = re.compile(rf"\d{_S}\d{_S}\d{_S}\d|[一二][{_CN}]{{3}}")


def _candidates(text: str) -> Iterator[FoundDate]:
    for pattern, read in _FINDERS:
        for match in pattern.finditer(text):
            if (found := read(match)) is not None:
                yield found


def find_dates(text: Text | str) -> list[FoundDate]:
    """All dates in the order of the text, none inside another.

    >>> [d.iso for d in find_dates("2021年10月25日至二〇二三年底")]
    ['2021-10-25', '2023']
    """
    string = str(text)
    if _MAY_HOLD.search(string) is None:
        return []
    taken: list[FoundDate] = []
    ordered = sorted(_candidates(string), key=lambda found: (found.start, -found.end, found.repaired))
    for found in ordered:
        if not taken or found.start >= taken[-1].end:
            taken.append(found)
    return taken


def find_date(text: Text | str, precision: Precision | None = None) -> FoundDate | None:
    """The first date, of that precision if one is asked for."""
    return next((d for d in find_dates(text) if precision is None or d.precision is precision), None)


def date_repairs(text: Text, found: list[FoundDate]) -> list[Repair]:
    """What had to be repaired, for the record."""
    return [
        Repair(d.printed, d.value, "date", Evidence(text.span(d.start, d.end), d.printed, RULE_DATE))
        for d in found
        if d.repaired
    ]


def date_diagnostics(text: Text) -> list[Diagnostic]:
    """Bare runs of digits that stand for a date but have two readings, or none."""
    return [note for match in text.finditer(_RUN) if (note := _diagnose(text, match)) is not None]


def _diagnose(text: Text, match: re.Match[str]) -> Diagnostic | None:
    if not _stands_for_date(match):
        return None
    possible = readings(match[1])
    if len(possible) == 1:
        return None
    span = text.span(match.start(), match.end())
    if possible:
        names = "或".join(chinese(value) for value in possible)
        return Diagnostic(span.start, span.end, Code.REPAIR_UNSURE, f"日期“{match[1]}”可读作{names}，未作修复")
    return Diagnostic(span.start, span.end, Code.DATE_UNREADABLE, f"无法识别的日期“{match[1]}”")
