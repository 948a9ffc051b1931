"""What is installed: the four import names of the repository with their data, nothing else, and it runs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_nothing_else_at_top_level(installed: Path) -> None:
    names = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert names == {"cli.py", "graph", "ontology", "seeds"}


@pytest.mark.parametrize("folder", ["graph", "ontology", "seeds"])
def test_all_files_come_along(folder: str, installed: Path) -> None:
    here = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
    wanted = {path for path in here if "__pycache__" not in path.parts and path.parent != Path("seeds/authority")}
    wanted |= {path for path in here if path.parent == Path("seeds/authority") and path.suffix != ".py"}
    assert wanted <= {path.relative_to(installed) for path in installed.rglob("*")}
    assert Path("graph/py.typed") in here or folder != "graph"


def test_it_runs_away_from_the_repository(installed: Path, tmp_path: Path) -> None:
    script = (
        "import sys, cli, graph\n"
        f"assert graph.__file__.startswith({str(installed)!r}), graph.__file__\n"
        "sys.exit(cli.main(['build']) or cli.main(['who', '医保定点', '--region', '长治市']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env={"PYTHONPATH": str(installed)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "长治市医疗保障局" in done.stdout
