"""What is said once for several bodies: a level (各级水利、财政部门), an office (汉中、安康、商洛市国土资源局), the kind of
places (文昌、长卿两镇).

Behind a department of every place, a department without a level of its own is that of the same places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.authority.names import NameKind, parse_name, stem_of
from graph.authority.regions import find_region

_PLACES = r"[省市州盟县区旗]{1,3}(?:[（(][^（()）]{1,8}[)）])?"
_LEVEL = re.compile(
    rf"(?:地方)?各(?:级|[省市县]级|设区的?市|地市)|各{_PLACES}(?:[、和]{_PLACES}){{0,3}}|县级以上(?:地方)?(?:各级)?(?:人民政府)?"
    rf"|同级|[省市县区乡]级|市县(?:[（(]区[)）])?|市、县(?:[（(][^（()）]{{1,8}}[)）])?|设区的?市"
)
_SHORT_NAME = re.compile(r"[一-龥]{2,7}(?<![镇乡县市区旗局委厅办部会门位府处])")
# 文昌、长卿两镇
_LIST_END = re.compile(
    r"(?:[、和及][一-龥]{2,7}?){0,30}?(?:\d{1,2}|[二两三四五六七八九十]{1,2})个?(?P<kind>镇|乡|街道|苏木|县|市|区|旗)(?![一-龥]{0,2}[局委])"
)
_OFFICE_OF = re.compile(
    r"(?P<place>[一-龥]{2,8}?)(?P<kind>省|市|县|区|州|盟|旗)(?P<office>人民政府|政府|[一-龥]{2,14}(?:厅|局|委|委员会|办|部门))"
)
_WITH_KIND = re.compile(r"(?:各[一-龥（）、]{0,10}|[一-龥]{2,8})(?:省|自治区|市|县|区|州|盟|旗|区）|市）|县）)")
_GENERIC = frozenset("全省 全市 全县 全区 我省 我市 我县 我区 本省 本市 本县 本区 同级 上级".split())
_TAILS = ("部门", "机关", "机构", "局", "委", "厅", "办", "队")


def shared_levels(mentions: Sequence[str]) -> list[str | None]:
    """For each mention of a task its full form, where it shares the level of one before it; else None.

    >>> shared_levels(["各级水利", "财政部门", "市水利局"])
    [None, '各级财政部门', None]
    """
    if len(mentions) < 2 or not any(_LEVEL.match(mention) for mention in mentions[:-1]):
        return [None] * len(mentions)
    found: list[str | None] = []
    level = ""
    for mention in mentions:
        bare = _is_bare_department(mention)
        found.append(_under(level, mention) if level and bare else None)
        level = level if level and bare else _level_of_department(mention)
    return found


def _level_of_department(mention: str) -> str:
    """The places that a department is said to be of: 各市 of 各市环保局; "" for any other body."""
    match = _LEVEL.match(mention)
    return match.group() if match and _is_bare_department(mention[match.end() :]) else ""


def _is_bare_department(text: str) -> bool:
    """财政部门, 质监局, 住房城乡建设: neither place nor level in front."""
    name = parse_name(text) if len(text) > 1 else None
    if name is None:
        return stem_of(text) is not None and text[0] not in "各国中省市县"
    return name.kind in (NameKind.SECTOR, NameKind.DEPARTMENT) and not name.prefix and text[0] not in "各国中省市县"


def _under(level: str, mention: str) -> str:
    return level + mention if mention.endswith(_TAILS) else f"{level}{mention}部门"


def lent_kind(mention: str, text: str) -> str:
    """The kind of place that a list says once at its end: 镇 for 文昌 in `文昌、长卿两镇负责…`; "" if it lends none."""
    at = text.find(mention) if _SHORT_NAME.fullmatch(mention) else -1
    found = _LIST_END.match(text, at + len(mention)) if at >= 0 else None
    return found["kind"] if found else ""


def shared_offices(mentions: Sequence[str]) -> list[str | None]:
    """The mention in full of each place whose office is said once, behind the last: None where nothing is lent.

    >>> shared_offices(["汉中", "安康", "商洛市国土资源局"])
    ['汉中市国土资源局', '安康市国土资源局', None]
    """
    found: list[str | None] = []
    kind = office = ""
    for mention in reversed(mentions):
        last = _OFFICE_OF.fullmatch(mention)
        if last and last["place"] not in _GENERIC and not last["place"].startswith(("各", "有关", "相关")):
            kind, office = last["kind"], last["office"]
            found.append(None)
        elif office and _WITH_KIND.fullmatch(mention):
            found.append(mention + office)
        elif office and _SHORT_NAME.fullmatch(mention) and (known := find_region(mention)):
            whole = known[0].name if known[0].name.endswith(kind) else mention + kind  # 瀍河 is 瀍河回族区
            found.append(whole + office)
        else:
            kind = office = ""
            found.append(None)
    return found[::-1]
