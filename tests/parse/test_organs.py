"""Lines that hold nothing but names of organs."""

from __future__ import annotations

import pytest

from graph.parse.addressees import split_addressees
from graph.parse.organs import parse_organs
from graph.spans import Text


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("　国家卫生健康委　　　　　国家发展改革委", ["国家卫生健康委", "国家发展改革委"]),
        ("　科　技　部　　　　　　　工业和信息化部", ["科技部", "工业和信息化部"]),
        ("　科　技　部　　　　　　　财　政　部", ["科技部", "财政部"]),
        ("　国家医保局　　　　　　　全 国 总 工 会", ["国家医保局", "全国总工会"]),
    ],
)
def test_signatures_side_by_side(line: str, names: list[str]) -> None:
    assert [name.text for name in parse_organs(Text.of(line))[0]] == names


def test_bodies_under_a_government_are_addressed_apart_from_its_departments() -> None:
    found = split_addressees(Text.of("各镇人民政府，县政府有关工作部门、直属机构："))
    assert [name.text for name in found] == ["各镇人民政府", "县政府有关工作部门", "直属机构"]
