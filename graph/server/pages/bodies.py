"""Pages about bodies and regions."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from graph.answers.agency import agency
from graph.answers.desk import Desk
from graph.answers.places import region_prefixes
from graph.errors import NotFoundError
from graph.rdf.iris import region_iri
from graph.server.pages.render import page
from graph.server.site import Site
from graph.store import Store

_MOST = 100


async def agency_page(site: Site, name: str, region: str, request: Request) -> Response:
    """A body: names, kin, duties."""
    as_of = request.query_params.get("as_of") or None
    found = await site.look_up(lambda store: agency(store, name, region=region or None, as_of=as_of))
    return page(request, "agency.html", {"a": found, "region_of": region_iri})


async def body_page(site: Site, body: str, request: Request) -> Response:
    """A body through all its names, by its id: the page of the name that papers use last."""

    def work(store: Store) -> str:
        row = store.index.execute(
            "SELECT a.name FROM assignment a JOIN task t ON t.id = a.task WHERE a.body = ? ORDER BY t.date DESC LIMIT 1",
            (body,),
        ).fetchone()
        if row is None:
            raise NotFoundError(f"库里没有这个单位：{body}；请从检索页查起")
        return str(row["name"])

    return await agency_page(site, await site.look_up(work), "", request)


async def region_page(site: Site, region: str, request: Request) -> Response:
    """A region: its papers, its bodies with the number of their tasks."""

    def work(store: Store) -> dict[str, Any]:
        prefixes = region_prefixes(store.index, region)
        like = " OR ".join(["region_code LIKE ?"] * len(prefixes))
        given = [f"{prefix}%" for prefix in prefixes]
        desk = Desk(store)
        papers = store.index.execute(
            f"SELECT DISTINCT iri FROM document WHERE real = 1 AND ({like}) ORDER BY date DESC, number LIMIT {_MOST}",
            given,
        ).fetchall()
        bodies = store.index.execute(
            f"SELECT name, agency, count(*) AS n FROM assignment WHERE agency != '' AND ({like})"
            f" GROUP BY agency ORDER BY n DESC, name LIMIT {_MOST}", given,
        ).fetchall()  # fmt: skip
        name = store.index.execute(
            f"SELECT region FROM document WHERE {like} ORDER BY region_code LIMIT 1", given
        ).fetchone()
        if not papers and not bodies:
            raise NotFoundError(f"库里没有这个地区的文件：{region}；请换一个地区")
        return {
            "name": (name["region"] if name else "") or region,
            "papers": [desk.brief(row["iri"]) for row in papers],
            "bodies": [dict(row) for row in bodies],
        }

    return page(request, "region.html", await site.look_up(work))
