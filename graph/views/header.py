"""Where the fields of documents are said, from the look-up index."""

from __future__ import annotations

import sqlite3

from graph.views.sentences import Sentences

# The property that a piece of evidence proves → the field as views name it.
_FIELDS = {
    "id_local": "number", "title": "title", "passed_by": "issuers", "date_document": "date", "datePrinted": "printed",
    "approvedBy": "approved_by", "first_date_entry_in_force": "effective", "validityPeriod": "validity",
    "validUntil": "validity",
}  # fmt: skip
_IN_PROSE = ("approved_by", "effective", "validity")


def header_sentences(index: sqlite3.Connection, sentences: Sentences, document: str) -> dict[str, int]:
    """Field → number of the sentence that says it (the first one), of a document by its IRI."""
    rows = index.execute(
        "SELECT source, name, start, end FROM field WHERE document = ? ORDER BY source, start", (document,)
    )
    found: dict[str, int] = {}
    for source, name, start, end in rows.fetchall():
        field = _FIELDS.get(name)
        if field and field not in found:
            number = sentences.add(source, start, end, "sentence" if field in _IN_PROSE else "line")
            if number is not None:
                found[field] = number
    return found
