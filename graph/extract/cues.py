"""The words that tell what a document does to the one it names: 贯彻落实《…》 · 根据《…》 · 参照《…》 · 《…》同时废止."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import RelationType

# In front of a title. Longer words first: 贯彻落实 before 落实.
_BEFORE: tuple[tuple[str, RelationType], ...] = (
    ("贯彻落实", RelationType.IMPLEMENTS),
    ("贯彻执行", RelationType.IMPLEMENTS),
    ("贯彻实施", RelationType.IMPLEMENTS),
    ("组织实施", RelationType.IMPLEMENTS),
    ("贯彻", RelationType.IMPLEMENTS),
    ("落实", RelationType.IMPLEMENTS),
    ("执行", RelationType.IMPLEMENTS),
    ("响应", RelationType.IMPLEMENTS),
    ("根据", RelationType.BASED_ON),
    ("依据", RelationType.BASED_ON),
    ("依照", RelationType.BASED_ON),
    ("按照", RelationType.BASED_ON),
    ("遵照", RelationType.BASED_ON),
    ("遵循", RelationType.BASED_ON),
    ("按", RelationType.BASED_ON),
    ("参照", RelationType.APPLIES),
    ("参考", RelationType.APPLIES),
    ("借鉴", RelationType.APPLIES),
    ("结合", RelationType.APPLIES),
    ("修改", RelationType.CITES),
    ("修订", RelationType.CITES),
    ("符合", RelationType.CITES),
    ("依托", RelationType.CITES),
    ("转发", RelationType.FORWARDS),
)
_CUE = re.compile("|".join(word for word, _ in _BEFORE))
_TYPES = dict(_BEFORE)
# What joins a title to the one before it, so that the cue holds on: 、 和 以及 与, a number in brackets, an issuer.
_JOINED = re.compile(r"^[\s（）()〔〕\[\]号、，,]*(?:(?:和|与|及|以及|暨|、|，|,)?[^，,。；;：:]{0,40})?$")
_BREAKS = re.compile(r"(?:结合|为了?|现就|现将|经|制定|提出|印发(?!的)|转发(?!的)|通知如下|我[省市县区州])")
_OWN = re.compile(r"实际|情况|本[省市县区州]")

# Behind a title.
_AMENDED = re.compile(
    r"^[^，,。；《]{0,24}(?:作|做|进行)(?:出|了|如下|以下|部分)*(?:如下|以下)?(?:修改|修订|调整)|^[^。；《]{0,30}修改为|^[^，,。；;《]{0,16}(?:予以|进行)修改"
)
_YIELDS = re.compile(r"^[^。；《]{0,30}与本[^，,。；;]{1,8}(?:不一致|不符|相抵触|有抵触|冲突)的?")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in force; `fresh` where it stands directly before the title, not taken over from the title before."""

    type: RelationType
    fresh: bool


def lasting_cue(gap: str, before: Cue | None) -> Cue | None:
    """The cue for a title, from what stands between it and the one before (or the sentence's beginning).

    >>> lasting_cue("和省委、省政府", Cue(RelationType.IMPLEMENTS, True)).type
    <RelationType.IMPLEMENTS: 'implements'>
    """
    found = [m for m in _CUE.finditer(gap) if not _OWN.match(gap, m.end())]
    if found:
        last = found[-1]
        first = found[-2] if len(found) > 1 and found[-2].end() + 4 >= last.start() else last
        kind = _TYPES[last[0]]
        if _TYPES[first[0]] is RelationType.IMPLEMENTS:  # 贯彻…根据
            kind = RelationType.IMPLEMENTS if last is first or kind is RelationType.IMPLEMENTS else kind
        return Cue(kind, True)
    if before is not None and _JOINED.match(gap) and not _BREAKS.search(gap):
        return Cue(before.type, False)
    return None


def title_cue(after: str) -> RelationType | None:
    """What stands behind a title decides: 《…》作如下修改, 《…》与本办法不一致的."""
    if _YIELDS.match(after):
        return RelationType.SUPERSEDES
    if _AMENDED.match(after):
        return RelationType.AMENDS
    return None


# 现将《…》转发给你们 · 《…》已经市政府同意，现印发给你们
_HANDED = re.compile(
    r"(?:现)?(?:予以?|将其)?(?P<verb>转发|批转|印发|下发|发布|公布|颁布|发给)(?:给)?(?:你们|各[^，,。；;]{1,12}|$|[，,。；])"
)
_VERBS = {"转发": RelationType.FORWARDS, "批转": RelationType.ENDORSES}


def handed_over(before: str, after: str) -> RelationType | None:
    """Whether a lead hands a document over: 现将 in front of it or 已经…同意，现… behind it, and 印发 or 转发 behind."""
    if (
        re.search(r"(?:现将|将)[^。；]{0,200}$", before) is None
        and re.match(r"[^，,。；;《]{0,12}(?:已经?|业经|经)[^。；]{2,60}[，,]?\s*现", after) is None
    ):
        return None
    found = list(_HANDED.finditer(after[:240]))
    return _VERBS.get(found[-1]["verb"], RelationType.PROMULGATES) if found else None


def carries_spirit(after: str) -> bool:
    """根据《…办法》（…）文件精神: what has a spirit is carried out, whatever it is called."""
    return re.match(r"[)）\s]{0,3}(?:等)?(?:的)?(?:有关)?(?:文件)?(?:的)?(?:精神|部署要求|部署)", after) is not None
