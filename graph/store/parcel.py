"""A file as the store takes it in: everything encoded, so that packing can be done elsewhere than writing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from graph.model import Record
from graph.rdf.nquads import format_nquads
from graph.rdf.record import record_quads
from graph.store.claims import iter_claims
from graph.store.ledger import Claim, SourceFile
from graph.store.rows import IndexRows, index_rows


@dataclass(frozen=True, slots=True)
class Parcel:
    """`text` and `blob` are compressed for the ledger: the text as read, and `quads`, which are N-Quads."""

    file: SourceFile
    text: bytes
    quads: str
    blob: bytes
    claims: tuple[Claim, ...]
    rows: IndexRows


def pack(record: Record, version: str) -> Parcel:
    """A record as a parcel; `version` is that of the program. The same record gives the same parcel."""
    source = record.source
    quads = record_quads(record, version)
    written = format_nquads(quads)
    return Parcel(
        SourceFile(source.sha256, source.name, version),
        zlib.compress(source.text.encode("utf-8", "surrogatepass"), 1),
        written,
        zlib.compress(written.encode("utf-8"), 1),
        tuple(iter_claims(record)),
        index_rows(quads, source.sha256),
    )
