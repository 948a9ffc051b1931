"""What the store holds, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.answers.desk import Shelf

_COUNTS = {
    "files": "SELECT count(*) FROM source",
    "documents": "SELECT count(DISTINCT iri) FROM document WHERE real = 1",
    "cited_only": "SELECT count(DISTINCT iri) FROM document WHERE iri NOT IN (SELECT iri FROM document WHERE real = 1)",
    "relations": "SELECT count(*) FROM (SELECT DISTINCT citing, type, cited FROM relation)",
    "tasks": "SELECT count(DISTINCT iri) FROM task",
    "assignments": "SELECT count(DISTINCT iri) FROM assignment",
    "agencies": "SELECT count(DISTINCT agency) FROM assignment",
    "deadlines": "SELECT count(DISTINCT iri) FROM task WHERE deadline_text != ''",
    "targets": "SELECT count(*) FROM target",
}
_GROUPS = {
    "levels": "SELECT level, count(DISTINCT iri) FROM document WHERE real = 1 GROUP BY level ORDER BY 2 DESC, 1",
    "regions": "SELECT region, count(DISTINCT iri) FROM document WHERE real = 1 GROUP BY region ORDER BY 2 DESC, 1",
    "genres": "SELECT genre, count(DISTINCT iri) FROM document WHERE real = 1 GROUP BY genre ORDER BY 2 DESC, 1",
    "roles": "SELECT role, count(DISTINCT iri) FROM assignment GROUP BY role ORDER BY 2 DESC, 1",
    "relation_types": "SELECT type, count(DISTINCT citing || ' ' || cited) FROM relation GROUP BY type ORDER BY 2 DESC, 1",
}


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts by kind; the mappings run from the most frequent value down, "" for what is not known."""

    files: int
    documents: int
    cited_only: int
    relations: int
    tasks: int
    assignments: int
    agencies: int
    deadlines: int
    targets: int
    levels: Mapping[str, int]
    regions: Mapping[str, int]
    genres: Mapping[str, int]
    roles: Mapping[str, int]
    relation_types: Mapping[str, int]


def stats(store: Shelf) -> Stats:
    """The counts of a store.

    >>> stats(store).files
    5
    """
    counts: dict[str, Any] = {name: int(store.index.execute(sql).fetchone()[0]) for name, sql in _COUNTS.items()}
    groups: dict[str, Any] = {
        name: {key: int(n) for key, n in store.index.execute(sql)} for name, sql in _GROUPS.items()
    }
    return Stats(**counts, **groups)
