"""What a body's name is, taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What sort of body a name names."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"
    PARTY = "party"
    MASS = "mass"
    VERTICAL = "vertical"
    COMMITTEE = "committee"
    GROUP = "group"
    UNIT = "unit"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    COLLECTIVE = "collective"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name taken apart: `市卫健委` → prefix 市, stem 卫健委, line health.

    `text` is the name without white space; `prefix` is the place as printed (市, 长治市, 各县、区, empty); `inner` is an
    internal division behind the body (老龄健康科); `former` is true for 原X.
    """

    kind: NameKind
    text: str
    stem: str
    prefix: str
    line: str | None
    inner: str = ""
    former: bool = False
