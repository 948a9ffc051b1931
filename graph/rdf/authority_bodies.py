"""Lines of business, kinds of bodies, national bodies and reforms of the authority as triples."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graph.authority.tables import iter_records
from graph.model import Agency
from graph.rdf.iris import agency_iri, body_iri, line_iri, region_iri, segment
from graph.rdf.terms import BASE, Dcterms, Eli, Org, Rdf, Rdfs, Skos, Zr, concept, term
from graph.rdf.values import IRI, Literal, Triple, boolean, date, zh

LINE_SCHEME = IRI(BASE + "line")
KIND_SCHEME = IRI(BASE + "body-kind")
NATIONAL = "100000"

# Terms that only the authority uses.
BODY_KIND = term("zr:BodyKind")
KIND = term("zr:bodyKind")
FROM_KIND = term("zr:fromKind")
TO_KIND = term("zr:toKind")
APPROXIMATE = term("zr:approximate")
VALID_FROM = term("schema:validFrom")
VALID_THROUGH = term("schema:validThrough")
IS_PART_OF = term("dcterms:isPartOf")

_KINDS = {
    "renaming": Zr.Renaming,
    "merger": Zr.Merger,
    "split": Zr.Split,
    "abolition": Zr.Abolition,
    "establishment": Zr.Establishment,
    "transfer": Zr.FunctionTransfer,
}
_LEVELS = ("national", "province", "city", "county")


def kind_iri(body: str) -> IRI:
    """A kind of body through all levels: `…/body-kind/health` for 卫生健康委员会, 卫生健康局 …"""
    return IRI(f"{BASE}body-kind/{segment(body)}")


def validity_triples(node: IRI, since: str, until: str) -> Iterator[Triple]:
    """First and last day, or years and months where no more is known; `until` is the first day without the thing."""
    if since:
        yield node, VALID_FROM, date(since)
    if until:
        last = (
            (datetime.date.fromisoformat(until) - datetime.timedelta(days=1)).isoformat() if len(until) == 10 else until
        )
        yield node, VALID_THROUGH, date(last)


def line_triples() -> Iterator[Triple]:
    """The lines; `guidedBy` is the kind of body that guides the line's bodies from the level above."""
    yield LINE_SCHEME, Rdf.type, Skos.ConceptScheme
    yield LINE_SCHEME, Skos.prefLabel, zh("条线")
    for row in iter_records("lines.csv"):
        node = line_iri(row["id"])
        yield node, Rdf.type, Zr.Line
        yield node, Rdf.type, Skos.Concept
        yield node, Skos.inScheme, LINE_SCHEME
        yield node, Skos.prefLabel, zh(row["name"])
        yield node, Skos.notation, Literal(row["id"])
        for sector in filter(None, row["sectors"].split("|")):
            if sector != row["name"]:
                yield node, Skos.altLabel, zh(sector)
        if row["guided_by"]:
            yield node, Zr.guidedBy, kind_iri(row["guided_by"])


def body_triples() -> Iterator[Triple]:
    """Kinds of bodies, and the national bodies under each of their names."""
    yield KIND_SCHEME, Rdf.type, Skos.ConceptScheme
    yield KIND_SCHEME, Skos.prefLabel, zh("机构类别")
    for body, (line, names) in sorted(_body_kinds().items()):
        node = kind_iri(body)
        yield node, Rdf.type, BODY_KIND
        yield node, Rdf.type, Skos.Concept
        yield node, Skos.inScheme, KIND_SCHEME
        yield node, Skos.prefLabel, zh(names[0])
        yield node, Zr.line, line_iri(line)
        for name in names[1:]:
            yield node, Skos.altLabel, zh(name)
    for row in iter_records("national.csv"):
        yield from national_triples(row)


def _body_kinds() -> dict[str, tuple[str, list[str]]]:
    """Kind of body → its line, and the names of such bodies without place and ending, the present ones first."""
    found: dict[str, tuple[str, list[tuple[bool, int, str]]]] = {}
    for table, column in (("names.csv", "name"), ("patterns.csv", "official"), ("national.csv", "name")):
        for row in iter_records(table):
            names = found.setdefault(row["body"], (row["line"], []))[1]
            names.append((bool(row["until"]), len(names), row[column].replace("{R}", "")))
    return {
        body: (line, list(dict.fromkeys(name for *_, name in sorted(names)))) for body, (line, names) in found.items()
    }


def national_triples(row: dict[str, str]) -> Iterator[Triple]:
    """A national body under one name, and the body through all its names."""
    body = f"{NATIONAL}/{row['body']}"
    node = agency_iri(Agency(row["name"], id=body), NATIONAL)
    yield node, Rdf.type, Zr.Agency
    yield node, Skos.prefLabel, zh(row["name"])
    yield node, Zr.line, line_iri(row["line"])
    yield node, Zr.level, concept("level", "national")
    yield node, Eli.jurisdiction, region_iri(NATIONAL)
    yield node, Zr.body, body_iri(body)
    yield body_iri(body), Rdf.type, Zr.Body
    yield body_iri(body), KIND, kind_iri(row["body"])
    for short in filter(None, row["shorts"].split("|")):
        if short != row["name"]:
            yield node, Skos.altLabel, zh(short)
    yield from validity_triples(node, row["since"], row["until"])


def reform_triples() -> Iterator[Triple]:
    """Reforms: the general event by kinds of bodies, and one event for each level that has a day of its own."""
    national = list(iter_records("national.csv"))
    for row in iter_records("reforms.csv"):
        node = IRI(f"{BASE}reform/{segment(row['id'])}")
        yield from _general_triples(node, row)
        for level in _LEVELS:
            if row[level]:
                yield from _level_triples(node, row, level)
        if row["national"]:
            yield from _national_event(IRI(f"{node}/national"), row, national)


def _general_triples(node: IRI, row: dict[str, str]) -> Iterator[Triple]:
    yield node, Rdf.type, _KINDS[row["kind"]]
    yield node, Rdf.type, Org.ChangeEvent
    yield node, Dcterms.identifier, Literal(row["id"])
    if row["paper"]:
        yield node, Dcterms.source, zh(row["paper"])
    if row["note"]:
        yield node, Rdfs.label, Literal(row["note"], language="en")
    for predicate, bodies in ((FROM_KIND, _targets(row["from"])), (TO_KIND, _targets(row["to"]))):
        for body, topics in bodies:
            yield node, predicate, kind_iri(body)
            for topic in topics:
                yield node, Zr.topic, zh(topic)
    for topic in row["topic"].split("|"):
        if topic not in ("", "*"):
            yield node, Zr.topic, zh(topic)


def _targets(cell: str) -> list[tuple[str, list[str]]]:
    """`a|b` or `a?词|词;b?词` → bodies, each with the words that lead to it."""
    if "?" not in cell:
        return [(body, []) for body in cell.split("|") if body]
    parts = (part.partition("?") for part in cell.split(";"))
    return [(body, words.split("|")) for body, _, words in parts]


def _level_triples(reform: IRI, row: dict[str, str], level: str) -> Iterator[Triple]:
    node = IRI(f"{reform}/{level}")
    yield node, Rdf.type, _KINDS[row["kind"]]
    yield node, Rdf.type, Org.ChangeEvent
    yield node, IS_PART_OF, reform
    yield node, Zr.level, concept("level", level)
    yield node, Dcterms.date, date(row[level])
    yield node, APPROXIMATE, boolean(level in row["approximate"].split() or row["approximate"] == "all")


def _national_event(node: IRI, row: dict[str, str], national: list[dict[str, str]]) -> Iterator[Triple]:
    """The national bodies themselves: those of the day before, and those of the day."""
    day = row["national"]
    for body, _ in _targets(row["from"]):
        for name in _names_on(national, body, day, before=True):
            yield node, Org.originalOrganization, agency_iri(Agency(name, id=body), NATIONAL)
    for body, _ in _targets(row["to"]):
        for name in _names_on(national, body, day, before=False):
            yield node, Org.resultingOrganization, agency_iri(Agency(name, id=body), NATIONAL)


def _names_on(national: list[dict[str, str]], body: str, day: str, *, before: bool) -> list[str]:
    """Names of a national body just before, or on, a day."""
    rows = [row for row in national if row["body"] == body]
    if before:
        return [row["name"] for row in rows if row["since"] < day and (not row["until"] or row["until"] >= day)]
    return [row["name"] for row in rows if row["since"] <= day and (not row["until"] or row["until"] > day)]
