"""What a document has said once by the time its tasks are read: rules about who leads, and defaults."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.errors import Code, Diagnostic
from graph.extract.assign import with_leader
from graph.extract.collectives import is_local
from graph.extract.defaults import Blanket, Defaults, Leads, find_defaults
from graph.extract.notes import Note
from graph.extract.parts import span_of_items, span_of_part
from graph.extract.sentences import join_lines
from graph.extract.verbs import Party
from graph.model import Basis
from graph.parse.structure import Clause
from graph.spans import Text

_MOST = 20  # defaults of a document; more are no document's


@dataclass(slots=True)
class Said:
    """Gathered from all of a document before any task is made: a rule may stand behind the lists that it is about."""

    defaults: Defaults = field(default_factory=Defaults)
    leads_from: int = 0
    leads_until: int = sys.maxsize

    @property
    def blankets(self) -> tuple[Blanket, ...]:
        return self.defaults.blankets

    def hear(self, text: Text, within: tuple[int, int] | None = None, of_part: bool = False) -> None:
        """Running text, headings, captions: what they say holds for the whole document, or `within` an annex or a part."""
        defaults = find_defaults(join_lines(text))
        if within is not None:
            shut = (
                replace(each, at=within[0], until=min(within[1], each.until), everything=of_part)
                for each in defaults.blankets
            )
            defaults = replace(defaults, blankets=tuple(shut))
        self._add(defaults, *(within or (0,)))

    def hear_note(self, note: Note, until: int | None = None) -> list[Diagnostic]:
        """A rule in a note is the note's own, unless it says 下同 or names no body that it could be about.

        下同 behind local governments makes them a default. What a heading's note says holds `until` the next heading.
        """
        defaults, parties = note.defaults, note.statement.parties
        if until is not None:
            shut = tuple(replace(blanket, until=until) for blanket in defaults.blankets)
            defaults = replace(defaults, blankets=shut)
        if not defaults.same_below and defaults.leads and not parties:
            self._add(defaults, note.span.start)
        elif not defaults.same_below:
            self._add(Defaults(blankets=defaults.blankets), note.span.start)
        elif defaults.leads or defaults.blankets or not parties:
            self._add(defaults, note.span.start)
        elif is_local(parties[-1].text.text):
            self._add(Defaults(blankets=(_blanket(note),)), note.span.start)
        elif not defaults.none_leads:
            return [Diagnostic(note.span.start, note.span.end, Code.RULE_UNCLEAR, "“下同”所及不明")]
        return []

    def settle(self, clauses: tuple[Clause, ...]) -> None:
        """Give defaults for named parts (`第一部分任务均需…落实`) the places of those parts; once all has been heard."""
        placed = (each for blanket in self.blankets for each in _at_its_parts(blanket, clauses))
        self.defaults = replace(self.defaults, blankets=tuple(placed))

    def ruled(self, note: Note) -> tuple[Party, ...]:
        """A note's parties under the rule that it holds itself, else under the document's."""
        if note.defaults.leads:
            own = note.defaults
            return with_leader(note.statement.parties, own.leads, own.others, own.unless_divided)
        leads = self._leads_at(note.span.start)
        return with_leader(note.statement.parties, leads, self.defaults.others, self.defaults.unless_divided)

    def with_table(self, local: Defaults, at: int) -> Defaults:
        """The rules for a table that stands at an offset of the source: its caption's before the document's."""
        return local.merged(replace(self.defaults, leads=self._leads_at(at)))

    def _leads_at(self, at: int) -> Leads | None:
        return self.defaults.leads if self.leads_from <= at < self.leads_until else None

    def _add(self, defaults: Defaults, at: int, until: int = sys.maxsize) -> None:
        """A default that is said again is no new one."""
        known = {(p.text.text, p.role) for blanket in self.blankets for p in blanket.parties}
        new = tuple(b for b in defaults.blankets if not known.issuperset((p.text.text, p.role) for p in b.parties))
        if len(self.blankets) + len(new) <= _MOST:
            defaults = replace(defaults, blankets=new)
        else:
            defaults = replace(defaults, blankets=())
        if defaults.leads and not self.defaults.leads:
            self.leads_from, self.leads_until = at, until
        self.defaults = self.defaults.merged(defaults)


def _at_its_parts(blanket: Blanket, clauses: tuple[Clause, ...]) -> Iterator[Blanket]:
    """A default as it is, or once for each part that it names and the paper has."""
    if blanket.items:
        if span := span_of_items(clauses, *blanket.items):
            yield replace(blanket, at=span[0], until=span[1], everything=True)
        return
    if not blanket.parts:
        yield blanket
    for number in blanket.parts:
        if span := span_of_part(clauses, number):
            yield replace(blanket, at=span[0], until=span[1], parts=(number,))


def _blanket(note: Note) -> Blanket:
    """The local governments at the end of a list, for the tasks behind it."""
    parties = note.statement.parties
    last = [party for party in parties if party.group == parties[-1].group and is_local(party.text.text)]
    shared = tuple(Party(p.text, p.role, "default.blanket", basis=Basis.BLANKET) for p in last)
    return Blanket(shared, note.span.end)
