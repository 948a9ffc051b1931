"""Leading groups, joint conferences, task forces and headquarters that a document sets up, with office and members.

Members stand in a roster (an annex, or lines of the text) or in a sentence: 由市长任组长、分管副市长任副组长，市发展改革委、
市财政局为成员单位，办公室设在市卫健委. A roster with names wins over the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.citations import find_titles
from graph.extract.offices import Draft, find_offices, find_staff
from graph.extract.posts import body_of_post, is_person
from graph.extract.roster import find_roster, has_roster, items_of, posts_and_bodies
from graph.extract.rule import Rule
from graph.model import Evidence, Group, Member
from graph.parse.structure import Annex, Clause, DocumentText
from graph.spans import Text, squeeze

RULES: tuple[Rule, ...] = (
    Rule("group.name", "a group that the document sets up", "成立市医养结合工作领导小组"),
    Rule("group.roster", "a line of its roster", "组　长：张某某　副市长"),
    Rule("group.prose", "members named in a sentence", "由市长任组长，市财政局、市民政局为成员单位"),
    Rule("group.office", "where its office is", "领导小组办公室设在市民政局"),
    Rule("group.contact", "who heads its office, and contacts", "办公室主任：张某某（兼）；联系人：李某某"),
)
_KIND = r"(?:领导小组|联席会议|工作专班|专班|指挥部|协调小组|工作小组|推进小组|专项小组|工作组|专家组|推进组|协调机制|委员会|工作领导组|领导组|专项组|攻坚组|筹备组|筹备委员会)"
# 成立长治市…领导小组 · 建立由市民政局牵头，市教育局等部门参加的…联席会议制度 · 成立以县长为组长、…为成员的…领导小组
_SET_UP = re.compile(
    r"(?:成立|设立|组建|建立|调整|设置|恢复|组成)(?:了|健全|完善)?"
    rf"(?:[以由][^。；;《》\n]{{2,240}}?(?:组长|召集人|成员|单位|牵头|组成|参加|参与|负责)的)?"
    rf"(?P<name>[^，,。；;：:、（()《》\n]{{0,60}}?{_KIND})"
    r"(?!成员单位|办公室[^设]|的?(?:作用|统筹|统一)|组长|会议)"
)
_ORDERS_OTHERS = re.compile(
    r"(?:要|应|应当|须|可|可以|尽快|参照|相应|分别|也要|各[^，,。；;]{0,16}|本级|层层|逐级)[^，,。；;]{0,6}$"
)
_NAMED = re.compile(rf"[^，,。；;：:、（()）《》\n]{{2,50}}?{_KIND}")
_REPORTS = re.compile(r"典型经验|经验做法|典型案例|情况的?通报")  # what others have set up
_RECENT = 30  # groups that a shorter name may mean
_NO_NAME = re.compile(r"^.{0,5}各|由|担任|任|负责|单位|同志|要|应|为")
_ROSTER_TITLE = re.compile(
    r"(?:组成人员|成员|人员|组成单位|成员单位|组成)?(?:名单|及(?:其)?[^，。]{0,20}(?:职责|分工|成员|名单)|组成|和[^，。]{0,12}职责|成员)+$"
)
_ROLE = r"双组长|副召集人单位|召集人单位|正副组长|正、副组长|第一组长|常务副组长|执行副组长|副组长|组长|第一召集人|总召集人|副总召集人|副召集人|召集人|总指挥长|常务副总指挥|副总指挥|总指挥|常务副指挥长|副指挥长|指挥长|主任委员|副主任委员|主任|副主任|成员单位|组成单位|参加单位|成员|组员|委员|秘书长|联络员|顾问"
_AS = re.compile(
    rf"(?:分别)?(?:共同)?(?:担任|兼任|任|为|作为)(?:领导小组|联席会议|专班|指挥部|小组|联合|联席会议的)?(?P<role>{_ROLE})(?!单位|办公室)"
)
# 由分管副区长召集，区财政局为成员单位
_CALLED = re.compile(r"由(?P<who>[^，,。；;由]{2,30}?)(?:负责)?召集(?=[，,。；;])")
_MADE_OF = re.compile(r"由(?P<who>[^。；]{4,600}?)(?:等[^，,。；;]{0,20})?(?:组成|参加)(?=[，,。；;的]|$)")
# 指挥长由市长担任
_BY = re.compile(rf"(?<!办公室)(?P<role>{_ROLE})(?:分别)?由(?P<who>[^，,。；;：:]{{2,40}}?)(?:同志)?(?:担任|兼任|兼)")
# 成员单位包括：市应急局、市公安局 · 成员由市教育局、市财政局分管负责同志组成
_LISTED = re.compile(
    r"(?P<role>成员单位|成员)(?:主要)?(?:包括|为(?!联席|领导|小组)|由(?=[^。；;\n]{4,600}?组成))[:：]?\s{0,3}"
    r"(?P<who>[^。；;\n]{4,600}?)(?:等[^，,。；;、]{0,14})?(?:组成(?=[，,。；;\n]|$)|(?=[。；;\n]|$))"
)
_LEADS = re.compile(r"^(?P<lead>[^，,。；;]{2,60}?)(?:为)?牵头(?:单位)?[，,、](?:会同|联合)?")
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_SEATED = re.compile(r"[^，,]{0,16}办公室设在[^，,、]{2,24}[，,]")
_CUT_WHO = re.compile(rf"^.*(?:[由以](?!于|下|上|及)|{_KIND}|组长[，,、]|(?:组成|统筹|下设|设立|制度)[，,])")
# 由市领导任召集人|的市…联席会议制度，A、B为成员单位
_REST_OF_NAME = re.compile(r"^的[^，,。；]{0,60}[，,]")


def find_groups(document: DocumentText) -> tuple[Group, ...]:
    """All groups that a document sets up, in the order of the text.

    `Member.mention` is the body as printed (市卫健委 of 市卫健委主任; 市政府 for 副市长); an office's head and contacts come
    last, with the roles 办公室主任 and 联系人.
    """
    if _REPORTS.search(document.title.text):
        return ()
    drafts: list[Draft] = []
    for text in _texts(document):
        _read_text(text, drafts)
    for annex in document.annexes:
        _read_annex(annex, drafts)
    if not drafts:
        _read_titled(document, drafts)
    return tuple(_finish(document.id, draft) for draft in drafts)


def _texts(document: DocumentText) -> Iterator[Text]:
    yield document.lead
    for clause in document.clauses:
        yield from _clause_texts(clause)
    yield document.tail


def _clause_texts(clause: Clause) -> Iterator[Text]:
    for inner in clause.walk():
        if inner.title:
            yield inner.title
        if inner.body:
            yield inner.body


def _read_text(text: Text, drafts: list[Draft]) -> None:
    current = drafts[-1] if drafts else None
    for sentence in _SENTENCE.finditer(text.text):
        part = text.slice(sentence.start(), sentence.end())
        named = _set_up(part) or _composed(part)
        if named is not None:
            current = _draft(drafts, *named)
        if current is not None:
            _read_sentence(part, current)
    if has_roster(text) and current is not None:
        _extend(current, find_roster(text))


def _set_up(text: Text) -> tuple[str, Evidence] | None:
    """The group that a sentence sets up, unless it tells others to set one up."""
    titled = {i for start, end in find_titles(text.text) for i in range(start, end)}
    for match in text.finditer(_SET_UP):
        before = text.text[max(0, match.start() - 24) : match.start()]
        if match.start() in titled or _ORDERS_OTHERS.search(before) or len(squeeze(match["name"])) < 3:
            continue
        name = re.sub(r"^(?:了|以下简称|本)", "", squeeze(match["name"]))
        evidence = Evidence(text.span(match.start(), match.end()), match[0], "group.name")
        return name, evidence
    return None


def _composed(text: Text) -> tuple[str, Evidence] | None:
    """…联席会议由市政府分管副市长任召集人: a group that is described, not set up here."""
    if _SET_UP.search(text.text) or not (_AS.search(text.text) or _made_of(text.text)):
        return None
    match = _NAMED.search(text.text)
    if match is None or len(squeeze(match[0])) < 8 or _ORDERS_OTHERS.search(match[0][:24]) or _NO_NAME.search(match[0]):
        return None
    return squeeze(match[0]), Evidence(text.span(match.start(), match.end()), match[0], "group.name")


def _draft(drafts: list[Draft], name: str, evidence: Evidence) -> Draft:
    for draft in drafts[-_RECENT:]:
        if _same_group(draft.name, name):
            draft.name = max(draft.name, name, key=len)
            return draft
    drafts.append(Draft(name, evidence))
    return drafts[-1]


def _same_group(a: str, b: str) -> bool:
    """长治市…领导小组 and 领导小组, or one with more in front; two task forces stay two."""
    x, y = a.removesuffix("制度"), b.removesuffix("制度")
    return x == y or x.endswith(y) or y.endswith(x)


def _read_sentence(text: Text, draft: Draft) -> None:
    if not _is_of_others(text.text):
        draft.prose.extend(_prose_members(text))
    draft.offices.extend(
        office for office in find_offices(text) if office.printed not in [o.printed for o in draft.offices]
    )
    draft.staff.extend(member for member in find_staff(text, draft) if member not in draft.staff)


def _is_of_others(text: str) -> bool:
    return re.search(r"(?:各县|各市|各区|各乡|各地|各镇|各级)[^。；]{0,40}(?:要|应|成立|建立)", text) is not None


def _prose_members(text: Text) -> Iterator[Member]:
    at = 0
    if (called := _CALLED.search(text.text)) is not None:
        yield from _people_or_posts(text.slice(*called.span("who")), "召集人")
        at = called.end()
    for match in text.finditer(_AS):
        yield from _as_role(text, at, match)
        at = match.end()
    for pattern in (_BY, _LISTED):
        for match in text.finditer(pattern):
            who = text.slice(match.start("who"), match.end("who"))
            yield from _people_or_posts(who, squeeze(match["role"]))
    if at == 0 and (made := _made_of(text.text)) is not None and not _LISTED.search(text.text):
        yield from _composers(text.slice(made.start("who"), made.end("who")))


def _composers(who: Text) -> Iterator[Member]:
    """由市民政局牵头，市教育局、市公安局等部门参加: who leads, and the others."""
    if (lead := _LEADS.match(who.text)) is not None:
        yield from posts_and_bodies(who.slice(0, lead.end("lead")), "牵头单位", "group.prose")
        who = who.slice(lead.end())
    if who:
        yield from posts_and_bodies(who, "成员单位", "group.prose")


def _people_or_posts(who: Text, role: str) -> Iterator[Member]:
    parts = [who.slice(*span) for span in items_of(who)]
    people: list[Member] = []
    for part in parts:
        person = _named_person(part, role)
        if person is None and people and is_person(squeeze(part.text).removesuffix("同志")):  # 副县长张三、李四
            evidence = Evidence(part.span(), part.text, "group.prose")
            person = replace(people[-1], person=squeeze(part.text).removesuffix("同志"), evidence=evidence)
        people += [person] if person else []
    yield from people or posts_and_bodies(who, role, "group.prose")


def _made_of(text: str) -> re.Match[str] | None:
    """由A、B等15个部门组成, from the last 由 before 组成."""
    end = re.search(r"组成|参加", text)
    if end and end.group() == "参加" and not re.search(_KIND, text):
        return None  # 督导由…牵头，…参加: work, and no group
    start = text.rfind("由", 0, end.start()) if end else -1
    return _MADE_OF.match(text, start) if start >= 0 else None


def _as_role(text: Text, at: int, match: re.Match[str]) -> Iterator[Member]:
    who = text.slice(at, match.start())
    cut = _CUT_WHO.match(who.text) if at == 0 else _REST_OF_NAME.match(who.text)
    if cut is not None:
        who = who.slice(cut.end())
    who = _strip(who)
    if seated := _SEATED.match(who.text):  # 专班办公室设在省委社会工作部，省委组织部、…为成员单位
        who = _strip(who.slice(seated.end()))
    role = squeeze(match["role"])
    if not who:
        return
    if role in ("正副组长", "正、副组长"):
        for i, member in enumerate(posts_and_bodies(who, "组长", "group.prose")):
            yield member if i == 0 else replace(member, role="副组长")
        return
    yield from _people_or_posts(who, role.removeprefix("双"))


def _named_person(who: Text, role: str) -> Member | None:
    """副市长张三 · 市卫健委主任李四同志: a post with a name right behind it."""
    words = squeeze(who.text).removesuffix("同志")
    for size in (3, 2, 4):
        name, post = words[-size:], words[:-size]
        if post and is_person(name) and re.search(r"(?:书记|主任|长|员|主席|经理|秘书长|师)$", post):
            return Member(name, post, role, body_of_post(post), Evidence(who.span(), who.text, "group.prose"))
    return None


def _strip(who: Text) -> Text:
    while who and who.text[0] in "，,、；;：:由以和及并 \n":
        who = who.slice(1)
    return who.strip()


def _read_annex(annex: Annex, drafts: list[Draft]) -> None:
    texts = [annex.text, *(t for clause in annex.clauses for t in _clause_texts(clause))]
    title = squeeze(annex.title.text)
    name = _ROSTER_TITLE.sub("", title)
    if re.search(rf"{_KIND}(?:制度)?$", name) and any(has_roster(t) or _AS.search(t.text) for t in texts if t):
        draft = _draft(drafts, name.removesuffix("制度"), Evidence(annex.title.span(), annex.title.text, "group.name"))
        for text in texts:
            _extend(draft, [m for m in find_roster(text) if m.role != "联系人"])
            for sentence in _SENTENCE.finditer(text.text):
                _read_sentence(text.slice(sentence.start(), sentence.end()), draft)
        return
    for text in texts:
        if text and (_SET_UP.search(text.text) or has_roster(text)):
            _read_text(text, drafts)


def _read_titled(document: DocumentText, drafts: list[Draft]) -> None:
    """关于成立（调整）…领导小组的通知: the title names the group, the text is its roster."""
    title = document.title.squeeze()
    match = re.search(
        rf"(?:成立|调整|组建|设立|建立|公布|明确|充实)(?P<name>[^，,。；;：:（()）《》]{{2,60}}?{_KIND})", title.text
    )
    if match is None:
        return
    draft = _draft(drafts, match["name"], Evidence(title.span(match.start(), match.end()), match[0], "group.name"))
    for text in _texts(document):
        _extend(draft, find_roster(text))
        for sentence in _SENTENCE.finditer(text.text):
            _read_sentence(text.slice(sentence.start(), sentence.end()), draft)


def _extend(draft: Draft, members: list[Member]) -> None:
    known = set(draft.roster)
    draft.roster.extend(member for member in members if member not in known)


def _finish(doc: str, draft: Draft) -> Group:
    named = [m for m in draft.roster if m.person]
    members = draft.roster if named or len(draft.roster) > len(draft.prose) else [*draft.roster, *draft.prose]
    staff = [m for m in draft.staff if not any(m.person and m.person == k.person and m.role == k.role for k in members)]
    return Group(doc, draft.name, tuple(draft.offices), (*members, *staff), draft.evidence)
