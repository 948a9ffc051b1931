"""A body among others: its names with their papers, who stands above it, whose work came to it and where work of its own went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from graph.authority.atlas import atlas, pad_day
from graph.authority.bodies import Place, body_id, fill, kind_of, line_of, name_at, names_through_time, place_of
from graph.authority.lexicon import lines
from graph.authority.reforms import Reform, iter_reforms_into, iter_reforms_of
from graph.authority.region_path import iter_places_earlier, iter_places_later
from graph.authority.regions import chain, region

__all__ = ["Above", "Kin", "NameInTime", "names_of", "predecessors", "successors", "superiors"]

_END = "9999-12-31"
_COUNCIL = ("国务院", "100000/government")


@dataclass(frozen=True, slots=True)
class NameInTime:
    """A name from `since` to `until` (ISO days, empty where open) with the paper that gave it, where one is known."""

    name: str
    since: str
    until: str
    paper: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """A body from which work came or to which it went: on which day, in what kind of event, by which paper.

    `topic` are the words of a function that moved alone, empty where everything went.
    """

    name: str
    id: str
    date: str
    kind: str
    topic: tuple[str, ...]
    paper: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class Above:
    """A body above another: `relation` is government (its own government or committee), guidance or leadership."""

    name: str
    id: str
    relation: str


def names_of(body: str) -> tuple[NameInTime, ...]:
    """The names of a body (its id) through time, oldest first.

    >>> [one.since for one in names_of("140400/central-bank")][-1], names_of("140400/central-bank")[-1].paper
    ('2023-08-18', '党和国家机构改革方案')
    """
    code, _, kind = body.partition("/")
    place = place_of(code)
    if place is None:
        return ()
    events = [
        *iter_reforms_of(kind, place.letter, code, "", _END),
        *iter_reforms_into(kind, place.letter, code, "", _END),
    ]
    papers = {day: reform.paper for day, reform in reversed(events) if reform.kind in ("renaming", "merger")}
    start, end = _start_of(code), _end_of(code)
    spans = ((one, max(one.since, start), min(one.until or _END, end)) for one in names_through_time(kind, code))
    named = (replace(one, since=a, until="" if b == _END else b) for one, a, b in spans if a < b)
    return tuple(
        NameInTime(one.name, one.since, one.until, papers.get(one.since, ""), one.approximate) for one in named
    )


def successors(body: str, until: str = _END) -> tuple[Kin, ...]:
    """Where work of a body (its id) went up to a day, oldest first."""
    code, _, kind = body.partition("/")
    place = place_of(code)
    if place is None:
        return ()
    found = list(_places_later(kind, code, until))
    for day, reform in iter_reforms_of(kind, place.letter, code, _start_of(code), min(until, _end_of(code))):
        there = _above(place) if reform.upward else place
        if there and _is_real(reform, kind, place, day):
            found += [kin for target, words in reform.targets if (kin := _kin(target, there, day, reform, words))]
    return tuple(sorted((kin for kin in found if kin.id != body), key=_by_day))


def predecessors(body: str, until: str = _END) -> tuple[Kin, ...]:
    """Whose work came to a body (its id) up to a day, oldest first."""
    code, _, kind = body.partition("/")
    place = place_of(code)
    if place is None:
        return ()
    found = list(_places_earlier(kind, code, until))
    for day, reform in iter_reforms_into(kind, place.letter, code, _start_of(code), min(until, _end_of(code))):
        words = next(words for target, words in reform.targets if target == kind)
        for origin in reform.origins:
            if not reform.upward and _is_real(reform, origin, place, day):
                kin = _kin(origin, place, _before(origin, place, day), reform, words, day)
                found += [kin] if kin else []
    return tuple(sorted((kin for kin in found if kin.id != body), key=_by_day))


def _by_day(kin: Kin) -> str:
    return kin.date


def _start_of(code: str) -> str:
    """The day on which a place came to be under its code, "" where that was before 2000."""
    known = atlas().with_code(code)
    return pad_day(known[0].since) if known and known[0].since else ""


def _end_of(code: str) -> str:
    """The day on which a place ended, a far one where it is there today."""
    here = region(code)
    return pad_day(here.until) if here and here.until else _END


def _places_later(kind: str, code: str, until: str) -> Iterator[Kin]:
    """The body of the place into which the place went: 长治县民政局 → 长治市上党区民政局."""
    for day, _, new, paper in islice(iter_places_later(code, "", until), 1):
        place = place_of(new, day)
        if place and (name := name_at(kind, place, day)):
            yield Kin(name, body_id(new, kind), day, "place", (), paper, False)


def _places_earlier(kind: str, code: str, until: str) -> Iterator[Kin]:
    for day, old, paper in iter_places_earlier(code):
        place = place_of(old)
        if place and day <= until and (name := name_at(kind, place, _eve(day))):
            yield Kin(name, body_id(old, kind), day, "place", (), paper, False)


def _eve(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _is_real(reform: Reform, origin: str, place: Place, day: str) -> bool:
    """Whether the event happened in the place: its body had existed there before."""
    return reform.kind not in ("renaming", "establishment") and _before(origin, place, day) is not None


def _before(kind: str, place: Place, day: str) -> str | None:
    """A day before another on which a body bore its last name, None where it did not exist."""
    spans = [one for one in names_through_time(kind, place.code) if not one.since or one.since < day]
    if not spans:
        return None
    last = spans[-1]
    return last.since or "1990-01-01"


def _kin(kind: str, place: Place, at: str | None, reform: Reform, words: tuple[str, ...], day: str = "") -> Kin | None:
    if at is None:
        return None
    name = name_at(kind, place, at) or next(
        (one.name for one in names_through_time(kind, place.code) if one.since >= at), None
    )
    if name is None:
        return None
    topic = words or tuple(word for word in reform.topic if word != "*")
    rough = place.letter in reform.approximate
    return Kin(name, body_id(place.code, kind), day or at, reform.kind, topic, reform.paper, rough)


def superiors(body: str, day: str) -> tuple[Above, ...]:
    """Who stands above a body (its id) on a day: its own government or committee, and the body of its line a level up.

    >>> [(one.name, one.relation) for one in superiors("140400/health", "2021-10-25")]
    [('长治市人民政府', 'government'), ('山西省卫生健康委员会', 'guidance')]
    """
    code, _, kind = body.partition("/")
    place = place_of(code, day)
    if place is None:
        return ()
    own, above = name_at(kind, place, day), tuple(_up_the_line(kind, place, day))
    if own and above and own.startswith(above[0].name):  # 长治市生态环境局武乡分局
        return (Above(above[0].name, above[0].id, "leadership"),)
    return (*_own_head(kind, place), *above)


def _own_head(kind: str, place: Place) -> Iterator[Above]:
    sort = kind_of(kind)
    if kind in ("government", "party-committee"):
        return
    if place.letter == "N":
        if sort == "department":
            yield Above(*_COUNCIL, "government")
    elif sort in ("department", "unit"):
        yield Above(fill("{R}人民政府", place), body_id(place.code, "government"), "government")
    elif sort in ("party", "mass"):
        yield Above(fill("中国共产党{R}委员会", place), body_id(place.code, "party-committee"), "government")


def _up_the_line(kind: str, place: Place, day: str) -> Iterator[Above]:
    """The body of the same kind in the nearest place above that has one, else the one that guides the line."""
    relation = (
        "leadership" if kind_of(kind) in ("vertical", "enterprise", "bank") or kind == "government" else "guidance"
    )
    guide = lines()[line].guided_by if (line := line_of(kind)) in lines() else ""
    for upper in _iter_above(place, day):
        for other in dict.fromkeys((kind, guide)):
            name = name_at(other, upper, day) if other else None
            if name:
                yield Above(name, body_id(upper.code, other), relation)
                return


def _iter_above(place: Place, day: str) -> Iterator[Place]:
    if place.letter == "N":
        return
    for one in reversed(chain(place.code, day)[:-1]):
        if upper := place_of(one.code, day):
            yield upper
    if centre := place_of("100000"):
        yield centre


def _above(place: Place) -> Place | None:
    upper = chain(place.code)[:-1]
    return place_of(upper[-1].code) if upper else None
