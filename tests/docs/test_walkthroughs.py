"""The tutorials and the Python how-to do what they say: every block is run, and what comes is what is shown."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```(console|python|output)\n(.*?)^```$", re.M | re.S)


def environment() -> dict[str, str]:
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}


def run(command: list[str], folder: Path) -> str:
    """What a command says on both channels."""
    done = subprocess.run(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300
    )
    return done.stdout.decode("utf-8")


def fits(shown: str, said: str) -> bool:
    """… in a line stands for anything in it, a line of it for any lines."""
    parts = [
        "(?:[^\n]*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()).replace("…", "[^\n]*?") + "[ ]*\n"
        for line in shown.splitlines()
    ]
    return re.fullmatch("".join(parts), said if said.endswith("\n") else said + "\n") is not None


def commands(block: str) -> list[tuple[str, str]]:
    """Each `$ command` with the output below it."""
    found = re.split(r"^\$ ", block, flags=re.M)[1:]
    return [(one.partition("\n")[0], one.partition("\n")[2]) for one in found]


@pytest.mark.parametrize("name", ["tutorial.zh.md", "tutorial.en.md"])
def test_tutorial(name: str, tmp_path: Path) -> None:
    blocks = _BLOCK.findall((DOCS / name).read_text(encoding="utf-8"))
    assert len(blocks) > 12
    for kind, block in blocks:
        if kind == "python":
            assert run([sys.executable, "-c", block], tmp_path) == ""
            continue
        for command, shown in commands(block):
            words = shlex.split(command)
            assert words[0] == "zeren"
            said = run([sys.executable, "-m", "cli", *words[1:]], tmp_path)
            assert fits(shown, said), f"{command}\n--- shown\n{shown}\n--- said\n{said}"


def test_how_to_for_python(tmp_path: Path) -> None:
    """The blocks are one program; what each prints stands below it."""
    blocks = _BLOCK.findall((DOCS / "python.md").read_text(encoding="utf-8"))
    code = [block for kind, block in blocks if kind == "python"]
    shown = [block for kind, block in blocks if kind == "output"]
    assert len(code) == len(shown) > 6
    mark = "=" * 20
    said = run([sys.executable, "-c", f"print({mark!r})\n".join(code)], tmp_path).split(mark + "\n")
    assert len(said) == len(shown), said[-1]
    for expected, got in zip(shown, said, strict=True):
        assert fits(expected, got), f"--- shown\n{expected}\n--- said\n{got}"


def test_both_tutorials_run_the_same_commands() -> None:
    one, other = ((DOCS / f"tutorial.{lang}.md").read_text(encoding="utf-8") for lang in ("zh", "en"))
    assert _BLOCK.findall(one) == _BLOCK.findall(other)


def test_an_ellipsis_stands_for_what_is_left_out() -> None:
    assert fits("a\n…\nz\n", "a\nb\nc\nz\n")
    assert fits("a…z\n", "a b c z\n")
    assert not fits("a\nz\n", "a\nb\nz\n")
    assert not fits("a\n…\nz\n", "a\nb\n")
