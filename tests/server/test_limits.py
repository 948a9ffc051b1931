"""Bounds: time, rows, places, sizes, names; and what a visitor may not do to the log."""

from __future__ import annotations

import logging
import os
import threading
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.intake import build_store
from graph.server.app import create_app
from graph.server.limits import Limits
from graph.server.problems import HttpError
from graph.server.site import Site
from graph.server.workers import Workers
from graph.store import Store
from graph.store.limited import Ask
from tests.intake.test_build import notice

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def workers(place: Path):  # type: ignore[no-untyped-def]
    made = Workers(place, Limits(seconds=1.0, rows=100, queries=2))
    yield made
    made.close()


def test_a_query_that_takes_too_long_ends_with_its_process(workers: Workers) -> None:
    workers.ask(Ask("ASK {}"))
    (pid,) = workers.processes()
    began = time.monotonic()
    with pytest.raises(HttpError) as caught:
        workers.ask(Ask(ENDLESS))
    assert (caught.value.status, caught.value.code) == (503, "time_limit")
    assert time.monotonic() - began < 30  # it would run for days
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert workers.ask(Ask("ASK {}"))[0] == "json"  # the next one finds a fresh process


def test_beyond_the_bound_visitors_are_turned_away(workers: Workers) -> None:
    def occupy() -> None:
        with pytest.raises(HttpError):
            workers.ask(Ask(ENDLESS))

    running = [threading.Thread(target=occupy) for _ in range(2)]
    for thread in running:
        thread.start()
    time.sleep(0.5)
    with pytest.raises(HttpError) as caught:
        workers.ask(Ask("ASK {}"))
    for thread in running:
        thread.join()
    assert (caught.value.status, caught.value.code) == (503, "busy")
    assert caught.value.headers["Retry-After"]


def test_a_visitor_who_leaves_ends_the_query(workers: Workers) -> None:
    gone = threading.Event()
    threading.Timer(0.3, gone.set).start()
    with pytest.raises(HttpError) as caught:
        workers.ask(Ask(ENDLESS), gone.is_set)
    assert caught.value.status == 499
    assert workers.processes() == []


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
def test_too_many_rows_are_an_error_and_not_half_an_answer(workers: Workers, form: str) -> None:
    with pytest.raises(HttpError) as caught:
        workers.ask(Ask("SELECT * { ?a ?b ?c }", (form,)))
    assert (caught.value.status, caught.value.code) == (413, "too_much")
    assert workers.ask(Ask("SELECT * { ?a ?b ?c } LIMIT 100", (form,)))[0] == form


def test_what_a_build_writes_is_seen_at_once(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(notice(number), encoding="utf-8")
    with Store(tmp_path / "store") as store:
        build_store(store, [tmp_path / "1.txt"], "1")
    site = Site(tmp_path / "store")
    with TestClient(create_app(site)) as client:
        query = {"query": "SELECT ?n { ?d eli:id_local ?n ; zr:citedOnly false }"}
        assert len(client.get("/sparql", params=query).json()["results"]["bindings"]) == 1
        assert client.get("/health").json()["documents"] == 1
        with Store(tmp_path / "store") as store:
            build_store(store, [tmp_path / "2.txt"], "1")
        assert len(client.get("/sparql", params=query).json()["results"]["bindings"]) == 2
        assert client.get("/health").json()["documents"] == 2


def test_long_addresses_and_bodies(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": "ASK {} #" + "x" * 20_000}).status_code == 414
    headers = {"Content-Type": "application/sparql-query"}
    big = "ASK {} #" + "x" * 300_000
    assert client.post("/sparql", content=big, headers=headers).status_code == 413
    chunks = (big[i : i + 1000].encode() for i in range(0, len(big), 1000))
    assert client.post("/sparql", content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
    ],
)
def test_a_foreign_name_for_this_machine_is_refused(client: TestClient, host: str, status: int) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == status


def test_every_answer_is_dressed(client: TestClient) -> None:
    for path in ("/", "/nope", "/sparql", "/api/who", "/static/site.css", "/health"):
        headers = client.get(path, headers={"Accept": "text/html"}).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_one_line_a_request_and_none_of_the_visitors_making(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "zeren.server"):
        client.get("/nope%0d%0aFAKE GET / 200")
    (record,) = [each for each in caplog.records if each.name == "zeren.server"]
    assert "\n" not in record.getMessage()
    assert " 404 " in record.getMessage()
