"""The address of a thing: its page for people, its statements for programs."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request

from graph.rdf.terms import BASE
from graph.server.accept import GRAPHS, wanted
from graph.server.problems import HttpError
from graph.server.site import Site
from graph.store.limited import Ask

KINDS = ("doc", "agency", "body", "region", "source", "line", "genre", "evidence", "selector", "graph", "level", "role")
_SAFE = "/:@!$&'()*+,;=-._~"
_SHORT = {
    "turtle": "turtle",
    "ttl": "turtle",
    "jsonld": "jsonld",
    "json": "jsonld",
    "nt": "ntriples",
    "ntriples": "ntriples",
}
# What a thing says, what is said of it, and where its evidence stands.
_DESCRIBE = """CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> . ?e ?r ?v . ?t ?u ?w . }} WHERE {{
  {{ <{iri}> ?p ?o OPTIONAL {{ FILTER(?p = zr:evidence) ?o ?r ?v . BIND(?o AS ?e)
     OPTIONAL {{ ?o oa:hasTarget ?target . ?target ?u ?w . BIND(?target AS ?t) }} }} }}
  UNION {{ ?s ?q <{iri}> }} }}"""


def iri_of(request: Request) -> str:
    """The IRI that an address stands for: /doc/… and /zeren/doc/… both for https://w3id.org/zeren/doc/…."""
    path = str(request.scope.get("raw_path", b"").decode("ascii", "replace")).partition("?")[0]
    path = path.removeprefix("/zeren")
    steps = [_step(step) for step in path.lstrip("/").split("/")]
    return BASE + "/".join(steps)


def _step(step: str) -> str:
    """Chinese stays readable in an IRI; only what it may not carry is encoded."""
    try:
        text = unquote(step, errors="strict")
    except UnicodeDecodeError:
        raise HttpError(400, "bad_request", "网址不是 UTF-8") from None
    return "".join(char if ord(char) > 0x9F else quote(char, safe="-._~") for char in text)


def address_of(iri: str) -> str:
    """The address of a thing on this server: `/doc/长政办发〔2021〕60号`; other IRIs as they are."""
    return "/" + quote(iri.removeprefix(BASE), safe=_SAFE + "%") if iri.startswith(BASE) else iri


def form_of(request: Request) -> str:
    """html, or the format in which a program wants a thing; 406 for one that there is not."""
    asked = request.query_params.get("format")
    if asked:
        if asked == "html":
            return "html"
        if asked in _SHORT:
            return _SHORT[asked]
        raise HttpError(406, "not_acceptable", f"没有这种格式：{asked}", "可用：html、turtle、ntriples、jsonld")
    known = {"text/html": "html", "application/xhtml+xml": "html", **GRAPHS}
    found = wanted(known, request.headers.get("accept", ""))
    if not found:
        raise HttpError(
            406,
            "not_acceptable",
            "没有所要的格式",
            "可用：text/html、text/turtle、application/n-triples、application/ld+json",
        )
    return found[0]


async def describe(site: Site, iri: str, form: str, request: Request) -> bytes:
    """All statements about a thing; 404 if there are none."""
    if any(char in iri for char in '<>"{}|^`\\ ') or len(iri) > 2000:
        raise HttpError(404, "not_found", "没有这个对象")
    _, lines = await site.query(Ask(_DESCRIBE.format(iri=iri), (), ("ntriples",)), request)
    if not lines.strip():
        raise HttpError(404, "not_found", f"没有这个对象：{iri}", "请从检索页查起")
    if form == "ntriples":
        return lines
    return (await site.query(Ask(_DESCRIBE.format(iri=iri), (), (form,)), request))[1]
