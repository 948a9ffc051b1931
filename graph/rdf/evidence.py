"""Evidence as W3C web annotations: the fact, the rule, the stretch of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.model import Evidence, Source
from graph.rdf.iris import digest, evidence_iri, selection_iri, source_iri
from graph.rdf.terms import BASE, Oa, Rdf, Zr
from graph.rdf.values import IRI, Literal, Triple, integer

CONTEXT = 12  # characters kept before and after a quote, to find it again in another print
SHORT = 24  # longer quotes are found without their surroundings

# 0355-2012345, （0355）2012345, 13812345678, 电话：2012345, office@example.gov.cn: never enter the graph.
_PRIVATE = re.compile(
    r"(?<!\d)0\d{2,3}[-－—–)）\s]{0,2}\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?:电话|手机|传真|热线)[号码:：\s]{0,4}\d{7,8}(?!\d)|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]{2,64}"
)


def is_private(text: str) -> bool:
    """Whether a text carries a telephone number or a mail address: `is_private("电话：2012345")`."""
    return _PRIVATE.search(text) is not None


def without_private(text: str) -> str:
    """The text with telephone numbers and mail addresses taken out: `"联系人张三（略）"`."""
    return _PRIVATE.sub("（略）", text)


def mask_private(text: str) -> str:
    """The text as long as before, with dots for telephone numbers and mail addresses: `"电话：•••••••"`."""
    return _PRIVATE.sub(
        lambda found: "".join("•" if c.isascii() and not c.isspace() else c for c in found.group()), text
    )


def evidence_triples(subject: IRI, evidence: Evidence, source: Source, link: IRI = Zr.evidence) -> Iterator[Triple]:
    """`subject link evidence`, and the evidence down to its characters.

    Where a telephone number stands in the stretch, the longest part without one is selected, so that the words of
    every selection can be kept.
    """
    node = evidence_iri(source.sha256, evidence)
    start, end = _clean_part(source.text, evidence.span.start, evidence.span.end)
    target = selection_iri(source.sha256, start, end)
    yield subject, link, node
    yield node, Rdf.type, Zr.Evidence
    yield node, Zr.rule, Literal(evidence.rule)
    yield node, Oa.hasTarget, target
    yield target, Oa.hasSource, source_iri(source.sha256)
    selector = IRI(f"{BASE}selector/{digest(source.sha256, str(start), str(end), length=20)}")
    yield target, Oa.hasSelector, selector
    yield from _selector_triples(selector, start, end, source.text)


def _selector_triples(selector: IRI, start: int, end: int, text: str) -> Iterator[Triple]:
    yield selector, Rdf.type, Oa.TextPositionSelector
    yield selector, Rdf.type, Oa.TextQuoteSelector
    yield selector, Oa.start, integer(start)
    yield selector, Oa.end, integer(end)
    yield selector, Oa.exact, Literal(text[start:end])
    before, after = max(0, start - CONTEXT), end + CONTEXT
    if end - start < SHORT and not _private_in(text, before, after):
        yield selector, Oa.prefix, Literal(text[before:start])
        yield selector, Oa.suffix, Literal(text[end:after])


def _clean_part(text: str, start: int, end: int) -> tuple[int, int]:
    """The longest part of a stretch that no number or address reaches into, the first of several.

    Of a stretch that is nothing but a number, its first character: enough to find the place, too little to call.
    """
    found = _private_in(text, start, end)
    if not found:
        return start, end
    starts, ends = [start, *(last for _, last in found)], [*(first for first, _ in found), end]
    parts = [(first, last) for first, last in zip(starts, ends, strict=True) if first < last]
    first, last = max(parts, key=lambda part: (part[1] - part[0], -part[0]), default=(start, start + 1))
    return first, last


def _private_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The numbers and addresses that lie in [start, end) or reach into it."""
    return [span for span in _private_spans(text) if span[0] < end and span[1] > start]


@lru_cache(maxsize=2)
def _private_spans(text: str) -> tuple[tuple[int, int], ...]:
    """All of a file, found once for all of its evidence."""
    return tuple(match.span() for match in _PRIVATE.finditer(text))
