"""Duties told in sentences: `市财政局要加大投入`, `对…的监管由A牵头负责，B配合`, `请各市认真学习`.

A sentence ends at 。 or ；. Permission and encouragement (可, 鼓励, 支持) assign nothing, and neither does a report of
what was done. Subjects with 要 or 请 open a duty each; further bodies with 负责 or 配合 join the duty they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.bodies import is_stem
from graph.extract.brackets import split_outside
from graph.extract.collectives import is_local
from graph.extract.lists import Bodies, parse_bodies
from graph.extract.rule import Rule
from graph.extract.sentences import join_lines, skip_connectives, split_sentences
from graph.extract.subjects import Subject, find_by, find_partners, find_subject, find_waiting, is_doer
from graph.extract.verbs import VERB, Party, Reading, role_of
from graph.model import Basis, Role
from graph.spans import Text

RULES = (
    Rule("prose.subject", "bodies before 要, 应当, 须, 负责, 牵头 or 承担", "市财政局要加大对医养结合发展的投入"),
    Rule(
        "prose.by",
        "bodies behind 由 with what they have to do",
        "对医养结合服务的监管由卫生健康部门牵头负责，民政部门配合",
    ),
    Rule("prose.request", "bodies behind 请 or 希望", "请各地结合实际，认真学习借鉴"),
    Rule("prose.each", "each unit of a kind with a number to reach", "每个县、区至少设置1家评估中心"),
    Rule(
        "prose.mechanism", "who leads a mechanism to be set up", "建立政府主导、卫生健康和民政牵头、部门协作的工作机制"
    ),
)
_CARRIES = re.compile(
    r"(?:应当?|要|须|必须|需)?(?:认真|积极|切实|抓好|具体|负责|全面|扎实|精心|也|都|均){0,6}(?:组织实施|贯彻落实|抓好落实|落实(?!好|[^，。；]{0,6}责任)|组织落实|贯彻执行)"
)
_LEADING = re.compile(r"(?:要|应当?|须|必须|需)?(?:共同)?(?:会同[^，。；]{1,24}?)?牵头")
_HELP = re.compile(r"(?:积极|密切|予以|给予|做好|大力){0,2}(?:协助|配合|支持)")
# 各乡镇应配合做好选址 · 海警部门应予以协助; 各部门要密切配合 is a duty of each
_ASSISTS = re.compile(r"(?:积极|主动|全力|予以|给予|做好|大力){0,2}(?:协助|配合)")
# 做好技术支撑: help too, though 做好 opens a duty of one's own elsewhere
_AIDS = re.compile(r"(?:积极|主动|共同)?(?:做好|加强|提供)[^，。；]{0,8}(?:技术支撑|技术支持|配合|协助|协同)(?:工作)?$")
# 牵头单位：… opens a list, or says what one is
_PART = re.compile(r"各?(?:级|有关|相关)?[一-龥]{0,4}(?:单位|部门|主体|机构)")
_DEFINED = re.compile(r"(?:本[一-龥]{1,4})?(?:所称)?(?:的)?[^，。；]{2,16}(?:，)?是指")  # 责任单位是指对…的部门
_TOGETHER = re.compile(r"(?:并|要|应)?(?:会同|联合(?!会(?!商)|社(?!会)))")
_EACH = re.compile(
    r"每个?(?!.{0,4}(?:社区|居民区|村|小区|网格))[市县区乡镇街道村社区、和（()）]{1,10}(?=至少|原则上|应|要|不少于|每年)"
)
_MECHANISM = re.compile(
    r"(?:^|[，由的])(?P<who>[^，。；由的]{2,50})牵头、[^，。；]{2,30}?的[^，。；、]{0,10}(?:机制|制度|格局|体系)"
)
# 市财政局主要负责同志为成员的领导小组: who sits in a group is given nothing to do by that
_SEATS = re.compile(
    r"(?:为|任|担任)(?:常务|执行)?(?:副?组长|成员|组员|副?召集人|副?指挥长)|(?:同志|负责人|领导|人员)(?:担任|兼任)$"
)
_ORDER = re.compile(r"^(?:要|应|应当|必须|须|建立|健全|完善|构建|形成|落实|推动|加强|坚持)")
_DONE = re.compile(
    r"^(?:\d{4}年(?![底末\d])|截至|截止|近年来|近[一二三两几]年|去年|上年|目前|当前|过去|[^，]{0,16}以来)|实践证明|取得[^，]{0,8}(?:成效|成果|进展)|已(?:经|累计|先后)|先后[^，]{0,10}(?:出台|印发|开展)|圆满|成效(?:显著|明显)|[一-龥]了(?!解)"
)
# minutes: 会议研究了…，同意…，由市国资委牵头做好…
_DECIDED = re.compile(r"^会议[^。]{0,60}[，,](?:会议)?(?:原则)?(?:同意|决定|明确|议定|要求)")
# a default for many tasks is none of its own: …均需各市人民政府落实，不再逐项列出
_SAID_ONCE = re.compile(
    r"(?:凡|对)?(?:未|没有)(?:标注|标明|注明|列明|写明)(?:责任|牵头|主管|负责)?(?:单位|部门)的|不再(?:一一|逐一|逐项|单独|另行|重复)?(?:列出|列示|列明|单列|标注|注明)"
)
_DASH = re.compile(r"(?<=[局委厅办府门会队院处心站司])——(?=[一-龥]{2})")
_AMENDED = re.compile(
    r"(?:修改|改|调整|修订|表述|规范)为[：:，]?(?P<quote>“[^”]{2,1500}”?)"
    r"|(?:增加|新增|补充)[^。；“”]{0,30}[：:](?P<more>“[^”]{2,1500}”?)"
)
_MODAL_AHEAD = re.compile(
    r"(?:也|都|均|还|仍|更|进一步|切实|务必|一定|认真)?(?:要(?!求|点|素)|应当|应(?!急|对|用)|须|必须|需|负责|牵头|承担|做好|抓好|协助(?!单位)|配合(?!单位))"
)
_IMPERATIVE = re.compile(
    r"(?:\d{4}年|[将把要应须以按在对为从自经]|积极|加快|加大|加强|大力|进一步|认真|切实|全面|推进|推动|建立|健全|完善|强化|落实|开展|组织|支持|鼓励|引导|扩大|提高|提升|优化|深化|统筹|规范|实施|现|现将|坚持|严格|充分|做好|抓好|逐步|持续)"
)
# 在党委领导下，… · 自2024年起，…: under what and from when a duty holds is part of it
_SETTING = re.compile(
    r"(?:在[^，。；]{2,30}下|自[^，。；]{2,20}起|从[^，。；]{2,20}起|(?:\d{4}年)?\d{1,2}月[^，。；]{0,6}前|\d{4}年(?:年底|底)?前|每年[^，。；]{1,8})"
)
_TOPIC = re.compile(r"^(?:对|凡|涉及|属于|符合|未|因|经|发现|如|若|需)[^。；]{0,80}|[^。；]{0,80}的$")


@dataclass(frozen=True, slots=True)
class Duty:
    """A sentence, or the part of one, that makes bodies do something."""

    text: Text
    parties: tuple[Party, ...]
    rule: str
    open_list: bool = False


def find_duties(text: Text, narrative: bool = False) -> list[Duty]:
    """All duties of a stretch of running text, in order.

    In narrative text (what stands before the first clause) only 要, 应当 and 请 make duties, for it tells what was done.

    >>> [[str(p.text) for p in d.parties] for d in find_duties(Text.of("市财政局要加大投入。鼓励企业参与。"))]
    [['市财政局']]
    """
    spoken = _with_colons(_without_amendments(join_lines(text)))
    sentences = (sentence for sentence in split_sentences(spoken) if not _SAID_ONCE.search(sentence.text))
    return [duty for sentence in sentences for duty in _of_sentence(sentence, narrative)]


def _without_amendments(text: Text) -> Text:
    """Without the wording that a decision puts into another document: `第三条修改为：“…”`."""
    if "“" not in text.text or not (found := list(_AMENDED.finditer(text.text))):
        return text
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start("quote" if match["quote"] else "more") for match in found), len(text)]
    return Text.join([text.slice(a, b) for a, b in zip(starts, ends, strict=True)])


def _with_colons(text: Text) -> Text:
    """With a colon where a dash sets a body off from its duty: 区消防救援大队——承担救援任务."""
    return Text(_DASH.sub("：：", text.text), text.at) if "——" in text.text else text


@dataclass(slots=True)
class _Draft:
    start: int
    parties: list[Party]
    rule: str
    open_list: bool = False


def _of_sentence(sentence: Text, narrative: bool) -> Iterator[Duty]:
    start = skip_connectives(sentence)
    text = sentence.slice(start)
    drafts: list[_Draft] = []
    if _DEFINED.match(text.text):
        return
    spoken = not narrative and (not _DONE.search(text.text) or _DECIDED.search(text.text) is not None)
    waiting: Subject | None = None
    for begin, end in split_outside(text.text, "，,：:"):
        begin = skip_connectives(text, begin)
        if begin >= end:
            continue
        waiting = _read_clause(text, begin, end, drafts, waiting, spoken)
    if not drafts and spoken:
        _read_special(text, drafts)
    yield from _finish(text, drafts)


def _read_clause(
    text: Text, begin: int, end: int, drafts: list[_Draft], waiting: Subject | None, spoken: bool
) -> Subject | None:
    """Add what a clause says to the drafts; returns doers that still wait for their verb."""
    if (seat := _SEATS.search(text.text, begin, end)) and not re.search(
        "(?<!主)要|[应须请]", text.text[begin : seat.start()]
    ):
        return waiting
    if drafts and _TOGETHER.match(text.text, begin):
        partners = find_partners(text, begin, end)
        if partners:
            _add(drafts[-1], partners, Role.SUPPORT, carries=False)
            return None
    if waiting and (_MODAL_AHEAD.match(text.text, begin) or _is_label(text.text, waiting, begin, spoken)):
        _open(text, waiting, begin, end, drafts)
        return None
    subject = find_subject(text, begin, end)
    if subject:
        _join_or_open(text, subject, end, drafts, waiting, spoken)
        return None
    by = find_by(text, begin, end)
    if by:
        _join_or_open(text, by, end, drafts, None, spoken)
        return None
    return find_waiting(text, begin, end) or (waiting if waiting and begin - waiting.end < 80 else None)


def _is_label(string: str, waiting: Subject, begin: int, spoken: bool) -> bool:
    """`市公安局：依法打击…`: whatever stands behind a body and a colon is its duty."""
    named = not _PART.fullmatch(waiting.bodies.items[0].text.text)
    return spoken and named and waiting.start == 0 and set(string[waiting.end : begin].strip()) in ({"："}, {":"})


def _join_or_open(
    text: Text, subject: Subject, end: int, drafts: list[_Draft], waiting: Subject | None, spoken: bool
) -> None:
    opens = subject.how == "request" or (subject.how == "modal" and (not drafts or drafts[-1].rule == "prose.request"))
    if drafts and not opens and subject.how == "modal":
        _add_modal(text, subject, subject.verb, end, drafts[-1])
    elif drafts and not opens:
        _join(text, subject, end, drafts[-1])
    elif opens or spoken:
        if waiting and waiting.end == waiting.verb and subject.start - waiting.verb <= 1:
            subject = Subject(
                Bodies(waiting.bodies.items + subject.bodies.items, subject.bodies.open_list),
                waiting.start,
                subject.end,
                subject.verb,
                subject.how,
            )
        _open(text, subject, subject.verb, end, drafts)


def _open(text: Text, subject: Subject, verb: int, end: int, drafts: list[_Draft]) -> None:
    rule = {"by": "prose.by", "request": "prose.request"}.get(subject.how, "prose.subject")
    draft = _Draft(_first_of(text, subject, drafts), [], rule)
    drafts.append(draft)
    if subject.how in ("duty", "by"):
        _join(text, subject, end, draft)
        return
    _add_modal(text, subject, verb, end, draft)


def _add_modal(text: Text, subject: Subject, verb: int, end: int, draft: _Draft) -> None:
    """`A要会同B…`: A is responsible, or leads where it says so; B supports."""
    carries = _CARRIES.match(text.text, verb) is not None
    role = Role.LEAD if _LEADING.match(text.text, verb) else Role.RESPONSIBLE
    after = _MODAL_AHEAD.match(text.text, verb)
    if subject.how == "request":
        helps = _HELP.match(text.text, verb)
    else:
        helps = _ASSISTS.match(text.text, verb) or (after and _ASSISTS.match(text.text, after.end()))
    if helps:
        role = Role.SUPPORT
    _add(draft, subject.bodies, role, carries)
    partners = find_partners(text, after.end() if after else verb, end)
    if partners:
        _add(draft, partners, Role.SUPPORT, carries=False)


def _join(text: Text, subject: Subject, end: int, draft: _Draft) -> None:
    """The clause from the doers on, read like a note: A牵头、B配合; A会同B制定."""
    start = subject.start
    reading = Reading(draft.rule)
    reading.read(text.slice(start, end))
    if reading.attributive:
        return
    found = reading.in_order()
    first = subject.bodies.items[0].text.text
    if found and found[0].text.text == first and reading.verbs and all(party.known for party in found):
        doing = (party for party in found if is_doer(party.text.text) or party.role is Role.SUPPORT)
        draft.parties.extend(Party(p.text, p.role, draft.rule, basis=Basis.PROSE) for p in doing)
        draft.open_list = draft.open_list or reading.open_list
        return
    verb = VERB.match(text.text, subject.verb)
    role = role_of(verb)[0] if verb and not verb["with"] else Role.RESPONSIBLE
    helps = len(draft.parties) > 0 and _AIDS.match(text.text, subject.verb, end)
    _add(draft, subject.bodies, Role.SUPPORT if helps else role, carries=False)
    partners = find_partners(text, subject.verb, end)
    if partners:
        _add(draft, partners, Role.SUPPORT, carries=False)


def _add(draft: _Draft, bodies: Bodies, role: Role, carries: bool) -> None:
    for item in bodies.items:
        part = Role.IMPLEMENT if carries and is_local(item.text.text) else role
        draft.parties.append(Party(item.text, part, draft.rule, basis=Basis.PROSE))
    draft.open_list = draft.open_list or bodies.open_list


def _first_of(text: Text, subject: Subject, drafts: list[_Draft]) -> int:
    """Where the duty begins: with its doers; with the sentence where that first says what the duty is about."""
    if drafts or subject.start == 0:
        return subject.start
    before = text.text[: subject.start].rstrip("，,：:")
    if subject.how == "by":
        return 0
    if subject.how == "request":
        return subject.start
    if _SETTING.fullmatch(before):
        return 0
    return 0 if _TOPIC.fullmatch(before) or not _IMPERATIVE.match(before) else subject.start


def _read_special(text: Text, drafts: list[_Draft]) -> None:
    """Each unit of a kind; the leader of a mechanism that is to be set up."""
    if each := _EACH.search(text.text):
        who = text.slice(*each.span())
        drafts.append(_Draft(0, [Party(who, Role.RESPONSIBLE, "prose.each", basis=Basis.PROSE)], "prose.each"))
        return
    if "牵头、" in text.text and _ORDER.match(text.text) and (found := _MECHANISM.search(text.text)):
        _read_mechanism(text, found, drafts)


def _read_mechanism(text: Text, found: re.Match[str], drafts: list[_Draft]) -> None:
    """The last of `政府主导、卫生计生和民政` that are bodies or lines of business lead."""
    leaders: list[Party] = []
    for item in reversed(parse_bodies(text.slice(*found.span("who"))).items):
        if not item.known and not is_stem(item.text.text):
            break
        leaders.insert(0, Party(item.text, Role.LEAD, "prose.mechanism", basis=Basis.PROSE))
    if leaders:
        drafts.append(_Draft(0, leaders, "prose.mechanism"))


def _finish(text: Text, drafts: list[_Draft]) -> Iterator[Duty]:
    for i, draft in enumerate(drafts):
        end = drafts[i + 1].start if i + 1 < len(drafts) else len(text)
        stretch = text.slice(draft.start, end)
        if draft.parties and stretch:
            yield Duty(_without_comma(stretch), tuple(draft.parties), draft.rule, draft.open_list)


def _without_comma(text: Text) -> Text:
    return text.slice(0, len(text.text.rstrip("，,、：:\n ")))
