"""Evidence as W3C web annotations: the fact, the rule, the stretch of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Evidence, Source
from graph.rdf.iris import digest, evidence_iri, selection_iri, source_iri
from graph.rdf.terms import BASE, Oa, Rdf, Zr
from graph.rdf.values import IRI, Literal, Triple, integer

CONTEXT = 12  # characters kept before and after a quote, to find it again in another print
SHORT = 24  # longer quotes are found without their surroundings

# 0355-2012345, 13812345678, 电话：2012345, office@example.gov.cn: never enter the graph.
_PRIVATE = re.compile(
    r"(?<!\d)0\d{2,3}[-－—–]\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?:电话|手机|传真|热线)[号码:：\s]{0,4}\d{7,8}(?!\d)"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}"
)


def is_private(text: str) -> bool:
    """Whether a text carries a telephone number or a mail address: `is_private("电话：2012345")`."""
    return _PRIVATE.search(text) is not None


def without_private(text: str) -> str:
    """The text with telephone numbers and mail addresses taken out: `"联系人张三（略）"`."""
    return _PRIVATE.sub("（略）", text)


def evidence_triples(subject: IRI, evidence: Evidence, source: Source, link: IRI = Zr.evidence) -> Iterator[Triple]:
    """`subject link evidence`, and the evidence down to its characters."""
    node = evidence_iri(source.sha256, evidence)
    start, end = evidence.span.start, evidence.span.end
    target = selection_iri(source.sha256, start, end)
    yield subject, link, node
    yield node, Rdf.type, Zr.Evidence
    yield node, Zr.rule, Literal(evidence.rule)
    yield node, Oa.hasTarget, target
    yield target, Oa.hasSource, source_iri(source.sha256)
    selector = IRI(f"{BASE}selector/{digest(source.sha256, str(start), str(end), length=20)}")
    yield target, Oa.hasSelector, selector
    yield from _selector_triples(selector, evidence, source)


def _selector_triples(selector: IRI, evidence: Evidence, source: Source) -> Iterator[Triple]:
    start, end = evidence.span.start, evidence.span.end
    yield selector, Rdf.type, Oa.TextPositionSelector
    yield selector, Oa.start, integer(start)
    yield selector, Oa.end, integer(end)
    before, after = source.text[max(0, start - CONTEXT) : start], source.text[end : end + CONTEXT]
    if is_private(before + evidence.quote + after):
        return
    yield selector, Rdf.type, Oa.TextQuoteSelector
    yield selector, Oa.exact, Literal(evidence.quote)
    if end - start < SHORT:
        yield selector, Oa.prefix, Literal(before)
        yield selector, Oa.suffix, Literal(after)
