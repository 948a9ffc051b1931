"""The grammar of body names: is this string the name of a body, and of which kind; and where do such names stand in text.

    [原] [中共] [place or level] stem [internal division]

A stem comes from the lexicon (卫健委, 民政局, 人行{R}中支) or has the shape of one (…办公室, …领导小组, …有限公司). A place is
a level word (市, 省), a region's name, or words for many (各县（市、区）). No date or place is weighed here: the resolver
does that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.authority.atlas import atlas
from graph.authority.lexicon import lexicon, sector_words, words

__all__ = ["BodyName", "NameKind", "find_names", "is_clause", "is_many", "is_name", "parse_name", "split_place", "stem_of"]

_LONGEST = 48  # 各省、自治区、直辖市及计划单列市、新疆生产建设兵团… is longer, and is cut by its 、


class NameKind(StrEnum):
    """What sort of body a name names."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"
    PARTY = "party"
    MASS = "mass"
    VERTICAL = "vertical"
    COMMITTEE = "committee"
    GROUP = "group"
    UNIT = "unit"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    COLLECTIVE = "collective"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name taken apart: `市卫健委` → prefix 市, stem 卫健委, line health.

    `text` is the name without white space; `prefix` is the place as printed (市, 长治市, 各县、区, empty); `inner` is an
    internal division behind the body (老龄健康科); `former` is true for 原X.
    """

    kind: NameKind
    text: str
    stem: str
    prefix: str
    line: str | None
    inner: str = ""
    former: bool = False


_SPACE = re.compile(r"\s+")
_ALLOWED = re.compile(r"[一-鿿〇（）()、·“”\"0-9A-Za-z＋+〔〕\[\]-]+")
LEVEL_WORDS = frozenset(
    "国家 全国 中央 中国 省 自治区 直辖市 市 州 自治州 盟 地区 行署 县 区 旗 自治县 镇 乡 街道 兵团 师 师市 团 新区 开发区 高新区 经开区 "
    "市级 省级 县级 区级 州级 盟级 旗级 乡级 镇级 国家级 市直 省直 县直 区直 州直 市属 省属 县属 区属 市本级 县本级 本市 本省 本县 本区 本州 我市 我省 "
    "我县 我区 我州 全市 全省 全县 全区 全州 城区 市区 示范区 自贸区 园区 新城 林区 特区 矿区 郊区 本级 同级 上级 当地 所在地 属地 辖区 相关 有关 地方 "
    "县级以上 省级以上 市级以上 县级以上地方 设区的市级以上 乡级以上 事发地 户籍地 居住地 注册地 项目所在地 基层 其他 其它 省、市 驻市 驻县 驻省 驻区 驻地 国务院 省人民政府 市人民政府 县人民政府 区人民政府 市政府 省政府 县政府 区政府 州人民政府 州政府".split()
)
# 各县（市、区） · 各省、自治区、直辖市 · 市县（区） · 省、市、县三级 · 各乡镇（街道）
_UNIT_WORD = (
    "自治区|直辖市|计划单列市|副省级城市|设区市|设区的市|自治州|自治县|地级市|县级市|地区|办事处|经济技术开发区|高新技术产业开发区|经济开发区|产业园区|功能园区|工业园区|"
    "工业园|开发区|示范区|新区|高新区|经开区|园区|功能区|管理区|街道|兵团|团场|行署|乡镇|管委会|景区|林区|省|市|州|盟|县|旗|区|镇|乡|办|师|地|场|街|社区|村|所辖|辖"
)
_MANY = re.compile(
    rf"(?:(?:地方|全国|全[省市县区州盟]|[我本][省市县区州盟]|所辖)?(?:各级|各有关|各相关|各试点|各|每个|所有|其它|其他|有关|相关)?)"
    rf"(?:(?>{_UNIT_WORD}|级|两级|三级|四级|有关|相关|及|和|与|以及|各)|[（(、，)）/\[\]]){{0,16}}"
)
_PLACE = re.compile(
    r"[一-鿿·]{2,9}(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|兵团|街道|省|市|县|区|州|盟|旗|镇|乡)"
)
_FUNCTION = re.compile(
    r"[的了是在对把将由与以为于等要应从到使被向其之或不未已再请让并]|推进|加强|完善|建立|落实|负责|牵头|配合|做好|开展|支持|鼓励|印发|会同|制定|进一步|实施|提高|提升|强化|"
    r"健全|根据|按照|依据|组织实施|明确|设立|成立|联系|抽调|纳入|报送|含|及时|通过|经过|下同|试行|所需|加快|推动|指导|督促|可以|可按|合作|申请|依法|没有|向各|切实"
)
_PARTICLE = re.compile(r"[的了是在把将由让]|成立|设立|建立|印发|调整|负责|牵头|配合|召开|按照|根据|报送|会同|纳入|提请|参照|各成员|一个")
_SECTOR = re.compile(
    r"(?P<word>[一-鿿（）()]{2,14}?)(?:行政|业务)?(?:综合)?(?:执法|监督管理|监管|管理|监督|主管|审批|登记|许可|工作|职能)*(?:部门|机关|系统|机构|单位)"
)
_DIVISION = re.compile(r"[一-鿿、（）()]{2,14}?(?:办公室|处室|科室|[处科室股])")
_INNER = re.compile(r"[一-鿿（）()]{1,14}(?:处|科|室|股|中心|站|所|队|办|局|组|部|司|院|分局|大队|支队|总队)")
_NOT_DIVISION = re.compile(r".*(?:好|用|到|各|何|之|内|外|儿|百|本|专|学|教|诊|浴|居|产|妇|住|办事|出|长|去|此|益|害|深|高|相|卧|病|温|候诊|门|税|会议|接待)(?:处|科|室)$")
_BRANCH = re.compile(r"(?P<head>[一-鿿]{2,20}?(?:局|总队|支队))(?P<place>[一-鿿]{0,8}?)(?P<tail>分局|支局|分队)")
_NUMBERED = re.compile(r"第?[一二三四五六七八九十0-9]+(?:人民)?(?:医院|中学|小学|院|中|小)")
_TOWN = re.compile(r"[一-鿿]{0,12}(?:街道办事处|街道办|街道|镇|乡)(?:人民政府|政府|党委|党工委)?")
_GENERIC = re.compile(
    r"[一-鿿、（）()“”]{1,22}?(?:局|厅|委|委员会|办|办公室|部|会|署|中心|公署|行署|研究室|司令部|总队|支队|大队|办事处|工委|党组|政府|社|院|库|基地|总站|站|馆|所|集团|法庭|协会|联社)"
)


def parse_name(text: str) -> BodyName | None:
    """The whole string as the name of a body, else None; white space in it does not count.

    >>> parse_name("市卫健委").line, parse_name("各县（市）区卫生健康局").kind.value, parse_name("有条件的地区")
    ('health', 'collective', None)
    """
    text = _SPACE.sub("", text)
    if not 2 <= len(text) <= _LONGEST or not _ALLOWED.fullmatch(text) or text in words("deny"):
        return None
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


def _of_collective(text: str) -> BodyName | None:
    """各有关部门 · 各县、区 · 地方各级人民政府 · 省政府各部门 · 领导小组成员单位."""
    if text in words("collective"):
        return BodyName(NameKind.COLLECTIVE, text, text, "", None)
    if text.endswith("成员单位") and not _FUNCTION.search(text):
        return BodyName(NameKind.COLLECTIVE, text, "成员单位", text[:-4], None)
    place, rest = split_place(text)
    if place and rest in words("collective") and rest[-1] not in "区县镇乡街道":
        return BodyName(NameKind.COLLECTIVE, text, rest, place, None)
    if is_many(text) and text[0] in "各每所其有相":
        return BodyName(NameKind.COLLECTIVE, text, "", text, None)
    if is_many(text) and len(text) > 3 and ("（" in text or "(" in text):
        return BodyName(NameKind.COLLECTIVE, text, "", text, None)
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
        if not rows:
            continue
        prefix = bare[:at]
        if prefix == "" and stem in ("政府", "人民政府", "委", "党委", "委员会", "办公室", "办公厅", "办", "委办", "研究室"):
            return None
        if _is_place(prefix):
            form = lexicon().department(rows[0])
            return BodyName(_kind_of(form.kind, form.line, prefix), text, stem, prefix, form.line)
    return None


def _kind_of(kind: str, line: str, prefix: str) -> NameKind:
    if prefix not in LEVEL_WORDS and is_many(prefix) and prefix:
        return NameKind.COLLECTIVE
    if line == "government":
        return NameKind.GOVERNMENT
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
            if _is_place(place) and (place or head or before == "=" or (len(text) > 2 and text[-1] in "局队会办司")):
                form = lexicon().pattern(number)
                return BodyName(_kind_of(form.kind, form.line, place), text, f"{head}{{R}}{text[at:]}", place, form.line)
    return None


def _of_sector(text: str) -> BodyName | None:
    """民政部门 · 市县（区）卫健（体）部门 · 价格主管部门 · 公安机关."""
    if text[-2:] not in ("部门", "机关", "系统", "机构"):
        return None
    place, rest = _split_at_sector(text)
    match = _SECTOR.fullmatch(rest)
    if not match or (text[-2:] == "机构" and "管理机构" not in text and "监管机构" not in text):
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


def _of_branch(text: str) -> BodyName | None:
    """长治市公安局潞州分局 · 市自然资源局高新区分局."""
    match = _BRANCH.fullmatch(text)
    head = _of_stem(match["head"]) if match else None
    if not match or head is None:
        return None
    return BodyName(head.kind, text, f"{head.stem}{{R}}{match['tail']}", head.prefix, head.line, match["place"] + match["tail"])


def _of_place_only(text: str) -> BodyName | None:
    """沈阳市 or 武乡县 as a subject that must do something; 崇文街道办事处; 韩店镇人民政府."""
    if text in atlas().full and len(text) > 2:
        return BodyName(NameKind.GOVERNMENT, text, "", text, "government")
    match = _TOWN.fullmatch(text)
    if match and len(text) > 2 and not _FUNCTION.search(text):
        kind = NameKind.COLLECTIVE if text.startswith(("各", "有关", "相关", "所在")) else NameKind.GOVERNMENT
        if text.endswith(("政府", "街道办事处", "街道办", "党委", "党工委")):
            return BodyName(kind, text, text, "", "government")
    return None


def _of_elided(text: str) -> BodyName | None:
    """市财政 · 市县（区）卫健（体）: a business behind a level, without a tail, as lists have it."""
    place, rest = split_place(text)
    if place and rest[-1] not in "局委厅办" and (place in tuple("省市县区州") or ("（" in place or "(" in place)):
        line = stem_of(rest)
        return BodyName(NameKind.SECTOR, text, rest, place, line) if line else None
    return None


_SHAPES = (
    ("group", NameKind.GROUP),
    ("zone", NameKind.COMMITTEE),
    ("enterprise", NameKind.ENTERPRISE),
    ("institution", NameKind.INSTITUTION),
)


def _of_shape(text: str) -> BodyName | None:
    """…领导小组（办公室） · …管委会 · …有限公司 · …医院: known tails behind anything that is no clause."""
    core = text[:-3] if text.endswith("办公室") and len(text) > 6 else text
    for at in range(len(core)):
        tail = core[at:]
        for kind, name_kind in _SHAPES:
            if tail in words(kind) and (kind in ("group", "zone") or core is text):
                return _shaped(text, core[:at], text[at:], name_kind)
    match = _NUMBERED.search(text)
    if match and match.end() == len(text) and (not text[: match.start()] or _is_place(text[: match.start()])):
        return BodyName(NameKind.INSTITUTION, text, match[0], text[: match.start()], None)
    return None


def _shaped(text: str, before: str, tail: str, kind: NameKind) -> BodyName | None:
    # A group is named after its task (深入推进医养结合发展领导小组), so only particles speak against it.
    clause = _PARTICLE if kind is NameKind.GROUP else _FUNCTION
    if clause.search(before) or (before and before[0] in "、（）()和及"):
        return None
    place, _ = split_place(text)
    if before.startswith(("各", "有关", "相关")) or (place and place not in LEVEL_WORDS and is_many(place)):
        return BodyName(NameKind.COLLECTIVE, text, tail, before, None)
    return BodyName(kind, text, tail, place if len(place) <= len(before) else before, None)


def _of_inner(text: str) -> BodyName | None:
    """市卫健委 + 老龄健康科 · 省发展改革委 + 社会处 · 市民政局 + 养老服务科."""
    if not _INNER.fullmatch(text):
        return None
    stems = lexicon().stems
    for cut in range(len(text) - 2, 2, -1):
        if text[cut - 1] not in "局委厅办部会府院联":
            continue
        for at in range(max(0, cut - 16), cut - 1):
            if text[at:cut] in stems and _is_place(text[:at]) and not _FUNCTION.search(text[cut:]):
                form = lexicon().department(stems[text[at:cut]][0])
                return BodyName(NameKind.UNIT, text, text[at:cut], text[:at], form.line, text[cut:])
    return None


def _of_division(text: str) -> BodyName | None:
    """老龄健康科 · 法规处 · 办公室, as they stand in a column 责任科室."""
    if not _DIVISION.fullmatch(text) or _FUNCTION.search(text) or _NOT_DIVISION.match(text) or text[0] in "第一二三四五六七八九十各":
        return None
    place, _ = split_place(text)
    return BodyName(NameKind.UNIT, text, text, "", stem_of(text[:-1]), text) if not place and len(text) < 11 else None


def _of_generic(text: str) -> BodyName | None:
    """A body that the tables do not know, by its shape: 市投促中心, 省港航局."""
    if not _GENERIC.fullmatch(text) or _FUNCTION.search(text):
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
    """The line that the beginning of an unknown name points to: 民政事务中心 → civil-affairs."""
    known = sector_words()
    return next((known[stem[:size]] for size in range(min(9, len(stem) - 1), 1, -1) if stem[:size] in known), None)


def find_names(text: str) -> list[tuple[int, int, BodyName]]:
    """Names of bodies in running text as (start, end, name): see `graph.authority.finder`."""
    from graph.authority.finder import find_names as find  # the finder stands on this module

    return find(text)


_RULES = (
    _of_collective, _of_centre, _of_stem, _of_pattern, _of_sector, _of_branch, _of_place_only, _of_elided, _of_shape,
    _of_inner, _of_division, _of_generic,
)


def is_clause(text: str) -> bool:
    """Whether a stretch holds a word that no body's name holds: a particle or a verb of a clause."""
    return bool(_FUNCTION.search(text))


def is_many(text: str) -> bool:
    """Words for more than one place or level: 各县（市、区）, 市县（区）, 省、市、县."""
    return bool(_MANY.fullmatch(text)) and text not in LEVEL_WORDS


def _is_place(text: str) -> bool:
    """Nothing, a level word, words for many places, or a region's name, full or short, alone or chained."""
    if text == "" or text in LEVEL_WORDS:
        return True
    if len(text) > 32 or text[-1] in "、，和及与（(":
        return False
    if text in atlas().names or _MANY.fullmatch(text):
        return True
    return (bool(_PLACE.fullmatch(text)) and not _FUNCTION.search(text)) or _is_chain(text)


def _is_chain(text: str) -> bool:
    """山西省长治市 · 长治市各县区 · 全市各县区."""
    names = atlas().names
    for cut in range(len(text) - 1, 1, -1):
        if (text[:cut] in names or text[:cut] in LEVEL_WORDS) and (text[cut:] in names or _MANY.fullmatch(text[cut:]) or text[cut:] in LEVEL_WORDS or _PLACE.fullmatch(text[cut:])):
            return True
    return False


def split_place(text: str) -> tuple[str, str]:
    """The place at the beginning of a name, as printed, and the rest; the place is empty where there is none.

    >>> split_place("长治市投促中心"), split_place("各县（市）区港航局"), split_place("医疗机构")
    (('长治市', '投促中心'), ('各县（市）区', '港航局'), ('', '医疗机构'))
    """
    names = atlas().names
    match = _MANY.match(text)
    many = match[0] if match else ""
    if many and 1 < len(many) < len(text) and not text[len(many)] in "场政" and is_many(many):
        return many, text[len(many) :]
    for size in range(min(12, len(text) - 1), 1, -1):
        if text[:size] in names:
            more, rest = split_place(text[size:]) if len(text) - size > 2 else ("", text[size:])
            return text[:size] + more, rest
    for size in (3, 2, 1):
        if text[:size] in LEVEL_WORDS and len(text) > size + 1:
            return text[:size], text[size:]
    found = _PLACE.match(text)
    if found and len(found[0]) <= 7 and found.end() < len(text) - 1 and not _FUNCTION.search(found[0]):
        return found[0], text[found.end() :]
    return "", text
