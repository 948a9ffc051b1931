"""Is a document in force on a day, and why; and what rests on it if it is not."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.desk import Desk, Shelf
from graph.answers.finding import find_document
from graph.answers.state import State, document_state
from graph.answers.values import DocumentBrief, EvidencePart

_ENDED = ("repealed", "annulled", "lapsed")
_RESTS = ("implements", "based_on", "forwards", "endorses")


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """`reason` is a stable word: repealed, annulled, lapsed, term_over, before_start, until_then,
    no_ending_known, only_cited. `by` is the document that decided it, None where its own term did; `evidence` is the
    sentence. `yields_to` are documents that prevail where they differ (与本…不一致的，以本…为准): that ends nothing.
    """

    document: DocumentBrief
    as_of: str
    state: str
    reason: str
    since: str | None
    ended: str | None
    by: DocumentBrief | None
    evidence: EvidencePart | None
    basis_ended: tuple[DocumentBrief, ...]
    resting: tuple[DocumentBrief, ...]
    yields_to: tuple[DocumentBrief, ...] = ()


def status(store: Shelf, wanted: str, *, as_of: str | None = None) -> StatusAnswer:
    """The state of one document on a day (ISO, may be coarse; today if None).

    `basis_ended` are papers that it rests on and that have ended, through the chain; `resting` are papers that rest on
    it. Raises NotFoundError, or UsageError if several documents fit.

    >>> status(store, "国卫办家庭发〔2016〕511号", as_of="2024-01-01").state
    'repealed'
    """
    desk = Desk(store, as_of)
    iri = find_document(desk.index, wanted)
    state = document_state(desk.index, iri, desk.as_of)
    ending = state.ending
    by = desk.brief(ending.document) if ending and ending.document else None
    evidence = desk.evidence(ending.source, ending.start, ending.end) if ending and ending.source else None
    return StatusAnswer(
        document=desk.brief(iri), as_of=desk.as_of, state=state.state, reason=state.reason, since=state.since,
        ended=_ended(state), by=by, evidence=evidence,
        basis_ended=tuple(b for b in _reached(desk, iri, "citing", "cited") if b.state in _ENDED),
        resting=_reached(desk, iri, "cited", "citing"), yields_to=_yields_to(desk, iri),
    )  # fmt: skip


def _ended(state: State) -> str | None:
    return state.ending.since or None if state.ending else None


def _yields_to(desk: Desk, iri: str) -> tuple[DocumentBrief, ...]:
    rows = desk.index.execute(
        "SELECT DISTINCT citing FROM relation WHERE cited = ? AND type = 'supersedes' ORDER BY citing", (iri,)
    )
    return tuple(desk.brief(row["citing"]) for row in rows.fetchall())


def _reached(desk: Desk, iri: str, near: str, far: str) -> tuple[DocumentBrief, ...]:
    """Everything that is reached through the relations that make a paper rest on another, nearest first."""
    marks = ", ".join("?" * len(_RESTS))
    found: dict[str, None] = {}
    queue = [iri, *_texts(desk, iri)]
    seen = set(queue)
    while queue:
        rows = desk.index.execute(
            f"SELECT DISTINCT {far} AS other FROM relation WHERE {near} = ? AND type IN ({marks}) ORDER BY other",
            (queue.pop(0), *_RESTS),
        )
        for row in rows.fetchall():
            if row["other"] not in seen:
                seen.add(row["other"])
                found[row["other"]] = None
                queue += [row["other"], *_texts(desk, row["other"])]
    return tuple(desk.brief(other) for other in found)


def _texts(desk: Desk, iri: str) -> list[str]:
    rows = desk.index.execute("SELECT DISTINCT iri FROM document WHERE carried_by = ? ORDER BY iri", (iri,))
    return [row["iri"] for row in rows.fetchall()]
