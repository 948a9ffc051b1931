"""Names that no table holds, by their shape: …领导小组办公室, …有限公司, …医院, 市投促中心, 老龄健康科."""

from __future__ import annotations

import re
from functools import cache

from graph.authority.body_name import BodyName, NameKind
from graph.authority.lexicon import lexicon, sector_words, words
from graph.authority.place_words import LEVEL_WORDS, is_clause, is_many, is_place, split_place

__all__ = ["of_division", "of_generic", "of_inner", "of_shape"]

_PARTICLE = re.compile(
    r"[的了是在把将由让]|成立|设立|建立|印发|调整|负责|牵头|配合|召开|按照|根据|报送|会同|纳入|提请|参照|各成员|一个"
)
_DIVISION = re.compile(r"[一-鿿、（）()]{2,14}?(?:办公室|处室|科室|[处科室股]|(?<![公上官])司)")
_INNER = re.compile(r"[一-鿿（）()]{1,24}(?:办公厅|处|科|室|股|中心|站|所|队|办|局|组|部|司|院|分局|大队|支队|总队)")
_TWO_FIELDS = re.compile(r"(?<=..)[与和](?=..)")
_NOT_DIVISION = re.compile(
    r".*(?:好|用|到|各|何|之|内|外|儿|百|本|专|学|教|诊|浴|居|产|妇|住|办事|出|长|去|此|益|害|深|高|相|卧|病|温|候诊|门|税|会议|接待)(?:处|科|室)$"
)
_NUMBERED = re.compile(r"第?[一二三四五六七八九十0-9]+(?:人民)?(?:医院|中学|小学|院|中|小)")
_GENERIC = re.compile(
    r"[一-鿿、（）()“”]{1,22}?(?:局|厅|委|委员会|办|办公室|部|会|署|中心|公署|行署|研究室|司令部|总队|支队|大队|办事处|工委|党组|政府|社|院|库|基地|总站|站|馆|所|预报台|气象台|监测台|电视台|广播电台|集团|法庭|协会|联社)"
)


_SHAPES = (
    ("group", NameKind.GROUP),
    ("zone", NameKind.COMMITTEE),
    ("enterprise", NameKind.ENTERPRISE),
    ("institution", NameKind.INSTITUTION),
)


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for kind, _ in _SHAPES for word in words(kind))


def of_shape(text: str) -> BodyName | None:
    """…领导小组（办公室） · …管委会 · …有限公司 · …医院: known tails behind anything that is no clause."""
    core = text[:-3] if text.endswith("办公室") and len(text) > 6 else text
    for at in range(len(core)) if core[-1:] in _last_characters() else ():
        tail = core[at:]
        for kind, name_kind in _SHAPES:
            if tail in words(kind) and (kind in ("group", "zone") or core is text):
                return _shaped(text, core[:at], text[at:], name_kind)
    match = _NUMBERED.search(text)
    if match and match.end() == len(text) and (not text[: match.start()] or is_place(text[: match.start()])):
        return BodyName(NameKind.INSTITUTION, text, match[0], text[: match.start()], None)
    return None


def _shaped(text: str, before: str, tail: str, kind: NameKind) -> BodyName | None:
    # A group is named after its task (深入推进医养结合发展领导小组), so only particles speak against it.
    clause = _PARTICLE.search(before) if kind is NameKind.GROUP else is_clause(before)
    if clause or (before and before[0] in "、（）()和及"):
        return None
    place, _ = split_place(text)
    if before.startswith(("各", "有关", "相关")) or (place and place not in LEVEL_WORDS and is_many(place)):
        return BodyName(NameKind.COLLECTIVE, text, tail, before, None)
    line = _line_in(text[len(place) :]) if kind is NameKind.INSTITUTION else None
    return BodyName(kind, text, tail, place if len(place) <= len(before) else before, line)


def of_inner(text: str) -> BodyName | None:
    """市卫健委 + 老龄健康科 · 省发展改革委 + 社会处 · 国家卫生健康委 + 办公厅 · 民政部 + 养老服务司."""
    if not _INNER.fullmatch(text):
        return None
    for cut in range(len(text) - 2, 2, -1):
        inner = _TWO_FIELDS.sub("", text[cut:]) if text[-1] in "司处" else text[cut:]  # 体育卫生与艺术教育司
        if text[cut - 1] in "局委厅办部会府院联署" and not is_clause(inner):
            found = _with_division(text, cut)
            if found:
                return found
    return None


def _with_division(text: str, cut: int) -> BodyName | None:
    """A name cut into a known body and a division of it."""
    known = lexicon()
    if text[:cut] in known.national and text[cut:] not in ("局", "部"):
        form = known.centre(known.national[text[:cut]][0])
        return BodyName(NameKind.UNIT, text, text[:cut], "", form.line, text[cut:])
    for at in range(max(0, cut - 16), cut - 1):
        if text[at:cut] in known.stems and is_place(text[:at]):
            form = known.department(known.stems[text[at:cut]][0])
            return BodyName(NameKind.UNIT, text, text[at:cut], text[:at], form.line, text[cut:])
    return None


def of_division(text: str) -> BodyName | None:
    """老龄健康科 · 法规处 · 办公室, as they stand in a column 责任科室."""
    if (
        not _DIVISION.fullmatch(text)
        or is_clause(text)
        or _NOT_DIVISION.match(text)
        or text[0] in "第一二三四五六七八九十各"
    ):
        return None
    place, _ = split_place(text)
    return (
        BodyName(NameKind.UNIT, text, text, "", sector_words().get(text[:-1]), text)
        if not place and len(text) < 11
        else None
    )


def of_generic(text: str) -> BodyName | None:
    """A body that the tables do not know, by its shape: 市投促中心, 省港航局."""
    if not _GENERIC.fullmatch(text) or is_clause(text):
        return None
    place, rest = split_place(text)
    if text[-2:] in words("deny") and not (place and len(rest) > 4):
        return None
    if not place and (len(text) < 4 or text[-1] not in "局厅办室" or "、" in text):
        return None
    if len(rest) < 2 or rest[0] in "、（）()和及" or "、" in rest:
        return None
    kind = NameKind.COLLECTIVE if place and place not in LEVEL_WORDS and is_many(place) else NameKind.DEPARTMENT
    return BodyName(kind, text, rest, place, _line_in(rest))


def _line_in(stem: str) -> str | None:
    """The line that an unknown name's longest word for a business points to: 民政事务中心 → civil-affairs."""
    known = sector_words()
    parts = [stem[at : at + size] for size in range(min(9, len(stem) - 1), 1, -1) for at in range(len(stem) - size)]
    return next((known[part] for part in parts if part in known), None)
