"""Who has a duty today that a paper once gave to a mentioned body: the body, its division, or its equals in many places.

`graph.resolve.succession` follows one body of the tables; here are the mentions that are more or less than one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.authority.names import parse_name
from graph.resolve.context import Resolution
from graph.resolve.succession import LATEST, Succession, Successor, successor

__all__ = ["Held", "holder", "holder_of"]

NOT_ONE = "指不止一级的部门，不是一个机构 (departments of more than one level, no single body)"
NOT_KNOWN = "机构不在资料表中，沿革不明 (the tables do not know this body)"


@dataclass(frozen=True, slots=True)
class Held:
    """A body as a paper names it: mention, full name of that day, kind, id of the body (None if the tables have none)."""

    mention: str
    name: str
    kind: str
    body: str | None
    candidates: tuple[str, ...] = ()


def holder_of(found: Resolution, date: str, to_date: str = LATEST, topic: str = "") -> Succession:
    """`holder` of a resolved mention."""
    return holder(Held(found.mention, found.name, found.kind, found.id, found.candidates), date, to_date, topic)


def holder(held: Held, date: str, to_date: str = LATEST, topic: str = "") -> Succession:
    """The body that has the duty at the later day (dates ISO, may be partial); `topic` are the words of the task.

    A collective (各县、区人民政府) goes on as what it is; a division stays with its body as long as that has the work.

    >>> holder(Held("市人社局", "长治市人力资源和社会保障局", "department", "140400/human-resources"), "2016",
    ...        topic="医保定点").agency.name
    '长治市医疗保障局'
    """
    if held.body is None:
        return _without_body(held)
    name, division = _division(held)
    later = successor(held.body, date, to_date, topic, name)
    if division and later.agency and later.agency.id == held.body:
        return replace(later, agency=replace(later.agency, name=later.agency.name + division))
    return later


def _without_body(held: Held) -> Succession:
    if held.kind == "collective":
        return Succession(Successor(held.name, "", None, "", ""), (), None, ())
    reason = NOT_ONE if held.kind == "sector" else NOT_KNOWN
    return Succession(None, (), reason, held.candidates)


def _division(held: Held) -> tuple[str, str]:
    """长治市卫生健康委员会老龄健康科 → the body's name and 老龄健康科."""
    if held.kind != "unit":
        return held.name, ""
    parsed = parse_name(held.mention)
    inner = parsed.inner if parsed else ""
    return (held.name.removesuffix(inner), inner) if inner and held.name.endswith(inner) else (held.name, "")
