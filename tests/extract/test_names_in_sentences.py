"""Every name that the authority's tables know, in every sentence of `frames.toml`: names hold words that look like verbs
(县应急管理局, 残疾人联合会, 党史研究室), joints (扶贫和移民局) and adverbs (依法治市办)."""

from __future__ import annotations

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.authority.tables import iter_records
from graph.pipeline import read_record

FRAMES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "frames.toml").read_text("utf-8"))["frame"]
SAMPLE = 150  # names of each set
ALLOWED = 0.015  # 市总工会组织… may be the trade union's organisations as well
CITY = "长治市人民政府办公室关于做好工作的通知\n长政办发〔2021〕3号\n\n各县区人民政府：\n一、工作任务\n"
STATE = "国务院办公厅关于做好工作的通知\n国办发〔2021〕3号\n\n各省、自治区、直辖市人民政府：\n一、工作任务\n"
MARKS = {"P": "省", "C": "市", "K": "县"}
FULL = {"省": "山西省", "市": "长治市", "县": "平遥县"}


def local_names() -> set[str]:
    """省教育厅, 市教育局, 县教体局: each line of business under each of its names and ends."""
    found = set()
    for row in iter_records("names.csv"):
        for word in {row["form"], *row["name"].split("|"), *row["clips"].split("|")}:
            if not re.search(r"[a-z:]", word) and len(word) > 1:
                found |= set(_with_tails(word, row["tails"]))
    return found


def _with_tails(word: str, tails: str) -> Iterator[str]:
    for part in tails.split():
        tail, _, levels = part.partition(":")
        for level in levels:
            if level in MARKS:
                yield MARKS[level] + word + tail.strip("-")


def national_names() -> set[str]:
    names = {name for row in iter_records("national.csv") for name in (row["name"], *row["shorts"].split("|"))}
    return {name for name in names if name and "、" not in name and "（" not in name}


SETS = {
    "local": (local_names(), CITY),
    "with the place": ({FULL[name[0]] + name[1:] for name in local_names()}, CITY),
    "national": (national_names(), STATE),
}


def pairs(names: set[str]) -> Iterator[tuple[str, str]]:
    """Names in twos, of one level, neither part of the other."""
    dice = random.Random(5)
    pool = sorted(names)
    for one in dice.sample(pool, min(SAMPLE, len(pool))):
        level = one[0] if one[0] in FULL else ""
        near = [name for name in pool if name.startswith(level) and name not in one and one not in name]
        yield one, dice.choice(near)


def read(head: str, one: str, other: str) -> dict[int, set[tuple[str, str]]]:
    """Number of the frame → (mention, role) of what was found in it."""
    body = "".join(f"{i}．开展治理工作。{frame['text'].format(X=one, Y=other)}\n" for i, frame in enumerate(FRAMES, 1))
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for task in read_record(f"{head}{body}\n2021年3月2日\n".encode(), "a.txt").tasks:
        place = re.match(r"一/(\d+)", task.path)
        if place:
            found[int(place.group(1)) - 1] |= {(each.mention, each.role.value) for each in task.assignments}
    return found


@pytest.mark.parametrize("names", SETS)
def test_every_name(names: str) -> None:
    pool, head = SETS[names]
    wrong: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs({name for name in pool if len(name) > 2}):
        found, held = read(head, one, other), {"X": one, "Y": other}
        for i, frame in enumerate(FRAMES):
            mentions = {mention for mention, _ in found[i]}
            right = all((held[who], role) in found[i] for who, role in frame.get("is", {}).items())
            if not right or any(held[who] in mentions for who in frame.get("not", ())):
                wrong[frame["text"]].append(f"{one}/{other}: {sorted(found[i])}")
    too_many = {text: cases[:3] for text, cases in wrong.items() if len(cases) > ALLOWED * SAMPLE}
    assert not too_many


def test_the_sets_are_large() -> None:
    assert all(len(pool) > 500 for pool, _ in SETS.values())
