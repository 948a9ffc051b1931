"""When two references name one document, and the year that a paper counts from."""

from __future__ import annotations

import pytest

from graph.extract.aliases import Aliases, Antecedent
from graph.extract.references import same_reference
from graph.extract.years import paper_year
from graph.model import Carriage, Reference
from tests.extract.documents import document

SAME = [
    (("关于整治的通知", "甲发〔2022〕1号"), (None, "甲发〔2022〕1号"), True),
    (("关于整治的通知", "甲发〔2022〕1号"), ("关于整治的通知", "甲发〔2021〕1号"), False),
    (("安全生产法", None), ("中华人民共和国安全生产法", None), True),
    (("关于推进发展的指导意见", None), ("国家卫生健康委等部门关于推进发展的指导意见", None), True),
    (("甲市计划（2016—2020年）", None), ("甲市计划(2016-2020年)", None), True),
    (("行动计划", None), ("国务院关于印发行动计划", None), False),
    (("消防条例", None), ("甲省消防条例", None), False),
]


@pytest.mark.parametrize(("a", "b", "same"), SAME)
def test_references(a: tuple[str | None, str | None], b: tuple[str | None, str | None], same: bool) -> None:
    assert same_reference(Reference(*a), Reference(*b)) is same
    assert same_reference(Reference(*b), Reference(*a)) is same


def test_aliases_have_the_antecedents_of_their_kind() -> None:
    aliases = Aliases()
    aliases.define("《实施意见》", "甲省关于发展的实施意见")
    aliases.mention(Antecedent("甲厅关于整治的通知", None))
    aliases.mention(Antecedent("乙厅关于检查的意见（试行）", None))
    assert aliases.candidates("实施意见") == (Antecedent("甲省关于发展的实施意见", None),)
    assert aliases.candidates("通知") == (Antecedent("甲厅关于整治的通知", None),)
    assert aliases.candidates("意见") == (Antecedent("乙厅关于检查的意见（试行）", None),)
    assert aliases.candidates("方案") == ()
    assert aliases.candidates("甲省消防条例") is None


def test_the_year_of_a_paper_is_its_own_or_its_carriers() -> None:
    outer = document("现印发给你们。", date="2009-09-01")
    inner = document("全文。", date=None, id="d2", part_of="d1", carried_as=Carriage.PROMULGATED)
    assert paper_year(outer, (outer, inner)) == 2009
    assert paper_year(inner, (outer, inner)) == 2009
    assert paper_year(inner) is None
