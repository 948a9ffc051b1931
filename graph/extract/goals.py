"""Is a number one to be reached? Not if it is paid, charged, allowed, required of somebody, or reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from graph.extract.measures import Measure

_PIECE = 120  # the longest stretch looked at on either side of a number
_STOPS = "，,。；;：:\n！!？?"
# Units that a share is given in: accepted without a verb, since a share of something is a level to reach.
SHARES = ("%", "‰", "个百分点", "百分点", "")
# What is done so that a number is reached.
_VERB = re.compile(
    r"推动|接入|上线|招募|建成|建设|新建|改建|扩建|改扩建|改造|新增|增加|增设|设置|设立|完成|培训|培养|培育|打造|创建|引进|引育|招聘|招收|选派|选拔|选树|评选|认定|命名|覆盖|达到|达|突破|超过|实现|提高|提升|提增"
    r"|下降|降低|减少|压减|压缩|淘汰|关停|关闭|取缔|整治|治理|清理|排查|实施|推广|推出|推行|开展|组织|举办|开设|开通|开发|发展|支持|扶持|帮扶|服务|惠及|培植|种植|造林|营造|绿化|修复|修建|修缮|铺设|建立|配备|配置|配齐|投放|发放|补建"
    r"|增长|增至|提至|降至|控制在|保持在|稳定在|保障|落实|确保|力争|争取|不低于|不少于|至少|总数|总量|总规模|规模|面积|产值|投资|比例|比重|比率|率|占|以上|纳入|遴选|扩大|拓展|创成|签约|储备|收储|仓容|产量|产能|检测|抽检|检查|巡查|走访|安装|更新|拆除|搬迁|安置|供应|供给|筹集|募集|形成|聚集|集聚|孵化|转化|申报|争创|用于|深度|浓度|数达|合作|联系|制定|制修订|出台|研发|攻克|布局|部署"
)
# Money paid to somebody, fees and rates; conditions and classes; facts of the past.
_MONEY = re.compile(
    r"补助|补贴|奖励|奖补|奖金|资助|津贴|罚款|罚金|收费|缴纳|缴费|征收|征缴|减按|税率|利率|费率|贴息|保费|保险费|起付|报销|给予|每人每[月年天]|每[人户月床张亩户]\d|工资|薪酬|赔偿|担保|贷款额度|最高额度|注册资本|减免|减半|返还|扣除|计提|提取|租金|押金|保证金|绩效(?!管理|评价|目标|考核)|标准为|定额|限额|处以|抵扣|加计|税额|抵免|上浮|下浮|缓缴|退还"
)
_PAST = re.compile(
    r"已(?:有|经|建成|完成|达|累计)|现有|目前|截至|截止|以来|去年|上年同期|此前|曾|原有|共有|存在|取得了|累计(?:投入|支付)|惠及了"
)
# A sentence that reports: 截至2024年底，全市…；建成机构4家。 近年来，… 其中…同比增加…
_REPORTS = re.compile(
    r"共有|截至(?!20\d\d年[^，。]{0,4}底?，[^。]{0,20}力争)|截止|近年来|近几年|多年来|以来|去年|预计达|同比|目前|现有|据统计|已累计|数据显示|调查显示"
)
_DAYS_OF = re.compile(r"天数[^，,；;。]{0,8}$|比例[^，,；;。]{0,4}$")
_FROM = re.compile(r"(?:由|从|原来的?|比|较)[^，,；;。]{0,12}$")
_TO = re.compile(r"[^，,；;。]{0,8}(?:提高|提升|增加|增长|增至|下降|降低|降|减少|压减|扩大|至|到)")
_OTHER_PLACE = re.compile(r"^(?!设区)[^，,。；;]{0,6}[一-鿿]{2,7}(?:省|自治区|市)[一-鿿]{2,5}(?:市|州|区|县|盟)")
_RELATIVE_TO = re.compile(r"(?:比|较|按)[^，,；;。]{0,12}(?:年|同期|水平)[^，,；;。]{0,4}$")
_CLEARED = re.compile(
    r"件[^，,。；;]{0,12}(?:文件|规章)|(?:继续有效|修改|废止|失效|保留)\d{1,4}件|(?:个|家)(?:部门|单位|成员单位|部委)"
)
_DIMENSION = re.compile(r"头|只|亩|米|平方米|千米|吨|元|万元|人$|床|千瓦|蒸吨|立方米|层|户$")
_SCORES = re.compile(r"扣|得分|计分|加分|记分|满分|分值|权重")
_VERB_BEHIND = re.compile(r"纳入|建成|完成|达到|达标|投入使用|开工|竣工|实现|投产|运营|挂牌|脱贫|出列")
_PAID_FOR = re.compile(r"的[^，,。；;]{0,14}(?:给予|予以补|补助|补贴|奖励)")
# What makes a bounded number an object: 开展10项以上的服务, but not 支持年产值2000万元以上的企业.
_MAKES = re.compile(
    r"建成|建设|新建|改建|改造|新增|培育|打造|创建|开展|组织|举办|达到|完成|引进|招聘|培养|培训|配备|设置|设立|覆盖|实现|建立|推出|制定|开设|形成"
)
_ALLOTS = re.compile(r"(?:安排|拨付|列支|下达|筹措|整合)[^，,。；;]{0,16}(?:资金|经费|预算|专款)(?:不少于|不低于)?$")
_ALLOWED = re.compile(r"(?:^|[，,])[^，,。；;]{0,6}(?<![认许])可(?:以)?(?:按|适当|给予|对|在|由|享受)")
_HELD = re.compile(r"控制|保持|稳定|压|降|减|不超过|不高于|低于|缩短|达到")


@dataclass(frozen=True, slots=True)
class Place:
    """A number in its stretch between separators: the words before and behind it, and the sentence's own beginning.

    `sentence` reaches from the last 。 to the number; `opening` is the beginning of the part after the last ；.
    """

    measure: Measure
    words: str
    before: str
    after: str
    stop: str  # the separator behind the stretch
    sentence: str
    opening: str

    @property
    def share(self) -> bool:
        return self.measure.unit in SHARES

    @property
    def tail(self) -> str:
        """Behind 以上, 以下 or 以内."""
        return re.sub(r"^(?:及|或)?(?:以上|以下|以内)", "", self.after)


def piece_around(text: str, measure: Measure) -> tuple[int, int]:
    """The stretch between separators that holds the number; a short bracket inside it is no end."""
    start, end = measure.start, measure.end
    first, last = max(0, start - _PIECE), min(len(text), end + _PIECE)
    while start > first and text[start - 1] not in _STOPS and text[start - 1] not in "（(":
        start = _over_bracket(text, start) if text[start - 1] in "）)" else start - 1
    while end < last and text[end] not in _STOPS and text[end] not in "（）()":
        end += 1
    return start, end


def _over_bracket(text: str, end: int) -> int:
    """Before a short bracket that closes at `end`: 新建产业园（帮扶车间）60个."""
    opening = max(text.rfind("（", max(0, end - 24), end), text.rfind("(", max(0, end - 24), end))
    return opening if opening >= 0 else end - 1


def is_goal(text: str, piece: tuple[int, int], measure: Measure) -> bool:
    """Whether a number is to be reached: nothing speaks against it, and it is a share, an end, or the object of a verb.

    >>> # 85%以上的医疗机构开设绿色通道 → True; 给予每张床位5000元补助 → False
    """
    place = _place(text, piece, measure)
    return not any(speaks_against(place) for speaks_against in _AGAINST) and _is_reached(place)


def _place(text: str, piece: tuple[int, int], measure: Measure) -> Place:
    start, end = piece
    low = max(0, start - 400)
    opening = max(text.rfind(stop, low, start) for stop in "。；;\n") + 1
    far = max(0, measure.start - 240)
    begin = max(*(text.rfind(stop, far, measure.start) for stop in "。\n"), far - 1) + 1
    return Place(
        measure=measure,
        words=text[start:end],
        before=text[start : measure.start],
        after=text[measure.end : end],
        stop=text[end : end + 1],
        sentence=text[begin : measure.end].partition("。")[0],
        opening=text[max(opening, low) : end + 12].strip(),
    )


def _is_reached(place: Place) -> bool:
    if place.share:
        return True
    if re.fullmatch(r"(?:及?以上|以内|左右|\s)*", place.after) and len(place.before) >= 2:
        return True
    return bool(
        _VERB.search(place.before)
        or (place.measure.comparator == ">=" and _VERB.search(place.after))
        or _VERB_BEHIND.search(place.after)
    )


def _is_reported(place: Place) -> bool:
    """截至2024年底，全市…；建成机构4家 · 吉林省长春市确定25家 · 继续有效402件."""
    return bool(
        _PAST.search(place.words)
        or _REPORTS.search(place.sentence)
        or _OTHER_PLACE.match(place.opening)
        or _CLEARED.search(place.words)
    )


def _is_scored(place: Place) -> bool:
    return _SCORES.search(place.words) is not None


def _is_rate(place: Place) -> bool:
    """每千人口; 优良天数达到255天 is none."""
    return place.before.endswith("每") or (place.measure.unit in ("天", "分") and not _DAYS_OF.search(place.before))


def _is_figure(place: Place) -> bool:
    """A number alone in a bracket, or a row of figures that no table claims."""
    return "|" in place.words or "\t" in place.words or not (place.before.strip() or place.after.strip())


def _is_starting_point(place: Place) -> bool:
    """由60%提高到80%: 60% is where one starts; 按2020年的60% is a measure."""
    if _FROM.search(place.before) and _TO.match(place.after):
        return True
    return place.measure.unit == "%" and place.after.startswith("的") and bool(_RELATIVE_TO.search(place.before))


def _is_money(place: Place) -> bool:
    if _ALLOWED.search(place.words[: len(place.before)]):
        return True
    if place.measure.unit.endswith("元"):
        return bool(
            _ALLOTS.search(place.before)
            or _MONEY.search(place.opening)
            or re.search(r"每[人户亩床个张只头次]", place.words)
        )
    return place.share and _MONEY.search(place.words) is not None


def _is_condition(place: Place) -> bool:
    """新建床位30张以上且运营满1年的，… · 100米以上高层建筑应当… (85%以上的机构 is a share to reach)."""
    if _PAID_FOR.search(place.after):
        return True
    if place.share:
        return False
    if re.search(r"[的者]$", place.words) and place.stop in tuple("，,；;"):
        return True
    if re.search(r"^(?:对|凡|若|如)", place.words) and re.search(r"的[^，]{0,12}$", place.words):
        return True
    return _is_class(place)


def _is_class(place: Place) -> bool:
    """A bound that tells which things are meant: 30床以上的养老机构."""
    if place.measure.comparator == ">=" and place.after.startswith("的"):
        return True  # 超过50亿元的企业2家, 不少于20亩的用地
    bounded = place.measure.comparator != "=" and place.tail != place.after
    if not bounded:
        return False
    opens = len(place.before.strip(" \t　*")) < 3 and not _VERB.search(place.before)
    if not place.tail.startswith(("的", "且")):
        below = place.measure.comparator == "<=" and not place.tail.startswith("规模")
        return (opens and _DIMENSION.match(place.measure.unit) is not None) or (
            below and not _HELD.search(place.before)
        )
    return opens or place.tail.startswith("且") or not _MAKES.search(place.before[-6:])


_AGAINST: tuple[Callable[[Place], bool], ...] = (
    _is_reported,
    _is_scored,
    _is_rate,
    _is_figure,
    _is_starting_point,
    _is_money,
    _is_condition,
)
