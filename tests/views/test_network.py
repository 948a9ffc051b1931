"""The network page: complete in itself, safe against any text, and drawn by a browser without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from graph.errors import NotFoundError, UsageError
from graph.pipeline import read_record, read_record_path
from graph.store import open_store
from graph.views import write_view

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
HOSTILE = """甲市人民政府办公室关于<script>alert(1)</script>乙的通知
甲政办发〔2021〕3号
各县人民政府：
一、任务。办好</script><img src=x onerror=alert(2)>{{script}}{{data}}“引号”'与\u202e倒序。（责任单位：市民政局）
甲市人民政府办公室
2021年1月2日
"""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    with open_store(folder / "store") as store:
        for path in PAPERS:
            store.put(read_record_path(path))
        store.put(read_record(HOSTILE.encode(), "hostile.txt"))
    with open_store(folder / "store", read_only=True) as store:
        write_view("network", store, folder / "network.html")
        write_view("network", store, folder / "again.html")
    return folder / "network.html"


def data_of(page: Path) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert found
    loaded: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return loaded


def test_everything_is_inside(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.search(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)\s*=\s*["']?(?:https?:)?//""", text)
    assert "default-src 'none'" in text


def test_only_its_own_scripts_may_run(page: Path) -> None:
    text = page.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    for script in re.findall(r"<script>(.*?)</script>", text, re.S):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


def test_no_text_becomes_markup(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "<img src=x" not in text
    assert "<script>alert" not in text
    names = [str(node["name"]) for node in data_of(page)["nodes"]]
    assert any("<script>alert(1)</script>" in name for name in names)


def test_the_same_store_gives_the_same_page(page: Path) -> None:
    assert page.read_bytes() == page.with_name("again.html").read_bytes()


def test_papers_stand_in_rows_by_level(page: Path) -> None:
    place = {str(node["name"]): node.get("y") for node in data_of(page)["nodes"] if node["kind"] == "document"}
    nation, city = place["关于推广医养结合试点工作典型经验的通知"], place["长治市深入推进医养结合发展实施方案"]
    assert isinstance(nation, int)
    assert isinstance(city, int)
    assert nation < city


def test_every_duty_has_its_sentence(page: Path) -> None:
    data = data_of(page)
    roles = [
        e for e in data["edges"] if e["kind"] in ("lead", "responsible", "support", "implement") and not e["total"]
    ]
    assert len(roles) > 400
    assert all(edge["quote"] for edge in roles)


def test_around_one_body(page: Path, tmp_path: Path) -> None:
    with open_store(page.parent / "store", read_only=True) as store:
        result = write_view("network", store, tmp_path / "one.html", around="长治市医疗保障局", depth=1)
        assert 2 <= result.nodes < 40
        with pytest.raises(NotFoundError, match="火星"):
            write_view("network", store, tmp_path / "none.html", around="火星市民政局")
        with pytest.raises(UsageError, match="文件夹"):
            write_view("network", store, tmp_path / "no" / "such" / "folder.html")
        with pytest.raises(UsageError, match="network"):
            write_view("galaxy", store, tmp_path / "none.html")


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: the page is not drawn here")
def test_a_browser_draws_it_without_a_network(page: Path, tmp_path: Path) -> None:
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    command += [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-logging=stderr",
    ]
    command += [f"--user-data-dir={tmp_path}", "--virtual-time-budget=5000", "--dump-dom"]
    command.append(f"{page.as_uri()}#长治市医疗保障局")
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "CONSOLE" not in run.stderr
    assert 'data-ready="yes"' in run.stdout
    panel = re.search(r'<aside id="panel".*?</aside>', run.stdout, re.S)
    assert panel
    assert "长治市医疗保障局" in panel[0]
    assert "<blockquote>" in panel[0]
