"""JSON look-ups, the same answers as `--format json` of the commands, and their description (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from graph.answers.agency import agency
from graph.answers.chain import chain
from graph.answers.document import document
from graph.answers.values import to_plain
from graph.answers.who import who
from graph.errors import UsageError
from graph.server.problems import HttpError
from graph.server.site import Site
from graph.store import Store
from graph.version import __version__

LEVELS = ("national", "province", "city", "county", "township")
ROLES = ("lead", "responsible", "support", "implement")
_MOST = 200


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a look-up: `kind` is string, integer, boolean or date; `choices` if only some values go."""

    name: str
    about: str
    kind: str = "string"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """A look-up: path, what it answers, parameters, and the answer as plain JSON values."""

    path: str
    about: str
    parameters: tuple[Parameter, ...]
    answer: Callable[[Store, Mapping[str, Any]], list[dict[str, Any]]]


def _who(store: Store, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    words = str(given["words"]).split()
    if not words:
        raise UsageError("words 是空的；请写上要找的事")
    found = who(
        store, words, region=given.get("region"), level=given.get("level"), role=given.get("role"),
        as_of=given.get("as_of"), today=bool(given.get("today")), limit=min(given.get("limit") or 10, _MOST),
    )  # fmt: skip
    return [to_plain(task) for task in found]


_AS_OF = Parameter("as_of", "answer as of this day", "date")
_WANTED = Parameter("wanted", "number, title or part of it, or IRI", required=True)
LOOKUPS: tuple[Lookup, ...] = (
    Lookup(
        "/api/who",
        "the tasks that match some words, best first, each with its bodies, place and sentence",
        (
            Parameter("words", "what to find, in plain words", required=True),
            Parameter("region", "name or code of a region"),
            Parameter("level", "level of the issuing body", choices=LEVELS),
            Parameter("role", "only tasks with this role", choices=ROLES),
            _AS_OF,
            Parameter("today", "follow each body to the one that has the duty now", "boolean"),
            Parameter("limit", f"at most so many, {_MOST} at most", "integer"),
        ),
        _who,
    ),
    Lookup(
        "/api/agency",
        "one body: names through time, line, superiors, predecessors and successors, duties",
        (Parameter("name", "name of the body", required=True), Parameter("region", "where the body is"), _AS_OF),
        lambda store, given: [
            to_plain(agency(store, given["name"], region=given.get("region"), as_of=given.get("as_of")))
        ],
    ),
    Lookup(
        "/api/doc",
        "one document: header, state, relations both ways, tasks",
        (_WANTED, _AS_OF),
        lambda store, given: [to_plain(document(store, given["wanted"], as_of=given.get("as_of")))],
    ),
    Lookup(
        "/api/chain",
        "what a document carries out, up to the top, and what carries it out",
        (_WANTED, _AS_OF),
        lambda store, given: [to_plain(chain(store, given["wanted"], as_of=given.get("as_of")))],
    ),
)


async def look_up(request: Request, site: Site, lookup: Lookup) -> JSONResponse:
    """The answer of a look-up as an array of objects."""
    given = read_parameters(lookup, request)
    return JSONResponse(await site.look_up(lambda store: lookup.answer(store, given)))


def read_parameters(lookup: Lookup, request: Request) -> dict[str, Any]:
    """The parameters of a request by their kinds; HttpError for an unknown, missing or senseless one."""
    known = {parameter.name: parameter for parameter in lookup.parameters}
    unknown = sorted(set(request.query_params) - set(known))
    if unknown:
        raise HttpError(400, "bad_request", f"没有参数 {'、'.join(unknown)}", f"可用：{'、'.join(known)}")
    given: dict[str, Any] = {}
    for name, parameter in known.items():
        text = (request.query_params.get(name) or "").strip()
        if text:
            given[name] = _value(parameter, text)
        elif parameter.required:
            raise HttpError(400, "bad_request", f"缺少参数 {name}", parameter.about)
    return given


def _value(parameter: Parameter, text: str) -> Any:
    bad = HttpError(
        400, "bad_request", f"参数 {parameter.name} 的值“{text[:40]}”不对", "可用：" + "、".join(parameter.choices)
    )
    if parameter.choices and text not in parameter.choices:
        raise bad
    if parameter.kind == "integer":
        if not text.isdecimal() or not int(text[:9]) > 0:
            raise HttpError(400, "bad_request", f"参数 {parameter.name} 应是正整数")
        return int(text[:9])
    if parameter.kind == "boolean":
        return text.lower() in ("1", "true", "yes", "on")
    if parameter.kind == "date":
        from graph.parse.dates import find_date

        day = find_date(text)
        if day is None:
            raise HttpError(400, "bad_request", f"日期“{text[:40]}”看不懂", "请写成 2021-12-01")
        return day.iso
    return text


def describe(host: str) -> dict[str, Any]:
    """The look-ups as an OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "zeren",
            "version": __version__,
            "description": "Who must do what, by when, on what authority.",
        },
        "servers": [{"url": host}],
        "paths": {lookup.path: {"get": _operation(lookup)} for lookup in LOOKUPS}
        | {
            "/health": {"get": {"summary": "whether the store can be read", "responses": {"200": _JSON, "503": _ERROR}}}
        },
        "components": {"schemas": {"Error": _ENVELOPE}},
    }


_ENVELOPE = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "hint"],
            "properties": {name: {"type": "string"} for name in ("code", "message", "hint")},
        }
    },
}
_JSON = {"description": "the answer", "content": {"application/json": {"schema": {}}}}
_ERROR = {
    "description": "what is wrong, and what to do",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
}


def _operation(lookup: Lookup) -> dict[str, Any]:
    array = {"type": "array", "items": {"type": "object"}}
    good = {"description": lookup.about, "content": {"application/json": {"schema": array}}}
    responses = {"200": good, "400": _ERROR, "404": _ERROR, "503": _ERROR}
    return {
        "operationId": lookup.path.rpartition("/")[2],
        "summary": lookup.about,
        "parameters": [_parameter(parameter) for parameter in lookup.parameters],
        "responses": responses,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string" if parameter.kind == "date" else parameter.kind}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.about,
        "schema": schema,
    }
