"""Collectives: 各县（市、区）人民政府 of a place and a day → the bodies by name, or the reason why that cannot be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.authority.atlas import LEVELS, NATIONAL, Region, atlas, is_inside, is_valid
from graph.authority.kinds import CORPS, kind_tests
from graph.authority.regions import find_region, region


@dataclass(frozen=True, slots=True)
class Member:
    """One body that a collective stands for: its full name and the code of its place."""

    name: str
    region_code: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a collective stands for at one place on one day.

    `complete` tells whether `members` are all; if not, `reason` says in Chinese what is missing or unknown, and
    `candidates` are the bodies among which the unknown ones are, where that much is known.
    """

    collective: str
    members: tuple[Member, ...] = ()
    complete: bool = True
    reason: str = ""
    candidates: tuple[Member, ...] = ()


NO_TOWNSHIPS = "没有乡镇、街道的区划数据，不能列出"
DEPARTMENTS = "文件没有列出是哪些部门，不能列出"
SOME_ONLY = "文件没有说明是其中哪些地方"
NO_ZONES = "开发区、功能区不在行政区划内，不能列出"
NO_LIST = "省直管县的名单由省里另行确定，不能列出"
NO_KIND = "没有限定到哪一级，不能列出"
NO_PLACE = "不知道是哪个地区的文件，不能列出"
NONE_THERE = "该地区当时没有这一级行政区"
UNKNOWN = "不是能够展开的统称"

_LONGEST = 80
_LEVEL = "省市县区州盟旗镇乡"
_ROUND = str.maketrans("()<>＜＞〈〉〔〕", "（）（）（）（）（）")
# 全省各市 · 各有关市州 · 相关县区
_HEAD = re.compile(r"(?:[全我本][国省区市州盟县旗]|(?:[省市县]|辖区|境)内)?(?P<some>各有关|各相关|有关|相关|部分)?各?")
_TOKEN = (
    r"新疆生产建设兵团|计划单列市|省?直?管市|省直辖县级行政单位|直辖市|设区的?市|地级以上市|地级市|县级市|"
    r"自治[区州县旗]|地区|(?:[\u4e00-\u9fff]{2,4})?[特林]区|街道|镇街|省(?!直管县)|[市州盟县区旗乡镇街]|地(?=[（、）]|市|州)"
)
# 县（市、区） · 市、州、县 · 旗县（市、区） · 省（自治区、直辖市） · 县级
_KINDS = re.compile(rf"(?:{_TOKEN})(?:[、和及与（）]{{0,2}}(?:{_TOKEN}))*）?(?:[两三]?级)?")
_SPLIT = re.compile(_TOKEN)
# 各盟行政公署、|市人民政府 · 各县（市、区）人民政府，|各开发区管委会
_NEXT_GROUP = re.compile(rf"[、，；及和](?=各|(?:{_TOKEN}|省?直管县|开发区|园区|功能区|管委会|高新区|经开区))")
_ZONES = re.compile(r"(?:开发区|园区|功能区|高新区|经开区|新区|管理区|景区).{0,30}$|管委会|管理委员会")
# 县级以上地方各级人民政府 · 地方各级政府 · 各级党委
_EVERY_LEVEL = re.compile(
    r"(?:地方)?(?:(?P<floor>[省市县乡]级(?:及)?以上)(?:地方)?(?:各级)?|各级(?:地方)?)(?P<tail>(?:人民)?政府|党委.{0,8})"
)
# 省政府各部门 · 市直有关单位 · 各有关部门 · 领导小组各成员单位
_DEPARTMENTS = re.compile(
    r"(?:部门|单位|委办局|厅局|机构|企业|机关|委、办、局|[科处股]室|司局|部委|团体|党派)(?:（.{0,20}）)?$"
)
_ANYWHERE = re.compile(r"(?:[全我本][国省区市州盟县])?(?:各有关|各|有关)?地方?(?:人民政府|政府)?")  # 各地, 地方政府
_ASIDE = re.compile(r"（.{0,20}）$")  # 各市（地）人民政府（行署）
_BELOW_COUNTY = frozenset({"乡", "镇", "街道", "街", "镇街"})
_GOVERNMENT = frozenset({"", "政府", "人民政府", "行署", "行政公署"})
_OUTSIDE_MAINLAND = ("71", "81", "82")


def expand(collective: str, region_code: str | None, date: str | None = None) -> Expansion:
    """The bodies that a collective means in a document of a place (code) on a day (ISO, may be partial).

    The kinds that are named decide: 各设区市 are prefecture-level cities, 各区 districts only, 各县（市、区） everything
    at county level. Prefectures and leagues have an 行政公署, not an 人民政府. What the text or the data leaves open is
    said in `reason`, never guessed.

    >>> [one.name for one in expand("各县、区人民政府", "140400", "2021-10-25").members][:2]
    ['潞州区人民政府', '上党区人民政府']
    """
    text = "".join(collective.split()).translate(_ROUND)
    if len(text) > _LONGEST:
        return Expansion(collective, complete=False, reason=UNKNOWN)
    place, rest = _named_place(text, region_code, date)
    if place is None:
        return Expansion(collective, complete=False, reason=NO_PLACE)
    return _expand_at(collective, rest, place, date)


def _named_place(text: str, region_code: str | None, date: str | None) -> tuple[Region | None, str]:
    """The place that the collective itself names (长治市各县区), else the document's."""
    mark = text.find("各")
    if mark == 1 and text[0] in _LEVEL:  # 区各街道
        text, mark = text[1:], 0
    if mark > 1:
        named = find_region(text[:mark], date=date)
        if len(named) == 1:
            return named[0], text[mark:]
    if region_code is None:
        return None, text
    return region(region_code, date) or region(region_code), text


def _expand_at(collective: str, text: str, place: Region, date: str | None) -> Expansion:
    every = _EVERY_LEVEL.fullmatch(text)
    if every:
        return _every_level(collective, every, place, date)
    if _DEPARTMENTS.search(text):
        return Expansion(collective, complete=False, reason=DEPARTMENTS)
    groups = [_expand_group(group, "各" in text, place, date) for group in _iter_groups(text)]
    if not groups:
        return Expansion(collective, complete=False, reason=UNKNOWN)
    if not any(group.members or group.candidates for group in groups):
        return replace(groups[0], collective=collective)
    return _union(collective, groups)


def _iter_groups(text: str) -> Iterator[str]:
    """各盟行政公署、市人民政府 → 各盟行政公署 | 市人民政府; the kinds of one group stay together."""
    while text:
        head = _HEAD.match(text)
        kinds = _KINDS.match(text, head.end() if head else 0)
        cut = _NEXT_GROUP.search(text, kinds.end() if kinds else 0)
        yield text[: cut.start()] if cut else text
        text = text[cut.end() :] if cut else ""


def _union(collective: str, groups: list[Expansion]) -> Expansion:
    members = tuple(dict.fromkeys(one for group in groups for one in group.members))
    candidates = tuple(dict.fromkeys(one for group in groups for one in group.candidates))
    reasons = dict.fromkeys(group.reason for group in groups if group.reason)
    return Expansion(collective, members, not reasons, "；".join(reasons), candidates)


def _expand_group(text: str, many: bool, place: Region, date: str | None) -> Expansion:
    """One group; `many` tells whether 各 stands somewhere before it or in it."""
    head = _HEAD.match(text)
    kinds = _KINDS.match(text, head.end() if head else 0)
    reason = _hopeless(text, many, kinds)
    if reason or not head or not kinds:
        return Expansion(text, complete=False, reason=reason)
    tokens = [token[-2:] if token.endswith(("林区", "特区")) else token for token in _SPLIT.findall(kinds[0])]
    if kinds[0].endswith("级") and "县" in tokens:
        tokens += ["区", "旗"]
    return _by_kinds(text, head["some"], tokens, text[kinds.end() :], place, date)


def _hopeless(text: str, many: bool, kinds: re.Match[str] | None) -> str:
    """Why a group cannot be expanded whatever the place, or nothing."""
    if _ZONES.search(text):
        return NO_ZONES
    if "直管县" in text:
        return NO_LIST
    if _ANYWHERE.fullmatch(text):
        return NO_KIND
    # 省政府, 市人民政府 are one body; 各市, 市县, 县级 are many
    several = kinds is not None and (many or "关" in text[:4] or len(_SPLIT.findall(kinds[0])) > 1)
    return "" if several or (kinds and kinds[0].endswith("级")) else UNKNOWN


def _by_kinds(text: str, some: str | None, tokens: list[str], tail: str, place: Region, date: str | None) -> Expansion:
    townships = bool(_BELOW_COUNTY.intersection(tokens))
    tests = list(kind_tests(tokens, place))
    places = [one for one in _below(place, date) if any(test(one) for test in tests)]
    members = _members(places, tail)
    if not members or townships:
        return Expansion(text, members, complete=False, reason=NO_TOWNSHIPS if townships else NONE_THERE)
    if some:
        return Expansion(text, complete=False, reason=SOME_ONLY, candidates=members)
    return Expansion(text, members)


def _every_level(collective: str, match: re.Match[str], place: Region, date: str | None) -> Expansion:
    """县级以上: the place and all below it; 各级 without a floor goes on to the townships, which no table lists."""
    floor = (match["floor"] or "")[:1]
    levels = LEVELS[1 : {"省": 2, "市": 3}.get(floor, 4)]
    places = [one for one in [place, *_below(place, date)] if one.level in levels]
    members = _members(places, match["tail"])
    open_end = floor in ("", "乡")
    return Expansion(collective, members, complete=not open_end, reason=NO_TOWNSHIPS if open_end else "")


def _below(place: Region, date: str | None) -> list[Region]:
    """All units inside a place on a day, the higher levels first; the country's own are those of the mainland."""
    inside = [one for one in atlas().everything() if is_inside(one, place.code) and is_valid(one, date)]
    inside = [one for one in inside if one.code not in (place.code, NATIONAL)]
    kept = [one for one in inside if not one.code.startswith(_OUTSIDE_MAINLAND)]
    return sorted(kept, key=lambda one: (LEVELS.index(one.level), one.code))


def _members(places: list[Region], tail: str) -> tuple[Member, ...]:
    """The bodies of all places; where two bear one name, with the city in front: 阳泉市城区, 晋城市城区."""
    count = Counter(one.name for one in places)
    named = ((one, one.name if count[one.name] == 1 else _with_city(one)) for one in places)
    return tuple(Member(body, one.code) for one, name in named for body in _bodies(one, name, _ASIDE.sub("", tail)))


def _with_city(place: Region) -> str:
    above = region(place.parent, place.since or None) or region(place.parent)
    return (above.name if above else "") + place.name


def _bodies(place: Region, name: str, tail: str) -> Iterator[str]:
    """The body or bodies of a place: its government unless the tail names another one."""
    if "党委" in tail:
        yield f"中共{name}委员会"
        if "政府" not in tail:
            return
    if tail in _GOVERNMENT or "党委" in tail:
        yield name + _government(place)
    else:
        yield name + tail


def _government(place: Region) -> str:
    if place.code == CORPS:
        return ""
    return "行政公署" if place.name.endswith(("地区", "盟")) else "人民政府"
