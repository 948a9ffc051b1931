"""One clause read: its title, its own text in stretches, the notes that govern them, and the duties told in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.authority.names import NameKind, parse_name
from graph.errors import Diagnostic
from graph.extract.brackets import pair_brackets, unclosed
from graph.extract.collectives import is_collective
from graph.extract.lists import parse_bodies
from graph.extract.notes import Note, find_notes, group_notes
from graph.extract.prose import find_duties
from graph.extract.sentences import condense, split_sentences
from graph.extract.subjects import is_doer
from graph.extract.verbs import Party
from graph.parse.structure import Clause
from graph.spans import Text

_EMPTY = Text("", ())
_FULL_LINE = 24  # characters; a heading of its own is rarely that long
_TAIL = re.compile(r"[^，,。；;：:（(\n]{1,8}[，,；;。]")
_OFFICES = frozenset(
    {
        NameKind.DEPARTMENT,
        NameKind.GOVERNMENT,
        NameKind.PARTY,
        NameKind.MASS,
        NameKind.VERTICAL,
        NameKind.COMMITTEE,
        NameKind.SECTOR,
        NameKind.COLLECTIVE,
        NameKind.UNIT,
    }
)
_VERB_FIRST = re.compile(
    r"(?:建设|建立|推行|推进|推动|实施|开展|打造|完善|加强|加快|优化|强化|设立|组建|培育|发展|扩大|提升|提高|深化|创建|健全|规范|整治|严格|做好|落实|统筹|支持|改造|新建|成立|充实)"
)
_DUTY = re.compile(
    r"(?:具体|牵头|共同|主要)?(?:负责|承担|配合|协助|做好|开展|牵头|组织|落实|制定|编制|维护|保障|提供|完成|参与|指导|加强)"
)
_PARTS = re.compile(r"(?:成员|组成|牵头|责任|配合|参与|参加|主办|承办|协办)(?:单位|部门|机构)")  # heads of rosters
_EDGE = "。；;，,、：:\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Own text and the notes behind it; the last stretch of a clause may have none."""

    text: Text
    notes: tuple[Note, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        return tuple(party for note in self.notes for party in note.statement.parties)

    @property
    def open_list(self) -> bool:
        return any(note.statement.open_list for note in self.notes)

    @property
    def deadlines(self) -> tuple[Text, ...]:
        return tuple(text for note in self.notes for text in note.statement.deadlines if text)


@dataclass(frozen=True, slots=True)
class ClauseText:
    """`heading` are the notes in the title or at the very beginning of the body."""

    clause: Clause
    title: Text
    heading: tuple[Note, ...]
    stretches: tuple[Stretch, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def own(self) -> Text:
        """The clause's own text up to its first note; the title where there is none."""
        return next((stretch.text for stretch in self.stretches if stretch.text), self.title)

    @property
    def governed(self) -> tuple[Stretch, ...]:
        """The stretches that a note ends."""
        return tuple(stretch for stretch in self.stretches if stretch.notes)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes of the clause, its heading's first."""
        return (*self.heading, *(note for stretch in self.stretches for note in stretch.notes))


def read_clause(clause: Clause, source: str = "") -> ClauseText:
    """Take a clause's title and body apart; `source` is the text as read."""
    whole, body = _rejoined(condense(clause.title), condense(clause.body), source)
    title, in_title, lost = read_title(whole)
    finding = find_notes(body)
    groups = group_notes(body, finding.notes)
    heading = list(in_title)
    if groups and not body.text[: groups[0][0].start].strip(_EDGE) and body.text[groups[0][-1].end :].strip(_EDGE):
        heading += groups.pop(0)
    start = heading[-1].end if len(heading) > len(in_title) else 0
    stretches = _stretches(body, groups, start)
    if title and not in_title and find_duties(title):  # `（三）财政部门负责经费保障` is no heading
        whole = Text.join([part for part in (title, stretches[0].text) if part], "。")
        stretches = (Stretch(whole, stretches[0].notes), *stretches[1:])
        title = _EMPTY
    return ClauseText(clause, title, tuple(heading), stretches, (*lost, *finding.diagnostics))


def _rejoined(title: Text, body: Text, source: str) -> tuple[Text, Text]:
    """A heading that was cut at the colon inside its note gets the note back: `重点任务（责任单位` + `市住建局）`."""
    if _runs_on(title, body, source):
        return _EMPTY, Text.join((title, body))
    if not title or not body or not unclosed(title.text, pair_brackets(title.text)):
        return title, body
    whole = Text.join((title, body), "：")
    close = pair_brackets(whole.text).get(unclosed(title.text, pair_brackets(title.text))[0])
    if close is None or "\n" in whole.text[:close]:
        return title, body
    return whole.slice(0, close + 1), strip_edges(whole.slice(close + 1))


def _runs_on(title: Text, body: Text, source: str) -> bool:
    """Whether a "heading" is the first line of a sentence: it fills a line, and the next one only ends its clause."""
    if len(title) < _FULL_LINE or not body or source[title.at[-1] + 1 : body.at[0]] != "\n":
        return False
    return _TAIL.match(body.text) is not None


def read_title(title: Text) -> tuple[Text, tuple[Note, ...], tuple[Diagnostic, ...]]:
    """A heading without its note, and the note: `完善停车设施（市公安局牵头）`."""
    finding = find_notes(title)
    if not finding.notes:
        return strip_edges(title), (), ()
    return strip_edges(title.slice(0, finding.notes[0].start)), finding.notes, finding.diagnostics


def _stretches(body: Text, groups: list[tuple[Note, ...]], start: int) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for group in groups:
        found.append(Stretch(strip_edges(body.slice(start, group[0].start)), group))
        start = group[-1].end
    rest = strip_edges(body.slice(start))
    if rest or not found:
        found.append(Stretch(rest, ()))
    return tuple(found)


def strip_edges(text: Text) -> Text:
    """Without stops and separators at its ends."""
    left = len(text.text) - len(text.text.lstrip(_EDGE + "*"))
    return text.slice(left, max(left, len(text.text.rstrip(_EDGE + "*"))))


def sentence_count(text: Text) -> int:
    """How many sentences a stretch has."""
    return len(split_sentences(text))


def bodies_in_title(title: Text, duty: str = "") -> tuple[Text, ...]:
    """The bodies that a heading consists of: `（一）市发展改革委：…`; nothing if it holds anything else.

    A public institution is one of them if the words behind it are a `duty`.
    """
    if not 2 <= len(title) <= 60 or _PARTS.fullmatch(title.text):
        return ()
    bodies = parse_bodies(title)
    names = tuple(item.text for item in bodies.items)
    does = _DUTY.match(duty) is not None
    heads = all(_is_office(name.text) or (does and _is_named_doer(name.text)) for name in names)
    return names if bodies.certain and heads else ()


def _is_named_doer(name: str) -> bool:
    return is_doer(name) and not _VERB_FIRST.match(name)


def _is_office(name: str) -> bool:
    """Beyond doubt: `严格查处`, `建设市民服务中心` have the shape of names, but are work."""
    found = parse_name(name)
    if found is None:
        return is_collective(name)
    return found.kind in _OFFICES and not _VERB_FIRST.match(name) and is_doer(name)
