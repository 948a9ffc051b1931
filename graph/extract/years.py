"""The year of a paper: what 12月底前 and 今年 count from."""

from __future__ import annotations

from graph.parse.structure import DocumentText


def paper_year(document: DocumentText, documents: tuple[DocumentText, ...] = ()) -> int | None:
    """The year of a document's own date, or of the one that carries it; None if neither bears a date.

    >>> # an 实施方案 without a date inside a notice of 2009-09-01 → 2009
    """
    carriers = {d.id: d for d in documents}
    seen: DocumentText | None = document
    for _ in range(len(documents) + 1):
        if seen is None:
            return None
        if date := seen.date_written or seen.date_printed:
            return int(date[:4])
        seen = carriers.get(seen.part_of or "")
    return None
