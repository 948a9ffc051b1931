"""Names of no table, spelled out as far as their words tell: 市高新区管委会, 市二院, 市清欠办."""

from __future__ import annotations

import re
from functools import cache

from graph.authority.bodies import Place
from graph.authority.body_name import BodyName, NameKind
from graph.authority.tables import iter_rows

__all__ = ["is_level", "spell_ending", "spell_out"]

_ENDINGS = (
    ("疾控中心", "疾病预防控制中心"),
    ("农科院", "农业科学院"),
    ("社科院", "社会科学院"),
    ("管委会", "管理委员会"),
    ("委", "委员会"),
    ("办", "办公室"),
)
_ZONES = (
    ("自贸试验区", "自由贸易试验区"), ("自贸区", "自由贸易试验区"), ("高新区", "高新技术产业开发区"), ("高新技术开发区", "高新技术产业开发区"),
    ("经开区", "经济技术开发区"), ("经济开发区", "经济开发区"), ("综保区", "综合保税区"),
)  # fmt: skip


_GOVERNMENTS = frozenset(
    "省政府 市政府 州政府 县政府 区政府 旗政府 省人民政府 市人民政府 州人民政府 县人民政府 区人民政府".split()
)
# 二院 · 第三医院
_HOSPITAL = re.compile(r"第?([一二三四五六七八九十])(?:院|医院)")


def spell_out(name: BodyName, place: Place) -> str:
    """A name of no table, spelled out as far as its words tell: 高新区管委会 → 长治高新技术产业开发区管理委员会."""
    text = name.text[name.former :]
    rest = text[len(name.prefix) :] if name.prefix and text.startswith(name.prefix) else text
    rest = spell_ending(rest)
    if name.kind is NameKind.COMMITTEE:
        return _zone(text, rest, name, place)
    hospital = _HOSPITAL.fullmatch(rest)
    if hospital:
        rest = f"第{hospital[1]}人民医院"
    if name.prefix in _GOVERNMENTS:  # 省政府推进职能转变协调小组
        return place.full + "人民政府" + rest
    if not is_level(name):
        return name.prefix + rest
    plain = name.kind in (NameKind.ENTERPRISE, NameKind.INSTITUTION) and place.full.endswith("自治州")
    return (f"{place.short}州" if plain else place.full) + rest  # 恩施州文旅集团


def spell_ending(name: str) -> str:
    """A name with its last word in full: 社会事务办 → 社会事务办公室."""
    for short, long in _ENDINGS:
        if name.endswith(short) and not name.endswith(long):
            return name.removesuffix(short) + long
    return name


def _zone(text: str, rest: str, name: BodyName, place: Place) -> str:
    """A zone bears its place's short name: 长治高新技术产业开发区, 河北雄安新区."""
    whole = text.removesuffix("管委会").removesuffix("管理委员会")
    if not whole:
        return text  # 各县（市、区）人民政府、管委会: of whichever zone
    known = _known_zone(whole, place)
    if known:
        return known + "管理委员会"
    if whole.endswith(("自贸试验区", "自贸区", "自由贸易试验区")) and place.letter in "PC":
        return f"中国（{place.short}）自由贸易试验区管理委员会"
    for short, long in _ZONES:
        if whole.endswith((short, long)):
            before = whole.removesuffix(long).removesuffix(short)
            head = place.short if before in ("", "市", "县", "省", "区") else before
            return head + long + "管理委员会"
    head = place.full if whole[0] == name.prefix else ""  # 市钱江新城管委会
    return head + whole.removeprefix(name.prefix if head else "") + "管理委员会"


@cache
def _zones() -> tuple[tuple[str, str, str], ...]:
    """Zones whose full names do not follow from their short ones: (beginning of the region's code, word, full name)."""
    return tuple((places, word, name) for places, word, name, _ in iter_rows("zones.csv"))


def _known_zone(word: str, place: Place) -> str | None:
    bare = word.removeprefix("市").removeprefix("省")
    return next((full for places, short, full in _zones() if short == bare and place.code.startswith(places)), None)


def is_level(name: BodyName) -> bool:
    """Whether the prefix is a word for a level, which the place's name may replace."""
    return (
        name.prefix in _GOVERNMENTS
        or name.prefix.startswith("自治")
        or (0 < len(name.prefix) <= 2 and name.prefix[0] in "省市州盟县区旗本我")
    )
