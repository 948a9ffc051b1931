"""Departments called by their business: 民政部门, 价格主管部门, 市县（区）卫健（体）."""

from __future__ import annotations

from dataclasses import replace

from graph.authority.bodies import Place, bodies_of_line, body_id, name_at
from graph.authority.body_name import BodyName
from graph.authority.lexicon import lexicon, sector_words
from graph.resolve.context import LEVELS, Context, Resolution, as_printed
from graph.resolve.places import find_place

__all__ = ["resolve_sector"]

_FINANCE_CENTRAL = "2023-07-20"


def resolve_sector(name: BodyName, context: Context) -> Resolution:
    """民政部门: the issuing region's own body; for several levels or none, as printed."""
    where = find_place(name.prefix, context.region_code, context.day)
    place = where.place
    name = _of_day(name, context.day)
    body = _sector_body(name, place)
    if place is None or body is None or where.many or name.prefix in ("相关", "有关", "各级", "上级", "地方", "基层"):
        return _sector_of_many(name, context)
    own = _name_near(body, name.line, place, context.day)
    if own is None:
        return as_printed(name, context, "sector", sure=False)
    full, body = own
    return Resolution(
        name.text,
        full,
        body_id(place.code, body),
        name.line,
        LEVELS[place.letter],
        place.code,
        "sector",
        (name.text,),
        "sector",
        where.sure,
    )


def _sector_of_many(name: BodyName, context: Context) -> Resolution:
    """市县（区）卫健（体）、民政部门: the departments of several levels, with their common tail; the own one is among them."""
    full = name.text if name.text.endswith(("部门", "机关", "机构", "系统")) else name.text + "部门"
    own = find_place("", context.region_code, context.day).place
    found = _name_near(name.line, name.line, own, context.day) if own and name.line else None
    others = (found[0],) if found else ()
    return Resolution(name.text, full, None, name.line, None, context.region_code, "sector", others, "sector", False)


def _of_day(name: BodyName, day: str) -> BodyName:
    """金融监管部门 were local offices until the supervision of banks took that name."""
    centre = name.stem.startswith(("金融监管", "金融监督")) and day >= _FINANCE_CENTRAL
    return replace(name, line="banking-regulation") if centre else name


def _sector_body(name: BodyName, place: Place | None) -> str | None:
    """The body whose business the words name: 工商 → industry-commerce, 价格 → development-reform."""
    known = lexicon()
    word = name.stem
    if name.line == "banking-regulation":
        return name.line
    if place is not None and place.letter == "N" and (centre := _body_of_centre(word)):
        return centre
    if word.startswith(("价格", "物价")):
        return "price"
    for size in range(len(word), 1, -1):
        if word[:size] in sector_words():
            rows = known.stems.get(word[:size] + "局") or known.stems.get(word[:size] + "委") or []
            bodies = (form.body for row in rows if (form := known.department(row)).line == name.line)
            return next(bodies, name.line)
    return name.line


def _body_of_centre(word: str) -> str | None:
    """质检 → 质检总局, 安全监管 → 安全监管总局."""
    known = lexicon()
    for size in range(len(word), 1, -1):
        for tail in ("部", "总局", "委", "局", "署"):
            rows = known.national.get(word[:size] + tail)
            if rows:
                return known.centre(rows[0]).body
    return None


def _name_near(body: str, line: str | None, place: Place, date: str) -> tuple[str, str] | None:
    """The body's name on a day, else that of another body of the line which then had the work."""
    for other in (body, *(bodies_of_line(line) if line else ())):
        full = name_at(other, place, date)
        if full:
            return full, other
    return None
