"""办这件事找谁: the tasks that match some words, best first, with their bodies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.answers.desk import Desk, Shelf
from graph.answers.places import region_prefixes
from graph.answers.ranking import THRESHOLD, Texts, any_gram, best_sentence, iter_matches, score_texts
from graph.answers.state import last_day
from graph.answers.succession import with_today
from graph.answers.thesaurus import Unit, parse_question
from graph.answers.values import EvidencePart, TaskPart
from graph.errors import NotFoundError, UsageError

_POOL = 1000  # rows weighed at most for each way of matching
_OVER = 0.8  # a document that is no longer in force counts less
_ENDED = frozenset({"repealed", "annulled", "lapsed", "superseded"})


@dataclass(frozen=True, slots=True)
class _Filter:
    """The conditions on a task beside its words, as SQL and values."""

    sql: str
    values: tuple[str, ...]


def who(
    store: Shelf,
    words: str | Sequence[str],
    *,
    region: str | None = None,
    level: str | None = None,
    role: str | None = None,
    as_of: str | None = None,
    today: bool = False,
    limit: int = 10,
) -> tuple[TaskPart, ...]:
    """The tasks that match the words, best first; `score` runs from 0 to 1.

    `region` is a name or code, and takes in what lies within; `level` and `role` are codes of the model; only
    documents dated up to `as_of` (ISO) count. With `today` each body is followed to the one that has the duty on the day `as_of`.
    Raises NotFoundError, with the nearest headings, if nothing matches; UsageError if there is nothing to look for.

    >>> who(store, "医保定点", region="长治市")[0].bodies[0].agency
    '长治市医疗保障局'
    """
    question = words if isinstance(words, str) else " ".join(words)
    units = parse_question(question)
    if not units:
        raise UsageError("请写明要找什么事，例如：zeren who 医保定点")
    desk, chosen = Desk(store, as_of), _filter(store.index, region, level, role, as_of)
    ranked = _ranked(desk, units, chosen)[: max(limit, 0)]
    if not ranked and limit > 0:
        raise NotFoundError(_nothing(desk.index, question, units, chosen))
    parts = tuple(desk.task(row, score, _sentence(desk, units, row)) for score, row in ranked)
    return tuple(with_today(desk, part, question) for part in parts) if today else parts


def _filter(
    index: sqlite3.Connection, region: str | None, level: str | None, role: str | None, as_of: str | None
) -> _Filter:
    parts: list[tuple[str, tuple[str, ...]]] = []
    if region:
        prefixes = [prefix for prefix in region_prefixes(index, region) if prefix]
        if prefixes:
            parts.append((" OR ".join(["region_code LIKE ?"] * len(prefixes)), tuple(p + "%" for p in prefixes)))
    if level:
        parts.append(("level = ?", (level,)))
    if role:
        parts.append(("EXISTS (SELECT 1 FROM assignment WHERE assignment.task = task.id AND role = ?)", (role,)))
    if as_of:
        parts.append(("date <= ?", (last_day(as_of),)))
    sql = "".join(f" AND ({condition})" for condition, _ in parts)
    return _Filter(sql, tuple(value for _, values in parts for value in values))


def _ranked(desk: Desk, units: Sequence[Unit], chosen: _Filter) -> list[tuple[float, sqlite3.Row]]:
    best: dict[str, tuple[float, sqlite3.Row]] = {}
    for row in _pool(desk.index, units, chosen):
        score = score_texts(units, _texts(desk.index, row))
        if desk.brief(row["document"]).state in _ENDED:
            score *= _OVER
        if score >= THRESHOLD and score > best.get(row["iri"], (0.0, row))[0]:
            best[row["iri"]] = (score, row)
    return sorted(best.values(), key=lambda found: (-round(found[0], 4), _newest_first(found[1]), found[1]["id"]))


def _newest_first(row: sqlite3.Row) -> int:
    digits = row["date"].replace("-", "").ljust(8, "0")
    return -int(digits) if digits.isdigit() else 0


def _pool(index: sqlite3.Connection, units: Sequence[Unit], chosen: _Filter) -> Iterator[sqlite3.Row]:
    """Tasks worth weighing: from the strictest way of matching on, until there are some."""
    seen: set[int] = set()
    for expression in (*iter_matches(units), any_gram(units)):
        for column in ("title", ""):
            for row in _match(index, f"{column} : ({expression})" if column else expression, chosen):
                if row["id"] not in seen:
                    seen.add(row["id"])
                    yield row
        if seen:
            return


def _match(index: sqlite3.Connection, expression: str, chosen: _Filter) -> list[sqlite3.Row]:
    if not expression.strip("()"):
        return []
    return index.execute(
        "SELECT task.* FROM task_terms JOIN task ON task.id = task_terms.rowid"
        f" WHERE task_terms MATCH ?{chosen.sql} LIMIT {_POOL}",
        (expression, *chosen.values),
    ).fetchall()


def _texts(index: sqlite3.Connection, row: sqlite3.Row) -> Texts:
    names = index.execute("SELECT name || ' ' || mention FROM assignment WHERE task = ?", (row["id"],))
    bodies = " ".join(name for (name,) in names)
    return Texts(row["title"], row["text"], f"{row['headings']} {row['category']}", bodies)


def _sentence(desk: Desk, units: Sequence[Unit], row: sqlite3.Row) -> EvidencePart:
    whole = desk.evidence(row["source"], row["start"], row["end"])
    start, end = best_sentence(units, whole.quote)
    if not whole.quote:
        return whole
    return EvidencePart(whole.source, whole.start + start, whole.start + end, whole.quote[start:end], whole.sha256)


def _nothing(index: sqlite3.Connection, question: str, units: Sequence[Unit], chosen: _Filter) -> str:
    """One line that says so, and offers the nearest headings."""
    loose = any_gram(units)
    rows = _match(index, f"title : ({loose})", chosen) if loose else []
    scored = sorted({(-score_texts(units, Texts(row["title"], "", "", "")), row["title"]) for row in rows})
    near = "、".join(f"“{title}”" for _, title in scored[:3])
    if near:
        return f"没有找到与“{question}”相符的任务；最接近的标题：{near}"
    elsewhere = bool(chosen.sql) and bool(_match(index, loose, _Filter("", ()))) if loose else False
    hint = (
        "其他地区、层级或角色下有相近的任务，可放宽条件再试"
        if elsewhere
        else "请换一种说法，或先用 zeren build 加入文件"
    )
    return f"没有找到与“{question}”相符的任务；{hint}"
