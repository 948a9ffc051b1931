"""The pages in a headless browser, from disk, with the network off: at the width of a desk and of a phone."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.axe import violations
from tests.views.browser import MISSING, WHY, Browser
from tests.views.conftest import KINDS

pytestmark = pytest.mark.skipif(MISSING, reason=WHY)
ALL = (*KINDS, "pairs", "hostile")
ENTER, ESCAPE, DOWN, RIGHT = "\ue007", "\ue00c", "\ue015", "\ue014"

# Ink of a character, as pixels, against that of one that no font has.
_GLYPH = """
const ink = (text) => {
  const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d");
  canvas.width = canvas.height = 40;
  ctx.font = `30px ${getComputedStyle(document.body).fontFamily}`;
  ctx.fillText(text, 4, 32);
  return [...ctx.getImageData(0, 0, 40, 40).data].filter((_, i) => i % 4 === 3).join();
};
return [ink("责"), ink("任"), ink("\\u{10ffff}"), ink(" ")];
"""
# Points along each line that lie well inside a card; lines end at the edges of cards.
_BEHIND = """
const base = document.querySelector(".board").getBoundingClientRect();
const cards = [...document.querySelectorAll(".card")].filter((card) => !card.hidden).map((card) => card.getBoundingClientRect())
  .map((rect) => ({ left: rect.left - base.left + 2, right: rect.right - base.left - 2, top: rect.top - base.top + 2, bottom: rect.bottom - base.top - 2 }));
const lines = [...document.querySelectorAll(".lines > path")];
const behind = lines.filter((line) => {
  for (let at = 0; at <= line.getTotalLength(); at += 3) {
    const { x, y } = line.getPointAtLength(at);
    if (cards.some((card) => x > card.left && x < card.right && y > card.top && y < card.bottom)) return true;
  }
  return false;
}).map((line) => line.getAttribute("d"));
return [lines.length, behind];
"""
_PNG = """
const done = arguments[0];
zeren.paint.png(zeren.view.svg()).then(async (blob) => {
  const bytes = new Uint8Array(await blob.slice(0, 32).arrayBuffer());
  done([blob.size, btoa(String.fromCharCode(...bytes))]);
}).catch((error) => done([0, String(error)]));
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("desk"), 1440, 900) as browser:
        yield browser


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("phone"), 500, 860) as browser:  # the narrowest that a window may be
        yield browser


def go(browser: Browser, page: Path, thing: str = "") -> None:
    browser.console()
    browser.requests()
    browser.open(page.as_uri() + (f"#{thing}" if thing else ""))


def choose(browser: Browser, text: str) -> str:
    """Finds by typing, takes the first hit, and gives the text of the side panel."""
    browser.run("document.getElementById('search').value = ''; document.activeElement.blur(); document.body.focus()")
    browser.keys("/" + text + ENTER)
    return str(browser.run("return document.getElementById('panel').innerText"))


@pytest.mark.parametrize("kind", ALL)
def test_it_opens_from_disk_without_a_network(desk: Browser, pages: dict[str, Path], kind: str) -> None:
    go(desk, pages[kind])
    assert desk.console() == []
    assert desk.requests() == []
    assert desk.run("return document.title.length") > 2
    assert desk.run("return document.getElementById('stage').children.length") >= 1


@pytest.mark.parametrize("kind", ALL)
def test_it_fits_a_phone(phone: Browser, pages: dict[str, Path], kind: str) -> None:
    go(phone, pages[kind])
    assert phone.console() == []
    assert phone.run("return document.documentElement.scrollWidth <= window.innerWidth")
    assert phone.run("return getComputedStyle(document.getElementById('panel')).display") == "none"
    phone.run("zeren.choose(0, true)")
    box = phone.run(
        "const b = document.getElementById('panel').getBoundingClientRect(); return [b.left, b.right, b.bottom]"
    )
    assert box == [0, phone.run("return window.innerWidth"), phone.run("return window.innerHeight")]
    phone.run("document.querySelector('#panel .shut').click()")
    assert phone.run("return zeren.chosen") is None


def test_chinese_is_drawn_as_characters(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    ze, ren, missing, blank = desk.run(_GLYPH)
    assert len({ze, ren, missing, blank}) == 4


def test_nothing_of_a_text_runs(desk: Browser, pages: dict[str, Path]) -> None:
    for kind in ("hostile", "network", "matrix", "timeline"):
        go(desk, pages[kind])
        panel = choose(desk, "<script>alert(1)</script>")
        assert "关于<script>alert(1)</script>乙的通知" in panel
        assert (
            desk.run("return document.querySelectorAll('#stage img, #panel img, #panel script, #stage script').length")
            == 0
        )
        assert desk.console() == []


def test_a_quoted_sentence_does_not_turn_the_panel_around(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["hostile"])
    choose(desk, "任务")
    assert desk.run("return zeren.things[zeren.chosen].k") == "task"
    quote = "document.querySelector('#panel blockquote')"
    assert "\u202e" in desk.run(f"return {quote}.textContent")
    assert desk.run(f"return getComputedStyle({quote}).unicodeBidi") == "isolate"


@pytest.mark.parametrize("kind", KINDS)
def test_finding_shows_facts_with_sentence_and_source(desk: Browser, pages: dict[str, Path], kind: str) -> None:
    go(desk, pages[kind])
    wanted = {"agency": "扩大医养结合服务供给", "chain": "长治市深入推进医养结合发展实施方案"}.get(
        kind, "瑞金市关于推进医疗卫生"
    )
    panel = choose(desk, wanted)
    assert wanted in panel
    assert desk.run("return document.querySelectorAll('#panel blockquote').length") >= 1
    cite = desk.run("return document.querySelector('#panel blockquote cite').textContent")
    assert ".txt 第 " in cite
    assert "〕" in cite


def test_a_search_without_hits_says_so(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["matrix"])
    desk.keys("/没有这回事")
    assert "没有找到" in desk.run("return document.getElementById('hits').innerText")


def test_arrows_walk_through_the_hits(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    desk.keys("/民政局" + DOWN + DOWN)
    chosen = desk.run("return document.querySelector('#hits [aria-selected=true] span').textContent")
    desk.keys(ENTER)
    assert desk.run("return document.querySelector('#panel h2').textContent") == chosen


def test_an_address_may_name_a_thing(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"], "长治市医疗保障局")
    assert desk.run("return document.querySelector('#panel h2').textContent") == "长治市医疗保障局"
    go(desk, pages["document"], "%E0%A4%A")  # no address at all
    assert desk.console() == []


# -- network ------------------------------------------------------------------------------------------------------

_SEEN = "return zeren.view.positions().map(([id]) => zeren.things[id].k)"


def spot(browser: Browser, name: str) -> tuple[float, float]:
    """Where a card is on the screen."""
    x, y = browser.run(
        "const id = zeren.things.findIndex((thing) => thing.n === arguments[0]); return zeren.view.spot(id)", name
    )
    return x, y


def test_groups_open_and_fold(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    before = desk.run(_SEEN)
    assert "task" not in before
    title = "关于推广医养结合试点工作典型经验的通知"
    desk.click(*spot(desk, title))
    assert desk.run(_SEEN).count("task") == 3
    assert title in desk.run("return document.getElementById('panel').innerText")
    desk.click(*spot(desk, title))
    assert "task" not in desk.run(_SEEN)
    desk.click(*spot(desk, "民政"))
    assert desk.run(_SEEN).count("agency") >= 4
    desk.run("document.getElementById('do-open').click()")
    whole = desk.run(_SEEN)
    assert whole.count("task") > 190
    assert len(whole) == desk.run("return zeren.stage.nodes.length")
    desk.run("document.getElementById('do-fold').click()")
    assert "task" not in desk.run(_SEEN)


def test_a_chosen_task_stands_beside_its_bodies_and_no_others(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    choose(desk, "加强医养结合队伍建设")
    shown = desk.run(
        "return zeren.view.positions().filter(([id]) => zeren.things[id].k === 'agency').map(([id]) => zeren.things[id].n)"
    )
    assert len(shown) == 7
    assert "长治市教育局" in shown


def test_hovering_says_the_role(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    choose(desk, "加强医养结合队伍建设")
    desk.wait("return document.body.dataset.ready === 'yes'")
    desk.run_async("setTimeout(arguments[0], 400)")
    desk.hover(*spot(desk, "长治市教育局"))
    assert desk.run("return document.querySelector('.tip').textContent") == "加强医养结合队伍建设 — 负责 — 长治市教育局"


def test_the_legend_filters(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    desk.run("document.querySelector('[data-code=cited]').click()")
    assert "cited" not in desk.run(_SEEN)
    desk.run("document.getElementById('do-open').click()")
    count = "return zeren.view.statements().length"
    whole = desk.run(count)
    desk.run("document.querySelector('[data-code=responsible]').click()")
    assert desk.run(count) < whole / 2
    desk.run("document.querySelector('[data-code=task]').click()")
    assert "task" not in desk.run(_SEEN)


def test_the_network_listens_to_the_keyboard(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    desk.run("document.getElementById('stage').focus()")
    desk.keys(DOWN)
    first = desk.run("return zeren.chosen")
    assert first is not None
    desk.keys(DOWN)
    second = desk.run("return zeren.chosen")
    assert second != first
    assert desk.run(_SEEN).count("task") == 0
    assert desk.run("return zeren.things[zeren.chosen].k") == "document"
    desk.keys(ENTER)
    assert desk.run(_SEEN).count("task") == 3
    desk.keys(RIGHT)
    assert desk.run("return zeren.things[zeren.chosen].k") == "task"
    desk.keys(ESCAPE)
    assert desk.run("return zeren.chosen") is None


def test_nothing_moves_by_itself(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    places = "return JSON.stringify(zeren.view.positions())"
    before = desk.run(places)
    desk.run_async("setTimeout(arguments[0], 500)")
    assert desk.run(places) == before


# -- the others -----------------------------------------------------------------------------------------------------


def test_a_matrix_sorts_by_column_and_by_total(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["matrix"])
    desk.run("document.querySelector('.across.sum button').click()")
    for group in desk.run(
        "return [...document.querySelectorAll('tbody')].map((b) => [...b.querySelectorAll('td.sum')].map((c) => Number(c.textContent) || 0))"
    ):
        assert group == sorted(group, reverse=True)
    desk.run("document.querySelectorAll('.across button')[2].click()")
    marked = desk.run(
        "return [...document.querySelectorAll('tbody')].map((b) => [...b.querySelectorAll('tr[data-id]')].map((r) => r.cells[3].children.length))"
    )
    assert any(any(group) for group in marked)
    assert all(group == sorted(group, reverse=True) for group in marked)


def test_documents_side_by_side_turn_and_sort(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["pairs"])
    alone = "return [...document.querySelectorAll('.pairs tbody tr')].map((row) => [...row.cells].map((c) => c.classList.contains('none')))"
    rows = desk.run(alone)
    assert [True, False] in rows
    first = [row[0] for row in rows]
    assert first == sorted(first)  # what the first has not comes last
    desk.run("document.querySelectorAll('.pairs .lead-by')[1].click()")
    second = [row[1] for row in desk.run(alone)]
    assert second == sorted(second)
    desk.run("document.querySelector('.pairs .chip').click()")
    assert desk.run("return zeren.things[zeren.chosen].k") == "agency"
    desk.run("document.getElementById('beside').click()")
    assert desk.run("return document.querySelectorAll('table.matrix').length") == 1
    desk.run("document.getElementById('beside').click()")
    assert desk.run("return document.querySelectorAll('table.pairs').length") == 1


def test_a_cell_shows_its_sentence(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["matrix"])
    title = desk.run("const cell = document.querySelector('td .mark'); cell.click(); return cell.title")
    picked = desk.run("return document.querySelector('#panel .picked').innerText")
    assert title.split("\n")[0].partition("：")[2] in picked
    assert desk.run("return document.querySelectorAll('#panel .picked mark').length") >= 1


def test_a_matrix_turns_between_bodies_and_lines(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["matrix"])
    across = "return [...document.querySelectorAll('thead .across:not(.sum) span')].map((c) => c.textContent)"
    lines = desk.run(across)
    assert "卫生健康" in lines
    desk.run("document.getElementById('swap').click()")
    bodies = desk.run(across)
    assert "长治市卫生健康委员会" in bodies
    assert len(bodies) > len(lines)


def test_a_tree_folds_and_filters_by_role(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["document"])
    rows = "return [...document.querySelectorAll('.row')].filter((r) => r.offsetParent).length"
    whole = desk.run(rows)
    desk.run("document.getElementById('do-fold').click()")
    folded = desk.run(rows)
    assert folded < whole
    choose(desk, "二级以上医院开设老年病科")
    assert desk.run("return document.querySelector('.row.chosen').offsetParent !== null")
    desk.run("document.getElementById('do-open').click()")
    assert desk.run(rows) == whole
    chips = "return [...document.querySelectorAll('.chip.responsible')].filter((c) => c.offsetParent).length"
    assert desk.run(chips) > 50
    desk.run("document.querySelector('[data-code=responsible]').click()")
    assert desk.run(chips) == 0


def test_a_chain_hides_what_rests_on_a_folded_document(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["chain"])
    shown = "return [...document.querySelectorAll('.card')].filter((c) => c.offsetParent).map((c) => c.querySelector('.name').textContent)"
    whole = desk.run(shown)
    assert desk.run("return document.querySelectorAll('.lines > path').length") > 10
    desk.run(
        "[...document.querySelectorAll('.card')].find((c) => c.textContent.startsWith('关于推广医养结合')).querySelector('.twist').click()"
    )
    assert {name[:8] for name in set(whole) - set(desk.run(shown))} == {"转发国家卫生健康", "关于转发省卫生健"}
    desk.run("document.getElementById('do-open').click()")
    assert desk.run(shown) == whole


def test_lines_of_a_chain_pass_between_the_cards(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["chain"])
    drawn, behind = desk.run(_BEHIND)
    assert drawn > 10
    assert behind == []


def test_repealed_and_missing_documents_look_different(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["chain"])
    look = "const c = [...document.querySelectorAll('.card')].find((c) => c.textContent.startsWith(arguments[0])); return [c.innerText, getComputedStyle(c).borderTopStyle, getComputedStyle(c).borderTopColor]"
    repealed, missing, held = (
        desk.run(look, name) for name in ("国家卫生计生委办公厅民政部办公厅关于遴选", "划拨用地目录", "长治市深入推进")
    )
    assert "已废止" in repealed[0]
    assert "库中没有原文" in missing[0]
    assert len({tuple(each[1:]) for each in (repealed, missing, held)}) == 3


def test_a_day_with_many_tasks_opens(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["timeline"])
    lines = "return document.querySelectorAll('.entry.due li').length"
    before = desk.run(lines)
    desk.run("document.querySelector('.entry.due .more').click()")
    assert desk.run(lines) > before
    desk.run("document.querySelector('[data-code=due]').click()")
    assert desk.run(lines) == 0


# -- all ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_language(desk: Browser, pages: dict[str, Path], kind: str) -> None:
    go(desk, pages[kind])
    desk.run("document.getElementById('do-language').click()")
    assert desk.run("return document.documentElement.lang") == "en"
    assert desk.run("return document.getElementById('do-print').textContent") == "Print"
    legend = desk.run("return document.getElementById('legend').innerText")
    assert not re.search("[一-鿿]", legend)
    desk.run("document.getElementById('do-language').click()")
    assert desk.run("return document.getElementById('do-print').textContent") == "打印"
    assert desk.console() == []


@pytest.mark.parametrize("kind", ALL)
def test_pictures_to_keep(desk: Browser, pages: dict[str, Path], kind: str) -> None:
    go(desk, pages[kind])
    found: dict[str, Any] = desk.run(
        "const svg = zeren.view.svg(), doc = new DOMParser().parseFromString(svg, 'image/svg+xml');"
        "return {bad: doc.querySelectorAll('parsererror, script, image').length, texts: doc.querySelectorAll('text').length, all: doc.documentElement.textContent}"
    )
    assert found["bad"] == 0
    assert found["texts"] > 5
    assert any(word in found["all"] for word in ("长治市", "瑞金市", "甲市", "湖北省"))
    size, head = desk.run_async(_PNG)
    assert size > 5000, head
    assert base64.b64decode(head).startswith(b"\x89PNG")
    assert desk.console() == []


def test_a_printed_network_is_a_picture(desk: Browser, pages: dict[str, Path]) -> None:
    go(desk, pages["network"])
    desk.run("window.dispatchEvent(new Event('beforeprint'))")
    texts = desk.run("return [...document.querySelectorAll('.sheet svg text')].map((text) => text.textContent)")
    assert "卫生健康" in texts
    assert desk.console() == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_pressed_has_a_name(desk: Browser, pages: dict[str, Path], kind: str) -> None:
    go(desk, pages[kind])
    nameless = "return [...document.querySelectorAll('button, input, [role=button]')].filter((b) => !(b.textContent.trim() || b.getAttribute('aria-label') || b.labels?.length)).length"
    assert desk.run(nameless) == 0
    assert desk.run("return document.querySelectorAll('h1').length") == 1
    ids = desk.run("return [...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", ALL)
def test_everybody_can_read_it(desk: Browser, phone: Browser, pages: dict[str, Path], kind: str) -> None:
    for browser in (desk, phone):
        go(browser, pages[kind])
        assert violations(browser) == []
