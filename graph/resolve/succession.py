"""Who has a duty now: a body followed through renamings, mergers and functions that move while nobody is renamed.

Each step is an event of reforms.csv that reached the place's level between the two days. A function's transfer is
followed only when the task's words speak of that function; where a body was split and no word decides, the answer is
"cannot be determined", with the candidates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.authority.atlas import pad_day
from graph.authority.bodies import (
    Place,
    bodies_of_line,
    body_id,
    find_template,
    line_of,
    name_at,
    names_through_time,
    place_of,
)
from graph.authority.eras import day_of
from graph.authority.lexicon import lines
from graph.authority.reforms import Reform, iter_reforms_of
from graph.authority.region_path import iter_places_later, region_later
from graph.authority.regions import chain

__all__ = ["LATEST", "Step", "Succession", "Successor", "names_through_time", "successor"]

LATEST = "2026-01-01"
_LEVELS = {"N": "national", "P": "province", "C": "city", "K": "county"}
_MOST_STEPS = 12
_SAME_REFORM = 18  # months within which the steps of one reform reach a level


@dataclass(frozen=True, slots=True)
class Step:
    """One event on the way: its id, ISO day, paper and kind; `approximate` where the day is the reform's, not the place's."""

    event: str
    date: str
    paper: str
    kind: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Successor:
    """A body at the end of the way."""

    name: str
    id: str
    line: str | None
    level: str
    region_code: str


@dataclass(frozen=True, slots=True)
class Succession:
    """The body that has the duty at the later day, the way there, or why it cannot be determined."""

    agency: Successor | None
    via: tuple[Step, ...]
    undetermined: str | None
    candidates: tuple[str, ...]


def successor(body: str, from_date: str, to_date: str = LATEST, topic: str = "", name: str = "") -> Succession:
    """Follow a body (its id: `140400/health`) from a day to a later one.

    `topic` are the words of the task; `name` is the body's full name at the first day, kept where it still holds.
    Dates are ISO and may be partial.

    >>> successor("140400/civil-affairs", "2016-08-03", topic="城乡医疗救助").agency.name
    '长治市医疗保障局'
    """
    code, _, kind = body.partition("/")
    start, end = pad_day(from_date), pad_day(to_date)
    place = place_of(code, start)
    if place is None or not kind:
        return Succession(None, (), "机构不在资料表中 (the tables do not know this body)", ())
    now = _place_later(place, start, end)
    if now is None:
        return Succession(None, (), f"{place.name}已撤销或拆分 (the place was dissolved or divided)", ())
    found = _follow(kind, place, now, (start, end), topic, name)
    return replace(found, via=tuple(sorted((*_place_steps(code, start, end), *found.via), key=lambda step: step.date)))


def _place_steps(code: str, start: str, end: str) -> list[Step]:
    """What became of the place on the way: 长治县 → 上党区."""
    return [Step(f"{old}-{new}", day, paper, "place") for day, old, new, paper in iter_places_later(code, start, end)]


def _place_later(place: Place, start: str, end: str) -> Place | None:
    if place.letter == "N":
        return place
    code = region_later(place.code, start, end)
    return place_of(code, end) if code else None


def _follow(kind: str, then: Place, now: Place, days: tuple[str, str], topic: str, name: str) -> Succession:
    """Event by event, from the earliest that applies."""
    at, end = days
    origin, via = kind, list[Step]()
    for _ in range(_MOST_STEPS):
        found = _next(kind, now, at, end, topic)
        if found is None:
            break
        at, reform = found
        day = reform.day(now.letter) or at
        via.append(Step(reform.id, day, reform.paper, reform.kind, now.letter in reform.approximate))
        if reform.kind == "renaming":
            continue
        choices = [
            other
            for other in reform.choose(topic)
            if name_at(other, now, end) or other == kind or len(reform.targets) == 1
        ]
        if len(choices) != 1:
            return _undecided(reform, choices, now, end, via)
        if "*" in reform.topic and kind in lines():
            topic += lines()[kind].name
        kind = choices[0]
        now = _above(now) or now if reform.upward else now
    kept = name if kind == origin and _is_variant(name, kind, then, days[0]) else ""
    return _arrive(kind, then, now, end, kept, tuple(via))


def _is_variant(name: str, kind: str, place: Place, day: str) -> bool:
    """Whether a name is not the usual one of its day and may still hold.

    Most places fell into line with the reform of 2018; branches (分局) went on as they were.
    """
    recent = place.letter == "N" or day >= day_of("2018", place.letter) or name.endswith("分局")
    return bool(name) and recent and name != name_at(kind, place, day)


def _next(kind: str, place: Place, after: str, until: str, topic: str) -> tuple[str, Reform] | None:
    """The first event that moves or renames what the task is about, and whose new body exists in the place.

    A function that the task names goes its own way even where the rest of the body was merged elsewhere earlier in the
    same reform. A body that has ended although no event lies after the day (原X, or a place that was late) is followed
    along the last event that ended it.
    """
    events = iter_reforms_of(kind, place.letter, place.code, after, until)
    found = [(day, reform) for day, reform in events if _concerns(reform, place, day, until, topic)]
    if not found and name_at(kind, place, until) is None:
        past = iter_reforms_of(kind, place.letter, place.code, "", until)
        return next(((max(day, after), one) for day, one in reversed(past) if _ends(one)), None)
    if found and found[0][1].kind in ("merger", "split"):
        first = found[0][0]
        own = (
            pair for pair in found if pair[1].kind == "transfer" and _months(pair[0]) - _months(first) <= _SAME_REFORM
        )
        return next(own, found[0])
    return found[0] if found else None


def _concerns(reform: Reform, place: Place, day: str, until: str, topic: str) -> bool:
    if reform.kind == "establishment":
        return False
    if reform.kind != "transfer":
        return True
    exists = any(name_at(body, place, until) or _goes_on(body, place, day, until) for body, _ in reform.targets)
    return exists and reform.is_about(topic)


def _ends(reform: Reform) -> bool:
    return reform.kind in ("merger", "split") or "*" in reform.topic


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def _goes_on(kind: str, place: Place, day: str, until: str) -> bool:
    """Whether a body that no longer exists went into another one."""
    return any(_ends(reform) for _, reform in iter_reforms_of(kind, place.letter, place.code, day, until))


def _undecided(reform: Reform, choices: list[str], place: Place, end: str, via: list[Step]) -> Succession:
    bodies = choices or [body for body, _ in reform.targets]
    names = tuple(dict.fromkeys(name for body in bodies if (name := name_at(body, place, end))))
    reason = f"职责在{via[-1].date[:4]}年机构改革中拆分，任务用语不足以判断归属 (the function was split in {via[-1].date[:4]} and the task's words do not tell which part)"
    return Succession(None, tuple(via), reason, names)


def _above(place: Place) -> Place | None:
    upper = chain(place.code)[:-1]
    return place_of(upper[-1].code) if upper else None


def _arrive(kind: str, then: Place, now: Place, end: str, kept: str, via: tuple[Step, ...]) -> Succession:
    """The body at the end of the way under its name of that day."""
    same = find_template(kind, then, kept, end, now) if kept else None
    name = same or name_at(kind, now, end)
    if name is None:
        reason = "没有找到现行机构 (the tables know no such body on that day)"
        return Succession(None, via, reason, _others_of_line(kind, now, end))
    agency = Successor(name, body_id(now.code, kind), line_of(kind), _LEVELS[now.letter], now.code)
    return Succession(agency, via, None, ())


def _others_of_line(kind: str, place: Place, day: str) -> tuple[str, ...]:
    """The bodies of the same line that exist in the place on a day: 金融工作局's work may be with the 金融委员会办公室."""
    line = line_of(kind)
    names = (name_at(body, place, day) for body in (bodies_of_line(line) if line else ()))
    return tuple(dict.fromkeys(name for name in names if name))
