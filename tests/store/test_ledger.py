"""The ledger finds claims by its indexes: a file costs as much in a large store as in a small one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store.ledger import Claim, Ledger, SourceFile

CLAIM = Claim(
    "1", "urn:a", "国办发〔2019〕5号", "关于推进养老服务发展的意见", "国务院办公厅", True, "100000", "2019", ""
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "sources.sqlite")
    made.put(SourceFile("1", "a.txt", "1"), b"", b"", [CLAIM])
    return made


@pytest.mark.parametrize(
    "ask",
    [
        lambda ledger: ledger.sharers("number", CLAIM.number),
        lambda ledger: ledger.sharers("tail", CLAIM.tail),
        lambda ledger: ledger.claims_on("number", CLAIM.number),
        lambda ledger: ledger.claims_on("tail", CLAIM.tail),
        lambda ledger: ledger.has_twin(CLAIM),
        lambda ledger: ledger.claims_of("1"),
    ],
)
def test_no_claim_is_looked_for_among_all(ledger: Ledger, ask: Callable[[Ledger], object]) -> None:
    asked: list[str] = []
    database: sqlite3.Connection = ledger._db
    database.set_trace_callback(asked.append)
    ask(ledger)
    database.set_trace_callback(None)
    assert asked
    plans = [row[3] for sql in asked for row in database.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("SEARCH claim USING INDEX" in plan for plan in plans)
    assert not any("SCAN claim" in plan for plan in plans)


def test_what_is_shared_is_found(ledger: Ledger) -> None:
    ledger.put(SourceFile("2", "b.txt", "1"), b"", b"", [CLAIM._replace(sha256="2", real=False)])
    assert ledger.sharers("number", CLAIM.number) == ledger.sharers("tail", CLAIM.tail) == {"1", "2"}
    assert not ledger.has_twin(CLAIM)
    ledger.put(SourceFile("3", "c.txt", "1"), b"", b"", [CLAIM._replace(sha256="3")])
    assert ledger.has_twin(CLAIM)
