"""Deadlines that come round or wait for an event: 每年11月30日前 · 每半年 · 按季度 · 收到名单后10日内 · 假期结束后3日内."""

from __future__ import annotations

import re

from graph.extract.days import BLANK
from graph.model import Deadline, DeadlineKind, Evidence
from graph.spans import Text, squeeze

__all__ = ["find_round", "make_deadline", "round_of_clause"]

# 每年11月30日前 · 每季度末月25日前 · 每月5日前 · 自2015年起每年3月底前; not 每年3000人次, 每年度的
_ROUND = re.compile(
    rf"(?P<every>(?:自{BLANK}\d{{4}}{BLANK}年起)?每(?:年|半年|两年|季度?|两?个?月|周[一二三四五六日]?|学期|日|天)(?!度?(?:的|内|{BLANK}\d[\d,.]*{BLANK}(?!\d|[月日时点:：]|个月))|[一二三四五六七八九十百千]+[万元个人次家户])"
    rf"(?:{BLANK}(?:[上下]午)?{BLANK}\d{{1,2}}(?:时|点|[:：]\d\d){BLANK}前|{BLANK}(?:度|末|初|底)?月?(?:{BLANK}\d{{1,2}}{BLANK}月)?{BLANK}(?:的?{BLANK}\d{{1,2}}{BLANK}日|上旬|中旬|下旬|[底末初]|汛期|汛)*{BLANK}(?:之前|以前|前)))"
)
# 每半年发布一次, 每季度开展督查; not 每年3000人次, 每年度的, 每月补贴
_EVERY = re.compile(
    r"(?<=[，,、应要须当度会室局委厅办府门部队中位关院联司所站馆县市区省镇乡道构])(?:于|在)?(?P<every>每(?:年|半年|两年|季度|两?个?月|周|学期)|按(?:月|季度?|年度|周))(?:至少)?"
    r"(?=(?:联合|集中|定期)?(?:开展|组织|发布|通报|报送|报告|调度|召开|向|对|编发|编印|听取|公布|检查|督查|巡查|完成|进行|汇总|上报|制定|评选|更新|安排|举办|与|将|在|会商|研究)(?!的))"
)

# 收到名单后10日内, 自本办法施行之日起6个月内; what runs while a case is handled counts from 受理 and 申请
_AFTER = re.compile(
    rf"(?:自?(?:收到|接到|接报|获悉)|自?本[一-龥]{{2,4}}|自?批准)(?![^，。；]{{0,12}}申请)[^，。；]{{0,12}}?(?:之日起|后){BLANK}(?:的)?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}}){BLANK}(?:个?工作日|日|天|个月|小时){BLANK}(?:之|以)?内"
)
# 每季度结束后20日内, 假期结束后3日内
_ENDED = re.compile(
    rf"(?:每(?:季度|月|年度?|学期|批)|[一-龥]{{2}})结束后{BLANK}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}){BLANK}(?:个?工作日|日|天|个月){BLANK}(?:之|以)?内"
)


def find_round(sentence: Text) -> Deadline | None:
    """By when, or how often, a sentence has its duty done again and again: 每年11月30日前, 每季度末月25日前, 每半年."""
    found = _ROUND.search(sentence.text) or _EVERY.search(sentence.text)
    return _round_at(sentence, found) if found else _find_after(sentence)


def round_of_clause(body: Text, one_sentence: bool) -> Deadline | None:
    """每年4月20日前, where it opens a clause or the clause is one sentence."""
    found = _ROUND.search(body.text)
    if found is None or not (one_sentence or not body.text[: found.start()].strip(" \t　\n（(于在")):
        return None
    return _round_at(body, found)


def _round_at(text: Text, found: re.Match[str]) -> Deadline:
    start, end = found.span("every")
    words = text.text[start:end]
    kind = DeadlineKind.YEARLY if "每年" in words else DeadlineKind.PERIODIC
    return make_deadline(text, start, end, squeeze(words), None, kind, "deadline.round")


def _find_after(sentence: Text) -> Deadline | None:
    """So long after an event that it has no day in the calendar: 收到名单后10日内."""
    found = _AFTER.search(sentence.text) or _ENDED.search(sentence.text)
    if found is None:
        return None
    return make_deadline(
        sentence, found.start(), found.end(), squeeze(found.group()), None, DeadlineKind.BY, "deadline.after"
    )


def make_deadline(
    text: Text,
    start: int,
    end: int,
    value: str,
    date: str | None,
    kind: DeadlineKind,
    rule: str,
    since: str | None = None,
) -> Deadline:
    """A deadline at [start, end) of a text; its words without line ends, `date` and `since` in ISO form."""
    value = " ".join(value.split("\n"))
    return Deadline(value, date, kind, Evidence(text.span(start, end), text.text[start:end], rule), since)
