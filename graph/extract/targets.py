"""Targets: numbers that are to be reached (建成500家, 健康管理率达到80%以上).

No targets: money paid to somebody, fees, tax rates, time limits of a procedure, conditions that somebody must meet
(新建床位30张以上且运营满1年的), facts reported (截至2020年，已建成…), and 全部 or 全覆盖 without a number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.extract.deadlines import FoundDeadline, find_clause_deadline, find_deadlines, parse_deadline_cell
from graph.extract.goals import SHARES, is_goal, piece_around
from graph.extract.indicators import find_indicators
from graph.extract.measures import Measure, find_measures
from graph.extract.rule import Rule
from graph.model import Evidence, Target, Task
from graph.parse.dates import find_dates
from graph.parse.structure import Annex, Clause, DocumentText, Row, Table
from graph.spans import Span, Text

RULES: tuple[Rule, ...] = (
    Rule("target.number", "a number with a unit that is to be reached", "建成500家社区医养结合服务中心"),
    Rule("target.share", "a share of something that is to be reached", "85%以上的医疗机构开设绿色通道"),
    Rule("target.row", "a number in the task cell of a table's row", "新建成各类护理型床位200张"),
)
QUOTE = 60
_REACH = 3000  # the longest paragraph that a date at its beginning governs
_CONDITION = re.compile(
    r"(?:对|凡|符合|具备|满足|属于|若|如|未|不足|逾期|经|因|按照每|按每|每逢)[^，,；;。]{0,40}(?:的|者)$|(?:的|者)$|(?:情形|条件)"
)
_FREQUENCY = re.compile(r"每[年季月周半天日次个学期度]{1,3}[^，,。；;]{0,12}$")
_CLASSIFIES = re.compile(r"^(?:及?以上|及?以下|以内)?的")  # 30床以上的养老机构
_CLASSIFIED_BY_SHARE = re.compile(r"^(?:及?以上|左右)?(?:的)?")
_TIME_UNITS = frozenset(
    (
        "天",
        "分",
        "期",
        "倍",
        "度",
        "对",
        "条",
        "款",
        "项",
        "部",
        "类",
        "种",
        "级",
        "层",
        "次",
        "批",
        "位",
        "首",
        "名",
        "首",
        "人",
    )
)
_QUOTED = re.compile(r"[“\"「‘《〈][^“”\"「」‘’《》〈〉\n]{0,60}[”\"」’》〉]")
_SENTENCE_END = re.compile(r"[。；;\n]")
_REPORT_TITLE = re.compile(
    r"典型经验|经验做法|典型案例|情况的?通报|表扬|表彰|名单的?公[示告]|监测报告|抽检情况|检查情况|政府信息公开.{0,6}报告"
)
_NOT_LEADING = re.compile(
    r"以来|印发|起|的|以后|版|出台|春|秋|暑|寒|至|到|[-—－~～]|底|前|末|召开|被|获|共|已|全?[省市县区]共|实施|修订|，?(?:全[省市县区国])?(?:共|已|累计)"
)
_NOT_GOALS = re.compile(
    r"名词解释|附则|适用范围|计分|评分|扣分|得分|加分|考核细则|罚则|法律责任|现状|(?:工作|发展|现实|规划)基础|背景|(?:工作|主要|取得)成效|形势|基本情况|发展回顾|存在(?:的)?(?:主要)?问题"
)
# 覆盖率2025年达到80%
_REACHES = re.compile(r"(?:要|将|力争|计划)?(?:达到|达(?!成|标)|提高到|提升到|增至|降至|突破)")
_SOME_YEARS = re.compile(r"(?<![\d一二三四五六七八九十第近前])[两二三四五六3-6]年(?:累计|共|内|间|新|改|建|培|完)")
_TITLE_SPAN = re.compile(r"20\d\d年?\s*[-—–－~～至到]{1,2}\s*(20\d\d)年?")
_STAGE_DATE = re.compile(r"^[\s（(]*(?:到|至)?(?:20\d\d)\s*年")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands: what deadline is in force there, and how its finds are called."""

    by: str | None = None
    rule: str = "target.number"
    strict: bool = False  # a lead: only what has a date to be reached by
    span: str | None = None  # the last year that the document's title names


def find_targets(document: DocumentText, default_year: int | None = None) -> tuple[Target, ...]:
    """All targets of a document in the order of its text; `by` is the nearest deadline in force, None if there is none.

    `default_year` is the year of the carrier of a document that bears no date of its own.

    >>> # 到2025年，建成500家社区医养结合服务中心 → Target(value=500, unit="家", by="2025")
    """
    if _REPORT_TITLE.search(document.title.text):
        return ()
    year = _year_of(document) or default_year or _title_year(document)
    found: list[Target] = []
    span = _TITLE_SPAN.search(document.title.text)
    for text, place in _texts(document, year):
        found.extend(_in_text(document.id, text, replace(place, span=span[1] if span else None), year))
    for table in (*document.tables, *(table for annex in document.annexes for table in annex.tables)):
        found.extend(find_indicators(document.id, table, year))
    return tuple(sorted(set(found), key=lambda t: (t.evidence.span, t.value, t.unit)))


def _year_of(document: DocumentText) -> int | None:
    date = document.date_written or document.date_printed
    if date:
        return int(date[:4])
    match = re.search(r"〔(\d{4})〕", document.number or "")
    return int(match[1]) if match else None


def _title_year(document: DocumentText) -> int | None:
    """2014年度工作要点; none for a title that spans years (2025—2027年)."""
    years = set(re.findall(r"20\d\d", document.title.text))
    return int(years.pop()) if len(years) == 1 else None


def _texts(document: DocumentText, year: int | None) -> Iterator[tuple[Text, _Place]]:
    yield document.lead, _Place(strict=True)
    for clause in document.clauses:
        yield from _clause_texts(clause, None, year)
    yield document.tail, _Place()
    for table in document.tables:
        yield from _table_texts(table, year)
    for annex in document.annexes:
        yield from _annex_texts(annex, year)


def _annex_texts(annex: Annex, year: int | None) -> Iterator[tuple[Text, _Place]]:
    if _NOT_GOALS.search(annex.title.text) or re.search(r"名单|目录|通讯录|登记表|申请表", annex.title.text):
        return
    yield annex.text, _Place(strict=bool(annex.clauses))
    for clause in annex.clauses:
        yield from _clause_texts(clause, None, year)
    for table in annex.tables:
        yield from _table_texts(table, year)


def _clause_texts(clause: Clause, above: str | None, year: int | None) -> Iterator[tuple[Text, _Place]]:
    if _NOT_GOALS.search(clause.title.text):
        return
    own = find_clause_deadline(clause.title, clause.body, year)
    heading = _heading_date(clause.title)
    by = (own.date if own and own.evidence.span.start < _end_of(clause.title) else None) or heading or above
    if not by and own and _in_bracket(clause.body, own.evidence.span.start):
        by = own.date
    if clause.title and find_measures(clause.title.text) and len(clause.title.text) > 12:
        yield clause.title, _Place(by)
    yield clause.body, _Place(by)
    for child in clause.children:
        yield from _clause_texts(child, by, year)


def _end_of(text: Text) -> int:
    return text.at[-1] + 1 if text else -1


def _in_bracket(body: Text, at: int) -> bool:
    """Whether a date at that place of the source stands in a bracket: the note's deadline holds for the clause."""
    if not body or at not in body.at:
        return False
    before = body.text[: body.at.index(at)]
    return before.count("（") + before.count("(") + before.count("〔") > before.count("）") + before.count(
        ")"
    ) + before.count("〕")


def _heading_date(title: Text) -> str | None:
    """A heading that is itself a date: 到2025年主要目标, 2023年重点任务."""
    match = _STAGE_DATE.match(title.text)
    found = find_dates(title) if match else []
    return found[0].iso if found else None


def _table_texts(table: Table, year: int | None) -> Iterator[tuple[Text, _Place]]:
    tasks = [
        i for i, name in enumerate(table.columns) if re.search(r"任务|内容|措施|目标|指标|项目|事项|工作|要求", name)
    ]
    times = [i for i, name in enumerate(table.columns) if re.search(r"时限|时间|期限|进度|阶段|节点|日期", name)]
    bodies = [i for i, name in enumerate(table.columns) if re.search(r"单位|部门|责任|科室|牵头", name)]
    if not tasks or not (times or bodies):
        return
    for row in table.rows:
        yield from _row_texts(row, tasks, times, year)


def _row_texts(row: Row, tasks: list[int], times: list[int], year: int | None) -> Iterator[tuple[Text, _Place]]:
    by = None
    for i in times:
        if i < len(row.cells) and (deadline := parse_deadline_cell(row.cells[i], year)) is not None:
            by = deadline.date
    for i in tasks:
        if i < len(row.cells) and i not in row.inherited and i not in times:
            yield row.cells[i], _Place(by, "target.row")


def _in_text(doc: str, text: Text, place: _Place, year: int | None) -> Iterator[Target]:
    if not text or not any(char.isdigit() or char in "百千分两一二三" for char in text.text):
        return
    quoted = [m for m in _QUOTED.finditer(text.text) if len(m[0]) <= 24]
    hidden = {i for m in quoted for i in range(m.start(), m.end())}
    governing = _governing(text, year, place.strict)
    for measure in find_measures(text.text):
        if measure.start in hidden or measure.end - 1 in hidden:
            continue
        piece = piece_around(text.text, measure)
        if is_goal(text.text, piece, measure):
            date, bare = _nearest(measure, governing) or (place.by, False)
            date = _of_span(text.text[piece[0] : measure.start], place.span, year, date)
            if (date is None and place.strict) or (bare and date and year and int(date[:4]) < year):
                continue  # a lead's number without a date; a number of a year gone by
            yield _target(doc, text, measure, piece, date, place.rule)


def _of_span(before: str, span: str | None, year: int | None, date: str | None) -> str | None:
    """全年完成3万人次: by the end of the paper's year; 三年累计8万亩: by the end of the span in its title."""
    if _SOME_YEARS.search(before):
        return span
    return str(year) if year and "全年" in before else date


def _governing(text: Text, year: int | None, strict: bool) -> list[tuple[int, int, str, bool]]:
    """Dates that govern: (start, end of reach, date, a bare date without 到 or 前), in the order of the text."""
    source = text.text
    reach: list[tuple[int, int, str, bool]] = []
    bare = [] if strict else _bare_leads(text)
    for item in [*find_deadlines(text, year), *bare]:
        date = item.deadline.date
        if date is None:
            continue
        opens = _opens_sentence(source, item.start)
        end = _paragraph_end(source, item.end) if opens and item.leads else _sentence_end(source, item.end)
        begin = item.start if opens or item.leads else _piece_begin(source, item.start)
        reach.append((begin, end, date, item in bare))
    return sorted(reach)


def _bare_leads(text: Text) -> list[FoundDeadline]:
    """2017年，市乡两级建成…: a bare date that opens a sentence and governs what follows."""
    found = []
    for day in find_dates(text):
        rest = text.text[day.end : day.end + 8].lstrip()
        opens = _opens_piece(text.text, day.start) and not _NOT_LEADING.match(rest)
        if opens or _REACHES.match(rest):
            deadline = parse_deadline_cell(text.slice(day.start, day.end))
            if deadline is not None:
                found.append(FoundDeadline(day.start, day.end, deadline, True))
    return found


def _opens_piece(source: str, start: int) -> bool:
    before = source[max(0, start - 20) : start].rstrip(" \t　")
    return before == "" or before[-1] in "，,。；;\n：:"


def _opens_sentence(source: str, start: int) -> bool:
    before = source[max(0, start - 20) : start].rstrip(" \t　")
    return before == "" or before[-1] in "。；;\n：:"


def _piece_begin(source: str, at: int) -> int:
    """A date governs its own stretch also where it stands behind the number: 新增120个，于年底前完成 does not."""
    return max(source.rfind(stop, max(0, at - 400), at) for stop in "，,。；;：:\n") + 1


def _sentence_end(source: str, at: int) -> int:
    found = _SENTENCE_END.search(source, at, at + _REACH)
    return found.start() if found else min(len(source), at + _REACH)


def _paragraph_end(source: str, at: int) -> int:
    end = source.find("\n", at, at + _REACH)
    return min(len(source), at + _REACH) if end < 0 else end


def _nearest(measure: Measure, governing: list[tuple[int, int, str, bool]]) -> tuple[str, bool] | None:
    """The nearest date whose reach holds the number."""
    at = bisect_right(governing, measure.start, key=lambda item: item[0])
    near = governing[max(0, at - 40) : at]
    return next(((date, bare) for _, end, date, bare in reversed(near) if measure.start < end), None)


def _target(doc: str, text: Text, measure: Measure, piece: tuple[int, int], by: str | None, rule: str) -> Target:
    start, end = piece
    while start < measure.start and text.text[start] in " \t　*1234567890.、":
        start += 1
    if end - start > QUOTE:
        start = max(start, min(measure.start, end - QUOTE))
        end = min(end, start + QUOTE)
    end = max(measure.end, len(text.text[:end].rstrip()))
    name = "target.share" if measure.unit in SHARES and rule == "target.number" else rule
    evidence = Evidence(text.span(start, end), text.text[start:end], name)
    return Target(doc, measure.value, measure.unit, measure.comparator, by, evidence)


def place_targets(targets: tuple[Target, ...], tasks: tuple[Task, ...]) -> tuple[Target, ...]:
    """Each target with the smallest task that it stands in; a dated task lends its deadline to a target without one."""
    ordered = sorted(tasks, key=lambda t: t.evidence.span)
    starts = [task.evidence.span.start for task in ordered]
    return tuple(_placed(target, ordered, starts) for target in targets)


def _placed(target: Target, tasks: list[Task], starts: list[int]) -> Target:
    span = target.evidence.span
    at = bisect_right(starts, span.start)
    near = tasks[max(0, at - 40) : at]
    inside = [task for task in near if task.doc == target.doc and task.evidence.span.covers(span)]
    if not inside:
        return target
    task = min(inside, key=lambda t: t.evidence.span.end - t.evidence.span.start)
    due = next((t.deadline.date for t in [task, *inside] if t.deadline and t.deadline.date and _lends(t, span)), None)
    return replace(target, task=task.id, by=target.by or due)


def _lends(task: Task, span: Span) -> bool:
    """A deadline said in a note or a cell, or in the text before the number; one said after it covers other words."""
    due = task.deadline.evidence.span if task.deadline else span
    return not task.evidence.span.covers(due) or due.start < span.start
