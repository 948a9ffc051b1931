"""Runs the cases: each text is put into its frame, read, and compared with what its author expects."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.export.extraction import to_extraction
from graph.pipeline import read_record
from tests.scoring import normal, normals

HERE = Path(__file__).parent
FRAMES: dict[str, str] = tomllib.loads((HERE / "frames.toml").read_text("utf-8"))
Case = dict[str, Any]


def load() -> list[Any]:
    cases = []
    for path in sorted(HERE.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("case", []):
            cases.append(pytest.param(case, id=f"{path.stem}:{case['name']}".replace(" ", "-")))
    return cases


def read(case: Case) -> dict[str, Any]:
    frame = case.get("frame", "city")
    text = case["text"] if frame == "none" else FRAMES[frame].replace("{text}", case["text"])
    return to_extraction(read_record(text.encode(), "case.txt"))


def assignments(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [a for task in tasks for a in task["assignments"]]


def check_assignments(expected: list[Case], found: list[dict[str, Any]]) -> None:
    soft = {normal(e["mention"]) for e in expected if e.get("soft")}
    hard = [e for e in expected if not e.get("soft")]
    hard_names = {normal(e["mention"]) for e in hard}
    found = [a for a in found if normal(a["mention"]) not in soft or normal(a["mention"]) in hard_names]
    shown = [(a["mention"], a["role"]) for a in found]
    assert [normal(a["mention"]) for a in found] == [normal(e["mention"]) for e in hard], shown
    for want, got in zip(hard, found, strict=True):
        roles = want["role"] if isinstance(want["role"], list) else [want["role"]]
        assert got["role"] in roles, (want, shown)
        if "agency" in want:
            assert normal(got["agency"]) in normals(want["agency"]), (want, got["agency"])
        if "basis" in want:
            assert got["basis"] == want["basis"], (want, got)


def check_deadline(want: Any, task: dict[str, Any]) -> None:
    got = task["deadline"]
    if want is False:
        assert got is None
        return
    assert got is not None
    if "date" in want:
        assert got["date"] == want["date"], got
    else:
        assert (normal(got["text"]), got["date"]) == (normal(want["text"]), None), got


def begins(task: dict[str, Any], starts: str) -> bool:
    mine = normal(task["starts"])
    return mine.startswith(starts[:10]) or (bool(mine) and starts.startswith(mine[:10]))


def find_task(want: Case, tasks: list[dict[str, Any]]) -> dict[str, Any]:
    """The task that begins so; of a clause and its first sentence the one of the kind that is meant."""
    fitting = [task for task in tasks if begins(task, normal(want["starts"]))]
    assert fitting, (want["starts"], [task["starts"] for task in tasks])
    return next((task for task in fitting if task["kind"] == want.get("kind", task["kind"])), fitting[0])


def check_tasks(expected: list[Case], found: list[dict[str, Any]]) -> None:
    rest = list(found)
    allowed = {(normal(e["mention"]), e["role"]) for want in expected for e in want.get("expect", []) if e.get("soft")}
    for want in expected:
        task = find_task(want, rest)
        rest.remove(task)
        allowed |= {(normal(a["mention"]), a["role"]) for a in task["assignments"]}
        if "expect" in want:
            check_assignments(want["expect"], task["assignments"])
        for key in ("path", "kind", "title"):
            if key in want:
                assert normal(task[key]) == normal(want[key])
        if "open_list" in want:
            assert task["open_list"] == want["open_list"]
        if "deadline" in want:
            check_deadline(want["deadline"], task)
    strays = [a for a in assignments(rest) if (normal(a["mention"]), a["role"]) not in allowed]
    assert not strays, [(a["mention"], a["role"]) for a in strays]


def check_relations(expected: list[Case], found: dict[str, Any]) -> None:
    mine = [r for r in found["relations"] if r["from"] == found["documents"][0]["id"]] if found["documents"] else []
    keys = [(r["type"], normal(r["to"]["title"]).strip("<>"), normal(r["to"]["number"])) for r in mine]
    for want in expected:
        key = (want["type"], normal(want.get("title")).strip("<>"), normal(want.get("number")))
        match = next((k for k in keys if k[0] == key[0] and (k[1] == key[1] or (key[2] and k[2] == key[2]))), None)
        assert match is not None, (want, keys)
        keys.remove(match)
    assert keys == []


def check_targets(expected: list[Case], found: list[dict[str, Any]]) -> None:
    rest = list(found)
    for want in expected:
        match = next(
            (t for t in rest if all(normal(t[k]) == normal(v) if k != "value" else t[k] == v for k, v in want.items())),
            None,
        )
        assert match is not None, (want, [(t["value"], t["unit"], t["comparator"], t["by"]) for t in found])
        rest.remove(match)
    assert [(t["value"], t["unit"]) for t in rest] == []


def check_documents(expected: list[Case], found: list[dict[str, Any]]) -> None:
    assert len(found) == len(expected), [d["title"] for d in found]
    for want, got in zip(expected, found, strict=True):
        for key, value in want.items():
            assert (
                normals(got[key]) == normals(value or None)
                if isinstance(value, list)
                else normal(got[key]) == normal(value)
            ), (key, value, got[key])


@pytest.mark.parametrize("case", load())
def test_case(case: Case) -> None:
    found = read(case)
    if "expect" in case:
        check_assignments(case["expect"], assignments(found["tasks"]))
    if "tasks" in case:
        check_tasks(case["tasks"], found["tasks"])
    if "open_list" in case:
        assert any(task["open_list"] for task in found["tasks"]) == case["open_list"]
    first = found["tasks"][0] if found["tasks"] else {"deadline": None, "title": None, "path": None}
    if "deadline" in case:
        check_deadline(case["deadline"], next((t for t in found["tasks"] if t["deadline"]), first))
    for key in ("title", "path"):
        if key in case:
            assert normal(first[key]) == normal(case[key])
    if "documents" in case:
        check_documents(case["documents"], found["documents"])
    if "relations" in case:
        check_relations(case["relations"], found)
    if "targets" in case:
        check_targets(case["targets"], found["targets"])
