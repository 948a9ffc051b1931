"""Names of bodies in running text: from every ending that may close a name, the longest name leftwards.

Bounded windows and dictionary look-ups only, so the time grows with the text and with nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.authority.atlas import atlas
from graph.authority.body_name import BodyName
from graph.authority.lexicon import lexicon, sector_words, words
from graph.authority.names import parse_name
from graph.authority.place_words import LEVEL_WORDS, is_clause, is_many

__all__ = ["find_names"]

_WINDOW = 32
_BREAK = re.compile(r"[，。；：！？,;:!?\n\r\t《》〈〉|—…]")
_ANGLES = re.compile(r"[<＜〈]([市区县州旗盟镇乡街道、，]{1,12})[>＞〉]")  # 各县<市、区>人民政府
_SPACE = re.compile(r"[\s　]+")
_SECTOR_END = re.compile(r"(?:部门|机关)")
# Words that are bodies only behind a place: 政府 and 办公室 alone name nobody in running text.
_BARE = frozenset(
    "政府 人民政府 委 党委 委员会 办公室 办公厅 办 委办 研究室 工会 党校 招商局 交通 档案馆 水保 服务中心 平安办".split()
)
_LEVEL_CHARS = "省市州盟县区旗镇乡"
_COMMON = frozenset(
    "社区 地区 小区 山区 灾区 园区 景区 校区 片区 院区 厂区 库区 牧区 农区 辖区 街区 库区 湖区 城市 超市 上市 门市 都市 菜市 集市 楼市 股市 夜市 节省 城镇 家乡 返乡 城乡 下乡".split()
)
_LEFT_BRACKET = {"）": "（", ")": "("}


@cache
def _ends() -> frozenset[str]:
    """The last two characters of every form: a cheap test before the look-ups."""
    known = lexicon()
    shapes = (*words("group"), *words("zone"), *words("enterprise"), *words("institution"), *words("collective"))
    return frozenset(name[-2:] for name in (*known.stems, *known.national, *known.ends, *shapes) if name) | {
        "部门",
        "机关",
    }


def find_names(text: str) -> list[tuple[int, int, BodyName]]:
    """Names of bodies in running text as (start, end, name): longest, left to right, none overlapping.

    Offsets are code points of the text as given, which may hold white space inside names.

    >>> [(s, e, n.text) for s, e, n in find_names("由市卫健委牵头，长治市民政局、各县（市、区）人民政府配合。")]
    [(1, 5, '市卫健委'), (8, 14, '长治市民政局'), (15, 26, '各县（市、区）人民政府')]
    """
    printed, offsets = _squeeze(text)
    squeezed = _ANGLES.sub(r"（\1）", printed)
    found: list[tuple[int, int, BodyName]] = []
    low = 0
    ends = _ends()
    for at in range(2, len(squeezed) + 1):
        if squeezed[at - 1] in "，。；：！？,;:!?《》〈〉|—…":
            low = at
        elif squeezed[at - 2 : at] in ends or (
            squeezed[at - 1] in "区市县）)" and squeezed.find("各", max(low, at - 12), at) >= 0
        ):
            span = _name_ending_at(squeezed, max(low, at - _WINDOW), at)
            if span:
                _keep(found, span)
    if squeezed != printed:
        found = [(start, end, replace(name, text=printed[start:end])) for start, end, name in found]
    return [(offsets[start], offsets[end - 1] + 1, name) for start, end, name in found]


def _squeeze(text: str) -> tuple[str, range | list[int]]:
    """The text without white space, and where each of its characters stood."""
    if not _SPACE.search(text):
        return text, range(len(text))
    kept = [number for number, char in enumerate(text) if not char.isspace()]
    return "".join([text[number] for number in kept]), kept


def _keep(found: list[tuple[int, int, BodyName]], span: tuple[int, int, BodyName]) -> None:
    """Add a name; it replaces those that it contains, and gives way to one that it cuts."""
    while found and span[0] <= found[-1][0]:
        found.pop()
    if not found or span[0] >= found[-1][1]:
        found.append(span)


def _name_ending_at(text: str, low: int, end: int) -> tuple[int, int, BodyName] | None:
    for rule in (_by_lexicon, _by_sector, _by_many, _by_shape):
        start = rule(text, low, end)
        if start is not None and not _is_cut(text, end):
            name = parse_name(text[start:end])
            if name:
                return start, end, name
    return None


def _is_cut(text: str, end: int) -> bool:
    """Whether the word goes on: 卫生健康委 + 员会, 发展改革委 + 员会."""
    return text.startswith(("员会", "员的", "托"), end) and text[end - 1] == "委"


def _by_lexicon(text: str, low: int, end: int) -> int | None:
    """The start of the longest name of the lexicon that ends here."""
    known = lexicon()
    for at in range(low, end - 1):
        tail = text[at:end]
        if tail in known.national or tail in _collectives():
            return _extend(text, low, at) if tail in known.stems else at
        if tail in known.ends:
            start = _by_pattern(text, low, at, tail)
            if start is not None:
                return start
        if tail in known.stems:
            start = _extend(text, low, at)
            if start < at or tail not in _BARE:
                return start
    return _by_pattern(text, low, end, "")


@cache
def _collectives() -> frozenset[str]:
    """Words for many bodies, without those that in running text mean areas (乡镇, 街道) or firms."""
    areas = tuple("区县镇乡道州办")
    return frozenset(w for w in words("collective") if not w.endswith(areas) or w[0] == "各")


def _by_pattern(text: str, low: int, at: int, tail: str) -> int | None:
    """The start of a name that carries its place inside: 人行长治市中支; `at` is where the part behind the place begins."""
    start = _extend(text, low, at)
    best: int | None = None
    for before, _ in lexicon().ends.get(tail, ()):
        if before == "=":
            best = at if best is None else best
        elif before and text.startswith(before, start - len(before)) and start - len(before) >= low:
            best = min(start - len(before), at if best is None else best)
        elif not before and start < at:
            best = start if best is None else min(best, start)
    return best


def _by_sector(text: str, low: int, end: int) -> int | None:
    """民政部门 · 价格主管部门 · 市县（区）民政部门."""
    if text[end - 2 : end] not in ("部门", "机关"):
        return None
    for at in range(max(low, end - 14), end - 3):
        if any(text[at:cut] in sector_words() for cut in range(end - 2, at + 1, -1)) and parse_name(text[at:end]):
            return _extend(text, low, at)
    return None


def _by_many(text: str, low: int, end: int) -> int | None:
    """各县、区 · 各市州 · 每个县、区."""
    at = max(text.rfind("各", low, end), text.rfind("每个", low, end))
    if text.startswith(("）", ")"), end) and _is_open(text, at, end):
        return None  # the bracket of 各县（市、区） closes later
    return at if at >= 0 and end - at > 1 and not _is_open(text, at, end) and is_many(text[at:end]) else None


def _is_open(text: str, at: int, end: int) -> bool:
    """Whether a bracket that opens in the stretch is still open at its end."""
    opened = text.count("（", at, end) + text.count("(", at, end)
    return opened > text.count("）", at, end) + text.count(")", at, end)


def _by_shape(text: str, low: int, end: int) -> int | None:
    """…领导小组办公室 · …有限公司 · …医院, back to the place where it begins if there is one, else the tail alone."""
    stop = end - 3 if text.endswith("办公室", low, end) else end
    tail = next((at for at in range(max(low, stop - 12), stop - 1) if _is_shape(text[at:stop])), None)
    if tail is None:
        return None
    for at in range(low, tail):
        place = _place_from(text, at, tail)
        if place and not is_clause(text[at:tail]) and "、" not in text[at + place : tail]:
            return at
    return tail if stop - tail > 3 or text[tail:stop] in words("zone") else None


def _is_shape(tail: str) -> bool:
    return any(tail in words(kind) for kind in ("group", "zone", "enterprise", "institution"))


def _place_from(text: str, at: int, stop: int) -> int:
    """Length of a region's name or level word that begins here, 0 if none."""
    names = atlas().full
    for size in range(min(11, stop - at), 2, -1):
        if text[at : at + size] in names:
            return size
    return (
        1 if text[at] in "省市县区州" and _is_level_at(text, at) and (at == 0 or text[at - 1] not in "各全本我") else 0
    )


def _extend(text: str, low: int, at: int) -> int:
    """Where the place before a stem begins; `at` itself if no place stands there."""
    start = at
    for _ in range(4):
        earlier = _extend_once(text, low, start)
        if earlier == start:
            break
        start = earlier
    return start - 2 if text.startswith("中共", start - 2) and start - 2 >= low else start


def _extend_once(text: str, low: int, at: int) -> int:
    names = atlas().names
    for size in range(min(12, at - low), 1, -1):
        word = text[at - size : at]
        if word in LEVEL_WORDS or (word in names and (word in atlas().full or word[-1] not in _LEVEL_CHARS)):
            return at - size
    many = max(text.rfind("各", low, at), text.rfind("地方各级", low, at), text.rfind("每个", low, at))
    if many >= 0 and at - many <= 24 and is_many(text[many:at]):
        return many
    if at > low and text[at - 1] in _LEFT_BRACKET:
        return _extend_bracket(text, low, at)
    return at - 1 if at > low and _is_level_at(text, at - 1) else at


def _is_level_at(text: str, at: int) -> bool:
    """Whether a level word of one character stands here, not the end of a common word (社区, 城市, 节省)."""
    return text[at] in _LEVEL_CHARS and text[max(0, at - 1) : at + 1] not in _COMMON


def _extend_bracket(text: str, low: int, at: int) -> int:
    """县（市、区） · 市县（区）: back over the bracket and the level words before it."""
    start = text.rfind(_LEFT_BRACKET[text[at - 1]], low, at)
    while start > low and text[start - 1] in "省市州盟县区旗镇乡":
        start -= 1
    return start if start >= 0 and is_many(text[start:at]) and text[start] not in "（(" else at
