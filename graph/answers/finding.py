"""Which document a person means: a number in any brackets, a title, part of a title, or an IRI."""

from __future__ import annotations

import sqlite3
import unicodedata

from graph.errors import NotFoundError, UsageError
from graph.parse.numbers import DocumentNumber
from graph.rdf.iris import title_key

_SHOWN = 6  # candidates named in a message
_GRAMS = 40  # pairs of characters of the words that are compared with titles


def find_document(index: sqlite3.Connection, wanted: str) -> str:
    """The IRI of the one document that fits.

    `find_document(index, "长政办发[2021]60号")`, `find_document(index, "长治市深入推进医养结合")`.
    Raises NotFoundError, with the nearest titles, if none fits; UsageError, naming them, if several do.
    """
    found = candidates(index, wanted)
    if not found:
        raise NotFoundError(_nothing(index, wanted))
    if len(found) > 1:
        shown = "；".join(_label(index, iri) for iri in found[:_SHOWN])
        more = f" 等 {len(found)} 件" if len(found) > _SHOWN else ""
        raise UsageError(f"“{wanted}”不止一件：{shown}{more}；请写文号")
    return found[0]


def candidates(index: sqlite3.Connection, wanted: str) -> list[str]:
    """The documents that fit best: by IRI, else number, else whole title, else part; files before citations."""
    wanted = wanted.strip()
    for found in (_by_iri(index, wanted), _by_number(index, wanted), *_by_title(index, wanted)):
        if found:
            return found
    return []


def _by_iri(index: sqlite3.Connection, wanted: str) -> list[str]:
    if "://" not in wanted:
        return []
    return _iris(index, "iri = ?", wanted)


def _by_number(index: sqlite3.Connection, wanted: str) -> list[str]:
    number = DocumentNumber.parse(wanted) or DocumentNumber.parse(unicodedata.normalize("NFKC", wanted))
    return _iris(index, "number = ?", str(number)) if number else []


def _by_title(index: sqlite3.Connection, wanted: str) -> tuple[list[str], ...]:
    key = title_key(wanted)
    if not key:
        return ()
    whole = _real_first(index, "key = ?", key)
    return (whole,) if whole else (_outermost(index, _real_first(index, "instr(key, ?)", key)),)


def _real_first(index: sqlite3.Connection, condition: str, key: str) -> list[str]:
    """Documents that a file carries; if there is none, those that are only cited."""
    rows = index.execute(f"SELECT DISTINCT iri, real FROM document WHERE {condition} ORDER BY iri", (key,)).fetchall()
    return [row[0] for row in rows if row[1]] or [row[0] for row in rows]


def _outermost(index: sqlite3.Connection, found: list[str]) -> list[str]:
    """Without texts whose carrying notice is also meant: part of the title of both means the text itself."""
    carriers = {
        row[0]
        for iri in found
        for row in index.execute("SELECT carried_by FROM document WHERE iri = ? AND carried_by != ''", (iri,))
    }
    return [iri for iri in found if iri not in carriers]


def _iris(index: sqlite3.Connection, condition: str, value: str) -> list[str]:
    rows = index.execute(f"SELECT DISTINCT iri FROM document WHERE {condition} ORDER BY real DESC, iri", (value,))
    return list(dict.fromkeys(row[0] for row in rows))


def _label(index: sqlite3.Connection, iri: str) -> str:
    row = index.execute(
        "SELECT title, number FROM document WHERE iri = ? ORDER BY real DESC LIMIT 1", (iri,)
    ).fetchone()
    return f"《{row[0]}》{row[1]}" if row[0] else row[1] or iri


def _nothing(index: sqlite3.Connection, wanted: str) -> str:
    """One line that says so, and offers titles that share half of the words' pairs of characters."""
    key = title_key(wanted)
    grams = sorted({key[i : i + 2] for i in range(len(key) - 1)})[:_GRAMS]
    shared = " + ".join(["(instr(key || number, ?) > 0)"] * len(grams)) or "0"
    rows = index.execute(
        f"SELECT iri, max({shared}) AS shared FROM document GROUP BY iri ORDER BY shared DESC, iri LIMIT 3", grams
    ).fetchall()
    near = [_label(index, row[0]) for row in rows if row[1] * 2 >= len(grams) > 0]
    hint = f"；最接近的：{'；'.join(near)}" if near else "；可用 zeren stats 查看库中有什么"
    return f"没有找到文件“{wanted}”{hint}"
