"""Classes of bodies."""

from __future__ import annotations

import pytest

from graph.extract.collectives import JOINED, is_collective, is_local, is_place, names_two

CLASSES = (
    "各县、区人民政府 各县（市、区）人民政府 各县(市、区) 各市、州、县人民政府 各市、州人民政府 各省、自治区、直辖市 各设区市人民政府 各地级以上市人民政府 "
    "省级有关部门 市直各部门 市直各有关部门 国务院有关部门 各有关部门 各部门 各地 各县区 各县区政府 每个县、区 其它乡镇 地方各级人民政府 县级以上地方人民政府 "
    "同级价格主管部门 医养结合示范县（市、区） 有条件的地方政府 试点地区 相关单位 各县（市）区卫生健康局 各县、市发展改革委 领导小组各成员单位 各乡镇(街道) 各科室 "
    "各级党委、政府 县级市场监管部门 公安消防机构 工会组织"
).split()
NO_CLASSES = "各类 各种措施 有关规定 相关政策 各级各类 各项任务 医疗机构 市教育局 试点 各省级 县级以上城市建成区餐饮服务经营场所".split()


@pytest.mark.parametrize("name", CLASSES)
def test_a_class(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize("name", NO_CLASSES)
def test_no_class(name: str) -> None:
    assert not is_collective(name)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("各县、区人民政府，各有关部门", ["各县、区"]),
        ("各县（市、区）、市发改委", []),
        ("各县区、市政府各部门", []),
        ("各县区、市直各部门", []),
        ("各市（州）、县（市、区）人民政府", ["各市（州）、县（市、区）"]),
        ("各市、州、县人民政府、省直部门", ["各市、州、县"]),
        ("各省、自治区、直辖市卫生健康委", ["各省、自治区、直辖市"]),
        ("市、县（区）卫生健康部门", ["市、县（区）"]),
        ("各级党委、政府要", ["各级党委、政府"]),
        ("市教育局、县教育局", []),
    ],
)
def test_joined(text: str, joined: list[str]) -> None:
    assert [found.group() for found in JOINED.finditer(text)] == joined


@pytest.mark.parametrize(
    "name", "各县、区人民政府 各地 地方各级人民政府 各乡镇 各县（市、区） 开发区管委会 旺隆镇人民政府".split()
)
def test_local(name: str) -> None:
    assert is_local(name)


@pytest.mark.parametrize(
    "name", "市教育局 各部门 各有关部门 省级有关部门 各县（市）区卫生健康局 国网长治供电公司".split()
)
def test_not_local(name: str) -> None:
    assert not is_local(name)


def test_places() -> None:
    assert [is_place(name) for name in ("郑州市", "叶坪乡", "社区", "超市", "市市", "试点城市", "监察机关约谈市")] == [
        True,
        True,
        False,
        False,
        False,
        False,
        False,
    ]


def test_two_bodies_in_one() -> None:
    assert names_two("乡镇人民政府和街道办事处")
    assert not names_two("各部门和单位")
    assert not names_two("各级党委和政府")
