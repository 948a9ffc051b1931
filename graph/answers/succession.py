"""From the body a document names to the body that has the duty now."""

from __future__ import annotations

from graph.answers.desk import Desk
from graph.answers.values import BodyPart, TaskPart, Today, Undetermined
from graph.resolve.holder import Held, holder
from graph.resolve.succession import LATEST, Step, Succession

__all__ = ["as_today", "format_step", "with_today"]

_EVENTS = {
    "renaming": "更名",
    "merger": "合并",
    "split": "拆分",
    "abolition": "撤销",
    "establishment": "组建",
    "transfer": "职能划转",
    "place": "政区变更",
}


def with_today(desk: Desk, part: TaskPart, question: str) -> TaskPart:
    """The task with `today` of each of its bodies filled in: who has this duty on the desk's day.

    What the task is about is told by its heading and by the question; the rest of its text speaks of too much else.
    """
    topic = f"{question} {_without_names(part)} {part.category}"
    day = part.document.date or LATEST
    return part._replace(bodies=tuple(_with_today(desk, body, day, topic) for body in part.bodies))


def _without_names(part: TaskPart) -> str:
    """The heading without the bodies that it names: 市消防大队 does not make all of a task one about 消防."""
    title = part.title
    for mention in sorted({body.mention for body in part.bodies}, key=len, reverse=True):
        title = title.replace(mention, " ")
    return title


def _with_today(desk: Desk, body: BodyPart, day: str, topic: str) -> BodyPart:
    row = desk.index.execute("SELECT body, kind FROM assignment WHERE agency = ? LIMIT 1", (body.id,)).fetchone()
    key, kind = (row["body"], row["kind"]) if row is not None else ("", "")
    held = Held(body.mention, body.agency, kind, key or None, body.candidates)
    return body._replace(today=as_today(holder(held, day, desk.as_of, topic)))


def as_today(found: Succession) -> Today | Undetermined:
    """The end of the way, or why there is none, as answers show it."""
    if found.agency is None:
        return Undetermined(found.undetermined or "资料不足", found.candidates)
    return Today(found.agency.name, tuple(map(format_step, found.via)))


def format_step(step: Step) -> str:
    """One event on the way, in one line: 2018-12-31 前后 更名 · 深化党和国家机构改革方案."""
    day = f"{step.date} 前后" if step.approximate else step.date
    return " · ".join(part for part in (f"{day} {_EVENTS.get(step.kind, step.kind)}", step.paper) if part)
