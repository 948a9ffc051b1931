"""One body, or the bodies that a collective stands for: names through time, line, kin, and the duties that papers gave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from graph.answers.desk import Desk, Shelf
from graph.answers.mention import find_place_code
from graph.answers.state import last_day, previous_day, today
from graph.answers.succession import as_today
from graph.answers.values import DocumentBrief, TaskPart, Today, Undetermined
from graph.authority.collectives import Expansion, expand
from graph.authority.lexicon import lines
from graph.authority.names import parse_name
from graph.authority.regions import NATIONAL
from graph.authority.regions import region as region_of
from graph.errors import NotFoundError, UsageError
from graph.resolve.agencies import Context, Resolution, resolve_agency
from graph.resolve.family import Above, Kin, NameInTime, names_of, predecessors, successors, superiors
from graph.resolve.holder import holder_of
from graph.resolve.nearest import nearest_bodies
from graph.resolve.places import find_place

_ROLES = ("lead", "responsible", "support", "implement")


@dataclass(frozen=True, slots=True)
class LinePart:
    """A line of business (条线)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MemberPart:
    """One of the bodies of a collective."""

    agency: str
    region_code: str


@dataclass(frozen=True, slots=True)
class MembersPart:
    """What a collective stands for in its place on the day; if not `complete`, `reason` says what is missing."""

    members: tuple[MemberPart, ...]
    complete: bool
    reason: str
    candidates: tuple[MemberPart, ...]


@dataclass(frozen=True, slots=True)
class DutyPart:
    """The tasks that one document gave a body in one role."""

    role: str
    document: DocumentBrief
    tasks: tuple[TaskPart, ...]


@dataclass(frozen=True, slots=True)
class AgencyAnswer:
    """A body as of a day: `agency` is its name then; kin and names reach over all time known up to that day or later.

    `expansion` is None for a single body. `candidates` are the other names that the words may mean.
    """

    mention: str
    agency: str
    id: str | None
    kind: str
    line: LinePart | None
    level: str | None
    region: str | None
    region_code: str | None
    as_of: str
    candidates: tuple[str, ...]
    certain: bool
    names: tuple[NameInTime, ...]
    superiors: tuple[Above, ...]
    predecessors: tuple[Kin, ...]
    successors: tuple[Kin, ...]
    today: Today | Undetermined
    expansion: MembersPart | None
    duties: tuple[DutyPart, ...]


def agency(store: Shelf | None, name: str, *, region: str | None = None, as_of: str | None = None) -> AgencyAnswer:
    """A body by any of its names, or a collective, on a day (ISO, may be partial; today if None).

    Without a store there are no duties. `region` (name or code) says which place a name without one means; where it
    is missing and the store holds one body that papers call so, that body is meant. Raises NotFoundError with the
    nearest names for a body that nobody knows, UsageError for a name that only a place would make clear.

    >>> answer = agency(None, "长治市各县（区）人民政府", as_of="2021-10-25")
    >>> len(answer.expansion.members), answer.expansion.members[0].agency
    (12, '潞州区人民政府')
    """
    if not name.strip():
        raise UsageError("单位名称是空的；例如：zeren agency 长治市卫生健康委员会")
    day = as_of or today()
    code, level = find_place_code(region or "", as_of)
    found = resolve_agency(name, Context(code, level, day))
    if found.basis == "unplaced":
        raise UsageError(f"“{name}”没有写明是哪里的；请写全称，或加 --region 地区")
    _must_be_one_place(name, code, day)
    duties = _duties(store, found, as_of) if store else ()
    if found.id is None and found.kind not in ("collective", "sector") and not duties:
        raise NotFoundError(_nothing(store, name, Context(code, level, day)))
    return _answer(found, _expansion(found, region and code, day), duties, day)


def _must_be_one_place(name: str, code: str, day: str) -> None:
    """UsageError for 鼓楼区民政局, of which there are several."""
    parsed = parse_name(name)
    where = find_place(parsed.prefix, code, last_day(day)) if parsed else None
    if where and where.place and where.others:
        places = "、".join(place.full for place in (where.place, *where.others)[:6])
        raise UsageError(f"“{name}”不止一处（{places}）；请写上级地名，或加 --region 地区")


def _answer(found: Resolution, members: MembersPart | None, duties: tuple[DutyPart, ...], day: str) -> AgencyAnswer:
    line = lines().get(found.line or "")
    body, then = found.id or "", _while_there(found.region_code, last_day(day))
    return AgencyAnswer(
        mention=found.mention, agency=found.name, id=found.id, kind=found.kind,
        line=LinePart(line.id, line.name) if line else None, level=found.level,
        region=_place_name(found, day), region_code=found.region_code, as_of=day,
        candidates=tuple(one for one in found.candidates if one != found.mention), certain=found.certain, names=names_of(body), superiors=superiors(body, then),
        predecessors=predecessors(body), successors=successors(body), today=as_today(holder_of(found, then, today())),
        expansion=members, duties=duties,
    )  # fmt: skip


def _while_there(code: str | None, day: str) -> str:
    """The day, or for a place that had ended by then its last one: 长治县 on 2018-11-22."""
    place = region_of(code) if code else None
    end = last_day(place.until) if place and place.until else ""
    return min(day, previous_day(end)) if end else day


def _place_name(found: Resolution, day: str) -> str | None:
    if found.region_code in (NATIONAL, "000000"):
        return "中国"
    code = found.region_code
    place = (region_of(code, day) or region_of(code)) if code else None
    return place.name if place else None


def _expansion(found: Resolution, code: str | None, day: str) -> MembersPart | None:
    if found.kind != "collective":
        return None
    known: Expansion = expand(found.mention, code, day)
    members = tuple(MemberPart(one.name, one.region_code) for one in known.members)
    others = tuple(MemberPart(one.name, one.region_code) for one in known.candidates)
    return MembersPart(members, known.complete, known.reason, others)


def _duties(store: Shelf, found: Resolution, as_of: str | None) -> tuple[DutyPart, ...]:
    """By role, then by document, the newest first; duties of a known body under any of its names."""
    desk = Desk(store, as_of)
    column, value = ("body", found.id) if found.id else ("name", found.name)
    rows = desk.index.execute(
        f"SELECT DISTINCT task.*, assignment.role AS role FROM assignment JOIN task ON task.id = assignment.task"
        f" WHERE assignment.{column} = ?" + (" AND task.date <= ?" if as_of else ""),
        (value, last_day(as_of)) if as_of else (value,),
    ).fetchall()
    ordered = sorted(rows, key=lambda row: (row["role"], row["date"], row["document"], row["start"] or 0, row["iri"]))
    grouped = groupby(ordered, key=lambda row: (row["role"], row["document"]))
    parts = [DutyPart(role, desk.brief(document), desk.tasks(group)) for (role, document), group in grouped]
    newest = sorted(parts, key=lambda part: part.document.date or "", reverse=True)
    return tuple(sorted(newest, key=lambda part: _ROLES.index(part.role)))


def _nothing(store: Shelf | None, name: str, context: Context) -> str:
    near = [*_named_alike(store, name), *nearest_bodies(name, context)] if store else nearest_bodies(name, context)
    names = tuple(dict.fromkeys(near))[:4]
    return f"没有查到叫“{name}”的单位" + (f"；是否指：{'、'.join(names)}" if names else "；请写全称再试")


def _named_alike(store: Shelf, name: str) -> Iterator[str]:
    """Bodies of the store whose names hold the words, or whose names the words hold."""
    rows = store.index.execute(
        "SELECT name, count(*) FROM assignment WHERE instr(name, ?) OR (length(name) > 3 AND instr(?, name))"
        " GROUP BY name ORDER BY count(*) DESC, name LIMIT 4",
        (name, name),
    )
    for row in rows:
        yield row[0]
