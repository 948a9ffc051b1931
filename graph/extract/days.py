"""Days and months of running text, with those that count from the year of the paper: 12月底, 今年6月, 年内."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.parse.dates import find_dates, iso, parse_chinese_number


@dataclass(frozen=True, slots=True)
class Day:
    """A date's stretch: `value` is what it must have been, `date` its ISO form, None if the year is not known."""

    start: int
    end: int
    value: str
    date: str | None
    relative: bool = False


BLANK = r"[^\S\n]{0,3}"
_HAN_NUMBER = r"[一二三四五六七八九十]{1,3}"
# 12月 · 12月31日 · 十二月 (the year is the paper's)
_MONTH = re.compile(
    rf"(?<![\d年.〇一二三四五六七八九十个])(\d{{1,2}}|{_HAN_NUMBER}){BLANK}月(?:份|(?:{BLANK}(\d{{1,2}}|{_HAN_NUMBER}){BLANK}日))?(?!\d(?!\d?{BLANK}(?:时|点)))"
)
_LOST_MONTH = re.compile(r"(?<=[至到\-—–－~～])(\d{3,4})日")
_RELATIVE_YEAR = re.compile(
    rf"(今年|本年度|本年|当年|明年|次年|后年)(?:{BLANK}(\d{{1,2}}|{_HAN_NUMBER}){BLANK}月(?:{BLANK}(\d{{1,2}}|{_HAN_NUMBER}){BLANK}日)?)?"
)
_YEAR_END = re.compile(
    r"(?<![\d一二两三四五六七八九十几])(?:年底(?=前|以前|之前|完成)|年内|年末(?=前))|全年(?=$|[，,；;。）)\s])|(?<!\d)(?:上半年|下半年)(?=前|底|完成|内|$|[，,；;）)])"
)
_QUARTER = re.compile(r"(?<![\d年])第?([一二三四])季度(?:末|底)?(?=前|完成|[，,；;。）)]|$)")
_SHIFT = {"今年": 0, "本年度": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "后年": 2}


def find_days(text: str, default_year: int | None) -> list[Day]:
    """Every date and every month without a year, in the order of the text."""
    days = [Day(d.start, d.end, d.value, d.iso) for d in find_dates(text)]
    days += [*_relative_days(text, default_year), *_lost_months(text, default_year)]
    days += [Day(m.start(), m.end(), m[0], _of_year(default_year, m[1], m[2]), True) for m in _MONTH.finditer(text)]
    taken: list[Day] = []
    for day in sorted(days, key=lambda d: (d.start, -d.end)):
        if not taken or day.start >= taken[-1].end:
            taken.append(day)
    return taken


def _lost_months(text: str, default_year: int | None) -> Iterator[Day]:
    """至1130日 (= 至11月30日): 月 is lost and one cut of the digits makes a day."""
    for match in _LOST_MONTH.finditer(text):
        digits = match[1]
        cuts = [(int(digits[:i]), int(digits[i:])) for i in (1, 2) if digits[i : i + 1] not in ("", "0")]
        days = [cut for cut in cuts if iso(2000, *cut) is not None]
        if len(days) == 1:
            month, day = days[0]
            date = iso(default_year, month, day) if default_year else None
            yield Day(match.start(1), match.end(), f"{month}月{day}日", date, True)


def _relative_days(text: str, default_year: int | None) -> Iterator[Day]:
    for match in _RELATIVE_YEAR.finditer(text):
        year = default_year + _SHIFT[match[1]] if default_year else None
        yield Day(match.start(), match.end(), match[0], _of_year(year, match[2], match[3]), True)
    for match in _QUARTER.finditer(text):
        date = f"{default_year}-{(to_count(match[1]) or 4) * 3:02d}" if default_year else None
        yield Day(match.start(), match.end(), match[0], date, True)
    for match in _YEAR_END.finditer(text):
        half = {"上半年": "06", "下半年": "12"}.get(match[0])
        date = f"{default_year}-{half}" if default_year and half else iso(default_year) if default_year else None
        yield Day(match.start(), match.end(), match[0], date, True)


def _of_year(year: int | None, month: str | None, day: str | None) -> str | None:
    if year is None:
        return None
    return iso(year, to_count(month), to_count(day))


def to_count(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else parse_chinese_number(text)


def in_year_of(first: str, printed: str) -> str | None:
    numbers = [to_count(n) for n in re.findall(rf"\d{{1,2}}|{_HAN_NUMBER}", printed)]
    return iso(int(first[:4]), *numbers[:2]) if numbers else None
