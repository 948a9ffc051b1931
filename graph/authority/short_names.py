"""Short names of regions in running text: 莆田 in 为莆田高质量发展.

A short name alone proves little (大同, 和平 and 中山 are words too), so only counts come out of here, and only a caller
who knows the level that is sought may draw on them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from graph.authority.atlas import atlas, is_valid

_LONGEST = 4


@cache
def _by_short(level: str) -> dict[str, str]:
    """Short name → code, of the units of a level that exist today and share their short name with no other of it."""
    found: dict[str, set[str]] = {}
    for one in atlas().everything():
        if one.level == level and is_valid(one, None) and len(one.short) >= 2:
            found.setdefault(one.short, set()).add(one.code)
    return {short: codes.pop() for short, codes in found.items() if len(codes) == 1}


def count_short_names(text: str, level: str) -> Counter[str]:
    """How often each region of a level is named in short in a text, by code.

    >>> count_short_names("为莆田高质量发展，对来莆田创业的团队", "city").most_common(1)
    [('350300', 2)]
    """
    names = _by_short(level)
    counts: Counter[str] = Counter()
    at = 0
    while at < len(text):
        length = next((n for n in range(_LONGEST, 1, -1) if text[at : at + n] in names), 0)
        if length:
            counts[names[text[at : at + length]]] += 1
        at += length or 1
    return counts
