"""A group's office: where it is, who heads it, whom to contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.extract.posts import body_of_post, is_person
from graph.model import Evidence, Issuer, Member
from graph.spans import Text, squeeze

_OFFICE = re.compile(
    r"(?:办公室?(?:下)?设(?:在|于)|下设办公室[，,]?(?:设)?(?:在|于))(?P<body>[^，,。；;,;（()、\n]{2,40})|(?:日常|具体)(?:协调|组织)?(?:事务|工作)由(?P<daily>[^，,。；;,;（()\n]{2,30}?)(?:承担|负责)|依托(?P<rely>[^，,。；;（()\n]{2,30}?)设立办公室"
)
_OFFICE_HEAD = re.compile(
    r"办公室(?P<role>(?:常务)?(?:副)?主任)(?:[:：]\s{0,4}|由)(?P<who>[^，,。；;\n]{2,60}?)(?:同志)?(?:[（(]兼[)）]|兼任|担任|兼|任)?(?=[，,。；;\n]|$)"
)
# 由市农业农村局局长兼任办公室主任
_OFFICE_TAKEN = re.compile(
    r"(?P<who>[^，,。；;、：:由\n]{2,40}?)(?:同志)?(?:兼任|担任|任)(?:领导小组|联席会议|专班|指挥部)?办公室(?P<role>(?:常务)?(?:副)?主任)"
)
_CONTACT = re.compile(r"联系人(?:及电话)?[:：]\s{0,4}(?P<who>[^。；;\n]{2,120})")


@dataclass(slots=True)
class Draft:
    """A group while its parts are gathered from several places."""

    name: str
    evidence: Evidence
    offices: list[Issuer] = field(default_factory=list)
    prose: list[Member] = field(default_factory=list)
    roster: list[Member] = field(default_factory=list)
    staff: list[Member] = field(default_factory=list)


def find_offices(text: Text) -> Iterator[Issuer]:
    for match in text.finditer(_OFFICE):
        group = next(name for name in ("body", "daily", "rely") if match[name])
        printed = re.sub(r"^(?:了)|(?:办公)$", "", squeeze(match[group]))
        start, end = match.start(group), match.end(group)
        if not re.search(r"领导小组|办公室$|专班", printed) or printed.endswith(("政府办公室", "委办公室", "厅办公室")):
            yield Issuer(printed, Evidence(text.span(start, end), text.text[start:end], "group.office"))


def find_staff(text: Text, draft: Draft) -> Iterator[Member]:
    """办公室主任：郭晓泓（兼）；联系人：市卫健委康养服务中心李俊."""
    for match in [*text.finditer(_OFFICE_HEAD), *text.finditer(_OFFICE_TAKEN)]:
        role = f"办公室{squeeze(match['role'])}"
        yield from _staff_members(text.slice(match.start("who"), match.end("who")), role, draft)
    for match in text.finditer(_CONTACT):
        who = text.slice(match.start("who"), match.end("who"))
        yield from _staff_members(who, "联系人", draft)


def _staff_members(who: Text, role: str, draft: Draft) -> Iterator[Member]:
    for match in re.finditer(r"[^，,、；;]+", who.text):
        words = squeeze(match[0])
        if re.match(r"(?:联系)?(?:电话|手机|传真|邮箱)", words):
            continue
        words = re.sub(
            r"(?:同志)?(?:[（(][^（）()]{1,12}[)）]|(?:联系)?电话.*|手机.*|传真.*|[:：]?[\d\-—]{6,})$|同志$", "", words
        )
        found = _name_behind(words)
        evidence = Evidence(who.span(match.start(), match.end()), match[0], "group.contact")
        if found is not None:
            post, name = found
            yield Member(name, post or None, role, _staff_body(name, post, draft), evidence)
        elif role.startswith("办公室") and body_of_post(words):
            yield Member(None, words, role, body_of_post(words), evidence)


def _name_behind(words: str) -> tuple[str, str] | None:
    """The words in front of a name at their end, and the name."""
    if is_person(words):
        return "", words
    for size in (3, 2):
        if (
            len(words) > size + 2
            and is_person(words[-size:])
            and re.search(r"[局委办厅部院会室科处队站所心长任员记席]$", words[:-size])
        ):
            return words[:-size], words[-size:]
    return None


def _staff_body(name: str, post: str, draft: Draft) -> str | None:
    if post:
        body = body_of_post(post) or post
        division = re.match(r"^(.{1,12}?(?:卫健委|[局委办厅部]))(?=.{2,12}(?:科|处|室|股|中心|队|所|站)$)", body)
        return division[1] if division else body
    for member in [*draft.roster, *draft.prose]:
        if member.person == name:
            return member.mention
    return draft.offices[0].printed if draft.offices else None
