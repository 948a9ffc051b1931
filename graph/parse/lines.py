"""A source as lines: cleaned of markup, each character still tied to its place.

Guarantees: every line is non-empty after stripping; lines are in the order of the text and do not overlap;
a file that came as one endless line is cut where its numbering or its sentences show that lines ended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph.spans import Text

# Markdown that machine-made text carries: bold stars, heading marks, code ticks.
_MARKUP = re.compile(r"\*{1,3}|^\s*#{1,6}\s+|`+|^\s*>\s+", re.M)
_LONG = 240
_FEW, _FEW_LONG = 3, 60  # a file of so few lines was put on one line whole
# Where an endless line must have been broken: before 一、 （一） after a sentence end, before a label or an annex.
_CUT = re.compile(
    r"(?<=[。；：:！？）)\s])(?=[一二三四五六七八九十]{1,3}、)"
    r"|(?<=[。；：:）)\s])(?=[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?<=[。；：:）)\s])(?=\d{1,2}[.．、]\s*[^\d\s.．、年月日])"
    r"|(?<=\s)(?=附件\d{0,2}[:：\s])"
    r"|(?<=[。）)\s])(?=[（(](?:此件|信息公开|政务公开|公开方式))"
    r"|(?<=\s)(?=抄送[:：])"
)

# A blank between Chinese characters, where a line end became a blank.
_GAP = re.compile(r"(?<=[一-鿿。；：:！？）)》”\d%％—])[ \u3000\u00a0](?=[一-鿿（(《“\d%％—])(?!\d{1,2}\s?[月日])")


@dataclass(frozen=True)
class Line:
    """One printed line: `start`..`end` is its whole extent in the source (without the line break)."""

    start: int
    end: int
    content: Text  # stripped, markup removed
    gap: int  # blank lines before it
    indent: int  # white-space characters before its first character
    bold: int = 0  # how many leading characters were set in bold
    tabs: int = 0  # tabs before its first character: empty cells of a table's row

    @property
    def text(self) -> str:
        return self.content.text

    @cached_property
    def bare(self) -> str:
        """Without any white space."""
        return "".join(self.content.text.split())


def iter_lines(source: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The non-blank lines of a stretch of the source."""
    stop = len(source) if end is None else end
    lines: list[Line] = []
    gap = 0
    at = start
    shortest = _LONG if source.count("\n", start, stop) > _FEW else _FEW_LONG
    while at < stop:
        brk = source.find("\n", at, stop)
        brk = stop if brk < 0 else brk
        for left, right in _cut(source, at, brk, shortest):
            line = _line(source, left, right, gap)
            if line is None:
                gap += 1
            else:
                lines.append(line)
                gap = 0
        at = brk + 1
    return lines


def _cut(source: str, left: int, right: int, shortest: int) -> list[tuple[int, int]]:
    if right - left < shortest:
        return [(left, right)]
    raw = source[left:right]
    gaps = [m.start() + 1 for m in _GAP.finditer(raw)]
    if len(gaps) >= 5 and len(gaps) * 8 < len(raw):
        cuts = sorted({left, *(left + at for at in gaps), *(left + m.start() for m in _CUT.finditer(raw)), right})
        return [(a, b) for a, b in pairwise(cuts) if a < b]
    if len(re.findall(r"[。；：\s][一二三四五六七八九十]{1,2}、", raw)) < 1:
        return [(left, right)]
    cuts = [left, *(left + m.start() for m in _CUT.finditer(raw)), right]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _line(source: str, left: int, right: int, gap: int) -> Line | None:
    raw = Text.of(source, left, right)
    content = raw if raw.text.isspace() else _without_markup(raw)
    stripped = _without_lone_bar(content.strip())
    if not stripped:
        return None
    indent = stripped.at[0] - left
    bold = 0
    if "**" in raw.text:
        head = re.search(r"\*\*(.{2,60}?)\*\*", raw.text)
        bold = len(head.group(1).strip()) if head and head.start() - indent < 12 else 0
    return Line(left, right, stripped, gap, indent, bold, raw.text[:indent].count("\t"))


def _without_lone_bar(content: Text) -> Text:
    """A cell a line, each with the bar that parted it from the next: `责任单位 |`."""
    if content.text.count("|") == 1 and content.text[-1] == "|":
        return content.slice(0, len(content) - 1).strip()
    return content


def _without_markup(raw: Text) -> Text:
    if "*" not in raw.text and "#" not in raw.text and "`" not in raw.text and ">" not in raw.text:
        return raw
    parts: list[Text] = []
    at = 0
    for match in _MARKUP.finditer(raw.text):
        parts.append(raw.slice(at, match.start()))
        at = match.end()
    parts.append(raw.slice(at))
    return Text.join(parts)


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which a text was broken by hand or by PDF, in characters; None where lines are paragraphs.

    >>> wrap_width(iter_lines("短行。"))
    """
    body = [line for line in lines if len(line.text) >= 15]
    if len(body) < 8:
        return None
    open_ends = [len(line.text) for line in body if line.text[-1] not in "。；：！？.;:!?）)”】"]
    if len(open_ends) * 2 < len(body):
        return None
    open_ends.sort()
    width = open_ends[int(len(open_ends) * 0.8)]
    near = sum(abs(length - width) <= 3 for length in open_ends)
    return width if near * 2 >= len(open_ends) and width <= 60 else None
