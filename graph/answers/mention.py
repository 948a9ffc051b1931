"""One mention, as printed in some place on some day → the body, and the body of today. Needs no store."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.succession import as_today
from graph.answers.values import Today, Undetermined
from graph.authority.regions import NATIONAL, find_region, nearest_region_names, region
from graph.errors import NotFoundError, UsageError
from graph.resolve.agencies import Context, Resolution, resolve_agency
from graph.resolve.holder import holder_of
from graph.resolve.nearest import nearest_bodies
from graph.resolve.succession import LATEST

_COUNTRY = frozenset({"", "中国", "全国", "国家", "中央", "000000", NATIONAL})


@dataclass(frozen=True, slots=True)
class MentionAnswer:
    """A mention resolved: `agency` is the full name of the day; `candidates` are the other names it may have.

    `certain` is false where place or name had to be chosen; `basis` is the rule that decided.
    """

    mention: str
    agency: str
    id: str | None
    line: str | None
    level: str | None
    region_code: str | None
    candidates: tuple[str, ...]
    today: Today | Undetermined
    certain: bool
    basis: str
    kind: str


def resolve_mention(
    mention: str, *, region: str | None = None, level: str | None = None, date: str | None = None, topic: str = ""
) -> MentionAnswer:
    """The body that a mention names in a document of a region on a day (ISO, may be partial; today if None).

    `region` is a name or code, the country if None; `level` is the document's, else the region's own; `topic` are
    words of the task, which decide where a function moved and nobody was renamed. Raises UsageError for an empty
    mention or a region name that fits several places, NotFoundError for an unknown one.

    >>> resolve_mention("市人社局", region="长治市", date="2016-08-03", topic="医保定点").today.agency
    '长治市医疗保障局'
    """
    if not mention.strip():
        raise UsageError("单位名称是空的；请写文件里的叫法，例如：zeren resolve 市卫健委 --region 长治市")
    code, own_level = find_place_code(region or "", date)
    found = resolve_agency(mention, Context(code, level or own_level, date, {}, topic))
    return MentionAnswer(
        mention=found.mention, agency=found.name, id=found.id, line=found.line, level=found.level,
        region_code=found.region_code, candidates=found.candidates, today=today_of(found, date, topic),
        certain=found.certain, basis=found.basis, kind=found.kind,
    )  # fmt: skip


def unanswered(mention: str, reason: str) -> MentionAnswer:
    """The answer to a question that cannot be asked: the mention as it is, and why."""
    today = Undetermined(reason, ())
    return MentionAnswer(
        mention, mention, None, None, None, None, (), today, certain=False, basis="none", kind="unknown"
    )


def find_place_code(name: str, date: str | None) -> tuple[str, str]:
    """A region's name or code as (code, level): `find_place_code("长治市", None) == ("140400", "city")`."""
    if name in _COUNTRY:
        return NATIONAL, "national"
    if name.isdigit():
        known = region(name, date) or region(name)
        found = [known] if known else []
    else:
        found = find_region(name, date=date)
    if not found:
        near = "、".join(nearest_region_names(name))
        raise NotFoundError(f"没有叫“{name}”的地方" + (f"；是否指：{near}" if near else "；请写全称或六位代码"))
    if len({one.code for one in found}) > 1 and found[0].name != name:
        raise UsageError(
            f"“{name}”不止一处（{'、'.join(f'{one.name} {one.code}' for one in found[:6])}）；请写全称或代码"
        )
    same = sorted({one.code for one in found if one.name == name})
    if len(same) > 1:
        raise UsageError(f"“{name}”不止一处（{'、'.join(same[:6])}）；请写上级地名或代码")
    return found[0].code, str(found[0].level)


def today_of(found: Resolution, date: str | None, topic: str) -> Today | Undetermined:
    """The body that has the duty now, or why it cannot be told."""
    return as_today(holder_of(found, date or LATEST, topic=topic))


def did_you_mean(answer: MentionAnswer, region: str | None, date: str | None) -> tuple[str, ...] | None:
    """The nearest known names for a body that neither the tables nor the shape of its name tell; None for any other."""
    if (
        answer.id
        or answer.line
        or answer.basis not in ("unknown", "shape")
        or answer.kind not in ("unknown", "department")
    ):
        return None
    code, level = find_place_code(region or "", date)
    return nearest_bodies(answer.mention, Context(code, level, date))
