"""By whom a document was approved, from when and for how long it holds, and whether it is on trial."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.extract.rule import Rule
from graph.model import Evidence
from graph.parse.dates import Precision, find_dates, parse_chinese_number
from graph.parse.structure import DocumentText
from graph.spans import Text, squeeze

RULES: tuple[Rule, ...] = (
    Rule("validity.approved", "who agreed to the document", "已经市人民政府第25次常务会议审议通过"),
    Rule("validity.effective", "from when it holds", "自2021年1月1日起施行"),
    Rule("validity.term", "for how long it holds", "有效期五年 · 有效期至2025年12月31日"),
    Rule("validity.trial", "a document on trial", "…办法（试行）"),
)


@dataclass(frozen=True, slots=True)
class Validity:
    """`effective` is an ISO day, `validity` an xsd:duration (P5Y, P18M) or an ISO date up to which it holds."""

    approved_by: str | None = None
    effective: str | None = None
    validity: str | None = None
    trial: bool = False
    evidence: dict[str, Evidence] = field(default_factory=dict)


_BODY = r"(?P<body>[^，,。；;：:（）()《》\n]{2,40}?)"
# 已经市政府第十一次常务会议研究同意 · 经省人民政府同意 · 业经2021年第5次局长办公会审议通过
_APPROVED = re.compile(
    rf"(?:已经|业经|已报经|经报|报经|经)(?!济|营|费|办|验|常|过|由){_BODY}(?:研究|审议|讨论|审定|批准|审核|研究审议|研究讨论|审查|审批)*(?:同意|通过|批准|审定|决定)(?=[，,。；;、：:\n]|并|现|后|$)"
)
_ITSELF = re.compile(r"^(?:研究|审议|批准|审核|审查|考核|评估|县级以上|有关部门|相关部门|主管部门|本人|业主|集体)")
_EFFECTIVE = re.compile(
    r"(?:自|从)(?P<from>[^，,。；;\n]{2,40}?)(?:之日)?起(?P<after>满?[\d一二三四五六七八九十]{1,3}(?:日|天|个月|年)[之以]?后?)?(?:开始)?(?:正式)?(?:施行|实施|执行|生效|试行|适用)"
)
_FROM_ISSUE = re.compile(r"(?:印发|发布|公布|颁布|下发|发文)(?:之日)?$")
_AFTER_ISSUE = re.compile(
    r"(?:印发|发布|公布|颁布)(?:之日)?(?:起|后)?(?:满)?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>个月|日|天|年)(?:后|之后)?(?:之日)?$"
)
_TERM = re.compile(
    r"(?:有效期限?|试行期限?|施行期限?|执行期限?|有效期|试行|暂行)(?:为|限为|暂定为?|暂定)?[:：]?\s{0,2}(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})\s{0,2}(?P<unit>年|个月|月)"
)
_UNTIL = re.compile(
    r"(?:有效期|执行期|试行期|有效|施行)(?:限)?(?:截?至|到|截止到|截止至|为[^，,。；;]{0,24}至)(?P<date>[^，,。；;\n]{6,20})"
)
_TRIAL = re.compile(r"[（(](?:试行|暂行)[)）]|暂行(?:办法|规定|条例)|试行(?:办法|意见|方案|规定)")


def find_validity(document: DocumentText) -> Validity:
    """What the document says of its own force: lead, first and last clauses, tail.

    >>> # 本通知自2021年1月1日起施行，有效期五年。 → effective "2021-01-01", validity "P5Y"
    """
    evidence: dict[str, Evidence] = {}
    approved = _approved(document, evidence)
    effective, term = None, None
    for text in _closing_texts(document):
        effective = effective or _effective(text, document, evidence)
        term = term or _term(text, evidence)
    return Validity(approved, effective, term, _trial(document, evidence), evidence)


def _closing_texts(document: DocumentText) -> list[Text]:
    """Where force is stated: from the end backwards, then the lead."""
    bodies = [text for clause in document.walk() for text in (clause.body, clause.title) if text]
    return [document.tail, *reversed(bodies), document.lead]


def _note(evidence: dict[str, Evidence], name: str, text: Text, start: int, end: int, rule: str) -> None:
    evidence[name] = Evidence(text.span(start, end), text.text[start:end], rule)


def _approved(document: DocumentText, evidence: dict[str, Evidence]) -> str | None:
    for match in _APPROVED.finditer(document.lead.text):
        if not _ITSELF.match(match["body"]):
            _note(evidence, "approved_by", document.lead, match.start(), match.end(), "validity.approved")
            return squeeze(match["body"])
    return None


def _effective(text: Text, document: DocumentText, evidence: dict[str, Evidence]) -> str | None:
    for match in _EFFECTIVE.finditer(text.text):
        value = _start(match["from"] + ("起" + match["after"] if match["after"] else ""), document.date_written)
        if value is not None:
            _note(evidence, "effective", text, match.start(), match.end(), "validity.effective")
            return value
    return None


def _start(words: str, written: str | None) -> str | None:
    days = [d for d in find_dates(words) if d.precision is Precision.DAY]
    if days and days[0].start <= 1 and len(words) - days[0].end <= 2:
        return days[0].iso
    if written is None:
        return None
    words = squeeze(words)
    if _FROM_ISSUE.search(words):
        return written
    match = _AFTER_ISSUE.search(words)
    return _later(written, _count(match["n"]), match["unit"]) if match else None


def _later(written: str, count: int, unit: str) -> str | None:
    day = date.fromisoformat(written)
    if unit in ("日", "天"):
        return (day + timedelta(days=count)).isoformat()
    months = day.month - 1 + count * (12 if unit == "年" else 1)
    try:
        return day.replace(year=day.year + months // 12, month=months % 12 + 1).isoformat()
    except ValueError:  # 31 January and one month
        return None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else parse_chinese_number(text.replace("两", "二")) or 0


def _term(text: Text, evidence: dict[str, Evidence]) -> str | None:
    if (match := _TERM.search(text.text)) is not None:
        _note(evidence, "validity", text, match.start(), match.end(), "validity.term")
        return f"P{_count(match['n'])}{'Y' if match['unit'] == '年' else 'M'}"
    for match in _UNTIL.finditer(text.text):
        days = find_dates(match["date"])
        if days:
            _note(evidence, "validity", text, match.start(), match.end(), "validity.term")
            return days[0].iso
    return None


def _trial(document: DocumentText, evidence: dict[str, Evidence]) -> bool:
    if (match := _TRIAL.search(document.title.text)) is None:
        return False
    _note(evidence, "trial", document.title, match.start(), match.end(), "validity.trial")
    return True
