"""Small documents built by hand: clauses from (path, title, body), without the parse stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.parse.structure import Annex, Clause, DocumentText, Row, Table
from graph.spans import Text

EMPTY = Text("", ())
ClauseLine = tuple[str, str, str]
"""Path, heading, own text with its notes."""


@dataclass
class Paper:
    """Gathers the source as its parts are added, so that every Text points into it."""

    source: str = ""
    parts: list[Text] = field(default_factory=list)

    def text(self, printed: str) -> Text:
        start = len(self.source)
        self.source += printed + "\n"
        return Text.of(self.source, start, start + len(printed)) if printed else EMPTY


def build(
    lines: Sequence[ClauseLine] = (),
    *,
    title: str = "关于印发甲市工作方案的通知",
    lead: str = "",
    tail: str = "",
    date: str | None = "2022-06-20",
    tables: Sequence[tuple[str, tuple[str, ...], Sequence[tuple[str, int, tuple[str, ...]]]]] = (),
) -> tuple[DocumentText, str]:
    """A document and its source. `tables` are (path, heads, rows), a row is (item, index, cells)."""
    paper = Paper()
    name, first = paper.text(title), paper.text(lead)
    made = [(path, paper.text(head), paper.text(body)) for path, head, body in lines]
    clauses = _nest(made, "")
    last = paper.text(tail)
    built = tuple(
        Table(
            path,
            EMPTY,
            heads,
            tuple(Row(tuple(paper.text(cell) for cell in cells), item, index) for item, index, cells in rows),
        )
        for path, heads, rows in tables
    )
    annexes = (Annex("附件", EMPTY, EMPTY, (), built),) if built else ()
    document = DocumentText(
        "d1", name, None, EMPTY, (), date, EMPTY, None, EMPTY, "通知", (), None, None, first, clauses, last, (), annexes
    )  # fmt: skip
    return document, paper.source


def _nest(made: list[tuple[str, Text, Text]], above: str) -> tuple[Clause, ...]:
    depth = above.count("/")
    own = [m for m in made if m[0].startswith(above) and m[0].count("/") == depth]
    return tuple(
        Clause(path, Text.of(path), head, body, _nest([m for m in made if m[0].startswith(path + "/")], path + "/"))
        for path, head, body in own
    )
