"""Which of the forms of a name is meant: 市教科局 may be 教育科技局 or 教育和科学技术局, 市消防支队 公安消防支队 or 消防救援支队.

The printed form decides where it can; else the form in force at that place, level and day goes first.
"""

from __future__ import annotations

from graph.authority.bodies import Place, bodies_called, body_id, fill, line_of, local_name_at, name_at
from graph.authority.body_name import BodyName
from graph.authority.eras import day_of, months_off
from graph.authority.lexicon import Form, lexicon
from graph.resolve.context import LATEST, LEVELS, Context, Resolution
from graph.resolve.places import Where, find_place
from graph.resolve.spelling import is_level

__all__ = ["choose", "forms_of", "lateness"]

_NEAR = 18  # months by which a place may be early or late with a reform


def forms_of(name: BodyName) -> list[Form]:
    """The forms that a parsed name may stand for, from the table of departments or of patterns."""
    known = lexicon()
    forms = [known.department(row) for row in known.stems.get(name.stem, ())]
    before, slot, after = name.stem.partition("{R}")
    if not slot:  # 山西金融监管局: a local department or a branch, as the day decides
        forms += [known.pattern(number) for head, number in known.ends.get(name.stem, ()) if head == ""]
    elif not name.inner:
        forms += [known.pattern(number) for head, number in known.ends.get(after, ()) if head == before]
    forms += [known.pattern(number) for head, number in known.ends.get(name.text, ()) if head == "="]
    return forms


def lateness(form: Form, letter: str, date: str, former: bool) -> tuple[int, int]:
    """How far a day lies from the time of a form; for 原X, forms that have ended go first."""
    months = months_off(date, form.since, form.until, letter)
    end = day_of(form.until, letter)
    if former:
        return (0 if end and end <= date else 1, months)
    return (0 if months == 0 else 1 if months <= _NEAR else 2, months)


def choose(name: BodyName, forms: list[Form], where: Where, context: Context) -> Resolution:
    """The best form for a place and day."""
    place = _own_capital(name, forms, where.place) if where.place else None
    assert place is not None
    known = _known_here(name, forms, place, context.day)
    if known:
        return known
    fitting = [form for form in forms if form.here(place.code)] or forms
    ranked = sorted(fitting, key=lambda form: _rank(form, place, context.day, name))
    best = ranked[0]
    head = _rank(best, place, context.day, name)[0]
    rivals = [form for form in ranked if _rank(form, place, context.day, name)[0] == head]
    found = [variant for form in rivals for variant in _variants(form, place, name)]
    elsewhere = [name_at(best.body, other, context.day) or fill(best.template, other) for other in where.others]
    names = tuple(dict.fromkeys((*_own_variant(best, name, place, context.day), *found, *elsewhere)))
    certain = where.sure and (len(rivals) == 1 or names[0] == name_at(best.body, place, context.day))
    return Resolution(
        name.text,
        names[0],
        body_id(place.code, best.body),
        best.line,
        LEVELS[place.letter],
        place.code,
        name.kind.value,
        names[1:],
        "lexicon",
        certain,
    )


def _known_here(name: BodyName, forms: list[Form], place: Place, date: str) -> Resolution | None:
    """A name printed in full that a fact about just this place confirms: 重庆市交通局, where others say 交通运输局."""
    for body in dict.fromkeys((*(form.body for form in forms), *bodies_called(name.stem))):
        full = local_name_at(body, place, date)
        if full and full == place.full + name.stem:
            id_, line, level = body_id(place.code, body), line_of(body), LEVELS[place.letter]
            kind = name.kind.value
            return Resolution(name.text, full, id_, line, level, place.code, kind, (), "local", True)
    return None


def _own_variant(best: Form, name: BodyName, place: Place, date: str) -> tuple[str, ...]:
    """What a place calls the body that others know by the printed clip: 省供销社 of 河北 is 供销合作总社.

    A name that has clips of its own (卫生健康和体育局: 卫体局) is not meant by those of the usual one.
    """
    local = local_name_at(best.body, place, date)
    if local and local.removeprefix(place.full).replace("委员会", "委") == name.stem:
        return (local,)  # 市交通委 of 上海 is 交通委员会, not 交通运输委员会
    usual = place.letter in best.levels and not best.places and lateness(best, place.letter, date, False)[0] == 0
    if not local or not usual or best.template.endswith(name.stem):
        return ()
    rows = lexicon().stems.get(local.removeprefix(place.full), [])
    tabled = any(fill(lexicon().department(row).template, place) == local for row in rows)
    return (local,) if not tabled and local[-1] == fill(best.template, place)[-1] else ()


def _own_capital(name: BodyName, forms: list[Form], place: Place) -> Place:
    """人行太原中心支行 is the province's branch though it is named after its seat."""
    seat = any("{cap}" in form.template and form.here(place.code) for form in forms)
    if seat and place.letter == "C" and place.code.endswith("0100"):
        return find_place("省", place.code, LATEST).place or place
    return place


def _rank(form: Form, place: Place, date: str, name: BodyName) -> tuple[int, int, bool, bool, bool, bool, int, int]:
    """Sooner is better: printed in full, in force, at home at that level, known of this place, printed in full, usual, bound to the place."""
    late, months = lateness(form, place.letter, date, name.former)
    full = fill(form.template, place)
    late = -1 if full == name.text else late
    local = local_name_at(form.body, place, date) == full
    exact = full in (place.full + name.stem, place.name + name.stem, name.text)
    usual = name_at(form.body, place, date) == full
    fit = 0 if place.letter in form.levels else 1 if place.letter.lower() in form.levels else 2
    return (late, fit // 2, not local, not exact, not usual, not form.places, fit, form.order if late == 0 else months)


def _variants(form: Form, place: Place, name: BodyName) -> tuple[str, ...]:
    """The full name, and where readers differ (districts with or without their city, 共青团) the others.

    A company is called as it is printed (国网长治供电公司) unless only a level word stands for its place.
    """
    full = fill(form.template, place)
    printed = form.kind == "enterprise" and bool(name.prefix) and not is_level(name)
    others = [name.text, full] if printed else [full]
    if place.full != place.name and place.full in full:
        others.append(full.replace(place.full, place.name))
    if form.body == "youth":
        others.append(full.replace("共青团", "中国共产主义青年团"))
    if name.text not in others and name.prefix in (place.name, place.full):
        others.append(name.text)
    return tuple(others)
