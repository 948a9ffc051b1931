"""Words marked in text on a terminal, after it was broken into lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from graph.commands.console import is_terminal

_ON, _OFF = "\x1b[1m", "\x1b[22m"


def can_mark() -> bool:
    """Whether a person reads along on a terminal that shows bold (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def mark(lines: Sequence[str], words: Iterable[str]) -> list[str]:
    """The lines with each of the words in bold, also where a word is broken over two lines.

    >>> mark(["纳入基本医疗", "保险定点范围"], ["医疗保险"])
    ['纳入基本\x1b[1m医疗\x1b[22m', '\x1b[1m保险\x1b[22m定点范围']
    """
    text = "".join("".join(line.split()) for line in lines).lower()
    marked = bytearray(len(text))
    for word in filter(None, words):
        start = text.find(word)
        while start >= 0:
            marked[start : start + len(word)] = b"\x01" * len(word)
            start = text.find(word, start + len(word))
    flags = iter(marked)
    return [_mark_line(line, [not char.isspace() and next(flags, 0) == 1 for char in line]) for line in lines]


def _mark_line(line: str, marked: Sequence[bool]) -> str:
    parts: list[str] = []
    for before, here, char in zip((False, *marked), marked, line, strict=False):
        if here != before:
            parts.append(_ON if here else _OFF)
        parts.append(char)
    return "".join(parts) + (_OFF if marked and marked[-1] else "")
