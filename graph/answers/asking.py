"""The words around a question and the bodies in it: 我想, 找哪个部门, 我们县, 民政局; from seeds/asking.csv."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.authority.tables import iter_rows

_FILE = Path(__file__).resolve().parents[2] / "seeds" / "asking.csv"
# 办 is no office in 医保办理, 委 none in 卫生委托, 部 none in 农业部分.
_NO_OFFICE = {"办": "理事证法公学案好", "委": "托任派", "部": "分署件位", "局": "面限部"}


class Asking(NamedTuple):
    """What is said around the matter: filling words, words of a level, and how names of offices end."""

    fillers: frozenset[str]
    edges: str
    levels: dict[str, str]
    offices: tuple[str, ...]
    longest: int


class Office(NamedTuple):
    """A body as a question calls it: 卫健委 → the words before its ending and the line of business."""

    word: str
    sector: str
    line: str


# 归哪个部门管 · 是哪几个局 · 由什么单位牵头 · 哪一级 …
_WHICH = re.compile(
    r"(?:应该?|该|具体|到底|究竟)?(?:归|是|由|找|问|去|到|上|靠|让|属于|属|需要|要|得|往)?"
    r"(?:哪一?[个家级]|哪几[个家]|哪些|哪|什么|啥|几[个家])(?:级别)?的?(?:职能|主管|政府|有关|相关)?"
    r"(?:委办局|厅局|部委|部门|单位|科室|处室|衙门|机构|局|厅|委|办(?!理|法|事|证)|街道|地方)?"
    r"(?:来|去|在|给|里)?(?:管(?!理|道|线|网)|负责|牵头|领头|挑头|主管|主抓|承办|承担|出面|落实|配合)?"
)


@cache
def asking() -> Asking:
    rows: dict[str, dict[str, str]] = {}
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["kind"], {})[row["word"]] = row["value"]
    offices = tuple(sorted(rows["office"], key=lambda word: -len(word)))
    longest = max(map(len, (*rows["filler"], *rows["level"])))
    return Asking(frozenset(rows["filler"]), "".join(rows["edge"]), rows["level"], offices, longest)


def which_office(text: str, start: int) -> str:
    """The words at a place that ask for a body (归哪个部门管), "" if none."""
    match = _WHICH.match(text, start)
    return match.group() if match else ""


@cache
def _sectors() -> dict[str, str]:
    """Words by which departments are called → their line: 卫健 → health."""
    return {word: line for line, _, _, words, *_ in iter_rows("lines.csv") for word in words.split("|") if word}


@cache
def _longest_sector() -> int:
    return max(map(len, _sectors()))


def read_office(text: str, start: int) -> Office | None:
    """The body whose name begins at a place of a question, place names before it left aside.

    >>> read_office("卫健委和民政局", 0)
    Office(word='卫健委', sector='卫健', line='health')
    """
    for end in range(min(len(text), start + _longest_sector()), start + 1, -1):
        line = _sectors().get(text[start:end])
        if line is None:
            continue
        for office in asking().offices:
            behind = text[end + len(office) : end + len(office) + 1]
            if text.startswith(office, end) and (not behind or behind not in _NO_OFFICE.get(office, "")):
                return Office(text[start:end] + office, text[start:end], line)
    return None
