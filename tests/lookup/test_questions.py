"""Levels of the look-up: right task first, among the first three, and nothing where there is nothing."""

from __future__ import annotations

import pytest

from graph.store import Store
from tests.lookup.asking import Asked, plain, read_questions, score

LEAST = [  # file of questions, store, first, among three, refused; a little below what is reached
    ("questions.toml", "bundled", 0.95, 0.98, 0.9),
    ("more_questions.toml", "bundled", 0.9, 0.95, 0.8),
    ("questions.toml", "everything", 0.9, 0.95, 0.9),
    ("other_papers.toml", "everything", 0.85, 0.95, 1.0),
    ("blind_questions.toml", "library", 0.78, 0.83, 0.8),
    ("blind_questions_2.toml", "library", 0.77, 0.83, 0.85),
    ("blind_questions_3.toml", "library", 0.77, 0.85, 0.7),
]


@pytest.mark.parametrize(("name", "store", "first", "three", "refused"), LEAST)
def test_levels(
    name: str, store: str, first: float, three: float, refused: float, request: pytest.FixtureRequest
) -> None:
    shelf: Store = request.getfixturevalue(store)
    reached = score(shelf, read_questions(name))
    assert reached.first >= first, reached.failed
    assert reached.three >= three, reached.failed
    assert reached.refused >= refused, reached.failed


@pytest.mark.parametrize(("name", "store"), sorted({(row[0], row[1]) for row in LEAST}))
def test_right_tasks_are_in_the_store(name: str, store: str, request: pytest.FixtureRequest) -> None:
    shelf: Store = request.getfixturevalue(store)
    names = dict(shelf.index.execute("SELECT sha256, name FROM source").fetchall())
    held = {
        plain(f"{names[source].removesuffix('.txt')} {path}")
        for source, path in shelf.index.execute("SELECT source, path FROM task")
    }
    held |= {name.rpartition("/")[0] for name in held}  # a clause of which only sentences are tasks, an item of rows
    missing = [right for asked in read_questions(name) for right in asked.right if plain(right) not in held]
    assert missing == []


def test_there_are_enough_questions_of_each_kind() -> None:
    questions = read_questions("questions.toml")
    assert len(questions) >= 80
    assert len(set(questions)) == len(questions)
    assert sum(not asked.right for asked in questions) >= 10
    assert sum(len(asked.ask) == 2 and bool(asked.region) for asked in questions) >= 10
    assert sum(bool(asked.role or asked.level) for asked in questions) >= 8


def test_scoring_knows_right_from_wrong(bundled: Store) -> None:
    right = Asked("城医联动", ("shaanxi-2024-6 五/（十一）",))
    wrong = Asked("城医联动", ("shaanxi-2024-6 一/(二)",))
    nothing = Asked("飞碟")
    reached = score(bundled, [right, wrong, nothing, Asked("护理型床位")])
    assert (reached.first, reached.three, reached.refused) == (0.5, 0.5, 0.5)
    assert reached.failed == ("城医联动: 99", "护理型床位: 99")
