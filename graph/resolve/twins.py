"""Characters that a scan takes for each other: 白然资源 is 自然资源, 财玫局 is 财政局."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.authority.tables import iter_rows

__all__ = ["iter_twins"]

_LONGEST = 24


@cache
def _twins() -> dict[str, str]:
    """A character as printed → those that it may stand for."""
    return {printed: meant for printed, meant, _ in iter_rows("twins.csv")}


def iter_twins(text: str) -> Iterator[str]:
    """The strings that differ from a text by one look-alike character; none for a text longer than any name.

    >>> "市自然资源和规划局" in iter_twins("市白然资源和规划局")
    True
    """
    known = _twins()
    for at, char in enumerate(text[:_LONGEST] if len(text) <= _LONGEST else ""):
        for meant in known.get(char, ""):
            yield text[:at] + meant + text[at + 1 :]
