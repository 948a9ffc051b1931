"""Responsibility notes in the text of a clause: in brackets of any kind, or on lines of their own.

A bracket is a note if its content is a statement of responsibility; without a label it must also stand where a
sentence ends, for `各成员单位（市发改委、市财政局）要…` is none. Notes that follow each other directly belong together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import Code, Diagnostic
from graph.extract.brackets import OPENING, pair_brackets, unclosed
from graph.extract.defaults import Defaults, cut_defaults
from graph.extract.roles import Statement, find_labels, parse_statement
from graph.spans import Span, Text

_LONGEST = 1500  # characters of a note; the longest seen name some eighty bodies
_HINT = re.compile(
    r"单位|部门|处室|科室|责任|牵头|负责|配合|参与|落实|实施|时限|期限|时间|分工|[局委办厅院会府联部行司团心队社]"
)
_ENDS = "。；;！!？?\n"
_AFTER = re.compile(r"[。；;，,、.\s]*")
_LINE = re.compile(rf"[^\n]{{0,{_LONGEST + 1}}}")
_STOP = re.compile(r"[\n。]")
_DUE = re.compile(r".*(?:时限|期限|完成|节点)")
# 建立台账。——责任单位：区商务局 · 给予补助。——区财政局、区商务局
_BEHIND_DASH = re.compile(r"(?<=[。；;！”\n])[—－–―]{2}(?P<said>[^\n—]{2,300})$", re.M)
_BY_WHOM = re.compile(
    r"(?:(?<=[。；;！”\n])|^(?=[本此该]项))(?:[本此该]项(?:任务|工作|措施)?)?由(?P<said>[^。；;\n]{4,200}?(?:负责|牵头|配合|参加|参与|协助|协同|支持|落实|实施|完成|办理))(?:。|$)"
)
_ONLY_CLOSED = re.compile(r"(?<=[。；;！”\n.．])(?P<said>[^。；;\n（()）]{3,120})[）)](?:。|$)", re.M)
_BRIEF = 18  # characters of a time: 2011年10月底前完成


@dataclass(frozen=True, slots=True)
class Note:
    """A note [start, end) of a condensed text: what it states, and the defaults that it declares."""

    start: int
    end: int
    statement: Statement
    defaults: Defaults
    span: Span


@dataclass(frozen=True, slots=True)
class NoteFinding:
    notes: tuple[Note, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def find_notes(text: Text) -> NoteFinding:
    """All responsibility notes of a condensed text, in order, none inside another.

    >>> [n.statement.rule for n in find_notes(Text.of("推进改造。（责任单位：市住建局）")).notes]
    ['note.label']
    """
    pairs = pair_brackets(text.text)
    diagnostics: list[Diagnostic] = []
    notes = list(_without_overlap(_in_brackets(text, pairs)))
    notes += _never_closed(text, pairs, notes, diagnostics)
    notes = _merged(notes, _never_opened(text, pairs, diagnostics))
    notes = _merged(_merged(notes, _on_lines(text)), [*_behind_dashes(text), *_by_whom(text)])
    return NoteFinding(tuple(notes), tuple(diagnostics))


def group_notes(text: Text, notes: Iterable[Note]) -> list[tuple[Note, ...]]:
    """Notes with nothing but stops between them form one group: a superior's, then one's own; bodies, then a deadline."""
    groups: list[list[Note]] = []
    for note in notes:
        if groups and not text.text[groups[-1][-1].end : note.start].strip("。；;，,、.\n"):
            groups[-1].append(note)
        else:
            groups.append([note])
    return [tuple(group) for group in groups]


def _merged(first: list[Note], second: list[Note]) -> list[Note]:
    """Both in order; of two that overlap the one of the first list."""
    ends = sorted(first, key=lambda note: note.start)
    starts = [note.start for note in ends]
    kept = []
    for note in second:
        at = bisect_right(starts, note.start)
        clear_before = at == 0 or ends[at - 1].end <= note.start
        if clear_before and (at == len(ends) or starts[at] >= note.end):
            kept.append(note)
    return sorted([*ends, *kept], key=lambda note: note.start)


def _without_overlap(notes: Iterable[Note]) -> Iterator[Note]:
    end = 0
    for note in notes:
        if note.start >= end:
            end = note.end
            yield note


def _in_brackets(text: Text, pairs: dict[int, int]) -> Iterator[Note]:
    done = 0
    for start, close in pairs.items():
        if start < done or close - start > _LONGEST or not _HINT.search(text.text, start, close):
            continue
        note = _note(text, start, close + 1, text.slice(start + 1, close))
        if note and (_labelled(note) or _at_end(text, start, close + 1)) and not _is_issuer(text, note):
            done = close
            yield note


def _labelled(note: Note) -> bool:
    return note.statement.rule == "note.label"


def _is_issuer(text: Text, note: Note) -> bool:
    """`《意见》（国务院办公厅）`: who issued what is cited."""
    return note.statement.rule == "note.verbless" and text.text[note.start - 1 : note.start] in ("》", "〉")


def _at_end(text: Text, start: int, end: int) -> bool:
    """Behind a finished sentence, or where one ends right behind the bracket."""
    before, after = text.text[start - 1 : start], text.text[end : end + 1]
    return before == "" or before in _ENDS + "）)】]" or after == "" or after in _ENDS + "（(〔［[【"


def _note(text: Text, start: int, end: int, content: Text) -> Note | None:
    bracketed = text.text[start] in OPENING
    kept, defaults = cut_defaults(content.squeeze() if bracketed else content)
    apart = bracketed and text.text[max(0, start - 1) : start] in ("", *_ENDS)
    statement = parse_statement(kept, apart=apart) if kept else None
    if statement is None and defaults.blankets:
        statement = Statement((), "default.blanket")
    return Note(start, end, statement, defaults, text.span(start, end)) if statement else None


def _never_closed(text: Text, pairs: dict[int, int], notes: list[Note], diagnostics: list[Diagnostic]) -> list[Note]:
    """A note whose bracket is lost runs to the end of its paragraph, if what stands there is a statement."""
    found: list[Note] = []
    starts = [note.start for note in notes]
    done = 0
    for start in unclosed(text.text, pairs):
        at = bisect_right(starts, start)
        inside = start < done or (at > 0 and notes[at - 1].end > start)
        line = _LINE.match(text.text, start)
        end = min(line.end() if line else start, starts[at] if at < len(notes) else len(text))
        if inside or end - start > _LONGEST or end - start < 3 or not _HINT.search(text.text, start, end):
            continue
        note = _note(text, start, end, text.slice(start + 1, end))
        if note and (_labelled(note) or _at_end(text, start, end)):
            found.append(note)
            done = end
            diagnostics.append(Diagnostic(note.span.start, note.span.end, Code.NOTE_UNCLOSED, "责任注释的括号没有收尾"))
    return found


def _never_opened(text: Text, pairs: dict[int, int], diagnostics: list[Diagnostic]) -> list[Note]:
    """A note of which only the closing bracket is left: `…分类施保。县民政局、县残联按职责分工负责）`."""
    closed = set(pairs.values())
    found: list[Note] = []
    for match in text.finditer(_ONLY_CLOSED):
        note = _note(text, match.start(), match.end(), text.slice(*match.span("said")))
        if match.end("said") in closed or note is None or note.statement.rest or not note.statement.parties:
            continue
        if all(party.known for party in note.statement.parties):
            found.append(note)
            diagnostics.append(Diagnostic(note.span.start, note.span.end, Code.NOTE_UNCLOSED, "责任注释的括号没有开头"))
    return found


def _on_lines(text: Text) -> list[Note]:
    """`牵头单位：…`, `责任单位：…`, `完成时限：…` without brackets, from the first label to the end of the last list."""
    labels = [label for label in find_labels(text) if label.lastgroup != "goal"]
    starts = {label.start() for label in labels}
    found: list[Note] = []
    done = 0
    for label in labels:
        if label.start() < done or not _opens_line(text, label.start()):
            continue
        end = _line_end(text, label.end(), starts)
        note = (
            _note(text, label.start(), end, text.slice(label.start(), end)) if end - label.start() <= _LONGEST else None
        )
        if note and _labelled(note) and (note.statement.parties or _DUE.match(label.group())):
            found.append(note)
            done = end
    return found


def _behind_dashes(text: Text) -> list[Note]:
    """What stands behind a dash at the end of a paragraph: `——区财政局、区商务局`, `——市民政局牵头，12月底前完成`."""
    found = text.finditer(_BEHIND_DASH)
    notes = (_note(text, match.start(), match.end(), text.slice(*match.span("said"))) for match in found)
    return [note for note in notes if note and note.statement.parties]


def _by_whom(text: Text) -> list[Note]:
    """`由地区质监局牵头，地区工商局配合，2011年10月底前完成。`: a sentence that says who, and not what."""
    found: list[Note] = []
    for match in text.finditer(_BY_WHOM):
        note = _note(text, match.start(), match.end(), text.slice(*match.span("said")))
        if note is None or note.statement.rule != "note.verb" or note.statement.rest or not note.statement.parties:
            continue
        brief = all(len(due) <= _BRIEF for due in note.statement.deadlines)
        if brief and all(party.known for party in note.statement.parties):
            found.append(note)
    return found


def _opens_line(text: Text, at: int) -> bool:
    return at == 0 or text.text[at - 1] in "\n。；;）)】]—－–―"


def _line_end(text: Text, at: int, labels: set[int]) -> int:
    """The statement ends with its line or sentence, unless a label or more names follow."""
    end = _stop(text, at)
    while end < len(text) and end - at < _LONGEST:
        after = _AFTER.match(text.text, end)
        follow = after.end() if after else end
        if follow in labels or (text.text[follow - 1 : follow] == "\n" and _continues(text, follow)):
            end = _stop(text, follow + 1)
        else:
            break
    return end


def _stop(text: Text, at: int) -> int:
    found = _STOP.search(text.text, at)
    return found.start() if found else len(text)


def _continues(text: Text, follow: int) -> bool:
    """Whether the next line goes on with the list: `责任单位：` alone, a separator at the break, or one name a line."""
    found = _LINE.match(text.text, follow)
    line = text.slice(follow, found.end()) if found else None
    if not line or len(line) > 200:
        return False
    statement = parse_statement(line)
    return statement is not None and statement.rule == "note.verbless"
