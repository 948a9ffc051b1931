"""Stores behind real servers: Oxigraph's and, where it is installed, Virtuoso; every answer as from a folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import StoreError, UsageError
from graph.intake import build_store
from graph.rdf.values import Literal
from graph.store import Solutions, Store, open_store
from graph.store.protocol import find_addresses
from tests.conftest import ROOT, SEEDS
from tests.intake.test_build import notice

OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
VIRTUOSO = shutil.which("virtuoso-t")
VIRTUOSO_INI = """
[Database]
DatabaseFile={0}/v.db
ErrorLogFile={0}/v.log
LockFile={0}/v.lck
TransactionFile={0}/v.trx
xa_persistent_file={0}/v.pxa
[TempDatabase]
DatabaseFile={0}/t.db
TransactionFile={0}/t.trx
[Parameters]
ServerPort=127.0.0.1:{1}
NumberOfBuffers=4000
MaxDirtyBuffers=3000
DirsAllowed={0}
[HTTPServer]
ServerPort=127.0.0.1:{2}
[SPARQL]
ResultSetMaxRows=1000000
MaxQueryExecutionTime=60
"""
COMMANDS = (
    "who 医保定点", "who 老人上门看病 --region 瑞金市 --today", "agency 长治市卫生健康委员会", "doc 长政办发〔2021〕60号",
    "chain 鞍卫发〔2023〕9号", "status 国卫办家庭函〔2016〕1004号 --as-of 2024-01-01", "due --as-of 2017-01-01", "gaps", "stats",
    "compare 鄂卫发〔2023〕1号 陕卫老龄发〔2024〕6号", "query --name who --set words=定点", "query --name no-owner",
    "query --name gone-bodies", "query --name busiest", "query --name targets", "query --name missing",
    "query --name duties --set agency=长治市医疗保障局", "query --name due --set until=2025",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Running:
    """A server that the tests started: the address of its queries, and who may write."""

    url: str
    user: str = ""
    password: str = ""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server has stopped"
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {url}")


def start_oxigraph(folder: Path) -> tuple[subprocess.Popen[bytes], Running]:
    port = free_port()
    command = [str(OXIGRAPH), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(f"http://127.0.0.1:{port}/query", process)
    return process, Running(f"http://127.0.0.1:{port}/query")


def start_virtuoso(folder: Path) -> tuple[subprocess.Popen[bytes], Running]:
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(folder, sql, http), encoding="utf-8")
    command = [str(VIRTUOSO), "-f", "-c", str(folder / "virtuoso.ini")]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D", process)
    return process, Running(f"http://127.0.0.1:{http}/sparql", "dba", "dba")


SERVERS = {
    "oxigraph": pytest.param(
        start_oxigraph, marks=pytest.mark.skipif(not OXIGRAPH, reason="oxigraph is not installed")
    ),
    "virtuoso": pytest.param(
        start_virtuoso,
        marks=pytest.mark.skipif(
            not VIRTUOSO and not os.environ.get("ZEREN_REQUIRE_VIRTUOSO"), reason="virtuoso-t is not installed"
        ),
    ),
}


@pytest.fixture(scope="module", params=list(SERVERS.values()), ids=list(SERVERS))
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    process, running = request.param(tmp_path_factory.mktemp("server"))
    patch = pytest.MonkeyPatch()
    patch.setenv("ZEREN_CACHE", str(tmp_path_factory.mktemp("cache")))
    if running.user:
        patch.setenv("ZEREN_USER", running.user)
        patch.setenv("ZEREN_PASSWORD", running.password)
    with open_store(running.url) as store:
        build_store(store, [SEEDS], "1")
    yield running
    patch.undo()
    process.kill()
    process.wait()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("local") / "store"
    with Store(path) as store:
        build_store(store, [SEEDS], "1")
    return path


def say(place: str, command: str) -> str:
    done = subprocess.run(
        [sys.executable, "cli.py", "--store", place, *command.split(), "--format", "json"],
        cwd=ROOT, capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_as_from_a_folder(server: Running, local: Path, command: str) -> None:
    assert say(server.url, command) == say(str(local), command)


def test_another_machine_gets_the_same(
    server: Running, local: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new copy is fetched whole: index, sentences and all."""
    monkeypatch.setenv("ZEREN_CACHE", str(tmp_path))
    for command in ("who 医保定点", "doc 长政办发〔2021〕60号", "gaps"):
        assert say(server.url, command) == say(str(local), command)
    done = subprocess.run(
        [sys.executable, "cli.py", "--store", server.url, "check"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "违规 0 条，警告 0 条\n")


def test_what_changes_here_changes_there(server: Running, tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    numbers = "SELECT ?n WHERE { ?d eli:id_local ?n ; zr:citedOnly false FILTER(STRSTARTS(?n, '临政')) } ORDER BY ?n"
    for number in (1, 2):
        paper.write_text(notice(number), encoding="utf-8")
        with open_store(server.url) as store:
            build_store(store, [tmp_path], "1")
        with open_store(server.url, read_only=True) as store:
            found = store.query(numbers)
            assert isinstance(found, Solutions)
            assert found.texts() == [(f"临政办发〔2022〕{number}号",)]
    paper.unlink()
    with open_store(server.url) as store:
        build_store(store, [tmp_path], "1")
    with open_store(server.url, read_only=True) as store:
        assert len(store.query(numbers)) == 0  # type: ignore[arg-type]
        assert len(store.files()) == 5


def test_a_copy_sees_what_another_wrote(server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "papers" / "a.txt"
    paper.parent.mkdir()
    paper.write_text(notice(7), encoding="utf-8")
    with open_store(server.url, read_only=True) as store:
        assert len(store.files()) == 5
    with monkeypatch.context() as other:
        other.setenv("ZEREN_CACHE", str(tmp_path / "other"))
        with open_store(server.url) as store:
            build_store(store, [paper.parent], "1")
    with open_store(server.url, read_only=True) as store:
        assert len(store.files()) == 6
    with monkeypatch.context() as other:
        other.setenv("ZEREN_CACHE", str(tmp_path / "other"))
        paper.unlink()
        with open_store(server.url) as store:
            build_store(store, [paper.parent], "1")
    with open_store(server.url, read_only=True) as store:
        assert len(store.files()) == 5


def test_telephone_numbers_do_not_travel(server: Running, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(notice(9) + "\n联系电话：0355-2012345\n", encoding="utf-8")
    with open_store(server.url) as store:
        build_store(store, [tmp_path], "1")
        assert store.query("ASK { GRAPH ?g { ?s ?p ?o FILTER(CONTAINS(STR(?o), '2012345')) } }") is False
        assert store.query("ASK { GRAPH ?g { ?s schema:text ?o FILTER(CONTAINS(STR(?o), '联系电话')) } }") is True
    (tmp_path / "a.txt").unlink()
    with open_store(server.url) as store:
        build_store(store, [tmp_path], "1")


def test_values_cannot_break_out(server: Running) -> None:
    evil = Literal('甲" ) } } INSERT DATA { <a:a> <a:a> "')
    with open_store(server.url, read_only=True) as store:
        found = store.query("SELECT ?n ?d WHERE { ?d eli:id_local ?n }", {"n": evil})
        assert isinstance(found, Solutions)
        assert len(found) == 0


def test_a_query_that_is_none_is_refused_in_one_line(server: Running) -> None:
    with open_store(server.url, read_only=True) as store, pytest.raises((UsageError, StoreError)) as caught:
        store.query("SELECT nonsense")
    assert "\n" not in str(caught.value)


def test_without_the_password_nothing_is_written(
    server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not server.user:
        pytest.skip("this server knows no users")
    monkeypatch.setenv("ZEREN_PASSWORD", "wrong")
    (tmp_path / "a.txt").write_text(notice(3), encoding="utf-8")
    with pytest.raises(StoreError) as caught, open_store(server.url) as store:
        build_store(store, [tmp_path], "1")
    assert "wrong" not in str(caught.value)
    monkeypatch.undo()


# -- without a server ---------------------------------------------------------------------------------------------------


def test_nobody_there() -> None:
    with pytest.raises(StoreError, match="连不上"):
        open_store("http://127.0.0.1:9/query", read_only=True)


@pytest.mark.parametrize(
    ("query", "graphs", "parameter"),
    [
        ("http://h:7878/query", "http://h:7878/store", "graph"),
        ("https://h/ds/query", "https://h/ds/data", "graph"),
        ("https://h/ds/sparql", "https://h/ds/data", "graph"),
        ("http://h:8890/sparql", "http://h:8890/sparql-graph-crud-auth", "graph-uri"),
    ],
)
def test_where_graphs_are_written(query: str, graphs: str, parameter: str) -> None:
    found = find_addresses(query)
    assert (found.graphs, found.parameter) == (graphs, parameter)


def test_the_address_of_graphs_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_GRAPH_STORE_URL", "https://h/rdf-graphs")
    assert find_addresses("https://h/anything").graphs == "https://h/rdf-graphs"
