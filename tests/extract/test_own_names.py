"""Short names that a paper gives to bodies for itself, and a ministry's own divisions."""

from __future__ import annotations

from graph.export.extraction import to_extraction
from graph.extract.own_names import is_own_name, own_names
from graph.pipeline import read_record

RULES = """文化和旅游部关于印发《质量监测点管理办法（试行）》的通知

文旅市场发〔2021〕97号

各省、自治区、直辖市文化和旅游厅（局）：
现将办法印发给你们。
一、请部信息中心抓紧完成平台的功能改造，2021年底前上线试运行。

文化和旅游部
2021年9月16日

质量监测点管理办法（试行）

第一条　文化和旅游部旅游质量监督管理所（以下简称质监所）承担复核工作。
第二条　质监所应当自收到初审意见之日起30日内完成复核。
第三条　财务司应当将监测经费纳入部门预算统筹安排。
第四条　省级主管部门履行下列职责，市、县级文化和旅游行政部门予以配合：
（一）组织推荐；
（二）于每年11月30日前报送运用情况。
第五条　有下列情形的，由质监所依规依纪处理。
"""


def tasks() -> dict[str, dict[str, object]]:
    return {task["path"]: task for task in to_extraction(read_record(RULES.encode(), "t.txt"))["tasks"]}


def names(task: dict[str, object]) -> list[str]:
    return [str(each["agency"]) for each in task["assignments"]]  # type: ignore[attr-defined]


def test_a_body_is_known_by_the_name_that_the_paper_gives_it() -> None:
    found = tasks()
    assert names(found["第二条/s1"]) == ["文化和旅游部旅游质量监督管理所"]
    assert names(found["第五条/s1"]) == ["文化和旅游部旅游质量监督管理所"]
    assert found["第二条/s1"]["deadline"]["text"] == "自收到初审意见之日起30日内"  # type: ignore[index]


def test_a_ministry_s_own_divisions() -> None:
    found = tasks()
    assert names(found["一/s1"]) == ["文化和旅游部信息中心"]
    assert names(found["第三条/s1"]) == ["文化和旅游部财务司"]


def test_duties_with_which_others_help() -> None:
    found = tasks()
    assert names(found["第四条/（一）"]) == ["省级主管部门"]
    assert found["第四条/（二）"]["deadline"]["text"] == "每年11月30日前"  # type: ignore[index]


def test_names_are_known_only_while_their_paper_is_read() -> None:
    with own_names([("质监所", "市质量监督局"), ("平台", "监管服务平台")]):
        assert is_own_name("质监所")
        assert not is_own_name("平台")
    assert not is_own_name("质监所")
