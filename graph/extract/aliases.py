"""《意见》 and 《通知》 inside a file: which document named before they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_GENRES = (
    "实施意见|指导意见|若干意见|意见|紧急通知|通知|实施方案|行动方案|工作方案|方案|实施办法|暂行办法|管理办法|办法|行动计划|计划|发展规划|规划|纲要|决定|条例|实施细则|细则|规定|若干措施|措施|要点|目录|清单|指南"
    "|标准|规范|公告|通告|批复|函|预案|法|规则|章程|制度|政策"
)
_MANY = 200  # a text that names more documents than this has no clear antecedent for 《通知》
_BARE = re.compile(rf"^(?:{_GENRES})$")
_SUFFIX = re.compile(r"[（(][^（）()]{1,16}[）)]$")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A document named before."""

    title: str | None
    number: str | None


@dataclass(slots=True)
class Aliases:
    """Short titles defined, and documents mentioned, so far in one document."""

    defined: dict[str, str] = field(default_factory=dict)
    mentioned: dict[Antecedent, None] = field(default_factory=dict)

    def define(self, short: str, full: str) -> None:
        self.defined.setdefault(short.strip("《》"), full)

    def mention(self, antecedent: Antecedent) -> None:
        if len(self.mentioned) < _MANY:
            self.mentioned.setdefault(antecedent)

    def candidates(self, title: str) -> tuple[Antecedent, ...] | None:
        """What a short title may mean: one defined, the antecedents of that genre (none: the document itself).

        None if the title is no short one.
        """
        if title in self.defined:
            return (Antecedent(self.defined[title], None),)
        if not _BARE.match(title):
            return None
        return tuple(a for a in self.mentioned if a.title and _SUFFIX.sub("", a.title).endswith(title))
