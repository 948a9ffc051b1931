"""Branches of a department in the places below it: 长治市生态环境局武乡分局, 市公安局潞州分局."""

from __future__ import annotations

from graph.authority.bodies import Place, body_id, place_of
from graph.authority.body_name import BodyName
from graph.authority.lexicon import lexicon
from graph.authority.regions import find_region
from graph.resolve.context import LEVELS, Context, Resolution
from graph.resolve.spelling import is_level

__all__ = ["is_branch", "resolve_branch"]

_TAILS = ("分局", "支局", "分队")


def is_branch(name: BodyName) -> bool:
    """Whether a name is that of a branch, with the branch's place between the body and its tail."""
    return "{R}" in name.stem and name.inner.endswith(_TAILS)


def resolve_branch(name: BodyName, place: Place, context: Context) -> Resolution:
    """The branch: full name of the body above, then the branch as printed; its id is the body of the lower place.

    A branch of no administrative place (高新区分局) has no id.
    """
    head = name.stem.partition("{R}")[0]
    form = lexicon().department(lexicon().stems[head][0])
    printed = name.text[name.former :].removeprefix(name.prefix)
    full = (place.full if is_level(name) or not name.prefix else name.prefix) + printed
    lower = _lower_place(name, place, context)
    id_ = body_id(lower.code, form.body) if lower else None
    level = LEVELS[lower.letter] if lower else LEVELS[place.letter]
    code = lower.code if lower else place.code
    return Resolution(name.text, full, id_, form.line, level, code, name.kind.value, (), "branch", lower is not None)


def _lower_place(name: BodyName, place: Place, context: Context) -> Place | None:
    """The district or county that the branch is named after, inside the place of the body above."""
    short = next((name.inner.removesuffix(tail) for tail in _TAILS if name.inner.endswith(tail)), "")
    found = find_region(short, date=context.day, within=place.code) if short else []
    return place_of(found[0].code, context.day) if found and found[0].code != place.code else None
