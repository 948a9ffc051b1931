"""What a document says once for many tasks: who leads a list, and who has to carry out everything.

`逗号前为牵头单位`, `排名第一位的为牵头单位，下同`; `以下均需地方各级人民政府落实，不再列出`.
Only where a text says so does the first name of a list lead.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from graph.extract.brackets import split_outside
from graph.extract.collectives import is_local
from graph.extract.lists import parse_bodies
from graph.extract.parts import named_items, named_parts
from graph.extract.rule import Rule
from graph.extract.verbs import Party, Reading
from graph.model import Basis, Role
from graph.spans import Text

RULES = (
    Rule(
        "default.blanket",
        "a body that is said once to carry out every later task",
        "（…。以下均需地方各级人民政府落实，不再列出）",
    ),
    Rule(
        "rule.first-leads",
        "a list's first body leads, because the text says so once",
        "责任单位中排名第一位的为牵头单位",
    ),
    Rule(
        "rule.comma-leads",
        "the bodies before the first comma lead, because the text says so once",
        "逗号前为牵头单位，下同",
    ),
)


class Leads(StrEnum):
    """Which bodies of a list lead, where a document has a rule about it."""

    FIRST = "rule.first-leads"
    COMMA = "rule.comma-leads"


@dataclass(frozen=True, slots=True)
class Blanket:
    """Bodies that have a part in every task printed at or behind `at`, and before `until` (offsets of the source).

    `parts`: the numbers of the parts of the paper that the text names, where it names any.
    """

    parties: tuple[Party, ...]
    at: int
    until: int = sys.maxsize
    parts: tuple[int, ...] = ()
    items: tuple[int, int] | None = None  # 第1至21条: the first and the last of the clauses that it names by number
    unless_named: bool = False  # 除已注明的以外: not where a task names its own local governments
    unless_says: str = ""  # 除注明“市本级实施”的项目外: not where a task says so
    everything: bool = False  # 本节各项任务: also for tasks that name nobody
    only_bare: bool = False  # 除已标明责任单位的外: only where a task names nobody itself


@dataclass(frozen=True, slots=True)
class Defaults:
    """`others` is the role of those that do not lead; `same_below`: 下同 stands behind the list."""

    leads: Leads | None = None
    others: Role | None = None
    blankets: tuple[Blanket, ...] = ()
    same_below: bool = False
    none_leads: bool = False  # 未明确牵头单位的按职责分工负责
    unless_divided: bool = False  # 除已注明分工的外: nobody leads those who 按职责分工负责

    def merged(self, other: Defaults) -> Defaults:
        """These, and what the other says that these do not; blankets of both."""
        divided = self.unless_divided if self.leads else other.unless_divided
        return Defaults(
            self.leads or other.leads,
            self.others or other.others,
            self.blankets + other.blankets,
            unless_divided=divided,
        )


# …，以下不再列出 · …，不再一一标注
_NO_MORE = re.compile(
    r"(?:[，,；;][^，,。；;]{0,12}?|(?:第[一二三四五六七八九十、和及至到]{1,12}部分|本(?:部分|章|节))?(?:以下|下文|下表|表中|表内|文中|本表|后面|后文|其[后他]|今后)?(?:各项|各条|任务|工作|均|都){0,4})"
    r"(?:不再|不另|不一一|不逐一)(?:一一|逐一|逐条|单独|重复|分别|另行|逐项|再|另){0,3}(?:列出|列示|列明|单列|列举|列|标注|注明|标明|写明|填写|填列|赘述|说明|重复)"
    r"|[，,；;][^，,。；;]{0,8}?(?:从略|略去)"
)
# 各项任务均由…负责落实 · 上述工作均需…配合 · 各项任务…均为责任单位
_EVERY = re.compile(
    r"(?:以上|上述|各项|所有|全部|本方案)(?:各项|各条|所有|所列)?(?:任务|工作|措施|条款|事项|内容|政策)?(?:，?除[^，。；]{2,16}外[，,])?[^。；;，,：:]{0,40}?"
    r"(?<![平人年户])(?:均|都|皆)(?!衡|等|质|匀|值)[^。；;，,：:]{2,60}"
)
# 以上政策措施，除已标明责任单位的外，各地区、各有关部门均要抓好落实
_ALL_OTHERS = re.compile(
    r"(?:以上|上述)[^，,。；;]{0,12}(?:措施|任务|工作|事项|政策|条款|内容)[，,]?除[^。；;]{2,24}?外[，,]?(?:均?由)?(?P<who>[^。；;]{2,60}?)"
    r"(?:均|都)?(?:要|须|应|需)?(?:结合实际|切实|认真|按照职责|按职责|按照?职责分工)?(?:抓好|负责|做好|组织|贯彻){0,2}(?:落实|执行|实施)"
)
# 以下任务凡未标注责任部门的，由国家发展改革委会同有关部门推动
_UNMARKED = re.compile(
    r"(?:以下|上述|以上|本[一-龥]{2}|各项|所列)?[^，,。；;：:]{0,10}(?:凡|对)?(?:未|没有)(?:标注|标明|注明|列明|明确|列出|写明)(?:责任|牵头|主管|负责)?(?:单位|部门)的[^，,。；;]{0,8}[，,](?:均|一律)?由(?P<who>[^。；;]{2,40}?(?:推动|推进|负责|牵头|落实|组织实施))"
)
_CARRIED = re.compile(r"(?:推动|推进|落实|组织实施)$")  # no verb of a note
_ALIKE = re.compile(r"(?<![平人年户])(?:均|都|皆)(?!衡|等|质|匀|值)")
_FILLING = re.compile(
    r"(?:要求|除[^，。；]{2,16}外[，,]?|对(?=各项|本|上述|以上|所有|全部|第)|第?\d{1,2}(?:项|条)?(?:至|到|[—–－-])第?\d{1,2}[项条]|负(?:有)?(?:属地|主体)?(?:落实|管理|主体)?责任|[均都]?为(?:落实|实施|责任)(?:单位|主体)|属地|结合(?:各自|本地)?实际|本(?:方案|通知|意见|表|计划|清单|分工)|(?:表|文)[中内]|[上下]表|所列|注[:：]|第[一二三四五六七八九十第、，,和及与至到部分—–－-]{1,20}部分|以下|下列|上述|以上|各项|各条|所有|全部|本方案|任务|工作|事项|措施|条款|(?:责任|配合|落实|实施|参与|牵头)(?:单位|主体)|均|都|皆|还|需要?|须|要|应|由|为|是|涉及|包括|包含|含|的"
    r"|按照?(?:各自)?(?:职责|分工)(?:分工)?|按照?(?:属地|分级)(?:管理|负责)?(?:的)?原则|负责|具体|组织|贯彻|抓好|认真|做好|落实|实施|配合|参与|协助|推进|承担|执行|中)+"
)
_FIRST = re.compile(
    r"(?:各项|以下|上述|任务|责任|工作|各|单位|部门|中|以|将|，|未(?:特别)?(?:明确|说明|注明)牵头单位的，?){0,6}(?:排名|排序|排列|排位|名单|位列|名列|列|排)?(?:在|于|为)?(?:第一|首|第1|最前|前列|第一顺位)(?:位|个|名|家|列|序位)?(?:的|者)?(?:责任)?(?:单位|部门)?"
    r"(?:负总责[并、]|[为是]第一责任(?:单位|部门)[（(、])?(?:即|为|是|系|负责|作为|总){0,6}牵头(?:责任)?(?:单位|部门|负责|者)?[)）]?"
)
# 牵头单位为责任单位中的第一个
_FIRST_TURNED = re.compile(
    r"牵头(?:责任)?(?:单位|部门)(?:均|即|为|是|系){1,3}[^，,。；;、]{0,12}?(?:第一|首)(?:位|个|家|名)(?:的)?(?:责任)?(?:单位|部门)?"
)
_COMMA = re.compile(
    r"(?:以)?(?:第一个)?(?:逗号|“，”|“,”|分号|“；”)(?:之)?前(?:面|边)?的?(?:责任)?(?:单位|部门)?(?:即|为|是|系|作为){0,6}牵头(?:责任)?(?:单位|部门)?(?:[，,；;]?(?:逗号|分号|其)?(?:之)?后(?:面)?的?(?:单位|部门)?(?:即|为|是){0,6}(?P<others>配合|协办|参与|责任)(?:单位|部门)?)?"
)
_OTHERS = re.compile(
    r"[，,；;]?(?:其他|其余|其它|余者|余下|后面|其后)的?(?:各)?(?:责任)?(?:单位|部门)?(?:即|为|是|均为|按){0,6}(?P<word>配合|协办|参与|责任|负责)(?:单位|部门)?"
)
_NO_LEADER = re.compile(
    r"未(?:明确|列明|注明|标明)牵头(?:单位|部门)?的?，?[^；;。，,]{0,16}(?:负责|落实)|(?:各|有关|相关)单位排名不分先后|排名不分先后"
)
_UNLESS_NAMED = re.compile(r"除[^，。；;]{0,8}(?:注明|明确|列明|标明|标注|规定)[^，。；;]{0,8}外")
_UNLESS_SAYS = re.compile(
    r"除(?:注明|标明|标注|标有|写明)[“\"'「](?P<word>[^”\"'」，。]{2,12})[”\"'」][^，。；]{0,10}外"
)
# 已写明“按职责分工负责”的，从其写明 · “责任单位”列有多家的，排在第一位的为牵头单位: not where others have a verb of their own
_UNLESS_DIVIDED = re.compile(
    r"除[^，。；;]{0,8}分工[^，。；;]{0,4}外|写明[^。；;]{0,30}分工[^。；;]{0,12}从其|除[^，。；;]{0,6}另有(?:写明|规定|说明|注明|明确)[^，。；;]{0,2}外|[“\"「]责任(?:单位|部门)[”\"」](?:栏|中|内|里|一栏)?(?:列|有|排|的)"
)
_SAME = re.compile(r"[（(，,。；;、]?(?:以)?下(?:均)?同[)）]?")
_BEFORE = 24  # characters before a default in which its exception stands
_REACH = 120  # characters before 不再列出 in which its clause begins
_SHARED = {
    "责任": Role.RESPONSIBLE,
    "负责": Role.RESPONSIBLE,
    "配合": Role.SUPPORT,
    "参与": Role.SUPPORT,
    "协办": Role.SUPPORT,
}


@dataclass(slots=True)
class _Found:
    leads: Leads | None = None
    others: Role | None = None
    blankets: list[Blanket] = field(default_factory=list)
    same_below: bool = False
    none_leads: bool = False
    unless_divided: bool = False
    cuts: list[tuple[int, int]] = field(default_factory=list)

    def defaults(self) -> Defaults:
        return Defaults(
            self.leads, self.others, tuple(self.blankets), self.same_below, self.none_leads, self.unless_divided
        )


def find_defaults(text: Text) -> Defaults:
    """The rules and defaults that a stretch of text says.

    >>> find_defaults(Text.of("逗号前为牵头单位，下同")).leads
    <Leads.COMMA: 'rule.comma-leads'>
    """
    found = _search(text)
    return found.defaults()


def cut_defaults(text: Text) -> tuple[Text, Defaults]:
    """A note's content without what it says for many tasks, and that."""
    found = _search(text)
    rest, start = [], 0
    for a, b in sorted(found.cuts):
        if a >= start:
            rest.append(text.slice(start, a))
        start = max(start, b)
    rest.append(text.slice(start))
    kept = Text.join([part for part in rest if part]) if found.cuts else text
    return kept, found.defaults()


def _search(text: Text) -> _Found:
    found = _Found()
    string = text.text
    if "牵头" in string:
        _find_leads(string, found)
        found.unless_divided = found.leads is not None and _UNLESS_DIVIDED.search(string) is not None
    if any(word in string for word in ("均", "都", "皆", "不再", "从略", "部门的", "单位的")):
        _find_blankets(text, found)
    for same in _SAME.finditer(string):
        found.same_below = True
        found.cuts.append(same.span())
    return found


def _find_leads(string: str, found: _Found) -> None:
    for rule, pattern in ((Leads.COMMA, _COMMA), (Leads.FIRST, _FIRST), (Leads.FIRST, _FIRST_TURNED)):
        if match := pattern.search(string):
            found.leads = found.leads or rule
            found.cuts.append(match.span())
            if said := match.groupdict().get("others"):
                found.others = _SHARED[said]
            elif others := _OTHERS.match(string, match.end()):
                found.cuts.append(others.span())
                found.others = _SHARED[others["word"]]
    for match in _NO_LEADER.finditer(string):
        found.none_leads = True
        found.cuts.append(match.span())


def _find_blankets(text: Text, found: _Found) -> None:
    for match in text.finditer(_UNMARKED):
        found.blankets += _for_unmarked(text, match)
        found.cuts.append(match.span())
    for match in text.finditer(_ALL_OTHERS):
        found.blankets += _for_all_others(text, match)
        found.cuts.append(match.span())
    for match in _NO_MORE.finditer(text.text):
        start, end = _clause_before(text.text, match.start())
        _add(text, (start, end), match.end(), text.at[start] if start < end else 0, found)
    for match in _EVERY.finditer(text.text):
        if not any(a < match.end() and match.start() < b for a, b in found.cuts):
            behind = match.group().startswith(("上述", "以上"))
            _add(text, match.span(), match.end(), 0 if behind else text.at[match.start()], found, only_local=True)


def _for_all_others(text: Text, match: re.Match[str]) -> Iterator[Blanket]:
    """The bodies that carry out what is said above and names nobody: local governments, and all departments concerned."""
    bodies = parse_bodies(text.slice(*match.span("who")))
    if bodies.certain:
        parties = tuple(_blanket_party(item.text, Role.RESPONSIBLE, carries=True) for item in bodies.items)
        yield Blanket(parties, 0, text.at[match.start()], only_bare=True)


def _for_unmarked(text: Text, match: re.Match[str]) -> Iterator[Blanket]:
    """The bodies that carry out what names nobody, each with the part that the sentence gives it."""
    if match["who"].endswith(("负责", "牵头")) and "牵头单位" in match.group():
        return  # a rule about who leads
    reading = Reading("default.blanket")
    start = match.start("who")
    reading.read(text.slice(start, start + len(_CARRIED.sub("", match["who"]))))
    parties = tuple(replace(party, rule="default.blanket", basis=Basis.BLANKET) for party in reading.in_order())
    if parties and all(party.known for party in parties):
        below = match.group().startswith(("以下", "本", "各项", "所列"))
        yield Blanket(parties, text.at[match.start()] if below else 0, only_bare=True)


def _clause_before(string: str, end: int) -> tuple[int, int]:
    """The clause that 不再列出 is about: the one with 均 or 以下 in it, else the last before it."""
    low = max(0, end - _REACH)
    low = max([low, *(string.rfind(mark, low, end) + 1 for mark in "。；;：:\n")])
    opened = max(string.rfind("（", low, end), string.rfind("(", low, end))
    if opened >= 0 and not re.search(r"[）)]", string[opened:end]):
        low = opened + 1
    parts = [(low + a, low + b) for a, b in split_outside(string[low:end], "，,")]
    for start, stop in reversed(parts):
        below = string.rfind("以下", start, stop)
        if below >= 0 or _ALIKE.search(string, start, stop):
            return max(start, below), stop
    return parts[-1] if parts else (end, end)


def _add(text: Text, span: tuple[int, int], until: int, at: int, found: _Found, only_local: bool = False) -> None:
    """The bodies of a clause get the part that its verb or label names, in every task from an offset on.

    Without 不再列出 only local governments are meant for all tasks: `各项工作均由市教育局负责` speaks of one clause.
    """
    clause = text.slice(*span)
    carries = re.search(r"落实|实施|执行", clause.text) is not None
    role = Role.SUPPORT if re.search(r"配合|参与|协助", clause.text) else Role.RESPONSIBLE
    parties: list[Party] = []
    for piece in _without_filling(clause):
        bodies = parse_bodies(piece)
        if not bodies.certain or (only_local and not all(is_local(item.text.text) for item in bodies.items)):
            return
        parties += [_blanket_party(item.text, role, carries) for item in bodies.items]
    if parties:
        said = text.text[span[0] : until]
        parts, items = named_parts(said), named_items(said)
        unless = _UNLESS_NAMED.search(text.text, max(0, span[0] - _BEFORE), span[1]) is not None
        says = _UNLESS_SAYS.search(text.text, max(0, span[0] - _BEFORE), span[1])
        found.blankets.append(
            Blanket(
                tuple(parties),
                0 if parts or items else at,
                parts=parts,
                items=items,
                unless_named=unless and not says,
                unless_says=says["word"] if says else "",
            )
        )
        found.cuts.append((span[0], until))


def _without_filling(clause: Text) -> list[Text]:
    pieces: list[Text] = []
    start = 0
    for match in _FILLING.finditer(clause.text):
        pieces.append(clause.slice(start, match.start()))
        start = match.end()
    pieces.append(clause.slice(start))
    return [piece for piece in pieces if piece.text.strip("、，, ")]


def _blanket_party(text: Text, role: Role, carries: bool) -> Party:
    part = Role.IMPLEMENT if carries and is_local(text.text) else role
    return Party(text, part, "default.blanket", basis=Basis.BLANKET)
