"""The region a question is about: a code or a name, full, short or former."""

from __future__ import annotations

import sqlite3

from graph.authority.regions import find_region, nearest_region_names
from graph.errors import NotFoundError, UsageError
from graph.store.places import trim


def region_prefixes(index: sqlite3.Connection, region: str) -> tuple[str, ...]:
    """The openings of the codes of a region and all within: 长治市 → ("1404",), the country → ("",).

    Only regions with documents in the store count where a name has several. Raises NotFoundError for an unknown
    name, UsageError for one that stays ambiguous.
    """
    if region.isdigit():
        return (trim(region),)
    if region in ("中国", "全国", "国家"):
        return ("",)
    codes = _known_codes(index, region) or sorted({found.code for found in find_region(region)})
    if not codes:
        near = "、".join(nearest_region_names(region))
        raise NotFoundError(f"没有叫“{region}”的地方" + (f"；是否指：{near}" if near else ""))
    held = [code for code in codes if _has_documents(index, code)]
    if len(held) > 1:
        raise UsageError(f"“{region}”不止一处（{'、'.join(held)}）；请写全称或代码")
    return tuple(trim(code) for code in held or codes)


def _known_codes(index: sqlite3.Connection, region: str) -> list[str]:
    rows = index.execute("SELECT DISTINCT region_code FROM document WHERE region = ? AND region_code != ''", (region,))
    return sorted(row[0] for row in rows)


def _has_documents(index: sqlite3.Connection, code: str) -> bool:
    found = index.execute("SELECT 1 FROM document WHERE region_code LIKE ? LIMIT 1", (trim(code) + "%",)).fetchone()
    return found is not None
