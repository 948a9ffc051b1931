"""The same task in several documents, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.align import Side, match_tasks
from graph.answers.desk import Desk, Shelf
from graph.answers.finding import find_document
from graph.answers.values import BodyPart, DeadlinePart, DocumentBrief, EvidencePart
from graph.errors import UsageError
from graph.store.families import parents, same_place, sides

_TARGETS = "SELECT * FROM target WHERE task = ? OR task LIKE ? ORDER BY start"


@dataclass(frozen=True, slots=True)
class SidePart:
    """A task as one side of a pair; `targets` are its numbers as texts (≥ 500 家)."""

    task: str
    document: DocumentBrief
    path: str
    title: str
    text: str
    bodies: tuple[BodyPart, ...]
    deadline: DeadlinePart | None
    targets: tuple[str, ...]
    evidence: EvidencePart


@dataclass(frozen=True, slots=True)
class PairPart:
    """Two tasks that are mainly the same; `b` and `score` are None for a task without a partner.

    `kind` is decomposes where one of the documents carries out the other, else aligns.
    """

    a: SidePart
    b: SidePart | None
    kind: str
    score: float | None


def compare(store: Shelf, wanted: Sequence[str], *, as_of: str | None = None) -> tuple[PairPart, ...]:
    """Every two of the documents compared, each pair in the order of the first; lone tasks of both sides behind it.

    `wanted` are numbers, titles or IRIs, two or more. Raises UsageError for fewer, NotFoundError for an unknown one.
    """
    desk = Desk(store, as_of)
    places = list(dict.fromkeys(tuple(same_place(desk.index, find_document(desk.index, each))) for each in wanted))
    if len(places) < 2:
        raise UsageError("请给出两份以上不同的文件")
    chains = set(parents(desk.index))
    pairs: list[PairPart] = []
    for first, second in combinations(places, 2):
        linked = bool({(first[0], second[0]), (second[0], first[0])} & chains)
        pairs += _pairs(desk, first, second, "decomposes" if linked else "aligns")
    return tuple(pairs)


def _pairs(desk: Desk, first: Sequence[str], second: Sequence[str], kind: str) -> Iterator[PairPart]:
    one, other = sides(desk.index, first), sides(desk.index, second)
    matches = match_tasks(one, other)
    for i, side in enumerate(one):
        mine = sorted((m for m in matches if m.first == i), key=lambda m: (-m.score, m.second))
        for match in mine:
            yield PairPart(_part(desk, side), _part(desk, other[match.second]), kind, match.score)
        if not mine:
            yield PairPart(_part(desk, side), None, kind, None)
    taken = {match.second for match in matches}
    for j, side in enumerate(other):
        if j not in taken:
            yield PairPart(_part(desk, side), None, kind, None)


def _part(desk: Desk, side: Side) -> SidePart:
    row = desk.index.execute("SELECT * FROM task WHERE iri = ? ORDER BY source LIMIT 1", (side.iri,)).fetchone()
    task = desk.task(row)
    numbers = desk.index.execute(_TARGETS, (side.iri, side.iri + "/%")).fetchall()
    targets = tuple(_number(each["comparator"], each["value"], each["unit"], each["by_date"]) for each in numbers)
    return SidePart(
        task.task, task.document, task.path, task.title, task.text, task.bodies, task.deadline,
        tuple(dict.fromkeys(targets)), task.evidence,
    )  # fmt: skip


def _number(comparator: str, value: float, unit: str, by_date: str | None) -> str:
    text = f"{comparator} {value:g} {unit}".strip()
    return f"{text}（{by_date}）" if by_date else text
