"""The pages: rendered on the server, of use without scripts, Chinese first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from graph.errors import ZerenError
from graph.rdf.terms import BASE
from graph.server.pages import bodies, finding, papers
from graph.server.pages.render import STATIC, page
from graph.server.problems import HttpError, problem_of
from graph.server.site import Site
from graph.server.things import describe

Handler = Callable[[Request, Site], Awaitable[Response]]
_PAGES: dict[str, Handler] = {
    "/": finding.search_page,
    "/gaps": finding.gaps_page,
    "/stats": finding.stats_page,
    "/query": finding.query_page,
    "/chain": papers.chain_page,
    "/matrix": papers.matrix_page,
}


def page_routes(site: Site) -> list[BaseRoute]:
    """The pages that have an address of their own, and what they are dressed with."""
    routes: list[BaseRoute] = [
        Route(path, _page(site, handler), methods=["GET", "HEAD"]) for path, handler in _PAGES.items()
    ]
    return [*routes, Mount("/static", StaticFiles(directory=STATIC))]


def _page(site: Site, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def call(request: Request) -> Response:
        return await _caught(request, lambda: handler(request, site))

    return call


async def _caught(request: Request, work: Callable[[], Awaitable[Response]]) -> Response:
    """What goes wrong is told on a page."""
    try:
        return await work()
    except HttpError as error:
        return problem_page(request, error)
    except ZerenError as error:
        return problem_page(request, problem_of(error))


def problem_page(request: Request, problem: HttpError) -> Response:
    values = {"problem": problem.message, "hint": problem.hint, "status": problem.status}
    response = page(request, "problem.html", values, problem.status)
    response.headers.update(problem.headers)
    return response


async def thing_page(site: Site, iri: str, request: Request) -> Response:
    """The page of whatever an IRI names."""
    return await _caught(request, lambda: _thing(site, iri, request))


async def _thing(site: Site, iri: str, request: Request) -> Response:
    kind, _, rest = iri.removeprefix(BASE).partition("/")
    if kind == "doc" and "/task/" in rest and "/responsibility/" not in rest:
        return await papers.task_page(site, iri, request)
    if kind == "doc" and "/" not in rest:
        return await papers.document_page(site, iri, request)
    if kind == "agency":
        region, _, name = unquote(rest).rpartition("/")
        return await bodies.agency_page(site, name, region, request)
    if kind == "body":
        return await bodies.body_page(site, unquote(rest), request)
    if kind == "region":
        return await bodies.region_page(site, unquote(rest), request)
    lines = (await describe(site, iri, "ntriples", request)).decode("utf-8").splitlines()
    return page(request, "thing.html", {"iri": iri, "lines": lines[:1000]})
