"""Scores an extraction against an annotation, kind by kind.

How things are matched (white space and the variants of brackets and quotes never matter):

- documents by number, else by title, then each field on its own;
- relations by type, target and source document;
- tasks by the common beginning of `starts` (six characters at least), or by title and path;
- assignments inside matched tasks by mention and role, their agencies by any accepted full name;
- deadlines by date, else by text; targets by value, unit and by; members by person (else agency) and role.

What the annotation marks soft never counts, found or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

Json = dict[str, Any]
FIELDS = ("title", "number", "issuers", "level", "region", "date_written", "genre", "addressees", "carried_as")
_SIGNS = str.maketrans(
    "〔〕［］【】（）()《》<>〈〉“”\"‘’'：:，,；;、．.", "[][][]" + "()()" + "<><><>" + '"""' + "'''" + "::,,;;,.."
)
_LEAST_BEGINNING = 6


def normal(value: object) -> str:
    """A string for comparison: no white space or stars, one kind of bracket, quote and separator."""
    if value is None:
        return ""
    return re.sub(r"[\s*]+", "", unicodedata.normalize("NFKC", str(value)).translate(_SIGNS))


def normals(value: object) -> list[str]:
    return [] if value is None else [normal(v) for v in (value if isinstance(value, list) else [value])]


def same(a: object, b: object) -> bool:
    if isinstance(a, list) or isinstance(b, list):
        return normals(a) == normals(b)
    return normal(a) == normal(b)


@dataclass
class Tally:
    """Hits among what was annotated and what was found, with a line for each miss."""

    hit: int = 0
    gold: int = 0
    found: int = 0
    misses: list[str] = field(default_factory=list)

    def bags(self, gold: Iterable[Any], found: Iterable[Any], where: str) -> None:
        rest = list(found)
        wanted = list(gold)
        self.gold += len(wanted)
        self.found += len(rest)
        for item in wanted:
            if item in rest:
                rest.remove(item)
                self.hit += 1
            else:
                self.misses.append(f"{where}: missing {item}")
        self.misses += [f"{where}: extra {item}" for item in rest]

    def one(self, right: bool, where: str) -> None:
        self.bags([True], [right], where)

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.gold + self.found) if self.gold + self.found else 1.0


@dataclass
class Score:
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, name: str, gold: Json, found: Json) -> None:
        """One more file."""
        pairs = pair_documents(gold["documents"], found["documents"])
        self._documents(name, pairs, len(found["documents"]))
        self._relations(name, gold, found, {f["id"]: g["id"] for g, f in pairs if f})
        self._tasks(name, gold["tasks"], found["tasks"])
        self._targets(name, gold["targets"], found["targets"])
        self.tallies["members"].bags(_members(gold["groups"]), _members(found["groups"]), name)

    def _documents(self, name: str, pairs: list[tuple[Json, Json | None]], found: int) -> None:
        tally = self.tallies["documents"]
        tally.gold += len(pairs)
        tally.found += found
        tally.hit += sum(f is not None for _, f in pairs)
        for gold, match in pairs:
            for key in FIELDS:
                got = (match or {}).get(key)
                where = f"{name} {gold['id']} {key}: {gold.get(key)!r}, got {got!r}"
                self.tallies["fields"].one(same(gold.get(key), got), where)

    def _relations(self, name: str, gold: Json, found: Json, alias: dict[str, str]) -> None:
        wanted = [(_relation(r, gold, {}), r.get("soft", False)) for r in gold["relations"]]
        rest = [_relation(r, found, alias) for r in found["relations"]]
        tally = self.tallies["relations"]
        for key, soft in sorted(wanted, key=lambda item: item[1]):
            match = next((other for other in rest if _same_relation(key, other)), None)
            if match:
                rest.remove(match)
            if not soft:
                tally.bags([key], [key] if match else [], name)
        tally.bags([], rest, name)

    def _tasks(self, name: str, gold: list[Json], found: list[Json]) -> None:
        pairs, missing, extra = pair_tasks(gold, found)
        pairs = [(g, f) for g, f in pairs if not g.get("soft")]
        missing = [g for g in missing if not g.get("soft")]
        both = _headings([g for g, _ in pairs])
        self.tallies["tasks"].bags([*both, *_headings(missing)], [*both, *_headings(extra)], name)
        for g, f in [*pairs, *((g, {}) for g in missing), *(({}, f) for f in extra)]:
            self._assignments(f"{name} {(g or f)['path']}", g, f)

    def _assignments(self, where: str, gold: Json, found: Json) -> None:
        given = gold.get("assignments") or []
        hard = [a for a in given if not a.get("soft")]
        soft = {normal(a["mention"]) for a in given if a.get("soft")} - {normal(a["mention"]) for a in hard}
        got = [a for a in found.get("assignments") or [] if normal(a["mention"]) not in soft]
        self.tallies["assignments"].bags(_duties(hard), _duties(got), where)
        if gold and found:
            self._agencies(where, hard, got)
            self._deadline(where, gold.get("deadline") or {}, found.get("deadline") or {})
            ok = bool(gold.get("open_list")) == bool(found.get("open_list"))
            self.tallies["open lists"].one(ok, f"{where}: open list")

    def _agencies(self, where: str, gold: list[Json], found: list[Json]) -> None:
        by_mention: dict[str, list[Json]] = defaultdict(list)
        for a in found:
            by_mention[normal(a["mention"])].append(a)
        for a in gold:
            if by_mention[normal(a["mention"])]:
                got = by_mention[normal(a["mention"])].pop(0)
                ok = normal(got["agency"]) in normals(a["agency"])
                self.tallies["agencies"].one(ok, f"{where}: {a['mention']} is {a['agency']}, got {got['agency']}")

    def _deadline(self, where: str, gold: Json, found: Json) -> None:
        if (gold or found) and not gold.get("soft"):
            key = "date" if gold.get("date") else "text"
            ok = normal(gold.get(key)) == normal(found.get(key))
            self.tallies["deadlines"].one(ok, f"{where}: deadline {gold}, got {found}")

    def _targets(self, name: str, gold: list[Json], found: list[Json]) -> None:
        soft = [_number(t) for t in gold if t.get("soft")]
        hard = [_number(t) for t in gold if not t.get("soft")]
        self.tallies["targets"].bags(hard, [n for t in found if (n := _number(t)) not in soft], name)


def _headings(tasks: list[Json]) -> list[str]:
    return [f"{task['path']} {task['title']}" for task in tasks]


def _duties(rows: list[Json]) -> list[tuple[str, str]]:
    return [(normal(row["mention"]), row["role"]) for row in rows]


def _number(target: Json) -> tuple[float, str, str]:
    return float(target["value"]), normal(target["unit"]), normal(target["by"])


def pair_documents(gold: list[Json], found: list[Json]) -> list[tuple[Json, Json | None]]:
    """By number, then by equal title, then by one title inside the other; each pass over all documents."""
    tests: tuple[Callable[[Json, Json], bool], ...] = (
        lambda g, f: bool(g.get("number")) and normal(g["number"]) == normal(f.get("number")),
        lambda g, f: normal(g.get("title")) == normal(f.get("title")),
        lambda g, f: _inside(normal(g.get("title")), normal(f.get("title"))),
    )
    rest = list(found)
    paired: dict[int, Json] = {}
    for test in tests:
        for i, g in enumerate(gold):
            match = next((f for f in rest if i not in paired and test(g, f)), None)
            if match is not None:
                paired[i] = match
                rest.remove(match)
    return [(g, paired.get(i)) for i, g in enumerate(gold)]


def _inside(a: str, b: str) -> bool:
    return bool(a and b) and (a in b or b in a)


def _beginning(a: str, b: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def pair_tasks(gold: list[Json], found: list[Json]) -> tuple[list[tuple[Json, Json]], list[Json], list[Json]]:
    """Best pair first: the longer the common beginning the better; path and title break ties."""
    candidates = []
    for i, g in enumerate(gold):
        starts, title, path = normal(g.get("starts")), normal(g.get("title")), normal(g.get("path"))
        for j, f in enumerate(found):
            n = _beginning(starts, normal(f.get("starts")))
            same_title = bool(title) and title == normal(f.get("title"))
            same_path = path == normal(f.get("path"))
            if n >= (min(_LEAST_BEGINNING, len(starts)) or _LEAST_BEGINNING) or (same_title and same_path):
                candidates.append((n + 20 * same_path + 10 * same_title, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    taken = set(pairs.values())
    return (
        [(gold[i], found[j]) for i, j in pairs.items()],
        [g for i, g in enumerate(gold) if i not in pairs],
        [f for j, f in enumerate(found) if j not in taken],
    )


def _relation(relation: Json, file: Json, alias: dict[str, str]) -> tuple[str, str, str, str]:
    to = relation["to"]
    inner: Json = next((d for d in file["documents"] if d["id"] == to.get("doc")), {})
    source = str(alias.get(relation["from"], relation["from"]))
    number = normal(to.get("number") or inner.get("number"))
    title = normal(to.get("title") or inner.get("title")).strip("<>")
    return source, relation["type"], number, title


def _same_relation(a: tuple[str, str, str, str], b: tuple[str, str, str, str]) -> bool:
    if a[:2] != b[:2]:
        return False
    if a[2] and a[2] == b[2]:
        return True
    tails = min(len(a[3]), len(b[3])) > 8 and (a[3].endswith(b[3]) or b[3].endswith(a[3]))
    return bool(a[3] and b[3]) and (a[3] == b[3] or tails)


def _members(groups: list[Json]) -> list[tuple[str, str]]:
    return [
        (normal(m.get("person")) or "/".join(normals(m.get("agency"))[:1]), normal(m.get("role")))
        for group in groups
        for m in group["members"]
    ]
