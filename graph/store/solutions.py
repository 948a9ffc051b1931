"""What a query gives back, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.rdf.values import Term, Triple

Bindings = Mapping[str, Term]
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT, in order; a cell is None where a variable is unbound.

    >>> Solutions(("n",), [(Literal("长政办发〔2021〕60号"),)]).dicts()[0]["n"]
    """

    variables: tuple[str, ...]
    rows: Sequence[Row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as plain strings, unbound cells empty."""
        return [tuple(format_plain(cell) for cell in row) for row in self.rows]

    def dicts(self) -> list[dict[str, str]]:
        """One dict a row: variable → plain string; unbound variables are left out."""
        return [
            {name: format_plain(cell) for name, cell in zip(self.variables, row, strict=True) if cell is not None}
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, sorted."""

    triples: Sequence[Triple]

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)


QueryResult = Solutions | Triples | bool


def format_plain(term: Term | None) -> str:
    """An IRI or the text of a literal; "" for nothing."""
    if term is None:
        return ""
    return str(term) if isinstance(term, str) else term.value
