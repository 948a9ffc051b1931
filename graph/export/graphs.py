"""The graph itself as Turtle, N-Quads or JSON-LD, one named graph after the other, so that size does not matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Protocol

from graph.answers.desk import Desk
from graph.answers.desk import Shelf as TextShelf
from graph.errors import InputError, NotFoundError
from graph.export.selection import Selection, open_desk, select_documents
from graph.rdf.exchange import compact, jsonld_nodes
from graph.rdf.iris import source_iri
from graph.rdf.nquads import format_nquads, format_term
from graph.rdf.terms import PREFIXES, Rdf
from graph.rdf.values import IRI, Literal, Quad, Term


class GraphEngine(Protocol):
    """What is needed of the engine of a store."""

    def graphs(self) -> list[IRI]: ...

    def graph_quads(self, graph: IRI) -> list[Quad]: ...


class GraphShelf(TextShelf, Protocol):
    """What is needed of a store."""

    @property
    def engine(self) -> GraphEngine: ...


def write_nquads(store: GraphShelf, path: Path, **filters: Any) -> int:
    """Everything with the names of its graphs; the number of statements.

    Filters choose files: those that carry one of the documents meant. Without any, the ontology, the authority data,
    alignments and progress come too.
    """
    return _write(store, path, filters, lambda file, graphs: file.writelines(map(format_nquads, graphs)))


def write_turtle(store: GraphShelf, path: Path, **filters: Any) -> int:
    """The same without the names of the graphs, which stand in comments; the number of statements."""
    return _write(store, path, filters, _write_turtle)


def write_jsonld(store: GraphShelf, path: Path, **filters: Any) -> int:
    """The same as JSON-LD with named graphs; the number of statements."""
    return _write(store, path, filters, _write_jsonld)


Writer = Callable[[IO[str], Iterator[list[Quad]]], None]


def _write(store: GraphShelf, path: Path, filters: dict[str, Any], writer: Writer) -> int:
    graphs = chosen_graphs(store, Selection.of(filters))
    count = 0

    def counted() -> Iterator[list[Quad]]:
        nonlocal count
        for graph in graphs:
            quads = store.engine.graph_quads(graph)
            count += len(quads)
            yield quads

    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            writer(file, counted())
    except OSError as error:
        raise InputError(f"{path}: 写不了（{error.strerror}）；请检查路径") from error
    return count


def chosen_graphs(store: GraphShelf, selection: Selection) -> list[IRI]:
    """The named graphs that a selection means: all, or those of the files that carry its documents."""
    desk = open_desk(store, selection)
    existing = store.engine.graphs()
    if selection.is_everything:
        return existing
    meant = {source_iri(sha256) for iri in select_documents(desk, selection) for sha256 in _sources(desk, iri)}
    chosen = [graph for graph in existing if graph in meant]
    if not chosen:
        raise NotFoundError("没有符合条件的文件；请放宽条件")
    return chosen


def _sources(desk: Desk, document: str) -> Iterator[str]:
    for row in desk.index.execute("SELECT source FROM document WHERE iri = ? AND real = 1", (document,)):
        yield row["source"]


def _write_turtle(file: IO[str], graphs: Iterator[list[Quad]]) -> None:
    file.writelines(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    for quads in graphs:
        if quads:
            file.write(f"\n# {quads[0][3]}\n")
            file.writelines(_iter_subjects(quads))


def _iter_subjects(quads: Iterable[Quad]) -> Iterator[str]:
    """One block for each subject, one line for each property."""
    for subject, group in groupby(quads, key=lambda quad: quad[0]):
        lines = []
        for predicate, values in groupby(group, key=lambda quad: quad[1]):
            verb = "a" if predicate == Rdf.type else _turtle_term(predicate)
            lines.append(f"{verb} {', '.join(_turtle_term(value) for _, _, value, _ in values)}")
        yield f"\n{_turtle_term(subject)}\n    " + " ;\n    ".join(lines) + " .\n"


def _turtle_term(term: Term) -> str:
    if isinstance(term, Literal):
        if not term.datatype:
            return format_term(term)
        return f"{format_term(Literal(term.value))}^^{_turtle_term(IRI(term.datatype))}"
    short = compact(term)
    return short if short != term and short.isascii() else f"<{term}>"


def _write_jsonld(file: IO[str], graphs: Iterator[list[Quad]]) -> None:
    file.write('{"@context": ' + json.dumps(PREFIXES, ensure_ascii=False) + ',\n"@graph": [')
    between = "\n"
    for quads in graphs:
        if quads:
            node = {"@id": quads[0][3], "@graph": jsonld_nodes(quads)}
            file.write(between + json.dumps(node, ensure_ascii=False))
            between = ",\n"
    file.write("\n]}\n")
