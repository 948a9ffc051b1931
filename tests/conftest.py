"""What tests of several rooms share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds" / "documents"


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches a command."""
    for name in ("ZEREN_STORE", "ZEREN_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: `run("who", "医保定点", "--store", path)`."""
    import cli

    def run_command(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(int(status), captured.out, captured.err)

    return run_command


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the bundled documents, built once; read it only."""
    from graph.intake import build_store
    from graph.store import Store
    from graph.version import program_version

    path = tmp_path_factory.mktemp("seeds") / "store"
    with Store(path) as store:
        report = build_store(store, [SEEDS], program_version())
        store.finish()
    assert (report.read, report.failures) == (5, ())
    return path
