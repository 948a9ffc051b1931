"""The published profile: what it accepts, and each thing it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.answers.check import check
from graph.pipeline import read_record, read_record_path
from graph.rdf.iris import source_iri
from graph.rdf.record import record_quads
from graph.rdf.shapes import check_shapes, load_shapes, sparql_constraints
from graph.rdf.values import IRI, Literal, Quad
from graph.store import open_store

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
PAPER = next(path for path in PAPERS if "changzhi" in path.name)


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return list(record_quads(read_record_path(PAPER)))


def test_a_record_conforms(quads: list[Quad]) -> None:
    assert check_shapes(quads) == []


@pytest.mark.parametrize(
    ("predicate", "message"),
    [
        ("ontology#evidence", "凭据"),
        ("m8g/role", "角色"),
        ("m8g/hasParticipant", "单位"),
        ("ontology#ofTask", "不属于任何任务"),
        ("ontology#path", "条款号"),
        ("ontology#basis", "从何得知"),
        ("ns/oa#exact", "引文"),
        ("ontology#rule", "规则"),
        ("ontology#citedOnly", "收录"),
    ],
)
def test_what_is_missing_is_found(quads: list[Quad], predicate: str, message: str) -> None:
    found = check_shapes([quad for quad in quads if not quad[1].endswith(predicate)])
    assert any(message in finding.message for finding in found)
    assert {finding.severity for finding in found} == {"violation"}


def test_a_second_role_is_refused(quads: list[Quad]) -> None:
    subject, predicate, _, graph = next(quad for quad in quads if quad[1].endswith("m8g/role"))
    found = check_shapes([*quads, (subject, predicate, IRI("https://w3id.org/zeren/role/boss"), graph)])
    assert {finding.subject for finding in found} == {str(subject)}


def test_a_selection_that_ends_before_it_starts_is_refused(quads: list[Quad]) -> None:
    turned = [
        (s, p, Literal("0", o.datatype) if p.endswith("oa#end") and isinstance(o, Literal) else o, g)
        for s, p, o, g in quads
    ]
    assert any("起点" in finding.message for finding in check_shapes(turned))


def test_messages_are_bilingual() -> None:
    shapes = load_shapes()
    zh, en = sparql_constraints(shapes, "zh"), sparql_constraints(shapes, "en")
    assert len(zh) == len(en) >= 4
    assert all(a.message != b.message and a.message and b.message.isascii() for a, b in zip(zh, en, strict=True))


def test_the_bundled_papers_are_clean(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        for path in PAPERS:
            store.put(read_record_path(path))
    with open_store(tmp_path / "store", read_only=True) as store:
        assert check(store) == []


CIRCLE = """{own}人民政府关于贯彻甲工作的意见
{own_number}
各市人民政府：
为贯彻落实《{other}人民政府关于贯彻甲工作的意见》（{other_number}）精神，提出如下意见。
一、做好工作。认真落实。（省民政厅负责，{year}年底前完成）
{own}人民政府
2021年1月2日
"""


def test_a_circle_and_an_early_deadline_are_found(tmp_path: Path) -> None:
    a, b = ("湖南省", "湘政发〔2021〕1号"), ("湖北省", "鄂政发〔2021〕2号")
    with open_store(tmp_path / "store") as store:
        for (own, number), (other, other_number) in ((a, b), (b, a)):
            text = CIRCLE.format(own=own, own_number=number, other=other, other_number=other_number, year=2019)
            store.put(read_record(text.encode(), f"{own}.txt"))
    with open_store(tmp_path / "store", read_only=True) as store:
        found = check(store)
    assert [f.severity for f in found] == ["violation", "violation", "warning", "warning"]
    assert sum("成了环" in f.message for f in found) == 2
    assert sum("早于文件的成文年份" in f.message for f in found) == 2


def test_words_that_do_not_stand_in_the_source_are_found(tmp_path: Path) -> None:
    record = read_record_path(PAPER)
    with open_store(tmp_path / "store") as store:
        store.put(record)
        graph = source_iri(record.source.sha256)
        bent = [
            (s, p, Literal("别的话") if p.endswith("oa#exact") else o, g)
            for s, p, o, g in store.engine.graph_quads(graph)
        ]
        store.replace_graph(graph, bent)
        found = check(store)
    assert found
    assert {f.kind for f in found} == {"evidence"}


TOO_EARLY = """国务院办公厅关于做好登记工作的通知
国办发〔2012〕9号
各省、自治区、直辖市人民政府：
一、做好登记。完成登记。（生态环境部、环境保护部负责）
国务院办公厅
2012年1月2日
"""


def test_a_body_that_did_not_exist_then_is_a_warning(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        store.put(read_record(TOO_EARLY.encode(), "early.txt"))
    with open_store(tmp_path / "store", read_only=True) as store:
        (found,) = check(store)
    assert (found.kind, found.severity) == ("agency", "warning")
    assert "生态环境部" in found.message


def test_a_contact_in_the_evidence_does_not_break_the_profile(tmp_path: Path) -> None:
    text = TOO_EARLY.replace("完成登记。", "完成登记，联系电话：010-12345678。").replace("生态环境部、", "")
    with open_store(tmp_path / "store") as store:
        store.put(read_record(text.encode(), "contact.txt"))
    with open_store(tmp_path / "store", read_only=True) as store:
        assert check(store) == []
        assert not any("12345678" in getattr(quad[2], "value", "") for quad in store.engine.dump())
