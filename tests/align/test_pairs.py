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
    first = [Side("a", "完善政策", "完善支持政策，明确标准", frozenset({"tax"})), Side("x", "宣传", "广泛宣传")]
    second = [
        Side("b", "完善政策", "完善支持政策，明确要求", frozenset({"tax"})),
        Side("c", "完善政策", "完善支持政策，明确要求", frozenset({"health"})),
    ]
    scores = {m.second: m.score for m in match_tasks(first, second) if m.first == 0}
    assert scores[0] > scores.get(1, 0)


def test_one_task_split_in_three() -> None:
    whole = Side("a", "规范食堂", "食堂自主经营，收回承包；从业人员持健康证明上岗；餐具每餐消毒")
    other = Side("b", "整治周边", "取缔校门口流动摊点，查处过期零食")
    parts = [Side("c", "", "收回承包的食堂"), Side("d", "", "从业人员健康体检"), Side("e", "", "餐具消毒")]
    parts.append(Side("f", "", "清理流动摊点"))
    found = {(m.first, m.second) for m in match_tasks([whole, other], parts)}
    assert found == {(0, 0), (0, 1), (0, 2), (1, 3)}


def test_a_task_without_a_partner_stays_alone() -> None:
    first = [Side("a", "盘活土地", "利用闲置厂房"), Side("b", "培养人才", "院校增设护理专业")]
    second = [Side("c", "培养人才", "支持院校设护理专业"), Side("d", "减税降费", "免征增值税")]
    assert [(m.first, m.second) for m in match_tasks(first, second)] == [(1, 0)]


def test_the_heading_above_tells_apart() -> None:
    first = [Side("a", "", "完善制度", above="食堂管理"), Side("b", "", "完善制度", above="饮水安全")]
    second = [Side("c", "", "健全制度", above="饮水安全"), Side("d", "", "健全制度", above="食堂管理")]
    assert [(m.first, m.second) for m in match_tasks(first, second)] == [(0, 1), (1, 0)]


def test_nothing_to_compare() -> None:
    assert match_tasks([Side("a", "", "")], [Side("b", "", "")]) == []
    assert match_tasks([], [Side("b", "土地", "土地")]) == []
