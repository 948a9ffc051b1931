"""The level and place of a document that is only cited, told by how its title begins or its number."""

from __future__ import annotations

import re

from graph.authority.regions import code_word_regions, find_regions_in

_OF_CENTRE = re.compile(
    r"(?:中华人民共和国|国务院|国家(?!级)|中共中央|中央|全国|最高人民|[一-鿿]{2,8}部(?:办公厅)?(?:关于|、|[一-鿿]{2,10}(?:部|局|委|银行)))"
)
_CODE_OF_CENTRE = re.compile(r"(?:国|中[发办]|[一-鿿]{1,3}部|[财教民]办|银|银保监|税总|法释|主席令|国务院令)")
_WITHIN = 4  # 中共 may stand before the place


def standing(title: str, number: str) -> tuple[str, str]:
    """(level, name of the region), each "" where nothing tells it.

    >>> standing("江西省人民政府办公厅转发省卫计委等部门意见的通知", "赣府厅发〔2016〕40号")
    ('province', '江西省')
    >>> standing("关于开展健康养老服务的通知", "国卫办老龄发〔2023〕3号")
    ('national', '中国')
    """
    named = [found for found in find_regions_in(title[:20]) if found[0] <= _WITHIN] if title else []
    if named and not title.startswith("中共中央"):
        return named[0][2].level, named[0][2].name
    if (title and _OF_CENTRE.match(title)) or (number and _CODE_OF_CENTRE.match(number)):
        return "national", "中国"
    places = code_word_regions(number.partition("〔")[0]) if number else []
    return (places[0].level, places[0].name) if places else ("", "")
