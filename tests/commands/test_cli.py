"""What all commands share: help, statuses, errors, completion."""

from __future__ import annotations

import importlib
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

import cli
from graph.commands.status import ExitStatus, status_of
from graph.errors import InputError, NotFoundError, StoreError, UsageError, ZerenError
from tests.commands.manual import manual
from tests.conftest import ROOT, Run


def load(name: str) -> click.Command:
    module, _, attribute = cli.COMMANDS[name].target.partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    return command


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_help_with_an_example(name: str, run: Run) -> None:
    for flag in ("-h", "--help"):
        done = run(name, flag)
        assert (done.status, done.err) == (0, "")
        assert "示例" in done.out
        assert f"zeren {name}" in done.out.split("示例")[1]


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_examples_parse(name: str) -> None:
    command = load(name)
    for example in getattr(command, "examples", ()):
        words = shlex.split(example.removeprefix('eval "$(').removesuffix(')"'))
        words = words[: words.index(">")] if ">" in words else words
        assert words[:2] == ["zeren", name]
        command.make_context(name, words[2:], resilient_parsing=False).close()


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    for parameter in load(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_manual_is_what_the_commands_say() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == manual(), "run `make docs`"


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_names_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert [name for name in cli.COMMANDS if f"`zeren {name}" not in text] == []


def test_overview_lists_every_command(run: Run) -> None:
    done = run("-h")
    assert done.status == 0
    assert [name for name in cli.COMMANDS if f"  {name} " not in done.out] == []


def test_nothing_shows_what_to_try(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = run()
    assert (before.status, before.err) == (0, "")
    assert before.out.index("zeren build") < before.out.index("zeren who")
    (tmp_path / "zeren-store").mkdir()
    after = run()
    assert after.out.index("zeren who") < after.out.index("zeren build")


def test_version(run: Run) -> None:
    from graph import __version__

    assert run("--version").out == f"zeren {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["whoo"], "是不是 who"),
        (["无此命令"], "zeren -h"),
        (["who"], "zeren who -h"),
        (["who", "x", "--no-such"], "--no-such"),
        (["who", "x", "--role", "boss"], "boss"),
        (["who", "x", "--limit", "0"], "--limit"),
        (["who", "x", "--as-of", "昨天"], "2021-12-01"),
        (["extract"], "zeren extract -h"),
        (["view", "nothing"], "network"),
        (["query"], "--list"),
        (["query", "ASK {}", "--name", "x"], "--list"),
        (["query", "ASK {}", "--set", "a=b"], "--name"),
        (["query", "--name", "x", "--set", "a"], "参数=值"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(arguments: list[str], says: str, run: Run) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (ExitStatus.WRONG_USE, "")
    assert done.err.count("\n") == 1
    assert done.err.startswith("zeren: ")
    assert says in done.err


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFoundError("x"), ExitStatus.NOTHING),
        (UsageError("x"), ExitStatus.WRONG_USE),
        (InputError("x"), ExitStatus.BAD_INPUT),
        (StoreError("x"), ExitStatus.BAD_INPUT),
        (ZerenError("x"), ExitStatus.OUR_FAULT),
    ],
)
def test_status_of_errors(error: ZerenError, status: ExitStatus) -> None:
    assert status_of(error) is status


def test_every_error_has_a_status() -> None:
    assert all(status_of(kind("x")) is not ExitStatus.OUR_FAULT for kind in ZerenError.__subclasses__())


@pytest.mark.parametrize("name", ["who", "doc", "stats", "query", "view", "check"])
def test_missing_store(name: str, run: Run, tmp_path: Path) -> None:
    words = {"who": ["x"], "doc": ["x"], "query": ["ASK {}"], "view": ["network"]}.get(name, [])
    done = run(name, *words, "--store", tmp_path / "none")
    assert (done.status, done.out) == (ExitStatus.BAD_INPUT, "")
    assert str(tmp_path / "none") in done.err
    assert "zeren build" in done.err


def test_our_fault_is_one_line_that_says_how_to_see_more(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("内部\n错误")

    monkeypatch.setattr("graph.commands.stats.count_rows", broken)
    monkeypatch.setattr("graph.commands.stats.open_for_reading", lambda *_: click.Context(cli.zeren))
    done = run("stats")
    assert (done.status, done.out) == (ExitStatus.OUR_FAULT, "")
    assert done.err == "zeren: 程序出错：RuntimeError: 内部 错误；设 ZEREN_DEBUG=1 再运行一次可得到完整报告\n"
    monkeypatch.setenv("ZEREN_DEBUG", "1")
    assert "Traceback" in run("stats").err


def test_interrupt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.commands.stats.open_for_reading", interrupted)
    done = run("stats")
    assert done.status == ExitStatus.INTERRUPTED
    assert done.err.endswith("zeren: 已中断\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, run: Run) -> None:
    done = run("completion", shell)
    assert done.status == 0
    assert "_ZEREN_COMPLETE" in done.out


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [("zeren ", 1, set(cli.COMMANDS)), ("zeren wh", 1, {"who"}), ("zeren who --ro", 2, {"--role"}),
     ("zeren who x --role ", 4, {"lead", "responsible", "support", "implement"})],
)  # fmt: skip
def test_completion_offers(words: str, at: int, offered: set[str]) -> None:
    settings = {"_ZEREN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    done = subprocess.run(
        [sys.executable, "cli.py"], cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=True
    )
    assert {line.partition(",")[2] for line in done.stdout.split()} == offered


def test_as_a_process(seed_store: Path) -> None:
    def status(*arguments: str) -> int:
        command = [sys.executable, "cli.py", *arguments, "--store", str(seed_store)]
        return subprocess.run(command, cwd=ROOT, capture_output=True).returncode

    assert [status("who", "医保定点"), status("who", "飞碟"), status("who")] == [0, 1, 2]


def test_output_is_utf8_whatever_the_locale(seed_store: Path) -> None:
    def output(**settings: str) -> bytes:
        command = [sys.executable, "cli.py", "stats", "--store", str(seed_store)]
        return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, check=True).stdout

    assert output(PYTHONIOENCODING="latin-1") == output(LANG="C") == output(PYTHONUTF8="1")
    assert "源文件" in output(LANG="C").decode("utf-8")


def test_reader_that_goes_away(seed_store: Path) -> None:
    command = f"{shlex.quote(sys.executable)} cli.py stats --store {shlex.quote(str(seed_store))} | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupted_process(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)  # reading it waits for ever
    process = subprocess.Popen([sys.executable, "cli.py", "extract", str(pipe)], cwd=ROOT, stderr=subprocess.PIPE)
    handle = os.open(pipe, os.O_WRONLY)  # returns when the command has opened its end
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    os.close(handle)
    assert process.returncode == ExitStatus.INTERRUPTED
    assert errors.decode().endswith("zeren: 已中断\n")
