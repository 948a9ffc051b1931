"""主送机关 (GB/T 9704-2012, 7.3.2): who a document is sent to, split as printed."""

from __future__ import annotations

import re

from graph.spans import Text

_START = (
    r"(?:各|国务院|省|自治区|市|州|盟|县|区|旗|有关|相关|驻|中央|中直|局属|委属|厅属|部属|直属|(?:厅|局|委|部|院)机关|全省|全市|全县|全区|机关|本|党中央|中共|解放军|新疆生产建设兵团|北京|天津|上海|重庆|"
    r"[一-鿿]{2,12}(?:省|市|自治区|州|县|区|旗|乡|镇|街道|部|委|局|厅|办|署|院|会|社|行|公司|集团|学校|大学|学院|医院|中心|政府|组|处|科|站|所|队|协会))"
)
_TAIL = r"(?:政府|委|局|厅|办|部|署|院|会|社|行|组|处|科|室|站|所|队|公司|集团|单位|部门|机构|企业|学校|院校|高校|大学|学院|医院|中心|省|市|州|盟|县|区|旗|乡|镇|街道|兵团|组织|团体|成员|支部|党委|党组|法院|检察院|银行|分行|支行|协会|代表|同志|人员|办事处|场|园|馆|领导|[）)])"
_ADDRESS = re.compile(rf"{_START}[^。；：:！？《》]{{0,420}}?{_TAIL}?\s*[:：]")
_NO = re.compile(
    r"如下|以下|下列|事项|通知|意见|责任单位|牵头单位|牵头部门：|负责单位|主要|要求|措施|原则|目标|附件|为了|现将|根据|一是|包括|公告|主任|组长|内容"
)
# Kinds of places that share what follows: 各县、区人民政府 is one addressee, 各市、州、县人民政府 too.
_PLACE = re.compile(
    r"(?:各|全|有关|相关|省直管|省管|扩权)?(?:省|自治区|直辖市|计划单列市|副省级(?:城)?市|设区(?:的)?市|地级市|市|州|地区|盟|县|区|旗|乡|镇|街道|苏木|开发区|新区|林区|市辖区|县级市|功能区|管理区|园区|"
    r"新疆生产建设兵团|自治州|自治县|行署|地|办事处|场)?(?:[（(][^（）()]{1,12}[）)])?(?:省|自治区|直辖市|市|州|县|区|旗)?"
)
_SEATED = re.compile(r"(?:驻[一-鿿]{1,4})?(?:中央|中直|国家|部|省|自治区|市|区|州|盟)")
_STATIONED = re.compile(
    r"(?:(?:省|自治区|直辖市|市|区|州|盟|县)、)*(?:省|自治区|直辖市|市|区|州|盟|县|部|军队)?(?:直)?(?:属)?驻"
)
_BARE = re.compile(r"(?:单位|部门|机构|企业|团体)(?=[、，,；;]|$)")
# 各省、自治区、直辖市及计划单列市、新疆生产建设兵团发展改革、财政、民政主管部门: lines of business before the end they share
_LENT = re.compile(r"、(?:[^、，,；;]{2,20}、){0,12}[^、，,；;]{2,20}(?:主管部门|部门|[厅局委](?:（[局委厅]）)?)")
_ENDS = re.compile(rf"{_TAIL}$")
_UNDER_THE_STATE = re.compile(r"(?:直辖市|计划单列市)、新疆生产建设兵团$")
_SPLIT = re.compile(r"[、，,；;]|[\s　]+(?=各)")


def match_addressees(text: str) -> int:
    """The length of the addressee line that a text begins with (its colon included), 0 if there is none.

    >>> match_addressees("各县、区人民政府，各有关单位：")
    14
    """
    match = _ADDRESS.match(text)
    if not match or _NO.search(match.group()):
        return 0
    return match.end()


def split_addressees(line: Text) -> tuple[Text, ...]:
    """The addressees one by one; words that share an end stay together.

    >>> [a.text for a in split_addressees(Text.of("各乡、镇人民政府,市政府各部门："))]
    ['各乡、镇人民政府', '市政府各部门']
    """
    body = line.squeeze()
    while body and body.text[-1] in "：:":
        body = body.slice(0, len(body) - 1)
    pieces: list[Text] = []
    start = segment = 0
    for at in [*_cuts(body.text), len(body.text)]:
        last = body.text[segment:at]
        segment = at + 1
        if at < len(body.text) and _goes_on(last, body.text[at:]):
            continue
        if at > start:
            pieces.append(body.slice(start, at))
        start = at + 1
    return tuple(pieces)


def _goes_on(segment: str, rest: str) -> bool:
    """Whether what stands between two separators is no addressee yet: 各省、 · 各委、办、厅、"""
    if rest[0] not in "、" or not segment:
        return False
    if _SEATED.fullmatch(segment) and _STATIONED.match(rest, 1):
        return True  # 中央、省驻市各单位
    if segment.endswith(("部门", "单位")) and _BARE.match(rest, 1):
        return True  # 州直有关部门、单位
    if _LENT.match(rest) and (_ENDS.search(segment) is None or _UNDER_THE_STATE.search(segment + rest[:9])):
        return True
    return bool(_PLACE.fullmatch(segment) or _shares_end(segment, rest[1:]) or _short_kind(segment, rest[1:]))


def _short_kind(segment: str, rest: str) -> bool:
    return bool(re.search(r"(?:^|各|有关|相关)[委办厅局部行社院]$", segment)) and bool(
        re.match(r"[委办厅局部行社院](?=[、，,；;（(]|$)", rest)
    )


def _shares_end(piece: str, rest: str) -> bool:
    """各省、自治区、直辖市及新疆生产建设兵团卫生健康委: a run of places up to the first organ."""
    return bool(
        re.fullmatch(r"(?:国家[一-鿿]{2,6})?各?[省市州县区旗盟]|[一-鿿]{2,4}[市州县区省旗镇乡]", piece)
    ) and bool(re.match(r"(?:[一-鿿]{1,12}、){0,6}[一-鿿（）()]{0,14}(?:人民政府|政府|[委局厅办])", rest))


def _cuts(text: str) -> list[int]:
    depth = 0
    cuts = []
    for i, char in enumerate(text):
        if char in "（(〔[【":
            depth += 1
        elif char in "）)〕]】":
            depth = max(0, depth - 1)
        elif depth == 0 and _SPLIT.match(char):
            cuts.append(i)
    return cuts
