"""IRIs made from content: the same thing met in two files gets the same IRI.

Chinese stays readable (RFC 3987); only what an IRI may not carry is percent-encoded.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from graph.rdf.terms import BASE
from graph.rdf.values import IRI

if TYPE_CHECKING:
    from graph.model import Agency, Document, Evidence, Reference

# RFC 3987 ucschar without private use and specials; ASCII beyond the unreserved is encoded.
_FORBIDDEN = re.compile("[^A-Za-z0-9._~\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd-]")
_SPACE = re.compile(r"\s+")
# The decrees of the nation's head and cabinet are signed with and cited without the name of the state.
_STATE = re.compile(r"^中华人民共和国(?=国务院令|主席令)")
_TITLE_NOISE = re.compile(r"[\s《》〈〉<>“”\"'‘’、，,．.·•（）()【】\[\]—-]+")

ONTOLOGY_GRAPH = IRI(BASE + "graph/ontology")
AUTHORITY_GRAPH = IRI(BASE + "graph/authority")
ALIGNMENT_GRAPH = IRI(BASE + "graph/alignment")
IDENTITY_GRAPH = IRI(BASE + "graph/identity")
DOCUMENTS = BASE + "doc/"


def segment(text: str) -> str:
    """One step of an IRI's path: `segment("三 1") == "三%201"`."""
    return _FORBIDDEN.sub(lambda match: quote(match.group(), safe="", errors="replace"), text)


def digest(*parts: str, length: int = 16) -> str:
    """A short name from content: hexadecimal, `length` digits of a SHA-256."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:length]


def title_key(title: str) -> str:
    """What two prints of one title share: no white space, quotes, brackets or points.

    `title_key("关于推进《医养 结合》的意见") == "关于推进医养结合的意见"`.
    """
    return _TITLE_NOISE.sub("", title)


def source_iri(sha256: str) -> IRI:
    """The snapshot of a file, and the named graph of all that it says."""
    return IRI(f"{BASE}source/{sha256}")


def numbered_iri(number: str) -> IRI:
    """A document by its number in normal form: …/doc/长政办发〔2021〕60号."""
    return IRI(DOCUMENTS + segment(_STATE.sub("", _SPACE.sub("", number))))


def titled_iri(title: str) -> IRI:
    """A document of which only the title is known."""
    return IRI(f"{DOCUMENTS}t-{digest(title_key(title))}")


def document_iri(document: Document, source: str) -> IRI:
    """By number, else by title and issuers, else by the file (`source` is its sha256) and place in it."""
    if document.number:
        return numbered_iri(document.number)
    if not document.title:
        return IRI(f"{DOCUMENTS}x-{digest(source, document.id)}")
    issuers = sorted(
        _SPACE.sub("", issuer.agency.name if issuer.agency else issuer.printed) for issuer in document.issuers
    )
    return IRI(f"{DOCUMENTS}x-{digest(title_key(document.title), document.region_code or '', *issuers)}")


def reference_target(reference: Reference) -> IRI | None:
    """The document that a reference to another file means, by number, else by title."""
    if reference.number:
        return numbered_iri(reference.number)
    return titled_iri(reference.title) if reference.title and title_key(reference.title) else None


def part_iri(document: IRI, kind: str, path: str) -> IRI:
    """A task or clause: `<document>/task/三/（一）/1`."""
    return IRI(f"{document}/{kind}/" + "/".join(segment(step) for step in path.split("/")))


def agency_iri(agency: Agency, region_code: str | None) -> IRI:
    """A body under one name: full names known to the authority are unique in the country.

    Others (各县、区人民政府, 审批处) are only unique in a place: the mention's region, else `region_code`.
    """
    name = segment(_SPACE.sub("", agency.name))
    if agency.id:
        return IRI(f"{BASE}agency/{name}")
    return IRI(f"{BASE}agency/{agency.region_code or region_code or '000000'}/{name}")


def body_iri(body: str) -> IRI:
    """A body through all its names, by its id in the authority: `…/body/140400/health`."""
    return IRI(f"{BASE}body/" + "/".join(segment(step) for step in body.split("/")))


def line_iri(line: str) -> IRI:
    return IRI(f"{BASE}line/{segment(line)}")


def region_iri(code: str) -> IRI:
    return IRI(f"{BASE}region/{segment(code)}")


def genre_iri(genre: str) -> IRI:
    return IRI(f"{BASE}genre/{segment(genre)}")


def evidence_iri(source: str, evidence: Evidence, fact: str = "") -> IRI:
    """From the file, the span and the rule; `fact` tells apart what one rule found twice in one place."""
    span = evidence.span
    return IRI(f"{BASE}evidence/{digest(source, str(span.start), str(span.end), evidence.rule, fact, length=20)}")


def selection_iri(source: str, start: int, end: int) -> IRI:
    """A stretch of a file, RFC 5147 style: `…/source/<sha>#char=10,20`."""
    return IRI(f"{source_iri(source)}#char={start},{end}")
