"""Lists of bodies: `市卫健委、市民政局，各县、区人民政府等` → mentions.

Names contain the very signs that separate names (发展和改革委员会, 各县（市、区）人民政府), ends and beginnings are said
once for several (卫生健康、民政部门), and 等 leaves a list open. A name that nobody knows is kept and marked unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.authority.regions import is_short_name
from graph.extract.bodies import find_joints, is_body, is_office_like, is_stem
from graph.extract.brackets import pair_brackets
from graph.extract.collectives import JOINED, is_place
from graph.extract.days import to_count
from graph.spans import Text

_SEPARATORS = "、，,；;／/|·\n"
_GROUP_SEPARATORS = "，,；;"
_TRIM = " 。.：:、，,；;*“”\"'－-—"
# 等 · 等部门 · 等相关部门和单位 · 等11部门, at the end of an item
_OPEN = re.compile(r"等(?:[^、，；等]{0,16}?(?:部门|单位|机构|企业|方面|地方)(?:[（(][^（()）]{1,8}[)）])?)?$")
_COUNT = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十两几]{1,3})(?:个|家)[^、，]{0,10}?(?:部门|单位|市|县|区|地区|乡镇|企业)?$"
)
# 文昌、长卿两镇 · 燕山、智远、龙洞三个街道 · 海口、三亚、儋州3市: names without their kind, which the count lends them
_COUNTED = re.compile(
    r"(?P<count>\d{1,2}|[二两三四五六七八九十])个?(?:县级市|县区|[市县区旗州盟]|街道|乡镇|镇|乡|苏木|园区|开发区)(?:人民政府|政府|办事处)?$"
)
# 仁和、自强、小垭等乡镇: so does the kind behind 等
_SUCH_PLACES = re.compile(
    r"等(?:有关|相关|沿线|沿河)?(?:乡镇|镇乡|镇街|镇|乡|街道|苏木|县市区|县区|市县|县市|县|市州|市|区|旗)(?:人民政府|政府)?$"
)
_SHORT_PLACE = re.compile(r"[一-龥]{2,7}")
_SHORT_REGION = re.compile(r"[一-龥]{2,4}")
_OF_PLACE = re.compile(r"[一-龥]{2,4}?[省市县区州盟旗](?:人民政府|政府|[一-龥]{2,14}(?:厅|局|委|办|部门))")
_MARK = re.compile(r"[（(〔［\[](?P<word>牵头|主责|主办|负责|配合|协办|参与)(?:单位|部门)?[)）〕］\]]$")
_CONTACT = re.compile(r"[（(〔［\[][^（(]{0,4}(?:联系|电话|下同|责任人|以下简称)[^)）]{0,40}[)）〕］\]]")
_NUMBERED = re.compile(r"^\d{1,2}[.．)）](?!\d)")
_LEADING = re.compile(r"^(?:所?涉及的|并|和|与|及|以及|暨|由|会同|以及由|还有|包括|其中|分别由|具体由|统一由|主要由)+")
# 各地各部门 → 各地 + 各部门; 各县（市、区）各有关部门
_TWIN = re.compile(
    r"^(各(?:地区?|市|县|县区|区县|乡镇|县（市、区）|县\(市、区\)|市（州）|乡镇（街道）))(各(?:有关|相关|级)?(?:部门|单位).{0,8})$"
)
_CENTRAL = re.compile(
    r"(?:国家[一-龥]{2,12}总局|中国人民银行|国家统计局|国家外汇管理局|中华人民共和国|国网[一-龥]{2,12}公司|[一-龥]{2,16}(?:集团|公司))$"
)
_LEVELLED = re.compile(r"[省市县区州]|各|团[省市县区州]|[一-龥]{2,6}[省市县区州]")
_SHARED_END = re.compile(r"(?:部门|机关|主管部门|主管机构|部|系统)$")


@dataclass(frozen=True, slots=True)
class Item:
    """One body of a list; `mark` is what a bracket behind it says (牵头), `group` counts the ， and ； before it."""

    text: Text
    known: bool
    group: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Bodies:
    """A list taken apart; `open_list`: it ends in 等."""

    items: tuple[Item, ...]
    open_list: bool = False

    @property
    def known(self) -> int:
        """How many items are bodies beyond doubt."""
        return sum(item.known for item in self.items)

    @property
    def certain(self) -> bool:
        """Every item is a body beyond doubt."""
        return bool(self.items) and self.known == len(self.items)


@lru_cache(maxsize=512)
def parse_bodies(text: Text) -> Bodies:
    """Take a list of bodies apart; unknown items are kept, `open_list` is set by a trailing 等.

    >>> [str(item.text) for item in parse_bodies(Text.of("市卫健委、市民政局，各县、区人民政府")).items]
    ['市卫健委', '市民政局', '各县、区人民政府']
    """
    items: list[Item] = []
    open_list = False
    for part, group in _split_items(text):
        for piece in _split_joined(part):
            item, more = _clean(piece, group)
            open_list = open_list or more
            if item is not None:
                items.append(item)
                _lend_kind(items, piece)
    return Bodies(_share_ends(tuple(items), open_list), open_list)


def _lend_kind(items: list[Item], piece: Text) -> None:
    """Names that a count at the end of the last sums up are places beyond doubt: 海口、三亚、儋州3市."""
    whole = _trim(piece)
    if such := _SUCH_PLACES.search(whole.text):
        _lend_such(items, _trim(whole.slice(0, such.start())))
        return
    found = _COUNTED.search(whole.text)
    count = to_count(found["count"].replace("两", "二")) if found else None
    if found is None or count is None:
        return
    last = _trim(whole.slice(0, found.start()))
    names = [item.text for item in items[-count:-1]] + [last]
    if len(names) == count and all(_SHORT_PLACE.fullmatch(name.text) for name in names):
        items[-count:] = [
            replace(item, text=name, known=True) for item, name in zip(items[-count:], names, strict=True)
        ]


def _lend_such(items: list[Item], last: Text) -> None:
    """The run of short names before 等乡镇, the last of them included."""
    if not _SHORT_PLACE.fullmatch(last.text):
        return
    items[-1] = replace(items[-1], text=last, known=True)
    for i in range(len(items) - 2, -1, -1):
        if items[i].known or not _SHORT_PLACE.fullmatch(items[i].text.text):
            break
        items[i] = replace(items[i], known=True)


def _split_items(text: Text) -> list[tuple[Text, int]]:
    """Cut at separators outside brackets and outside joined collectives; with the number of the comma group."""
    string = text.text
    pairs = pair_brackets(string)
    kept = {m.start(): m.end() for m in JOINED.finditer(string)}
    parts: list[tuple[Text, int]] = []
    start = i = group = 0
    while i < len(string):
        if i in kept:
            i = kept[i] - 1
        elif i in pairs:
            i = pairs[i]
        elif string[i] in _SEPARATORS:
            parts.append((text.slice(start, i), group))
            group += string[i] in _GROUP_SEPARATORS
            start = i + 1
        i += 1
    parts.append((text.slice(start), group))
    return [(part, number) for part, number in parts if part.text.strip(_TRIM)]


def _trim(text: Text, chars: str = _TRIM) -> Text:
    left = len(text.text) - len(text.text.lstrip(chars))
    return text.slice(left, max(left, len(text.text.rstrip(chars))))


def _clean(piece: Text, group: int) -> tuple[Item | None, bool]:
    """A piece without 和, 等 and marks; None if nothing is left of it."""
    text = _trim(piece)
    if (lead := _LEADING.match(text.text)) and not is_body(text.text):
        text = text.slice(lead.end())
    mark = ""
    if found := _MARK.search(text.text):
        mark = found["word"]
        text = text.slice(0, found.start())
    if found := _CONTACT.search(text.text):
        text = text.slice(0, found.start())
    text = _without_person(text.slice(found.end()) if (found := _NUMBERED.match(text.text)) else text)
    text, open_list = _cut_open(text)
    text = _close_nest(_trim(text))
    if len(text) < 2 or text.text in ("部门", "单位", "下同", "有关", "其他", "机构"):
        return None, open_list
    return Item(text, is_body(text.text), group, mark), open_list


def _without_person(text: Text) -> Text:
    """`市教育局 张某某` in a column for bodies and persons: the name behind the gap is left out."""
    for i in range(max(2, len(text) - 4), len(text) - 1):
        if text.at[i] != text.at[i - 1] + 1 and is_body(text.text[:i]) and not is_body(text.text):
            return text.slice(0, i)
    return text


def _cut_open(text: Text) -> tuple[Text, bool]:
    if (found := _OPEN.search(text.text)) and (is_body(text.text[: found.start()]) or not is_body(text.text)):
        return text.slice(0, found.start()), True
    if (found := _COUNT.search(text.text)) and found.start() > 1 and not is_body(text.text):
        return text.slice(0, found.start()), False
    return text, False


def _close_nest(text: Text) -> Text:
    """Without a bracket that is opened or closed once too often at the ends: `市教育局）` → `市教育局`."""
    pairs = pair_brackets(text.text)
    closed = set(pairs.values())
    end = len(text)
    while end and text.text[end - 1] in "）)〕］]】" and end - 1 not in closed:
        end -= 1
    start = 0
    while start < end and text.text[start] in "（(〔［[【" and start not in pairs:
        start += 1
    return text.slice(start, end)


def _split_joined(part: Text) -> list[Text]:
    """Cut at 和, 与, 及 or a gap in the print where both sides are bodies of their own."""
    string = part.text.strip(_TRIM)
    if twin := _TWIN.match(string):
        at = part.text.index(string) + twin.end(1)
        return [part.slice(0, at), part.slice(at)]
    gaps = _split_at_gaps(part)
    if len(gaps) > 1:
        return [piece for gap in gaps for piece in _split_joined(gap)]
    bare = _OPEN.sub("", string)
    if len(part) > 80 or (is_body(bare) and not _hides_two(bare)):
        return [part]
    for found in sorted(find_joints(part.text), key=lambda joint: not _ends_office(part.text[: joint.start()])):
        left, right = part.text[: found.start()].strip(_TRIM), part.text[found.end() :].strip(_TRIM)
        if _may_part(left, right) and (_stands_alone(right) or find_joints(right)):
            return [*_split_joined(part.slice(0, found.start())), *_split_joined(part.slice(found.end()))]
    return [part]


def _ends_office(left: str) -> bool:
    """县党史和地方志研究室 + 和县财政局: the 和 behind an office parts bodies before one inside a name does."""
    bare = left.strip(_TRIM)
    return is_office_like(bare) and is_body(bare)


def _hides_two(string: str) -> bool:
    """`民政和行政审批部门` reads as one name but is two lines of business; `规划和自然资源局` is one body."""
    if not string.endswith(("部门", "机关")):
        return False
    return any(is_stem(string[: m.start()]) for m in find_joints(string))


def _may_part(left: str, right: str) -> bool:
    """A line of business alone can stand before 和 only if the end is lent to it: 民政和卫生健康部门, not 政务和数据局."""
    left = _OPEN.sub("", left)
    if is_body(left) or is_place(left) or _COUNTED.search(left):
        return True
    return is_stem(left) and (
        _SHARED_END.search(right) is not None or _OPEN.search(right) is not None or is_stem(right)
    )


def _stands_alone(string: str) -> bool:
    bare = _OPEN.sub("", string)
    return is_body(bare) or is_stem(bare) or is_place(bare) or is_place(_COUNT.sub("", bare))


def _split_at_gaps(part: Text) -> list[Text]:
    """`市卫健委 市民政局`: white space separates where a body stands before it and one with its own level behind it.

    `国家税务总局 襄阳市税务局`, `市公安局 交警支队` are one name that a line break cuts.
    """
    cuts = [0]
    inner = pair_brackets(part.text).items()
    gaps = [
        i for i in range(1, len(part)) if part.at[i] != part.at[i - 1] + 1 and not any(a < i <= b for a, b in inner)
    ]
    for i, gap in enumerate(gaps):
        until = gaps[i + 1] if i + 1 < len(gaps) else len(part)
        if _divides(part, cuts[-1], gap) and (_ends_name(part, gap, until) or _ends_name(part, gap, len(part))):
            cuts.append(gap)
    return [part.slice(a, b) for a, b in zip(cuts, [*cuts[1:], len(part)], strict=True)]


def _divides(part: Text, start: int, gap: int) -> bool:
    left, right = part.text[start:gap], part.text[gap : gap + 12]
    levelled = _LEVELLED.match(right) is not None or _LEVELLED.match(left) is None
    return _ends_name(part, start, gap) and levelled and not _CENTRAL.search(left)


def _ends_name(part: Text, start: int, end: int) -> bool:
    return end - start <= 60 and is_body(_OPEN.sub("", part.text[start:end].strip(_TRIM)))


def _share_ends(items: tuple[Item, ...], open_list: bool) -> tuple[Item, ...]:
    """Lines of business and places are bodies where the list lends them its end: 教育、公安部门; 长沙市、湘潭市政府."""
    if not items:
        return items
    items = _lend_places(items)
    last = items[-1].text.text
    offices = open_list or _SHARED_END.search(last) is not None
    governments = last.endswith("政府") or all(is_place(item.text.text) or item.known for item in items)
    return tuple(_borrow(item, offices, governments) for item in items)


def _lend_places(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """汉中、安康、商洛市国土资源局: regions by their short names, which the last lends its kind and its office."""
    kept = list(items)
    for i in range(len(kept) - 2, -1, -1):
        name, after = kept[i].text.text, kept[i + 1].text.text
        lent = kept[i + 1].known and (_OF_PLACE.match(after) or _SHORT_REGION.fullmatch(after))
        if not kept[i].known and lent and is_short_name(name):
            kept[i] = replace(kept[i], known=True)
    return tuple(kept)


def _borrow(item: Item, offices: bool, governments: bool) -> Item:
    if item.known:
        return item
    known = (offices and is_stem(item.text.text)) or (governments and is_place(item.text.text))
    return Item(item.text, known, item.group, item.mark)
