"""Names that mean many bodies: 各有关部门, 局机关各科室, 执收单位, 各县（市、区）, 区各街道."""

from __future__ import annotations

import re

from graph.authority.atlas import atlas
from graph.authority.body_name import BodyName, NameKind
from graph.authority.lexicon import words
from graph.authority.place_words import is_clause, is_many, split_place

__all__ = ["of_collective"]

# 各进驻部门 · 省级各有关部门 · 有关收费项目执收单位 · 局属各单位 · 镇各站所
_EACH = re.compile(
    r"(?:[省市县区州镇乡]级?|[省市县区州]直|[省市县区州局委厅]属|全[省市县区州镇乡]|街道|中央|驻[省市县区州])?"
    r"(?:各|有关|相关)[一-鿿]{0,8}(?:部门|单位|企业|机构|院校|组织|团体|党派|部委|站所|院所)"
)
# 各科室 · 局机关各处室 · 厅机关有关处室 · 各科室（站、所） · 各司局
_DIVISIONS = re.compile(
    r"(?:[局委厅办部会署](?:机关)?|机关|[一-鿿]{2,8}[局委厅](?:机关)?)?(?:各|有关|相关){1,2}(?:内设|业务|职能)?"
    r"(?:科室|处室|股室|科股室|科、室|处、室|股、室|[处科股](?=（)|司局|司、局|部室|厅局|内设机构)"
    r"(?:（[一-鿿、]{1,8}）|、[一-鿿]{1,6}单位)?"
)
# 执收单位 · 收费项目执收单位 · 城市基础设施配套费执收单位
_COLLECTORS = re.compile(r"[一-鿿]{0,14}执收单位")
_LEVEL_EACH = re.compile(r"(?:[省市县区州盟旗镇乡]|[全我本][省市县区州盟旗镇乡])(?=各)")


def of_collective(text: str) -> BodyName | None:
    """各有关部门 · 各县、区 · 地方各级人民政府 · 省政府各部门 · 领导小组成员单位 · 各科室 · 区各街道."""
    if text in words("collective"):
        return BodyName(NameKind.COLLECTIVE, text, text, "", None)
    if text.endswith("成员单位") and not is_clause(text):
        return BodyName(NameKind.COLLECTIVE, text, "成员单位", text[:-4], None)
    place, rest = split_place(text)
    if place and rest in words("collective") and rest[-1] not in "区县镇乡街道":
        return BodyName(NameKind.COLLECTIVE, text, rest, place, None)
    each = _EACH.fullmatch(text) or _DIVISIONS.fullmatch(text) or _COLLECTORS.fullmatch(text)
    if (each and not is_clause(text)) or _is_places(text):
        return BodyName(NameKind.COLLECTIVE, text, "", text, None)
    return None


def _is_places(text: str) -> bool:
    """各县（市、区） · 市县（区）三级 · 区各街道: words for many places that say so by 各 or by a bracket."""
    own = _LEVEL_EACH.match(text)
    at = text.find("各")
    many = text[own.end() :] if own else text[at:] if text[:at] in atlas().names else text
    return (
        bool(many)
        and is_many(many)
        and (many[0] in "各每所其有相" or (len(text) > 3 and ("（" in text or "(" in text)))
    )
