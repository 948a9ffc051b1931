"""The named queries: their headers, their answers on the bundled papers, and the same rows from rdflib as from the store.

The answers expected here were read off the papers by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import Dataset, URIRef
from rdflib.query import ResultRow
from rdflib.term import Identifier

from graph.answers.query import bind_parameters, named_query, query_names, run_named
from graph.intake import build_store
from graph.rdf.iris import source_iri
from graph.rdf.nquads import format_nquads
from graph.rdf.terms import PREFIXES
from graph.rdf.values import Literal, Term
from graph.store import open_store
from graph.store.solutions import Solutions
from graph.store.store import Store

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
# What each query is asked in the comparison of engines; the others take no parameters.
ASKED = {
    "who": {"words": "医保"},
    "who-in": {"words": "定点", "place": "长治市"},
    "duties": {"agency": "长治市医疗保障局"},
    "endings": {"number": "国卫办家庭发〔2016〕511号"},
    "chain-up": {"number": "鞍卫发〔2023〕9号"},
    "chain-down": {"number": "国卫办老龄发〔2023〕3号"},
    "untaken": {"number": "国卫办老龄发〔2023〕3号"},
    "untaken-in": {"number": "国卫办老龄发〔2023〕3号", "place": "鞍山市"},
    "due": {"until": "2025"},
    "differences": {"first": "长政办发〔2021〕60号", "second": "鞍卫发〔2023〕9号"},
    "tasks": {"number": "长政办发〔2021〕60号"},
}
# Rests on the tables of reforms, which would take rdflib minutes to walk.
STORE_ONLY = {"gone-bodies"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("queries") / "store"
    with open_store(folder) as writer:
        build_store(writer, PAPERS, "test")
    with open_store(folder, read_only=True) as reader:
        yield reader


def ask(store: Store, name: str, **settings: str) -> list[dict[str, str]]:
    result = run_named(store, name, settings)
    assert isinstance(result, Solutions)
    return result.dicts()


@pytest.mark.parametrize("name", query_names())
def test_the_columns_are_those_of_the_header(store: Store, name: str) -> None:
    query = named_query(name)
    result = run_named(store, name, ASKED.get(name, {}))
    assert isinstance(result, Solutions)
    assert result.variables == query.columns
    assert f"--name {name}" in query.example
    assert {p.name for p in query.parameters} == set(ASKED.get(name, {}))


def test_who_is_responsible_for_insurance_in_changzhi(store: Store) -> None:
    rows = [r for r in ask(store, "who", words="纳入基本医疗保险定点范围") if r["file"] == "changzhi-2021-60.txt"]
    assert {r["agency"] for r in rows} >= {"长治市医疗保障局", "中国银行保险监督管理委员会长治监管分局"}
    assert {r["role"] for r in rows} == {"responsible"}


def test_who_in_one_place(store: Store) -> None:
    rows = ask(store, "who-in", words="医疗保险定点范围", place="长治市")
    assert {(r["number"], r["date"]) for r in rows} == {("长政办发〔2021〕60号", "2021-10-25")}
    assert {r["agency"] for r in rows} >= {"长治市医疗保障局", "中国银行保险监督管理委员会长治监管分局"}
    assert not ask(store, "who-in", words="医疗保险定点范围", place="陕西省")


def test_the_duties_of_one_body(store: Store) -> None:
    rows = ask(store, "duties", agency="长治市医疗保障局")
    assert [r["title"] for r in rows] == ["扩大医养结合服务供给", "提升医养结合服务能力", "加大保险支持及监管"]
    assert all(r["sentence"] == "市医保局" for r in rows)


def test_what_ended_the_pilot_papers(store: Store) -> None:
    (row,) = ask(store, "endings", number="国卫办家庭函〔2016〕644号")
    assert (row["by_number"], row["kind"], row["day"]) == ("国卫办老龄发〔2023〕3号", "repeals", "2023-03-14")


def test_the_chain_from_city_to_nation_and_back(store: Store) -> None:
    above = {r.get("above_number") for r in ask(store, "chain-up", number="鞍卫发〔2023〕9号")}
    assert above == {
        "辽卫发〔2023〕8号",
        "国卫办老龄发〔2023〕3号",
        "国卫办家庭发〔2016〕511号",
        "国卫办家庭函〔2016〕644号",
        "国卫办家庭函〔2016〕1004号",
    }
    below = [r["below_number"] for r in ask(store, "chain-down", number="国卫办老龄发〔2023〕3号")]
    assert sorted(below) == ["辽卫发〔2023〕8号", "鞍卫发〔2023〕9号"]
    for number in ("晋政办发〔2020〕108号", "赣府厅发〔2016〕40号", "赣市府办发〔2016〕31号"):
        assert ask(store, "chain-down", number=number)


def test_the_two_provinces_share_a_parent(store: Store) -> None:
    (row,) = [r for r in ask(store, "shared-parents") if r["first"].startswith("鄂")]
    assert (row["parent_title"], row["second"]) == ("关于进一步推进医养结合发展的指导意见", "陕卫老龄发〔2024〕6号")


def test_what_is_due_by_the_end_of_2017(store: Store) -> None:
    rows = ask(store, "due", until="2017")
    assert {r["deadline"] for r in rows} == {"2017-12"}
    assert "二级以上医院开设老年病科" in {r["title"] for r in rows}
    assert not ask(store, "due", until="2016")


def test_bodies_that_changed_since(store: Store) -> None:
    found = {(r["agency"], r["kind"]) for r in ask(store, "gone-bodies")}
    assert ("瑞金市卫生和计划生育委员会", "Renaming") in found
    assert any(agency.startswith("中国银行保险监督管理委员会长治") for agency, _ in found)
    assert not any(agency == "长治市民政局" for agency, _ in found)


def test_most_wanted_papers(store: Store) -> None:
    first = ask(store, "missing")[0]
    assert (first["title"], first["times"]) == ("关于进一步推进医养结合发展的指导意见", "2")


def test_joint_duties_without_a_lead(store: Store) -> None:
    rows = ask(store, "no-lead")
    assert all(int(r["bodies"]) > 1 for r in rows)
    sentences = {r["sentence"][:20] for r in rows}
    assert not any("对医养结合服务的监管由卫生健康部门牵头" in s for s in sentences)


def test_what_was_repaired_or_inferred(store: Store) -> None:
    rows = ask(store, "not-stated")
    repaired = {(r["printed"], r["value"]) for r in rows if r["kind"] == "repair"}
    assert ("瑞府办发〔2017127", "瑞府办发〔2017〕127号") in repaired
    blanket = [r for r in rows if r["kind"] == "blanket"]
    assert len(blanket) == 22 + 18  # every noted task but the one that states the rule, in 鄂 and in 陕
    assert {r["value"] for r in blanket} == {"地方各级人民政府"}


@pytest.mark.parametrize("name", sorted(set(query_names()) - STORE_ONLY))
def test_rdflib_gives_the_same_rows(store: Store, dataset: Dataset, name: str) -> None:
    query = named_query(name)
    bound = bind_parameters(query, ASKED.get(name, {}))
    small = store_rows(store, dataset, name)
    assert rdflib_rows(dataset, query.sparql, query.columns, bound) == small


@pytest.fixture(scope="module")
def dataset(store: Store) -> Dataset:
    """Two of the papers, as an rdflib dataset."""
    data = Dataset(default_union=True)
    for file in store.files():
        if file.name in ("changzhi-2021-60.txt", "anshan-2023-9.txt"):
            data.parse(data=format_nquads(store.engine.graph_quads(source_iri(file.sha256))), format="nquads")
    for prefix, iri in PREFIXES.items():
        data.bind(prefix, iri, override=True)
    return data


def store_rows(store: Store, dataset: Dataset, name: str) -> list[tuple[str, ...]]:
    """The same query by Oxigraph over the same two papers."""
    import pyoxigraph as ox

    memory = ox.Store()
    memory.load(dataset.serialize(format="nquads").encode(), format=ox.RdfFormat.N_QUADS)
    query = named_query(name)
    bound = bind_parameters(query, ASKED.get(name, {}))
    from graph.store.engine import from_results, to_ox

    result = from_results(
        memory.query(
            query.sparql,
            prefixes=PREFIXES,
            use_default_graph_as_union=True,
            substitutions={ox.Variable(k): to_ox(v) for k, v in bound.items()},
        )
    )
    assert isinstance(result, Solutions)
    return sorted(result.texts())


def rdflib_rows(
    dataset: Dataset, sparql: str, columns: tuple[str, ...], bound: dict[str, Term]
) -> list[tuple[str, ...]]:
    given = {name: _identifier(value) for name, value in bound.items()}
    rows = dataset.query(sparql, initNs=PREFIXES, initBindings=given)
    found = []
    for row in rows:
        assert isinstance(row, ResultRow)
        found.append(tuple("" if row[column] is None else str(row[column]) for column in columns))
    return sorted(found)


def _identifier(value: Term) -> Identifier:
    if isinstance(value, Literal):
        datatype = URIRef(value.datatype) if value.datatype else None
        return rdflib.Literal(value.value, lang=value.language or None, datatype=datatype)
    return URIRef(value)
