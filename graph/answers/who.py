"""办这件事找谁: the tasks that match some words, best first, with their bodies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from graph.answers.desk import Desk, Shelf
from graph.answers.question import parse_question
from graph.answers.ranking import THRESHOLD, Found, Scale, Verdict, best_sentence, find_word
from graph.answers.recall import Terms, iter_expressions
from graph.answers.state import last_day
from graph.answers.thesaurus import Thesaurus
from graph.answers.values import EvidencePart, ReasonPart, TaskPart
from graph.answers.whereabouts import Whereabouts, take_place
from graph.errors import NotFoundError, UsageError
from graph.spans import squeeze

_ROWS = 150  # rows taken at most for each way of matching
_ENOUGH = 150  # rows to weigh before looser ways of matching are left untried
_LOOSEST = 0.3  # of the question's weight, below which no task is worth weighing
_FAR = 0.7  # of the best score, below which a hit is about something else
_UNOWNED = 0.9  # who asks for an owner is helped less by a task that names none
_OVER = 0.8  # a document that is no longer in force counts less
_ENDED = frozenset({"repealed", "annulled", "lapsed", "superseded"})


class _Filter(NamedTuple):
    """The conditions on a task beside its words, as SQL and values."""

    conditions: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    def __and__(self, other: _Filter) -> _Filter:
        return _Filter(self.conditions + other.conditions, self.values + other.values)

    @property
    def sql(self) -> str:
        return "".join(f" AND ({condition})" for condition in self.conditions)


class _Hit(NamedTuple):
    """A task that answers, and how well; `owned`: it names somebody."""

    row: sqlite3.Row
    score: float
    verdict: Verdict
    owned: bool


class _RowTexts:
    """The texts of a task of the index; what stands in other tables is read when asked for."""

    def __init__(self, desk: Desk, row: sqlite3.Row) -> None:
        self._desk, self._row = desk, row
        self.title: str = row["title"].lower()
        self.level: str = row["level"]

    @cached_property
    def text(self) -> str:
        return str(self._row["text"]).lower()

    @property
    def headings(self) -> str:
        return f"{self._row['headings']} {self._row['category']}".lower()

    @property
    def bodies(self) -> str:
        return " ".join(f"{name} {mention}" for name, mention, _ in self._assignments).lower()

    @property
    def document(self) -> str:
        return self._desk.title(self._row["document"]).lower()

    @property
    def owned(self) -> bool:
        """Whether the task names anybody."""
        return bool(self._assignments)

    @property
    def lines(self) -> frozenset[str]:
        return frozenset(line for _, _, line in self._assignments)

    @cached_property
    def _assignments(self) -> list[sqlite3.Row]:
        sql = "SELECT name, mention, line FROM assignment WHERE task = ?"
        return self._desk.index.execute(sql, (self._row["id"],)).fetchall()


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
    """The tasks that match the words, best first; `score` runs from 0 to 1, `reasons` say what was found where.

    `region` is a name or code, and takes in what lies within; `level` and `role` are codes of the model; only
    documents dated up to `as_of` (ISO) count. A place in the words asks for papers from there, or, where those say
    nothing, from the regions above it. With `today` each body is followed to the one that has the duty on that day.
    Raises NotFoundError, with the nearest headings, if nothing matches; UsageError if there is nothing to look for.

    >>> who(store, "医保定点", region="长治市")[0].bodies[0].agency
    '长治市医疗保障局'
    """
    asked = words if isinstance(words, str) else " ".join(words)
    question, place = take_place(store.index, parse_question(asked, Thesaurus(store.index)))
    if not question.units:
        raise UsageError("请写明要找什么事，例如：zeren who 医保定点")
    desk, chosen = Desk(store, as_of), _filter(store.index, region, level, role, as_of)
    terms = Terms(desk.index)
    scale = Scale(question, [terms.weight(unit) for unit in question.units])
    hits = next((found for each in _around(place, chosen) if (found := _hits(desk, terms, scale, each, limit))), [])
    if not hits:
        raise NotFoundError(_nothing(desk.index, terms, scale, _asked(asked, place), chosen))
    parts = tuple(_part(desk, scale, hit) for hit in hits)
    return _today(desk, parts, asked) if today else parts


def _today(desk: Desk, parts: Iterable[TaskPart], asked: str) -> tuple[TaskPart, ...]:
    from graph.answers.succession import with_today  # reads names and reforms, which the look-up does without

    return tuple(with_today(desk, part, asked) for part in parts)


def _filter(
    index: sqlite3.Connection, region: str | None, level: str | None, role: str | None, as_of: str | None
) -> _Filter:
    chosen = _Filter()
    if region:
        from graph.answers.places import region_prefixes  # brings the regions of the country

        prefixes = [prefix for prefix in region_prefixes(index, region) if prefix]
        if prefixes:
            chosen &= _within(prefixes)
    if level:
        chosen &= _Filter(("level = ?",), (level,))
    if role:
        held = "EXISTS (SELECT 1 FROM assignment WHERE assignment.task = task.id AND role = ?)"
        chosen &= _Filter((held,), (role,))
    return chosen & _Filter(("date <= ?",), (last_day(as_of),)) if as_of else chosen


def _within(prefixes: Sequence[str]) -> _Filter:
    """Papers of the places, and those that a notice of theirs hands on to their own offices."""
    codes = tuple(f"{each}%" for each in prefixes)
    return _Filter(
        (" OR ".join(["region_code LIKE ? OR handed_to LIKE ?"] * len(prefixes)),),
        tuple(code for each in codes for code in (each, each)),
    )


def _around(place: Whereabouts | None, chosen: _Filter) -> Iterator[_Filter]:
    """Where to look, first to last: at the place a question names and within, then in each region above it."""
    if place is None:
        yield chosen
        return
    yield _within([place.prefix]) & chosen
    for prefix in place.above:
        codes = (prefix.ljust(6, "0"),) if prefix else ("000000", "100000")
        yield _Filter((" OR ".join(["region_code = ?"] * len(codes)),), codes) & chosen


def _hits(desk: Desk, terms: Terms, scale: Scale, chosen: _Filter, limit: int) -> list[_Hit]:
    best: dict[str, _Hit] = {}
    for row in _pool(desk.index, terms, scale, chosen):
        texts = _RowTexts(desk, row)
        verdict = scale.weigh(texts)
        if verdict.coverage < THRESHOLD:
            continue
        score = verdict.score if texts.owned else verdict.score * _UNOWNED
        if row["iri"] not in best or score > best[row["iri"]].score:
            best[row["iri"]] = _Hit(row, score, verdict, texts.owned)
    ranked = _first(desk, _without_shells(sorted(best.values(), key=_order)), max(limit, 1))
    worth = [hit for hit in ranked if hit.score >= ranked[0].score * _FAR]
    return worth[: max(limit, 0)]


def _without_shells(hits: list[_Hit]) -> list[_Hit]:
    """Without clauses that name nobody where a sentence of theirs, which does, is among the hits."""
    told = {
        (h.row["document"], h.row["path"].rpartition("/")[0]) for h in hits if h.owned and h.row["kind"] == "sentence"
    }
    return [hit for hit in hits if hit.owned or (hit.row["document"], hit.row["path"]) not in told]


def _first(desk: Desk, hits: Iterable[_Hit], limit: int) -> list[_Hit]:
    """Hits in order, until so many are of papers in force: what comes later cannot come before those."""
    taken, standing = [], 0
    for hit in hits:
        if standing == limit:
            break
        over = desk.brief(hit.row["document"]).state in _ENDED
        taken.append(hit._replace(score=hit.score * _OVER) if over else hit)
        standing += not over
    return sorted(taken, key=_order)


def _order(hit: _Hit) -> tuple[float, int, int]:
    return -round(hit.score, 4), _newest_first(hit.row), hit.row["id"]


def _newest_first(row: sqlite3.Row) -> int:
    digits = row["date"].replace("-", "").ljust(8, "0")
    return -int(digits) if digits.isdigit() else 0


def _pool(index: sqlite3.Connection, terms: Terms, scale: Scale, chosen: _Filter) -> Iterator[sqlite3.Row]:
    """Tasks worth weighing, each once: by the strictest way of matching, then by looser ones until there are enough."""
    seen: set[int] = set()
    for expression in iter_expressions(terms, scale.units, scale.weights, _LOOSEST):
        for wanted in (f"title : ({expression})", expression):
            for row in _match(index, wanted, chosen):
                if row["id"] not in seen:
                    seen.add(row["id"])
                    yield row
            if len(seen) >= _ENOUGH:
                return


def _match(index: sqlite3.Connection, expression: str, chosen: _Filter) -> list[sqlite3.Row]:
    return index.execute(
        "SELECT task.* FROM task_terms JOIN task ON task.id = task_terms.rowid"
        f" WHERE task_terms MATCH ?{chosen.sql} LIMIT {_ROWS}",
        (expression, *chosen.values),
    ).fetchall()


def _part(desk: Desk, scale: Scale, hit: _Hit) -> TaskPart:
    evidence = _sentence(desk, scale, hit.row)
    quote = squeeze(evidence.quote).lower()
    reasons = tuple(_reason(found, quote) for found in hit.verdict.reasons)
    return desk.task(hit.row, hit.score, evidence, reasons)


def _reason(found: Found, quote: str) -> ReasonPart:
    quoted = find_word(found.unit, quote)
    return ReasonPart(found.unit.word, found.word, found.field, quoted, round(found.strength, 4))


def _sentence(desk: Desk, scale: Scale, row: sqlite3.Row) -> EvidencePart:
    whole = desk.evidence(row["source"], row["start"], row["end"])
    start, end = best_sentence(scale, whole.quote)
    if not whole.quote:
        return whole
    return EvidencePart(whole.source, whole.start + start, whole.start + end, whole.quote[start:end], whole.sha256)


def _asked(asked: str, place: Whereabouts | None) -> str:
    within = f"（只看了“{place.name}”及其上级的文件）" if place else ""
    return f"没有找到与“{asked}”相符的任务{within}"


def _nothing(index: sqlite3.Connection, terms: Terms, scale: Scale, told: str, chosen: _Filter) -> str:
    """One line that says so, and offers the nearest headings."""
    loose = " OR ".join(expression for unit in scale.units if (expression := terms.expression(unit)))
    rows = _match(index, f"title : ({loose})", chosen) if loose else []
    scored = sorted({(-round(scale.share(row["title"].lower()), 4), row["title"]) for row in rows})
    near = "、".join(f"“{title}”" for share, title in scored[:3] if share)
    if near:
        return f"{told}；最接近的标题：{near}"
    if loose and chosen.conditions and _match(index, loose, _Filter()):
        return f"{told}；其他地区、层级或角色下有相近的任务，可放宽条件再试"
    return f"{told}；请换一种说法，或先用 zeren build 加入文件"
