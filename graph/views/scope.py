"""What lies around one thing of a store: steps over the look-up index, nearest first, so that a large store is no matter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.answers.finding import candidates, find_document
from graph.errors import NotFoundError, UsageError

_ENOUGH = 3000  # things; a page of more is no neighbourhood any more
_BATCH = 400
MOST_TASKS = 20_000  # a page with more says sums instead, or asks for a part

# Where one step leads from a thing of each kind: (kind of what is met, SQL over a list of IRIs).
_STEPS: dict[str, tuple[tuple[str, str], ...]] = {
    "document": (
        ("document", "SELECT cited FROM relation WHERE citing IN ({})"),
        ("document", "SELECT citing FROM relation WHERE cited IN ({})"),
        ("document", "SELECT iri FROM document WHERE carried_by IN ({})"),
        ("document", "SELECT carried_by FROM document WHERE iri IN ({}) AND carried_by != ''"),
        ("task", "SELECT iri FROM task WHERE document IN ({})"),
    ),
    "task": (
        ("document", "SELECT document FROM task WHERE iri IN ({})"),
        ("agency", "SELECT a.agency FROM task t JOIN assignment a ON a.task = t.id WHERE t.iri IN ({})"),
    ),
    "agency": (("task", "SELECT t.iri FROM assignment a JOIN task t ON t.id = a.task WHERE a.agency IN ({})"),),
}


@dataclass(slots=True)
class Scope:
    """The things to show, by kind, in the order in which they were met; `centre` is where it began."""

    centre: str
    document: dict[str, None] = field(default_factory=dict)
    task: dict[str, None] = field(default_factory=dict)
    agency: dict[str, None] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, None]:
        found: dict[str, None] = getattr(self, kind)
        return found

    def __len__(self) -> int:
        return len(self.document) + len(self.task) + len(self.agency)


def neighbourhood(index: sqlite3.Connection, wanted: str, depth: int) -> Scope:
    """What lies within `depth` steps of a body (any of its names here), a document (as `zeren doc` takes it) or an IRI.

    Raises NotFoundError or UsageError (several fit) with the nearest names.
    """
    kind, starts = _find(index, wanted)
    scope = Scope(starts[0])
    scope.of(kind).update(dict.fromkeys(starts))
    edge = [(kind, iri) for iri in starts]
    for _ in range(depth):
        met = [(to, iri) for to, iri in _step(index, edge) if iri not in scope.of(to)]
        edge = list(dict.fromkeys(met))[: max(0, _ENOUGH - len(scope))]
        for to, iri in edge:
            scope.of(to)[iri] = None
    for iri in _rows(index, "SELECT document FROM task WHERE iri IN ({}) ORDER BY 1", list(scope.task)):
        scope.document[iri] = None  # a task is not shown without its document
    return scope


def of_region(index: sqlite3.Connection, prefixes: Iterable[str]) -> Scope:
    """The documents of regions (by the openings of their codes), what they cite, their tasks and the bodies of these."""
    scope = Scope("")
    for prefix in prefixes:
        like = (prefix + "%",)
        here = index.execute("SELECT iri FROM document WHERE real AND region_code LIKE ? ORDER BY iri", like).fetchall()
        scope.document.update(dict.fromkeys(row[0] for row in here))
    tasks = _rows(index, "SELECT iri FROM task WHERE document IN ({}) ORDER BY document, start", list(scope.document))
    scope.task.update(dict.fromkeys(tasks))
    met = _step(index, [("task", iri) for iri in scope.task])
    scope.agency.update(dict.fromkeys(iri for kind, iri in met if kind == "agency"))
    cited = _rows(index, "SELECT cited FROM relation WHERE citing IN ({}) ORDER BY cited", list(scope.document))
    known = {row[0] for row in index.execute("SELECT iri FROM document WHERE real")}
    scope.document.update(dict.fromkeys(iri for iri in list(cited) if iri not in known))
    return scope


def count_tasks(index: sqlite3.Connection, scope: Scope | None) -> int:
    return len(scope.task) if scope else int(index.execute("SELECT count(*) FROM task").fetchone()[0])


def _step(index: sqlite3.Connection, edge: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for kind, steps in _STEPS.items():
        here = [iri for k, iri in edge if k == kind]
        for to, sql in steps:
            yield from ((to, iri) for iri in sorted(_rows(index, sql, here)))


def _rows(index: sqlite3.Connection, sql: str, iris: list[str]) -> Iterator[str]:
    for first in range(0, len(iris), _BATCH):
        batch = iris[first : first + _BATCH]
        for row in index.execute(sql.format(", ".join("?" * len(batch))), batch):
            yield row[0]


def _find(index: sqlite3.Connection, wanted: str) -> tuple[str, list[str]]:
    """The kind of what is meant and its IRIs: a body may bear several names here."""
    wanted = wanted.strip()
    bodies = find_bodies(index, wanted)
    if bodies:
        return "agency", bodies
    if index.execute("SELECT 1 FROM task WHERE iri = ?", (wanted,)).fetchone():
        return "task", [wanted]
    if candidates(index, wanted):
        return "document", [find_document(index, wanted)]
    return "agency", [_near(index, wanted)]


def find_bodies(index: sqlite3.Connection, wanted: str) -> list[str]:
    """The IRIs under which a body stands in the index, by name, IRI or id; all names of a body that has an id."""
    rows = index.execute(
        "SELECT DISTINCT agency, body FROM assignment WHERE name = ? OR agency = ? OR body = ? ORDER BY 1",
        (wanted, wanted, wanted),
    ).fetchall()
    found = dict.fromkeys(row[0] for row in rows)
    for body in sorted({row[1] for row in rows if row[1]}):
        found.update(
            dict.fromkeys(
                row[0]
                for row in index.execute("SELECT DISTINCT agency FROM assignment WHERE body = ? ORDER BY 1", (body,))
            )
        )
    return list(found)


def _near(index: sqlite3.Connection, wanted: str) -> str:
    """The one body whose name holds the words."""
    rows = index.execute(
        "SELECT DISTINCT name, agency FROM assignment WHERE instr(name, ?) ORDER BY length(name), name LIMIT 6",
        (wanted,),
    ).fetchall()
    if len(rows) == 1:
        return str(rows[0][1])
    if rows:
        raise UsageError(f"“{wanted}”不止一个：{'、'.join(row[0] for row in rows)}；请写全称")
    raise NotFoundError(f"库中没有叫“{wanted}”的单位、文件或任务；可用 zeren stats 查看库中有什么")
