"""Which documents are one: the same paper met as a file, inside another, by number or by title only.

Every file keeps its IRIs as read in the ledger; what the graph holds is those IRIs under a mapping that depends on
all files together. A stub met by title becomes the numbered document as soon as exactly one fits; where several fit
none is taken and all are kept as candidates (`zr:possiblySameAs`). The outcome depends on the set of files, never
on the order in which they came.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from graph.rdf.iris import DOCUMENTS
from graph.rdf.terms import Zr
from graph.rdf.values import IRI, Quad, Term, triple_order
from graph.store.ledger import Claim, Ledger
from graph.store.places import is_national_number, is_related, number_province, reaches

_MIN_TAIL = 8  # 实施方案, 管理办法: too short to tell a document


@dataclass(frozen=True, slots=True)
class Identity:
    """For one file: IRIs as read → IRIs in the graph, and what an undecided IRI may be."""

    same: dict[str, str] = field(default_factory=dict)
    maybe: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self) -> str:
        """A stable form to compare and keep: "{}" if nothing is renamed."""
        if not self.same and not self.maybe:
            return "{}"
        return json.dumps([self.same, self.maybe], ensure_ascii=False, sort_keys=True)


def rename_iris(quads: Iterable[Quad], identity: Identity) -> list[Quad]:
    """The quads under a mapping, with candidates added, sorted and each once."""

    def rename(term: Term) -> Term:
        if not isinstance(term, IRI) or not term.startswith(DOCUMENTS):
            return term
        cut = term.find("/", len(DOCUMENTS))
        root, rest = (term, "") if cut < 0 else (term[:cut], term[cut:])
        return IRI(identity.same[root] + rest) if root in identity.same else term

    renamed = {(IRI(rename(s)), p, rename(o), g) for s, p, o, g in quads}
    graphs = {g for *_, g in renamed}
    for root, candidates in identity.maybe.items():
        node = IRI(identity.same.get(root, root))
        renamed |= {(node, Zr.possiblySameAs, IRI(other), g) for other in candidates for g in graphs}
    return sorted(renamed, key=lambda quad: triple_order(quad[:3]))


def settle(ledger: Ledger, files: Iterable[str]) -> Iterator[tuple[str, Identity]]:
    """The identities of each of the given files, in the light of all."""
    court = _Court(ledger)
    for sha256 in sorted(files):
        yield sha256, court.identity(sha256)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document that bears a number which another bears too."""

    iri: str
    tail: str
    region: str


@dataclass(frozen=True, slots=True)
class _Title:
    """All that is claimed on one tail; `heads` are the issuers before it, where it is cited without a number."""

    numbered: tuple[Claim, ...]
    real: tuple[Claim, ...]
    heads: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, claims: list[Claim]) -> _Title:
        heads = {claim.head: claim.iri for claim in claims if claim.head and not claim.number}
        numbered = tuple(claim for claim in claims if claim.number)
        return cls(numbered, tuple(claim for claim in claims if claim.real), tuple(sorted(heads.items())))


class _Court:
    """Weighs claims; what is asked twice is looked up once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._numbers: dict[str, list[Claim]] = {}
        self._tails: dict[str, _Title] = {}
        self._cited: dict[tuple[str, ...], list[str]] = {}

    def identity(self, sha256: str) -> Identity:
        identity = Identity()
        for claim in self._ledger.claims_of(sha256):
            found = self._candidates(claim)
            if len(found) == 1 and found[0] != claim.iri:
                identity.same.setdefault(claim.iri, found[0])
            elif len(found) > 1:
                identity.maybe.setdefault(claim.iri, tuple(found))
        return identity

    def _candidates(self, claim: Claim) -> list[str]:
        if claim.number:
            return self._by_number(claim)
        if len(claim.tail) < _MIN_TAIL:
            return []
        return self._real_by_title(claim) if claim.real else self._cited_by_title(claim)

    def _by_number(self, claim: Claim) -> list[str]:
        """One number, given by offices of two places: 长政办发 is 长治, 长沙 and 长春."""
        papers = self._holders(claim.number)
        if len(papers) < 2:
            return []
        if claim.real:
            papers = [paper for paper in papers if claim.region == paper.region or claim.tail == paper.tail][:1]
            return [paper.iri for paper in papers]
        same_title = [paper for paper in papers if claim.tail and claim.tail == paper.tail]
        near = same_title or [paper for paper in papers if is_related(paper.region, claim.place)]
        return sorted(paper.iri for paper in near or papers)

    def _holders(self, number: str) -> list[_Paper]:
        """The documents that carry a number; more than one only where both place and title differ."""
        first: dict[str, Claim] = {}
        for claim in self._number_claims(number):
            if claim.real and claim.region and claim.tail not in {other.tail for other in first.values()}:
                first.setdefault(claim.region, claim)
        several = len(first) > 1
        return [
            _Paper(f"{claim.iri}@{region}" if several else claim.iri, claim.tail, region)
            for region, claim in sorted(first.items())
        ]

    def _real_by_title(self, claim: Claim) -> list[str]:
        """A text without a number in its file, cited with a number elsewhere."""

        def fits(other: Claim) -> bool:
            held = [paper for paper in self._number_claims(other.number) if paper.real]
            if any(paper.tail != claim.tail for paper in held):
                return False  # the number belongs to the notice that carries this text
            near = other.region == claim.region if other.real else is_related(claim.region, other.place)
            return near and heads_agree(claim.head, other.head)

        return self._numbered(claim, fits)

    def _cited_by_title(self, claim: Claim) -> list[str]:
        title = self._title(claim.tail)
        own = claim.sha256 if any(other.sha256 == claim.sha256 for other in title.real) else ""
        key = (claim.tail, claim.head, claim.place, claim.date if title.real else "", own)
        if key not in self._cited:
            self._cited[key] = self._weigh_citation(claim, title)
        return self._cited[key]

    def _weigh_citation(self, claim: Claim, title: _Title) -> list[str]:
        numbered = self._numbered(claim, lambda other: self._may_cite(claim, other))
        unnumbered = {
            other.iri
            for other in title.real
            if not other.number and not self._real_by_title(other) and self._may_cite(claim, other)
        }
        return sorted({*numbered, *unnumbered}) or _headed(claim, title)

    def _numbered(self, claim: Claim, fits: Callable[[Claim], bool]) -> list[str]:
        found: set[str] = set()
        for other in self._title(claim.tail).numbered:
            if fits(other):
                found.update(self._by_number(other) or [other.iri])
        return sorted(found)

    def _may_cite(self, claim: Claim, other: Claim) -> bool:
        """Whether a reference by title may mean the document of another claim."""
        if other.sha256 == claim.sha256 and other.real:
            return False  # a document inside the same file would have been recognised as such
        if not heads_agree(claim.head, other.head):
            return False
        if other.real:
            later = bool(claim.date and other.date > claim.date)
            return not later and reaches(other.region, claim.place)
        if is_national_number(other.number):
            return True
        return claim.place[:2] == (number_province(other.number) or other.place[:2])

    def _number_claims(self, number: str) -> list[Claim]:
        if number not in self._numbers:
            self._numbers[number] = self._ledger.claims_on("number", number)
        return self._numbers[number]

    def _title(self, tail: str) -> _Title:
        if tail not in self._tails:
            self._tails[tail] = _Title.of(self._ledger.claims_on("tail", tail))
        return self._tails[tail]


def _headed(claim: Claim, title: _Title) -> list[str]:
    """关于… and 国务院办公厅关于… are one, if nobody else is said to have issued that title."""
    if claim.head or len(title.heads) != 1:
        return []
    issuer, iri = title.heads[0]
    return [iri] if issuer.startswith(("国", "中共中央", "中华人民共和国")) else []


def heads_agree(one: str, other: str) -> bool:
    """Whether two prints of the issuers before a title may mean the same: one is missing, or part of the other."""
    return not one or not other or one in other or other in one
