"""The sentence around a stretch of a source, each sentence kept once: what stands behind a fact on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph.answers.desk import Desk

Reach = Literal["sentence", "line", "alone"]
_REACH = 140  # characters on each side at most
_LONGEST = 420
_STOPS = "。！？；"
# A line ends a sentence only where the print would not have broken it: 四、保障措施\n
_LINE_END = re.compile(
    r"[。！？；：:）)》】]\s*\n|\n\s*\n|\n(?=\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]))"
)
_INSIDE = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`before` + `marked` + `after` as they stand in `file`; `start` and `end` are the code points of `marked`."""

    before: str
    marked: str
    after: str
    file: str
    start: int
    end: int

    def row(self) -> list[str | int]:
        return [self.before, self.marked, self.after, self.file, self.start, self.end]


@dataclass(slots=True)
class Sentences:
    """Hands out the number of each sentence that a page quotes."""

    desk: Desk
    rows: list[Sentence] = field(default_factory=list)
    _numbers: dict[tuple[str, int, int, Reach], int] = field(default_factory=dict)

    def add(self, source: str, start: int | None, end: int | None, reach: Reach = "sentence") -> int | None:
        """The number of the sentence around [start, end) of a source, None where there is no such place.

        `reach`: the sentence around the stretch, the line that it stands on (a head has no sentences), or the stretch
        alone, such as the text of a clause.
        """
        if start is None or end is None:
            return None
        key = (source, start, end, reach)
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            text, file = self.desk.text(source) or "", self.desk.names.get(source, "")
            cut = {"sentence": _around, "line": _on_line, "alone": _alone}[reach]
            self.rows.append(cut(text, file, start, end))
        return self._numbers[key]


def _alone(text: str, file: str, start: int, end: int) -> Sentence:
    cut = min(end, start + _LONGEST)
    return Sentence("", _join(text[start:cut]) + ("…" if cut < end else ""), "", file, start, end)


def _on_line(text: str, file: str, start: int, end: int) -> Sentence:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    before, after = before[before.rfind("\n") + 1 :], after.partition("\n")[0]
    return Sentence(_join(before).lstrip(), _join(text[start:end][:_LONGEST]), _join(after).rstrip(), file, start, end)


def _around(text: str, file: str, start: int, end: int) -> Sentence:
    """The sentence that holds the stretch, cut at some length on both sides."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    left, right = text[low:start], text[end:high]
    begin = max([left.rfind(stop) + 1 for stop in _STOPS] + [match.end() for match in _LINE_END.finditer(left)])
    stops = [at + 1 for stop in _STOPS if (at := right.find(stop)) >= 0]
    line = _LINE_END.search(right)
    finish = min([len(right), *stops, *([line.end()] if line else [])])
    before = ("…" if begin == 0 and low > 0 else "") + _join(left[begin:]).lstrip()
    after = _join(right[:finish]).rstrip() + ("…" if finish == len(right) and high < len(text) else "")
    return Sentence(before, _join(text[start:end][:_LONGEST]), after, file, start, end)


def _join(text: str) -> str:
    """Lines of the print as one: no space inside Chinese."""
    return _SPACE.sub(" ", _INSIDE.sub("", text))
