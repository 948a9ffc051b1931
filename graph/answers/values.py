"""The plain values that answers are made of; `to_plain` of one is its JSON.

Named tuples: a look-up makes these classes each time it starts, and a dataclass takes ten times as long to make.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class DocumentBrief(NamedTuple):
    """A document as it heads an answer; `state` is one of `graph.answers.state.STATES`.

    `number` and `date` of a text that has none of its own are those of the notice that carries it.
    """

    id: str
    title: str
    number: str | None
    date: str | None
    region: str | None
    level: str | None
    state: str


class Today(NamedTuple):
    """The body that has a duty now; `via` are the steps there, one line each."""

    agency: str
    via: tuple[str, ...]


class Undetermined(NamedTuple):
    """Why the body of today cannot be told, and which it may be."""

    undetermined: str
    candidates: tuple[str, ...]


class BodyPart(NamedTuple):
    """A body with its part in a task; `id` is the body's IRI."""

    agency: str
    mention: str
    role: str
    basis: str
    today: Today | Undetermined | None = None
    id: str = ""
    candidates: tuple[str, ...] = ()


class DeadlinePart(NamedTuple):
    text: str
    date: str | None
    kind: str


class EvidencePart(NamedTuple):
    """`source` is the file's name; `start` and `end` are code points of its text as read."""

    source: str
    start: int
    end: int
    quote: str
    sha256: str = ""


class ReasonPart(NamedTuple):
    """Why a task answers a question: the word asked, the word found, and where.

    `field` is title, text, headings, bodies or document (the title of the paper); `quoted` is the word by which the
    sentence of the evidence names it, "" if it does not; `strength` runs from 0 to 1.
    """

    asked: str
    found: str
    field: str
    quoted: str
    strength: float


class TaskPart(NamedTuple):
    """A task with its bodies, as `who`, `document`, `due` and `agency` give it.

    `score` is 0 and `reasons` are none where nothing is ranked.
    """

    task: str
    title: str
    text: str
    path: str
    document: DocumentBrief
    bodies: tuple[BodyPart, ...]
    deadline: DeadlinePart | None
    evidence: EvidencePart
    score: float = 0.0
    headings: str = ""
    category: str = ""
    reasons: tuple[ReasonPart, ...] = ()


class RelationPart(NamedTuple):
    """One statement between documents: `type` as in `graph.model.RelationType`, `document` the other side.

    `subject` is the IRI of the near side: the document asked for, or a text that it carries.
    """

    type: str
    subject: str
    document: DocumentBrief
    evidence: EvidencePart | None
    printed_title: str = ""
    printed_number: str = ""


def to_plain(value: Any) -> Any:
    """A value as JSON has it, the fields of named tuples and dataclasses by name.

    >>> to_plain(DeadlinePart("2025年底前", "2025-12-31", "by"))
    {'text': '2025年底前', 'date': '2025-12-31', 'kind': 'by'}
    """
    names = getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", None)
    if names:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: to_plain(each) for key, each in value.items()}
    return type(value)(map(to_plain, value)) if isinstance(value, tuple | list) else value
