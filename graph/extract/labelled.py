"""What a list that came with the files says of a document, where its own text does not say it."""

from __future__ import annotations

from dataclasses import replace

from graph.errors import Code, Diagnostic
from graph.model import Document, Evidence, Issuer, Labels, Record
from graph.parse.titles import genre_of, title_key
from graph.spans import Span, squeeze

RULE = "label.list"
_FIELDS = (("title", "标题"), ("number", "发文字号"), ("date_written", "成文日期"))


def with_labels(record: Record, labels: Labels | None) -> Record:
    """The record with the gaps of its outermost document filled; what text and list say differently is reported.

    The text always wins. Filled fields are named in `Document.labelled`, and have no evidence.
    """
    if labels is None or not record.documents:
        return record
    first, *others = record.documents
    filled, odd = _fill(first, labels)
    diagnostics = tuple(sorted({*record.diagnostics, *odd}))
    return replace(record, documents=(filled, *others), diagnostics=diagnostics)


def _fill(document: Document, labels: Labels) -> tuple[Document, list[Diagnostic]]:
    given = {"title": labels.title, "number": labels.number, "date_written": labels.date}
    own = {"title": document.title, "number": document.number, "date_written": document.date_written}
    missing = {name: value for name, value in given.items() if value and not own[name]}
    odd = [
        _contradiction(word, str(own[name]), str(given[name]))
        for name, word in _FIELDS
        if given[name] and own[name] and not _agree(name, str(own[name]), str(given[name]))
    ]
    labelled = [*missing]
    issuers = document.issuers
    if labels.issuers and not issuers:
        labelled.append("issuers")
        issuers = tuple(Issuer(name, Evidence(Span(0, 0), "", RULE)) for name in labels.issuers)
    genre = document.genre or (genre_of(missing["title"]) if missing.get("title") else None)
    changed = replace(
        document,
        title=document.title or missing.get("title"),
        number=document.number or missing.get("number"),
        date_written=document.date_written or missing.get("date_written"),
        issuers=issuers,
        genre=genre,
        labelled=tuple(labelled),
        url=labels.url,
    )
    return changed, odd


def _agree(name: str, own: str, given: str) -> bool:
    if name == "title":
        one, other = title_key(own), title_key(given)
        return one.endswith(other) or other.endswith(one)
    if name == "date_written":
        return own.startswith(given) or given.startswith(own)
    return squeeze(own) == squeeze(given)


def _contradiction(word: str, own: str, given: str) -> Diagnostic:
    return Diagnostic(0, 0, Code.LABEL_DIFFERS, f"{word}：正文为“{own}”，清单为“{given}”；以正文为准")
