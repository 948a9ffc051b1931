"""How long a network page takes to stand still in a browser, beside the same graph drawn by pyvis as it comes.

    python -m tests.views.speed            # 1,000, 5,000 and 20,000 things
    python -m tests.views.speed 1000 --pyvis

Prints one line a size: things, size of the file, seconds to write it, milliseconds until it is drawn and still, until
all groups are open and folded again, and the longest stretch in which the page did not answer.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from graph.pipeline import read_record
from graph.store import Store, open_store
from graph.views import write_view
from tests.views.browser import MISSING, WHY, Browser

PLACES = ("太原市", "大同市", "阳泉市", "长治市", "晋城市", "朔州市", "晋中市", "运城市", "忻州市", "临汾市", "吕梁市")
BODIES = (
    "市发展改革委", "市教育局", "市科技局", "市工信局", "市公安局", "市民政局", "市司法局", "市财政局", "市人社局",
    "市自然资源局", "市生态环境局", "市住建局", "市交通局", "市水利局", "市农业农村局", "市商务局", "市文旅局",
    "市卫健委", "市应急局", "市市场监管局", "市医保局", "市统计局", "市残联", "团市委",
)  # fmt: skip
WORK = ("完善", "推进", "健全", "规范", "加强", "开展", "落实", "优化")
MATTER = ("养老服务", "医疗保障", "食品安全", "粮食储备", "道路交通", "水源保护", "职业培训", "校园建设", "社区治理")
TASKS_A_DOCUMENT = 40
_PATIENCE = 100  # seconds


def documents(things: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Papers with tasks enough for so many things: (name, text)."""
    chance = random.Random(seed)
    for number in range(max(1, things // (TASKS_A_DOCUMENT + 6))):
        place = PLACES[number % len(PLACES)]
        tasks = "".join(
            f"{i}.{chance.choice(WORK)}{chance.choice(MATTER)}第{i}项工作。按照要求抓好各项措施的落实。"
            f"（责任单位：{'、'.join(chance.sample(BODIES, 4))}）\n"
            for i in range(1, TASKS_A_DOCUMENT + 1)
        )
        year = 2010 + number % 15
        text = (
            f"{place}人民政府办公室关于加强第{number}项工作的通知\n政办发〔{year}〕{number + 1}号\n各县（市、区）人民政府：\n"
            f"一、主要任务\n{tasks}{place}人民政府办公室\n{year}年3月2日\n"
        )
        yield f"{number:04d}.txt", text


def fill(folder: Path, things: int) -> None:
    with open_store(folder) as store:
        for name, text in documents(things):
            store.put(read_record(text.encode(), name))


# Milliseconds from a press until the second frame after it, and the longest task that any frame waited for.
_PRESS = """
const done = arguments[1], start = performance.now();
document.getElementById(arguments[0]).click();
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
"""
_LONGEST = """
const done = arguments[0];
let longest = 0;
new PerformanceObserver((list) => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration); })
  .observe({ type: "longtask", buffered: true });
setTimeout(() => done(longest), 100);
"""


def measure(browser: Browser, page: Path) -> tuple[float, float, float, float]:
    """Milliseconds until still, then until all is opened and folded again; the longest stretch without an answer."""
    browser.open(page.as_uri())
    opened = browser.run("return performance.now()")
    unfolded, folded = (browser.run_async(_PRESS, f"do-{code}") for code in ("open", "fold"))
    return opened, unfolded, folded, browser.run_async(_LONGEST)


def pyvis_page(store: Store, path: Path) -> None:
    """The same graph as pyvis draws it by default, its script inlined, so that it opens without a network."""
    from pyvis.network import Network as Drawing

    from graph.views.build import Builder
    from graph.views.network import vis_network

    network = Builder(store).build()
    drawing = Drawing(directed=True, cdn_resources="in_line")
    drawing.nodes = [{"id": node, "label": data["label"], "shape": "dot"} for node, data in network.nodes(data=True)]
    drawing.edges = [{"from": a, "to": b} for a, b in dict.fromkeys(network.edges())]
    nodes, edges, *_ = drawing.get_network_data()
    from graph.views.page import to_json

    path.write_text(
        f"<meta charset=utf-8><div id=mynetwork style='width:100%;height:600px'></div><script>{vis_network()}</script><script>"
        f"const network = new vis.Network(document.getElementById('mynetwork'), {{nodes: new vis.DataSet({to_json(nodes)}),"
        f" edges: new vis.DataSet({to_json(edges)})}}, {drawing.options.to_json()});"
        "network.on('stabilizationIterationsDone', () => { document.body.dataset.ready = 'yes'; });</script>",
        "utf-8",
    )


def main(arguments: list[str]) -> None:
    if MISSING:
        print(WHY)
        return
    sizes = [int(each) for each in arguments if each.isdigit()] or [1000, 5000, 20000]
    for size in sizes:
        with tempfile.TemporaryDirectory() as name, Browser(Path(name) / "profile", 1440, 900) as browser:
            folder = Path(name)
            fill(folder / "store", size)
            with open_store(folder / "store", read_only=True) as store:
                start = time.perf_counter()
                result = write_view("network", store, folder / "network.html")
                written = time.perf_counter() - start
                opened, unfolded, folded, longest = measure(browser, result.path)
                print(
                    f"{result.nodes} things, {result.edges} statements: {result.path.stat().st_size / 1e6:.1f} MB in {written:.1f} s;"
                    f" still after {opened:.0f} ms; all opened in {unfolded:.0f} ms, folded in {folded:.0f}; longest pause {longest:.0f} ms",
                    flush=True,
                )
                if "--pyvis" in arguments:
                    pyvis_page(store, folder / "pyvis.html")
                    start = time.perf_counter()
                    try:
                        browser.open((folder / "pyvis.html").as_uri(), _PATIENCE)
                        print(f"  as pyvis draws it: still after {time.perf_counter() - start:.1f} s", flush=True)
                    except (AssertionError, TimeoutError):
                        print(f"  as pyvis draws it: not still after {_PATIENCE} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
