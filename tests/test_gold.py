"""The bundled papers and the annotated corpus: what the reader finds, against what a careful reader finds."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from graph.export.extraction import to_extraction
from graph.pipeline import read_record_path
from tests.scoring import Score

HERE = Path(__file__).parent
PAPERS = HERE.parent / "seeds" / "documents"

# Least F1 for each kind. The five papers are annotated by hand; the corpus is made up and was annotated blind.
GOLD = {
    "documents": 1.0,
    "fields": 1.0,
    "relations": 1.0,
    "open lists": 1.0,
    "tasks": 0.995,
    "assignments": 1.0,
    "agencies": 1.0,
    "deadlines": 1.0,
    "members": 1.0,
    "targets": 0.96,
}
CORPUS = {
    "documents": 1.0,
    "fields": 0.98,
    "relations": 0.98,
    "open lists": 0.98,
    "tasks": 0.995,
    "assignments": 0.995,
    "agencies": 0.98,
    "deadlines": 0.97,
    "members": 0.97,
    "targets": 0.97,
}
SECOND = {  # longer and dirtier papers, annotated blind; the first seven were at .80 tasks, .74 assignments before faults were corrected
    "documents": 1.0,
    "fields": 0.985,
    "relations": 0.99,
    "open lists": 0.97,
    "tasks": 0.96,
    "assignments": 0.94,
    "agencies": 0.965,
    "deadlines": 0.98,
    "members": 0.88,
    "targets": 0.93,
}

THIRD = {  # written and annotated blind; when first read: fields .878, tasks .923, assignments .881, agencies .942
    "documents": 1.0,
    "fields": 0.97,
    "relations": 0.99,
    "open lists": 0.97,
    "tasks": 0.93,
    "assignments": 0.91,
    "agencies": 0.93,
    "deadlines": 0.75,
}

FOURTH = {  # by three others, blind; when first read: tasks .853/.895, assignments .864/.879 (see its README)
    "documents": 1.0,
    "fields": 0.97,
    "relations": 0.97,
    "open lists": 0.97,
    "tasks": 0.91,
    "assignments": 0.915,
    "agencies": 0.92,
    "deadlines": 0.9,
    "targets": 0.82,
    "members": 0.82,
}

FIFTH = {  # by seven others, blind; when first read: tasks .86 to .95, assignments .75 to .84 (see its README)
    "documents": 1.0,
    "fields": 0.98,
    "relations": 0.98,
    "open lists": 0.98,
    "tasks": 0.98,
    "assignments": 0.975,
    "agencies": 0.96,
    "deadlines": 0.9,
    "targets": 0.89,
    "members": 0.8,
}


SIXTH = {  # by five others, blind; when first read: tasks .90 and .91, assignments .82 and .81 (see its README)
    "documents": 1.0,
    "fields": 0.98,
    "relations": 0.95,
    "open lists": 0.99,
    "tasks": 0.965,
    "assignments": 0.91,
    "agencies": 0.93,
    "deadlines": 0.84,
    "targets": 0.82,
    "members": 0.82,
}


def score(annotations: Path, texts: Path) -> Score:
    total = Score()
    for path in sorted(annotations.glob("*.json")):
        record = read_record_path(texts / f"{path.stem}.txt")
        total.add(path.stem, json.loads(path.read_text("utf-8")), to_extraction(record))
    return total


SETS = {  # folder of the annotations: texts, least F1
    "gold": (PAPERS, GOLD),
    "corpus": (HERE / "corpus", CORPUS),
    "corpus2": (HERE / "corpus2", SECOND),
    "corpus3": (HERE / "corpus3", THIRD),
    "corpus4": (HERE / "corpus4", FOURTH),
    "corpus5": (HERE / "corpus5", FIFTH),
    "corpus6": (HERE / "corpus6", SIXTH),
}


@cache
def scored(name: str) -> Score:
    return score(HERE / name, SETS[name][0])


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, (_, least) in SETS.items() for kind in least])
def test_least_values(name: str, kind: str) -> None:
    tally = scored(name).tallies[kind]
    assert tally.f1 >= SETS[name][1][kind], "\n".join([f"{tally.f1:.3f}", *tally.misses])


@pytest.mark.parametrize(
    "path", [*sorted(PAPERS.glob("*.txt")), *sorted(HERE.glob("corpus*/*.txt"))], ids=lambda p: p.stem
)
def test_every_fact_has_its_words(path: Path) -> None:
    record = read_record_path(path)
    text = record.source.text
    evidence = [
        *(e for d in record.documents for e in d.evidence.values()),
        *(i.evidence for d in record.documents for i in d.issuers),
        *(t.evidence for t in record.tasks),
        *(a.evidence for t in record.tasks for a in t.assignments),
        *(t.deadline.evidence for t in record.tasks if t.deadline),
        *(r.evidence for r in record.relations),
        *(t.evidence for t in record.targets),
        *(g.evidence for g in record.groups),
        *(m.evidence for g in record.groups for m in g.members),
        *(d.evidence for d in record.definitions),
        *(r.evidence for r in record.repairs),
        *(c.evidence for c in record.clauses),
    ]
    assert evidence
    assert [e for e in evidence if e.span.of(text) != e.quote or not e.rule] == []


@pytest.mark.parametrize(
    "path", [*sorted(PAPERS.glob("*.txt")), *sorted(HERE.glob("corpus*/*.txt"))], ids=lambda p: p.stem
)
def test_every_character_is_in_one_block(path: Path) -> None:
    record = read_record_path(path)
    ends = [0, *(block.span.end for block in record.blocks)]
    assert [block.span.start for block in record.blocks] == ends[:-1]
    assert ends[-1] == len(record.source.text)
