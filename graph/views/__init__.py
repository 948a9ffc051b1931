"""Values → one self-contained HTML file each, that opens from disk without a network.

Nothing is loaded here; `write_view` imports what a kind needs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.store import Store
    from graph.views.page import ViewResult

__all__ = ["KINDS", "write_view"]

KINDS = ("network",)


def write_view(kind: str, store: Store, path: Path, **options: str | int | None) -> ViewResult:
    """Write a view of a store to a file; says how many nodes and edges it shows.

    `network` takes `around` (an IRI, a document's number or a body's name) with `depth`, and the filters `role`,
    `region` and `line`. UsageError for a kind that does not exist, NotFoundError where nothing is left to show.
    """
    from graph.errors import UsageError
    from graph.views.network import network_page

    if kind not in KINDS:
        raise UsageError(f"没有“{kind}”这种图；可用的有：{'、'.join(KINDS)}")
    return network_page(store, path, **options)
