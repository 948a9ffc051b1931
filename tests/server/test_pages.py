"""The pages: what they say, in both languages, and that no text of a paper becomes markup."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

DOC = "长政办发〔2021〕60号"
EVIL = "长政发〔2022〕7号"
HTML = {"Accept": "text/html"}
PAGES: dict[str, tuple[str, dict[str, Any], str]] = {
    "search": ("/", {"q": "医保定点", "region": "长治市", "today": "1"}, "长治市医疗保障局"),
    "nothing asked": ("/", {}, "要办的事"),
    "document": (f"/doc/{DOC}", {}, "长治市人民政府办公室"),
    "chain": ("/chain", {"doc": "鞍卫发〔2023〕9号"}, "辽卫发〔2023〕8号"),
    "choose a chain": ("/chain", {}, DOC),
    "matrix": ("/matrix", {"doc": DOC}, "负责"),
    "side by side": ("/matrix", {"doc": ["鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号"]}, "对应任务"),
    "gaps": ("/gaps", {}, "没有写明单位"),
    "gaps of one kind": ("/gaps", {"kind": "no_date", "doc": DOC}, "没有时限"),
    "statistics": ("/stats", {}, "公文"),
    "query": ("/query", {"query": "SELECT ?n WHERE { ?d eli:id_local ?n } ORDER BY ?n"}, DOC),
    "ready-made query": ("/query", {"name": "who", "p.words": "定点"}, "长治市医疗保障局"),
    "graph": ("/query", {"query": "CONSTRUCT WHERE { ?t a zr:Task }"}, "zeren/doc"),
    "agency": ("/agency/长治市卫生健康委员会", {}, "长治市卫生和计划生育委员会"),
    "region": ("/region/140400", {}, "长治市"),
    "task": ("/doc/x/task/一", {}, "没有这个任务"),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_what_they_should(client: TestClient, name: str) -> None:
    path, given, says = PAGES[name]
    response = client.get(path, params=given, headers=HTML)
    assert response.status_code == (404 if name == "task" else 200), response.text[:500]
    assert says in response.text
    assert not re.search(r"<script(?! src)|\son\w+=|style=", response.text)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "task"])
def test_pages_speak_english_too(client: TestClient, name: str) -> None:
    path, given, _ = PAGES[name]
    response = client.get(path, params={**given, "lang": "en"}, headers=HTML)
    client.cookies.clear()
    assert '<html lang="en">' in response.text
    assert "Statistics" in response.text


def test_a_task_has_its_page(client: TestClient) -> None:
    found = client.get("/api/who", params={"words": "医保定点", "region": "长治市"}).json()[0]
    page = client.get(found["task"].removeprefix("https://w3id.org/zeren"), headers=HTML)
    assert page.status_code == 200
    assert found["title"] in page.text
    assert "长治市医疗保障局" in page.text


def test_the_text_is_whole_and_marked(client: TestClient) -> None:
    page = client.get(f"/doc/{DOC}", headers=HTML).text
    body = re.findall(r'<div class="body">(.*?)</div>', page, re.S)
    assert len(body) == 1
    from html import unescape

    plain = unescape(re.sub(r"<[^>]+>", "", body[0]))
    assert "正式运营3个月后即可提出定点申请" in plain
    assert body[0].count("<mark") > 30
    for anchor in re.findall(r'href="#(at\d+)"', page):
        assert f'id="{anchor}"' in page, anchor


def test_no_text_of_a_paper_becomes_markup(client: TestClient) -> None:
    for path, given in (
        (f"/doc/{EVIL}", {}),
        ("/matrix", {"doc": EVIL}),
        ("/chain", {}),
        ("/gaps", {"doc": EVIL}),
        ("/", {"q": "检查 情况"}),
    ):
        page = client.get(path, params=given, headers=HTML)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "<b>财政" not in page.text


def test_what_is_asked_does_not_become_markup(client: TestClient) -> None:
    evil = '"><script>alert(1)</script>'
    for path, name in (
        ("/", "q"),
        ("/query", "query"),
        ("/gaps", "doc"),
        ("/chain", "doc"),
        ("/matrix", "doc"),
        ("/gaps", "kind"),
    ):
        page = client.get(path, params={name: evil}, headers=HTML)
        assert "<script>" not in page.text, path
    assert "<script>" not in client.get("/%3Cscript%3E", headers=HTML).text


def test_telephone_numbers_are_masked(client: TestClient) -> None:
    page = client.get(f"/doc/{EVIL}", headers=HTML).text
    assert "0355-2012345" not in page
    assert "联系电话" in page


def test_nothing_found_is_a_page_with_its_status(client: TestClient) -> None:
    response = client.get("/", params={"q": "火星移民"}, headers=HTML)
    assert response.status_code == 404
    assert 'class="problem"' in response.text


def test_a_bad_query_is_told_on_the_page(client: TestClient) -> None:
    response = client.get("/query", params={"query": "SELECT nonsense"}, headers=HTML)
    assert response.status_code == 400
    assert "SPARQL 有误" in response.text
