"""All tasks of a document: numbered clauses, rows of tables, sentences; each with who has which part in it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.errors import Code, Diagnostic
from graph.extract.assign import blankets_at, fill_from_heading, with_leader
from graph.extract.clauses import ClauseText, Stretch, bodies_in_title, read_clause
from graph.extract.drafts import Draft, build_task
from graph.extract.leaves import Leaves, Place, duties_of, sentence_drafts
from graph.extract.notes import Note
from graph.extract.parts import end_of
from graph.extract.prose import find_duties
from graph.extract.rows import read_rows, table_defaults
from graph.extract.rule import Rule
from graph.extract.said import Said
from graph.extract.scope import Scope, annex_scope, is_preamble, scope_of
from graph.extract.sentences import condense
from graph.extract.subjects import find_charged
from graph.extract.verbs import Party
from graph.model import Basis, Role, Task, TaskKind
from graph.parse.structure import Annex, Clause, DocumentText
from graph.spans import Span, Text, squeeze

RULES = (
    Rule("task.clause", "a numbered clause that gives work to do", "（一）加强组织领导。成立领导小组…"),
    Rule("task.stretch", "the sentences between two notes of one paragraph", "…。（市税务局负责）发放创业担保贷款。（市金融局负责）"),
    Rule("task.sentence", "a sentence that makes a body do something", "各县区要积极开展试点示范"),
    Rule("heading.note", "a note in a heading, for everything below it", "二、改造城市管网（省住房城乡建设厅牵头）"),
    Rule("heading.duties", "a body whose duties the clauses below are", "市医疗保障局主要职责是：（一）拟订…政策"),
    Rule("heading.body", "a heading that is a body's name", "（一）市发展改革委：负责统筹协调"),
)  # fmt: skip
_NO_WORK = Scope(False)


@dataclass(frozen=True, slots=True)
class TaskFinding:
    """What a document gives to do; `notes` are the stretches of the source that are responsibility notes."""

    tasks: tuple[Task, ...]
    notes: tuple[Span, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def find_tasks(
    document: DocumentText, source: str | None = None, year: int | None = None, carrier: DocumentText | None = None
) -> TaskFinding:
    """All tasks of a document in the order of its text, with their assignments.

    `carrier` is the notice that promulgates it, which may say what holds for all of it. `source` is the text as read, for exact quotes over line breaks; `year` is the paper's, for 12月底前 (that of the
    document's own date if it is left out). Mentions are not resolved here.
    """
    written = document.date_written or document.date_printed
    texts = {id(text.clause): text for text in _read_all(document, source or "")}
    said, diagnostics = _gather(document, texts.values(), carrier)
    walk = _Walk(texts, Leaves(said, year or (int(written[:4]) if written else None)))
    drafts = [*walk.document(document), *_rows(document, walk.leaves)]
    tasks = [build_task(draft, document.id, source) for draft in drafts if draft.own]
    notes = sorted(note.span for text in texts.values() for note in text.notes)
    tasks.sort(key=lambda task: task.evidence.span.start)
    return TaskFinding(tuple(tasks), tuple(notes), tuple(sorted(set(diagnostics))))


def _read_all(document: DocumentText, source: str) -> Iterator[ClauseText]:
    for top in (*document.clauses, *(clause for annex in document.annexes for clause in annex.clauses)):
        yield from (read_clause(clause, source) for clause in top.walk())


def _gather(
    document: DocumentText, clauses: Iterable[ClauseText], carrier: DocumentText | None
) -> tuple[Said, list[Diagnostic]]:
    """What is said once, and what is odd about the notes."""
    said = Said()
    for text in (carrier.lead, carrier.tail) if carrier else ():
        said.hear(condense(text))
    diagnostics: list[Diagnostic] = []
    for text in (document.title, document.lead, document.tail):
        said.hear(condense(text))
    for annex, within in _annex_spans(document):
        for text in (annex.title, annex.text):
            said.hear(condense(text), within)
    for clause in clauses:
        diagnostics += clause.diagnostics
        for text in (clause.title, *(stretch.text for stretch in clause.stretches)):
            of_part = _OF_THIS_PART.search(text.text) is not None
            said.hear(text, _own_span(clause.clause) if of_part else None, of_part)
        for note in clause.notes:
            until = end_of(clause.clause) if clause.clause.children and note in clause.heading else None
            diagnostics += [*said.hear_note(note, until), *_unknown(note)]
    said.settle(document.clauses)
    return said, diagnostics


def _own_span(clause: Clause) -> tuple[int, int]:
    return clause.number.span().start, end_of(clause) + 1


def _annex_spans(document: DocumentText) -> Iterator[tuple[Annex, tuple[int, int]]]:
    """Each annex with [start, end) in the source: up to the next one."""
    starts = [min((text.span().start for text in (a.title, a.text) if text), default=0) for a in document.annexes]
    for annex, start, end in zip(document.annexes, starts, [*starts, sys.maxsize][1:], strict=True):
        yield annex, (start, max(start, end))


def _unknown(note: Note) -> list[Diagnostic]:
    """Items of a list that are no known bodies."""
    return [
        Diagnostic(*_ends(party.text), Code.NOTE_ITEM_UNKNOWN, f"责任单位中的未知名称：{squeeze(party.text.text)}")
        for party in note.statement.parties
        if not party.known
    ]


def _ends(text: Text) -> tuple[int, int]:
    span = text.span()
    return span.start, span.end


# 本章所列任务，各乡镇人民政府均负落实责任，条后不再一一注明
_OF_THIS_PART = re.compile(
    r"本(?:章|部分|节|项)(?:所列|各项|任务|工作|中|各条|[“\"「]?(?:责任|牵头)单位)(?![^。；]{0,6}第[一二三四五六七八九十]部分)"
)


@dataclass(slots=True)
class _Walk:
    """Goes through the clauses of a document and its annexes."""

    texts: dict[int, ClauseText]
    leaves: Leaves
    sentences: int = field(default=0)

    def document(self, document: DocumentText) -> Iterator[Draft]:
        """Lead, clauses, tail and annexes; not the tables."""
        scope = scope_of(document)
        yield from self._loose(document.lead, "", narrative=True)
        yield from self._clauses(document.clauses, scope, Place())
        yield from self._loose(document.tail, "")
        for annex in document.annexes:
            title = squeeze(annex.title.text)
            yield from self._clauses(annex.clauses, annex_scope(title, scope), Place(above=title))
            self.sentences = 0
            yield from self._loose(annex.text, annex.label)

    def _loose(self, text: Text, path: str, narrative: bool = False) -> Iterator[Draft]:
        """Sentences that belong to no clause are numbered through the document."""
        duties = find_duties(condense(text), narrative)
        yield from sentence_drafts(duties, path, "", self.leaves.year, self.sentences + 1)
        self.sentences += len(duties)

    def _clauses(self, clauses: tuple[Clause, ...], scope: Scope, place: Place) -> Iterator[Draft]:
        for clause in clauses:
            text = self.texts[id(clause)]
            inner = Scope(scope.unassigned and not is_preamble(text.title.text))
            if clause.children:
                yield from self._branch(text, inner, Place(self._heading(text, place.heading), place.above))
            else:
                yield from self.leaves.read(text, inner, place)

    def _heading(self, text: ClauseText, above: tuple[Party, ...]) -> tuple[Party, ...]:
        """The parties of the headings down to this one: a clause's notes cover the clauses below it."""
        own = [party for note in text.notes for party in self.leaves.said.ruled(note)]
        covering = (Party(p.text, p.role, "heading.note", p.known, p.group, p.place, Basis.HEADING) for p in own)
        return fill_from_heading(tuple(covering), above)

    def _branch(self, text: ClauseText, scope: Scope, place: Place) -> Iterator[Draft]:
        """A clause with clauses below it: its sentences, then those; a note behind its last child is its own."""
        charged = _charged(text)
        below = Place(charged or _headed(text) or place.heading, text.title.text or place.above)
        yield from self.leaves.sentences(text, text.title.text, charged)
        last = _lifted(text.clause.children, self.texts)
        if last is None:
            yield from self._clauses(text.clause.children, scope, below)
            return
        first = text.clause.children[0]
        own = text.own or condense(first.title) or condense(first.body)
        yield self.leaves.clause(text, own, last.governed[-1], place)
        for child in text.clause.children:
            yield from self.leaves.read(_without_notes(self.texts[id(child)]), _NO_WORK, Place(above=below.above))


def _charged(text: ClauseText) -> tuple[Party, ...]:
    """The bodies whose duties the clauses below are: `市医疗保障局…主要职责是：（一）…`."""
    found = find_charged(text.stretches[-1].text or text.title)
    return _have_duties(item.text for item in found.items) if found else ()


def _headed(text: ClauseText) -> tuple[Party, ...]:
    """The bodies that a heading consists of, whose duties the clauses below are: `（一）地质环境处`."""
    return _have_duties(bodies_in_title(text.title))


def _have_duties(names: Iterable[Text]) -> tuple[Party, ...]:
    return tuple(Party(name, Role.RESPONSIBLE, "heading.duties", basis=Basis.HEADING) for name in names)


def _lifted(siblings: tuple[Clause, ...], texts: dict[int, ClauseText]) -> ClauseText | None:
    """The last of several siblings, if it alone has a note and that stands in a paragraph of its own: its parent's note.

    Where another sibling says in its sentences who acts, each speaks for itself, and the note is the last one's own.
    """
    if len(siblings) < 2 or any(clause.children for clause in siblings):
        return None
    others, last = [texts[id(clause)] for clause in siblings[:-1]], texts[id(siblings[-1])]
    if any(text.notes for text in others) or len(last.governed) != 1 or last.heading:
        return None
    note = last.governed[0].notes[0]
    body = condense(last.clause.body)
    alone = note.start == 0 or body.text[note.start - 1] == "\n"
    return last if alone and not any(map(duties_of, others)) else None


def _without_notes(text: ClauseText) -> ClauseText:
    stretches = tuple(Stretch(stretch.text, ()) for stretch in text.stretches)
    return ClauseText(text.clause, text.title, (), stretches, ())


def _rows(document: DocumentText, leaves: Leaves) -> Iterator[Draft]:
    for table in (*document.tables, *(table for annex in document.annexes for table in annex.tables)):
        first = next((cell.at[0] for row in table.rows for cell in row.cells if cell), 0)
        local = leaves.said.with_table(table_defaults(table), first)
        for row in read_rows(table, leaves.year):
            parties = with_leader(row.parties, row.leads or local.leads, local.others)
            if parties:
                parties = (*parties, *blankets_at(local.blankets, row.text.at[0]))
            kind, rule = TaskKind.ROW, "row.cell"
            yield Draft(row.text, row.path, kind, rule, parties, row.title, row.open_list, row.deadline, row.category)
