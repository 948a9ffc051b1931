"""Short ways from a text to what the parser makes of it."""

from __future__ import annotations

from graph.model import Source
from graph.parse import DocumentText, Parsed, Table, parse
from graph.parse.kinds import Typed, type_lines
from graph.parse.lines import iter_lines


def source(text: str) -> Source:
    return Source("paper.txt", "0" * 64, "text/plain", "utf-8", text)


def parsed(text: str) -> Parsed:
    return parse(source(text))


def first(text: str) -> DocumentText:
    return parsed(text).documents[0]


def typed(text: str) -> list[Typed]:
    return type_lines(iter_lines(text))[0]


def cells(table: Table) -> list[list[str]]:
    return [[cell.squeeze().text for cell in row.cells] for row in table.rows]
