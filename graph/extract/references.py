"""Whether two references name one document, and the relations of a document with each target once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from graph.model import Reference, Relation, RelationType

_HANDS_OVER = frozenset((RelationType.PROMULGATES, RelationType.FORWARDS, RelationType.ENDORSES))
_ENDS = frozenset((RelationType.REPEALS, RelationType.LAPSES, RelationType.ANNULS))
_BUCKET = 48  # titles with one ending that are compared with each other


def same_reference(a: Reference, b: Reference) -> bool:
    """One document: the same number, or titles of which one ends in the other (an issuer more or less in front)."""
    if a.number and b.number:
        return a.number == b.number
    return bool(a.title and b.title) and same_title(a.title or "", b.title or "")


def same_title(a: str, b: str) -> bool:
    x, y = _bare(a), _bare(b)
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    if not long.endswith(short):
        return False
    front = long[: -len(short)]
    if short.startswith("关于"):
        return len(short) > 8 and not front.endswith(("印发", "转发", "贯彻落实", "修改", "废止"))
    return len(short) >= 4 and (
        front == "中华人民共和国" or (len(short) > 8 and len(front) <= 8 and "关于" not in front)
    )


def _bare(title: str) -> str:
    return re.sub(r"[〈〉《》<>“”\"（）()［］\[\]〔〕\s\-—–－~～]", "", title)


def _merged(a: Reference, b: Reference) -> Reference:
    return Reference(a.title or b.title, a.number or b.number, a.doc or b.doc, a.number_printed or b.number_printed)


@dataclass(slots=True)
class Kept:
    """Relations added strongest first: a weaker one for a known target only completes it (a number learnt later)."""

    relations: list[Relation] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _titles: dict[str, int] = field(default_factory=dict)
    _endings: dict[str, list[int]] = field(default_factory=dict)

    def add(self, relation: Relation) -> None:
        at = self._find(relation)
        if at is None:
            self.relations.append(relation)
            at = len(self.relations) - 1
        else:
            known = self.relations[at]
            self.relations[at] = replace(known, target=_merged(known.target, relation.target))
        self._index(at)

    def _find(self, relation: Relation) -> int | None:
        target = relation.target
        candidates = [self._numbers.get(target.number or ""), self._titles.get(_bare(target.title or ""))]
        candidates += self._endings.get(_ending(target.title), ())
        return next((i for i in candidates if i is not None and self._is_same(i, relation)), None)

    def _is_same(self, at: int, relation: Relation) -> bool:
        """One target; but the old text that a new one of the same title replaces is another document."""
        known = self.relations[at]
        replaces = known.type in _HANDS_OVER and relation.type in _ENDS
        return not replaces and same_reference(known.target, relation.target)

    def _index(self, at: int) -> None:
        target = self.relations[at].target
        if target.number:
            self._numbers.setdefault(target.number, at)
        if target.title:
            self._titles.setdefault(_bare(target.title), at)
            bucket = self._endings.setdefault(_ending(target.title), [])
            if len(bucket) < _BUCKET and at not in bucket:
                bucket.append(at)


def _ending(title: str | None) -> str:
    return _bare(title or "")[-4:]
