"""Facts gained, lost and changed between two readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.export.facts import Facts, Key


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `before` is None for a fact gained, `after` for one lost."""

    change: str  # gained | lost | changed
    kind: str
    document: str
    place: str
    before: str | None
    after: str | None


def iter_changes(before: Facts, after: Facts) -> Iterator[Change]:
    """The differences in the order of documents, then kinds, then places.

    >>> key = Key("field", "长政办发〔2021〕60号", "genre")
    >>> [each.change for each in iter_changes({key: "通知"}, {key: "意见"})]
    ['changed']
    """
    for key in sorted({*before, *after}, key=lambda key: (key.document, key.kind, key.place)):
        old, new = before.get(key), after.get(key)
        if old != new:
            yield Change(_word(old, new), key.kind, key.document, key.place, old, new)


def _word(old: str | None, new: str | None) -> str:
    if old is None:
        return "gained"
    return "lost" if new is None else "changed"


def as_one_document(facts: Facts) -> Facts:
    """The same facts without the names of their documents, to compare two documents with each other."""
    values: dict[Key, set[str]] = {}
    for key, value in facts.items():
        values.setdefault(Key(key.kind, "", key.place), set()).add(value)
    return {key: "；".join(sorted(found)) for key, found in values.items()}
