"""The JSON look-ups and their description."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from graph.commands.who import who
from graph.server.api import LOOKUPS

GOOD = {
    "/api/who": {"words": "医保定点", "region": "长治市", "today": "1"},
    "/api/agency": {"name": "长治市卫生健康委员会"},
    "/api/doc": {"wanted": "长政办发[2021]60号"},
    "/api/chain": {"wanted": "鞍卫发〔2023〕9号"},
}


@pytest.mark.parametrize("path", GOOD)
def test_look_ups_answer(client: TestClient, path: str) -> None:
    response = client.get(path, params=GOOD[path])
    assert response.status_code == 200
    assert isinstance(response.json(), list)
    assert response.json()


def test_who_says_what_the_command_says(client: TestClient, place: Path) -> None:
    done = CliRunner().invoke(who, ["医保定点", "--region", "长治市", "--format", "json", "--store", str(place)])

    assert client.get("/api/who", params={"words": "医保定点", "region": "长治市"}).json() == json.loads(done.stdout)


@pytest.mark.parametrize(
    ("path", "given", "status", "says"),
    [
        ("/api/who", {}, 400, "words"),
        ("/api/who", {"words": "  "}, 400, "words"),
        ("/api/who", {"words": "医保", "colour": "red"}, 400, "colour"),
        ("/api/who", {"words": "医保", "limit": "many"}, 400, "limit"),
        ("/api/who", {"words": "医保", "role": "boss"}, 400, "role"),
        ("/api/who", {"words": "医保", "as_of": "昨天"}, 400, "昨天"),
        ("/api/who", {"words": "医保", "region": "亚特兰蒂斯市"}, 404, "亚特兰蒂斯"),
        ("/api/who", {"words": "火星移民"}, 404, ""),
        ("/api/doc", {"wanted": "甲政发〔1900〕1号"}, 404, ""),
    ],
)
def test_what_is_wrong_is_told_in_one_envelope(
    client: TestClient, path: str, given: dict[str, str], status: int, says: str
) -> None:
    response = client.get(path, params=given)
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert set(error) == {"code", "message", "hint"}
    assert says in error["message"]


def test_the_description_names_every_look_up(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.")
    for lookup in LOOKUPS:
        operation = described["paths"][lookup.path]["get"]
        assert [each["name"] for each in operation["parameters"]] == [each.name for each in lookup.parameters]
        assert {"200", "400", "404", "503"} <= set(operation["responses"])


def test_health(client: TestClient) -> None:
    found = client.get("/health").json()
    assert (found["status"], found["documents"] > 5, found["tasks"] > 100) == ("ok", True, True)
