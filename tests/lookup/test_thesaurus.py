"""The thesaurus is sound SKOS, and answers with the words of its concepts and those around them."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter

import pytest
from rdflib import RDF, SKOS, Graph

from graph.answers.asking import asking
from graph.answers.thesaurus import BROADER, NARROWER, OFFICIAL, RELATED, SAME, Thesaurus, thesaurus
from graph.store.vocabulary import fill_vocabulary, keep_vocabulary, read_nodes
from tests.conftest import ROOT

FILE = ROOT / "seeds" / "thesaurus.jsonld"


def test_it_is_skos() -> None:
    graph = Graph().parse(FILE, format="json-ld")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    assert len(concepts) == len(read_nodes()) >= 2_000
    assert set(graph.subjects(SKOS.inScheme, scheme)) == concepts
    labels = [*graph.objects(None, SKOS.prefLabel), *graph.objects(None, SKOS.altLabel)]
    assert {label.language for label in labels} == {"zh"}  # type: ignore[attr-defined]
    for relation in (SKOS.broader, SKOS.related):
        assert set(graph.objects(None, relation)) <= concepts


def test_a_concept_is_named_by_its_preferred_word_and_no_word_is_in_two() -> None:
    nodes = json.loads(FILE.read_text(encoding="utf-8"))["@reverse"]["inScheme"]
    assert all(node["@id"] == node["prefLabel"] and node["altLabel"] for node in nodes)
    counted = Counter(label for node in nodes for label in (node["prefLabel"], *node["altLabel"]))
    assert [label for label, n in counted.items() if n > 1] == []
    assert [label for label in counted if len(label) < 2 or label != label.strip()] == []


def test_no_concept_is_above_itself() -> None:
    broader = {node["@id"]: node.get("broader", []) for node in read_nodes()}
    for name in broader:
        above, steps = set(broader[name]), 0
        while above and steps < 10:
            assert name not in above
            above, steps = {top for each in above for top in broader[each]}, steps + 1
        assert steps < 10


NODES = [
    {"@id": "社会保险", "prefLabel": "社会保险", "altLabel": ["社保"]},
    {"@id": "工伤保险", "prefLabel": "工伤保险", "altLabel": ["工伤"], "broader": ["社会保险"]},
    {"@id": "劳动监察", "prefLabel": "劳动监察", "altLabel": [], "related": ["工伤保险"]},
]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("社保", {"社会保险": OFFICIAL, "工伤保险": NARROWER, "工伤": NARROWER}),
        ("社会保险", {"社保": SAME, "工伤保险": NARROWER, "工伤": NARROWER}),
        ("工伤", {"工伤保险": OFFICIAL, "社会保险": BROADER, "社保": BROADER}),
        ("劳动监察", {"工伤保险": RELATED, "工伤": RELATED}),
        ("飞碟", {}),
    ],
)
def test_words_around(word: str, expected: dict[str, float]) -> None:
    index = sqlite3.connect(":memory:", isolation_level=None)
    fill_vocabulary(index, NODES)
    found = Thesaurus(index).words_for(word)
    assert dict(found) == expected
    assert [strength for _, strength in found] == sorted(expected.values(), reverse=True)


@pytest.mark.parametrize(
    ("said", "written"),
    [("护工", "护理员"), ("工资", "待遇"), ("养老院", "养老机构"), ("办证", "审批登记"), ("上门看病", "居家医疗服务"),
     ("医保", "基本医疗保险"), ("过户", "不动产登记"), ("欠薪", "拖欠工资"), ("网吧", "娱乐场所"), ("粮库", "仓储设施")],
)  # fmt: skip
def test_what_people_say_and_what_papers_write(said: str, written: str) -> None:
    assert dict(thesaurus().words_for(said))[written] >= SAME


def test_words_around_a_question() -> None:
    with (ROOT / "seeds" / "asking.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["kind"] for row in rows} == {"filler", "edge", "level", "office"}
    assert len({(row["kind"], row["word"]) for row in rows}) == len(rows)
    assert {row["value"] for row in rows if row["kind"] == "level"} == {
        "national", "province", "city", "county", "township",
    }  # fmt: skip
    assert all(len(row["word"]) == 1 for row in rows if row["kind"] == "edge")
    known = {label for node in read_nodes() for label in (node["prefLabel"], *node["altLabel"])}
    assert not asking().fillers & known


def test_an_index_keeps_up_with_the_file() -> None:
    index = sqlite3.connect(":memory:", isolation_level=None)
    fill_vocabulary(index, NODES, "an older file")
    keep_vocabulary(index)
    assert dict(Thesaurus(index).words_for("护工"))["护理员"] >= SAME
    index.execute("DELETE FROM word")
    keep_vocabulary(index)
    assert not Thesaurus(index).known_in("护工")  # the same file is not read again
