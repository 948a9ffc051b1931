"""What a record says of the identity of documents: the claims that `identity` weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Document, Record, Relation
from graph.rdf.iris import document_iri, reference_target, title_key
from graph.spans import squeeze
from graph.store.ledger import Claim

# 山西省人民政府办公厅|关于深化…的意见, 长治市|深入推进… stays whole: only 关于, 转发, 印发 and 批转 open a tail.
_TAIL = re.compile(r"(?:关于|转发|印发|批转)")
_MAX_HEAD = 60
_PART = re.compile(r"(?:等\d{1,2}部门|等[一二三四五六七八九十]{1,3}部门|等部门)$")


def split_title(title: str) -> tuple[str, str]:
    """A title as (issuers, rest), without white space and punctuation.

    >>> split_title("国家卫生健康委等11部门关于进一步推进医养结合发展的指导意见")
    ('国家卫生健康委', '关于进一步推进医养结合发展的指导意见')
    """
    key = title_key(title)
    match = _TAIL.search(key, 0, _MAX_HEAD)
    if not match:
        return "", key
    return _PART.sub("", key[: match.start()]), key[match.start() :]


def iter_claims(record: Record) -> Iterator[Claim]:
    """The claims of a record: one for each document it carries, one for each reference to another."""
    places = {document.id: (document.region_code or "", _day(document, record)) for document in record.documents}
    for document in record.documents:
        yield _document_claim(document, record.source.sha256, *places[document.id])
    seen: set[Claim] = set()
    for relation in record.relations:
        claim = _reference_claim(relation, record.source.sha256, *places.get(relation.source, ("", "")))
        if claim and claim not in seen:
            seen.add(claim)
            yield claim


def _day(document: Document, record: Record) -> str:
    """The date of a document, or of what carries it."""
    carriers = {other.id: other for other in record.documents}
    own: Document | None = document
    for _ in record.documents:
        day = own and (own.date_written or own.date_printed)
        if day or not own:
            return day or ""
        own = carriers.get(own.part_of or "")
    return ""


def _document_claim(document: Document, sha256: str, region: str, day: str) -> Claim:
    head, tail = split_title(document.title or "")
    return Claim(
        sha256, document_iri(document, sha256), squeeze(document.number or ""), tail, head, True, region, day, region
    )


def _reference_claim(relation: Relation, sha256: str, place: str, day: str) -> Claim | None:
    iri = None if relation.target.doc else reference_target(relation.target)
    if iri is None:
        return None
    head, tail = split_title(relation.target.title or "")
    return Claim(sha256, iri, squeeze(relation.target.number or ""), tail, head, False, "", day, place)
