"""Bodies through time: what the body of a line in a place was called on a day.

A body's id is `<region code>/<body>` (140400/health) and does not change with its name: 卫生局, 卫生和计划生育委员会 and
卫生健康委员会 of one place are one body. A body that went into another by merger keeps an id of its own
(140400/family-planning). Ids of the centre begin with 100000, those of the corps (兵团) with 660000.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.authority.body_place import Place, fill, place_of
from graph.authority.eras import day_of, is_approximate, is_within
from graph.authority.lexicon import Form, lexicon
from graph.authority.tables import iter_rows

__all__ = [
    "Named",
    "Place",
    "bodies_called",
    "bodies_of_line",
    "body_id",
    "fill",
    "find_template",
    "kind_of",
    "line_of",
    "local_name_at",
    "name_at",
    "names_through_time",
    "place_of",
    "short_forms",
]


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a body, from `since` to `until` (ISO days, empty where open); `approximate`: the days are a reform's."""

    name: str
    since: str
    until: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Local:
    place: tuple[str, ...]
    letters: str
    since: str
    until: str
    name: str


def body_id(code: str, body: str) -> str:
    """The id of a body of a place: 140400/health."""
    return f"{code}/{body}"


@cache
def _by_body() -> dict[str, tuple[Form, ...]]:
    """Body → its forms in any table, in the order of the tables."""
    known = lexicon()
    forms: dict[str, list[Form]] = {}
    for form in known.iter_departments():
        forms.setdefault(form.body, []).append(form)
    for number in range(len(known.patterns)):
        form = known.pattern(number)
        forms.setdefault(form.body, []).append(form)
    return {body: tuple(found) for body, found in forms.items()}


@cache
def _centre() -> dict[str, tuple[Form, ...]]:
    known = lexicon()
    forms: dict[str, list[Form]] = {}
    for number in range(len(known.national_rows)):
        form = known.centre(number)
        forms.setdefault(form.body, []).append(form)
    return {body: tuple(found) for body, found in forms.items()}


@cache
def _locals() -> dict[str, tuple[_Local, ...]]:
    """Body → names that hold in single provinces or places only, the narrowest place first."""
    found: dict[str, list[_Local]] = {}
    for place, letters, body, since, until, name, _ in iter_rows("local.csv"):
        template = name if "{" in name else "{R}" + name
        found.setdefault(body, []).append(_Local(tuple(place.split("|")), letters, since, until, template))
    return {body: tuple(sorted(rows, key=lambda row: -len(row.place[0]))) for body, rows in found.items()}


@cache
def bodies_of_line(line: str) -> tuple[str, ...]:
    """Ids of the bodies of a line, the one that bears the line's name first."""
    forms = [form for table in (_by_body(), _centre()) for rows in table.values() for form in rows]
    found = dict.fromkeys(form.body for form in forms if form.line == line)
    return tuple(sorted(found, key=lambda body: body != line))


def _spans(body: str, place: Place) -> Iterator[tuple[str, str, str]]:
    """(since, until, template) of every name that may hold in a place, the most particular first."""
    if place.letter == "N":
        yield from ((form.since, form.until, form.template) for form in _centre().get(body, ()))
        return
    for row in _locals().get(body, ()):
        if place.letter in row.letters and place.code.startswith(row.place):
            yield row.since, row.until, row.name
    forms = [form for form in _by_body().get(body, ()) if place.letter in form.levels and form.here(place.code)]
    for form in sorted(forms, key=lambda form: not form.places):
        yield form.since, form.until, form.template


def name_at(body: str, place: Place, date: str) -> str | None:
    """The usual full name of a body in a place on a day (ISO, full), None where it did not exist.

    >>> name_at("health", place_of("140400"), "2016-05-01"), name_at("medical-security", place_of("140400"), "2016-05-01")
    ('长治市卫生和计划生育委员会', None)
    """
    for since, until, template in _spans(body, place):
        if is_within(date, since, until, place.letter):
            return fill(template, place)
    return None


def local_name_at(body: str, place: Place, date: str) -> str | None:
    """The name that holds in a place by a fact about just that place or province, None where only the usual one is known."""
    for row in _locals().get(body, ()):
        here = place.letter in row.letters and place.code.startswith(row.place) and row.place != ("",)
        if here and is_within(date, row.since, row.until, place.letter):
            return fill(row.name, place)
    return None


@cache
def bodies_called(stem: str) -> tuple[str, ...]:
    """Bodies that some place calls so, by local.csv: 政务服务与数据管理局 → data."""
    template = "{R}" + stem
    return tuple(body for body, rows in _locals().items() if any(row.name == template for row in rows))


def names_through_time(body: str, code: str) -> tuple[Named, ...]:
    """The usual names of a body in a place, oldest first; a name goes from one change to the next.

    >>> [one.name for one in names_through_time("health", "140400")]
    ['长治市卫生局', '长治市卫生和计划生育委员会', '长治市卫生健康委员会']
    """
    place = place_of(code)
    if place is None:
        return ()
    marks = {mark for since, until, _ in _spans(body, place) for mark in (since, until)}
    days = sorted({day_of(mark, place.letter): mark for mark in marks if mark}.items())
    found: list[Named] = []
    for (day, mark), (end, end_mark) in zip([("", ""), *days], [*days, ("", "")], strict=True):
        name = name_at(body, place, day or "1000-01-01")
        if name is None:
            continue
        rough = is_approximate(mark, place.letter) or is_approximate(end_mark, place.letter)
        if found and found[-1].name == name and found[-1].until == day:
            found[-1] = Named(name, found[-1].since, end, rough)
        else:
            found.append(Named(name, day, end, rough))
    return tuple(found)


def find_template(body: str, place: Place, name: str, date: str, target: Place | None = None) -> str | None:
    """The name that a body's name of an earlier day has in a place (or in `target`) if its form still holds, else None.

    卫生健康和体育局 of a county stays so although most counties say 卫生健康局.
    """
    forms = _centre().get(body, ()) if place.letter == "N" else _by_body().get(body, ())
    spans = [(row.since, row.until, row.name) for row in _locals().get(body, ()) if place.code.startswith(row.place)]
    spans += [(form.since, form.until, form.template) for form in forms if form.here(place.code)]
    for since, until, template in spans:
        if fill(template, place) == name and is_within(date, since, until, place.letter):
            return fill(template, target or place)
    return None


@cache
def line_of(body: str) -> str | None:
    """The line of business of a body."""
    rows = _by_body().get(body) or _centre().get(body)
    return rows[0].line if rows else None


@cache
def kind_of(body: str) -> str:
    """What sort of body it is, as in the tables: department, vertical, party, mass …; "" for an unknown one."""
    rows = _by_body().get(body) or _centre().get(body)
    return rows[0].kind if rows else ""


@cache
def _stems_of() -> dict[str, tuple[tuple[str, Form], ...]]:
    """Body → (printed form without its place, the form that it stands for)."""
    known = lexicon()
    found: dict[str, list[tuple[str, Form]]] = {}
    for stem, rows in known.stems.items():
        for row in rows:
            form = known.department(row)
            found.setdefault(form.body, []).append((stem, form))
    return {body: tuple(pairs) for body, pairs in found.items()}


def short_forms(body: str, place: Place, date: str) -> tuple[str, ...]:
    """The forms, without the place, under which a body is met in print in a place on a day; the shortest first.

    >>> short_forms("health", place_of("140400"), "2021-10-25")
    ('卫健委', '卫健委员会', '卫生健康委', '卫生健康委员会')
    """
    if place.letter == "N":
        forms = [lexicon().centre(row) for row in range(len(lexicon().national_rows))]
        rows = {form.order for form in forms if form.body == body and is_within(date, form.since, form.until, "N")}
        stems = {stem for stem, found in lexicon().national.items() if rows & set(found)}
    else:
        stems = {
            stem
            for stem, form in _stems_of().get(body, ())
            if place.letter in form.levels
            and form.here(place.code)
            and is_within(date, form.since, form.until, place.letter)
        }
    return tuple(sorted(stems, key=lambda stem: (len(stem), stem)))
