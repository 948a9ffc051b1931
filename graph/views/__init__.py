"""Values → one self-contained HTML file each, that opens from disk without a network.

Nothing is loaded here; `write_view` imports what a kind needs.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.page import ViewResult

__all__ = ["KINDS", "write_view"]

# kind → (what it shows, the options it takes beside `lang`); each has a module of its name with `<kind>_page`.
KINDS = {
    "network": ("文件、任务、单位、地区的关系图", ("around", "depth", "role", "region", "line", "type")),
    "chain": ("一份文件上承下达的关系，国、省、市、县逐级排列", ("doc",)),
    "agency": ("一个单位的来去、上级、任务和共同承担任务的单位", ("name", "region")),
    "document": ("一份文件的条款和各条任务的单位", ("doc",)),
    "matrix": ("任务与单位的责任矩阵，可比较几份文件", ("documents", "role", "line")),
    "timeline": ("文件、废止、时限与机构改革的时间轴", ("region",)),
}
Option = str | int | list[str] | tuple[str, ...] | None


def write_view(kind: str, store: Store, path: Path, **options: Option) -> ViewResult:
    """Write a view of a store to a file; says how many things and statements it holds.

    Options that are None are as if not given. `network`: `around` (a body's name, a document as `zeren doc` takes it,
    an IRI) with `depth`, and the filters `role`, `region`, `line`, `type` (a kind of thing, or of relation between
    documents). `chain` and `document`: `doc`; `agency`: `name`, `region`; `matrix`: `documents`, `role`, `line`;
    `timeline`: `region`. All: `lang`, zh or en. Raises UsageError for a kind or option that does not exist, NotFoundError where
    nothing is left to show, StoreError for a SPARQL endpoint.
    """
    from graph.errors import UsageError

    if kind not in KINDS:
        raise UsageError(f"没有“{kind}”这种图；可用的有：{'、'.join(KINDS)}")
    given = {name: value for name, value in options.items() if value not in (None, "", [], ())}
    unknown = sorted(given.keys() - {*KINDS[kind][1], "lang"})
    if unknown:
        raise UsageError(f"{kind} 没有“{'、'.join(unknown)}”这个选项；可用的有：{'、'.join((*KINDS[kind][1], 'lang'))}")
    page = getattr(import_module(f"graph.views.{kind}"), f"{kind}_page")
    written: ViewResult = page(store, path, given)
    return written
