"""What a search for needed literals in front of each pattern of the extractor would gain, pattern by pattern.

python -m tests.bench.prefilter
"""

from __future__ import annotations

import pkgutil
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import graph.extract
from tests.bench.rivals import Annotated, annotated_papers

_MOST = 40  # literals; a filter on more of them is no filter
_PIECE = re.compile(r"[^。；\n]{1,200}")


@dataclass(frozen=True, slots=True)
class Filtered:
    """A pattern over all sentences: seconds alone, and behind its filter; `literals` are what the filter looks for."""

    name: str
    literals: frozenset[str]
    alone: float
    filtered: float


def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of the extractor's modules by module and name."""
    found = {}
    for module in pkgutil.iter_modules(graph.extract.__path__):
        for name, value in vars(import_module(f"graph.extract.{module.name}")).items():
            if isinstance(value, re.Pattern):
                found[f"{module.name}.{name}"] = value
    return found


def needed(pattern: str) -> frozenset[str]:
    """Strings of which every match holds at least one; empty where there are none, or too many.

    >>> sorted(needed("由(?:市|县)民政局(?:牵头|负责)"))
    ['民政局']
    """
    found = _of_sequence(parser.parse(pattern))
    return found if found and len(found) <= _MOST else frozenset()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    best: frozenset[str] = frozenset()
    run = ""
    for code, value in items:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        best, run = _better(best, frozenset({run}) if run else frozenset()), ""
        best = _better(best, _of_item(code, value))
    return _better(best, frozenset({run}) if run else frozenset())


def _of_item(code: Any, value: Any) -> frozenset[str]:
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(value)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _of_sequence(value[2]) if value[0] else frozenset()
    if code is codes.BRANCH:
        each = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return frozenset(chr(char) for _, char in value)
    return frozenset()


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The set that tells more: longer literals before shorter ones, then fewer."""
    return max(one, other, key=lambda each: (min(map(len, each)), -len(each)) if each else (0, 0))


def measure_filters(papers: Sequence[Annotated]) -> list[Filtered]:
    """All patterns over all sentences, those that cost most first."""
    pieces = [piece for paper in papers for piece in _PIECE.findall(paper.text)]
    found = []
    for name, pattern in patterns().items():
        literals = needed(pattern.pattern)
        began = time.perf_counter()
        alone = sum(pattern.search(piece) is not None for piece in pieces)
        between = time.perf_counter()
        if literals:
            behind = sum(
                any(each in piece for each in literals) and pattern.search(piece) is not None for piece in pieces
            )
            assert behind == alone, name
        after = time.perf_counter()
        found.append(Filtered(name, literals, between - began, after - between if literals else between - began))
    return sorted(found, key=lambda each: -each.alone)


def format_filters(filters: Sequence[Filtered]) -> str:
    """A table in Markdown: the whole, then the ten that gain most."""
    alone, filtered = sum(each.alone for each in filters), sum(min(each.filtered, each.alone) for each in filters)
    gains = sorted(filters, key=lambda each: each.filtered - each.alone)[:10]
    lines = [
        f"{len(filters)} patterns, each over every sentence: {alone * 1000:.0f} ms; with a filter where it helps: {filtered * 1000:.0f} ms.",
        "", "| pattern | alone ms | filtered ms |", "|---|---|---|",
    ]  # fmt: skip
    return "\n".join([*lines, *(f"| {e.name} | {e.alone * 1000:.1f} | {e.filtered * 1000:.1f} |" for e in gains)])


if __name__ == "__main__":
    print(format_filters(measure_filters(annotated_papers())))
