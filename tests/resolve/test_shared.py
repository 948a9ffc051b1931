"""Levels, kinds of places and groups that a paper says once."""

from __future__ import annotations

import pytest

from graph.export.extraction import to_extraction
from graph.pipeline import read_record
from graph.resolve.shared import lent_kind, shared_levels, shared_offices


@pytest.mark.parametrize(
    ("mentions", "full"),
    [
        (["各级水利", "财政部门"], [None, "各级财政部门"]),
        (["各市环保局", "质监局", "省直管县环保局"], [None, "各市质监局", None]),
        (["各省级水行政主管部门", "农业农村部门"], [None, "各省级农业农村部门"]),
        (["各市、县环保局", "住房城乡建设"], [None, "各市、县住房城乡建设部门"]),
        (["各级水利", "市财政局", "农业农村部门"], [None, None, None]),
        (["县级人民政府", "扶贫部门"], [None, None]),
        (["市教育局", "财政部门"], [None, None]),
        ([], []),
    ],
)
def test_shared_levels(mentions: list[str], full: list[str | None]) -> None:
    assert shared_levels(mentions) == full


@pytest.mark.parametrize(
    ("mention", "text", "kind"),
    [
        ("文昌", "文昌、长卿两镇负责保洁", "镇"),
        ("长卿", "文昌、长卿两镇负责保洁", "镇"),
        ("海口", "海口、三亚、儋州3市要率先布点", "市"),
        ("文昌", "文昌负责保洁", ""),
        ("市民政局", "市民政局、市财政局两局负责", ""),
    ],
)
def test_kinds_that_a_count_lends(mention: str, text: str, kind: str) -> None:
    assert lent_kind(mention, text) == kind


@pytest.mark.parametrize(
    ("mentions", "full"),
    [
        (["汉中", "安康", "商洛市国土资源局"], ["汉中市国土资源局", "安康市国土资源局", None]),
        (["酒泉", "张掖", "武威市政府"], ["酒泉市政府", "张掖市政府", None]),
        (["各设区市", "杨凌示范区", "韩城市国土资源局"], ["各设区市国土资源局", "杨凌示范区国土资源局", None]),
        (["各县（市、区）", "市教育局"], [None, None]),
        (["市财政局", "商洛市国土资源局"], [None, None]),
    ],
)
def test_offices_said_behind_the_last_place(mentions: list[str], full: list[str | None]) -> None:
    assert shared_offices(mentions) == full


TOWN = (
    "南丰县云岭镇人民政府关于印发工作方案的通知\n\n云府发〔2024〕19号\n\n各村（社区），镇直各单位：\n现将方案印发给你们。\n{}\n"
    "南丰县云岭镇人民政府\n2024年4月18日\n"
)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("镇社会事务办", "南丰县云岭镇社会事务办公室"),
        ("镇水利站", "南丰县云岭镇水利站"),
        ("镇纪委", "中共南丰县云岭镇纪律检查委员会"),
        ("镇妇联", "南丰县云岭镇妇女联合会"),
        ("团镇委", "共青团南丰县云岭镇委员会"),
        ("镇政府", "南丰县云岭镇人民政府"),
        ("县教育局", "南丰县教育局"),
        ("各村〔社区〕", "各村（社区）"),
    ],
)
def test_offices_of_the_town_whose_paper_it_is(mention: str, name: str) -> None:
    record = to_extraction(
        read_record(TOWN.format(f"一、摸清底册。逐一登记。（责任单位：{mention}）").encode(), "t.txt")
    )
    assert [a["agency"] for a in record["tasks"][0]["assignments"]] == [name]
    assert record["documents"][0]["issuers"] == ["南丰县云岭镇人民政府"]


def test_schools_and_stations_that_bear_a_name_act_those_of_a_kind_do_not() -> None:
    body = "一、宣传教育\n云岭中心小学、云岭中学要上好安全教育课。\n二、巡逻\n云岭派出所要动态巡逻。\n三、演练\n农村中心小学要开展演练。"
    tasks = to_extraction(read_record(TOWN.format(body).encode(), "t.txt"))["tasks"]
    found = {task["path"]: [a["mention"] for a in task["assignments"]] for task in tasks}
    assert found["一/s1"] == ["云岭中心小学", "云岭中学"]
    assert found["二/s1"] == ["云岭派出所"]
    assert "三/s1" not in found


def agencies(body: str) -> dict[str, list[str]]:
    text = (
        f"修水县人民政府办公室关于做好工作的通知\n\n修府办发〔2021〕6号\n\n各乡镇人民政府：\n现将有关事项通知如下。\n{body}\n"
        "修水县人民政府办公室\n2021年3月1日\n"
    )
    tasks = to_extraction(read_record(text.encode(), "t.txt"))["tasks"]
    return {task["path"]: [str(a["agency"]) for a in task["assignments"]] for task in tasks}


def test_names_that_a_paper_gives_once() -> None:
    found = agencies(
        "一、加强领导。成立修水县助餐工作专班，专班办公室设在县民政局。专班办公室要定期调度。\n"
        "二、抓好落实。义宁、宁州两镇要先行先试。\n"
    )
    assert found["一/s1"] == ["修水县助餐工作专班办公室"]
    assert found["二/s1"] == ["修水县义宁镇人民政府", "修水县宁州镇人民政府"]
