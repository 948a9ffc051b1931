"""The application: addresses → answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from graph.errors import ZerenError
from graph.server import api, pages, sparql, things
from graph.server.accept import MEDIA
from graph.server.guard import Guard, wants_page
from graph.server.problems import HttpError, problem_of
from graph.server.site import Site
from graph.version import __version__

_GET = ["GET", "HEAD"]


def create_app(site: Site, local: bool = True) -> ASGIApp:
    """Pages, endpoint and look-ups of a site; `local`: the server is bound to this machine alone."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        yield
        site.close()

    routes = [
        Route("/sparql", _guarded(site, sparql.endpoint), methods=["GET", "HEAD", "POST"]),
        Route("/health", _guarded(site, _health), methods=_GET),
        Route("/openapi.json", _guarded(site, _openapi), methods=_GET),
        *(Route(each.path, _guarded(site, partial(_look_up, lookup=each)), methods=_GET) for each in api.LOOKUPS),
        *pages.page_routes(site),
        *(Route(f"{front}/{kind}/{{rest:path}}", _guarded(site, _thing), methods=_GET)
          for front in ("", "/zeren") for kind in things.KINDS),
    ]  # fmt: skip
    handlers: Any = {404: partial(_missing, site), 405: _wrong_method, HttpError: _problem, ZerenError: _problem}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=life)
    return Guard(app, site.limits, local)


def _guarded(site: Site, handler: Callable[..., Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def call(request: Request) -> Response:
        return await handler(request, site)

    return call


async def _look_up(request: Request, site: Site, lookup: api.Lookup) -> Response:
    return await api.look_up(request, site, lookup)


async def _health(request: Request, site: Site) -> Response:
    """Whether the store can be read, what it holds, which program this is."""
    from graph.answers.stats import stats

    found = await site.look_up(stats)
    return JSONResponse({"status": "ok", "version": __version__, "documents": found.documents, "tasks": found.tasks})


async def _openapi(request: Request, site: Site) -> Response:
    return JSONResponse(api.describe(str(request.base_url).rstrip("/")))


async def _thing(request: Request, site: Site) -> Response:
    iri, form = things.iri_of(request), things.form_of(request)
    if form == "html":
        return await pages.thing_page(site, iri, request)
    data = await things.describe(site, iri, form, request)
    return Response(data, media_type=MEDIA[form], headers={"Vary": "Accept", "Access-Control-Allow-Origin": "*"})


async def _missing(site: Site, request: Request, error: Exception) -> Response:
    problem = HttpError(404, "not_found", f"没有这个地址：{request.url.path[:200]}", "请从首页查起")
    return pages.problem_page(request, problem) if wants_page(request) else problem.response()


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HttpError | ZerenError)
    return (error if isinstance(error, HttpError) else problem_of(error)).response()


async def _wrong_method(request: Request, error: Exception) -> Response:
    return HttpError(405, "method_not_allowed", f"不接受 {request.method}", "请用 GET，查询也可用 POST").response()
