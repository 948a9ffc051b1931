"""The address of a thing answers people with a page and programs with statements."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

DOC = "/doc/长政办发〔2021〕60号"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("text/turtle;q=0.4, application/ld+json;q=0.9", "application/ld+json"),
    ],
)
@pytest.mark.parametrize("front", ["", "/zeren"])
def test_the_form_that_is_asked_for(client: TestClient, accept: str, media: str, front: str) -> None:
    response = client.get(front + DOC, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert "Accept" in response.headers["vary"]
    assert "长政办发〔2021〕60号" in response.text or "\\u957F" in response.text


def test_a_form_by_address(client: TestClient) -> None:
    assert client.get(DOC, params={"format": "turtle"}).headers["content-type"].startswith("text/turtle")
    assert client.get(DOC, params={"format": "pdf"}).status_code == 406
    assert client.get(DOC, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_what_is_not_there(client: TestClient, accept: str) -> None:
    for path in (
        "/doc/甲政发〔1900〕1号",
        "/agency/没有的局",
        "/doc/%22%3E%3Cscript%3E",
        "/source/0",
        "/region/999999",
    ):
        response = client.get(path, headers={"Accept": accept})
        assert response.status_code in (400, 404), (path, response.text)
        assert "<script>" not in response.text


def test_statements_carry_their_evidence(client: TestClient) -> None:
    text = client.get(DOC, headers={"Accept": "application/n-triples"}).text
    assert "http://www.w3.org/ns/oa#hasSelector" in text


def test_every_link_of_a_page_leads_somewhere(client: TestClient) -> None:
    import re
    from html import unescape

    page = client.get(DOC, headers={"Accept": "text/html"}).text
    links = {unescape(link).partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', page)}
    assert len(links) > 20
    for link in sorted(links):
        assert client.get(link, headers={"Accept": "text/html"}).status_code == 200, link
