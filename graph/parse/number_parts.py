"""Parts of 发文字号 in running text: the year, the count, and where 机关代字 or an issuer begins that ends there."""

from __future__ import annotations

import re
import unicodedata

FIRST_YEAR, LAST_YEAR = 1949, 2035
_HAN_BEFORE = re.compile(r"[一-鿿㐀-䶵A-Z]{1,24}$")
_TWINS = str.maketrans("OoＯ〇○lI", "0000011")
# Words of a sentence that run up to the number and are no part of its code.
_CUT_AFTER = re.compile(
    r".*(?:根据|依据|依照|按照|参照|遵照|对照|贯彻|落实|执行|印发|下发|转发|批转|发布|公布|废止|结合|详见|参见|以及|文号|字号|编号|人民政府办公厅|人民政府办公室|人民政府|委员会|办公厅|办公室"
    r"|文件|通知|意见|规定|办法|方案|政府|关于|[的按见号条和及与将对由以在依])(?=.{2,})"
)
_ISSUER_AFTER = re.compile(r"根据|依据|依照|按照|参照|执行|废止|落实|以及|修改|公布|[的按见号]")
_JOINERS = "和及与"
_MAX_CODE = 12


def to_number(text: str) -> int:
    return int(unicodedata.normalize("NFKC", "".join(text.split()).translate(_TWINS)))


def to_year(text: str) -> int | None:
    year = to_number(text)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def code_before(text: str, end: int) -> tuple[int, str] | None:
    """Where 机关代字 begins that ends at `end` (white space skipped), and the code itself."""
    stop = end
    while stop > 0 and end - stop < 3 and text[stop - 1] in " \t　\xa0":
        stop -= 1
    if (match := _HAN_BEFORE.search(text, max(0, stop - 24), stop)) is None:
        return None
    start = _code_start(text, match.start(), match[0])
    code = text[start:stop]
    return (start, code) if 1 < len(code) <= _MAX_CODE else None


def _code_start(text: str, start: int, run: str) -> int:
    """The start of the code in a run of characters: 按照长政发 → 长政发, but 和政发 (和县) stays at a line's start."""
    behind = text[max(0, start - 1) : start]
    bound = len(run)
    cut = 0
    while (match := _CUT_AFTER.match(run, cut, bound)) is not None and match.end() > cut:
        if match.end() == 1 and run[0] in _JOINERS and behind not in tuple("》〉）)、号"):
            break
        cut = match.end()
    return start + cut


def read_count(text: str) -> tuple[int, str]:
    """The count, and its characters where it is not in digits: 七十 → (70, "七十")."""
    if text[0] in "一二三四五六七八九十百〇零":
        return _han_number(text), text
    return to_number(text), ""


def _han_number(text: str) -> int:
    total, current = 0, 0
    for char in text:
        if char in "十百":
            total += (current or 1) * (10 if char == "十" else 100)
            current = 0
        else:
            current = "〇一二三四五六七八九".find(char) if char != "零" else 0
    return total + current


def issuer_start(head: re.Match[str]) -> int:
    """Where an issuer begins that ends a run of characters: 号和住房和城乡建设部 → 住房和城乡建设部."""
    cut = max((match.end() for match in _ISSUER_AFTER.finditer(head[0])), default=0)
    behind = head.string[max(0, head.start() - 1) : head.start()]
    if not cut and behind.isdigit() and head[0][:1] in "年月日":  # 2005年3月1日国务院令第430号
        cut = 1
    if (cut or behind in tuple("》〉）)、")) and head[0][cut : cut + 1] in tuple(_JOINERS):
        cut += 1
    return head.start() + cut


def line_start(text: str, start: int) -> bool:
    return not text[max(0, start - 4) : start].rpartition("\n")[2].strip() or start == 0


def issuer_run(text: str, end: int) -> re.Match[str] | None:
    """The run of characters that ends at `end`, at most 24."""
    return _HAN_BEFORE.search(text, max(0, end - 24), end)
