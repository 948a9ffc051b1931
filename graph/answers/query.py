"""SPARQL, own or from the named queries; parameters are bound, never pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from graph.errors import NotFoundError, UsageError
from graph.rdf.iris import region_iri
from graph.rdf.terms import PREFIXES, concept
from graph.rdf.values import IRI, XSD, Literal, Term
from graph.store.solutions import Bindings, QueryResult

# "# key: value" lines at the head of a .rq file.
_HEADER = re.compile(r"#\s*([\w-]+)\s*:\s*(.*)")
_PARAMETER = re.compile(
    r"(\w+)\s+(iri|string|zh|date|integer|role|level|region|number)\s*(?:=\s*(\S.*?))?\s*(?:—\s*(.*))?$"
)


class Asked(Protocol):
    """What queries need of a store."""

    def query(self, sparql: str, bindings: Bindings | None = None) -> QueryResult: ...

    def serialize_query(self, sparql: str, bindings: Bindings | None, format: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a named query; `kind` tells how text becomes a term, `default` is None if it must be set."""

    name: str
    kind: str
    default: str | None
    about: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of graph/queries with its header."""

    name: str
    title_zh: str
    title_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    example: str
    sparql: str


def query_names() -> tuple[str, ...]:
    """The names of the bundled queries, sorted."""
    return tuple(sorted(item.name[:-3] for item in files("graph.queries").iterdir() if item.name.endswith(".rq")))


@cache
def named_query(name: str) -> NamedQuery:
    """A bundled query; NotFoundError, with the known names, if there is none."""
    if name not in query_names():
        raise NotFoundError(f"没有名为 {name} 的查询；可用：{'、'.join(query_names())}")
    return parse_named_query(name, (files("graph.queries") / f"{name}.rq").read_text(encoding="utf-8"))


def parse_named_query(name: str, text: str) -> NamedQuery:
    """The header of a query file; ValueError if it is not as it should be.

    The header is comment lines `# title-zh: …`, `# title-en: …`, `# parameter: NAME KIND [= DEFAULT] [— about]`
    (repeated), `# columns: a b c`, `# example: zeren query --name …`.
    """
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if not line.startswith("#"):
            break
        if match:
            fields.setdefault(match.group(1), []).append(match.group(2).strip())
    missing = [key for key in ("title-zh", "title-en", "columns", "example") if key not in fields]
    if missing:
        raise ValueError(f"{name}.rq: header without {', '.join(missing)}")
    return NamedQuery(
        name, fields["title-zh"][0], fields["title-en"][0],
        tuple(_parameter(name, line) for line in fields.get("parameter", ())),
        tuple(fields["columns"][0].split()), fields["example"][0], text,
    )  # fmt: skip


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.match(line)
    if not match:
        raise ValueError(f"{name}.rq: parameter not understood: {line}")
    return Parameter(match.group(1), match.group(2), match.group(3), match.group(4) or "")


def bind_parameters(query: NamedQuery, settings: Mapping[str, str]) -> dict[str, Term]:
    """Texts from the command line as terms; UsageError for an unknown or missing parameter."""
    known = {parameter.name for parameter in query.parameters}
    unknown = sorted(set(settings) - known)
    if unknown:
        raise UsageError(f"查询 {query.name} 没有参数 {'、'.join(unknown)}；可用：{'、'.join(sorted(known)) or '无'}")
    bound: dict[str, Term] = {}
    for parameter in query.parameters:
        value = settings.get(parameter.name, parameter.default)
        if value is None:
            raise UsageError(
                f"查询 {query.name} 需要参数：--set {parameter.name}=…（{parameter.about or parameter.kind}）"
            )
        bound[parameter.name] = parse_value(value, parameter.kind)
    return bound


def parse_value(text: str, kind: str) -> Term:
    """One text as a term: `parse_value("lead", "role") == IRI("https://w3id.org/zeren/role/lead")`."""
    if kind in ("role", "level"):
        return concept(kind, text)
    if kind == "region":
        return region_iri(text)
    if kind == "iri":
        prefix, _, rest = text.partition(":")
        return IRI(PREFIXES[prefix] + rest) if prefix in PREFIXES else IRI(text)
    if kind in ("date", "integer"):
        return Literal(text, XSD + kind)
    return Literal(text, language="zh") if kind == "zh" else Literal(text)


def run_query(store: Asked, sparql: str, bindings: Bindings | None = None) -> QueryResult:
    """The answer to SPARQL: Solutions, Triples or bool."""
    return store.query(sparql, bindings)


def run_named(store: Asked, name: str, settings: Mapping[str, str] | None = None) -> QueryResult:
    """The answer to a named query.

    >>> run_named(store, "duties", {"agency": "长治市医疗保障局"})
    """
    query = named_query(name)
    return store.query(query.sparql, bind_parameters(query, settings or {}))


def serialize_query(
    store: Asked, sparql: str | None, name: str | None, settings: Mapping[str, str] | None, format: str
) -> bytes:
    """The answer as json, csv, tsv, xml (rows) or turtle, ntriples, jsonld (graphs)."""
    if name is not None:
        query = named_query(name)
        return store.serialize_query(query.sparql, bind_parameters(query, settings or {}), format)
    return store.serialize_query(sparql or "", None, format)
