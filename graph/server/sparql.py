"""/sparql: the query operation of the SPARQL 1.1 Protocol (W3C Recommendation 21 March 2013, 2.1), read only."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from graph.errors import UsageError
from graph.server.accept import GRAPHS, MEDIA, ROWS, wanted
from graph.server.problems import HttpError
from graph.server.site import Site
from graph.store.limited import Ask

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = HttpError(403, "read_only", "端点只读：不接受更新", "更新请用 zeren build")
_DATASET = ("default-graph-uri", "named-graph-uri")

DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
<{here}> a sd:Service ;
  sd:endpoint <{here}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
    formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD .
"""


async def endpoint(request: Request, site: Site) -> Response:
    """One query by GET, by form or as the body; without one, the description of the service."""
    given = await _parameters(request)
    if any(name == "update" for name, _ in given):
        raise _READ_ONLY
    queries = [value for name, value in given if name == "query"]
    if len(queries) > 1:
        raise HttpError(400, "bad_request", "只能有一个 query 参数")
    if not queries:
        if request.method == "POST":
            raise HttpError(400, "bad_request", "缺少 query 参数")
        return Response(DESCRIPTION.format(here=request.url.replace(query="")), media_type=MEDIA["turtle"])
    return await _answer(request, site, queries[0], given)


async def _answer(request: Request, site: Site, query: str, given: list[tuple[str, str]]) -> Response:
    accept = dict(given).get("format") or request.headers.get("accept", "")
    rows, graphs = wanted(ROWS, _media(accept)), wanted(GRAPHS, _media(accept))
    if not rows and not graphs:
        raise HttpError(406, "not_acceptable", f"没有这种格式：{accept}", "可用：" + "、".join([*ROWS, *GRAPHS]))
    default, named = ([value for name, value in given if name == key] for key in _DATASET)
    try:
        form, data = await site.query(Ask(query, rows, graphs, default, named), request)
    except UsageError as error:
        raise HttpError(400, "bad_query", str(error)) from error
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return Response(data, media_type=MEDIA[form], headers=headers)


def _media(accept: str) -> str:
    """`csv`, as a form's choice gives it, is `text/csv`."""
    return MEDIA[accept].partition(";")[0] if accept in MEDIA else accept


async def _parameters(request: Request) -> list[tuple[str, str]]:
    """Name and value of every parameter, of the address and of a form; the body is a query, or refused."""
    url = _parsed(request.scope["query_string"])
    if request.method != "POST":
        return url
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if media == _FORM:
        return [*url, *_parsed(body)]
    if media == _QUERY:
        if any(name == "query" for name, _ in url):
            raise HttpError(400, "bad_request", "查询已在正文中，不能再有 query 参数")
        return [*url, ("query", _utf8(body))]
    if media == _UPDATE:
        raise _READ_ONLY
    raise HttpError(415, "unsupported_media_type", f"不接受 {media or '没有类型的'}正文", f"请用 {_QUERY} 或 {_FORM}")


def _parsed(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_utf8(data), keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError:
        raise HttpError(400, "bad_request", "参数不是 UTF-8，或太多") from None


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise HttpError(400, "bad_request", "查询不是 UTF-8") from None
