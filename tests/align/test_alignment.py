"""The graph of alignments: which documents are compared, and that building in steps gives what building at once gives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from graph.align import Match, Profile, match_profiles
from graph.intake import build_store
from graph.intake.alignment import is_outdated
from graph.rdf.iris import ALIGNMENT_GRAPH
from graph.rdf.values import Quad
from graph.store import Store
from graph.store.families import peers

PROVINCE = """江西省人民政府办公厅关于推进托育服务发展的意见
赣府厅发〔2021〕7号
一、增加服务供给。新建居住区配套建设托育场所，支持幼儿园开设托班。（省教育厅负责）
二、培养专业人才。鼓励高校开设婴幼儿照护专业，开展保育师培训。（省人力资源社会保障厅负责）
江西省人民政府办公厅
2021年3月1日
"""
BELOW = """{place}人民政府办公室关于推进托育服务发展的实施意见
{number}
为贯彻落实《江西省人民政府办公厅关于推进托育服务发展的意见》（赣府厅发〔2021〕7号）精神，提出以下实施意见。
一、扩大供给。居住区配套建设托育场所，公办幼儿园开设托班。（市教育局负责）
二、加强培训。支持职业院校开设婴幼儿照护专业，培训保育师。（市人社局负责）
{place}人民政府办公室
2021年6月1日
"""
GANZHOU = BELOW.format(place="赣州市", number="赣市府办发〔2021〕20号")
JIAN = BELOW.format(place="吉安市", number="吉府办发〔2021〕9号")


@pytest.fixture(autouse=True)
def _without_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves out the ontology and the authority, which take longer than everything else here."""
    monkeypatch.setattr("graph.intake.build.load_background", lambda *_: None)


def build(store: Path, papers: Path, **texts: str | None) -> list[Quad]:
    """Writes or deletes the papers, builds, and gives the graph of alignments."""
    papers.mkdir(exist_ok=True)
    for name, text in texts.items():
        path = papers / f"{name}.txt"
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    with Store(store) as writer:
        build_store(writer, [papers], "test")
        assert not is_outdated(writer)
        return writer.engine.graph_quads(ALIGNMENT_GRAPH)


def links(quads: list[Quad]) -> dict[str, int]:
    names = [predicate.rpartition("#")[2] for _, predicate, _, _ in quads]
    return {name: names.count(name) for name in ("decomposes", "alignsWith")}


def test_chains_and_peers(tmp_path: Path) -> None:
    found = build(tmp_path / "store", tmp_path / "papers", province=PROVINCE, ganzhou=GANZHOU, jian=JIAN)
    assert links(found) == {"decomposes": 4, "alignsWith": 2}


def test_steps_give_what_one_build_gives(tmp_path: Path) -> None:
    store, papers = tmp_path / "store", tmp_path / "papers"
    assert build(store, papers, province=PROVINCE) == []
    build(store, papers, ganzhou=GANZHOU, jian=JIAN)
    grown = build(store, papers, ganzhou=GANZHOU.replace("公办幼儿园开设托班", "减免水电费"))
    assert grown == build(tmp_path / "other", papers)
    assert links(grown)["alignsWith"]
    shrunk = build(store, papers, jian=None)
    assert shrunk == build(tmp_path / "third", papers)
    assert links(shrunk)["alignsWith"] == 0


def test_only_what_changed_is_compared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "store", tmp_path / "papers", province=PROVINCE, ganzhou=GANZHOU, jian=JIAN)
    calls: list[int] = []

    def counted(first: Profile, second: Profile) -> list[Match]:
        calls.append(len(first))
        return match_profiles(first, second)

    monkeypatch.setattr("graph.intake.alignment.match_profiles", counted)
    build(tmp_path / "store", tmp_path / "papers", jian=JIAN.replace("保育师", "保育师300名"))
    assert len(calls) == 2  # 吉安 with the province, and with 赣州


def test_another_method_makes_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, papers = tmp_path / "store", tmp_path / "papers"
    before = build(store, papers, province=PROVINCE, ganzhou=GANZHOU)
    monkeypatch.setattr("graph.intake.alignment.METHOD", "another")
    after = build(store, papers)
    assert links(after) == links(before)
    assert after != before


def test_cut_short_it_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, papers = tmp_path / "store", tmp_path / "papers"
    build(store, papers, province=PROVINCE, ganzhou=GANZHOU)
    with monkeypatch.context() as broken:
        broken.setattr(Store, "amend_graph", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            build(store, papers, jian=JIAN)
    assert links(build(store, papers)) == {"decomposes": 4, "alignsWith": 2}


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_large_family_is_compared_among_neighbours(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        for statement, values in _family():
            store.index.execute(statement, values)
        pairs = peers(store.index, [])
    assert len(pairs) == 2 * len(list(combinations(range(22), 2)))
    assert all(a.partition("/")[0] == b.partition("/")[0] for a, b in pairs)


def _family() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of 22 papers each from counties of two cities, all carrying out one."""
    for city in ("3607", "3608"):
        for number in range(22):
            iri = f"{city}/{number:02}"
            values = (iri, iri, "county", f"{city}{number:02}")
            yield "INSERT INTO document(iri, source, level, region_code) VALUES (?, ?, ?, ?)", values
            yield "INSERT INTO task(iri, source, document) VALUES (?, ?, ?)", (f"{iri}/task", iri, iri)
            yield "INSERT INTO relation(citing, type, cited) VALUES (?, 'implements', 'above')", (iri,)
