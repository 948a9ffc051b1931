"""Is a document in force on a day, and why: from repeals, annulments, lapses, replacements and terms in the store.

废止 ends on the day of the repeal, 撤销 voids from the start, 失效 means the time ran out: three different things.
A text that a notice carries shares the notice's fate.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

# in_force: nothing in the store ends it; unknown: the store has only citations of it.
STATES = ("in_force", "not_yet", "repealed", "annulled", "lapsed", "unknown")
_ENDINGS = {"repeals": "repealed", "annuls": "annulled", "lapses": "lapsed"}
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$")


class Ending(NamedTuple):
    """What ends a document: `state` from `since` on, by `document` (an IRI) as said at [start, end) of `source`.

    Where its own term ends it, `document` is "".
    """

    state: str
    since: str
    document: str = ""
    source: str = ""
    start: int | None = None
    end: int | None = None


class State(NamedTuple):
    """The state of a document on a day; `reason` is a stable word, `ending` what decided it, if anything did."""

    state: str
    reason: str
    ending: Ending | None = None
    since: str | None = None


class _Paper(NamedTuple):
    """The fields of a document that its state depends on."""

    iri: str
    real: bool
    date: str
    effective: str
    period: str
    until: str
    trial: bool
    carrier: str


def document_state(index: sqlite3.Connection, document: str, as_of: str) -> State:
    """The state of a document (an IRI) on a day (ISO, may be a month or year: its last day counts)."""
    day = last_day(as_of)
    papers = [*_carriers(index, document), *_own_text(index, document)]
    began = next(filter(None, (paper.effective for paper in papers)), "") or next(
        filter(None, (p.date for p in papers)), ""
    )
    ending = min(_endings(index, document, papers, began), key=_ending_order, default=None)
    if ending and (ending.state == "annulled" or last_day(ending.since) <= day or not ending.since):
        return State(ending.state, _reason(ending), ending, began or None)
    if began and first_day(began) > day:
        return State("not_yet", "before_start", None, began)
    if not any(paper.real for paper in papers):
        return State("unknown", "only_cited", ending, None)
    return State("in_force", "until_then" if ending else "no_ending_known", ending, began or None)


def _reason(ending: Ending) -> str:
    return ending.state if ending.document else "term_over"


def _ending_order(ending: Ending) -> tuple[bool, str, str]:
    return ending.state != "annulled", ending.since or "9999", ending.document


def _carriers(index: sqlite3.Connection, document: str) -> Iterator[_Paper]:
    """The document, then the notices it is carried by."""
    seen: set[str] = set()
    node = document
    while node and node not in seen:
        seen.add(node)
        paper = _paper(index, node)
        if paper is None:
            return
        yield paper
        node = paper.carrier


def _own_text(index: sqlite3.Connection, document: str) -> Iterator[_Paper]:
    """The one text that a notice promulgates: its days are the notice's too; of several texts each has its own."""
    rows = index.execute(
        "SELECT DISTINCT iri FROM document WHERE carried_by = ? AND carried_as = 'promulgated' LIMIT 2", (document,)
    ).fetchall()
    if len(rows) == 1:
        paper = _paper(index, rows[0][0])
        if paper is not None:
            yield paper._replace(carrier="")


def _paper(index: sqlite3.Connection, document: str) -> _Paper | None:
    row = index.execute(
        "SELECT real, coalesce(nullif(date, ''), printed), effective, period, until, trial, carried_by"
        " FROM document WHERE iri = ? ORDER BY real DESC, date DESC, source LIMIT 1",
        (document,),
    ).fetchone()
    if row is None:
        return None
    return _Paper(document, bool(row[0]), row[1], row[2], row[3], row[4], bool(row[5]), row[6])


def _endings(index: sqlite3.Connection, document: str, papers: list[_Paper], began: str) -> Iterator[Ending]:
    for node in (document, *(paper.carrier for paper in papers if paper.carrier)):
        yield from _stated_endings(index, node)
    for paper in papers:
        if paper.until:
            yield _own_ending(index, paper, next_day(last_day(paper.until)))
        elif paper.period and began:
            yield _own_ending(index, paper, add_duration(first_day(began), paper.period))


def _own_ending(index: sqlite3.Connection, paper: _Paper, since: str) -> Ending:
    """The end that a document sets itself, with the sentence: 有效期5年."""
    row = index.execute(
        "SELECT source, start, end FROM field WHERE document = ? AND name = 'validityPeriod' ORDER BY source, start",
        (paper.iri,),
    ).fetchone()
    return Ending("lapsed", since, "", *row) if row else Ending("lapsed", since)


def _stated_endings(index: sqlite3.Connection, document: str) -> Iterator[Ending]:
    rows = index.execute(
        "SELECT type, citing, source, start, end FROM relation"
        " WHERE cited = ? AND type IN ('repeals', 'annuls', 'lapses') ORDER BY citing, source, start",
        (document,),
    ).fetchall()
    for kind, citing, source, start, end in rows:
        since = next((p.effective or p.date for p in _carriers(index, citing) if p.effective or p.date), "")
        yield Ending(_ENDINGS[kind], since, citing, source, start, end)


def today() -> str:
    return date.today().isoformat()


def first_day(iso: str) -> str:
    """A date as coarse as it is → its first day: 2021 → 2021-01-01."""
    return iso + {4: "-01-01", 7: "-01"}.get(len(iso), "")


def last_day(iso: str) -> str:
    """A date as coarse as it is → its last day: 2020-02 → 2020-02-29."""
    if len(iso) == 4:
        return iso + "-12-31"
    if len(iso) == 7:
        import calendar  # for the few dates of a month alone

        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:7]))[1]:02d}"
    return iso


def previous_day(iso: str) -> str:
    return date.fromordinal(date.fromisoformat(iso).toordinal() - 1).isoformat()


def next_day(iso: str) -> str:
    return date.fromordinal(date.fromisoformat(iso).toordinal() + 1).isoformat()


def add_duration(iso: str, duration: str) -> str:
    """A day plus an xsd:duration of years, months, days: ("2020-02-29", "P1Y") → 2021-02-28; "" if it is none."""
    match = _DURATION.match(duration)
    if not match:
        return ""
    years, months, days = (int(part or 0) for part in match.groups())
    import calendar

    start = date.fromisoformat(iso)
    month = start.month - 1 + months + 12 * years
    year, month = start.year + month // 12, month % 12 + 1
    moved = start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))
    return date.fromordinal(moved.toordinal() + days).isoformat()
