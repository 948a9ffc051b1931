"""What goes out of a store as files: workbooks, tables, calendars, graphs. Nothing is loaded until it is used.

    export("breakdown", store, Path("分解.xlsx"), documents=["长政办发〔2021〕60号"])

`KINDS` names each kind with the function that writes it, `function(store, path, **filters) -> int` (the number of
rows, tasks or statements written). The filters are those of `graph.export.selection.Selection`; `dossier` needs
`agency`, `compare` two `documents` or more. All raise UsageError for a filter that does not exist, NotFoundError where nothing is left to write,
InputError where the file cannot be written.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from graph.errors import UsageError


class Kind(NamedTuple):
    """`target`: module:function; `suffix` of the file, "" for a folder; `zh`: what it is; `counted`: of what."""

    target: str
    suffix: str
    zh: str
    counted: str

    def write(self, store: Any, path: Path, **filters: Any) -> int:
        """Writes the file; how many things are in it."""
        module, _, name = self.target.partition(":")
        return int(getattr(import_module(module), name)(store, path, **filters))


KINDS: dict[str, Kind] = {
    "breakdown": Kind("graph.export.breakdown:write_breakdown", ".xlsx", "任务分解表", "项任务"),
    "ledger": Kind("graph.export.ledger:write_ledger", ".xlsx", "督办台账", "项任务"),
    "catalogue": Kind("graph.export.catalogue:write_catalogue", ".xlsx", "文件清理目录", "份文件"),
    "dossier": Kind("graph.export.dossier:write_dossier", ".xlsx", "单位档案", "项任务"),
    "compare": Kind("graph.export.comparison:write_comparison", ".xlsx", "任务对照表", "行"),
    "csv": Kind("graph.export.tables:write_tables", "", "CSV 表和 CSVW 说明（一个文件夹）", "行"),
    "ics": Kind("graph.export.calendars:write_calendar", ".ics", "有期限的任务的日历", "项任务"),
    "graphml": Kind("graph.export.networks:write_graphml", ".graphml", "关系网（GraphML）", "个点和边"),
    "gexf": Kind("graph.export.networks:write_gexf", ".gexf", "关系网（GEXF）", "个点和边"),
    "turtle": Kind("graph.export.graphs:write_turtle", ".ttl", "图谱（Turtle）", "条陈述"),
    "nquads": Kind("graph.export.graphs:write_nquads", ".nq", "图谱（N-Quads）", "条陈述"),
    "jsonld": Kind("graph.export.graphs:write_jsonld", ".jsonld", "图谱（JSON-LD）", "条陈述"),
}


def export(kind: str, store: Any, path: Path, **filters: Any) -> int:
    """Writes one of `KINDS`; how many things are in it. UsageError for a kind that does not exist."""
    if kind not in KINDS:
        raise UsageError(f"没有“{kind}”这种导出；可用的有：{'、'.join(KINDS)}")
    return KINDS[kind].write(store, path, **filters)
