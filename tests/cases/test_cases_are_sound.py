"""The case files keep the format that README.md describes, and expect only what their texts print."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILES = sorted(p for p in HERE.glob("*.toml") if p.name != "frames.toml")
KEYS = {
    "name",
    "kind",
    "frame",
    "whole",
    "text",
    "expect",
    "tasks",
    "open_list",
    "deadline",
    "title",
    "path",
    "documents",
    "relations",
    "targets",
}
CHECKED = KEYS - {"name", "kind", "frame", "whole", "text"}
KINDS = {"plain", "odd", "broken", "false-friend"}
ROLES = {"lead", "responsible", "support", "implement"}
PAGE_MARK = re.compile(r"\n+[^\n]*(?:— \d+ —|办公室文件)[^\n]*\n+")


def load(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return cases


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def plain(text: str) -> str:
    return squeeze(PAGE_MARK.sub("", text)) + "\0" + squeeze(PAGE_MARK.sub("", PAGE_MARK.sub("\n", text)))


def expected(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [a for holder in [case, *case.get("tasks", [])] for a in holder.get("expect", [])]


def test_every_form_has_its_file() -> None:
    numbers = {p.name.split("-")[0] for p in FILES}
    assert {f"{n:02}" for n in range(1, 17)} | {"s1", "s2", "s4", "s5"} <= numbers


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_file_has_every_kind_of_case(path: Path) -> None:
    cases = load(path)
    assert {c["kind"] for c in cases} == KINDS
    assert len({c["name"] for c in cases}) == len(cases)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_keys_and_values_are_known(path: Path) -> None:
    frames = {*tomllib.loads((HERE / "frames.toml").read_text("utf-8")), "none"}
    for case in load(path):
        assert set(case) <= KEYS, case["name"]
        assert set(case) & CHECKED, case["name"]
        assert case.get("frame", "city") in frames, case["name"]
        assert case.get("whole", False) == (case.get("frame") == "none"), case["name"]
        for role in [a["role"] for a in expected(case)]:
            assert {role} <= ROLES if isinstance(role, str) else set(role) <= ROLES, case["name"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_what_is_expected_is_printed(path: Path) -> None:
    for case in load(path):
        text = plain(case["text"])
        wanted = [a["mention"] for a in expected(case)] + [t["starts"] for t in case.get("tasks", [])]
        assert [w for w in wanted if squeeze(w) not in text] == [], case["name"]
