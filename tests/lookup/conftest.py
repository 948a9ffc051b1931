"""Stores that questions are put to, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.intake import build_store
from graph.store import Store
from graph.version import program_version
from tests.conftest import ROOT, SEEDS

CORPUS = sorted((ROOT / "tests" / "corpus").glob("*.txt"))
ALL = sorted((ROOT / "tests").glob("corpus*/*.txt"))


@pytest.fixture(scope="session")
def bundled(seed_store: Path) -> Iterator[Store]:
    with Store(seed_store, read_only=True) as store:
        yield store


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled papers and those of tests/corpus in one store."""
    yield from _built(tmp_path_factory.mktemp("everything") / "store", [SEEDS, *CORPUS])


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled papers and all annotated ones."""
    yield from _built(tmp_path_factory.mktemp("library") / "store", [SEEDS, *ALL])


def _built(path: Path, papers: list[Path]) -> Iterator[Store]:
    with Store(path) as store:
        build_store(store, papers, program_version())
    with Store(path, read_only=True) as store:
        yield store
