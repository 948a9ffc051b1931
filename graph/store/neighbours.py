"""Whose identities a file can change, and whose it cannot: what keeps building cheap in a large store."""

from __future__ import annotations

from graph.store.ledger import Claim, Ledger


def affected_files(ledger: Ledger, sha256: str) -> set[str]:
    """The other files that what this one claims may matter to.

    A document that the file carries matters to all who name it; a citation only if it says something new.
    """
    found: set[str] = set()
    for claim in ledger.claims_of(sha256):
        for column, value in _keys(ledger, claim):
            found |= ledger.sharers(column, value)
    return found - {sha256}


def _keys(ledger: Ledger, claim: Claim) -> set[tuple[str, str]]:
    if claim.real:
        numbers = ledger.claims_on("number", claim.number) if claim.number else []
        tails = {claim.tail, *(other.tail for other in numbers)}
        return {("number", claim.number), *(("tail", tail) for tail in tails)} - {("number", ""), ("tail", "")}
    says_more = claim.number or claim.head
    return {("tail", claim.tail)} if claim.tail and says_more and not ledger.has_twin(claim) else set()
