"""Deadlines: 到2025年 · 2023年10月底前 · 2017年1月至12月 · “十四五”期间 · 长期实施 · 每季度.

A date alone is no deadline: it needs 到 or 前 or 底, the shape of a period, or a place where a deadline is expected (a
table's cell, a note's segment after 完成时限：, the brackets of a stage's heading). A fuzzy expression keeps its words and
never becomes a made-up date. The time limit of a procedure (3个工作日内) is no deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.days import BLANK, Day, find_days, in_year_of, to_count
from graph.extract.fuzzy import FUZZY, TIMELY
from graph.extract.rounds import make_deadline, round_of_clause
from graph.extract.rule import Rule
from graph.model import Deadline, DeadlineKind
from graph.spans import Text

RULES: tuple[Rule, ...] = (
    Rule("deadline.by", "a date with 到, 前, 底 or 完成", "2023年10月底前完成"),
    Rule("deadline.period", "two dates joined by 至", "2017年1月至12月"),
    Rule("deadline.plan", "a five-year plan's period", "“十四五”期间"),
    Rule("deadline.relative", "a date that counts from the paper's year", "今年年底前"),
    Rule("deadline.fuzzy", "words without a date", "长期实施"),
    Rule("deadline.round", "the day by which a duty is done again and again", "每年11月30日前报送年度总结"),
    Rule("deadline.after", "so long after an event", "收到名单后10日内核实去向"),
    Rule("deadline.cell", "a cell or segment where a deadline is expected", "2020.12"),
)


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline at [start, end) of the text searched; `leads` is true where it opens its sentence or is set off by a
    comma, so that it governs what follows."""

    start: int
    end: int
    deadline: Deadline
    leads: bool


# 2021—2023年 · 2021-2023年 · 2021至2023年
_YEAR_PAIR = re.compile(rf"(?<!\d)(20\d\d){BLANK}(?:[-—–－~～]{{1,2}}|至|到){BLANK}(20\d\d){BLANK}年(?!{BLANK}\d)")
# What may stand between a date and its 前: 年底 · 上半年 · 三季度 · 春季学期 · 汛期
_PART = re.compile(
    rf"{BLANK}(?:(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4]){BLANK}季度|(?P<part>年底|年末|底|末|年中|中|初|上旬|中旬|下旬|月底|份|度)|(?P<hour>(?:[上下]午)?{BLANK}\d{{1,2}}{BLANK}(?:时|点)(?:\d{{1,2}}分)?))"
    rf"?(?P<tail>{BLANK}(?:之前|以前|前|内|止))?"
)
_BEFORE_BY = re.compile(rf"(?:即日起至|到|至){BLANK}$")
_NOT_BEFORE = re.compile(r"(?:月[、和及]|自|从|较|比|与|截至|截止|截止到|自从|对|原|将|《|（)[^\S\n]{0,3}$")
_DONE = re.compile(r"\s{0,3}(?:完成|实现|建成|竣工|投产|投用|投入使用|验收|结束|开工|启动|达到|全面|基本)")
_NOT_AFTER = re.compile(
    r"\s{0,3}(?:以来|起|开始|印发|下发|发布|出台|公布|制定|以后|后|的|相比|为基|召开|修订|版|第|同期|（|\(|及以前|之后|下达|施行|颁布)"
)
_JOIN = re.compile(rf"(?:年|度|底|份)?{BLANK}(?:起|开始)?{BLANK}(?:至|到|[-—–－~～]{{1,2}}){BLANK}")
# “十四五”期间 · “十四五”末
_PLAN = re.compile(r"(?:到)?[“\"「‘]?(十[一二三四五六])五[”\"」’]?(?:规划)?(?:期间|时期|期末|末期|末|规划期内)")
_SEASON = re.compile(
    r"(?:20\d\d年|今年|明年)?(?:春节|国庆节?|中秋节?|元旦|清明节?|端午节?|汛期|主汛期|采暖季|采暖期|供暖季|供暖期|雨季|旱季|冬季|入冬|开学|春耕|秋收|春季学期|秋季学期)"
    r"(?:开始|来临|到来|开学)?(?:之前|以前|前)(?!夕|后)"
)
_PLAN_YEARS = {"十一": "2010", "十二": "2015", "十三": "2020", "十四": "2025", "十五": "2030", "十六": "2035"}
_PROCEDURE = re.compile(r"(?:个?工作日|\d日|天|小时|分钟|个月)(?:之?内|以内)")
_LABEL = re.compile(
    r"^(?:完成|办结|整改|推进|工作|实施|计划|起止|责任)?(?:时限|时间|期限|进度|日期|年限|节点|时间节点|要求)[:：\s]+"
)
_TRIM_END = re.compile(r"(?:完成|完成任务|实现|并?长期坚持|落实|到位|取得\w*)+$")
_NONE_CELL = re.compile(r"^[\s—–\-－/／\\无、.]*$")
_ABOVE = re.compile(r"\s*(?:上述|以上|此项|该项|本项)(?:各项|所有|全部)?(?:工程|工作|任务|事项|项目|措施|整改)")
_TERM = re.compile(r"(?:政策|措施)?(?:执行|实施|延续|延长)(?:期限|时间)?$")
_SEPARATORS = "，,；;。：:（(）)[]［］【】〔〕\n、"


def find_deadlines(text: Text, default_year: int | None = None) -> list[FoundDeadline]:
    """All deadlines of running text in its order.

    `default_year` is the year of the paper, for 12月底前 and 今年. Fuzzy words count only where they stand between
    separators: （市教育局负责，长期坚持）.

    >>> [found.deadline.text for found in find_deadlines(Text.of("到2025年，建成3个；2023年10月底前完成招标"))]
    ['到2025年', '2023年10月底前']
    """
    source = text.text
    found = [*_dated(text, default_year), *_plans(text), *_seasons(text), *_set_off(text)]
    kept: list[FoundDeadline] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if (not kept or item.start >= kept[-1].end) and not _PROCEDURE.match(source, item.end):
            kept.append(item)
    return kept


def find_deadline(text: Text, default_year: int | None = None) -> Deadline | None:
    """The first deadline of running text."""
    found = find_deadlines(text, default_year)
    return found[0].deadline if found else None


def parse_deadline_cell(text: Text, default_year: int | None = None) -> Deadline | None:
    """A whole cell of a 完成时限 column, or a segment of a note: there a bare date is a deadline.

    Words that are none of the known ones are kept without a date; an empty cell, — or 无 is None.

    >>> parse_deadline_cell(Text.of("2020.12")).date
    '2020-12'
    """
    cell = text.strip()
    if (label := _LABEL.match(cell.text)) is not None:
        cell = cell.slice(label.end()).strip()
    if _NONE_CELL.match(cell.text) or cell.text.endswith("阶段"):
        return None
    dated = find_deadlines(cell, default_year)
    if dated:
        return dated[-1].deadline if len(dated) == 1 else _latest(dated)
    return _bare(cell, default_year) or _fuzzy_cell(cell)


def find_heading_deadline(title: Text, default_year: int | None = None) -> Deadline | None:
    """The period in a stage's heading: （一）试点准备阶段（2017年1月至2017年12月）, or 第一阶段：2017年1月."""
    for match in re.finditer(r"[（(〔\[]([^（）()]{4,60})[）)〕\]]|[:：]\s{0,3}([^:：]{4,60})$", title.text):
        group = 1 if match[1] is not None else 2
        inside = title.slice(match.start(group), match.end(group)).strip()
        if _only_dates(inside.text, default_year) and (found := parse_deadline_cell(inside, default_year)) is not None:
            return found
    return find_deadline(title, default_year)


def find_clause_deadline(title: Text, body: Text, default_year: int | None = None) -> Deadline | None:
    """The deadline of a clause as a whole, None where a date covers one sentence of several.

    A heading's period wins. Then: a deadline that opens the body, one in a body of one sentence, or the aim that a later
    sentence sets for the whole (到2025年，… · “十四五”期间，…); 2023年6月底前 in a later sentence covers that sentence only.
    """
    if title and (heading := find_heading_deadline(title, default_year)) is not None:
        return heading
    found = find_deadlines(body, default_year)
    if not found:
        return round_of_clause(body, _one_sentence(body.text))
    first = found[0]
    if not body.text[: first.start].strip(" \t　\n（(于在力争确保从自"):
        return first.deadline if len(found) == 1 or first.deadline.kind is DeadlineKind.PERIOD else None
    aims = first.deadline.kind is DeadlineKind.PERIOD or re.match(r"到\s*\d{4}\s*年", first.deadline.text)
    whole = _one_sentence(body.text) or (first.leads and aims) or _of_all(body.text, first.start)
    return first.deadline if len(found) == 1 and whole else None


def _of_all(text: str, at: int) -> bool:
    """A day in a sentence about all that stands before it (上述工程2023年6月20日前完工), or the end of a policy's term."""
    sentence = text[max(text.rfind(stop, 0, at) for stop in "。；;\n") + 1 : at]
    return _ABOVE.match(sentence) is not None or _TERM.search(sentence) is not None


def _one_sentence(text: str) -> bool:
    return len([part for part in re.split(r"[。；;\n]", text) if part.strip()]) == 1


def _only_dates(text: str, default_year: int | None) -> bool:
    """A bracket that holds dates and the words that go with them, and nothing else."""
    rest = list(text)
    for day in find_days(text, default_year):
        rest[day.start : day.end] = " " * (day.end - day.start)
    left = re.sub(r"[\s年月日底前至到起止初末中旬上下半季度第一二三四\d.\-—–－~～之以内份，,]", "", "".join(rest))
    return left == "" and len(left) < len(text)


def _latest(found: list[FoundDeadline]) -> Deadline:
    """Of several in one cell the last to fall due; fuzzy ones only if nothing is dated."""
    dated = [item.deadline for item in found if item.deadline.date]
    return max(dated, key=lambda d: d.date or "") if dated else found[0].deadline


def _bare(cell: Text, default_year: int | None) -> Deadline | None:
    days = find_days(cell.text, default_year)
    if not days:
        return None
    start, end, day = days[-1].start, days[-1].end, days[-1]
    part = _PART.match(cell.text, end)
    date = _part_date(day.date, part)
    stop = part.end() if part else end
    value = day.value + cell.text[end:stop]
    if cell.text.startswith("起", stop):
        words = value.strip() + "起"
        return make_deadline(cell, start, stop + 1, words, None, DeadlineKind.ONGOING, "deadline.cell", date)
    return make_deadline(cell, start, stop, value.strip(), date, DeadlineKind.BY, "deadline.cell")


def _fuzzy_cell(cell: Text) -> Deadline | None:
    for pattern, kind in FUZZY:
        if (match := pattern.match(cell.text)) is not None:
            end = len(cell.text.rstrip("。；;，, "))
            stop = end if end - match.end() <= 8 else match.end()
            return make_deadline(cell, 0, stop, cell.text[:stop], None, kind, "deadline.fuzzy")
    return _unknown_words(cell)


def _unknown_words(cell: Text) -> Deadline | None:
    words = cell.text.rstrip("。；;，, ")
    if 1 < len(words) <= 30 and not _PROCEDURE.search(words) and TIMELY.search(words):
        return make_deadline(cell, 0, len(words), words, None, DeadlineKind.BY, "deadline.cell")
    return None


def _dated(text: Text, default_year: int | None) -> Iterator[FoundDeadline]:
    days = find_days(text.text, default_year)
    pairs = [_year_pair(text, match) for match in _YEAR_PAIR.finditer(text.text)]
    yield from (pair for pair in pairs if pair is not None)
    skip = -1
    for i, day in enumerate(days):
        if i <= skip:
            continue
        if i + 1 < len(days) and (period := _period(text, day, days[i + 1])) is not None:
            skip = i + 1
            yield period
        elif (single := _single(text, day)) is not None:
            yield single


def _year_pair(text: Text, match: re.Match[str]) -> FoundDeadline | None:
    first, last = match[1], match[2]
    if first >= last or _NOT_AFTER.match(text.text, match.end()) or text.text[match.end() :].startswith(("度", "间")):
        return None
    return _whole_match(text, match, last, DeadlineKind.PERIOD, "deadline.period", first)


def _whole_match(
    text: Text, match: re.Match[str], date: str | None, kind: DeadlineKind, rule: str, since: str | None = None
) -> FoundDeadline:
    """A deadline whose words are all that a pattern found."""
    start, end = match.span()
    deadline = make_deadline(text, start, end, match[0], date, kind, rule, since)
    return FoundDeadline(start, end, deadline, _leads(text.text, start, end))


def _period(text: Text, first: Day, last: Day) -> FoundDeadline | None:
    """2017年1月至2017年12月; the second half may lack its year: 2017年1月至12月."""
    source = text.text
    between = source[first.end : last.start]
    damaged = not between.strip() and first.value != source[first.start : first.end]
    if not damaged and not _JOIN.fullmatch(between):
        return None
    date = last.date
    if last.relative and first.date and "年" not in last.value:
        date = in_year_of(first.date, last.value) or date
    if date is None or (first.date and first.date[:7] > date):
        return None
    part = _PART.match(source, last.end)
    end = part.end() if part and part["part"] in ("底", "月底", "年底", "末") else last.end
    if _NOT_AFTER.match(source, end):
        return None
    joined = "至" if damaged or first.value != source[first.start : first.end] else between
    value = first.value + joined + last.value + source[last.end : end]
    since = first.date
    deadline = make_deadline(text, first.start, end, value, date, DeadlineKind.PERIOD, "deadline.period", since)
    return FoundDeadline(first.start, end, deadline, _leads(source, first.start, end))


def _part_date(date: str | None, part: re.Match[str] | None) -> str | None:
    """A year's half and quarter have months of their own: 2023年上半年 → 2023-06."""
    if date is None or part is None or len(date) > 4:
        return date
    if part["half"]:
        return f"{date}-{'06' if part['half'] == '上半年' else '12'}"
    if part["quarter"]:
        quarter = to_count(part["quarter"]) or 4
        return f"{date}-{quarter * 3:02d}"
    return date


def _single(text: Text, day: Day) -> FoundDeadline | None:
    source = text.text
    before = source[max(0, day.start - 6) : day.start]
    part = _PART.match(source, day.end)
    end = part.end() if part else day.end
    by = _BEFORE_BY.search(before)
    if _NOT_BEFORE.search(before) or (by is None and _NOT_AFTER.match(source, end) and not (part and part["tail"])):
        return None
    if by is not None and _NOT_AFTER.match(source, end) and not source[end:].startswith("第"):
        return None
    if not (by or _due(source, day, part, end)):
        return None
    start = day.start - len(before) + by.start() if by else day.start
    value = source[start : day.start] + day.value + source[day.end : end]
    date = _part_date(day.date, part)
    rule = "deadline.relative" if day.relative else "deadline.by"
    deadline = make_deadline(text, start, end, value, date, DeadlineKind.BY, rule)
    return FoundDeadline(start, end, deadline, _leads(source, start, end))


def _due(source: str, day: Day, part: re.Match[str] | None, end: int) -> bool:
    """前, 底 or 完成 behind a date make it a deadline; 年内 and 年底前 are one by themselves."""
    if part and (part["tail"] or part["part"] in ("年底", "年末", "底", "末", "月底")):
        return not source[end:].startswith(("的", "召开"))
    if day.value in ("年内", "全年", "年底", "上半年", "下半年") or (
        day.relative and day.value.endswith(("度末", "度底"))
    ):
        return True
    return bool(_DONE.match(source, end)) and (day.start == 0 or source[day.start - 1] in "，,；;。（(于在\n：:")


def _plans(text: Text) -> Iterator[FoundDeadline]:
    for match in text.finditer(_PLAN):
        rest = text.text[match.end() : match.end() + 1]
        if rest in ("的",):
            continue
        yield _whole_match(text, match, _PLAN_YEARS[match[1]], DeadlineKind.PERIOD, "deadline.plan")


def _seasons(text: Text) -> Iterator[FoundDeadline]:
    """2013年春节前 · 采暖季开始前 · 汛期来临前: before what has no day in the calendar."""
    for match in text.finditer(_SEASON):
        yield _whole_match(text, match, None, DeadlineKind.BY, "deadline.fuzzy")


def _set_off(text: Text) -> Iterator[FoundDeadline]:
    """Fuzzy words between separators, inside a bracket or at the end of the text."""
    source = text.text
    for pattern, kind in FUZZY:
        for match in pattern.finditer(source):
            before, after = source[max(0, match.start() - 1) : match.start()], source[match.end() : match.end() + 1]
            closed = after == "" or after in "）)]］】〕"
            if match[0] and (before == "" or before in _SEPARATORS) and closed and match.start() > 0:
                deadline = make_deadline(text, match.start(), match.end(), match[0], None, kind, "deadline.fuzzy")
                yield FoundDeadline(match.start(), match.end(), deadline, False)


def _leads(source: str, start: int, end: int) -> bool:
    before = source[max(0, start - 20) : start].rstrip("于在 力争确保")
    opens = before == "" or before[-1] in "。；;\n：:"
    comma = source[end : end + 1] in "，,"
    set_off = before != "" and before[-1] in "，," and comma
    return (opens and (comma or source[start : start + 1] in "到至")) or set_off
