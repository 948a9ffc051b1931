"""One HTML file that carries everything: script, style and data; nothing is fetched when it is opened.

Data go in as JSON inside a script element that no browser runs, with <, > and & escaped, so that no text of a document
can become markup; only the scripts whose hashes the page itself names may run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.views.sentences import Sentences

ASSETS = Path(__file__).parent / "assets"
_HOLE = re.compile(r"\{\{(policy|title|style|scripts|data|quotes|words|lang)\}\}")
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class ViewResult:
    """What was written: the file, and how many things and statements between them it holds."""

    path: Path
    nodes: int
    edges: int


@dataclass(slots=True)
class Page:
    """What a page knows: the things that can be clicked with their facts, the statements between them, and the stage.

    `title` is (Chinese, English), `about` a line below it; `stage` is what the script of the kind draws.
    """

    kind: str
    title: tuple[str, str]
    about: tuple[str, str] = ("", "")
    stage: dict[str, Any] = field(default_factory=dict)
    _things: dict[str, dict[str, Any]] = field(default_factory=dict)
    _links: list[list[Any]] = field(default_factory=list)

    def add(self, name: str, kind: str, label: str, facts: Sequence[Sequence[Any]] = (), **more: Any) -> int:
        """The number of a thing, made known if it is not yet."""
        if name not in self._things:
            number = len(self._things)
            self._things[name] = {
                "i": name,
                "k": kind,
                "n": label,
                "f": [list(fact) for fact in facts],
                "_": number,
            } | more
        return int(self._things[name]["_"])

    def number(self, name: str) -> int | None:
        return self._things[name]["_"] if name in self._things else None

    def link(self, source: str, code: str, target: str, quote: int | None = None, note: str = "") -> None:
        """States something between two things that are known: a role, a relation; `note` says how it is known."""
        self._links.append([self._things[source]["_"], code, self._things[target]["_"], quote, note])

    def add_network(self, network: Any) -> None:
        """All nodes and edges of a graph of `graph.views.build` as things and links."""
        for node, data in network.nodes(data=True):
            self.add(node, data["kind"], data["label"], data["facts"])
        for a, b, code, data in network.edges(keys=True, data=True):
            self.link(a, code, b, data.get("quote"), data.get("basis", ""))

    def write(
        self, path: Path, scripts: Sequence[str], sentences: Sentences | None, lang: str, library: str = ""
    ) -> ViewResult:
        """The page as a file; UsageError where it cannot be written."""
        things = [{key: value for key, value in thing.items() if key != "_"} for thing in self._things.values()]
        data = {"kind": self.kind, "title": self.title, "about": self.about, "things": things, "links": self._links}
        quotes = [sentence.row() for sentence in sentences.rows] if sentences else []
        sources = [library, *(_asset(name) for name in ("shell.js", "panel.js", "paint.js", *scripts))]
        code = [source for source in sources if source]
        parts = {
            "policy": _policy(code), "title": _plain(self.title[lang == "en"]), "lang": lang, "style": _asset("style.css"),
            "scripts": "\n".join(f"<script>{source}</script>" for source in code), "words": to_json(_words()),
            "data": to_json(data | {"stage": self.stage}), "quotes": to_json(quotes),
        }  # fmt: skip
        # One pass, so that nothing that was put in is looked at again.
        text = _HOLE.sub(lambda hole: parts[hole[1]], _asset("page.html"))
        try:
            path.write_text(text, "utf-8", errors="replace")
        except OSError as error:
            raise UsageError(f"{path}: 写不了（{error.strerror}）；请换一个已有的文件夹") from None
        return ViewResult(path, len(things), len(self._links))


def language(given: object) -> str:
    """zh unless told otherwise; UsageError for another language."""
    lang = str(given or "zh")
    if lang not in LANGUAGES:
        raise UsageError(f"没有“{lang}”这种语言；可用的有：{'、'.join(LANGUAGES)}")
    return lang


def to_json(value: object) -> str:
    """JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return "".join(_ESCAPES.get(char, char) for char in text)


def _plain(text: str) -> str:
    return "".join({"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}.get(char, char) for char in text)


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")


@cache
def _words() -> Mapping[str, list[str]]:
    """Code → [Chinese, English], as the pages say it."""
    words: Mapping[str, list[str]] = json.loads(_asset("words.json"))
    return words


def _policy(scripts: Sequence[str]) -> str:
    """Only these very scripts may run, and nothing may be fetched."""
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:;"
        " base-uri 'none'; form-action 'none'"
    )
