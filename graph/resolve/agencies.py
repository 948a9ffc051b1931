"""From a name as printed to the body: 市卫健委 in a document of 长治 in 2021 → 长治市卫生健康委员会, 140400/health.

The printed form decides where it can (卫体局 → 卫生健康和体育局); where one short form has several full names, the one in
use at that place, level and day goes first and the others are kept as candidates.
"""

from __future__ import annotations

from dataclasses import replace

from graph.authority.atlas import NATIONAL
from graph.authority.bodies import Place, bodies_called, body_id, fill, line_of, local_name_at, name_at
from graph.authority.eras import day_of, months_off
from graph.authority.lexicon import Form, lexicon
from graph.authority.names import BodyName, NameKind, parse_name, split_place, stem_of
from graph.resolve.branches import is_branch, resolve_branch
from graph.resolve.context import LATEST, LEVELS, Context, Resolution, as_printed
from graph.resolve.places import Where, find_place
from graph.resolve.sectors import resolve_sector
from graph.resolve.spelling import is_level, spell_out

__all__ = ["Context", "Resolution", "resolve_agency"]

_NEAR = 18  # months by which a place may be early or late with a reform


def resolve_agency(mention: str, context: Context) -> Resolution:
    """The body of a mention in a document.

    >>> resolve_agency("市卫健委", Context("140400", "city", "2021-10-25")).name
    '长治市卫生健康委员会'
    """
    text = "".join(mention.split())
    defined = context.definitions.get(text)
    if defined and defined != text:
        return _as_defined(text, defined, context)
    name = parse_name(text)
    if name is None:
        return _unparsed(text, context)
    bare = text[1:] if name.former else text
    if bare in lexicon().national and (context.level == "national" or not _is_local_too(bare)):
        return _centre(name, bare, context)
    return _RULES.get(name.kind, _department)(name, context)


def _is_local_too(bare: str) -> bool:
    """Whether a short form of the centre is one of local bodies too: 气象局, 统计局, 人民银行."""
    known = lexicon()
    return bare in known.stems or any(head in ("", "=") for head, _ in known.ends.get(bare, ()))


def _as_defined(text: str, defined: str, context: Context) -> Resolution:
    """A short form that the document itself explains."""
    inner = Context(context.region_code, context.level, context.date, {}, context.topic)
    found = resolve_agency(defined, inner)
    return Resolution(
        text,
        found.name,
        found.id,
        found.line,
        found.level,
        found.region_code,
        found.kind,
        found.candidates,
        "definition",
        True,
    )


def _unparsed(text: str, context: Context) -> Resolution:
    """A word without a tail that is a business (卫生健康), else a name of no known shape."""
    if stem_of(text):
        place, rest = split_place(text)
        return resolve_sector(BodyName(NameKind.SECTOR, text, rest, place, stem_of(text)), context)
    return Resolution(text, text, None, None, None, context.region_code, "unknown", (), "unknown", False)


def _collective(name: BodyName, context: Context) -> Resolution:
    """各县、区人民政府: kept as printed; `graph.authority.collectives` expands it."""
    return as_printed(name, context, "collective")


def _department(name: BodyName, context: Context) -> Resolution:
    """A body of the lexicon, at the centre or in a place."""
    bare = name.text[1:] if name.former else name.text
    where = find_place(name.prefix, context.region_code, context.day)
    if _is_centre(name, bare, where):
        return _centre(name, bare, context)
    if where.place is not None and is_branch(name):
        return resolve_branch(name, where.place, context)
    forms = _forms_of(name)
    if where.many and not where.place:
        return as_printed(name, context, "collective")
    if not forms or where.place is None:
        return _unplaced(name, forms, context) if not where.place else _shaped(name, where.place)
    return _choose(name, forms, where, context)


def _is_centre(name: BodyName, bare: str, where: Where) -> bool:
    national = lexicon().national
    if where.place is not None and where.place.letter == "N":
        return bare in national or name.stem in national or "国家" + name.stem in national
    return bare in national and not _is_local_too(bare) and not name.prefix


def _centre(name: BodyName, bare: str, context: Context) -> Resolution:
    """A body of the centre by its name or short form."""
    known = lexicon()
    rows = known.national.get(bare) or known.national.get("国家" + name.stem) or known.national[name.stem]
    forms = sorted((known.centre(row) for row in rows), key=lambda form: _lateness(form, "N", context.day, name.former))
    best = forms[0]
    names = tuple(dict.fromkeys(form.template for form in forms))
    return Resolution(
        name.text,
        names[0],
        body_id(NATIONAL, best.body),
        best.line,
        "national",
        NATIONAL,
        name.kind.value,
        names[1:],
        "national",
        len({form.body for form in forms}) == 1,
    )


def _forms_of(name: BodyName) -> list[Form]:
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


def _lateness(form: Form, letter: str, date: str, former: bool) -> tuple[int, int]:
    """How far a day lies from the time of a form; for 原X, forms that have ended go first."""
    months = months_off(date, form.since, form.until, letter)
    end = day_of(form.until, letter)
    if former:
        return (0 if end and end <= date else 1, months)
    return (0 if months == 0 else 1 if months <= _NEAR else 2, months)


def _choose(name: BodyName, forms: list[Form], where: Where, context: Context) -> Resolution:
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
    names = tuple(dict.fromkeys((*_own_variant(best, name, place, context.day), *found)))
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
    usual = place.letter in best.levels and not best.places and _lateness(best, place.letter, date, False)[0] == 0
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
    late, months = _lateness(form, place.letter, date, name.former)
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


def _unplaced(name: BodyName, forms: list[Form], context: Context) -> Resolution:
    """A body whose place the document does not tell: spelled out behind its level word as printed."""
    if not forms:
        return as_printed(name, context, "shape", sure=False)
    best = min(forms, key=lambda form: _lateness(form, "C", context.day, name.former))
    full = best.template.replace("{R}", name.prefix).replace("{r}", name.prefix)
    exact = any(form.template.endswith("}" + name.stem) for form in forms)
    full = name.text if "{" in full or exact else full
    return Resolution(name.text, full, None, best.line, None, None, name.kind.value, (), "unplaced", False)


def _shaped(name: BodyName, place: Place) -> Resolution:
    """A body that the tables do not know: its printed name with the place in full."""
    full = spell_out(name, place)
    return Resolution(
        name.text, full, None, name.line, LEVELS[place.letter], place.code, name.kind.value, (), "shape", False
    )


def _named_place(name: BodyName, context: Context) -> Resolution:
    """市二院 · 市安委会办公室 · 高新区管委会: the printed name, with the document's place for its level word."""
    prefix = name.prefix if is_level(name) else ""
    where = find_place(prefix, context.region_code, context.day)
    if where.place is None or not (is_level(name) or name.kind is NameKind.COMMITTEE):
        return as_printed(name, context, "printed")
    return _shaped(name, where.place)


def _division(name: BodyName, context: Context) -> Resolution:
    """市卫健委老龄健康科 → 长治市卫生健康委员会老龄健康科, with the id of the body; a division alone stays as printed."""
    if not name.inner:
        return _department(name, context)
    if name.inner == name.text:
        return as_printed(name, context, "printed", sure=False)
    head = resolve_agency(name.text[: -len(name.inner)], context)
    others = tuple(other + name.inner for other in head.candidates)
    return replace(
        head, mention=name.text, name=head.name + name.inner, kind="unit", candidates=others, basis="division"
    )


def _government(name: BodyName, context: Context) -> Resolution:
    """市政府 → 长治市人民政府; a region's bare name (沈阳市) stays as printed, its government is the other reading."""
    if name.stem == "":
        where = find_place(name.text, context.region_code, context.day)
        place = where.place
        if place is None:
            return as_printed(name, context, "printed")
        full = fill("{R}人民政府", place)
        return Resolution(
            name.text,
            name.text,
            body_id(place.code, "government"),
            "government",
            LEVELS[place.letter],
            place.code,
            name.kind.value,
            (full,),
            "region",
            where.sure,
        )
    return _department(name, context)


_RULES = {
    NameKind.COLLECTIVE: _collective,
    NameKind.UNIT: _division,
    NameKind.GROUP: _named_place,
    NameKind.COMMITTEE: _named_place,
    NameKind.INSTITUTION: _named_place,
    NameKind.ENTERPRISE: _department,
    NameKind.GOVERNMENT: _government,
    NameKind.SECTOR: resolve_sector,
}
