"""The running texts of a document, in order, each with what kind of place it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.parse.columns import TEXT_COLUMNS, column_of, is_task_table
from graph.parse.structure import Annex, Clause, DocumentText, Table
from graph.spans import Text


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of running text; `preamble` where a document says what it carries out and rests on; `heading` is the
    title above it, `place` the clause's path, the annex's label, "lead" or "tail"."""

    text: Text
    preamble: bool
    heading: str
    place: str


# A clause that lists the grounds of the paper, or states its purpose: 1.2 编制依据 · 第一条 为…，根据…，制定本办法。
_GROUNDS = re.compile(
    r"(?:编制|制定|法律|政策|法规|起草|立法|编写)(?:目的[和及与]?)?依据|制定目的|目的依据|目的和依据|^依据$"
)
_PURPOSE = re.compile(
    r"(?:制[定订]|编制|提出|拟定|修订)(?:了)?(?:如下|以下)?本?(?:实施)?(?:办法|规定|细则|条例|方案|意见|规划|预案|规则|计划|制度|措施|通知|要点|规程|决定)"
)


def iter_passages(document: DocumentText) -> Iterator[Passage]:
    """Lead, clauses, tail and annexes in the order of the text, then the cells of tables."""
    if document.lead:
        yield Passage(document.lead, True, "", "lead")
    bare = len(document.lead.text.strip()) < 10
    for i, clause in enumerate(document.clauses):
        yield from _clause(clause, "", bare and i == 0)
    if document.tail:
        yield Passage(document.tail, False, "", "tail")
    for annex in document.annexes:
        yield from _annex(annex)
    for table in (*document.tables, *(table for annex in document.annexes for table in annex.tables)):
        yield from _cells(table)


def _cells(table: Table) -> Iterator[Passage]:
    """What the tasks of a table name; a list of papers in force or repealed is read row by row elsewhere."""
    columns = [column_of(head) for head in table.columns]
    if is_task_table(columns):
        for row in table.rows:
            named = (c for i, c in enumerate(row.cells) if columns[i] in TEXT_COLUMNS and i not in row.inherited)
            yield from (Passage(cell, False, "", table.path) for cell in named if "《" in cell.text)


def _clause(clause: Clause, above: str, first: bool) -> Iterator[Passage]:
    heading = clause.title.text or above
    grounds = _GROUNDS.search(clause.title.text) is not None
    if clause.title:
        yield Passage(clause.title, grounds or (first and _states_purpose(clause.title)), heading, clause.path)
    if clause.body:
        yield Passage(clause.body, grounds or first or _states_purpose(clause.body), heading, clause.path)
    for child in clause.children:
        yield from _clause(child, heading, False)


def _states_purpose(text: Text) -> bool:
    first = text.text[:240]
    return _PURPOSE.search(first) is not None and re.search(r"^\s*(?:为|根据|依据|按照|依照)", first) is not None


def _opens_with_grounds(text: Text) -> bool:
    return re.match(r"^\s*(?:为[^，。《]{0,12}(?:贯彻|落实)|根据|依据|按照|依照)", text.text) is not None


def _annex(annex: Annex) -> Iterator[Passage]:
    heading = annex.title.text
    if annex.text:
        yield Passage(annex.text, _opens_with_grounds(annex.text), heading, annex.label)
    for clause in annex.clauses:
        yield from _clause(clause, heading, False)
