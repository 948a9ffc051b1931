"""Compare and gaps on a chain of three made papers: province, city, county."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.answers.compare import compare
from graph.answers.gaps import gaps
from graph.errors import NotFoundError, UsageError
from graph.intake import build_store
from graph.store import open_store
from graph.store.solutions import Solutions
from graph.store.store import Store

PROVINCE = """江西省人民政府办公厅关于推进托育服务发展的意见
赣府厅发〔2021〕7号
各市、县（区）人民政府，省政府各部门：
为推进托育服务发展，提出以下意见。
一、增加服务供给。新建居住区按标准配套建设托育场所，支持幼儿园开设托班。（省教育厅、省住房和城乡建设厅负责）
二、培养专业人才。鼓励高校开设婴幼儿照护专业，开展保育师培训。（省人力资源社会保障厅牵头，省教育厅配合）
三、加强安全监管。落实托育机构消防安全责任，定期开展检查。（省应急管理厅负责，2022年底前完成）
四、减免税费。托育机构用水用电执行居民价格，按规定免征增值税。（省税务局、省发展改革委负责）
江西省人民政府办公厅
2021年3月1日
"""
CITY = """赣州市人民政府办公室关于推进托育服务发展的实施意见
赣市府办发〔2021〕20号
各县（市、区）人民政府，市政府各部门：
为贯彻落实《江西省人民政府办公厅关于推进托育服务发展的意见》（赣府厅发〔2021〕7号）精神，提出以下实施意见。
一、扩大供给。居住区按标准配套建设托育场所，公办幼儿园开设托班50个。（市教育局、市住建局负责）
二、加强培训。支持职业院校开设婴幼儿照护专业，培训保育师500名。（市人社局牵头）
三、强化监管。每季度检查托育机构消防安全，落实安全责任。（市应急管理局负责）
赣州市人民政府办公室
2021年6月1日
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("gaps")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "province.txt").write_text(PROVINCE, encoding="utf-8")
    (papers / "city.txt").write_text(CITY, encoding="utf-8")
    with open_store(folder / "store") as writer:
        assert isinstance(writer, Store)
        report = build_store(writer, [papers], "test")
        assert (report.read, report.failures) == (2, ())
    with open_store(folder / "store", read_only=True) as reader:
        assert isinstance(reader, Store)
        yield reader


def test_the_lower_takes_up_the_upper(store: Store) -> None:
    result = store.query("SELECT ?a ?b WHERE { ?x zr:decomposes ?y . ?x dcterms:title ?a . ?y dcterms:title ?b }")
    assert isinstance(result, Solutions)
    assert sorted(result.texts()) == [
        ("加强培训", "培养专业人才"),
        ("强化监管", "加强安全监管"),
        ("扩大供给", "增加服务供给"),
    ]


def test_side_by_side(store: Store) -> None:
    pairs = compare(store, ["赣市府办发〔2021〕20号", "赣府厅发〔2021〕7号"])
    assert {pair.kind for pair in pairs} == {"decomposes"}
    assert [(pair.a.title, pair.b.title if pair.b else None) for pair in pairs] == [
        ("扩大供给", "增加服务供给"),
        ("加强培训", "培养专业人才"),
        ("强化监管", "加强安全监管"),
        ("减免税费", None),
    ]
    assert pairs[0].a.targets
    assert pairs[3].score is None


def test_what_nobody_below_took_up(store: Store) -> None:
    found = [gap for gap in gaps(store, "赣府厅发〔2021〕7号") if gap.kind == "untaken"]
    assert [gap.task.title for gap in found if gap.task] == ["减免税费"]


def test_missing_leads_and_dates(store: Store) -> None:
    found = gaps(store)
    lead = {gap.task.title for gap in found if gap.kind == "no_lead" and gap.task}
    assert lead == {"增加服务供给", "减免税费", "扩大供给"}
    undated = {gap.task.title for gap in found if gap.kind == "no_date" and gap.task}
    assert "加强安全监管" not in undated
    assert "强化监管" in undated
    assert not [gap for gap in found if gap.kind == "no_owner"]


@pytest.mark.parametrize("wanted", [["赣府厅发〔2021〕7号"], ["赣府厅发〔2021〕7号"] * 2])
def test_one_document_is_not_enough(store: Store, wanted: list[str]) -> None:
    with pytest.raises(UsageError, match="两份"):
        compare(store, wanted)


def test_an_unknown_document(store: Store) -> None:
    with pytest.raises(NotFoundError):
        gaps(store, "国发〔1999〕1号")
