"""The numbers that Word itself puts before paragraphs: 一、 （一） 1. as printed, though the text does not hold them.

ECMA-376-1, 17.9: a paragraph, or the style it is set in, names a list and a level; the list's abstract definition
says how each level counts and what stands around the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.read.numerals import format_numeral
from graph.read.package import Package, attribute, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_CONTENTS_STYLE = re.compile(r"(?:toc|目录)\s*\d", re.I)
_NEEDS_BLANK = re.compile(r"[0-9A-Za-z]$")
_MAX_BASE = 20


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False  # numbers of higher levels are written in digits too
    restart: int | None = None  # the level, from 1, that sets this one back; 0 for none


@dataclass(frozen=True, slots=True)
class Look:
    """What matters of a paragraph's properties."""

    list_id: str = ""
    level: int = 0
    is_contents: bool = False  # a line of the table of contents
    goes_on: bool = False  # its end was deleted: the next paragraph goes on with it


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str = ""
    list_id: str | None = None
    level: int | None = None
    is_contents: bool = False


@dataclass(slots=True)
class Numbering:
    """Styles and lists of a document, and how far each list has counted."""

    styles: dict[str, _Style] = field(default_factory=dict)
    default_style: str = ""
    lists: dict[str, str] = field(default_factory=dict)  # list → abstract definition
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # abstract definition → levels
    overrides: dict[str, dict[int, Level]] = field(default_factory=dict)  # list → levels of its own
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)  # (list, level) → where it starts anew
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def look(self, paragraph: _Element) -> Look:
        """The list and level of a paragraph: its own, else its style's."""
        properties = next((part for part in paragraph if local(part) == "pPr"), None)
        style, goes_on = self.default_style, False
        list_id: str | None = None
        level: int | None = None
        if properties is not None:
            style = _value(properties, "pStyle") or style
            list_id, level = _list_of(properties)
            goes_on = any(local(mark) == "del" for part in properties if local(part) == "rPr" for mark in part)
        inherited = self._inherited(style)
        chosen = list_id if list_id is not None else inherited.list_id
        depth = level if level is not None else inherited.level or 0
        return Look(chosen or "", max(0, min(depth, _LEVELS - 1)), inherited.is_contents, goes_on)

    def _inherited(self, style: str) -> _Style:
        list_id: str | None = None
        level: int | None = None
        is_contents = False
        for _ in range(_MAX_BASE):
            found = self.styles.get(style)
            if found is None:
                break
            list_id = found.list_id if list_id is None else list_id
            level = found.level if level is None else level
            is_contents = is_contents or found.is_contents
            style = found.based_on
        return _Style("", list_id, level, is_contents)

    def next_mark(self, look: Look) -> str:
        """The number of the next paragraph of this look, as printed; "" if it has none."""
        abstract = self.lists.get(look.list_id)
        if abstract is None or look.list_id == "0":
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        level = self._level(look.list_id, look.level)
        key = (look.list_id, look.level)
        if key in self.restarts and key not in self._started:
            counts[look.level] = None
        self._started.add(key)
        before = counts[look.level]
        counts[look.level] = self.restarts.get(key, level.start) if before is None else before + 1
        for deeper in range(look.level + 1, _LEVELS):
            below = self._level(look.list_id, deeper)
            if below.restart is None or below.restart > look.level:
                counts[deeper] = None
        return self._format(look, level, counts)

    def _format(self, look: Look, level: Level, counts: list[int | None]) -> str:
        def numeral(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = self._level(look.list_id, at)
            count = counts[at]
            style = "decimal" if level.legal else other.style
            return format_numeral(other.start if count is None else count, style)

        if level.style == "bullet":
            return ""
        mark = _PLACE.sub(numeral, level.text)
        return f"{mark} " if _NEEDS_BLANK.search(mark) else mark

    def _level(self, list_id: str, level: int) -> Level:
        own = self.overrides.get(list_id, {}).get(level)
        return own or self.levels.get(self.lists[list_id], {}).get(level, Level())


def read_numbering(package: Package, main: str) -> Numbering:
    """Styles and lists from the parts beside the main one; those that are missing say nothing."""
    found = Numbering()
    folder = main.rpartition("/")[0]
    if f"{folder}/styles.xml" in package.names:
        _read_styles(package.xml(f"{folder}/styles.xml"), found)
    if f"{folder}/numbering.xml" in package.names:
        _read_lists(package.xml(f"{folder}/numbering.xml"), found)
    return found


def _read_styles(root: _Element, found: Numbering) -> None:
    for style in root:
        if local(style) != "style" or attribute(style, "type") != "paragraph":
            continue
        id = attribute(style, "styleId") or ""
        properties = next((part for part in style if local(part) == "pPr"), None)
        list_id, level = (None, None) if properties is None else _list_of(properties)
        is_contents = bool(_CONTENTS_STYLE.fullmatch(_value(style, "name") or ""))
        found.styles[id] = _Style(_value(style, "basedOn") or "", list_id, level, is_contents)
        if attribute(style, "default") in ("1", "true"):
            found.default_style = id


def _read_lists(root: _Element, found: Numbering) -> None:
    links: dict[str, str] = {}  # style of lists → abstract definition that holds it
    pointers: dict[str, str] = {}  # abstract definition → the style that it stands for
    for part in root:
        if local(part) == "abstractNum":
            id = attribute(part, "abstractNumId") or ""
            found.levels[id] = dict(_levels(part))
            links[_value(part, "styleLink") or ""] = id
            pointers[id] = _value(part, "numStyleLink") or ""
            _link_styles(part, found, id)
    for id, style in pointers.items():
        if style and style in links:
            found.levels[id] = found.levels[links[style]]
    for part in root:
        if local(part) == "num":
            _read_list(part, found)


def _link_styles(abstract: _Element, found: Numbering, id: str) -> None:
    """A level that names a paragraph style gives that style its level, where the style names the list only."""
    for level in abstract:
        style = _value(level, "pStyle") if local(level) == "lvl" else None
        known = found.styles.get(style or "")
        if style and known and known.list_id is not None and known.level is None:
            depth = whole(attribute(level, "ilvl"))
            found.styles[style] = _Style(known.based_on, known.list_id, depth, known.is_contents)


def _read_list(part: _Element, found: Numbering) -> None:
    id = attribute(part, "numId") or ""
    found.lists[id] = _value(part, "abstractNumId") or ""
    for override in part:
        if local(override) == "lvlOverride":
            depth = whole(attribute(override, "ilvl"))
            found.overrides.setdefault(id, {}).update(_levels(override))
            start = _value(override, "startOverride")
            if start is not None:
                found.restarts[id, depth] = whole(start, 1)


def _levels(parent: _Element) -> list[tuple[int, Level]]:
    return [(whole(attribute(part, "ilvl")), _level(part)) for part in parent if local(part) == "lvl"]


def _level(part: _Element) -> Level:
    style = next((mark for mark in part.iter() if local(mark) == "numFmt"), None)
    restart = _value(part, "lvlRestart")
    return Level(
        start=whole(_value(part, "start"), 1),
        style="decimal" if style is None else attribute(style, "val") or "decimal",
        text=_value(part, "lvlText") or "",
        legal=any(local(mark) == "isLgl" for mark in part),
        restart=None if restart is None else whole(restart),
    )


def _list_of(properties: _Element) -> tuple[str | None, int | None]:
    """(list, level) that paragraph properties name; None for what they do not."""
    part = next((part for part in properties if local(part) == "numPr"), None)
    if part is None:
        return None, None
    level = _value(part, "ilvl")
    return _value(part, "numId"), None if level is None else whole(level)


def _value(parent: _Element, name: str) -> str | None:
    child = next((part for part in parent if local(part) == name), None)
    return None if child is None else attribute(child, "val")
