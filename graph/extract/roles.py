"""What a statement of responsibility says: `牵头单位：A；配合单位：B`, `A牵头，B配合`, `A、B、C` → bodies with roles.

A statement has labels, or verbs, or is a bare list; the bare list must be bodies beyond doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.bodies import is_office_like, is_stem
from graph.extract.brackets import pair_brackets
from graph.extract.collectives import is_collective, is_place
from graph.extract.rule import Rule
from graph.extract.verbs import Party, Reading
from graph.model import Role
from graph.spans import Text

RULES = (
    Rule(
        "note.label",
        "a label (责任单位 牵头部门 配合单位 …) with a list of bodies behind it",
        "（责任单位：市教育局、市财政局）",
    ),
    Rule(
        "note.verb",
        "bodies with 牵头, 负责, 配合, 参与, 落实, 会同 behind them",
        "（市教育局牵头，市财政局等配合，各县（市、区）落实）",
    ),
    Rule("note.verbless", "a bracket that holds nothing but bodies", "（省自然资源厅、省住建厅、省财政厅）"),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """`rest` are the stretches that name no body; `rule` is how the statement was recognised."""

    parties: tuple[Party, ...]
    rule: str
    open_list: bool = False
    deadlines: tuple[Text, ...] = ()
    rest: tuple[Text, ...] = ()


_KIND = r"(?:单位|部门|处室|科室|股室|机构|主体|地区|处|科)"
_PLUS = r"(?:[（(][^（()）\n]{1,20}[)）]|及责任人|和责任人|、责任人|及分工)?"
# 责任单位 · 牵头部门 · 牵头考核单位 · 市级牵头单位 · 责任科室 · 完成时限 · 责任人 · 工作目标
LABEL = re.compile(
    r"(?:省级|市级|县级|区级|市直|县直|省直|区直|中央|本级|省|市|县|区|主要|第一|具体|共同)?(?:"
    r"(?P<person>(?:牵头|责任|分管|包抓|负责|联系|挂钩|配合|包联)?(?:市|省|县|区)?(?:领导|责任人|负责人|联系人|联络员)|联系电话|电话)"
    rf"|(?P<lead>(?:总)?牵头(?:及|和|与|、)?(?:责任|负责|考核|实施|推进|落实|组织|主管)?{_KIND}(?:及责任{_KIND})?|主抓{_KIND}|牵头(?=[：:]))"
    rf"|(?P<support>(?:配合|协办|参与|参加|协同|协助|协作|支持|辅助)(?:及参与|和参与|、参与|责任|配合|实施)?{_KIND}|配合(?=[：:]))"
    rf"|(?P<implement>(?:落实|实施){_KIND})"
    rf"|(?P<resp>(?:责任|负责|主责|主办|承办|主体责任|责任落实|组织实施|承接|主管|主要责任|责任主体){_KIND}|(?:职责|任务|责任|工作)分工|责任分工|(?:分工|责任|负责)(?=[：:]))"
    r"|(?P<begin>(?:启动|开始|起始|开工|动工)(?:时间|日期|年月))"
    r"|(?P<when>(?:完成|办结|整改|推进|落实|实施|任务|工作|计划完成)?(?:时限|期限|时间节点|时间安排|进度安排|时间进度|时间|日期|进度)(?:要求|安排)?)"
    rf"|(?P<watch>(?:督促|督办|督导|监督|考核|指导|验收|监管|评价|审核)(?:责任)?{_KIND})"
    r"|(?P<goal>(?:工作|任务|整改|阶段|年度)?(?:目标|要求|成果形式|预期成果|成果|措施|内容|备注|目标任务))"
    rf"){_PLUS}"
)
_ROLES = {"lead": Role.LEAD, "support": Role.SUPPORT, "implement": Role.IMPLEMENT, "resp": Role.RESPONSIBLE}
_LEVELLED = re.compile(r"^(?:国家|省|市|县|区|州|盟|旗|团[省市县区州]|中央|[一-龥]{2,8}[省市县区州盟旗]|各)")


def parse_statement(text: Text, default: Role | None = None, apart: bool = False) -> Statement | None:
    """Read a statement of responsibility; None if the text is none.

    `default` is the role of bodies that have neither label nor verb (in a table cell). Without it a bare list is
    accepted only if every item of it is a body beyond doubt, and one body only if its name begins with its level,
    unless the text stands `apart`, behind a finished sentence.

    >>> [(str(p.text), p.role.value) for p in parse_statement(Text.of("市教育局牵头，市财政局配合")).parties]
    [('市教育局', 'lead'), ('市财政局', 'support')]
    """
    labels = find_labels(text)
    if labels:
        return _of_labels(text, labels)
    reading = Reading("note.verb")
    reading.read(text, default)
    if default is None and not (_is_verb_form(reading) if reading.verbs else _is_bare_list(reading, apart)):
        return None
    return _statement(reading, "note.verb" if reading.verbs else "note.verbless") if reading.parties else None


def find_labels(text: Text) -> list[re.Match[str]]:
    """Labels, each at the beginning or behind a separator, a stop or a gap, and before a colon or a gap.

    >>> [m["lead"] or m["support"] for m in find_labels(Text.of("牵头单位：市教育局；配合单位：市财政局"))]
    ['牵头单位', '配合单位']
    """
    string = text.text
    closed = _covered(string)
    found: list[re.Match[str]] = []
    for match in LABEL.finditer(string):
        if not closed[match.start()] and _begins(text, match.start()) and _introduces(text, match):
            found.append(match)
    return found


def _covered(string: str) -> bytearray:
    """1 for each character inside brackets."""
    covered = bytearray(len(string))
    done = 0
    for start, end in pair_brackets(string).items():
        if end > done:
            covered[start + 1 : end] = b"\x01" * (end - start - 1)
            done = end
    return covered


def _begins(text: Text, at: int) -> bool:
    return at == 0 or text.text[at - 1] in "，,；;。、\n：:）)】]〕—－–―" or text.at[at] != text.at[at - 1] + 1


def _introduces(text: Text, label: re.Match[str]) -> bool:
    """Before a colon; on a line of its own white space may stand for it (责任单位　市财政局)."""
    end = label.end()
    if end >= len(text):
        return False
    if text.text[end] in "：:":
        return True
    start = label.start()
    alone = start == 0 or text.text[start - 1] == "\n" or text.at[start] != text.at[start - 1] + 1
    return alone and len(label.group()) >= 4 and text.at[end] != text.at[end - 1] + 1


def _of_labels(text: Text, labels: list[re.Match[str]]) -> Statement | None:
    reading = Reading("note.label")
    before = text.slice(0, labels[0].start())
    if before.text.strip("，,；;。 "):
        reading.read(before)
    for label, until in zip(labels, [*(m.start() for m in labels[1:]), len(text)], strict=True):
        start = label.end() + (text.text[label.end()] in "：:")
        _read_label(reading, label, text.slice(start, until))
    if reading.parties and reading.rest and not any(party.known for party in reading.parties):
        return None
    return _statement(reading, "note.label") if reading.parties or reading.deadlines else None


def _read_label(reading: Reading, label: re.Match[str], content: Text) -> None:
    kind = label.lastgroup or ""
    if kind == "when":
        if content.text.strip("，,；;。 \n"):
            reading.deadlines.append(content)
    elif kind in _ROLES:
        reading.read(content, _ROLES[kind])
    else:
        reading.rest.append(content)


def _is_verb_form(reading: Reading) -> bool:
    known = sum(party.known for party in reading.parties)
    long_rest = sum(len(text) for text in reading.rest) > 30
    return not reading.attributive and bool(known) and known * 2 >= len(reading.parties) and not long_rest


def _is_bare_list(reading: Reading, apart: bool) -> bool:
    """Nothing but bodies: two, or one that stands apart or begins with its level; not places, nor lines of business."""
    names = [party.text.text for party in reading.parties]
    known = sum(party.known for party in reading.parties)
    if not names or reading.rest or known * 4 < len(names) * 3:
        return False
    if all(is_place(name) or (is_stem(name) and not is_office_like(name)) for name in names):
        return False
    if len(names) == 1 and not _LEVELLED.match(names[0]):
        return apart and len(names[0]) >= 4 and is_office_like(names[0]) and not is_collective(names[0])
    return True


def _statement(reading: Reading, rule: str) -> Statement:
    parties = (
        tuple(reading.in_order())
        if rule == reading.form
        else tuple(_named(party, rule) for party in reading.in_order())
    )
    return Statement(parties, rule, reading.open_list, tuple(reading.deadlines), tuple(reading.rest))


def _named(party: Party, rule: str) -> Party:
    return Party(party.text, party.role, rule, party.known, party.group, party.place, party.basis)
