"""Which documents a document says it carries: 现将《X》印发给你们, 转发…X的通知.

The titles found here are looked for in the lines that follow; only what is found there is an inner document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Carriage
from graph.parse.titles import ends_title, title_key
from graph.spans import squeeze

_BOOK = re.compile(r"[《<〈]")
_FORWARD = re.compile(r"转发|批转")
_TITLE_CARRIES = re.compile(
    r"(?P<verb>印发|转发|批转|公布|发布|颁发|下发)(?P<what>.{4,200}?)(?:的?(?:通知|公告|通告|函|决定|命令|令|批复))(?:[（(].{1,12}[）)])?$"
)
_SENTENCE_CARRIES = re.compile(
    r"(?:印发|转发|批转|下发|公布|发布|颁布|予以?印发|予以?公布|予以?发布|批准|请.{0,6}(?:贯彻|遵照)执行|同意)"
)


@dataclass(frozen=True, slots=True)
class Carried:
    title: str  # squeezed, as the carrier names it
    how: Carriage


def find_carried(title: str, lead: str) -> tuple[Carried, ...]:
    """What a title and the first sentences below it say is carried, in the order of the text.

    >>> [c.title for c in find_carried("关于印发甲市托育服务实施方案的通知", "现将方案印发给你们")]
    ['甲市托育服务实施方案']
    """
    found: dict[str, Carried] = {}
    head = squeeze(title)
    forwarded = bool(_FORWARD.search(head))
    for candidate in (*_from_lead(squeeze(lead)), *_from_title(head)):
        key = title_key(candidate)
        if len(key) >= 4 and key not in found and key != title_key(head):
            found[key] = Carried(candidate, Carriage.FORWARDED if forwarded else Carriage.PROMULGATED)
    return tuple(found.values())


def _from_title(title: str) -> list[str]:
    match = _TITLE_CARRIES.search(title)
    if not match:
        return []
    what = match.group("what").strip("《》")
    quoted = quoted_titles(match.group("what"))
    if quoted and match.group("what").startswith(("《", "<", "〈")):
        return quoted
    return [*([what] if ends_title(what) or "转发" in match.group("verb") else []), *quoted]


def _from_lead(lead: str) -> list[str]:
    found: list[str] = []
    for sentence in re.split(r"(?<=[。；])", lead)[:8]:
        if _SENTENCE_CARRIES.search(sentence):
            handed = sentence.rpartition("现将")[2] if "现将" in sentence else _without_causes(sentence)
            found += [title for title in quoted_titles(handed) if ends_title(title)]
    return found


def _without_causes(sentence: str) -> str:
    """为贯彻落实《甲》、《乙》精神，… names what is carried out, not what is handed on."""
    return re.sub(
        r"(?:贯彻|落实|根据|按照|依据|依照|参照|执行|结合|修改|修订)(?:[《〈][^》]{2,120}[》〉](?:[（(][^）)]{2,40}[）)])?[、，和及]?){1,6}",
        "",
        sentence,
    )


def quoted_titles(text: str) -> list[str]:
    """Titles in 《》, the outermost ones, nested marks balanced as far as they are.

    >>> quoted_titles("现将《转发〈关于甲的通知〉的通知》转发")
    ['转发〈关于甲的通知〉的通知']
    """
    titles: list[str] = []
    depth, start = 0, 0
    for i, char in enumerate(text):
        if char == "《":
            if depth == 0:
                start = i + 1
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                titles.append(text[start:i])
    return titles
