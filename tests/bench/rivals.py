"""Finding the bodies that papers make responsible: zeren beside what one would otherwise pick, on annotated papers.

Speed is that of one core over whole papers. A body counts as found if its name is found as it is printed; recall and
precision are over the distinct bodies of each paper that its annotation makes responsible.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median

from graph.intake import bundled_documents
from graph.pipeline import read_record

TESTS = Path(__file__).parent.parent
ROUNDS = 5
# What people write who want the bodies of a text in a hurry.
_SUFFIX = re.compile(
    r"[一-龥]{1,14}?(?:委员会|办公室|人民政府|委|局|厅|部|办|院|中心|政府|公司|集团|联合会|妇联|残联)"
    r"(?=[、，。；：（）\s等和与及牵负配要应按]|$)"
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A paper with the bodies that its annotation makes responsible, as printed."""

    name: str
    text: str
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rival:
    """A way of finding bodies: papers a second in each round, recall and precision."""

    name: str
    rates: tuple[float, ...]
    recall: float
    precision: float

    @property
    def rate(self) -> float:
        return median(self.rates)


def annotated_papers() -> list[Annotated]:
    """The bundled papers and both corpora of the tests."""
    found = []
    for folder, texts in (("gold", bundled_documents()), ("corpus", None), ("corpus2", None)):
        for path in sorted((TESTS / folder).glob("*.json")):
            told = json.loads(path.read_text("utf-8"))
            text = ((texts or path.parent) / told["source"]).read_text("utf-8")
            bodies = {each["mention"] for task in told["tasks"] for each in task["assignments"]}
            found.append(Annotated(path.stem, text, frozenset("".join(body.split()) for body in bodies)))
    return found


def zeren(paper: Annotated) -> set[str]:
    record = read_record(paper.text.encode(), paper.name + ".txt")
    return {"".join(each.mention.split()) for task in record.tasks for each in task.assignments}


def suffixes(paper: Annotated) -> set[str]:
    return set(_SUFFIX.findall(paper.text))


def jieba_names() -> Callable[[Annotated], set[str]] | None:
    """Words that jieba's tagger calls names of organisations; None where it is not installed."""
    try:
        jieba, tagger = import_module("jieba"), import_module("jieba.posseg")
    except ImportError:
        return None
    jieba.setLogLevel(60)
    jieba.initialize()
    return lambda paper: {pair.word for pair in tagger.cut(paper.text) if pair.flag == "nt"}


def measure_rivals(papers: Sequence[Annotated]) -> list[Rival]:
    """All ways over all papers, in turn, round after round."""
    ways = {"zeren": zeren, "jieba.posseg, tag nt": jieba_names(), "one suffix pattern": suffixes}
    there = {name: way for name, way in ways.items() if way is not None}
    rates: dict[str, list[float]] = {name: [] for name in there}
    for _ in range(ROUNDS):
        for name, way in there.items():
            began = time.perf_counter()
            for paper in papers:
                way(paper)
            rates[name].append(len(papers) / (time.perf_counter() - began))
    return [Rival(name, tuple(rates[name]), *_score(way, papers)) for name, way in there.items()]


def _score(way: Callable[[Annotated], set[str]], papers: Sequence[Annotated]) -> tuple[float, float]:
    right = found = wanted = 0
    for paper in papers:
        names = way(paper)
        right += len(names & paper.bodies)
        found += len(names)
        wanted += len(paper.bodies)
    return right / wanted, right / found if found else 0.0


def format_rivals(rivals: Sequence[Rival]) -> str:
    """A table in Markdown."""
    lines = ["| way | papers a second (least to most) | recall | precision |", "|---|---|---|---|"]
    for each in rivals:
        spread = f"{each.rate:.1f} ({min(each.rates):.1f}–{max(each.rates):.1f})"
        lines.append(f"| {each.name} | {spread} | {each.recall:.0%} | {each.precision:.0%} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(format_rivals(measure_rivals(annotated_papers())))
