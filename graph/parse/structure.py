"""The shape of a parsed file: what the parse stage hands to the extract stage.

A file holds documents in the order of their text; one may be carried by another. Each has header fields as printed,
a lead (what stands before the first numbered clause), a tree of clauses, a tail (what stands after the last clause
and belongs to none), and annexes. Text is joined over broken lines and page ends; paragraphs are separated by "\\n".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import Diagnostic
from graph.model import Block, Carriage, Repair, Source
from graph.spans import Text


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered unit.

    `path` is the numbering as printed ("三/（一）/1"; trailing 、 and . are dropped, brackets are kept).
    `title` is the heading, if it has one (a heading line of its own, or the run-in sentence before the first 。 of
    `（一）加强组织领导。成立…`). `body` is the own text after the heading and before the first child, notes included.
    """

    path: str
    number: Text
    title: Text
    body: Text
    children: tuple[Clause, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `cells` run parallel to the columns, an empty cell is an empty Text.

    `inherited` are the columns whose content was taken from a merged cell above.
    `item` is the printed 序号 that governs the row (its own or, for a merged number, the one above), "" if none;
    `index` counts the rows of that item from 1.
    """

    cells: tuple[Text, ...]
    item: str
    index: int
    inherited: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A real or flattened table: column heads squeezed of white space, rows with repeated heads removed.

    `path` is the prefix for its rows: "附件1", or the path of the clause that holds it. `caption` may be empty.
    """

    path: str
    caption: Text
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: `label` as printed (附件, 附件1), squeezed; `clauses`, `tables` and `text` (all that is in neither)."""

    label: str
    title: Text
    text: Text
    clauses: tuple[Clause, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentText:
    """One document as printed: header fields are stretches of the source, not yet expanded to full names.

    `issuers` in printed order, from masthead, else signature, else title. `number` is in normal form;
    `number_text` is the print. Dates are ISO days (repaired where one reading is plausible).
    """

    id: str
    title: Text
    number: str | None
    number_text: Text
    issuers: tuple[Text, ...]
    date_written: str | None
    date_written_text: Text
    date_printed: str | None
    date_printed_text: Text
    genre: str | None
    addressees: tuple[Text, ...]
    part_of: str | None
    carried_as: Carriage | None
    lead: Text
    clauses: tuple[Clause, ...]
    tail: Text
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """All clauses of the body in the order of the text."""
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file taken apart."""

    source: Source
    documents: tuple[DocumentText, ...]
    blocks: tuple[Block, ...] = ()
    repairs: tuple[Repair, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
