"""The annotations of both corpora agree with the papers they annotate."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PAPERS = sorted(HERE.parent.glob("corpus*/*.json"))
PAGE_MARK = re.compile(r"\n[ \t]*\n*[ \t]*(?:— *\d+ *—|- *\d+ *-|第 \d 页 共 \d 页|长沙市人民政府公报)[ \t]*\n+")
ROLES = {"lead", "responsible", "support", "implement"}
BASES = {"list", "table", "prose", "blanket"}
KINDS = {"clause", "row", "sentence"}
LEVELS = {"national", "province", "city", "county", "township"}
RELATIONS = {"implements", "based_on", "forwards", "promulgates", "repeals", "lapses", "cites"}


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The annotation, and the paper's text without white space: as printed, then without page marks."""
    text = path.with_suffix(".txt").read_text("utf-8")
    clean = PAGE_MARK.sub("\n", PAGE_MARK.sub("\n", text))
    return json.loads(path.read_text("utf-8")), squeeze(text) + "\0" + squeeze(clean)


def printed(gold: dict[str, Any]) -> Iterator[str]:
    """Everything that must stand in the paper."""
    for document in gold["documents"]:
        yield document.get("number_printed") or document["number"] or ""
        yield from document["addressees"]
    for relation in gold["relations"]:
        yield relation["quote"]
    for target in gold["targets"]:
        yield target["quote"]
    for task in gold["tasks"]:
        yield task["starts"]
        for assignment in task["assignments"]:
            yield assignment["mention"]
    for group in gold["groups"]:
        for member in group["members"]:
            yield member["person"] or ""
            yield member["post"] or ""


def test_there_are_papers() -> None:
    assert len(PAPERS) >= 12
    assert {p.stem for p in HERE.parent.glob("corpus*/*.txt")} == {p.stem for p in PAPERS}


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_every_quotation_is_in_the_paper(path: Path) -> None:
    gold, text = read(path)
    missing = [s for s in printed(gold) if squeeze(s) not in text]
    assert missing == []


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_vocabulary_is_closed(path: Path) -> None:
    gold, _ = read(path)
    assert gold["source"] == path.with_suffix(".txt").name
    assert {d["level"] for d in gold["documents"]} <= LEVELS
    assert {r["type"] for r in gold["relations"]} <= RELATIONS
    assert {t["kind"] for t in gold["tasks"]} <= KINDS
    given = [a for t in gold["tasks"] for a in t["assignments"]]
    assert {a["role"] for a in given} <= ROLES
    assert {a["basis"] for a in given} <= BASES
    assert all(a["agency"] and all(a["agency"]) for a in given)


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_paths_and_references_hold(path: Path) -> None:
    gold, _ = read(path)
    ids = {d["id"] for d in gold["documents"]}
    places = [(t["doc"], t["path"]) for t in gold["tasks"]]
    assert len(places) == len(set(places))
    assert {t["doc"] for t in gold["tasks"] + gold["groups"] + gold["targets"]} <= ids
    assert {d["part_of"] for d in gold["documents"]} <= ids | {None}
    assert {r["from"] for r in gold["relations"]} | {r["to"]["doc"] for r in gold["relations"]} <= ids | {None}
    assert all((t["kind"] == "sentence") == bool(re.search(r"(?:^|/)s\d+$", t["path"])) for t in gold["tasks"])


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_soft_and_firm_never_claim_the_same_target(path: Path) -> None:
    targets = read(path)[0]["targets"]
    keys = {
        soft: {(t["value"], t["unit"], t["by"]) for t in targets if bool(t.get("soft")) is soft}
        for soft in (True, False)
    }
    assert not keys[True] & keys[False]
