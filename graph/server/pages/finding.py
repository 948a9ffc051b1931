"""The page to begin with, what is missing, what there is, and the page for SPARQL."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from graph.answers.gaps import GapPart, gaps
from graph.answers.query import bind_parameters, named_query, query_names
from graph.answers.stats import Stats, stats
from graph.answers.who import who
from graph.errors import NotFoundError, ZerenError
from graph.server.api import LEVELS, ROLES
from graph.server.pages.render import page
from graph.server.problems import HttpError, problem_of
from graph.server.site import Site
from graph.store.inline import inline_bindings
from graph.store.limited import Ask

_SHOWN = 20
_ROWS = 1000  # of a query, on the page; the files hold all
_GAPS = 100


async def search_page(request: Request, site: Site) -> Response:
    """One box; below it the tasks that match, with bodies, place and sentence."""
    asked = request.query_params
    words = asked.get("q", "").split()
    values: dict[str, Any] = {"levels": LEVELS, "roles": ROLES, "tasks": (), "problem": "", "hint": ""}
    if words:
        try:
            values["tasks"] = await site.look_up(
                lambda store: who(
                    store, words, region=asked.get("region", "").strip() or None, level=_of(asked.get("level"), LEVELS),
                    role=_of(asked.get("role"), ROLES), as_of=asked.get("as_of", "").strip() or None,
                    today="today" in asked, limit=_SHOWN,
                )
            )  # fmt: skip
        except ZerenError as error:
            problem = problem_of(error)
            values |= {"problem": problem.message, "hint": problem.hint}
            return page(request, "search.html", values, 404 if isinstance(error, NotFoundError) else problem.status)
    return page(request, "search.html", values)


def _of(value: str | None, known: tuple[str, ...]) -> str | None:
    return value if value in known else None


async def gaps_page(request: Request, site: Site) -> Response:
    """What has no owner, no lead, no date, no partner below; by kind, a page at a time."""
    wanted, kind = request.query_params.get("doc") or None, request.query_params.get("kind", "")
    found: tuple[GapPart, ...] = await site.look_up(lambda store: gaps(store, wanted))
    counts: dict[str, int] = {}
    for gap in found:
        counts[gap.kind] = counts.get(gap.kind, 0) + 1
    chosen = [gap for gap in found if not kind or gap.kind == kind]
    at = _number(request.query_params.get("from"))
    values = {"counts": counts, "kind": kind, "gaps": chosen[at : at + _GAPS], "at": at, "next": at + _GAPS}
    return page(request, "gaps.html", values | {"total": len(chosen), "step": _GAPS})


def _number(text: str | None) -> int:
    return int(text[:7]) if text and text.isdecimal() else 0


async def stats_page(request: Request, site: Site) -> Response:
    found: Stats = await site.look_up(stats)
    totals = {
        name: getattr(found, name) for name in Stats.__dataclass_fields__ if isinstance(getattr(found, name), int)
    }
    groups = {
        name: dict(list(getattr(found, name).items())[:40]) for name in Stats.__dataclass_fields__ if name not in totals
    }
    return page(request, "stats.html", {"totals": totals, "groups": groups})


async def query_page(request: Request, site: Site) -> Response:
    """SPARQL of one's own or a ready-made query, the answer as a table; the address keeps the query."""
    asked = request.query_params
    values: dict[str, Any] = {
        "named": [named_query(name) for name in query_names()], "name": asked.get("name", ""), "sparql": asked.get("query", ""),
        "columns": (), "rows": None, "triples": "", "boolean": None, "problem": "", "hint": "", "most": _ROWS,
    }  # fmt: skip
    status = 200
    try:
        if values["name"] and "query" not in asked:
            values["sparql"] = _filled(values["name"], dict(asked))
        if values["sparql"].strip():
            values |= await _run(values["sparql"], request, site)
    except (HttpError, ZerenError) as error:
        problem = error if isinstance(error, HttpError) else problem_of(error)
        values |= {"problem": problem.message, "hint": problem.hint}
        status = problem.status
    return page(request, "query.html", values, status)


def _filled(name: str, asked: dict[str, str]) -> str:
    """A ready-made query with its parameters written in, so that what is shown is what is run."""
    query = named_query(name)
    given = {p.name: asked[f"p.{p.name}"] for p in query.parameters if asked.get(f"p.{p.name}")}
    missing = [p.name for p in query.parameters if p.default is None and p.name not in given]
    bound = bind_parameters(query, {**given, **dict.fromkeys(missing, "")})
    return inline_bindings(query.sparql, bound)


async def _run(sparql: str, request: Request, site: Site) -> dict[str, Any]:
    form, data = await site.query(Ask(sparql, ("json",), ("turtle",)), request)
    if form == "turtle":
        return {"triples": data.decode("utf-8")}
    found = json.loads(data)
    if "boolean" in found:
        return {"boolean": found["boolean"]}
    columns = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    rows = [[row.get(name) for name in columns] for row in bindings[:_ROWS]]
    return {"columns": columns, "rows": rows, "count": len(bindings)}
