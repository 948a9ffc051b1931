"""Documents that a text names: 《…》（国办发〔2019〕5号), a number alone, a title that lost its opening mark, a title without marks.

A title is cut at its outermost 《》; what is titled inside it (〈…〉) comes as `inner`. An issuer in front of 《 is no part of
the title. Certificates, forms, contracts, newspapers and books in 《》 are no documents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.rule import Rule
from graph.parse.numbers import FoundNumber, find_numbers
from graph.spans import Text, squeeze

RULES: tuple[Rule, ...] = (
    Rule(
        "citation.title",
        "a title in 《》, with the number behind it",
        "《关于加快发展养老服务业的意见》（国发〔2013〕35号）",
    ),
    Rule(
        "citation.unopened",
        "a title whose 《 is lost",
        "按市人民政府关于加快发展养老服务业的意见》（市政发〔2015〕14号）执行",
    ),
    Rule(
        "citation.bare",
        "a title without marks before its number",
        "国务院办公厅关于加强安全生产工作的通知（国办发〔2019〕5号）",
    ),
    Rule("citation.number", "a number alone", "按照长政发〔2020〕3号文件执行"),
)

_LONGEST = 200
_OPENERS, _CLOSERS = "《〈", "》〉"


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named at [start, end): `title` in normal form (no white space), `number` in normal form.

    `at` is where the title itself begins (behind 《), `printed` the number as printed where it was damaged. `inner` are
    the titles inside the title.
    """

    start: int
    end: int
    title: str | None
    number: str | None
    rule: str
    printed: str | None = None
    inner: tuple[str, ...] = ()


_GENRE = (
    "法律|法|条例|规定|办法|意见|通知|方案|规划|纲要|计划|决定|细则|目录|标准|规范|指南|导则|措施|要点|清单|公告|通告|批复|函|命令|令|准则|规程|章程|制度|协定|公约|宣言|政策|预案|规则"
    "|建议|纪要|解释|议案|决议|公报|通报|工作报告|若干问题|指引|指导意见|守则|分工|安排|任务书|白皮书|蓝图|路线图|图则|大纲|布局|战略|行动|要求|体系|基本法|典|通则|总则"
)
_SUFFIX = r"(?:[（(〔\[][^（）()〔〕\[\]]{1,24}[）)〕\]]){0,2}"
_IS_DOCUMENT = re.compile(rf"(?:{_GENRE}){_SUFFIX}$")
_IS_NONE = re.compile(
    r"^政府工作报告$|(?:许可证|合格证|证书?|证明|合同|协议书?|[登记申请审批汇总统计调查评价评分备案自查一览]{0,4}表|批准书|通知书|决定书|告知书|承诺书|申请书|意见书|建议书|报告书|责任书|倡议书|保证书|任务书"
    r"|文书|认定书|鉴定书|委托书|确认书|同意书|公开信|执照|台账|日报|晚报|时报|周报|学报|杂志|期刊|手册|读本|教材|图集|画册|专栏|栏目|节目|票据|发票|凭证|单据|登记卡|卡|簿|册)"
    rf"{_SUFFIX}$"
)
# A paper still to be drafted is no identifiable document: 制定《…实施细则》
_TO_COME = re.compile(
    r"(?:制[定订]|编制|起草|拟[定订]|研究出台|出台|研制|编印|编写|草拟|形成|签订|签署|填写|填报|提交|下达|核发|颁发|发放|换发|取得|领取|办理|申领|印制|组织观看|观看|播放|刊登|收看|学唱|阅读)(?:了|并实施|完善|和完善|实施|印发|并印发|本[市县区省]|我[市县区省]|[市县区省]级|相应的|具体的|新的)?$"
)
_LAW = re.compile(
    rf"(?:法|条例|规定|办法|细则|规则|规程|规范|标准|章程|准则|导则|目录|令|指南|法典|公约|通则|定额){_SUFFIX}$"
)

# 》（ · 》（以下简称《意见》， · 》（试行）（文号：
_NUMBER_GAP = re.compile(
    r"\s{0,3}(?:[（(〔\[【]\s{0,2}(?:(?:以下简称[“\"]?《[^《》\n]{1,16}》[”\"]?|[^（）()《》。；\n]{0,22})[，,、；;：:\s])?(?:\d{4}年\d{1,2}月\d{1,2}日)?(?:文号|发文字号)?[:：]?\s{0,2})?"
)
_GENRE_BEFORE = re.compile(
    rf"(?:通知|意见|办法|规定|决定|方案|公告|通告|批复|函|条例|细则|规划|计划|纲要|措施|通报|报告|命令|要点|目录|规则|纪要|标准|请示){_SUFFIX}\s{{0,2}}$"
)
_LIST_NUMBER = re.compile(
    r"^[\s　*]*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、\s]{1,3}|[（(]\d{1,2}[）)])"
)


def find_titles(text: str) -> list[tuple[int, int]]:
    """Outermost 《…》, marks included; one that is never closed ends at the last mark inside its sentence.

    >>> find_titles("按《A〈B〉的措施》办")
    [(1, 10)]
    """
    closers = [m.start() for m in re.finditer(r"[》〉]", text)]
    spans: list[tuple[int, int]] = []
    end = 0
    for match in re.finditer(r"[《〈]", text):
        start = match.start()
        near = bisect_left(closers, start)
        if start < end or near == len(closers) or closers[near] > start + _LONGEST:
            continue
        if (closed := _closing(text, start)) is not None:
            spans.append((start, closed))
            end = closed
    return spans


def _closing(text: str, start: int) -> int | None:
    depth, last = 0, None
    for i in range(start, min(len(text), start + _LONGEST)):
        char = text[i]
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            depth, last = depth - 1, i + 1
            if depth == 0:
                return i + 1
        elif char == "。" or (char == "\n" and text[i - 1 : i] in tuple("。：:；;")):
            break
    return last


def normal_title(text: str) -> str:
    """A title without white space and stars: its own marks are kept inside, never outside.

    An issuer printed with a blank between two names loses the blank: 国家卫生计生委办公厅 民政部办公厅关于….
    """
    title = squeeze(text).replace("*", "")
    return title[1:-1] if title[:1] in _OPENERS and _closing(title, 0) == len(title) else title.strip("《》")


def is_law(title: str) -> bool:
    """Whether a title is one that gives power or sets a norm (法, 条例, 办法 …), not a policy to carry out."""
    return _LAW.search(title) is not None and not re.search(r"关于.{0,60}(?:通知|意见|方案|规划)", title)


def is_document(title: str, number: str | None, before: str = "") -> bool:
    """Whether what stands in 《》 is an official document; `before` is the text in front of it."""
    if number:
        return True
    if _IS_NONE.search(title) or not _IS_DOCUMENT.search(title):
        return False
    return _TO_COME.search(squeeze(before[-16:])) is None


def find_citations(text: Text) -> list[Citation]:
    """All documents named in a text, in its order; the same one named twice comes twice.

    >>> [(c.title, c.number) for c in find_citations(Text.of("按照《预防条例》和长政发〔2020〕3号文件执行"))]
    [('预防条例', None), (None, '长政发〔2020〕3号')]
    """
    source = text.text
    titles = find_titles(source)
    inside = {i for start, end in titles for i in range(start + 1, end)}
    numbers = [n for n in find_numbers(text) if n.start not in inside]
    used: set[int] = set()
    found = list(_titled(source, titles, numbers, used))
    found += list(_unopened(source, titles, numbers, used))
    found += list(_untitled(source, titles, numbers, used))
    return sorted(found, key=lambda c: (c.start, c.end))


def _titled(
    source: str, titles: list[tuple[int, int]], numbers: list[FoundNumber], used: set[int]
) -> Iterator[Citation]:
    for start, end in titles:
        number = _number_behind(source, end, numbers) or _number_before(source, start, numbers, used)
        title = normal_title(source[start:end])
        if not is_document(title, number.value if number else None, source[max(0, start - 16) : start]):
            continue
        if number is not None:
            used.add(number.start)
        inner = tuple(name for s, e in find_titles(title) if (name := normal_title(title[s:e])))
        yield _citation(source, start, end, title, number, "citation.title", inner)


def _over_bracket(source: str, end: int, stop: int) -> int:
    """Behind the bracket that holds a number: 》（2005年国务院令第430号公布）|."""
    if not re.search(r"[（(〔\[【]", source[end:stop].partition("号")[0]):
        return stop
    closing = re.match(r"[^（）()《》。；;\n]{0,24}[)）〕\]】]", source[stop : stop + 26])
    return stop + closing.end() if closing else stop


def _citation(
    source: str,
    start: int,
    end: int,
    title: str | None,
    number: FoundNumber | None,
    rule: str,
    inner: tuple[str, ...] = (),
) -> Citation:
    if number is None:
        return Citation(start, end, title, None, rule, None, inner)
    stop = _over_bracket(source, end, number.end) if number.start >= end else end
    begin = min(start, number.start)
    printed = number.printed if number.repaired else None
    return Citation(begin, stop, title, number.value, rule, printed, inner)


def _number_behind(source: str, end: int, numbers: list[FoundNumber]) -> FoundNumber | None:
    """The number in the bracket that follows a title, or directly behind it."""
    at = bisect_left(numbers, end, key=lambda number: number.start)
    number = numbers[at] if at < len(numbers) else None
    if number is None or number.start > end + 40:
        return None
    return number if _NUMBER_GAP.fullmatch(source, end, number.start) else None


def _number_before(source: str, start: int, numbers: list[FoundNumber], used: set[int]) -> FoundNumber | None:
    """国发〔2020〕1号《…》."""
    at = bisect_left(numbers, start, key=lambda number: number.start) - 1
    number = numbers[at] if at >= 0 else None
    if number is None or number.start in used or not number.end <= start <= number.end + 3:
        return None
    return number if source[number.end : start].strip("文件 ") == "" else None


def _unopened(
    source: str, titles: list[tuple[int, int]], numbers: list[FoundNumber], used: set[int]
) -> Iterator[Citation]:
    covered = {i for start, end in titles for i in range(start, end)}
    for match in re.finditer("》", source):
        if match.start() in covered:
            continue
        start = _walk_back(source, match.start())
        title = normal_title(source[start : match.start()])
        number = _number_behind(source, match.end(), numbers)
        if len(title) > 8 and "关于" in title and is_document(title, number.value if number else None):
            if number is not None:
                used.add(number.start)
            yield _citation(source, start, match.end(), title, number, "citation.unopened")


def _untitled(
    source: str, titles: list[tuple[int, int]], numbers: list[FoundNumber], used: set[int]
) -> Iterator[Citation]:
    for number in numbers:
        if number.start in used:
            continue
        head = source[max(0, number.start - 100) : number.start].rstrip("（([〔【 \n　")
        if "》" not in head[-1:] and _GENRE_BEFORE.search(head):
            end = max(0, number.start - 100) + len(head)
            start = _walk_back(source, end)
            title = normal_title(source[start:end])
            if len(title) > 8 and "关于" in title:
                yield _citation(source, start, end, title, number, "citation.bare")
                continue
        yield _citation(source, number.start, number.end, None, number, "citation.number")


def _walk_back(source: str, end: int) -> int:
    """Where a title without 《 begins: behind the last stop, the list number, and the words that introduce it."""
    start = end
    depth = 0
    while start > max(0, end - 120):
        char = source[start - 1]
        if char in "）)":
            depth += 1
        elif char in "（(":
            depth -= 1
        if (
            depth < 0
            or (depth == 0 and char in "，,。；;：:\n》《！")
            or (char == "、" and not _joins_issuers(source, start - 1))
        ):
            break
        start -= 1
    if (match := _LIST_NUMBER.match(source[start:end])) is not None:
        start += match.end()
    return start + _cue_end(source[start:end])


def _cue_end(head: str) -> int:
    """How far the words that introduce a title reach: 其它政策按中共…委关于… → behind 按."""
    limit = head.find("关于")
    front = head[: limit if limit >= 0 else len(head)]
    last = 0
    for match in re.finditer(
        r"贯彻落实|贯彻执行|落实|执行|根据|依据|依照|按照|参照|遵照|废止|印发|以及|按(?!照)|(?:^|(?<=号）))和", front
    ):
        if match[0] != "印发" or match.start() == 0:
            last = match.end()
    return last + (len(front[last:]) - len(front[last:].lstrip()))


def _joins_issuers(source: str, at: int) -> bool:
    return (
        re.search(r"(?:厅|部|委|局|办|署|院|政府|办公室|委员会|银行|会|总社|法院)$", source[max(0, at - 12) : at])
        is not None
    )
