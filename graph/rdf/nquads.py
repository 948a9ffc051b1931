"""Quads as N-Quads: one statement a line, UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.rdf.values import IRI, Quad, Term

# "<" is escaped too, so that an IRI can be told from text by its bracket alone.
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "<": "\\u003C"}
_SPECIAL = re.compile('[\\\\"\n\r\t<\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')


def format_term(term: Term) -> str:
    """One term: `format_term(Literal("通知", language="zh")) == '"通知"@zh'`."""
    if isinstance(term, IRI):
        return f"<{term}>"
    value, datatype, language = term
    text = _SPECIAL.sub(_escape, value) if _SPECIAL.search(value) else value
    if language:
        return f'"{text}"@{language}'
    return f'"{text}"^^<{datatype}>' if datatype else f'"{text}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _ESCAPES:
        return _ESCAPES[char]
    return "\\uFFFD" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"


def format_quad(quad: Quad) -> str:
    subject, predicate, value, graph = quad
    return f"<{subject}> <{predicate}> {format_term(value)} <{graph}> .\n"


def format_nquads(quads: Iterable[Quad]) -> str:
    """The quads in the order given."""
    return "".join(map(format_quad, quads))


def format_ntriples(quads: Iterable[Quad]) -> str:
    """The same without their graphs, for the inside of a `GRAPH` block."""
    return "".join(f"<{s}> <{p}> {format_term(o)} .\n" for s, p, o, _ in quads)
