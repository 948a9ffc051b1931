"""The grammar of body names: is this string the name of a body, and of which kind; and where do such names stand in text.

    [原] [中共] [place or level] stem [internal division]

A stem comes from the lexicon (卫健委, 民政局, 人行{R}中支) or has the shape of one (…办公室, …领导小组, …有限公司). A place is
a level word (市, 省), a region's name, or words for many (各县（市、区）). No date or place is weighed here: the resolver
does that.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.authority.atlas import atlas
from graph.authority.body_name import BodyName, NameKind
from graph.authority.lexicon import lexicon, sector_words, words
from graph.authority.many import of_collective
from graph.authority.place_words import LEVEL_WORDS, is_clause, is_many, is_place, split_place
from graph.authority.shapes import of_division, of_generic, of_inner, of_shape

__all__ = [
    "BodyName",
    "NameKind",
    "find_names",
    "is_clause",
    "is_many",
    "is_name",
    "parse_name",
    "split_place",
    "stem_of",
]

_LONGEST = 48  # 各省、自治区、直辖市及计划单列市、新疆生产建设兵团… is longer, and is cut by its 、

_SPACE = re.compile(r"\s+")
_ALLOWED = re.compile(r"[一-鿿〇（）()、·“”\"0-9A-Za-z＋+〔〕\[\]-]+")
_ROUND = str.maketrans("<>＜＞〈〉〔〕", "（）（）（）（）")
# 街道办事处（乡镇人民政府） · 市烟草专卖局（公司）
_DOUBLE = re.compile(
    r"(?P<first>[^（）()]{3,30}(?:[（(][^（）()]{1,6}[）)][^（）()]{1,10})?)[（(](?P<second>[^（）()]{2,20})[）)]"
)
_SECTOR = re.compile(
    r"(?P<word>[一-鿿（）()]{2,14}?)(?:行政|业务)?(?:综合)?(?:执法|监督管理|监管|管理|监督|主管|审批|登记|许可|工作|职能)*(?:部门|机关|系统|机构|单位)"
)
_BRANCH = re.compile(r"(?P<head>[一-鿿]{2,20}?(?:局|总队|支队))(?P<place>[一-鿿]{0,8}?)(?P<tail>分局|支局|分队)")
# 高新区 · 长治经开区, as they stand beside counties in a list
_ZONE = re.compile(r"[一-鿿]{0,4}(?:高新区|经开区)")
_NAMED_ZONES = ("示范区", "度假区", "保税区", "试验区", "开发区", "风景区")  # 济源示范区
# words that end like a town and are none: 城镇, 特色小镇, 返乡
_NO_TOWN = re.compile(
    r"(?:城|小|集|名|强|重|大|村|各|该|本|百|千|中心|示范|特色|乡|镇|街|点|色|型)[镇]$|(?:城|家|故|老|回|返|还|下|异|水|同|思|离|入|各|该|本|镇|原|外)乡$|(?:各|该|本|镇|社区|所在|乡|城市)街道$"
)
_TOWN = re.compile(r"[一-鿿]{0,12}(?:街道办事处|街道办|街道|镇|乡)(?:人民政府|政府|党委|党工委)?")


def parse_name(text: str) -> BodyName | None:
    """The whole string as the name of a body, else None; white space in it does not count.

    >>> parse_name("市卫健委").line, parse_name("各县（市）区卫生健康局").kind.value, parse_name("有条件的地区")
    ('health', 'collective', None)
    """
    printed = _SPACE.sub("", text)
    text = printed.translate(_ROUND)
    if not 2 <= len(text) <= _LONGEST or not _ALLOWED.fullmatch(text) or text in words("deny"):
        return None
    found = _parse_former(text)
    return replace(found, text=printed) if found and printed != text else found


def _parse_former(text: str) -> BodyName | None:
    """原X as X that has ended."""
    if text[0] == "原" and len(text) > 3 and text[1] not in "平州则":
        found = _parse(text[1:])
        return BodyName(found.kind, text, found.stem, found.prefix, found.line, found.inner, True) if found else None
    return _parse(text)


def is_name(text: str) -> bool:
    """Whether the whole string is the name of a body.

    >>> is_name("国家税务总局长治市税务局"), is_name("医疗卫生机构建设"), is_name("下同")
    (True, False, False)
    """
    return parse_name(text) is not None


def stem_of(text: str) -> str | None:
    """The line of a business's name without a tail, as it stands in a list: 卫生健康 in `卫生健康、民政部门`.

    Brackets that add a variant are left out: 卫健（体） → health.

    >>> stem_of("卫生健康"), stem_of("卫健（体）"), stem_of("责任")
    ('health', 'health', None)
    """
    known = sector_words()
    word = _SPACE.sub("", text)
    place, rest = split_place(word)
    for candidate in (word, rest if place else word):
        line = known.get(candidate) or known.get(re.sub(r"[（(].{1,4}[）)]", "", candidate))
        if line:
            return line
    return None


def _parse(text: str) -> BodyName | None:
    for rule in _RULES:
        found = rule(text)
        if found:
            return found
    return None


def _of_centre(text: str) -> BodyName | None:
    rows = lexicon().national.get(text)
    if not rows or (text in lexicon().stems and not text.startswith(("国家", "中国", "全国"))):
        return None
    form = lexicon().centre(rows[0])
    kind = {"judicial": "department", "military": "department"}.get(form.kind, form.kind)
    return BodyName(NameKind(kind), text, text, "", form.line)


def _of_stem(text: str) -> BodyName | None:
    """市 + 卫健委 · 长治市 + 民政局 · 各县（市）区 + 卫生健康局 · 中共长治 + 市委 + 组织部."""
    stems = lexicon().stems
    bare = text[2:] if text.startswith("中共") else text
    for at in range(len(bare) - 1):
        stem = bare[at:]
        rows = stems.get(stem)
        if not rows or (at == 0 and bare[0] in "省市县区州" and bare[1:] in stems):
            continue  # 市监委 is 市 + 监委, not 市监 + 委
        prefix = "地区" if bare[:at] == "地" and stem[0] == "委" else bare[:at]  # 地委宣传部
        if prefix == "" and stem in (
            "政府",
            "人民政府",
            "委",
            "党委",
            "委员会",
            "办公室",
            "办公厅",
            "办",
            "委办",
            "研究室",
        ):
            return None
        if is_place(prefix):
            form = lexicon().department(rows[0])
            return BodyName(_kind_of(form.kind, form.line, prefix), text, stem, prefix, form.line)
    return None


def _kind_of(kind: str, line: str, prefix: str) -> NameKind:
    many = prefix[max(prefix.find("各"), 0) :]  # 长治市各县（区）
    if prefix and ((prefix not in LEVEL_WORDS and is_many(many)) or "以上" in prefix):
        return NameKind.COLLECTIVE
    if line == "government":
        return NameKind.GOVERNMENT
    if kind == "bank":
        return NameKind.ENTERPRISE
    return NameKind(kind) if kind in NameKind._value2member_map_ else NameKind.DEPARTMENT


def _of_pattern(text: str) -> BodyName | None:
    """人行 + 长治市 + 中支 · 湖北 + 银保监局 · 团 + 市 + 委 · 国网 + 长治 + 供电公司."""
    ends = lexicon().ends
    for at in range(len(text)):
        for before, number in ends.get(text[at:], ()):
            if before == "=" and at:
                continue
            head = "" if before == "=" else before
            if at < len(head) or not text.startswith(head):
                continue
            place = text[len(head) : at]
            if is_place(place) and (place or head or before == "=" or (len(text) > 2 and text[-1] in "局队会办司")):
                form = lexicon().pattern(number)
                return BodyName(
                    _kind_of(form.kind, form.line, place), text, f"{head}{{R}}{text[at:]}", place, form.line
                )
    return None


def _of_sector(text: str) -> BodyName | None:
    """民政部门 · 市县（区）卫健（体）部门 · 价格主管部门 · 公安机关."""
    if text[-2:] not in ("部门", "机关", "系统", "机构"):
        return None
    place, rest = _split_at_sector(text)
    match = _SECTOR.fullmatch(rest)
    if not match or (text[-2:] == "机构" and text[-4:-2] not in _OFFICES):
        return None
    line = stem_of(match["word"]) or stem_of(rest[:-2]) or _line_of_joined(match["word"])
    return BodyName(NameKind.SECTOR, text, rest, place, line) if line else None


def _line_of_joined(word: str) -> str | None:
    """卫生健康和民政 → the line of its first business."""
    first, _, rest = re.sub(r"[和与及]", "、", word).partition("、")
    return stem_of(first) if rest and all(stem_of(part) for part in rest.split("、")) else None


def _split_at_sector(text: str) -> tuple[str, str]:
    """The place and the rest; a place is taken off only where a business is left: 市场监管部门 keeps its 市."""
    body = text[:-2]
    if stem_of(body) and body in sector_words():
        return "", text
    return split_place(text)


_OFFICES = ("管理", "监管", "监督", "执法", "消防", "经办")


def _of_double(text: str) -> BodyName | None:
    """A name with another in brackets behind it: 街道办事处（乡镇人民政府）."""
    match = _DOUBLE.fullmatch(text)
    if not match or not match["second"].endswith(_DOUBLE_ENDS):
        return None
    found = _parse(match["first"])
    return found and BodyName(found.kind, text, found.stem, found.prefix, found.line, found.inner, found.former)


_DOUBLE_ENDS = ("局", "委", "会", "办", "公司", "中心", "政府", "行署", "厅", "署", "室", "社", "院", "处")


def _of_branch(text: str) -> BodyName | None:
    """长治市公安局潞州分局 · 市自然资源局高新区分局."""
    match = _BRANCH.fullmatch(text)
    head = _of_stem(match["head"]) if match else None
    if not match or head is None:
        return None
    return BodyName(
        head.kind, text, f"{head.stem}{{R}}{match['tail']}", head.prefix, head.line, match["place"] + match["tail"]
    )


def _of_place_only(text: str) -> BodyName | None:
    """沈阳市 or 武乡县 as a subject that must do something; 崇文街道办事处; 韩店镇; 高新区."""
    if text in atlas().full and len(text) > 2:
        return BodyName(NameKind.GOVERNMENT, text, "", text, "government")
    if len(text) < 3 or is_clause(text):
        return None
    if _ZONE.fullmatch(text) or (text.endswith(_NAMED_ZONES) and text[:-3] in atlas().names):
        return BodyName(NameKind.COMMITTEE, text, text, "", None)
    if _TOWN.fullmatch(text) and not _NO_TOWN.search(text):
        kind = NameKind.COLLECTIVE if text.startswith(("各", "有关", "相关", "所在")) else NameKind.GOVERNMENT
        offices = ("政府", "街道办事处", "街道办", "党委", "党工委")
        if text.endswith(offices) or (kind is NameKind.GOVERNMENT and len(text) <= 6):
            return BodyName(kind, text, text, "", "government")
    return None


def _of_elided(text: str) -> BodyName | None:
    """市财政 · 市县（区）卫健（体）: a business behind a level, without a tail, as lists have it."""
    place, rest = split_place(text)
    if place and rest[-1] not in "局委厅办" and (place in tuple("省市县区州") or ("（" in place or "(" in place)):
        line = stem_of(rest)
        return BodyName(NameKind.SECTOR, text, rest, place, line) if line else None
    return None


def find_names(text: str) -> list[tuple[int, int, BodyName]]:
    """Names of bodies in running text as (start, end, name): see `graph.authority.finder`."""
    from graph.authority.finder import find_names as find  # the finder stands on this module

    return find(text)


_RULES = (
    of_collective,
    _of_centre,
    _of_stem,
    _of_pattern,
    _of_sector,
    _of_branch,
    _of_double,
    _of_place_only,
    _of_elided,
    of_shape,
    of_inner,
    of_division,
    of_generic,
)
