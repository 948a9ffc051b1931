"""The session shown in the READMEs is what a person sees; … there stands for anything."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

READMES = ("README.md", "README.zh-CN.md")


def iter_sessions(readme: str) -> Iterator[tuple[str, str]]:
    """Each `$ zeren …` of the console blocks with what is printed below it."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    for block in re.findall(r"```console\n(.*?)```", text, re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("zeren "):
                yield command, output.strip()


@pytest.mark.parametrize("readme", READMES)
def test_sessions_are_real(readme: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "92")
    sessions = list(iter_sessions(readme))
    assert len(sessions) >= 3
    for command, output in sessions:
        done = run(*shlex.split(command)[1:])
        assert done.status == 0, (command, done.err)
        pattern = ".*".join(map(re.escape, output.split("…")))
        assert re.fullmatch(pattern, (done.out + done.err).strip(), re.S), command


def test_python_in_the_readmes_runs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = {
        re.sub(r"#.*", "", block)
        for readme in READMES
        for block in re.findall(r"```python\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.S)
    }
    monkeypatch.chdir(tmp_path)
    assert run("build").status == 0
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    names: dict[str, object] = {}
    exec(compile(code, "README", "exec"), names)
    assert len(names["dataset"]) > 1000  # type: ignore[arg-type]
