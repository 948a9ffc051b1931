"""Pages of lines → one text with the offsets at which pages begin; running heads and page numbers left out.

Guarantees: a table or paragraph that goes on over a page's end has nothing of the page between its parts; a line that
was broken by the width of the page is one with what follows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import Code, Diagnostic
from graph.read.flow import Flow
from graph.read.layout import PrintedLine

_EDGE = 2  # lines at the top and at the foot of a page that may belong to the page
_OFTEN, _SHARE = 3, 0.4  # pages that a running head is on, and of all pages; left and right pages may differ
_LONGEST = 60
# — 3 —   －3－   ·3·   第3页 共5页   3 / 12
_PAGE_NUMBER = re.compile(
    r"[—–\-―─－_·•~\s]{1,4}\d{1,4}[—–\-―─－_·•~\s]{1,4}|第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Paged:
    """The text, where its pages begin, and what is odd about them."""

    text: str
    pages: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def join_pages(
    pages: Sequence[Sequence[PrintedLine]],
    unread: frozenset[int] = frozenset(),
    recognised: frozenset[int] = frozenset(),
) -> Paged:
    """One text; `unread` are the indexes of pages that are pictures, `recognised` of those read from one by OCR."""
    dropped = _page_lines(pages)
    kept = [[line for i, line in enumerate(lines) if (n, i) not in dropped] for n, lines in enumerate(pages)]
    flow = Flow(kept)
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    above: PrintedLine | None = None
    for lines in kept:
        for i, line in enumerate(lines):
            between = _between(above, line, flow, is_first=i == 0)
            starts += [size + len(between)] if i == 0 else []
            text = line.text.strip() if above is not None and "\n" not in between else line.text
            parts += [between, text]
            size += len(between) + len(text)
            above = line
        if not lines:
            starts.append(size + bool(parts))
    if parts:
        parts.append("\n")
        size += 1
    odd = [*_odd_pages(unread, starts, size, Code.NEEDS_OCR), *_odd_pages(recognised, starts, size, Code.READ_BY_OCR)]
    return Paged("".join(parts), tuple(starts), tuple(sorted(odd)))


def _between(above: PrintedLine | None, line: PrintedLine, flow: Flow, *, is_first: bool) -> str:
    """What stands between two lines: nothing inside a paragraph, a blank there between Latin words."""
    if above is None:
        return ""
    if flow.goes_on(above, line, over_page=is_first):
        latin = all(end.isascii() and end.isalpha() for end in (above.text[-1:], line.text.strip()[:1]))
        return " " if latin else ""
    return "\n\n" if line.gap and not is_first else "\n"


_SAYS = {
    Code.NEEDS_OCR: "是图片，文字没有读出来；需要先做文字识别（OCR）",
    Code.READ_BY_OCR: "的文字是从图片识别的，可能有错字",
}


def _odd_pages(numbers: frozenset[int], starts: list[int], size: int, code: Code) -> list[Diagnostic]:
    ends = [*starts[1:], size]
    return [Diagnostic(starts[n], ends[n], code, f"第{n + 1}页{_SAYS[code]}") for n in sorted(numbers)]


def _page_lines(pages: Sequence[Sequence[PrintedLine]]) -> set[tuple[int, int]]:
    """(page, line) of page numbers, and of lines that stand at the edge of page after page."""
    edges = {(number, i) for number, lines in enumerate(pages) for i in _edge(lines)}
    seen: dict[str, set[int]] = defaultdict(set)
    for number, i in edges:
        for key in _keys(pages[number][i].text, number):
            seen[key].add(number)
    often = {key for key, where in seen.items() if len(where) >= max(_OFTEN, len(pages) * _SHARE)}
    bare = [at for at in edges if _BARE_NUMBER.fullmatch(pages[at[0]][at[1]].text.strip()) and _is_outermost(pages, at)]
    counted = {at for at in bare if len({number for number, _ in bare}) > 1 or _counts(pages, at)}
    return counted | {(n, i) for n, i in edges if _is_page_line(pages[n][i].text, n, often)}


def _edge(lines: Sequence[PrintedLine]) -> set[int]:
    near = {*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))}
    return {i for i in near if not lines[i].in_table}


def _is_outermost(pages: Sequence[Sequence[PrintedLine]], at: tuple[int, int]) -> bool:
    return at[1] in (0, len(pages[at[0]]) - 1)


def _counts(pages: Sequence[Sequence[PrintedLine]], at: tuple[int, int]) -> bool:
    return pages[at[0]][at[1]].text.strip() == str(at[0] + 1) and at[1] == len(pages[at[0]]) - 1 and at[1] > 0


def _is_page_line(text: str, number: int, often: set[str]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip())) or any(key in often for key in _keys(text, number))


def _keys(text: str, number: int) -> list[str]:
    """What a running head has in common from page to page: its text, or all of it but a number that counts pages."""
    bare = "".join(text.split())
    if not bare or len(bare) > _LONGEST or bare[-1] in "。；：，、":
        return []
    counts = [
        f"{bare[: found.start()]}\0{int(found.group()) - number}\0{bare[found.end() :]}"
        for found in _BARE_NUMBER.finditer(bare)
    ]
    return [bare, *counts]
