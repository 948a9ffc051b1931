"""文件清理目录: one row a document, whether it is in force on the day, and on what ground."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.answers.desk import Desk, Shelf
from graph.answers.places import region_prefixes
from graph.answers.state import State, document_state, last_day
from graph.answers.values import DocumentBrief, EvidencePart
from graph.errors import NotFoundError, UsageError
from graph.export.origins import ORIGINS, document_name, quote
from graph.export.selection import Selection, chosen_documents, open_desk
from graph.export.sheets import Cell, Column, Look, Table, day_cell, write_workbook
from graph.export.words import STATES

CATALOGUE = "文件清理目录"
OPINIONS = ("继续有效", "修改", "废止", "宣布失效")
COLUMNS = (
    Column("序号", 6, Look.CENTER),
    Column("文件标题", 44),
    Column("发文字号", 22, Look.CENTER),
    Column("发文机关", 26),
    Column("成文日期", 12, Look.DATE),
    Column("施行日期", 12, Look.DATE),
    Column("有效性", 12, Look.CENTER, tuple(STATES.values())),
    Column("依据", 36),
    Column("处理意见", 12, Look.CENTER, OPINIONS),
)
_ORIGIN_COLUMNS = (
    Column("序号", 6, Look.CENTER),
    Column("文件标题", 40),
    Column("发文字号", 22, Look.CENTER),
    Column("源文件", 26),
    Column("效力依据文件", 36),
    Column("效力依据原文", 50),
    Column("依据源文件", 26),
    Column("起", 8, Look.CENTER),
    Column("止", 8, Look.CENTER),
    Column("文件标识", 44),
)
_ENDS = "'repeals', 'annuls', 'lapses'"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the catalogue shows it; `ground` says why it is in force or not, `said` is the sentence."""

    brief: DocumentBrief
    region_code: str
    real: bool
    issuers: tuple[str, ...]
    effective: str
    state: State
    ground: str
    said: EvidencePart | None
    files: tuple[str, ...]


def write_catalogue(store: Shelf, path: Path, **filters: Any) -> int:
    """Writes the workbook with the sheets 文件清理目录 and 出处; the number of documents.

    Filters: `documents`, `region`, `level`, `as_of` of `graph.export.selection.Selection`. A text that a notice
    promulgates goes with its notice; a document known only from citations is listed if something ends it.
    """
    selection = Selection.of(filters)
    if selection.agency:
        raise UsageError("文件清理目录不能按承办单位筛选；请用地区、层级或文件")
    desk = open_desk(store, selection)
    papers = [_paper(desk, iri) for iri in _chosen(desk, selection)]
    if not papers:
        raise NotFoundError("没有符合条件的文件；请放宽条件，或先用 zeren build 加入文件")
    papers.sort(key=lambda paper: (not paper.real, paper.region_code, paper.brief.date or "", paper.brief.id))
    main = Table(CATALOGUE, CATALOGUE, COLUMNS, [_row(i, paper) for i, paper in enumerate(papers, 1)])
    origins = Table(ORIGINS, ORIGINS, _ORIGIN_COLUMNS, [_origin(desk, i, each) for i, each in enumerate(papers, 1)])
    write_workbook(path, [main, origins], CATALOGUE)
    return len(papers)


def _chosen(desk: Desk, selection: Selection) -> Iterator[str]:
    """IRIs of the documents, each once."""
    only = set(chosen_documents(desk.index, selection.documents)) if selection.documents else None
    prefixes = region_prefixes(desk.index, selection.region) if selection.region else ("",)
    day = last_day(selection.as_of or "")
    rows = desk.index.execute(
        "SELECT iri, max(region_code) AS region, max(level) AS level, max(coalesce(nullif(date, ''), printed)) AS date"
        " FROM document WHERE carried_as != 'promulgated' AND (real = 1 OR iri IN"
        f" (SELECT cited FROM relation WHERE type IN ({_ENDS}))) GROUP BY iri ORDER BY iri"
    ).fetchall()
    for row in rows:
        is_meant = only is None or row["iri"] in only
        is_there = (row["region"] or "").startswith(prefixes) and selection.level in (None, row["level"])
        if is_meant and is_there and not (day and row["date"] > day):
            yield row["iri"]


def _paper(desk: Desk, iri: str) -> Paper:
    rows = desk.index.execute(
        "SELECT * FROM document WHERE iri = ? ORDER BY real DESC, number DESC, date DESC, title DESC, source", (iri,)
    ).fetchall()
    state = document_state(desk.index, iri, desk.as_of)
    ending = state.ending
    said = desk.evidence(ending.source, ending.start, ending.end) if ending and ending.source else None
    files = tuple(sorted({desk.names.get(row["source"], "") for row in rows if row["real"]}))
    head: sqlite3.Row = rows[0]
    issuers = tuple(filter(None, head["issuers"].split("\n")))
    return Paper(
        desk.brief(iri), head["region_code"], bool(head["real"]), issuers, head["effective"], state,
        _ground(desk, state), said, files,
    )  # fmt: skip


def _ground(desk: Desk, state: State) -> str:
    """Why, in one line: 由《关于废止…的决定》（冀政发〔2019〕2号）废止 · 有效期届满 · 库中未见废止或失效的依据."""
    ending = state.ending
    if ending is None:
        return {"unknown": "库中没有原文", "not_yet": "施行日期未到"}.get(state.state, "库中未见废止或失效的依据")
    day = f"，自 {ending.since} 起" if ending.since else ""
    if ending.document:
        verb = STATES[ending.state].removeprefix("已").removeprefix("被")
        return f"由{document_name(desk.brief(ending.document))}{verb}{day}"
    return f"有效期届满{day}" if state.state == "lapsed" else f"有效期至 {ending.since} 前"


def _row(number: int, paper: Paper) -> list[Cell]:
    brief = paper.brief
    return [
        number, brief.title, brief.number, "\n".join(paper.issuers), day_cell(brief.date),
        day_cell(paper.effective),
        STATES[paper.state.state], paper.ground, None,
    ]  # fmt: skip


def _origin(desk: Desk, number: int, paper: Paper) -> list[Cell]:
    ending, said = paper.state.ending, paper.said
    cause = document_name(desk.brief(ending.document)) if ending and ending.document else None
    place: tuple[Cell, ...] = (quote(said), said.source, said.start, said.end) if said else (None, None, None, None)
    return [number, paper.brief.title, paper.brief.number, "\n".join(paper.files), cause, *place, paper.brief.id]
