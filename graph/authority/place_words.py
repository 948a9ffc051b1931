"""Words for places at the beginning of a body's name: a level (市), a region (长治市), or many (各县（市、区）)."""

from __future__ import annotations

import re
from functools import cache

from graph.authority.atlas import atlas

__all__ = ["LEVEL_WORDS", "is_clause", "is_many", "is_place", "split_place"]

LEVEL_WORDS = frozenset(
    "国家 全国 中央 中国 省 自治区 直辖市 市 州 自治州 盟 地区 行署 县 区 旗 自治县 镇 乡 街道 兵团 师 师市 团 新区 开发区 高新区 经开区 "
    "市级 省级 县级 区级 州级 盟级 旗级 乡级 镇级 国家级 市直 省直 县直 区直 州直 市属 省属 县属 区属 市本级 县本级 本市 本省 本县 本区 本州 我市 我省 "
    "我县 我区 我州 全市 全省 全县 全区 全州 城区 市区 示范区 自贸区 园区 新城 林区 特区 矿区 郊区 本级 同级 上级 当地 所在地 属地 辖区 相关 有关 地方 "
    "县级以上 省级以上 市级以上 县级以上地方 设区的市级以上 乡级以上 事发地 户籍地 居住地 注册地 项目所在地 基层 其他 其它 省、市 驻市 驻县 驻省 驻区 驻地 国务院 省人民政府 市人民政府 县人民政府 区人民政府 市政府 省政府 县政府 区政府 州人民政府 州政府".split()
)
_LEVEL_CHARACTERS = frozenset(word[0] for word in LEVEL_WORDS)
# 各县（市、区） · 各省、自治区、直辖市 · 市县（区） · 省、市、县三级 · 各乡镇（街道）
_UNIT_WORD = (
    "自治区|直辖市|计划单列市|副省级城市|设区市|设区的市|省直管县|省?直管市|自治州|自治县|地级以上市|地级市|县级市|地区|办事处|经济技术开发区|高新技术产业开发区|经济开发区|产业园区|功能园区|工业园区|"
    "工业园|开发区|示范区|新区|高新区|经开区|园区|功能区|管理区|街道|兵团|团场|行署|乡镇|管委会|景区|林区|省|市|州|盟|县|旗|区|镇|乡|办|师|地|场|街|社区|村|所辖|辖"
)
_MANY = re.compile(
    rf"(?:(?:地方|全国|全[省市县区州盟]|[我本][省市县区州盟]|所辖)?(?:各级|各有关|各相关|各试点|各|每个|所有|其它|其他|有关|相关)?)"
    rf"(?:(?>{_UNIT_WORD}|级|两级|三级|四级|有关|相关|及|和|与|以及|各)|[（(、，)）/\[\]]){{0,16}}"
)
_PLACE = re.compile(
    r"[一-鿿·]{2,9}(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|兵团|街道|省|市|县|区|州|盟|旗|镇|乡)"
)
_NO_PLACE = frozenset("城乡 社区 城镇 小区 城市 超市 上市 校区 片区 辖区".split())
_FUNCTION = re.compile(
    r"[的了是在对把将由与以为于等要应从到使被向其之或不未已再请让并]|推进|加强|完善|建立|落实|负责|牵头|配合|做好|开展|支持|鼓励|印发|会同|制定|进一步|实施|提高|提升|强化|"
    r"健全|根据|按照|依据|组织实施|明确|设立|成立|联系|抽调|纳入|报送|含|及时|通过|经过|下同|试行|所需|加快|推动|指导|督促|可以|可按|合作|申请|依法|没有|向各|切实"
)


def is_clause(text: str) -> bool:
    """Whether a stretch holds a word that no body's name holds: a particle or a verb of a clause."""
    return bool(_FUNCTION.search(text))


def is_many(text: str) -> bool:
    """Words for more than one place or level: 各县（市、区）, 市县（区）, 省、市、县."""
    return bool(_MANY.fullmatch(text)) and text not in LEVEL_WORDS


def is_place(text: str) -> bool:
    """Nothing, a level word, words for many places, or a region's name, full or short, alone or chained."""
    if text == "" or text in LEVEL_WORDS:
        return True
    if len(text) > 32 or text[-1] in "、，和及与（(":
        return False
    if text in atlas().names or _MANY.fullmatch(text):
        return True
    return (bool(_PLACE.fullmatch(text)) and text[-2:] not in _NO_PLACE and not _FUNCTION.search(text)) or _is_chain(
        text
    )


def _is_chain(text: str) -> bool:
    """山西省长治市 · 长治市各县区 · 全市各县区."""
    names = atlas().names
    for cut in range(len(text) - 1, 1, -1):
        if (text[:cut] in names or text[:cut] in LEVEL_WORDS) and (
            text[cut:] in names
            or _MANY.fullmatch(text[cut:])
            or text[cut:] in LEVEL_WORDS
            or _PLACE.fullmatch(text[cut:])
        ):
            return True
    return False


@cache
def _beginnings() -> frozenset[str]:
    """The first two characters of every region's names: a quick no for most stretches."""
    return frozenset(name[:2] for name in atlas().names)


def split_place(text: str) -> tuple[str, str]:
    """The place at the beginning of a name, as printed, and the rest; the place is empty where there is none.

    >>> split_place("长治市投促中心"), split_place("各县（市）区港航局"), split_place("医疗机构")
    (('长治市', '投促中心'), ('各县（市）区', '港航局'), ('', '医疗机构'))
    """
    names, full, beginnings = atlas().names, atlas().full, _beginnings()
    match = _MANY.match(text)
    many = match[0] if match else ""
    if many.endswith("地") and not many.startswith("各"):  # 市 + 地铁集团
        many = ""
    if many and 1 < len(many) < len(text) and text[len(many)] not in "场政" and is_many(many):
        return many, text[len(many) :]
    for size in range(min(12, len(text) - 1) if text[:2] in beginnings else 0, 1, -1):
        # 市中 is short for 市中区, but 市中医院 is a hospital of the 市
        if text[:size] in names and (text[:size] in full or text[0] not in "省市县区州镇乡"):
            more, rest = split_place(text[size:]) if len(text) - size > 2 else ("", text[size:])
            return text[:size] + more, rest
    for size in (9, 8, 7, 6, 5, 4, 3, 2, 1) if text[:1] in _LEVEL_CHARACTERS else ():
        if text[:size] in LEVEL_WORDS and len(text) > size + 1:
            return text[:size], text[size:]
    found = _PLACE.match(text)
    if found and len(found[0]) <= 7 and found.end() < len(text) - 1 and not _FUNCTION.search(found[0]):
        return found[0], text[found.end() :]
    return "", text
