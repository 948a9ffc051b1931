"""The authority's tables as quads in a graph of their own: regions, lines of business, bodies, reforms."""

from __future__ import annotations

from collections.abc import Iterator

from graph.authority.atlas import Region, atlas, pad_day
from graph.authority.tables import iter_records
from graph.rdf.authority_bodies import body_triples, line_triples, reform_triples, validity_triples
from graph.rdf.iris import AUTHORITY_GRAPH, body_iri, digest, line_iri, region_iri
from graph.rdf.terms import BASE, Dcterms, Eli, Org, Rdf, Rdfs, Skos, Zr, concept, term
from graph.rdf.values import IRI, Literal, Quad, Triple, date, triple_order, zh

REGION_SCHEME = IRI(BASE + "region")
IS_REPLACED_BY = term("dcterms:isReplacedBy")

# A new code alone changes no body, so that it is no event.
_EVENTS = {
    "rename": Zr.Renaming,
    "merge": Zr.Merger,
    "split": Zr.Split,
    "abolish": Zr.Abolition,
    "establish": Zr.Establishment,
    "upgrade": Org.ChangeEvent,
}


def authority_quads() -> list[Quad]:
    """The whole authority, each quad once, in a fixed order, without blank nodes; about 50,000 quads."""
    triples = sorted(set(authority_triples()), key=triple_order)
    return [(subject, predicate, value, AUTHORITY_GRAPH) for subject, predicate, value in triples]


def authority_triples() -> Iterator[Triple]:
    """The triples as they come, with repetitions."""
    yield REGION_SCHEME, Rdf.type, Skos.ConceptScheme
    yield REGION_SCHEME, Skos.prefLabel, zh("行政区划")
    for code in dict.fromkeys(one.code for one in atlas().everything()):
        yield from region_triples(code)
    for row in iter_records("regions.csv"):
        for alias in filter(None, row["also"].split("|")):
            yield region_iri(row["code"]), Skos.altLabel, zh(alias)
    for row in iter_records("region_changes.csv"):
        yield from change_triples(row)
    yield from line_triples()
    yield from body_triples()
    yield from reform_triples()


def region_triples(code: str) -> Iterator[Triple]:
    """One unit through all the names that its code has had; the last one is the label."""
    node = region_iri(code)
    known = sorted(atlas().with_code(code), key=lambda one: pad_day(one.until) or "9")
    last = known[-1]
    yield node, Rdf.type, Eli.AdministrativeArea
    yield node, Rdf.type, Skos.Concept
    yield node, Skos.inScheme, REGION_SCHEME
    yield node, Skos.notation, Literal(code, Zr.GBT2260)
    yield node, Skos.prefLabel, zh(last.name)
    yield node, Zr.level, concept("level", last.level)
    if last.parent:
        yield node, Skos.broader, region_iri(last.parent)
    yield from _other_names(node, known, last.name)
    yield from validity_triples(node, known[0].since, last.until)


def _other_names(node: IRI, known: list[Region], label: str) -> Iterator[Triple]:
    for name in {name for one in known for name in (one.name, one.short)} - {label}:
        yield node, Skos.altLabel, zh(name)


def change_triples(row: dict[str, str]) -> Iterator[Triple]:
    """A change of units: which code took over, and, unless only the code is new, what became of the governments."""
    old, new = ([part[:6] for part in row[side].split("|") if part] for side in ("from", "to"))
    for before in old:
        for after in new:
            if before != after and before not in new:
                yield region_iri(before), IS_REPLACED_BY, region_iri(after)
    if row["kind"] in _EVENTS:
        yield from _event_triples(row, old, new)


def _event_triples(row: dict[str, str], old: list[str], new: list[str]) -> Iterator[Triple]:
    node = IRI(f"{BASE}change/{digest(row['date'], row['from'], row['to'])}")
    yield node, Rdf.type, _EVENTS[row["kind"]]
    yield node, Rdf.type, Org.ChangeEvent
    yield node, Rdfs.label, zh(_sentence(row))
    yield node, Dcterms.date, date(row["effective"] or row["date"])
    if row["effective"]:
        yield node, term("dcterms:dateAccepted"), date(row["date"])
    if row["paper"]:
        yield node, Dcterms.source, Literal(row["paper"])
    for predicate, codes in ((Org.originalOrganization, old), (Org.resultingOrganization, new)):
        for code in codes:
            yield node, predicate, body_iri(f"{code}/government")
            yield from _government_triples(code)


def _sentence(row: dict[str, str]) -> str:
    """长治县 → 上党区."""
    old, new = ("、".join(part[6:] for part in row[side].split("|") if part) for side in ("from", "to"))
    return f"{old} → {new}" if old and new else f"设立{new}" if new else f"撤销{old}"


def _government_triples(code: str) -> Iterator[Triple]:
    node = body_iri(f"{code}/government")
    yield node, Rdf.type, Zr.Body
    yield node, Zr.line, line_iri("government")
    yield node, Eli.jurisdiction, region_iri(code)
