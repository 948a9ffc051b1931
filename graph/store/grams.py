"""Text as overlapping two-character terms, the words of the full-text index.

Chinese has no spaces and SQLite's trigram tokenizer finds nothing shorter than three characters, while most words of
official Chinese have two. Latin words and numbers stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_RUN = re.compile(r"[0-9A-Za-z]+|[\u3007\u3400-\u9fff\uf900-\ufaff]+")


def iter_grams(text: str) -> Iterator[str]:
    """The terms in order, with repetitions: `list(iter_grams("医保定点A1")) == ["医保", "保定", "定点", "a1"]`."""
    for match in _RUN.finditer(text):
        run = match.group()
        if run[0] < "\u3000" or len(run) == 1:
            yield run.lower()
        else:
            yield from map("".join, pairwise(run))


def format_grams(text: str) -> str:
    """The distinct terms as one line for the index."""
    return " ".join(dict.fromkeys(iter_grams(text)))


def format_match(phrase: str) -> str:
    """An FTS5 expression that all terms of a phrase fulfil, "" if it has none; one character is a prefix.

    `format_match("医保定点") == '("医保" AND "保定" AND "定点")'`.
    """
    grams = list(dict.fromkeys(iter_grams(phrase)))
    if not grams:
        return ""
    if len(grams) == 1 and len(grams[0]) == 1:
        return f'("{grams[0]}"*)'
    return "(" + " AND ".join(f'"{gram}"' for gram in grams) + ")"
