"""zeren.ttl as a page to read: every term with labels and definitions in Chinese and English, and its neighbours.

Run by `make docs`. pyLODE was tried: it takes a concept scheme for the ontology, runs the two languages together and
orders by chance, so that the page changes from run to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

_SECTIONS = (
    ("classes", "类", "Classes", OWL.Class),
    ("object-properties", "对象属性", "Object properties", OWL.ObjectProperty),
    ("datatype-properties", "数据属性", "Datatype properties", OWL.DatatypeProperty),
    ("datatypes", "数据类型", "Datatypes", RDFS.Datatype),
    ("schemes", "受控词表", "Concept schemes", SKOS.ConceptScheme),
)
_FACTS = (
    ("上位", "broader", (RDFS.subClassOf, RDFS.subPropertyOf)),
    ("定义域", "domain", (RDFS.domain,)),
    ("值域", "range", (RDFS.range,)),
    ("逆属性", "inverse", (OWL.inverseOf,)),
    ("近似", "close to", (SKOS.closeMatch, SKOS.exactMatch, OWL.equivalentClass, OWL.equivalentProperty)),
    ("相关", "related to", (SKOS.relatedMatch,)),
    ("例", "example", (SKOS.example,)),
)
_STYLE = """
body{font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
nav{columns:16rem;font-size:.9rem}nav a{display:block}a{color:#0b57a4}section{border-top:1px solid #d0d4da;padding:.8rem 0}
h3{margin:.2rem 0;font-size:1.1rem}code{font-size:.85rem;color:#57606a}p{margin:.3rem 0}
dl{display:grid;grid-template-columns:9rem 1fr;margin:.4rem 0;font-size:.9rem}dt{color:#57606a}dd{margin:0}
@media(prefers-color-scheme:dark){body{background:#15181c;color:#e6e6e6}a{color:#7ab7ff}code,dt{color:#9aa4b0}}
"""


def format_reference() -> str:
    """The page, complete in itself; the same bytes for the same ontology."""
    graph = Graph().parse(data=(files("ontology") / "zeren.ttl").read_text(encoding="utf-8"), format="turtle")
    head = next(graph.subjects(RDF.type, OWL.Ontology))
    version = next(graph.objects(head, OWL.versionInfo), "")
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>责任本体 The zeren ontology</title>'
            f"<style>{_STYLE}</style></head><body>",
            f"<h1>责任本体 The zeren ontology</h1><p><code>{escape(str(head))}</code> {escape(str(version))}</p>",
            *_overview(graph),
            *(line for section in _SECTIONS for line in _section(graph, *section)),
            "</body></html>\n",
        ]
    )


def _terms(graph: Graph, kind: URIRef) -> list[URIRef]:
    found = (node for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef) and "/zeren/" in node)
    return sorted(set(found), key=_name)


def _overview(graph: Graph) -> Iterator[str]:
    for anchor, chinese, english, kind in _SECTIONS:
        links = "".join(f'<a href="#{_anchor(node)}">{_heading(graph, node)}</a>' for node in _terms(graph, kind))
        yield f'<h2><a href="#{anchor}">{chinese} {english}</a></h2><nav>{links}</nav>'


def _section(graph: Graph, anchor: str, chinese: str, english: str, kind: URIRef) -> Iterator[str]:
    yield f'<h2 id="{anchor}">{chinese} {english}</h2>'
    for node in _terms(graph, kind):
        yield f'<section id="{_anchor(node)}"><h3>{_heading(graph, node)}</h3><code>{escape(str(node))}</code>'
        for text in _texts(graph, node, SKOS.definition):
            yield f'<p lang="{text.language}">{escape(text)}</p>'
        yield "<dl>" + "".join(_facts(graph, node)) + "</dl></section>"


def _facts(graph: Graph, node: URIRef) -> Iterator[str]:
    for chinese, english, predicates in _FACTS:
        values = sorted({_value(graph, value) for predicate in predicates for value in graph.objects(node, predicate)})
        if values:
            yield f"<dt>{chinese} {english}</dt><dd>{'，'.join(values)}</dd>"
    members = sorted((n for n in graph.subjects(SKOS.inScheme, node) if isinstance(n, URIRef)), key=_name)
    if members:
        rows = (f"{_heading(graph, member)} <code>{escape(str(member))}</code>" for member in members)
        yield f"<dt>词 concepts</dt><dd>{'<br>'.join(rows)}</dd>"


def _value(graph: Graph, value: Node) -> str:
    if isinstance(value, Literal):
        return escape(str(value))
    if not isinstance(value, URIRef):
        return "…"
    if "/zeren/" in value:
        return f'<a href="#{_anchor(value)}">{_heading(graph, value)}</a>'
    return f'<a href="{escape(str(value))}">{escape(graph.namespace_manager.normalizeUri(value))}</a>'


def _heading(graph: Graph, node: URIRef) -> str:
    labels: Iterable[Literal] = [*_texts(graph, node, RDFS.label), *_texts(graph, node, SKOS.prefLabel)]
    return " ".join(f'<span lang="{label.language}">{escape(label)}</span>' for label in labels) or escape(_name(node))


def _texts(graph: Graph, node: URIRef, predicate: URIRef) -> list[Literal]:
    """Chinese before English."""
    found = (text for text in graph.objects(node, predicate) if isinstance(text, Literal))
    return sorted(found, key=lambda text: (text.language != "zh", text))


def _name(node: URIRef) -> str:
    return str(node).replace("#", "/").rpartition("/")[2]


def _anchor(node: URIRef) -> str:
    return escape(str(node).partition("/zeren/")[2].replace("#", "-").replace("/", "-"))


if __name__ == "__main__":
    print(format_reference(), end="")  # noqa: T201 - a page for `make docs`
