"""Numbers with a unit, as a sentence prints them: 85%以上 · 10个百分点 · 三分之二 · 千名 · 2—3种 · 12.5万人次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.parse.dates import find_dates


@dataclass(frozen=True, slots=True)
class Measure:
    """A number at [start, end): `unit` as printed (万亩, 个百分点, %), `comparator` >= only where the text says so."""

    start: int
    end: int
    value: float
    unit: str
    comparator: str


# Units of things that are counted or measured. Longest first when joined; a unit of time is no unit of a target.
_UNITS = (
    "个百分点 百分点 微克/立方米 毫克/立方米 微克每立方米 毫克/升 千克标准煤 吨标准煤 万千瓦时 千瓦时 万千瓦 千瓦 兆瓦 吉瓦 平方公里 平方千米 平方米 立方米 "
    "平方 公里 千米 公顷 公斤 千克 毫米 厘米 海里 人次 人份 人天 户次 车次 件次 班次 场次 件套 台套 台（套） 个（次） 辆次 架次 批次 课时 学时 学位 床位 车位 工位 "
    "蒸吨 天数 泊位 篇次 标准箱 个 家 所 张 名 人 项 种 条 米 亩 吨 辆 台 套 座 处 户 件 次 场 期 支 只 头 株 棵 本 册 份 批 间 栋 幢 片 块 类 例 床 眼 口 艘 架 位 "
    "宗 起 对 组 团 站 部 篇 首 款 根 孔 盏 盘 顶 门 尾 羽 层 段 棚 元 美元 倍 分 度 天 TB GB PB Mbps 兆 镇 乡 村 县 社区 街道 企业 学校 医院 园区 "
    "‰ ％ %"
).split()
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
# What looks like a unit but goes on into another word: 5个月, 3个工作日, 1人以上有效证件, 6位数
_NOT_UNIT = re.compile(
    r"月|工作日|星期|小时|自然日|季度|学期|年|交易日|日|钟|体户|体工商|门(?!诊)|口|人有限|、\d{1,3}个(?:工作日|月)|人以上有效"
)
_SCALE = {"十": 10, "百": 100, "千": 1000}
_BIG = r"(?:万亿|千万|百万|十万|亿|万)?"
_N = r"(?:\d{1,3}(?:[,，]\d{3})+|\d{1,12})(?:\.\d{1,4})?"
_DIGIT = r"〇零一二三四五六七八九"

# 85% · 10项 · 2—3种 · 12.5万人次 · 1,200个 · 1 家
_ARABIC = re.compile(
    rf"(?<![\d.A-Za-z第])(?P<low>{_N})(?:\s?(?P<percent>[%％])?\s?[-—–－~～至]{{1,2}}\s?(?P<high>{_N}))?\s{{0,2}}(?P<more>余|多)?(?P<unit>{_BIG}(?:余|多)?(?:{_UNIT}))"
)
# 百分之九十以上
_PERCENT = re.compile(r"百分之(?P<n>[〇零一二三四五六七八九十百]{1,5}(?:点[〇零一二三四五六七八九]{1,2})?)")
# 三分之二以上
_FRACTION = re.compile(r"(?P<d>[二三四五六七八九十])分之(?P<n>[一二三四五六七八九])")
_FRACTION_REACHED = re.compile(r"达到|达|不低于|不少于|超过|至少|占|覆盖|实现")
# 千名 · 五百家 · 两所以上 · 一千二百户
_HAN = re.compile(
    rf"(?<![第之几数若〇零一二三四五六七八九十百千万两])(?P<n>[一二两三四五六七八九十百千]{{1,7}})(?P<big>万|亿)?(?P<unit>{_UNIT})"
)
_AT_LEAST_BEFORE = re.compile(
    r"(?:至少|不低于|不少于|不小于|最少|保底|达?不少于|不得少于|不得低于|高于|超过|突破|力争突破|大于|优于)[^\d，,。；;,;]{0,6}$"
)
_AT_LEAST_AFTER = re.compile(r"(?:都|均)?(?:及|或)?以上|[左右]{0}及以上")
_AT_MOST_BEFORE = re.compile(
    r"(?:不超过|不高于|不大于|不多于|低于|少于|小于|控制在|压减至|降至|不得超过|不得高于)[^\d，,。；;,;]{0,4}$"
)
_AT_MOST_AFTER = re.compile(r"(?:及)?(?:以内|以下|之内)")


def find_measures(text: str) -> list[Measure]:
    """All numbers with a unit, in the order of the text; dates, ordinals and durations are none.

    >>> [(m.value, m.unit, m.comparator) for m in find_measures("85%以上的学校建成500家，培训千名护理员")]
    [(85.0, '%', '>='), (500.0, '家', '='), (1000.0, '名', '=')]
    """
    dates = {i for d in find_dates(text) for i in range(d.start, d.end)}
    found = sorted(_all(text), key=lambda m: (m.start, -m.end))
    kept: list[Measure] = []
    for item in found:
        if item.start not in dates and item.end - 1 not in dates and (not kept or item.start >= kept[-1].end):
            kept.append(item)
    return kept


def _all(text: str) -> Iterator[Measure]:
    for match in _ARABIC.finditer(text):
        if not _NOT_UNIT.match(text, match.end()) and (measure := _arabic(text, match)) is not None:
            yield measure
    for match in _PERCENT.finditer(text):
        yield _measure(text, match.start(), match.end(), _han_value(match["n"]), "%")
    for match in _FRACTION.finditer(text):
        if _FRACTION_REACHED.search(text[max(0, match.start() - 8) : match.start()]):
            value = _han_value(match["n"]) / _han_value(match["d"])
            yield _measure(text, match.start(), match.end(), round(value, 4), "")
    for match in _HAN.finditer(text):
        if not _NOT_UNIT.match(text, match.end()) and (found := _han(text, match)) is not None:
            yield found


def _arabic(text: str, match: re.Match[str]) -> Measure | None:
    unit = re.sub("[余多]", "", match["unit"]).replace("％", "%")
    value = float(re.sub("[,，]", "", match["low"]))
    if match["high"] is None:
        return _measure(text, match.start(), match.end(), value, unit)
    high = float(re.sub("[,，]", "", match["high"]))
    if high <= value:
        return None
    return Measure(match.start(), match.end(), value, unit, ">=")


def _han(text: str, match: re.Match[str]) -> Measure | None:
    """A count in characters: from ten up, or where 至少 or 以上 marks even a small one as a measure."""
    number = match["n"]
    value = _han_value(number)
    measure = _measure(text, match.start(), match.end(), value, (match["big"] or "") + match["unit"])
    marked = measure.comparator == ">=" and match["unit"] not in "级"
    if value < 20 and not marked:
        return None
    if (
        number in ("百", "千", "十")
        and match["unit"] in ("家", "度", "分", "种", "类", "次", "倍", "位")
        and not marked
    ):
        return measure if match["unit"] == "家" and text[match.end() : match.end() + 1] not in ("争", "姓") else None
    return measure


def _measure(text: str, start: int, end: int, value: float, unit: str) -> Measure:
    before, after = text[max(0, start - 14) : start], text[end : end + 6]
    if _AT_LEAST_AFTER.match(after) or _AT_LEAST_BEFORE.search(before):
        return Measure(start, end, value, unit, ">=")
    if _AT_MOST_AFTER.match(after) or _AT_MOST_BEFORE.search(before):
        return Measure(start, end, value, unit, "<=")
    return Measure(start, end, value, unit, "=")


def _han_value(text: str) -> float:
    whole, _, part = text.partition("点")
    total, current = 0, 0
    for char in whole.replace("两", "二"):
        if char in _SCALE:
            total += (current or 1) * _SCALE[char]
            current = 0
        else:
            current = max(_DIGIT.find(char) - 1, 0)
    decimals = "".join(str(max(_DIGIT.find(char) - 1, 0)) for char in part)
    return float(f"{total + current}.{decimals or 0}")
