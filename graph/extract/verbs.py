"""Bodies and the verbs behind them: `A牵头，B、C等配合，各县（市、区）落实`, `A会同B负责`.

A verb applies to the list before it, over commas (`A、B，C按职责分工负责`); 会同 makes the list behind it support the
doer before it. What is neither body nor verb is a deadline or is set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.bodies import looks_like_body
from graph.extract.brackets import pair_brackets, split_outside
from graph.extract.collectives import is_local
from graph.extract.lists import Item, parse_bodies
from graph.model import Basis, Role
from graph.spans import Text


@dataclass(frozen=True, slots=True)
class Party:
    """One body and its part. `group` counts the comma groups of its list, `place` its position in it, from 0."""

    text: Text
    role: Role
    rule: str
    known: bool = True
    group: int = 0
    place: int = 0
    basis: Basis = Basis.LIST


BREAKS = "，,；;。\n"
_STOPS = "；;。"  # behind a label they end its list: 牵头单位：A；B、C配合
_LEADS = (
    r"(?:共同|联合|分别|各自|(?<![防全铁])总|统一|具体|组织)?牵头(?:抓总|抓好|抓|负责|会商|协调|统筹|推进|组织实施|组织落实|组织|实施|落实|办理|承办)?"
    r"|负责牵头(?:抓总|落实|推进)?|统筹牵头|主抓|[为是](?:总|主要)?牵头(?:单位|部门)"
)
_SUPPORTS = (
    r"(?:积极|密切|协同|分别|共同|做好|指导)?(?:配合(?:组织|做好|抓好)?(?:落实|实施|推进)?|参与(?:配合|实施|落实)?|参加|协助(?:配合|落实)?"
    r"|协同(?:配合|推进|落实|负责)?|协办|协作|支持|[为是](?:配合|协办|协助|参与)(?:单位|部门)|[予给][以予](?:指导|支持|协助|配合)|(?:业务|技术|监督)?指导(?=[，,、；;。)）\]］〕】]|$))"
)
_BY_DUTIES = (
    r"(?:依据|依照|按照|按|根据|依)(?:各自|部门|有关|相关|工作|法定|任务|本)?的?(?:职责|职能|责任|分工|任务|权限|事权|管理权限)"
    r"(?:和|、|及|与)?(?:职责|职能|任务|分工|权限|范围)?"
)
_CARRY = r"(?:落实|组织实施|实施|推进|贯彻落实|组织落实|推进落实|抓好落实|执行)"
_DOES = (
    rf"{_BY_DUTIES}(?:分别|共同|各自|具体|分工)?(?:负责|抓好|做好)?(?P<duty_carry>{_CARRY})?(?:到位)?"
    rf"|(?:分别|共同|具体|分工|各自|主要|直接|统筹|全面|组织)?负责(?!人|制|单位|部门|同志)(?P<carry>(?:组织|抓好|具体)?{_CARRY})?|主责|主办|承办|各负其责|[为是](?:第一|主要)?(?:责任|主责|承办|实施)(?:单位|部门|主体)"
)
_CARRIES = rf"(?:具体|组织|贯彻|抓好|分别|共同|推动|认真|做好|负责){{0,6}}{_CARRY}(?:到位)?"
# the verbs behind a list; the longest first. 落实 and its like make local governments carry out what others decide
VERB = re.compile(
    rf"(?P<support>{_SUPPORTS})|(?P<lead>{_LEADS})|(?P<does>{_DOES})|(?P<carries>{_CARRIES})|(?P<with>会同|联合(?!会(?!商)|社(?!会)|国|体|网络|总[社工]|大学|学院)|会商|商(?=[省市县国财]))"
)
WHEN = re.compile(
    r"[\d０-９]{4}[年.\-/]|[\d０-９]{1,2}月|年底|年内|上半年|下半年|长期|持续|常年|常态|每年|每月|每季|季度|逐年|即行|即时|立即|立行|近期|十[一二三四五六]五|期间|前完成|完成时|今年|明年|适时|贯穿"
)
# 市分工方案：… · 我省分工：… : whose division of work it is
_HEAD = re.compile(r"^[^：:，,。；;（(]{0,12}(?:方案|分工|意见|任务|清单|层面|级)[:：]")
_NAME_GOES_ON = re.compile(r"[一-龥]{0,24}?(?:小组|专班|指挥部|联席会议|委员会|办公室|办(?!理|法|事|好)|中心)")
_TAIL_ADVERB = re.compile(
    r"(?:(?:结合|根据)(?:本地区?|各自|自身|本部门)?(?:工作)?实际(?:情况)?|按(?:照)?(?:有关|相关)?(?:要求|规定|程序)|依法依规|依法|认真|积极|切实|共同|分别|具体){1,3}$"
)
_PHRASE = re.compile(r"[的是指将应不。：:]")
_WITHOUT_VERB = frozenset("、和与及")


class Reading:
    """What a stretch of a statement says, gathered from left to right."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.parties: list[Party] = []
        self.deadlines: list[Text] = []
        self.rest: list[Text] = []
        self.open_list = False
        self.verbs = 0
        self.attributive = False  # 由…负责的: part of a description, no statement
        self._held: list[Text] = []
        self._group = 0

    def read(self, text: Text, default: Role | None = None) -> None:
        """Read a stretch; bodies without a verb get `default`, or are responsible."""
        for start, end in split_outside(text.text, _STOPS):
            part = text.slice(start, end)
            for a, b in split_outside(part.text, BREAKS):
                self._segment(_without_head(part.slice(a, b)), default is not None)
            if default is not None:
                self._release(default, carries=False)
        self._release(default or Role.RESPONSIBLE, carries=False)

    def in_order(self) -> list[Party]:
        """The parties as printed: of `A会同B负责`, A is known last."""
        return sorted(self.parties, key=lambda party: party.text.at[0])

    def _segment(self, text: Text, labelled: bool) -> None:
        inner = pair_brackets(text.text)
        verbs = [
            v
            for v in VERB.finditer(text.text)
            if not any(a < v.start() < b for a, b in _outermost(inner)) and not _in_name(text.text, v)
        ]
        if not verbs or (WHEN.search(text.text) and not self._has_bodies(text.slice(0, verbs[0].start()))):
            self._without_verb(text, labelled)
            return
        self._with_verbs(text, verbs)

    def _without_verb(self, text: Text, labelled: bool) -> None:
        if self._has_bodies(text) or (
            labelled and (parse_bodies(text).known or (not WHEN.search(text.text) and _namelike(text)))
        ):
            self._held.append(text)
        elif WHEN.search(text.text):
            self.deadlines.append(text)
        elif text.text.strip():
            self.rest.append(text)

    def _with_verbs(self, text: Text, verbs: list[re.Match[str]]) -> None:
        start, together = 0, False
        for verb in verbs:
            if verb.start() < start:
                continue
            self._hold(text.slice(start, verb.start()), together)
            if verb["with"]:
                together, start = True, verb.end()
                continue
            role, carries = role_of(verb)
            self._release(role, carries)
            together, self.verbs = False, self.verbs + 1
            start = self._skip_object(text, verb.end())
        if start < len(text):
            self._hold(text.slice(start), together)

    def _hold(self, text: Text, together: bool) -> None:
        """A list waits for its verb; one behind 会同 has its role already."""
        if tail := _TAIL_ADVERB.search(text.text):
            text = text.slice(0, tail.start())
        if not text.text.strip("、和与及由"):
            return
        if together:
            self._take(text, Role.SUPPORT, carries=False)
        elif self._has_bodies(text):
            self._held.append(text)
        else:
            self.rest.append(text)

    def _skip_object(self, text: Text, at: int) -> int:
        """`A负责甲` names what A does; `A负责的…` is a description and no statement."""
        follows = text.text[at : at + 1]
        if follows in ("", *_WITHOUT_VERB) or VERB.match(text.text, at):
            return at
        if follows == "的":
            self.attributive = True
        return len(text)

    def _release(self, role: Role, carries: bool) -> None:
        for held in self._held:
            self._take(held, role, carries)
        self._held = []

    def _take(self, text: Text, role: Role, carries: bool) -> None:
        bodies = parse_bodies(text)
        self.open_list = self.open_list or bodies.open_list
        for item in bodies.items:
            if not item.known and _PHRASE.search(item.text.text):
                continue
            part = _marked(item, Role.IMPLEMENT if carries and is_local(item.text.text) else role)
            self.parties.append(Party(item.text, part, self.form, item.known, self._group, len(self.parties)))
        self._group += 1

    def _has_bodies(self, text: Text) -> bool:
        items = parse_bodies(text).items
        likely = sum(item.known or looks_like_body(item.text.text) for item in items)
        return bool(items) and likely * 3 >= len(items) * 2


def _in_name(string: str, verb: re.Match[str]) -> bool:
    """`省政府推进职能转变协调小组办公室`: 推进 is part of a name."""
    return verb["carries"] is not None and _NAME_GOES_ON.match(string, verb.end()) is not None


def _outermost(pairs: dict[int, int]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for start, end in pairs.items():
        if not outer or start > outer[-1][1]:
            outer.append((start, end))
    return outer


def _without_head(text: Text) -> Text:
    head = _HEAD.match(text.text)
    return text.slice(head.end()) if head else text


def _namelike(text: Text) -> bool:
    """Behind a label even a name that nobody knows is a name, if it is short and no sentence."""
    items = parse_bodies(text).items
    return bool(items) and all(len(item.text) <= 30 and not _PHRASE.search(item.text.text) for item in items)


def role_of(verb: re.Match[str]) -> tuple[Role, bool]:
    """The role a verb gives, and whether it makes local governments carry out."""
    if verb["lead"]:
        return Role.LEAD, False
    if verb["support"]:
        return Role.SUPPORT, False
    return Role.RESPONSIBLE, bool(verb["carry"] or verb["duty_carry"] or verb["carries"])


def _marked(item: Item, role: Role) -> Role:
    """`市教育局（牵头）`: a bracket behind a name gives its role."""
    if item.mark == "牵头":
        return Role.LEAD
    if item.mark in ("配合", "协办", "参与"):
        return Role.SUPPORT
    return role
