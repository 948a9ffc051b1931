"""Documents made by hand for the extract room's tests."""

from __future__ import annotations

from graph.model import Carriage
from graph.parse.structure import Annex, Clause, DocumentText, Row, Table
from graph.spans import Text

EMPTY = Text("", ())


def text(printed: str) -> Text:
    return Text.of(printed)


def clause(path: str, title: str = "", body: str = "", children: tuple[Clause, ...] = ()) -> Clause:
    return Clause(path, text(path.rpartition("/")[2]), text(title), text(body), children)


def table(columns: str, rows: list[list[str]], caption: str = "", path: str = "附件") -> Table:
    made = tuple(Row(tuple(text(cell) for cell in row), str(i), 1) for i, row in enumerate(rows, 1))
    return Table(path, text(caption), tuple(columns.split()), made)


def annex(label: str, title: str, body: str = "", tables: tuple[Table, ...] = ()) -> Annex:
    return Annex(label, text(title), text(body), (), tables)


def document(
    lead: str = "",
    clauses: tuple[Clause, ...] = (),
    *,
    title: str = "关于开展专项行动的通知",
    tail: str = "",
    date: str | None = "2022-04-06",
    number: str | None = None,
    id: str = "d1",
    part_of: str | None = None,
    carried_as: Carriage | None = None,
    annexes: tuple[Annex, ...] = (),
    tables: tuple[Table, ...] = (),
) -> DocumentText:
    return DocumentText(
        id=id,
        title=text(title),
        number=number,
        number_text=EMPTY,
        issuers=(),
        date_written=date,
        date_written_text=EMPTY,
        date_printed=None,
        date_printed_text=EMPTY,
        genre="通知",
        addressees=(),
        part_of=part_of,
        carried_as=carried_as,
        lead=text(lead),
        clauses=clauses,
        tail=text(tail),
        tables=tables,
        annexes=annexes,
    )
