"""One HTML file that carries everything: script, style and data; nothing is fetched when it is opened.

Data go in as JSON inside a script element that no browser runs, with <, > and & escaped, so that no text of a document
can become markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import UsageError

HERE = Path(__file__).parent
_HOLE = re.compile(r"\{\{(policy|title|style|library|data|script)\}\}")
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class ViewResult:
    path: Path
    nodes: int
    edges: int


def write_page(
    path: Path,
    title_zh: str,
    title_en: str,
    nodes: list[dict[str, Any]],
    edges: list[dict[str, Any]],
    opened: bool = False,
) -> ViewResult:
    """The page of a network; deterministic for the same nodes and edges. `opened`: tasks and bodies are shown at once."""
    data = to_json({"title": {"zh": title_zh, "en": title_en}, "nodes": nodes, "edges": edges, "opened": opened})
    script = (HERE / "network.js").read_text("utf-8")
    library = vis_network()
    page = (HERE / "network.html").read_text("utf-8")
    parts = {
        "policy": _policy(library, script),
        "title": title_zh,
        "style": (HERE / "network.css").read_text("utf-8"),
        "library": library,
        "data": data,
        "script": script,
    }
    # One pass, so that nothing that was put in is looked at again.
    text = _HOLE.sub(lambda hole: parts[hole[1]], page)
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(f"{path}: 写不了（{error.strerror}）；请换一个已有的文件夹") from None
    return ViewResult(path, len(nodes), len(edges))


def to_json(value: object) -> str:
    """JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return "".join(_ESCAPES.get(char, char) for char in text)


@cache
def vis_network() -> str:
    """The script that pyvis bundles, without its reference to a source map."""
    import pyvis

    file = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = re.sub(r"\n?//# sourceMappingURL=.*", "", file.read_text("utf-8"))
    return text.replace("\r\n", "\n").replace("</script", "<\\/script")


def _policy(*scripts: str) -> str:
    """Only these very scripts may run, and nothing may be fetched."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:"
