"""A clause that has no clauses below it → its task, and the tasks of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.extract.assign import blankets_at, fill_from_heading
from graph.extract.clauses import ClauseText, Stretch, bodies_in_title, sentence_count
from graph.extract.deadlines import find_clause_deadline, parse_deadline_cell
from graph.extract.drafts import Draft
from graph.extract.notes import Note
from graph.extract.prose import Duty, find_duties
from graph.extract.rounds import find_round
from graph.extract.said import Said
from graph.extract.scope import Scope, ends_in_article, is_article
from graph.extract.sentences import condense
from graph.extract.verbs import Party, Reading
from graph.model import Basis, Deadline, DeadlineKind, Role, TaskKind
from graph.spans import Text

_ROSTER = re.compile(r"(?:第一|常务)?副?(?:组长|主任|主任委员|总指挥|指挥长|召集人|主席|会长)|成员")
_EMPTY = Text("", ())
# 本决定自2016年10月1日起施行，有效期5年 · 对《…办法》作如下修改: about papers, not about work
_IS_VALIDITY = re.compile(
    r"本[一-龥]{1,6}(?:自|从)[^。]{2,30}(?:起|后)?(?:施行|实施|执行|生效)|[^。]{0,20}(?:对|将)?《[^《》]{2,60}》[^。]{0,30}(?:作|做)(?:出)?(?:如下|以下)修改"
)
_TITLES = re.compile(r"《[^《》]*》")
_MANY_DUTIES = 7  # a clause of so many sentences, each somebody's duty, is no task beside them


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: the parties of the headings above it, and the nearest heading."""

    heading: tuple[Party, ...] = ()
    above: str = ""


@dataclass(frozen=True, slots=True)
class Leaves:
    """Reads clauses under what the document has said once; `year` is the paper's."""

    said: Said
    year: int | None

    def read(self, text: ClauseText, scope: Scope, place: Place) -> Iterator[Draft]:
        """The tasks of a clause without clauses below it."""
        if is_article(text.clause):
            yield from self._article(text, place)
        elif len(text.governed) > 1:
            yield from self._several(text, place)
        elif not text.notes and not place.heading and (named := _by_name(text, place)):
            yield named
            yield from self._others(text, named)
        else:
            yield from self._plain(text, scope, place)

    def clause(self, text: ClauseText, own: Text, stretch: Stretch, place: Place) -> Draft:
        """The clause as a whole, with the notes behind a stretch of it."""
        notes = (*text.heading, *stretch.notes)
        heading = condense(text.clause.title)
        return Draft(
            own,
            text.clause.path,
            TaskKind.CLAUSE,
            "task.clause",
            self._parties(Stretch(own, notes), place.heading, text.title.text),
            text.title.text,
            any(note.statement.open_list for note in notes),
            self._due(Stretch(own, notes)) or find_clause_deadline(heading, own, self.year),
            place.above,
        )

    def sentences(self, text: ClauseText, above: str, charged: tuple[Party, ...] = ()) -> Iterator[Draft]:
        """The sentences of a clause that make bodies do something, not the one that opens the list of what they do."""
        duties = duties_of(text)
        opens = duties[-1:] if charged else []
        if opens and [party.text.at for party in opens[0].parties] == [party.text.at for party in charged]:
            duties.pop()
        return sentence_drafts(duties, text.clause.path, above, self.year)

    def _plain(self, text: ClauseText, scope: Scope, place: Place) -> Iterator[Draft]:
        duties = [duty for duty in duties_of(text) if scope.unassigned or duty.rule != "prose.each"]
        helpers: tuple[Party, ...] = ()
        if place.heading and not text.notes and sentence_count(text.own) == 1 and _only_help(duties):
            helpers = tuple(party for duty in duties for party in duty.parties)  # …，规划处配合: under a body's heading
            duties = []
        spoken = len(duties) >= _MANY_DUTIES and len(duties) >= sentence_count(text.own)
        stretch = text.governed[0] if text.governed else Stretch(text.own, ())
        if text.notes or place.heading or (scope.unassigned and not spoken and not _about_papers(text)):
            draft = self.clause(text, text.own, stretch, place)
            yield replace(draft, parties=(*draft.parties, *helpers))
        yield from sentence_drafts(duties, text.clause.path, text.title.text or place.above, self.year)

    def _others(self, text: ClauseText, named: Draft) -> Iterator[Draft]:
        """Sentences of a clause that is headed by a body which make other bodies do something."""
        own = {party.text.text for party in named.parties}
        duties = [duty for duty in duties_of(text) if own.isdisjoint(party.text.text for party in duty.parties)]
        yield from sentence_drafts(duties, text.clause.path, text.title.text, self.year)

    def _article(self, text: ClauseText, place: Place) -> Iterator[Draft]:
        """Each sentence of an article that binds a body is a task; an item of one, or an article with a note, is one."""
        duties = duties_of(text)
        item = not ends_in_article(text.clause)
        if duties and not text.notes and not (item and len(duties) == 1):
            yield from sentence_drafts(duties, text.clause.path, text.title.text or place.above, self.year)
            return
        parties = [*self._ruled(text.notes)]
        parties += [party for duty in duties for party in duty.parties]
        parties = parties or list(place.heading)
        open_list = any(duty.open_list for duty in duties) or any(stretch.open_list for stretch in text.governed)
        if parties:
            due = find_clause_deadline(_EMPTY, text.own, self.year) if item else None
            title, path = text.title.text, text.clause.path
            yield Draft(
                text.own, path, TaskKind.CLAUSE, "task.clause", tuple(parties), title, open_list, due, place.above
            )

    def _several(self, text: ClauseText, place: Place) -> Iterator[Draft]:
        """Each note governs the sentences since the note before it; one in the heading covers them all."""
        heading = fill_from_heading(self._ruled(text.heading), place.heading)
        for number, stretch in enumerate((s for s in text.governed if s.text), 1):
            yield Draft(
                stretch.text,
                f"{text.clause.path}/s{number}",
                TaskKind.SENTENCE,
                "task.stretch",
                self._parties(stretch, heading),
                open_list=stretch.open_list,
                deadline=self._due(stretch) or find_clause_deadline(_EMPTY, stretch.text, self.year),
                category=text.title.text or place.above,
            )

    def _parties(self, stretch: Stretch, heading: tuple[Party, ...], title: str = "") -> tuple[Party, ...]:
        own = self._ruled(stretch.notes)
        parties = fill_from_heading(own, heading)
        naming = [note for note in stretch.notes if note.statement.parties or not note.defaults.blankets]
        at = naming[-1].span.end - 1 if naming else (stretch.text.at[0] if stretch.text else 0)
        says = f"{title}。{stretch.text.text}"
        return (*parties, *blankets_at(self.said.blankets, at, parties, not (parties or naming), says))

    def _ruled(self, notes: Iterable[Note]) -> tuple[Party, ...]:
        return tuple(party for note in notes for party in self.said.ruled(note))

    def _due(self, stretch: Stretch) -> Deadline | None:
        found = (parse_deadline_cell(text, self.year) for text in stretch.deadlines)
        return next((deadline for deadline in found if deadline), None)


def sentence_drafts(duties: list[Duty], path: str, above: str, year: int | None, start: int = 1) -> Iterator[Draft]:
    """Duties of a clause or document as tasks: path/s1, path/s2 …; `year` is the paper's."""
    for number, duty in enumerate(duties, start):
        name = f"{path}/s{number}" if path else f"s{number}"
        yield Draft(
            duty.text,
            name,
            TaskKind.SENTENCE,
            "task.sentence",
            duty.parties,
            open_list=duty.open_list,
            deadline=_due_in(duty.text, year),
            category=above,
        )


def _due_in(sentence: Text, year: int | None) -> Deadline | None:
    """By when a sentence has its duty done, or how often; a period in it may be a plan's (《规划（2014—2020年）》)."""
    own = Text(_TITLES.sub(lambda title: "　" * len(title.group()), sentence.text), sentence.at)
    found = find_clause_deadline(_EMPTY, own, year)
    period = found is not None and found.kind is DeadlineKind.PERIOD and found.evidence.rule != "deadline.plan"
    return find_round(own) if period else found or find_round(own)


def duties_of(text: ClauseText) -> list[Duty]:
    """The duties that a clause's sentences tell."""
    return [duty for stretch in text.stretches for duty in find_duties(stretch.text)]


def _only_help(duties: list[Duty]) -> bool:
    return bool(duties) and all(party.role is Role.SUPPORT for duty in duties for party in duty.parties)


def _about_papers(text: ClauseText) -> bool:
    return any(_IS_VALIDITY.match(part.text) for part in (text.title, text.own))


def _by_name(text: ClauseText, place: Place) -> Draft | None:
    """A clause that is headed by the body that has to do it: `（一）市发展改革委：负责…`."""
    named = bodies_in_title(text.title, text.own.text)
    if not named or _ROSTER.match(text.own.text):
        return None
    reading = Reading("heading.body")
    first = text.own.text.find("。", 0, 30)
    reading.read(Text.join((text.title, text.own.slice(0, first if first > 0 else 30))))
    role = reading.parties[0].role if reading.parties and reading.verbs else Role.RESPONSIBLE
    parties = tuple(Party(name, role, "heading.body", basis=Basis.PROSE) for name in named)
    path, title = text.clause.path, text.title.text
    return Draft(text.own, path, TaskKind.CLAUSE, "task.clause", parties, title, category=place.above)
