"""Look-ups on a store of a million made tasks, cold and warm, beside the least that a program can do.

    python -m tests.bench.million [--tasks 1000000] [--store FOLDER]

The floor starts Python, imports click and sqlite3, opens the same index and asks one question. The word search is timed
beside SPARQL CONTAINS over the same tasks in the same store, and rdflib in memory over a part that it can hold. Caches
of the system are dropped before each cold run where that is allowed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from graph.rdf.nquads import format_nquads
from graph.rdf.terms import BASE, SHORTCUTS, Dcterms, Eli, Rdf, Zr
from graph.rdf.values import IRI, Literal, Quad, boolean, zh
from graph.store import Store
from graph.store.index import index_source
from graph.store.rows import index_rows

PLACES = ("140400", "360781", "420000", "610000", "210300", "330100", "440100", "510100")
VERBS = tuple(
    "推进 加强 完善 建立 开展 落实 优化 规范 健全 提升 扩大 支持 组织 实施 统筹 深化 强化 推广 整治 改造".split()
)
THINGS = tuple(
    "养老机构 医疗机构 城镇燃气 农村饮水 中小学校 托育服务 河湖治理 道路交通 危险化学品 食品安全 职业技能 营商环境 数字政府 耕地保护 "
    "森林防火 防汛抗旱 老旧小区 公共文化 全民健身 知识产权 劳动关系 社会救助 残疾人就业 退役军人 古树名木 垃圾分类 大气污染 海漂垃圾 "
    "水源涵养 智慧农业 冷链物流 跨境电商 绿色建筑 工业互联网 科技创新 人才引进 招商引资 政务公开 信用体系 应急预案".split()
)
ENDS = tuple(
    "排查 服务 监管 建设 试点 培训 评估 整改 宣传 考核 补助 管理 登记 审批 检测 供给 保障 改革 示范 协作".split()
)
BODIES = tuple(
    "民政局 教育局 公安局 财政局 水利局 住房和城乡建设局 交通运输局 农业农村局 卫生健康委员会 应急管理局 市场监督管理局".split()
)
RARE = "骷髅墙壁画修复"
COMMON = "养老机构监管"
PAPER = 200  # tasks of one made paper
FLOOR = """
import sys, click, sqlite3
database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
found = database.execute(
    "SELECT task.* FROM task_terms JOIN task ON task.id = task_terms.rowid WHERE task_terms MATCH ? LIMIT 10", (sys.argv[2],)
).fetchall()
click.echo(len(found))
"""


def papers(tasks: int, seed: int = 9704) -> Iterator[tuple[str, list[Quad]]]:
    """So many tasks, in papers: (sha256, quads)."""
    dice = random.Random(seed)
    for number in range(tasks // PAPER):
        sha = f"{number:064x}"
        yield sha, list(_paper(number, sha, dice))


def _paper(number: int, sha: str, dice: random.Random) -> Iterator[Quad]:
    graph = IRI(f"{BASE}source/{sha}")
    document = IRI(f"{BASE}doc/测政发〔{2000 + number % 25}〕{number}号")
    region = IRI(f"{BASE}region/{PLACES[number % len(PLACES)]}")
    yield document, Rdf.type, Zr.OfficialDocument, graph
    yield document, Zr.citedOnly, boolean(False), graph
    yield document, Eli.id_local, Literal(f"测政发〔{2000 + number % 25}〕{number}号"), graph
    yield document, Eli.title, zh(f"关于{dice.choice(VERBS)}{dice.choice(THINGS)}{dice.choice(ENDS)}的实施意见"), graph
    yield document, Eli.jurisdiction, region, graph
    yield document, Eli.date_document, Literal(f"{2000 + number % 25}-03-01"), graph
    for i in range(PAPER):
        yield from _task(document, number, i, graph, dice)


def _task(document: IRI, number: int, i: int, graph: IRI, dice: random.Random) -> Iterator[Quad]:
    node = IRI(f"{document}/task/二/{i}")
    title = f"{dice.choice(VERBS)}{dice.choice(THINGS)}{dice.choice(ENDS)}"
    text = "，".join(f"{dice.choice(VERBS)}{dice.choice(THINGS)}{dice.choice(ENDS)}" for _ in range(3)) + "。"
    if number == 7 and i == 7:
        title = RARE
    yield node, Rdf.type, Zr.Task, graph
    yield node, Zr.statedInDocument, document, graph
    yield node, Zr.path, Literal(f"二/{i}"), graph
    yield node, Dcterms.title, zh(title), graph
    yield node, Dcterms.description, zh(text), graph
    yield node, SHORTCUTS["lead"], IRI(f"{BASE}agency/{dice.choice(BODIES)}"), graph


def make(folder: Path, tasks: int) -> float:
    """The store, by its own writers; seconds."""
    began = time.perf_counter()
    with Store(folder) as store:
        waiting: list[str] = []
        for sha, quads in papers(tasks):
            index_source(store.index, sha, index_rows(quads, sha))
            waiting.append(format_nquads(quads))
            if len(waiting) == 100:
                store.engine.load("".join(waiting))
                waiting.clear()
        store.engine.load("".join(waiting))
    return time.perf_counter() - began


def drop_caches() -> bool:
    """Has the system forget what it read from disk; False where that is not allowed."""
    subprocess.run(["sync"], check=False)
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")
    except OSError:
        return False
    return True


def timed(command: list[str], cold: bool, rounds: int) -> float:
    """Median milliseconds of a fresh process."""
    times = []
    # Modules are compiled once, as in any installation, whatever the shell of the one who measures says.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=env)
    for _ in range(rounds):
        if cold:
            drop_caches()
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=env)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def best(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


class Start(NamedTuple):
    """A whole command beside the floor: milliseconds."""

    name: str
    floor: float
    who: float


def starts(folder: Path) -> list[Start]:
    """Whole commands beside the floor, cold where the system's caches may be dropped, and warm."""
    can = drop_caches()
    found = []
    for words in (RARE, COMMON):
        gram = f'"{words[:2]}" AND "{words[1:3]}"'
        floor = [sys.executable, "-c", FLOOR, str(folder / "index.sqlite"), gram]
        command = [sys.executable, "cli.py", "--store", str(folder), "who", words]
        for cold in (True, False) if can else (False,):
            name = f"{'cold' if cold else 'warm'}, a word that {'one task has' if words == RARE else 'thousands have'}"
            found.append(Start(name, timed(floor, cold, 7), timed(command, cold, 7)))
    return found


def format_starts(found: Sequence[Start]) -> str:
    """A table in Markdown."""
    lines = ["| start | floor ms | `zeren who` ms | times the floor |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {s.name} | {s.floor:.0f} | {s.who:.0f} | {s.who / s.floor:.2f} |" for s in found)])


def searches(folder: Path, part: int) -> tuple[float, float, float, int]:
    """Milliseconds of the word search alone, of SPARQL CONTAINS in the same store, and of rdflib over a part of it."""
    with Store(folder, read_only=True) as store:
        match = " AND ".join(f'"{RARE[i : i + 2]}"' for i in range(len(RARE) - 1))
        sql = "SELECT task.iri FROM task_terms JOIN task ON task.id = task_terms.rowid WHERE task_terms MATCH ?"
        fast = best(lambda: store.index.execute(sql, (match,)).fetchall(), 50)
        sparql = f'SELECT ?t WHERE {{ ?t dcterms:title ?title FILTER(CONTAINS(STR(?title), "{RARE}")) }}'
        slow = best(lambda: list(store.query(sparql)), 3)  # type: ignore[arg-type]
    from rdflib import Graph, URIRef
    from rdflib import Literal as RdflibLiteral

    memory = Graph()
    title = URIRef(Dcterms.title)
    for _, quads in islice(papers(part), part // PAPER):
        for subject, predicate, value, _ in quads:
            if predicate == Dcterms.title and isinstance(value, Literal):
                memory.add((URIRef(subject), title, RdflibLiteral(value.value, lang="zh")))
    text = f'SELECT ?t WHERE {{ ?t <{Dcterms.title}> ?title FILTER(CONTAINS(STR(?title), "{RARE}")) }}'
    return fast, slow, best(lambda: list(memory.query(text)), 3), part


def format_searches(fast: float, slow: float, rdflib: float, part: int) -> str:
    return (
        f"Word search {fast:.2f} ms; SPARQL CONTAINS on the same store {slow:.0f} ms, {slow / fast:,.0f} times as long; "
        f"rdflib in memory, CONTAINS over {part:,} titles, {rdflib:.0f} ms."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    folder = given.store or Path(tempfile.mkdtemp()) / "store"
    if not folder.exists():
        print(f"{given.tasks} tasks made in {make(folder, given.tasks):.0f} s")
    print(format_starts(starts(folder)))
    print(format_searches(*searches(folder, min(given.tasks, 100_000))))
    if not given.store:
        shutil.rmtree(folder.parent)


if __name__ == "__main__":
    main()
