"""Whether a string names a body: beyond doubt, as a line of business, or by its looks."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.authority.lexicon import lexicon, sector_words, words
from graph.authority.names import is_clause, parse_name, stem_of
from graph.extract.collectives import JOINED, is_collective, names_two

_BODY_END = re.compile(
    r"(?:委员会|委|办公室|办|厅|局|部|院|会|社|中心|公司|集团|政府|站|队|所|处|科|室|股|行|庭|组|校|学院|大学|园|馆|台|联|部门|单位|机构|企业"
    r"|专班|街道|乡|镇|区|县|市|州|盟|旗|地|协会|工会|妇联|科协|电网|铁塔|移动|联通|电信|高校|院校|村|社区|医院|学校|法院|检察院|银行|支行|分行|中支)"
    r"(?:[（(][^（()）]{1,24}[)）])?"
)
_SENTENCE_LIKE = re.compile(
    r"[。！？“”《》：:]|的|[\d０-９]{4}年|是指|为企业|应当|不得|按照|根据|负责|如果|以上|不含|包括|其中|通过|以及有"
)
_NESTED = re.compile(r"[（(〔［][^（()）〔〕]{1,20}[)）〕］]$")
_GROUP = re.compile(r"[一-龥“”]{2,40}(?:领导小组|协调小组|工作小组|联席会议|指挥部|协调机制)(?:办公室)?")
_OFFICE = re.compile(
    r"(?!业务|财务|用人|企业|单位|本|该|其|上述|多|跨|两|三|几|个|同一|任何|一些|部分|不同|内设|服务|生产|销售)[一-龥]{2,12}(?:部门|(?<!行政)机关)"
)
# 市场与信息化处 · 省农业生态与资源保护总站: one office for two fields
_TWO_FIELDS = re.compile(r"(?P<left>[一-龥]{2,10})[与和][一-龥]{2,8}(?:处|总站|总队|研究院|研究所)")
_VERBAL = re.compile(
    r"结合(?:部门|实际|自身|工作|本)|对照|围绕|"
    r"建成|(?<!自)由|会同|全[省市县区州](?!各|有关|相关|所有|[一-龥]*政府|[一-龥]*部门)|召集|视情|逐[处户项级个村件条院家镇乡校站厂库街人点段车船栋幢楼]|(?<!认)可(?!持)|健全|完善(?!部)|[:：]"
)
# 省局登记注册处 · 厅机关各处室: a division, called by the short name of the department whose paper it is
_OWN_UNIT = re.compile(
    r"(?:省|市|县|区|州|旗|盟|自治区|总)(?:局|厅|委|署)(?:机关)?(?!机关|各县|各市)"
    r"(?!.*(?:负责|牵头|会同|要求|报送|汇总|按照|以及|对|将|把))[一-龥0-9A-Za-z“”]{2,16}(?:处室|处|科室|科|室|局|总队|支队|大队|中心|站|院|所)"
)
# 部信息中心 · 部市场管理司: in a ministry's own paper
_OF_MINISTRY = re.compile(
    r"(?:部内?|总局|委)(?:机关)?(?!门|分|署|位|件|长|级|队)[一-龥]{2,10}(?<![公上官])(?:司局?|中心|研究院|所)"
)
_JOINTS = re.compile(r"以及|和|与|及|暨|跟")
# Lines of business whose own name has a 和: one body, also before 部门 and 主管部门.
_ONE_LINE = re.compile(
    r"住房[和与]城乡(?:规划)?建设|人力资源[和与]社会保障|劳动和社会保障|发展[和与]改革|(?:工业|经济)[和与]信息化|文化和旅游|林业和草原"
    r"|(?:卫生|人口)和(?:人口)?计划生育|自然资源和规划|规划和自然资源|粮食[和与](?:物资)?储备|海洋[和与]渔业|民族[和与]宗教(?:事务)?"
    r"|网络安全和信息化|城市管理和(?:综合|行政)执法|经济和贸易|科学和技术"
)
_OWN_LEVEL = re.compile(r"(?:[一-龥]{2,7})?[省市县区州旗](?!级|直)|国家|国务院|全国|中央|中国")
_OFFICE_END = re.compile(
    r"(?:局|署|委|厅|部|办|(?<!社)会|院|社|联|协|人大|政协|中央|指挥部|防指|海关|电视台|[地方]志|馆|政府|中心|室|行|公司|集团|队|校|部门|(?<![省市县区州旗])机关|单位|组|处|科|所|站)(?:[（(][^（()）]{1,12}[)）])?$"
)
_LEVELLED = re.compile(r"[省市县区州]|各|团[省市县区州]|[一-龥]{2,6}[省市县区州]")


@cache
def _last_characters() -> frozenset[str]:
    """The characters that a list of bodies can end with, of all names that are known and of open lists."""
    known = lexicon()
    forms = [*known.stems, *known.national, *known.ends, *sector_words()]
    forms += [word for kind in ("group", "zone", "enterprise", "institution", "collective") for word in words(kind)]
    return frozenset(form[-1] for form in forms if form) | frozenset(
        "等）)〕］]】>》省市县区州盟旗乡镇街道地村企业门关位构委局厅办组级辖"
    )


def may_end_list(text: str) -> bool:
    """A quick no for most stretches of a sentence: nothing that names a body ends like this one."""
    end = text.rstrip(" 　、，；;,.。")
    return bool(end) and end[-1] in _last_characters()


@lru_cache(maxsize=8192)
def is_body(text: str) -> bool:
    """Whether a whole string, without white space, names a body or a class of bodies."""
    if not 2 <= len(text) <= 60 or text.endswith("级") or _VERBAL.search(text) or names_two(text):
        return False
    text = text.removeprefix("设区的") if text.startswith("设区的市") else text
    named = is_collective(text) or parse_name(text) is not None or _is_nested(text) or _is_office(text)
    named = named or _OWN_UNIT.fullmatch(text) is not None or _OF_MINISTRY.fullmatch(text) is not None
    return named and not _is_two(text)


def _is_two(text: str) -> bool:
    """`市民政局和市财政局`: a body on either side of 和, where `市规划和自然资源局` has but a line of business before it.

    `各级党委和政府`, `各市和县人民政府` are one class; a body that brings its own level is another: `各县区和市财政局`.
    """
    if JOINED.match(text):
        return False
    parted = ((text[: m.start()], text[m.end() :]) for m in find_joints(text))
    return any(
        (is_office_like(left) or is_collective(left))
        and is_body(left)
        and is_body(right)
        and (_OWN_LEVEL.match(right) or not is_collective(text))
        for left, right in parted
    )


def is_office_like(text: str) -> bool:
    """Whether a string ends as an office does, or is a known body of the centre: 市民政局, 中储粮; not 市民政, 县应急."""
    return _OFFICE_END.search(text) is not None or text in lexicon().national


def find_joints(string: str) -> list[re.Match[str]]:
    """和 and its like, except those inside the name of one line of business."""
    whole = [m.span() for m in _ONE_LINE.finditer(string)]
    return [m for m in _JOINTS.finditer(string) if not any(a < m.start() < b for a, b in whole)]


def _is_office(text: str) -> bool:
    """`质检部门`, `公安机关交通管理部门`: an office by its business, whatever the business is called."""
    if _GROUP.fullmatch(text) and _LEVELLED.match(text):
        return True
    if (two := _TWO_FIELDS.fullmatch(text)) and not is_stem(two["left"]) and parse_name(two["left"]) is None:
        return True
    return (
        _OFFICE.fullmatch(text) is not None
        and not is_clause(text)
        and not re.search(r"(?:部门|机关|[局委厅办])[和与及]", text)
    )


def _is_nested(text: str) -> bool:
    """`民政厅（局）`, `市发展改革委（市粮食局）`: a body with another name of it in brackets."""
    bare = _NESTED.sub("", text)
    return len(bare) < len(text) and parse_name(bare) is not None


@lru_cache(maxsize=8192)
def is_stem(text: str) -> bool:
    """A line of business without its office (`卫生健康`, `市县（区）民政`), which borrows the end of the last of its list."""
    bare = re.sub(r"^(?:设区的?市|[省市州县区旗]{1,4}(?:[（(][^（()）]{1,8}[)）])?|各级?|省级|市级|县级)", "", text)
    return any(
        len(form) >= 2 and stem_of(form) is not None for form in {text, bare, _bare_of_nest(text), _bare_of_nest(bare)}
    )


def _bare_of_nest(text: str) -> str:
    return _NESTED.sub("", text)


def looks_like_body(text: str) -> bool:
    """Ends like a body and reads like a name: good enough where a label or a verb says that bodies stand here."""
    if not 2 <= len(text) <= 40 or _SENTENCE_LIKE.search(text):
        return False
    end = _BODY_END.search(text, max(0, len(text) - 30))
    return end is not None and any(m.end() == len(text) for m in _BODY_END.finditer(text))
