"""The timeline: when documents were made, came into force and ended, when tasks fall due, and when bodies were reformed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.places import region_prefixes
from graph.answers.state import document_state
from graph.errors import NotFoundError, UsageError
from graph.resolve.family import Kin, successors
from graph.views.build import ROLES, Builder, Fact
from graph.views.page import Page, ViewResult, language
from graph.views.scope import MOST_TASKS, count_tasks, of_region

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.build import Network

LANES = ("written", "came", "ends", "due", "reform")
_FAR = "9999"


@dataclass(slots=True)
class _Entry:
    """What happened on a day (ISO, as coarse as it is known) in one lane; `things` are those it happened to."""

    date: str
    lane: str
    things: dict[str, str] = field(default_factory=dict)  # thing → what is said of it there
    event: str = ""


def timeline_page(store: Store, path: Path, options: Mapping[str, Any]) -> ViewResult:
    """Write the timeline of a store, or of one `region`."""
    region = options.get("region")
    scope = of_region(store.index, region_prefixes(store.index, str(region))) if region else None
    tasks = count_tasks(store.index, scope)
    if tasks > MOST_TASKS:
        raise UsageError(f"共有 {tasks} 项任务，一页放不下；请加 --region 地区")
    builder = Builder(store, scope)
    network = builder.build()
    page = Page("timeline", ("时间轴", "Timeline"))
    page.add_network(network)
    entries = [*_documents(store, builder, network), *_due(network), *_reforms(page, network)]
    if not entries:
        raise NotFoundError(f"没有可排的日期：{region or '库是空的；请先用 zeren build 加入文件'}")
    entries.sort(key=lambda entry: (entry.date, LANES.index(entry.lane), list(entry.things)))
    page.about = (
        f"{entries[0].date[:4]} 至 {max(entry.date[:4] for entry in entries)} 年，{len(entries)} 个日子",
        f"{entries[0].date[:4]} to {max(entry.date[:4] for entry in entries)}, {len(entries)} days",
    )
    page.stage = {"lanes": LANES, "entries": [_written(page, entry) for entry in entries], "today": builder.desk.as_of}
    return page.write(path, ["timeline.js"], builder.sentences, language(options.get("lang")))


def _written(page: Page, entry: _Entry) -> dict[str, Any]:
    things = [[page.number(thing), said] for thing, said in entry.things.items()]
    return {"date": entry.date, "lane": entry.lane, "things": things} | ({"event": entry.event} if entry.event else {})


def _documents(store: Store, builder: Builder, network: Network) -> Iterator[_Entry]:
    for node, data in network.nodes(data=True):
        if data["kind"] not in ("document", "cited"):
            continue
        said = {code: value for code, value, _ in data["facts"]}
        written = said.get("date") or said.get("printed")
        if written and data["kind"] == "document":
            yield _Entry(written, "written", {node: said.get("number", "")})
        if said.get("effective"):
            yield _Entry(said["effective"], "came", {node: said.get("number", "")})
        ending = document_state(store.index, node, _FAR).ending
        if ending and ending.since:
            yield _Entry(
                ending.since,
                "ends",
                {node: ending.state} | ({ending.document: ""} if ending.document in network else {}),
            )


def _due(network: Network) -> Iterator[_Entry]:
    """One entry a day, with all tasks that fall due on it."""
    days: dict[str, dict[str, str]] = {}
    for node, data in network.nodes(data=True):
        if data["kind"] == "task" and data["deadline"]:
            days.setdefault(data["deadline"], {})[node] = data["deadline_text"]
    yield from (_Entry(day, "due", tasks) for day, tasks in days.items())


def _reforms(page: Page, network: Network) -> Iterator[_Entry]:
    """What became of the bodies since documents gave them tasks, event by event."""
    events: dict[tuple[str, str, str], _Entry] = {}
    since = _first_days(network)
    for node in list(network):
        data = network.nodes[node]
        if data["kind"] == "agency" and data["body"] and since.get(node):
            for kin in (kin for kin in successors(data["body"]) if kin.date >= since[node]):
                key = (kin.date, kin.kind, kin.paper)
                entry = events.setdefault(
                    key, _Entry(kin.date, "reform", event=f"{kin.kind} · {kin.paper}".rstrip(" ·"))
                )
                entry.things[node] = _add_successor(page, node, kin)
    yield from events.values()


def _first_days(network: Network) -> dict[str, str]:
    """Body → day of the first document that gives it a task."""
    days: dict[str, str] = {}
    for task, body, code in network.edges(keys=True):
        if code in ROLES and network.nodes[task]["kind"] == "task":
            day = network.nodes[network.nodes[task]["document"]]["date"]
            days[body] = min(day, days.get(body, day))
    return days


def _add_successor(page: Page, node: str, kin: Kin) -> str:
    """The body to which the work went, as a thing beside the one it came from; its name."""
    facts: list[Fact] = [
        ("day", f"≈ {kin.date[:7]}" if kin.approximate else kin.date, None), ("event", kin.kind, None),
        ("topic", "、".join(kin.topic), None), ("paper", kin.paper, None), ("id", kin.id, None),
    ]  # fmt: skip
    name = f"body/{kin.id}/{kin.name}"
    page.add(name, "agency", kin.name, [fact for fact in facts if fact[1]])
    page.link(node, "successor", name, None, " · ".join(filter(None, (kin.date, kin.kind, kin.paper))))
    return kin.name
