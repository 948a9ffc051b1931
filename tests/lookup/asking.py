"""Questions with their right tasks, put to a store and scored."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from graph.answers.values import TaskPart
from graph.answers.who import who
from graph.errors import NotFoundError
from graph.store import Store

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Asked:
    """A question; without `right` the papers do not hold the answer."""

    ask: str
    right: tuple[str, ...] = ()
    region: str | None = None
    level: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Score:
    """Shares of questions: right task first, among the first three, refused where there is none; and what failed."""

    first: float
    three: float
    refused: float
    failed: tuple[str, ...]


def read_questions(name: str) -> list[Asked]:
    with (_HERE / name).open("rb") as file:
        rows = tomllib.load(file)["question"]
    return [Asked(**{**row, "right": tuple(row.get("right", ()))}) for row in rows]


def ask(store: Store, asked: Asked) -> tuple[TaskPart, ...]:
    try:
        return who(store, asked.ask, region=asked.region, level=asked.level, role=asked.role)
    except NotFoundError:
        return ()


def is_right(task: TaskPart, asked: Asked) -> bool:
    """Whether a task, or the clause or item that it stands in, is one of the right ones."""
    name = plain(f"{task.evidence.source.removesuffix('.txt')} {task.path}")
    return any(name == right or name.startswith(f"{right}/") for right in map(plain, asked.right))


def plain(path: str) -> str:
    """（一） and (一) are one."""
    return unicodedata.normalize("NFKC", path)


def score(store: Store, questions: list[Asked]) -> Score:
    ranks = {asked: _rank(store, asked) for asked in questions}
    held = [rank for asked, rank in ranks.items() if asked.right]
    empty = [rank for asked, rank in ranks.items() if not asked.right]
    return Score(
        first=sum(rank == 1 for rank in held) / len(held),
        three=sum(0 < rank <= 3 for rank in held) / len(held),
        refused=sum(rank == 0 for rank in empty) / len(empty),
        failed=tuple(f"{asked.ask}: {rank}" for asked, rank in ranks.items() if rank != bool(asked.right)),
    )


def _rank(store: Store, asked: Asked) -> int:
    """Where the first right task stands, from 1; 0 if nothing is found, 99 if only wrong ones are."""
    hits = ask(store, asked)
    return next((i for i, hit in enumerate(hits, 1) if is_right(hit, asked)), 99 if hits else 0)
