"""The networkx graph and its files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

import graph
from graph.errors import NotFoundError
from graph.export.networks import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, to_networkx, write_gexf, write_graphml
from graph.store import Store
from tests.export.conftest import CHANGZHI

MEDICARE = "https://w3id.org/zeren/agency/长治市医疗保障局"


@pytest.fixture(scope="module")
def network(shelf: Store) -> nx.MultiDiGraph[str]:
    return to_networkx(shelf)


def test_everything_is_there(network: nx.MultiDiGraph[str], shelf: Store) -> None:
    kinds = Counter(str(data["kind"]) for _, data in network.nodes(data=True))
    for kind, query in {
        "document": "SELECT count(DISTINCT iri) FROM document WHERE real = 1",
        "task": "SELECT count(DISTINCT iri) FROM task",
        "agency": "SELECT count(DISTINCT agency) FROM assignment",
    }.items():
        assert kinds[kind] == shelf.index.execute(query).fetchone()[0] > 0, kind
    assert set(kinds) == {"document", "cited", "task", "agency"}
    roles = Counter(str(data["kind"]) for *_, data in network.edges(data=True))
    (assignments,) = shelf.index.execute("SELECT count(*) FROM assignment").fetchone()
    assert sum(roles[role] for role in ("lead", "responsible", "support", "implement")) == assignments
    assert roles["states"] == kinds["task"]
    assert roles["carries"] == 4


def test_attributes_are_stable(network: nx.MultiDiGraph[str]) -> None:
    for node, data in network.nodes(data=True):
        assert tuple(data) == NODE_ATTRIBUTES
        assert all(isinstance(value, str) for value in data.values())
        assert data["label"], node
    for *_, data in network.edges(data=True):
        assert tuple(data) == EDGE_ATTRIBUTES
        assert [type(value) for value in data.values()] == [str, str, str, str, int, int]


def test_what_is_said_of_a_body(network: nx.MultiDiGraph[str]) -> None:
    assert network.nodes[MEDICARE] == {
        "kind": "agency", "label": "长治市医疗保障局", "number": "", "date": "", "level": "city", "region": "140400",
        "state": "", "line": network.nodes[MEDICARE]["line"], "path": "",
    }  # fmt: skip
    assert network.nodes[MEDICARE]["line"]
    task, _, edge = next(iter(network.in_edges(MEDICARE, data=True)))
    assert network.nodes[task]["kind"] == "task"
    assert (edge["kind"], edge["quote"]) == ("responsible", "市医保局")


def test_a_part(shelf: Store) -> None:
    part = to_networkx(shelf, documents=[CHANGZHI])
    assert {data["region"] for _, data in part.nodes(data=True) if data["kind"] == "task"} == {"140400"}
    with pytest.raises(NotFoundError):
        to_networkx(shelf, as_of="1990")


def test_files_say_the_same(network: nx.MultiDiGraph[str], shelf: Store, tmp_path: Path) -> None:
    write_graphml(shelf, tmp_path / "x.graphml")
    write_gexf(shelf, tmp_path / "x.gexf")
    graphml = nx.read_graphml(tmp_path / "x.graphml", force_multigraph=True)
    assert sorted(map(str, graphml.nodes(data=True))) == sorted(map(str, network.nodes(data=True)))
    assert sorted(map(str, graphml.edges(data=True))) == sorted(map(str, network.edges(data=True)))
    gexf = nx.read_gexf(tmp_path / "x.gexf")
    numbers = [{node: data["number"] for node, data in each.nodes(data=True)} for each in (gexf, network)]
    assert numbers[0] == numbers[1]
    assert gexf.number_of_edges() == network.number_of_edges()


def test_public_name(shelf: Store) -> None:
    assert graph.to_networkx is to_networkx
