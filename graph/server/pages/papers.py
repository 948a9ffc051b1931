"""Pages about documents: one with its text, its chain, several side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from graph.answers.chain import chain
from graph.answers.compare import compare
from graph.answers.document import DocumentAnswer, document
from graph.answers.values import TaskPart
from graph.server.pages.marked import Mark, Piece, anchor, pieces
from graph.server.pages.render import page
from graph.server.site import Site
from graph.store import Store

_LISTED = 400  # papers in the list to choose from


@dataclass(frozen=True, slots=True)
class PaperText:
    """One file of a document, cut at its facts."""

    file: str
    sha256: str
    pieces: list[Piece]


async def document_page(site: Site, iri: str, request: Request) -> Response:
    """Header, relations, tasks; the text itself with every fact's sentence marked."""

    def work(store: Store) -> dict[str, Any]:
        found = document(store, iri, as_of=request.query_params.get("as_of") or None)
        return {"d": found, "texts": list(_texts(store, found)), "anchor": anchor}

    return page(request, "document.html", await site.look_up(work))


def _texts(store: Store, found: DocumentAnswer) -> Iterator[PaperText]:
    marks: dict[str, list[Mark]] = {}
    names: dict[str, str] = {}
    for evidence, kind in _evidence(found):
        marks.setdefault(evidence.sha256, []).append(Mark(evidence.start, evidence.end, kind))
        names[evidence.sha256] = evidence.source
    rows = store.index.execute("SELECT * FROM field WHERE document = ? ORDER BY start", (found.document.id,))
    for row in rows.fetchall():
        if row["source"] in marks or not marks:
            marks.setdefault(row["source"], []).append(Mark(row["start"], row["end"], "field"))
            names.setdefault(row["source"], "")
    for sha256, places in marks.items():
        text = store.text(sha256)
        if text:
            yield PaperText(names[sha256], sha256, pieces(text, places))


def _evidence(found: DocumentAnswer) -> Iterator[tuple[Any, str]]:
    for task in found.tasks:
        yield task.evidence, "task"
    for relation in found.outgoing:
        if relation.evidence:
            yield relation.evidence, "relation"
    for target in found.targets:
        yield target.evidence, "target"


async def task_page(site: Site, iri: str, request: Request) -> Response:
    """One task with its bodies, its sentence, its partners in other papers."""
    from graph.answers.desk import Desk
    from graph.errors import NotFoundError

    def work(store: Store) -> dict[str, Any]:
        desk = Desk(store, request.query_params.get("as_of") or None)
        row = store.index.execute("SELECT * FROM task WHERE iri = ? LIMIT 1", (iri,)).fetchone()
        if row is None:
            raise NotFoundError(f"没有这个任务：{iri}；请从检索页查起")
        part: TaskPart = desk.task(row)
        return {"task": part, "anchor": anchor}

    return page(request, "task.html", await site.look_up(work))


async def chain_page(request: Request, site: Site) -> Response:
    wanted = request.query_params.get("doc", "").strip()
    if not wanted:
        return page(request, "choose.html", await _choice(site, "chain", several=False))
    as_of = request.query_params.get("as_of") or None
    found = await site.look_up(lambda store: chain(store, wanted, as_of=as_of))
    return page(request, "chain.html", {"c": found})


async def matrix_page(request: Request, site: Site) -> Response:
    """Tasks and bodies of one document; of several, the same task side by side."""
    wanted = [each for each in request.query_params.getlist("doc") if each.strip()]
    if not wanted:
        return page(request, "choose.html", await _choice(site, "matrix", several=True))
    if len(wanted) > 1:
        pairs = await site.look_up(lambda store: compare(store, wanted))
        return page(request, "pairs.html", {"pairs": pairs})
    found = await site.look_up(lambda store: document(store, wanted[0]))
    bodies = list(dict.fromkeys((body.agency, body.id) for task in found.tasks for body in task.bodies))
    rows = [(task, {body.agency: body.role for body in task.bodies}) for task in found.tasks]
    return page(request, "matrix.html", {"d": found, "bodies": bodies, "rows": rows})


async def _choice(site: Site, kind: str, several: bool) -> dict[str, Any]:
    def work(store: Store) -> list[tuple[str, str]]:
        rows = store.index.execute(
            "SELECT DISTINCT iri, title, number FROM document WHERE real = 1 AND title != '' ORDER BY number, title LIMIT ?",
            (_LISTED,),
        )
        return [(row["iri"], f"{row['number']} {row['title']}".strip()) for row in rows.fetchall()]

    return {"papers": await site.look_up(work), "kind": kind, "several": several}
