"""Every page: complete in itself, safe against any text, the same bytes each time, and each duty with its sentence."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from graph.errors import NotFoundError, StoreError, UsageError
from graph.pipeline import read_record
from graph.store import Store, open_store
from graph.views import KINDS as OFFERED
from graph.views import write_view
from graph.views.build import ROLES
from tests.views.conftest import HOSTILE, KINDS, read_json

ALL = (*KINDS, "hostile")


def test_every_kind_is_made_here() -> None:
    assert set(OFFERED) == set(KINDS)


@pytest.mark.parametrize("kind", ALL)
def test_everything_is_inside(pages: dict[str, Path], kind: str) -> None:
    text = pages[kind].read_text("utf-8")
    assert not re.search(r"<(?:script|link|img|iframe|object|embed)[^>]+(?:src|href)\s*=", text)
    assert not re.search(r"@import|url\((?!#)", text.partition("<style>")[2].partition("</style>")[0])
    assert "default-src 'none'" in text


@pytest.mark.parametrize("kind", ALL)
def test_only_its_own_scripts_may_run(pages: dict[str, Path], kind: str) -> None:
    text = pages[kind].read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "unsafe-inline" not in policy[1].partition("script-src")[2].partition(";")[0]
    scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
    assert len(scripts) >= 4
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


@pytest.mark.parametrize("kind", ["network", "matrix", "timeline", "hostile"])
def test_no_text_becomes_markup(pages: dict[str, Path], kind: str) -> None:
    text = pages[kind].read_text("utf-8")
    for markup in ("<img src=x", "<script>alert", "<svg onload", "<b>丙"):
        assert markup not in text
    names = [thing["n"] for thing in read_json(pages[kind])["things"]]
    assert any("<script>alert(1)</script>" in name for name in names)


def test_the_hostile_text_is_quoted_as_it_stands(pages: dict[str, Path]) -> None:
    said = ["".join(row[:3]) for row in read_json(pages["hostile"], "quotes")]
    assert any("</script><img src=x onerror=alert(2)>{{scripts}}{{data}}“引号”'与\u202e倒序" in quote for quote in said)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_store_gives_the_same_page(shelf: Store, pages: dict[str, Path], kind: str, tmp_path: Path) -> None:
    again = write_view(kind, shelf, tmp_path / "again.html", **KINDS[kind])
    assert again.path.read_bytes() == pages[kind].read_bytes()


@pytest.mark.parametrize("kind", ["network", "agency", "document", "matrix"])
def test_every_duty_has_its_sentence(pages: dict[str, Path], kind: str) -> None:
    data, quotes = read_json(pages[kind]), read_json(pages[kind], "quotes")
    duties = [link for link in data["links"] if link[1] in ROLES]
    assert len(duties) > {"network": 450, "agency": 30, "document": 150, "matrix": 450}[kind]
    for *_, quote, _basis in duties:
        before, marked, after, file, start, end = quotes[quote]
        assert marked
        assert end > start >= 0
        assert file.endswith(".txt")
        assert len(before) <= 160
        assert len(after) <= 160


def test_what_a_sentence_marks_stands_in_the_file(shelf: Store, pages: dict[str, Path]) -> None:
    texts = {file.name: shelf.text(file.sha256) or "" for file in shelf.files()}
    for before, marked, after, file, start, end in read_json(pages["network"], "quotes"):
        stretch = "".join(texts[file][start:end].split())
        assert stretch.startswith("".join(marked.removesuffix("…").split()))
        around = "".join(texts[file][max(0, start - 200) : end + 200].split())
        if before or after:
            assert "".join(before.strip("…").split()) + stretch[:20] in around


def test_links_join_known_things(pages: dict[str, Path]) -> None:
    for kind in ALL:
        data = read_json(pages[kind])
        for source, code, target, *_ in data["links"]:
            assert data["things"][source]
            assert data["things"][target]
            assert code


def test_every_code_has_words_in_both_languages(pages: dict[str, Path]) -> None:
    words = read_json(pages["network"], "words")
    for kind in ALL:
        data = read_json(pages[kind])
        for thing in data["things"]:
            assert thing["k"] in words
            assert {code for code, *_ in thing["f"]} <= words.keys()
        assert {code for _, code, *_ in data["links"]} <= words.keys()
    assert all(isinstance(zh, str) and isinstance(en, str) and zh for zh, en in words.values())


def test_a_page_may_open_in_english(shelf: Store, tmp_path: Path) -> None:
    text = write_view("network", shelf, tmp_path / "en.html", lang="en").path.read_text("utf-8")
    assert '<html lang="en">' in text
    assert "<title>Who must do what</title>" in text


WRONG: list[tuple[str, dict[str, Any], type[Exception], str]] = [
    ("galaxy", {}, UsageError, "network"),
    ("network", {"around": "火星市民政局"}, NotFoundError, "火星"),
    ("network", {"around": "民政局"}, UsageError, "不止一个"),
    ("network", {"around": "长治市民政局", "depth": 0}, UsageError, "depth"),
    ("network", {"around": "长治市民政局", "depth": "许多"}, UsageError, "depth"),
    ("network", {"role": "boss"}, UsageError, "lead"),
    ("network", {"type": "person"}, UsageError, "implements"),
    ("network", {"line": "没有的条线"}, NotFoundError, "没有的条线"),
    ("network", {"lang": "fr"}, UsageError, "zh"),
    ("network", {"doc": "长政办发〔2021〕60号"}, UsageError, "around"),
    ("chain", {"doc": "火星文件"}, NotFoundError, "火星"),
    ("agency", {}, UsageError, "单位"),
    ("agency", {"name": "火星市民政局"}, UsageError, "火星"),
    ("document", {}, UsageError, "文件"),
    ("document", {"doc": "关于"}, UsageError, "不止一件"),
    ("matrix", {"documents": ["火星文件"]}, NotFoundError, "火星"),
    ("timeline", {"region": "火星"}, NotFoundError, "火星"),
]


@pytest.mark.parametrize(("kind", "options", "error", "says"), WRONG, ids=lambda value: str(value))
def test_a_wrong_question_is_answered_in_one_line(
    shelf: Store, tmp_path: Path, kind: str, options: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says) as found:
        write_view(kind, shelf, tmp_path / "none.html", **options)
    assert "\n" not in str(found.value)
    assert not (tmp_path / "none.html").exists()


def test_a_folder_that_is_not_there(shelf: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="文件夹"):
        write_view("network", shelf, tmp_path / "no" / "such" / "folder.html")


@pytest.mark.parametrize("kind", ["network", "chain", "matrix", "timeline"])
def test_an_empty_store_has_nothing_to_show(tmp_path: Path, kind: str) -> None:
    with open_store(tmp_path / "empty") as store:
        record = read_record(HOSTILE.encode(), "gone.txt")
        store.put(record)
        store.remove(record.source.sha256)
    with open_store(tmp_path / "empty", read_only=True) as store, pytest.raises(NotFoundError, match="zeren build"):
        write_view(kind, store, tmp_path / "none.html")


def test_an_endpoint_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="--store"):
        write_view("network", open_store("http://127.0.0.1:9/sparql"), tmp_path / "none.html")
