"""From a name as printed to the body: 市卫健委 in a document of 长治 in 2021 → 长治市卫生健康委员会, 140400/health.

The printed form decides where it can (卫体局 → 卫生健康和体育局); where one short form has several full names, the one in
use at that place, level and day goes first and the others are kept as candidates.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.authority.atlas import NATIONAL
from graph.authority.bodies import Place, body_id, fill
from graph.authority.lexicon import Form, lexicon
from graph.authority.names import BodyName, NameKind, parse_name, split_place, stem_of
from graph.authority.place_words import LEVEL_WORDS
from graph.authority.shapes import of_division
from graph.resolve.branches import is_branch, resolve_branch
from graph.resolve.choosing import choose, forms_of, lateness
from graph.resolve.context import LEVELS, Context, Resolution, as_printed
from graph.resolve.places import Where, find_place
from graph.resolve.sectors import resolve_sector
from graph.resolve.spelling import is_level, spell_out
from graph.resolve.townships import resolve_of_town, resolve_township
from graph.resolve.twins import iter_twins
from graph.resolve.zones import zone_office

__all__ = ["Context", "Resolution", "resolve_agency"]

# 区委区政府督查考核局 · 市委、市政府信访局
_JOINT = re.compile(r"([省市县区州盟旗])委、?\1(?:人民)?政府[一-鿿]{2,12}(?:局|办|办公室|室|中心|组)")
_UNKNOWN = frozenset({"shape", "unknown"})
_KNOWN = frozenset({"lexicon", "local", "national", "division"})


def resolve_agency(mention: str, context: Context) -> Resolution:
    """The body of a mention in a document.

    >>> resolve_agency("市卫健委", Context("140400", "city", "2021-10-25")).name
    '长治市卫生健康委员会'
    """
    text = "".join(mention.split())
    defined = context.definitions.get(text)
    if defined and defined != text:
        return _as_defined(text, defined, context)
    if own := _own_division(text, context):
        return own
    found = _resolve(text, context)
    return _by_twin(found, context) if found.id is None and found.basis in _UNKNOWN else found


def _resolve(text: str, context: Context) -> Resolution:
    joint = _JOINT.fullmatch(text)
    if joint:
        return _joint(text, joint[1], context)
    if town := resolve_of_town(text, context) or resolve_township(text, context):
        return town
    if office := zone_office(text, context.day):
        found = _resolve(office, context)
        return replace(found, mention=text, candidates=tuple(dict.fromkeys((*found.candidates, text))))
    name = parse_name(text)
    if name is not None and (text.startswith("同级") or (text in _EVERYWHERE and context.level == "national")):
        return as_printed(name, context, "collective")  # of whatever level the others are
    if name is None:
        return _unparsed(text, context)
    bare = text[1:] if name.former else text
    if bare in lexicon().national and (context.level == "national" or not _is_local_too(bare)):
        return _centre(name, bare, context)
    return _RULES.get(name.kind, _department)(name, context)


def _joint(text: str, level: str, context: Context) -> Resolution:
    """A body of committee and government together: 云岩区 + 委区政府督查考核局."""
    place = find_place(level, context.region_code, context.day).place
    full = place.full + text[1:] if place else text
    code = place.code if place else context.region_code
    return Resolution(text, full, None, None, context.level, code, "department", (), "joint", place is not None)


def _by_twin(found: Resolution, context: Context) -> Resolution:
    """市白然资源和规划局: the one known body whose name differs by a look-alike character, if there is just one."""
    known = [other for text in iter_twins(found.mention) if (other := _resolve(text, context)).basis in _KNOWN]
    if len({other.name for other in known}) != 1:
        return found
    others = tuple(dict.fromkeys((*known[0].candidates, found.name)))
    return replace(known[0], mention=found.mention, candidates=others, basis="twin", certain=False)


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
    unknown = Resolution(text, text, None, None, None, context.region_code, "unknown", (), "unknown", False)
    return _union(text, context) or unknown


def _union(text: str, context: Context) -> Resolution | None:
    """省物流与采购联合会, with the place for its level word; None for anything else."""
    union = _UNION.fullmatch(text)
    place = find_place(union["level"], context.region_code, context.day).place if union else None
    if union is None or place is None:
        return None
    full, level = place.full + union["rest"], LEVELS[place.letter]
    return Resolution(text, full, None, None, level, place.code, "institution", (text,), "shape", False)


def _collective(name: BodyName, context: Context) -> Resolution:
    """各县、区人民政府: kept as printed; `graph.authority.collectives` expands it."""
    place = find_place(name.text[: name.text.find("各")], context.region_code, context.day).place
    code = place.code if place and "各" in name.text else context.region_code
    return replace(as_printed(name, context, "collective"), region_code=code)


def _department(name: BodyName, context: Context) -> Resolution:
    """A body of the lexicon, at the centre or in a place."""
    bare = name.text[1:] if name.former else name.text
    where = find_place(name.prefix, context.region_code, context.day)
    if _is_centre(name, bare, where):
        return _centre(name, bare, context)
    if where.place is not None and is_branch(name):
        return resolve_branch(name, where.place, context)
    forms = forms_of(name)
    if where.many and not where.place:
        return as_printed(name, context, "collective")
    if not forms or where.place is None:
        return _unplaced(name, forms, context) if not where.place else _shaped(name, where.place)
    return choose(name, forms, where, context)


def _is_centre(name: BodyName, bare: str, where: Where) -> bool:
    national = lexicon().national
    if where.place is not None and where.place.letter == "N":
        return bare in national or name.stem in national or "国家" + name.stem in national
    return bare in national and not _is_local_too(bare) and not name.prefix


def _centre(name: BodyName, bare: str, context: Context) -> Resolution:
    """A body of the centre by its name or short form."""
    known = lexicon()
    rows = known.national.get(bare) or known.national.get("国家" + name.stem) or known.national[name.stem]
    forms = sorted((known.centre(row) for row in rows), key=lambda form: lateness(form, "N", context.day, name.former))
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


def _unplaced(name: BodyName, forms: list[Form], context: Context) -> Resolution:
    """A body whose place the document does not tell: as printed behind a level word, spelled out behind a place's name."""
    if not forms:
        return as_printed(name, context, "shape", sure=False)
    best = min(forms, key=lambda form: lateness(form, "C", context.day, name.former))
    named = bool(name.prefix) and name.prefix not in LEVEL_WORDS
    full = best.template.replace("{R}", name.prefix).replace("{r}", name.prefix)
    exact = any(form.template.endswith("}" + name.stem) for form in forms)
    full = full if named and "{" not in full and not exact else name.text
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


def _own_division(text: str, context: Context) -> Resolution | None:
    """厅种植业管理处, 法规处 in a department's own paper: a division of the department that issued it."""
    short = _OWN_WORDS.get(context.issuer[-1:])
    if short is None:
        return None
    own = text.removeprefix(short)
    if own == text and text[1:2] == short and text[0] in "省市县区州旗盟总":  # 省局登记注册处
        own = text[2:]
        if parse_name(text) is not None and of_division(_FIELDS.sub("", own)) is None and not own.endswith(_BRANCHES):
            return None
    inner = own if own == "机关党委" else own.removeprefix("机关")
    if own == text and text.endswith(("办公室", "党委")):  # alone they may be another's
        return None
    called_own = own != text and inner.endswith(_BRANCHES)  # 部信息中心
    if inner != "机关党委" and not called_own and of_division(_FIELDS.sub("", inner)) is None:
        return None
    head = resolve_agency(context.issuer, replace(context, issuer=""))
    return replace(head, mention=text, name=head.name + inner, kind="unit", candidates=(text,), basis="division")


def _government(name: BodyName, context: Context) -> Resolution:
    """市政府 → 长治市人民政府; so is a region's bare name (沈阳市), for a region acts by its government."""
    if name.stem == "":
        where = find_place(name.text, context.region_code, context.day)
        place = where.place
        if place is None:
            return as_printed(name, context, "printed")
        full = fill("{R}人民政府", place)
        return Resolution(
            name.text,
            full,
            body_id(place.code, "government"),
            "government",
            LEVELS[place.letter],
            place.code,
            name.kind.value,
            (name.text,),
            "region",
            where.sure,
        )
    return _department(name, context)


# How a department's own paper calls it, by the last character of its name: 农业农村厅 → 厅, 卫生健康委员会 → 委.
_OWN_WORDS = {"厅": "厅", "局": "局", "部": "部", "署": "署", "会": "委"}
_UNION = re.compile(
    r"(?P<level>[省市州县区旗])(?P<rest>[一-龥（）]{2,16}(?:协会|联合会|商会|学会|研究会|促进会|基金会))"
)
# What the centre calls them, they are in every place: 公安机关应当依法查处
_EVERYWHERE = frozenset("公安机关 司法机关 税务机关 审判机关 检察机关 公安交警部门 公安交通管理部门".split())
_BRANCHES = ("局", "总队", "支队", "大队", "中心", "站", "院", "所")
_FIELDS = re.compile(r"^市场|[与和]")  # of 市场与信息化处: taken for a place, and for a clause
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
