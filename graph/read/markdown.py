"""Text in which tables stand as HTML, as Markdown allows and many converters write: those tables as lines of cells."""

from __future__ import annotations

import re

from graph.errors import InputError
from graph.read.html import read_html

_TABLE = re.compile(r"<table\b[^>]{0,200}>.*?</table\s*>", re.I | re.S)
_LONGEST = 2 * 1024 * 1024


def flatten_tables(text: str, name: str) -> str:
    """The text with each `<table>…</table>` as rows of cells parted by tabs; one that is not closed stays as it is."""
    return _TABLE.sub(lambda found: _flat(found.group(), name), text)


def _flat(table: str, name: str) -> str:
    if len(table) > _LONGEST or table.lower().count("<tr") < 2:
        return table
    try:
        return "\n" + read_html(table, name) + "\n"
    except InputError:  # a table without a word
        return "\n"
