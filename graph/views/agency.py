"""The agency view: one body among others (above it, before it, after it), its duties by document, and who shares them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.answers.agency import AgencyAnswer
from graph.answers.agency import agency as find_agency
from graph.answers.values import Today
from graph.errors import NotFoundError, UsageError
from graph.resolve.family import Kin
from graph.views.build import ROLES, Builder, Fact
from graph.views.page import Page, ViewResult, language
from graph.views.scope import find_bodies, neighbourhood

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.build import Network

_PARTNERS = 36


def agency_page(store: Store, path: Path, options: Mapping[str, Any]) -> ViewResult:
    """Write the page of the body `name`; `region` says which place a name without one means."""
    name = str(options.get("name") or "")
    if not name:
        raise UsageError("请写明单位，例如：zeren view agency 长治市卫生健康委员会")
    region = options.get("region")
    answer = _answer(store, name, str(region) if region else None)
    bodies = find_bodies(store.index, (answer.id or answer.agency) if answer else name)
    if answer is None and not bodies:
        raise NotFoundError(f"没有查到叫“{name}”的单位；请写全称再试")
    builder = Builder(store, neighbourhood(store.index, bodies[0], 2)) if bodies else None
    network = builder.build() if builder else None
    label = answer.agency if answer else (network.nodes[bodies[0]]["label"] if network else name)
    page = Page("agency", (label, label))
    centre = _add_self(page, answer, label, bodies, network)
    rows = [_kin_row(page, answer)] if answer else []
    sentences = builder.sentences if builder else None
    if network is not None:
        rows += _add_duties(page, network, bodies, centre)
    page.about = _about(network, bodies)
    page.stage = {
        "rows": [*_above_row(page, answer, centre), *rows],
        "edges": _kin_edges(page, answer, centre),
        "centre": 0,
    }
    if not rows:
        page.stage["rows"].append({"title": "self", "cards": [{"id": 0, "main": True}]})
    page.stage["list"] = _list(page, network, bodies) if network is not None else []
    return page.write(path, ["board.js"], sentences, language(options.get("lang")))


def _answer(store: Store, name: str, region: str | None) -> AgencyAnswer | None:
    """What the authority knows of the body; None for one that only the store knows."""
    try:
        return find_agency(store, name, region=region)
    except NotFoundError:
        if find_bodies(store.index, name):
            return None
        raise


def _add_self(page: Page, answer: AgencyAnswer | None, label: str, bodies: list[str], network: Network | None) -> str:
    key = bodies[0] if bodies else f"body/{answer.id if answer else label}"
    facts: list[Fact] = list(network.nodes[key]["facts"]) if network is not None and key in network else []
    if answer:
        known = {code for code, *_ in facts}
        more = [
            ("level", answer.level or "", None), ("region", answer.region or "", None),
            ("line", answer.line.name if answer.line else "", None), ("id", answer.id or "", None),
        ]  # fmt: skip
        facts += [fact for fact in more if fact[1] and fact[0] not in known]
        facts += [("names", _named(each.name, each.since, each.until, each.paper), None) for each in answer.names]
        facts += list(_today(answer))
    page.add(key, "agency", label, facts)
    return key


def _named(name: str, since: str, until: str, paper: str) -> str:
    span = f"{since or '…'} – {until or '…'}" if since or until else ""
    return "，".join(filter(None, (name, span, paper)))


def _today(answer: AgencyAnswer) -> Iterable[Fact]:
    if isinstance(answer.today, Today):
        yield "today", answer.today.agency, None
        yield from (("reason", step, None) for step in answer.today.via)
    else:
        yield "cannot", answer.today.undetermined, None
        yield from (("candidates", name, None) for name in answer.today.candidates)


def _kin_key(kin: Kin, side: str) -> str:
    """A body may have both given and taken work: it stands on both sides."""
    return f"{side}/{kin.id}/{kin.name}"


def _add_kin(page: Page, kin: Kin, side: str) -> dict[str, Any]:
    facts = [
        ("day", _day(kin), None), ("event", kin.kind, None),
        ("topic", "、".join(kin.topic), None), ("paper", kin.paper, None), ("id", kin.id, None),
    ]  # fmt: skip
    number = page.add(_kin_key(kin, side), "agency", kin.name, [fact for fact in facts if fact[1]])
    return {"id": number, "meta": _day(kin)}


def _day(kin: Kin) -> str:
    return f"≈ {kin.date[:7]}" if kin.approximate else kin.date


def _above_row(page: Page, answer: AgencyAnswer | None, centre: str) -> list[dict[str, Any]]:
    if answer is None or not answer.superiors:
        return []
    cards = [
        {"id": page.add(f"body/{above.id}/{above.name}", "agency", above.name, [("id", above.id, None)])}
        for above in answer.superiors
    ]
    for above in answer.superiors:
        page.link(centre, "superior", f"body/{above.id}/{above.name}", None, above.relation)
    return [{"title": "above", "cards": cards}]


def _kin_row(page: Page, answer: AgencyAnswer) -> dict[str, Any]:
    """Before, itself, after: side by side."""
    before = _unique([_add_kin(page, kin, "before") for kin in answer.predecessors])
    after = _unique([_add_kin(page, kin, "after") for kin in answer.successors])
    return {"title": "self", "trio": [before, [{"id": 0, "main": True}], after], "cards": []}


def _unique(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({card["id"]: card for card in cards if card["id"] != 0}.values())


def _kin_edges(page: Page, answer: AgencyAnswer | None, centre: str) -> list[list[Any]]:
    if answer is None:
        return []
    for kin in answer.predecessors:
        page.link(_kin_key(kin, "before"), "successor", centre, None, _note(kin))
    for kin in answer.successors:
        page.link(centre, "successor", _kin_key(kin, "after"), None, _note(kin))
    edges = [[page.number(_kin_key(kin, "before")), "successor", 0] for kin in answer.predecessors]
    edges += [[0, "successor", page.number(_kin_key(kin, "after"))] for kin in answer.successors]
    return edges + [[0, "superior", page.number(f"body/{above.id}/{above.name}")] for above in answer.superiors]


def _note(kin: Kin) -> str:
    return " · ".join(filter(None, (_day(kin), kin.kind, "、".join(kin.topic), kin.paper)))


def _own_duties(network: Network, bodies: list[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """(task, role, edge) of the body under any of its names, in the order of documents and text."""
    found = [
        (task, role, data)
        for body in bodies
        if body in network
        for task, _, role, data in network.in_edges(body, keys=True, data=True)
        if role in ROLES
    ]
    order = {node: i for i, node in enumerate(network)}
    return sorted(found, key=lambda each: order[each[0]])


def _add_duties(page: Page, network: Network, bodies: list[str], centre: str) -> list[dict[str, Any]]:
    """Documents that give duties, and the bodies with a part in them."""
    duties = _own_duties(network, bodies)
    documents: dict[str, Counter[str]] = {}
    partners: Counter[str] = Counter()
    for task, role, data in duties:
        node = network.nodes[task]
        documents.setdefault(node["document"], Counter())[role] += 1
        _add_node(page, network, node["document"])
        _add_node(page, network, task)
        page.link(node["document"], "states", task, data["quote"])
        page.link(task, role, centre, data["quote"], data["basis"])
        for _, other, code, edge in network.out_edges(task, keys=True, data=True):
            if code in ROLES and other not in bodies:
                _add_node(page, network, other)
                page.link(task, code, other, edge["quote"], edge["basis"])
                partners[other] += 1
    ordered = sorted(documents, key=lambda node: (network.nodes[node]["date"], node), reverse=True)
    top = sorted(partners, key=lambda node: (-partners[node], network.nodes[node]["label"]))[:_PARTNERS]
    papers = [{"id": page.number(node), "counts": dict(documents[node])} for node in ordered]
    others = [{"id": page.number(node), "meta": partners[node], "small": True} for node in top]
    found = [{"title": "papers", "cards": papers}, {"title": "partners", "cards": others}]
    return [row for row in found if row["cards"]]


def _add_node(page: Page, network: Network, node: str) -> None:
    data = network.nodes[node]
    page.add(node, data["kind"], data["label"], data["facts"])


def _about(network: Network | None, bodies: list[str]) -> tuple[str, str]:
    duties = _own_duties(network, bodies) if network is not None else []
    papers = len({network.nodes[task]["document"] for task, *_ in duties}) if network is not None else 0
    return f"{papers} 份文件给它 {len(duties)} 项任务", f"{len(duties)} tasks from {papers} documents"


def _list(page: Page, network: Network, bodies: list[str]) -> list[dict[str, Any]]:
    """The duties by document and role, each with where the body is named."""
    groups: dict[tuple[str, str], list[list[Any]]] = {}
    for task, role, data in _own_duties(network, bodies):
        groups.setdefault((network.nodes[task]["document"], role), []).append([page.number(task), data["quote"]])
    ordered = sorted(groups, key=lambda key: (ROLES.index(key[1]), _newest(network.nodes[key[0]]["date"]), key[0]))
    return [
        {"document": page.number(document), "role": role, "tasks": groups[document, role]} for document, role in ordered
    ]


def _newest(date: str) -> int:
    digits = date.replace("-", "").ljust(8, "0")
    return -int(digits) if digits.isdigit() else 0
