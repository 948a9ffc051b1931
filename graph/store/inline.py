"""Bound variables written into a query, for endpoints that know no other way; as terms, never as text.

A closing VALUES block would come too late: a FILTER inside does not see it.
"""

from __future__ import annotations

import re

from graph.rdf.nquads import format_term
from graph.store.solutions import Bindings

# One token of SPARQL 1.1 (19.8): IRIs, strings, comments and names are passed over, so that a word is a word.
TOKEN = re.compile(
    r"<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
    r"|#[^\n\r]*|[?$](?P<variable>\w+)|@\w+|\w*:[\w.-]*|(?P<word>[A-Za-z_]\w*)|(?P<mark>[{}()])",
    re.S,
)


def inline_bindings(sparql: str, bindings: Bindings) -> str:
    """The query with each bound variable as its term; where it is projected, `(term AS ?name)`.

    >>> inline_bindings("SELECT ?n WHERE { ?d ?p ?n }", {"n": Literal("x")})
    'SELECT ("x" AS ?n) WHERE { ?d ?p "x" }'
    """
    if not bindings:
        return sparql
    terms = {name: format_term(term) for name, term in bindings.items()}
    parts: list[str] = []
    start = depth = 0
    projecting = False
    for token in TOKEN.finditer(sparql):
        word, mark, name = (token["word"] or "").upper(), token["mark"], token["variable"]
        if word == "SELECT":
            projecting, depth = True, 0
        elif mark == "{" or word in ("WHERE", "FROM"):
            projecting = False
        depth += (mark == "(") - (mark == ")")
        if name in terms:
            shown = f"({terms[name]} AS ?{name})" if projecting and depth == 0 else terms[name]
            parts += [sparql[start : token.start()], shown]
            start = token.end()
    return "".join(parts) + sparql[start:]


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; "" for what is none of them."""
    words = ((token["word"] or "").upper() for token in TOKEN.finditer(sparql))
    return next((word for word in words if word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "")
