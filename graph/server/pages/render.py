"""Templates: every text of a document is escaped, and set apart from the writing around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from graph.server.pages import words
from graph.server.things import address_of

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_COOKIE = "lang"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals |= {"address_of": address_of}
    made.filters |= {"mark": mark_words}
    return made


def language(request: Request) -> str:
    """zh unless ?lang=en or the cookie says otherwise."""
    wanted = request.query_params.get("lang") or request.cookies.get(_COOKIE)
    return "en" if wanted == "en" else "zh"


def page(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page in the visitor's language."""
    lang = language(request)
    kinds = {"state": words.STATES, "level": words.LEVELS, "gap": words.GAPS, "count": words.COUNTS}
    shown = {
        "t": partial(words.say, lang=lang),
        "code": lambda value: words.code(None, value, lang),
        **{name: partial(words.code, kind, lang=lang) for name, kind in kinds.items()},
        "lang": lang,
        "other": str(
            request.url.include_query_params(lang="zh" if lang == "en" else "en").replace(scheme="", netloc="")
        ),
        "path": request.url.path,
        "asked": dict(request.query_params),
    }
    html = _environment().get_template(template).render(shown | dict(values))
    response = HTMLResponse(html, status, {"Vary": "Accept, Cookie"})
    if request.query_params.get("lang") in ("zh", "en"):
        response.set_cookie(_COOKIE, lang, max_age=365 * 86400, samesite="lax")
    return response


def mark_words(text: str, found: list[str]) -> Markup:
    """The text with words of the question marked."""
    spans: list[tuple[int, int]] = []
    for word in sorted({each for each in found if each}, key=len, reverse=True):
        at = text.find(word)
        while at >= 0:
            if not any(a < at + len(word) and at < b for a, b in spans):
                spans.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    parts: list[Markup] = []
    start = 0
    for a, b in sorted(spans):
        parts += [escape(text[start:a]), Markup("<mark>"), escape(text[a:b]), Markup("</mark>")]
        start = b
    return Markup("").join([*parts, escape(text[start:])])
