"""The pages in a headless browser against a server on this machine: at the width of a desk and of a phone."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.axe import violations
from tests.conftest import ROOT
from tests.views.browser import MISSING, WHY, Browser

pytestmark = pytest.mark.skipif(MISSING, reason=WHY)
DOC = quote("/doc/长政办发〔2021〕60号")
PAGES = {
    "search": "/",
    "found": f"/?q={quote('医保定点')}&region={quote('长治市')}&today=1",
    "nothing": f"/?q={quote('火星移民')}",
    "document": DOC,
    "hostile": quote("/doc/长政发〔2022〕7号"),
    "chain": f"/chain?doc={quote('鞍卫发〔2023〕9号')}",
    "matrix": f"/matrix?doc={quote('长政办发〔2021〕60号')}",
    "pairs": f"/matrix?doc={quote('鄂卫发〔2023〕1号')}&doc={quote('陕卫老龄发〔2024〕6号')}",
    "choose": "/matrix",
    "gaps": "/gaps",
    "statistics": "/stats",
    "query": f"/query?name=who&p.words={quote('定点')}",
    "agency": quote("/agency/长治市卫生健康委员会"),
    "region": "/region/140400",
    "missing": "/nope",
}
_GLYPHS = """
const ink = (text) => {
  const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d");
  canvas.width = canvas.height = 40;
  ctx.font = `30px ${getComputedStyle(document.body).fontFamily}`;
  ctx.fillText(text, 4, 32);
  return [...ctx.getImageData(0, 0, 40, 40).data].filter((_, i) => i % 4 === 3).join();
};
return [ink("责"), ink("任"), ink("\\u{10ffff}"), ink(" ")];
"""


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    """A server of its own process, as `zeren serve` starts it."""
    command = [sys.executable, "cli.py", "--store", str(place), "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    line = process.stderr.readline()
    found = line.partition("http://")[2].partition("/")[0]
    assert found, line
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://{found}/health", timeout=5)
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    yield f"http://{found}"
    process.terminate()
    process.wait(10)
    process.stderr.close()


@pytest.fixture(scope="module", params=[(1280, 900), (500, 860)], ids=["desk", "phone"])
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser"), *request.param) as opened:
        yield opened


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_quiet_fit_and_can_be_read_by_everybody(browser: Browser, address: str, name: str) -> None:
    browser.console()
    browser.requests()
    browser.visit(address + PAGES[name])
    asked = browser.requests()
    assert asked
    assert all(each.startswith(address) for each in asked), asked
    noise = [each for each in browser.console() if not (name in ("nothing", "missing") and "404" in each)]
    assert noise == []
    wide, window = browser.run("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= window
    assert violations(browser) == []


def test_chinese_is_drawn(browser: Browser, address: str) -> None:
    browser.visit(address + "/")
    one, other, none, blank = browser.run(_GLYPHS)
    assert len({one, other, none, blank}) == 4


def test_a_search_by_hand(browser: Browser, address: str) -> None:
    browser.visit(address + "/")
    browser.run("document.querySelector('input[name=q]').focus()")
    browser.keys("医保定点\ue007")
    browser.wait("return document.querySelectorAll('.tasks li').length > 0")
    assert "长治市医疗保障局" in browser.run("return document.querySelector('main').textContent")


def test_a_fact_leads_to_its_sentence(browser: Browser, address: str) -> None:
    browser.visit(address + DOC)
    browser.run("document.querySelector('.aside a[href^=\"#at\"]').click()")
    browser.wait("return document.querySelector('mark:target') !== null")
    assert browser.run("return document.querySelector('mark:target').textContent.trim().length") > 3


def test_a_ready_made_query_by_hand(browser: Browser, address: str) -> None:
    browser.visit(address + "/query")
    browser.run(
        "const form = document.querySelector('input[value=\"who\"]').form;"
        "form.querySelector('[name=\"p.words\"]').value = '定点'; form.submit();"
    )
    browser.wait("return document.querySelectorAll('tbody tr').length > 0")
    assert "name=who" in browser.run("return location.search")


def test_the_language_stays(browser: Browser, address: str) -> None:
    browser.visit(address + "/?lang=en")
    browser.visit(address + "/stats")
    assert browser.run("return document.documentElement.lang") == "en"
    browser.visit(address + "/?lang=zh")
    browser.visit(address + "/stats")
    assert browser.run("return document.documentElement.lang") == "zh-CN"
