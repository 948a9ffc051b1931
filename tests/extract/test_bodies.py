"""Whether a string names a body."""

from __future__ import annotations

import pytest

from graph.extract.bodies import is_body, is_stem

BODIES = (
    "市教育局 各县、区人民政府 质检部门 公安机关交通管理部门 工业和信息化部门 省政府推进职能转变协调小组办公室 民政厅（局） 市发展改革委(市粮食局) "
    "国网襄阳供电公司 团市委 人行长治市中支 地方各级人民政府"
).split()
NO_BODIES = "结合部门 各省级 全市建成服务中心 可视情召集部分成员单位 业务部门 用人单位部门 乡镇人民政府和街道办事处 下同 试行 责任".split()


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", NO_BODIES)
def test_no_bodies(name: str) -> None:
    assert not is_body(name)


def test_lines_of_business() -> None:
    assert [name for name in "卫生健康 市县（区）卫健（体） 民政 公安 各省级公安".split() if not is_stem(name)] == []
    assert [name for name in "责任 指导 托育服务 旅游包车".split() if is_stem(name)] == []
