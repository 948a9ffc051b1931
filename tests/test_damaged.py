"""Prints damaged at random are read to the end: what cannot be told is left out, and nothing ends the reading."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph.errors import ZerenError
from graph.pipeline import read_record
from graph.store.parcel import pack

HERE = Path(__file__).parent
TEXTS = [
    path.read_text("utf-8")
    for path in [*sorted((HERE.parent / "seeds" / "documents").glob("*.txt")), *sorted(HERE.glob("corpus*/*.txt"))]
]
# What turns the sense of a line, put in anywhere.
WORDS = (
    "管委会 各县（市、区） 领导小组 ： ， 。 （ ） 一、 （一） 1. 负责 牵头 配合 2023年 月底前 《 》 附件 办公室 —— 其他 本部分各项任务均由 "
    "不再列出 镇政府 第1至3条 省厅 同级 部信息中心 序号\t任务\t责任单位"
).split(" ")
FOUND = [
    "重点任务\n牵头领导\n完成时限\n改造户厕2.6万户，做到改一户、成一户、用一户。\n",
    "**（二）明确改造内容**\n《甲省治理行动方案（2022—2025年）》已经省政府同意，现印发给你们，请认真组织实施。\n# 甲省治理行动方案（2022—2025年）\n",
    "一、取暖\n各县（市、区）人民政府、管委会要逐户登记。\n洛阳市人民政府办公室\n2016年11月29日\n",
]


def damaged(text: str, dice: random.Random) -> str:
    """Characters lost or cut by a line's end, words put in, a stretch of another paper pasted in the middle."""
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(text) + 1)
        kind = dice.randrange(4)
        if kind == 0:
            text = text[:at] + text[at + dice.randint(1, 30) :]
        elif kind == 1:
            text = text[:at] + dice.choice(WORDS) + text[at:]
        elif kind == 2:
            text = f"{text[:at]}\n{text[at:]}"
        else:
            other = dice.choice(TEXTS)
            start = dice.randrange(len(other))
            text = text[:at] + other[start : start + dice.randint(20, 400)] + text[at:]
    return text


def read(text: str) -> None:
    try:
        pack(read_record(text.encode(), "t.txt"), "test")
    except ZerenError:  # too little is left
        return


@pytest.mark.parametrize("seed", range(20))
def test_nothing_ends_the_reading(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(10):
        read(damaged(dice.choice(TEXTS), dice))


@pytest.mark.parametrize("text", FOUND)
def test_what_once_did(text: str) -> None:
    read(text)
