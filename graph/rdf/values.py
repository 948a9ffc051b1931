"""RDF terms as plain values: a quad is a tuple of these, so that mapping needs no RDF library."""

from __future__ import annotations

from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"


class IRI(str):
    """An absolute IRI, without angle brackets."""

    __slots__ = ()


class Literal(NamedTuple):
    """A literal; `language` and `datatype` exclude each other, neither means xsd:string."""

    value: str
    datatype: str = ""
    language: str = ""


Term = IRI | Literal
Triple = tuple[IRI, IRI, Term]
Quad = tuple[IRI, IRI, Term, IRI]


def zh(text: str) -> Literal:
    """A Chinese text: `zh("通知") == Literal("通知", language="zh")`."""
    return Literal(text, language="zh")


def integer(number: int) -> Literal:
    return Literal(str(number), XSD + "integer")


def decimal(number: float) -> Literal:
    """A number as xsd:decimal, whole numbers without a point: `decimal(500.0).value == "500"`."""
    text = str(int(number)) if number == int(number) else f"{number:.6f}".rstrip("0")
    return Literal(text, XSD + "decimal")


def boolean(truth: bool) -> Literal:
    return Literal("true" if truth else "false", XSD + "boolean")


def date(iso: str) -> Literal:
    """An ISO date as coarse as it is: xsd:date, xsd:gYearMonth or xsd:gYear; plain text if it is none."""
    kind = {10: "date", 7: "gYearMonth", 4: "gYear"}.get(len(iso), "") if iso.replace("-", "").isdigit() else ""
    return Literal(iso, XSD + kind if kind else "")


def triple_order(triple: Triple) -> tuple[str | int, ...]:
    """A total order over triples, IRIs before literals."""
    subject, predicate, value = triple
    return (subject, predicate, 1, *value) if isinstance(value, Literal) else (subject, predicate, 0, value)
