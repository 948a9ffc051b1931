"""发文字号 (GB/T 9704-2012, 7.2.5): 机关代字〔年份〕序号号, and the numbers of decrees and announcements.

One class parses and prints a number. Finding also reads damaged prints, where one reading is plausible:
`瑞府办发〔2017127` has lost 〕 and 号 and is 瑞府办发〔2017〕127号.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import Code, Diagnostic
from graph.model import Evidence, Repair
from graph.parse.dates import readings
from graph.parse.number_parts import code_before, issuer_run, issuer_start, line_start, read_count, to_number, to_year
from graph.spans import Text

RULE_NUMBER = "number.repair"


class NumberKind(StrEnum):
    """document: 长政办发〔2021〕60号; decree: 国务院令第722号; annual: 公告2020年第3号."""

    DOCUMENT = "document"
    DECREE = "decree"
    ANNUAL = "annual"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart; `str()` is its normal form.

    `code` is 机关代字 (长政办发), or the issuer with 令 / 公告 as printed, "" where it stands alone on its line.
    `year` is None for a decree that is counted through. A decree's ordinal printed in characters keeps them.
    """

    code: str
    year: int | None
    serial: int
    kind: NumberKind = NumberKind.DOCUMENT
    ordinal: str = ""  # of a decree, as printed: 七十
    number_first: bool = False  # 第45号令 instead of 令第45号

    def __str__(self) -> str:
        if self.kind is NumberKind.DOCUMENT:
            return f"{self.code}〔{self.year}〕{self.serial}号"
        year = f"{self.year}年" if self.year else ""
        count = f"第{self.ordinal or self.serial}号"
        if self.number_first:
            head, tail = _split_word(self.code)
            return f"{head}{year}{count}{tail}"
        return f"{self.code}{year}{count}"

    @classmethod
    def parse(cls, text: str) -> DocumentNumber | None:
        """A whole string as a number, any brackets, undamaged or repairable; None if it is none.

        >>> str(DocumentNumber.parse("长政办发[2021]第060号"))
        '长政办发〔2021〕60号'
        """
        found = find_numbers(Text.of(text.strip()))
        whole = text.strip().strip("()（）")
        return found[0].number if len(found) == 1 and found[0].printed == whole else None


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number at [start, end) of the text searched; `value` is its normal form."""

    start: int
    end: int
    number: DocumentNumber
    printed: str
    repaired: bool

    @property
    def kind(self) -> NumberKind:
        return self.number.kind

    @property
    def value(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class NumberReading:
    """All numbers of a text, the repairs among them, and what was left alone."""

    found: tuple[FoundNumber, ...]
    repairs: tuple[Repair, ...]
    diagnostics: tuple[Diagnostic, ...]


_OPEN, _CLOSE = r"[〔﹝\[［(（【〈<＜{『「]", r"[〕﹞\]］)）】〉>＞}』」]"
_S = r"[^\S\n]{0,3}"
_D = r"[0-9０-９]"
_HAN = r"[一二三四五六七八九十百〇零]"
_YEAR = rf"{_D}[0-9０-９OoＯ〇○lI]{_S}[0-9０-９OoＯ〇○lI]{_S}[0-9０-９OoＯ〇○lI]"
# 〔2021〕60号 · [2021]第060号 · （2021）60 (号 lost) · 〔2021)60号
_BRACKETED = re.compile(
    rf"(?P<open>{_OPEN}){_S}(?P<year>{_YEAR}){_S}年?{_S}(?P<close>{_CLOSE})\s{{0,3}}(?:第|字第)?{_S}(?P<serial>{_D}{{1,5}})(?P<sign>{_S}号)?"
)
# 〔2017127号 · 〔201514号 · 〔2017127 (〕 lost) · 2021〕60号 (〔 lost) · 201640 (both lost)
_BROKEN = re.compile(
    rf"(?P<open>{_OPEN}{_S})?(?<![0-9０-９.])(?P<run>{_D}{{4,8}})(?:{_S}(?P<close>{_CLOSE}){_S}(?P<serial>{_D}{{1,5}})|[^\S\n]{{1,2}}(?P<apart>{_D}{{1,4}}))?(?P<sign>{_S}号)?(?![0-9０-９年月%％.])"
)
# 〔2021〕 号 (a draft without its number)
_EMPTY = re.compile(
    rf"(?<=[一-鿿])(?:{_OPEN}{_S}(?:{_D}{{4}})?{_S}{_CLOSE}|{_D}{{4}}{_CLOSE}){_S}[_＿×xX]{{0,4}}{_S}号"
)
# 国务院令第722号 · 公告2020年第3号 · 主席令第七十号 · 人民政府令 2021年 第5号
_DECREE = re.compile(
    rf"(?P<word>令|公告|通告|命令|决定){_S}[（(〔]?{_S}(?:(?P<year>{_D}{{4}}){_S}年?[〕）)]?{_S})?第{_S}(?P<serial>{_D}{{1,5}}|{_HAN}{{1,6}}){_S}号"
)
# 国务院第722号令
_NUMBER_FIRST = re.compile(
    rf"(?:(?P<year>{_D}{{4}}){_S}年{_S})?第{_S}(?P<serial>{_D}{{1,5}}|{_HAN}{{1,6}}){_S}号{_S}(?P<word>令|公告|通告)"
)
# 第12号 · 2021年第3号, alone on a line
_ALONE = re.compile(
    rf"(?m)^{_S}(?:(?P<year>{_D}{{4}}){_S}年{_S})?第{_S}(?P<serial>{_D}{{1,4}}|{_HAN}{{1,5}}){_S}号{_S}$"
)
# The last characters of 机关代字: they tell 赣府厅发201640 from a name before a count.
_CODE_ENDS = frozenset("发函字规办电令文通告秘议任纪督政府卫民社教建财环农水交审监")
_STRONG_ENDS = frozenset("发函字规办电令文通告秘")


def _split_word(code: str) -> tuple[str, str]:
    word = next((w for w in ("公告", "通告", "令") if code.endswith(w)), "")
    return code.removesuffix(word), word


def _bracketed(text: str) -> list[FoundNumber]:
    return [found for match in _BRACKETED.finditer(text) if (found := _read_bracketed(text, match)) is not None]


def _read_bracketed(text: str, match: re.Match[str]) -> FoundNumber | None:
    before, year = code_before(text, match.start()), to_year(match["year"])
    if before is None or year is None:
        return None
    if match["sign"] is None and not _number_ends(text, match.end(), before[1]):
        return None
    damaged = match["sign"] is None or bool(re.search(r"[OoＯ〇○lI]", match["year"]))
    number = DocumentNumber(before[1], year, to_number(match["serial"]))
    return FoundNumber(before[0], match.end(), number, text[before[0] : match.end()], damaged)


def _number_ends(text: str, end: int, code: str) -> bool:
    """After a number without 号: a bracket, a stop, the line's end, or 文件; the code must look like one."""
    rest = text[end : end + 3].lstrip(" ")
    return code[-1] in _CODE_ENDS and (rest[:1] in "\n)）〕】，,。；;、》" or rest.startswith(("文件", "文精神")))


def _broken(text: str) -> list[FoundNumber]:
    return [found for match in _BROKEN.finditer(text) if isinstance(found := _read_broken(text, match), FoundNumber)]


def _read_broken(text: str, match: re.Match[str]) -> FoundNumber | Diagnostic | None:
    """A number that lost a bracket or two; a Diagnostic if it has no single reading, None if it is no number."""
    before = code_before(text, match.start())
    if before is None or not _expects_number(text, before, match):
        return None
    start, code = before
    parts = _year_and_serial(match)
    if parts is None:
        return Diagnostic(
            start, match.end(), Code.REPAIR_UNSURE, f"发文字号“{text[start : match.end()]}”残缺，未作修复"
        )
    return FoundNumber(start, match.end(), DocumentNumber(code, *parts), text[start : match.end()], True)


def _year_and_serial(match: re.Match[str]) -> tuple[int, int] | None:
    """The one way to cut the digits: 2017127 → 2017, 127. None where the cut is not certain."""
    run = unicodedata.normalize("NFKC", match["run"])
    rest = match["serial"] or match["apart"] or run[4:]
    year = to_year(run[:4])
    if year is None or not rest or rest.startswith(("0", "０")) or (run[4:] and rest != run[4:]) or len(rest) > 4:
        return None
    marks = sum(bool(match[name]) for name in ("open", "close", "sign"))
    if not marks and (len(rest) < 2 or (len(rest) == 4 and readings(run))):
        return None
    return year, to_number(rest)


def _expects_number(text: str, before: tuple[int, str], match: re.Match[str]) -> bool:
    """A code that ends like one, and no count, or a bracket after a title, or a line, that hold nothing else."""
    start, code = before
    if (match["run"] == match[0] and len(match["run"]) < 5) or not match["run"].startswith(
        ("19", "20", "１９", "２０")
    ):
        return False
    if match["open"] is None and match["sign"] is None and not _number_ends(text, match.end(), code):
        return False
    if code[-1] in _STRONG_ENDS:
        return bool(match["open"] or match["close"] or match["sign"] or _number_ends(text, match.end(), code))
    return _alone(text, start, match.end()) and code[-1] in _CODE_ENDS


def _alone(text: str, start: int, end: int) -> bool:
    """Nothing else in its brackets, or on its line."""
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    if left in ("", "\n") and right in ("", "\n"):
        return True
    return left in ("(", "（") and right in (")", "）") and text[max(0, start - 2) : start - 1] in ("》", "〉", "")


def _decrees(text: str) -> list[FoundNumber]:
    found = [_read_decree(text, m, False) for m in _DECREE.finditer(text)]
    found += [_read_decree(text, m, True) for m in _NUMBER_FIRST.finditer(text)]
    return [item for item in found if item is not None]


def _read_decree(text: str, match: re.Match[str], number_first: bool) -> FoundNumber | None:
    year = to_year(match["year"]) if match["year"] else None
    if match["year"] and year is None:
        return None
    anchor = match.start()
    head = issuer_run(text, anchor)
    start = anchor if head is None else issuer_start(head)
    issuer = text[start:anchor]
    if not issuer and not line_start(text, anchor):
        return None
    count, ordinal = read_count(match["serial"])
    number = DocumentNumber(
        issuer + match["word"], year, count, NumberKind.ANNUAL if year else NumberKind.DECREE, ordinal, number_first
    )
    return FoundNumber(start, match.end(), number, text[start : match.end()], False)


def _alone_on_line(text: str) -> list[FoundNumber]:
    found = []
    for match in _ALONE.finditer(text):
        year = to_year(match["year"]) if match["year"] else None
        count, ordinal = read_count(match["serial"])
        number = DocumentNumber("", year, count, NumberKind.ANNUAL if year else NumberKind.DECREE, ordinal)
        lead = len(match[0]) - len(match[0].lstrip())
        start, end = match.start() + lead, match.start() + len(match[0].rstrip())
        found.append(FoundNumber(start, end, number, text[start:end], False))
    return found


def find_numbers(text: Text) -> list[FoundNumber]:
    """All numbers in the order of the text, none inside another.

    >>> [f.value for f in find_numbers(Text.of("按照《意见》（赣府厅发201640）和国办发[2019]第5号执行"))]
    ['赣府厅发〔2016〕40号', '国办发〔2019〕5号']
    """
    source = text.text
    candidates = _bracketed(source) + _decrees(source) + _broken(source) + _alone_on_line(source)
    taken: list[FoundNumber] = []
    for found in sorted(candidates, key=lambda item: (item.start, item.repaired, -item.end)):
        if not taken or found.start >= taken[-1].end:
            taken.append(found)
    return taken


def read_numbers(text: Text) -> NumberReading:
    """All numbers of a text, with the record of repairs and of what was left alone."""
    found = find_numbers(text)
    repairs = [
        Repair(f.printed, f.value, "number", Evidence(text.span(f.start, f.end), f.printed, RULE_NUMBER))
        for f in found
        if f.repaired
    ]
    return NumberReading(tuple(found), tuple(repairs), tuple(_unread(text)))


def _unread(text: Text) -> list[Diagnostic]:
    source = text.text
    known = {i for found in find_numbers(text) for i in range(found.start, found.end)}
    empty = list(_EMPTY.finditer(source))
    known.update(i for match in empty for i in range(match.start(), match.end()))
    local = [
        d
        for match in _BROKEN.finditer(source)
        if match.start("run") not in known and isinstance(d := _read_broken(source, match), Diagnostic)
    ]
    local += [Diagnostic(m.start(), m.end(), Code.NUMBER_UNREADABLE, f"发文字号“{m[0]}”没有序号") for m in empty]
    return [_at_source(text, d) for d in sorted(local)]


def _at_source(text: Text, local: Diagnostic) -> Diagnostic:
    span = text.span(local.start, local.end)
    return Diagnostic(span.start, span.end, local.code, local.message)
