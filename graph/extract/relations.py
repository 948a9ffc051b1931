"""What one document does to another: carries it out, rests on it, applies, forwards, promulgates, repeals, amends or cites it.

What a document carries out or rests on is said in its preamble (its lead, a 第一条, a 编制依据); a mention anywhere else is a
citation. A target named more than once keeps its strongest relation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from graph.errors import Code, Diagnostic
from graph.extract.aliases import Aliases, Antecedent
from graph.extract.citations import Citation, find_citations, is_law
from graph.extract.cues import Cue, carries_spirit, handed_over, lasting_cue, title_cue
from graph.extract.definitions import definitions_in
from graph.extract.passages import Passage, iter_passages
from graph.extract.references import Kept, same_title
from graph.extract.repeals import find_repeals
from graph.extract.rule import Rule
from graph.model import Carriage, Evidence, Reference, Relation, RelationType
from graph.parse.structure import DocumentText
from graph.spans import Span, Text, squeeze

RULES: tuple[Rule, ...] = (
    Rule(
        "relation.implements", "a policy that the preamble carries out", "为贯彻落实《…的意见》（国发〔2013〕35号）精神"
    ),
    Rule("relation.based-on", "a law or norm that the preamble rests on", "根据《中华人民共和国安全生产法》"),
    Rule("relation.applies", "a document that is applied without a duty", "参照《…办法》"),
    Rule("relation.forwards", "the document that is forwarded", "现将《…的通知》转发给你们"),
    Rule("relation.endorses", "the document that is approved and forwarded", "国务院批转…的通知"),
    Rule("relation.promulgates", "the document's own text", "《…实施方案》已经市政府同意，现印发给你们"),
    Rule("relation.amends", "a document that is changed", "将《…办法》第三条修改为"),
    Rule("relation.supersedes", "a document that yields where it differs", "《…办法》与本通知不一致的，以本通知为准"),
    Rule("relation.cites", "any other mention of a document", "按照《…标准》执行"),
)

_QUOTE = 80
_NEAR = 300  # how far a cue may stand from its title
_STRENGTH = (
    RelationType.FORWARDS,
    RelationType.ENDORSES,
    RelationType.PROMULGATES,
    RelationType.REPEALS,
    RelationType.ANNULS,
    RelationType.LAPSES,
    RelationType.AMENDS,
    RelationType.SUPERSEDES,
    RelationType.IMPLEMENTS,
    RelationType.BASED_ON,
    RelationType.APPLIES,
    RelationType.CITES,
)
# 《贯彻落实〈…的意见〉的若干措施》 names a second document; 《关于印发〈…规划〉的通知》 and its 规划 are one.
_INNER_CITED = re.compile(r"(?:贯彻|落实|实施|执行|修改|修订|废止|转发|学习|宣传)(?:好)?[〈《<]?$")
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")
_NAMES_RULE = {
    RelationType.BASED_ON: "relation.based-on",
}


_REPORTED = re.compile(r"\s*(?:近年来|近[几两三]年来?|[^，。；《]{0,12}以来|去年|上年)[，,](?![^。；]{0,60}为)")


@dataclass(frozen=True, slots=True)
class RelationReading:
    """The relations of a file's documents, in the order of the text, and what could not be decided."""

    relations: tuple[Relation, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_relations(documents: tuple[DocumentText, ...]) -> tuple[Relation, ...]:
    """All relations of a file's documents, in the order of the text."""
    return read_relations(documents).relations


def read_relations(documents: tuple[DocumentText, ...]) -> RelationReading:
    """All relations, and the references with more than one antecedent."""
    relations: list[Relation] = []
    diagnostics: list[Diagnostic] = []
    for document in documents:
        reader = _Reader(document, documents)
        relations.extend(reader.read())
        diagnostics.extend(reader.diagnostics)
    return RelationReading(tuple(relations), tuple(diagnostics))


class _Reader:
    """Collects the relations of one document, each target once."""

    def __init__(self, document: DocumentText, documents: tuple[DocumentText, ...]) -> None:
        self.document = document
        self.documents = documents
        self.found: list[Relation] = []
        self.diagnostics: list[Diagnostic] = []
        self.aliases = Aliases()

    def read(self) -> list[Relation]:
        for inner in self.documents:
            if inner.part_of == self.document.id and (carriage := _carriage(self.document, inner)) is not None:
                self._add(carriage)
        if not self.found and (announced := _announced(self.document)) is not None:
            self._add(announced)
        passages = list(iter_passages(self.document))
        for repeal in find_repeals(self.document, passages):
            self._add(repeal)
        for passage in passages:  # a short title may be used above where it is defined
            for item in definitions_in(passage.text):
                self.aliases.define(item.definition.short, item.definition.full)
        for passage in passages:
            self._read_passage(passage)
        self._drop_weaker()
        return sorted(self.found, key=lambda r: (r.evidence.span, r.type.value))

    def _read_passage(self, passage: Passage) -> None:
        """Sentence by sentence; each title takes the cue before it, or the one it is joined to."""
        text = passage.text
        inside_definitions = {i for d in definitions_in(text) for i in range(d.start, d.end)}
        citations = [c for c in find_citations(text) if c.start not in inside_definitions]
        starts = [c.start for c in citations]
        for sentence in _SENTENCE.finditer(text.text):
            first, last = bisect_left(starts, sentence.start()), bisect_left(starts, sentence.end())
            self._read_sentence(passage, sentence, citations[first:last])

    def _read_sentence(self, passage: Passage, sentence: re.Match[str], citations: list[Citation]) -> None:
        cue, at = None, sentence.start()
        for i, citation in enumerate(citations):
            gap = passage.text.text[max(at, citation.start - _NEAR) : citation.start]
            cue = lasting_cue(gap, cue)
            stop = citations[i + 1].start if i + 1 < len(citations) else sentence.end()
            after = passage.text.text[citation.end : min(stop, citation.end + _NEAR)]
            kind = _relation_type(passage, cue, citation, after)
            if kind is RelationType.IMPLEMENTS and _REPORTED.match(passage.text.text, sentence.start()):
                kind = RelationType.CITES  # 近年来，各地认真落实《…》: told, not done here
            if passage.place == "lead" and (cue is None or cue.type is RelationType.CITES):
                kind = _handed_over(passage.text.text, sentence, citation) or kind
            self._cite(passage.text, citation, kind, at if cue and cue.fresh else None)
            at = citation.end

    def _cite(self, text: Text, citation: Citation, kind: RelationType, since: int | None) -> None:
        own = self._own(citation)
        if own is not None or self._is_alias(text, citation):
            return
        evidence = _evidence(text, citation, kind, since)
        self._add(
            Relation(
                self.document.id, kind, Reference(citation.title, citation.number, None, citation.printed), evidence
            )
        )
        self.aliases.mention(Antecedent(citation.title, citation.number))
        for inner in citation.inner:
            if _INNER_CITED.search((citation.title or "").partition(inner)[0]):
                inside = _inner_evidence(text, citation, inner)
                if inside is not None:
                    self._add(Relation(self.document.id, RelationType.CITES, Reference(inner, None), inside))

    def _own(self, citation: Citation) -> DocumentText | None:
        """A document of this file: its own text, its carrier or what it carries."""
        for document in self.documents:
            if citation.number and citation.number == document.number:
                return document
            title = squeeze(document.title.text)
            if citation.title and title and same_title(citation.title, title):
                return document
        return None

    def _is_alias(self, text: Text, citation: Citation) -> bool:
        """《意见》 for a document named before: nothing new. Several antecedents are reported, never chosen from."""
        if citation.title is None or citation.number is not None:
            return False
        candidates = self.aliases.candidates(citation.title)
        if candidates is None:
            return False
        if len(candidates) > 1:
            span = text.span(citation.start, citation.end)
            names = "、".join(f"《{c.title}》" if c.title else str(c.number) for c in candidates)
            self.diagnostics.append(
                Diagnostic(span.start, span.end, Code.REFERENCE_AMBIGUOUS, f"《{citation.title}》可指{names}，未作判断")
            )
        return True

    def _add(self, relation: Relation) -> None:
        self.found.append(relation)

    def _drop_weaker(self) -> None:
        """Each target once, with its strongest relation; a number learnt from one mention completes the other."""
        kept = Kept()
        for relation in sorted(self.found, key=lambda r: (_STRENGTH.index(r.type), r.evidence.span)):
            kept.add(relation)
        self.found = kept.relations


def _carriage(document: DocumentText, inner: DocumentText) -> Relation | None:
    """That a document hands on another of the file; None where a damaged print leaves no words of either."""
    endorsed = re.search(r"批转", document.title.text) is not None
    forwarded = RelationType.ENDORSES if endorsed else RelationType.FORWARDS
    kind = forwarded if inner.carried_as is Carriage.FORWARDED else RelationType.PROMULGATES
    title = squeeze(inner.title.text) or None
    whole = next((text for text in (document.title, document.lead, inner.title, inner.lead) if text), None)
    if whole is None:
        return None
    span, quote = _carriage_quote(document, title or "", whole)
    return Relation(
        document.id, kind, Reference(title, inner.number, inner.id), Evidence(span, quote, f"relation.{kind.value}")
    )


def _announced(document: DocumentText) -> Relation | None:
    """关于印发《…方案》的通知 whose 方案 is not in the file."""
    match = re.search(
        r"关于(?P<verb>印发|转发|批转)(?:《(?P<marked>[^《》]{4,80})》|(?P<bare>[^《》]{6,80}?))的通知$",
        squeeze(document.title.text),
    )
    title = match and (match["marked"] or match["bare"])
    if match is None or not title or (match["bare"] and "关于" in title and match["verb"] != "印发"):
        return None
    kinds = {"印发": RelationType.PROMULGATES, "转发": RelationType.FORWARDS, "批转": RelationType.ENDORSES}
    kind = kinds[match["verb"]]
    span, quote = _carriage_quote(document, title, document.title)
    return Relation(document.id, kind, Reference(title, None), Evidence(span, quote, f"relation.{kind.value}"))


def _carriage_quote(document: DocumentText, title: str, spare: Text) -> tuple[Span, str]:
    """The sentence of the lead that hands the text over, else the beginning of a spare text."""
    for match in re.finditer(
        r"[^。\n]{0,160}(?:印发|转发|发布|公布|下发|颁布|批转)[^。，,；\n]{0,12}", document.lead.text
    ):
        if title[:12] in squeeze(match[0]) or "现" in match[0]:
            start = max(match.start(), match.end() - _QUOTE)
            if "《" in match[0] and match.end() - match.start() > _QUOTE:
                start = max(start, match.start())
            return document.lead.span(start, match.end()), document.lead.text[start : match.end()]
    end = min(len(spare), _QUOTE)
    return spare.span(0, end), spare.text[:end]


def _handed_over(text: str, sentence: re.Match[str], citation: Citation) -> RelationType | None:
    before = text[max(sentence.start(), citation.start - _NEAR) : citation.start]
    return handed_over(before, text[citation.end : min(sentence.end(), citation.end + _NEAR)])


def _relation_type(passage: Passage, cue: Cue | None, citation: Citation, after: str) -> RelationType:
    kind = title_cue(after)
    if kind is not None:
        return kind
    if cue is None:
        return RelationType.CITES
    law = citation.title is not None and is_law(citation.title)
    if passage.preamble and cue.type is RelationType.BASED_ON and carries_spirit(after):
        return RelationType.IMPLEMENTS
    if cue.type is RelationType.BASED_ON and not law and citation.title is not None:
        return RelationType.IMPLEMENTS if passage.preamble else RelationType.CITES
    if cue.type in (RelationType.IMPLEMENTS, RelationType.BASED_ON):
        if not passage.preamble:
            return RelationType.CITES
        return RelationType.IMPLEMENTS if citation.title is None and cue.type is RelationType.BASED_ON else cue.type
    return cue.type


def _evidence(text: Text, citation: Citation, kind: RelationType, since: int | None) -> Evidence:
    """From the cue to the number, at most 80 characters; the title alone where that is too long."""
    start, end = citation.start, citation.end
    source = text.text
    if end < len(source) and source[end] in "）)":
        end += 1
    tail = re.match(r"(?:的?(?:文件)?(?:精神|要求|部署|规定|执行|同时废止))", source[end:])
    if tail is not None and end + tail.end() - start <= _QUOTE:
        end += tail.end()
    if since is not None:
        lead = re.search(
            r"(?:为(?:深入|全面|认真|进一步|切实)*)?(?:贯彻落实|贯彻|落实|根据|依据|依照|按照|参照|结合|遵照|执行|按)[^，,。；《]{0,30}$",
            source[max(0, start - 40) : start],
        )
        if lead is not None and end - (start - len(lead[0])) <= _QUOTE:
            start -= len(lead[0])
    end = min(end, start + _QUOTE)
    name = _NAMES_RULE.get(kind, f"relation.{kind.value}")
    return Evidence(text.span(start, end), source[start:end], name)


def _inner_evidence(text: Text, citation: Citation, inner: str) -> Evidence | None:
    flat = text.slice(citation.start, citation.end).squeeze()
    at = flat.text.find(inner)
    if at < 0:
        return None
    end = min(len(flat), at + len(inner) + 1, at + _QUOTE)
    begin = max(0, at - 1)
    span = flat.span(begin, end)
    first, last = text.at.index(span.start), text.at.index(span.end - 1)
    return Evidence(span, text.text[first : last + 1], "relation.cites")
