"""What is known of a mention's document, and what a mention is resolved to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.authority.atlas import pad_day
from graph.authority.body_name import BodyName, NameKind

__all__ = ["LATEST", "LEVELS", "Context", "Resolution", "as_printed"]

LATEST = "2026-01-01"
"""The day that stands for today where none is given: the tables' own."""
_ROUND = str.maketrans("〔〕[]［］【】", "（）（）（）（）")
LEVELS = {"N": "national", "P": "province", "C": "city", "K": "county"}


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says about itself: its region's code, level, date (ISO, may be partial) and its definitions.

    `issuer` is the printed name of the one body that issued it, "" if there are several.
    """

    region_code: str | None
    level: str | None
    date: str | None
    definitions: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    issuer: str = ""

    @property
    def day(self) -> str:
        """The document's day, its last possible one where the date is partial."""
        return pad_day(self.date) if self.date else LATEST


@dataclass(frozen=True, slots=True)
class Resolution:
    """The body that a mention names.

    `name` is the full official name of the day, or the printed one where no other is known; `candidates` are other
    defensible names; `basis` is the rule; `certain` is false where the place or the name had to be chosen.
    """

    mention: str
    name: str
    id: str | None
    line: str | None
    level: str | None
    region_code: str | None
    kind: str
    candidates: tuple[str, ...]
    basis: str
    certain: bool


def as_printed(name: BodyName, context: Context, basis: str, *, sure: bool = True) -> Resolution:
    """A body kept under its printed name; 各村〔社区〕 is 各村（社区）, as it is printed where no bracket stands around it."""
    collective = name.kind is NameKind.COLLECTIVE
    level = None if collective else context.level
    text = name.text.translate(_ROUND) if collective else name.text
    return Resolution(name.text, text, None, name.line, level, context.region_code, name.kind.value, (), basis, sure)
