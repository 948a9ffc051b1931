"""Which format a visitor wants: Accept (RFC 9110, 12.5.1) or ?format=."""

from __future__ import annotations

from collections.abc import Mapping

import mimeparse

ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "text/plain": "ntriples",
}
MEDIA = {
    "json": "application/sparql-results+json", "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8", "tsv": "text/tab-separated-values; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8", "ntriples": "application/n-triples", "jsonld": "application/ld+json",
}  # fmt: skip


def wanted(known: Mapping[str, str], accept: str) -> tuple[str, ...]:
    """The formats that an Accept header admits, the best first; all for an empty or broken one.

    >>> wanted(ROWS, "text/csv, */*;q=0.1")[0]
    'csv'
    """
    header = accept.strip() or "*/*"
    try:
        qualities = [(-_quality(media, header), i, name) for i, (media, name) in enumerate(known.items())]
    except (mimeparse.MimeTypeParseException, ValueError):
        return tuple(dict.fromkeys(known.values()))
    return tuple(dict.fromkeys(name for quality, _, name in sorted(qualities) if quality < 0))


def _quality(media: str, header: str) -> float:
    return float(mimeparse.quality(media, header))
