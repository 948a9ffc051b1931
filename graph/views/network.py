"""The network view: authority, documents, tasks and bodies, drawn by vis-network as pyvis bundles it, at fixed places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.places import region_prefixes
from graph.errors import NotFoundError, UsageError
from graph.views.build import RELATIONS, ROLES, Builder
from graph.views.filter import keep_only
from graph.views.layout import COLUMNS, Slot, lay_out
from graph.views.page import Page, ViewResult, language
from graph.views.scope import MOST_TASKS, count_tasks, neighbourhood, of_region

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.build import Network

TYPES = ("document", "task", "agency")
_DEPTH = 2
# Up to so many a group stands open from the start.
_OPEN = {"level": 8, "region": 60, "document": 40, "line": 40}


def network_page(store: Store, path: Path, options: Mapping[str, Any]) -> ViewResult:
    """Write the network of a store, or of what lies around one of its things."""
    around, depth = options.get("around"), options.get("depth")
    prefixes = region_prefixes(store.index, str(options["region"])) if options.get("region") else None
    scope = neighbourhood(store.index, str(around), _depth(depth)) if around else None
    scope = of_region(store.index, prefixes) if prefixes and scope is None else scope
    folded = count_tasks(store.index, scope) > MOST_TASKS
    builder = Builder(store, scope, folded)
    network = builder.build()
    _filter(network, options, prefixes)
    if not any(data["kind"] not in ("region", "line") for _, data in network.nodes(data=True)):
        asked = [str(options[name]) for name in ("around", "role", "region", "line", "type") if options.get(name)]
        raise NotFoundError(f"没有可画的内容：{'、'.join(asked) or '库是空的；请先用 zeren build 加入文件'}")
    page = Page(
        "network",
        *_title(network, scope.centre if scope else None, count_tasks(store.index, scope) if folded else None),
    )
    page.add_network(network)
    page.stage = _stage(page, network, folded)
    centre = page.number(scope.centre) if scope else None
    page.stage["centre"] = centre
    return page.write(path, ["canvas.js"], builder.sentences, language(options.get("lang")), vis_network())


def _depth(given: object) -> int:
    try:
        depth = int(str(_DEPTH if given is None else given))
    except ValueError:
        raise UsageError(f"depth 应为 1 至 9 的整数，不是“{given}”") from None
    if not 1 <= depth <= 9:
        raise UsageError(f"depth 应为 1 至 9 的整数，不是“{given}”")
    return depth


def _filter(network: Network, options: Mapping[str, Any], prefixes: tuple[str, ...] | None) -> None:
    role, type = options.get("role"), options.get("type")
    if role and role not in ROLES:
        raise UsageError(f"没有“{role}”这种角色；可用的有：{'、'.join(ROLES)}")
    if type and type not in (*TYPES, *RELATIONS):
        raise UsageError(f"没有“{type}”这种类型；可用的有：{'、'.join((*TYPES, *RELATIONS))}")
    line = options.get("line")
    keep_only(network, role and str(role), line and str(line), type and str(type), prefixes)


def _title(network: Network, centre: str | None, tasks: int | None) -> tuple[tuple[str, str], tuple[str, str]]:
    counts = {kind: sum(data["kind"] == kind for _, data in network.nodes(data=True)) for kind in (*TYPES, "cited")}
    counts["task"] = counts["task"] if tasks is None else tasks
    about = (
        f"{counts['document']} 份文件 · {counts['task']} 项任务 · {counts['agency']} 个单位 · 另被引用 {counts['cited']} 份",
        f"{counts['document']} documents · {counts['task']} tasks · {counts['agency']} bodies · {counts['cited']} only cited",
    )
    if centre and centre in network:
        label = network.nodes[centre]["label"]
        return (f"责任关系图：{label}", f"Who must do what: {label}"), about
    return ("责任关系图", "Who must do what"), about


def _stage(page: Page, network: Network, folded: bool) -> dict[str, Any]:
    """What the canvas draws: nodes and edges as they come through pyvis, and which groups stand open."""
    from pyvis.network import Network as Drawing

    slots = lay_out(network)
    for level in (name for name in slots if name.startswith("level/")):
        page.add(level, "level", level.partition("/")[2] or "unknown")
    drawing = Drawing(directed=True)
    # Filled directly, for pyvis' add_edge looks through all earlier edges.
    drawing.nodes = [_node(page, name, slot) for name, slot in slots.items()]
    drawing.edges = list(_edges(page, network, slots))
    nodes, edges, *_ = drawing.get_network_data()
    return {"nodes": nodes, "edges": edges, "columns": COLUMNS, "open": _open(page, slots, network), "folded": folded}


def _node(page: Page, name: str, slot: Slot) -> dict[str, Any]:
    number = page.number(name)
    assert number is not None
    drawn: dict[str, Any] = {
        "id": number,
        "label": slot.label,
        "x": slot.x,
        "y": slot.y,
        "w": slot.width,
        "h": slot.height,
    }
    drawn["level"] = slot.level
    if slot.head:
        drawn["head"] = page.number(slot.head)
    return drawn | ({"cut": slot.cut} if slot.cut else {})


def _edges(page: Page, network: Network, slots: Mapping[str, Slot]) -> Any:
    for a, b, code, data in network.edges(keys=True, data=True):
        if a in slots and b in slots and code not in ("in", "within", "of_line"):
            yield {"from": page.number(a), "to": page.number(b), "code": code, "total": data.get("total", 1)}


def _open(page: Page, slots: Mapping[str, Slot], network: Network) -> list[int]:
    """Groups that stand open from the start: all of a kind if its members are few enough to be read."""
    members: dict[str, int] = {}
    for slot in slots.values():
        if slot.head:
            kind = _kind(network, slot.head)
            members[kind] = members.get(kind, 0) + 1
    heads = [name for name, slot in slots.items() if slot.cut]
    shown = [name for name in heads if members[_kind(network, name)] <= _OPEN[_kind(network, name)]]
    return sorted(number for name in shown if (number := page.number(name)) is not None)


def _kind(network: Network, name: str) -> str:
    return str(network.nodes[name]["kind"]) if name in network else "level"


@cache
def vis_network() -> str:
    """The script that pyvis bundles, without its reference to a source map."""
    import pyvis

    file = max((Path(pyvis.__file__).parent / "lib").glob("vis-*/vis-network.min.js"))  # it brings two versions
    text = re.sub(r"\n?//# sourceMappingURL=.*", "", file.read_text("utf-8"))
    return text.replace("\r\n", "\n").replace("</script", "<\\/script")
