"""What is missing: owners, leads, dates, documents, partners below; and what has gone: bodies, bases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from graph.answers.desk import Desk, Shelf
from graph.answers.finding import find_document
from graph.answers.query import Asked, run_named
from graph.answers.values import DocumentBrief, TaskPart
from graph.rdf.iris import AUTHORITY_GRAPH
from graph.store.families import parents, same_place, sides
from graph.store.solutions import Solutions


class Source(Shelf, Asked, Protocol):
    """What finding gaps needs of a store: the index and the graph."""


@dataclass(frozen=True, slots=True)
class GapPart:
    """One gap; `note` says more where there is more: bodies without a lead, the reform, the repealed basis, times cited.

    `task` is None where the gap is a document's.
    """

    kind: str
    document: DocumentBrief
    task: TaskPart | None
    note: str = ""


KINDS = ("no_owner", "no_lead", "untaken", "gone_body", "repealed_basis", "missing", "no_date")

_TAKEN = "SELECT DISTINCT ?upper WHERE { ?lower zr:decomposes ?upper }"


_OF_TASKS = (
    (
        "no_owner",
        "SELECT DISTINCT iri FROM task t WHERE NOT EXISTS (SELECT 1 FROM assignment a JOIN task u ON u.id = a.task"
        " WHERE u.iri = t.iri OR (u.document = t.document AND substr(u.iri, 1, length(t.iri) + 1) = t.iri || '/'))"
        " ORDER BY iri",
    ),
    (
        "no_lead",
        "SELECT t.iri AS iri, count(DISTINCT a.agency) AS n FROM task t JOIN assignment a ON a.task = t.id"
        " WHERE a.role = 'responsible' AND NOT EXISTS (SELECT 1 FROM assignment b JOIN task u ON u.id = b.task"
        " WHERE u.iri = t.iri AND b.role = 'lead') GROUP BY t.iri HAVING n > 1 ORDER BY t.iri",
    ),
    ("no_date", "SELECT DISTINCT iri FROM task WHERE coalesce(deadline_text, '') = '' ORDER BY iri"),
)
_HOLDERS = """SELECT DISTINCT t.iri, t.date, a.name, a.body, a.level FROM assignment a JOIN task t ON t.id = a.task
  WHERE a.body != '' AND t.date != ''"""
_REFORMS = f"""SELECT DISTINCT ?kind ?level ?day ?reform WHERE {{ GRAPH <{AUTHORITY_GRAPH}> {{
  VALUES ?type {{ zr:Renaming zr:Merger zr:Split zr:Abolition }}
  ?event a ?type ; zr:fromKind ?kind ; dcterms:identifier ?reform .
  ?part dcterms:isPartOf ?event ; zr:level ?level ; dcterms:date ?day }} }}"""


def gaps(store: Source, wanted: str | None = None, *, as_of: str | None = None) -> tuple[GapPart, ...]:
    """All gaps of a store, or of one document with the texts that it carries, by kind in the order of `KINDS`.

    Raises NotFoundError, or UsageError if several documents fit.
    """
    desk = Desk(store, as_of)
    place = set(same_place(desk.index, find_document(desk.index, wanted))) if wanted else None
    found = [*_tasks(desk, store), *_untaken(desk, store), *_bases(desk, store), *_missing(desk, store, place)]
    kept = [gap for gap in found if place is None or gap.kind == "missing" or gap.document.id in place]
    return tuple(sorted(kept, key=lambda gap: KINDS.index(gap.kind)))


def _tasks(desk: Desk, store: Source) -> Iterator[GapPart]:
    """From the index, for a paper that lies in several files stands in the graph as often."""
    for kind, sql in _OF_TASKS:
        for row in desk.index.execute(sql).fetchall():
            note = f"{row['n']} 个单位" if kind == "no_lead" else ""
            yield from _gap(desk, kind, row["iri"], note)
    for task, note in sorted(_gone(desk, store)):
        yield from _gap(desk, "gone_body", task, note)


def _gone(desk: Desk, store: Source) -> set[tuple[str, str]]:
    """Tasks of bodies that a reform of their level renamed, merged, split or abolished after the paper's day."""
    reforms: dict[tuple[str, str], list[tuple[str, str]]] = {}
    result = store.query(_REFORMS)
    assert isinstance(result, Solutions)
    for kind, level, day, reform in result.texts():
        reforms.setdefault((kind.rpartition("/")[2], level.rpartition("/")[2]), []).append((day, reform))
    found: set[tuple[str, str]] = set()
    for row in desk.index.execute(_HOLDERS):
        for day, reform in reforms.get((row["body"].rpartition("/")[2], row["level"]), ()):
            if day > row["date"]:
                found.add((row["iri"], f"{row['name']}：{reform}，{day}"))
    return found


def _untaken(desk: Desk, store: Source) -> Iterator[GapPart]:
    """Only of documents that somebody in the store carries out; of others nothing can be told."""
    result = store.query(_TAKEN)
    assert isinstance(result, Solutions)
    taken = {row[0] for row in result.texts()}
    for upper in dict.fromkeys(parent for _, parent in parents(desk.index)):
        for side in sides(desk.index, same_place(desk.index, upper)):
            if side.iri not in taken:
                yield from _gap(desk, "untaken", side.iri, "")


def _gap(desk: Desk, kind: str, task: str, note: str) -> Iterator[GapPart]:
    for part in desk.tasks(desk.index.execute("SELECT * FROM task WHERE iri = ? ORDER BY source LIMIT 1", (task,))):
        yield GapPart(kind, part.document, part, note)


def _bases(desk: Desk, store: Source) -> Iterator[GapPart]:
    rows = {
        (row["document"], row["basis"]): row.get("repealing_number") or row["repealed_by"]
        for row in _rows(store, "repealed-basis")
    }
    for (document, basis), by in rows.items():
        brief = desk.brief(basis)
        yield GapPart("repealed_basis", desk.brief(document), None, f"{_name(brief)}，终止于 {by}")


def _missing(desk: Desk, store: Source, place: Iterable[str] | None) -> Iterator[GapPart]:
    wanted = set(place) if place is not None else None
    for row in _rows(store, "missing"):
        brief = desk.brief(row["document"])
        if wanted is not None and not wanted & _citing(desk, row["document"]):
            continue
        title = brief.title or row.get("title", "")
        shown = DocumentBrief(
            brief.id, title, brief.number or row.get("number"), brief.date, brief.region, brief.level, brief.state
        )
        yield GapPart("missing", shown, None, f"被引用 {row['times']} 次")


def _citing(desk: Desk, document: str) -> set[str]:
    return {row[0] for row in desk.index.execute("SELECT citing FROM relation WHERE cited = ?", (document,))}


def _name(brief: DocumentBrief) -> str:
    return f"{brief.number or ''}《{brief.title}》" if brief.title else brief.number or brief.id


def _rows(store: Source, name: str) -> list[dict[str, str]]:
    result = run_named(store, name)
    assert isinstance(result, Solutions)
    return result.dicts()
