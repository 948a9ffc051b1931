"""Days and durations, and the fates of documents: repealed, annulled, lapsed, out of term, yielding."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.answers.state import add_duration, document_state, first_day, last_day, next_day
from graph.answers.status import status
from graph.model import Record, Reference, Relation, RelationType
from graph.store import open_store
from graph.store.store import Store
from tests.rdf.sample import NOTICE, RECORD, said

OWN = "甲政办发〔2021〕7号"


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2020-02-29", "P1Y", "2021-02-28"),
        ("2021-05-01", "P2Y", "2023-05-01"),
        ("2021-11-30", "P3M", "2022-02-28"),
        ("2021-12-31", "P1Y1M", "2023-01-31"),
        ("2021-12-31", "P30D", "2022-01-30"),
        ("2021-12-31", "forever", ""),
    ],
)
def test_a_day_and_a_duration(start: str, duration: str, end: str) -> None:
    assert add_duration(start, duration) == end


def test_coarse_days() -> None:
    assert (first_day("2021"), first_day("2021-02"), first_day("2021-02-03")) == (
        "2021-01-01",
        "2021-02-01",
        "2021-02-03",
    )
    assert (last_day("2021"), last_day("2020-02"), last_day("2021-02-03")) == ("2021-12-31", "2020-02-29", "2021-02-03")
    assert next_day("2021-12-31") == "2022-01-01"


def later(kind: RelationType, number: str, date: str, sha: str) -> Record:
    """A later paper that says something of the sample's notice, in the same words."""
    paper = replace(
        NOTICE, number=number, title=f"关于{number}的决定", date_written=date, effective=None, validity=None
    )
    relation = Relation("d1", kind, Reference(NOTICE.title, OWN), said("现将方案印发给你们"))
    return Record(replace(RECORD.source, sha256=sha, name=f"{sha}.txt"), (paper,), relations=(relation,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path) as store:
        assert isinstance(store, Store)
        store.put(RECORD)
    return tmp_path


def put(folder: Path, *records: Record) -> None:
    with open_store(folder) as store:
        assert isinstance(store, Store)
        for record in records:
            store.put(record)


def state(folder: Path, day: str, wanted: str = OWN) -> tuple[str, str, str | None]:
    with open_store(folder, read_only=True) as store:
        found = status(store, wanted, as_of=day)
    return found.state, found.reason, found.by.number if found.by else None


def test_its_own_term_with_the_sentence(folder: Path) -> None:
    assert state(folder, "2021-05-31") == ("not_yet", "before_start", None)
    assert state(folder, "2021-06-01") == ("in_force", "until_then", None)
    assert state(folder, "2026-05-31") == ("in_force", "until_then", None)
    assert state(folder, "2026-06-01") == ("lapsed", "term_over", None)


def test_the_text_shares_the_fate_of_its_notice(folder: Path) -> None:
    put(folder, later(RelationType.REPEALS, "甲政办发〔2023〕9号", "2023-04-05", "9" * 64))
    for wanted in (OWN, "甲市乙方案"):
        assert state(folder, "2023-04-04", wanted)[:2] == ("in_force", "until_then")
        assert state(folder, "2023-04-05", wanted) == ("repealed", "repealed", "甲政办发〔2023〕9号")


def test_an_annulled_paper_never_was_in_force(folder: Path) -> None:
    put(folder, later(RelationType.ANNULS, "甲政办发〔2023〕9号", "2023-04-05", "9" * 64))
    assert state(folder, "2022-01-01") == ("annulled", "annulled", "甲政办发〔2023〕9号")


def test_the_first_ending_decides(folder: Path) -> None:
    put(
        folder,
        later(RelationType.LAPSES, "甲政办发〔2024〕1号", "2024-01-01", "8" * 64),
        later(RelationType.REPEALS, "甲政办发〔2023〕9号", "2023-04-05", "9" * 64),
    )
    assert state(folder, "2025-01-01") == ("repealed", "repealed", "甲政办发〔2023〕9号")


def test_to_yield_in_part_is_not_to_end(folder: Path) -> None:
    put(folder, later(RelationType.SUPERSEDES, "甲政办发〔2023〕9号", "2023-04-05", "9" * 64))
    assert state(folder, "2024-01-01") == ("in_force", "until_then", None)
    with open_store(folder, read_only=True) as store:
        assert isinstance(store, Store)
        assert [paper.number for paper in status(store, OWN, as_of="2024").yields_to] == ["甲政办发〔2023〕9号"]
        assert (
            store.query("ASK { ?new zr:possiblySupersedes ?old . FILTER NOT EXISTS { ?any zr:supersedes ?old } }")
            is True
        )


def test_an_unknown_document_is_unknown(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        assert isinstance(store, Store)
        assert document_state(store.index, "https://w3id.org/zeren/doc/none", "2024").state == "unknown"
