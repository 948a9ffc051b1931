"""Pairs of tasks against pairs made by hand; `part` pairs share a piece and count neither way."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.align import Side, match_tasks
from graph.store import open_store
from graph.store.families import sides

HERE = Path(__file__).parent
TASKS = st.lists(st.builds(Side, st.text(max_size=5), st.text(max_size=20), st.text(max_size=40)), max_size=5)


def read_pairs() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    with (HERE / "hubei-shaanxi.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    same = {(row["first"], row["second"]) for row in rows if row["same"] == "main"}
    return same, {(row["first"], row["second"]) for row in rows if row["same"] == "part"}


def path_of(side: Side) -> str:
    return unquote(side.iri.partition("/task/")[2])


def test_two_provinces(seed_store: Path) -> None:
    with open_store(seed_store, read_only=True) as store:
        one, other = (
            sides(store.index, [f"https://w3id.org/zeren/doc/{number}"])
            for number in ("鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号")
        )
    numbered = [s for s in one if "/task/二/" in s.iri]
    clauses = [s for s in other if not s.iri.rpartition("/")[2].startswith("s")]
    assert (len(numbered), len(clauses)) == (23, 19)
    found = {(path_of(numbered[m.first]), path_of(clauses[m.second])) for m in match_tasks(numbered, clauses)}
    same, part = read_pairs()
    hits = len(found & same)
    precision, recall = hits / len(found - part), hits / len(same)
    assert min(precision, recall) >= 0.85, (sorted(found - same - part), sorted(same - found))


@settings(deadline=None, max_examples=40)
@given(TASKS, TASKS)
def test_either_way_round(one: list[Side], other: list[Side]) -> None:
    there = {(m.first, m.second) for m in match_tasks(one, other)}
    assert there == {(m.second, m.first) for m in match_tasks(other, one)}


def test_bodies_on_the_same_line_count() -> None:
    first = [Side("a", "完善政策", "完善支持政策，明确标准", frozenset({"tax"}))]
    second = [
        Side("b", "完善政策", "完善支持政策，明确要求", frozenset({"tax"})),
        Side("c", "完善政策", "完善支持政策，明确要求", frozenset({"health"})),
    ]
    scores = {m.second: m.score for m in match_tasks(first, second)}
    assert scores[0] > scores.get(1, 0)


def test_nothing_to_compare() -> None:
    assert match_tasks([Side("a", "", "")], [Side("b", "", "")]) == []
    assert match_tasks([], [Side("b", "土地", "土地")]) == []
