"""Brackets in printed text: which closes which, and what stands outside them.

Prints mix the kinds (`（…)`, `〔…］`), so any closing bracket closes the innermost open one. A bracket that never
closes is no bracket, and neither is a closing one without an opening one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

OPENING = "（(〔［[【<＜"
CLOSING = "）)〕］]】>＞"
_BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")


def pair_brackets(text: str) -> dict[int, int]:
    """Index of each opening bracket → index of the one that closes it.

    >>> pair_brackets("各县（市、区)政府")
    {2: 6}
    """
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for found in _BRACKET.finditer(text):
        if found.group() in OPENING:
            stack.append(found.start())
        elif stack:
            pairs[stack.pop()] = found.start()
    return dict(sorted(pairs.items())) if len(pairs) > 1 else pairs


def unclosed(text: str, pairs: Mapping[int, int]) -> list[int]:
    """Opening brackets that nothing closes, in order."""
    return [m.start() for m in _BRACKET.finditer(text) if m.group() in OPENING and m.start() not in pairs]


def split_outside(text: str, separators: str, pairs: Mapping[int, int] | None = None) -> list[tuple[int, int]]:
    """Stretches [start, end) between separators that stand outside brackets; empty ones are left out.

    >>> [("市、县（市、区）"[a:b]) for a, b in split_outside("市、县（市、区）", "、")]
    ['市', '县（市、区）']
    """
    known = pair_brackets(text) if pairs is None else pairs
    parts: list[tuple[int, int]] = []
    start, inside = 0, -1
    opening = iter([*known.items(), (len(text), len(text))])
    opened, closed = next(opening)
    for found in _any_of(separators).finditer(text):
        at = found.start()
        while opened < at:
            if opened > inside:
                inside = closed
            opened, closed = next(opening)
        if at > inside:
            parts.append((start, at))
            start = at + 1
    parts.append((start, len(text)))
    return [(a, b) for a, b in parts if a < b]


@cache
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")
