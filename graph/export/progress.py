"""The 督办台账 read back: what people filled in goes into a graph of its own, by the task's number.

Three sides are compared for each field: the workbook as it went out, as it came back, and the store now. A value is
taken only where the store still says what the workbook said when it went out; where both changed, the two are
reported and the store keeps its own.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

from graph.answers.desk import Desk
from graph.answers.desk import Shelf as TextShelf
from graph.answers.progress import ProgressAnswer, progress
from graph.answers.progress import Shelf as Reports
from graph.answers.values import TaskPart
from graph.export.ledger import MATTER, decided, matter, said_values
from graph.export.progress_book import Baseline, LedgerBook, LedgerRow, read_ledger
from graph.export.progress_fields import FIELDS, Field, UnreadableError, read_text
from graph.export.progress_report import Change, Kind, Notice, ProgressReport
from graph.export.selection import task_number
from graph.rdf.progress import PROGRESS_GRAPH, Progress, progress_quads
from graph.rdf.values import IRI, Quad


class Shelf(TextShelf, Reports, Protocol):
    """What an import needs of a store that is open for writing."""

    def replace_graph(self, graph: IRI, quads: Iterable[Quad]) -> None: ...

    def finish(self) -> None: ...


def import_progress(store: Shelf, path: Path, *, overwrite: bool = False, dry_run: bool = False) -> ProgressReport:
    """Reads a ledger back into the store, and says what was taken and what was not.

    With `overwrite` the workbook wins where it and the store disagree (reported as changes); with `dry_run` nothing
    is written. Raises InputError for a file that is no ledger.

    >>> report = import_progress(store, Path("台账.xlsx"))
    >>> [(change.number, change.column, change.after) for change in report.changes]
    [('ZR-R7V3-SB3X-FAZU', '状态', '进行中')]
    """
    book = read_ledger(path)
    merge = _Merge(store, book, overwrite)
    report = merge.run()
    if report.changes and not dry_run:
        store.replace_graph(PROGRESS_GRAPH, progress_quads(merge.reports()))
        store.finish()
    return report


class _Merge:
    """One import: the store's reports, and what happened so far."""

    def __init__(self, store: Shelf, book: LedgerBook, overwrite: bool) -> None:
        self._desk = Desk(_Rows(store))
        self._book = book
        self._overwrite = overwrite
        self._known: ProgressAnswer = progress(store)
        self._reports = dict(self._known.reports)
        self._tasks = {task_number(iri): iri for iri in _task_iris(self._desk.index)}
        self._changes: list[Change] = []
        self._notices: list[Notice] = []

    def run(self) -> ProgressReport:
        """Goes through the rows; the report."""
        self._look_over()
        told: dict[str, LedgerRow] = {}
        for row in self._book.rows:
            if self._belongs(row, told):
                told[row.number] = row
                self._take(row)
        self._look_for_deleted()
        changed = {change.number for change in self._changes}
        notices = sorted(self._notices, key=lambda notice: (notice.row, notice.kind, notice.number, notice.column))
        return ProgressReport(
            self._book.name, len(self._book.rows), len(told.keys() - changed), self._moved(list(told)),
            tuple(self._changes), tuple(notices),
        )  # fmt: skip

    def reports(self) -> list[Progress]:
        """Everything that the store should hold now."""
        return [*self._reports.values(), *self._known.orphans]

    def _look_over(self) -> None:
        for header in self._book.missing:
            self._note(Kind.MISSING_COLUMN, 0, "", header, f"没有“{header}”一列，这一列没有读")
        if self._book.baseline is None:
            self._note(Kind.NO_BASELINE, 0, "", "", "工作簿里导出时的底稿没有了，与库中不同的一律不覆盖")
        for orphan in self._known.orphans:
            what = f"库中有“{orphan.title}”（{orphan.path}）的进展，但这项任务已不在库中；进展仍保留"
            self._note(Kind.ORPHAN, 0, task_number(orphan.task), "", what)

    def _belongs(self, row: LedgerRow, told: Mapping[str, LedgerRow]) -> bool:
        """Whether a row is a task of the store that has not been seen yet."""
        what = read_text(row.cells.get(MATTER))[:40]
        if not row.number:
            self._note(Kind.ADDED, row.row, "", "", f"新增的一行“{what}”没有督办编号，库中没有这项任务，未读入")
        elif row.number not in self._tasks:
            self._note(Kind.UNKNOWN_TASK, row.row, row.number, "", self._unknown(row, what))
        elif row.number in told:
            self._compare_twins(told[row.number], row)
        else:
            return True
        return False

    def _unknown(self, row: LedgerRow, what: str) -> str:
        """The task's document got another IRI, or left the store."""
        base = (self._book.baseline or {}).get(row.number)
        near = self._places.get(base.task.rpartition("/task/")[2], []) if base else []
        near = [
            number for number in near if matter(self._task(self._tasks[number])) == read_text(row.cells.get(MATTER))
        ]
        hint = f"；可能就是现在的 {near[0]}，核对后改编号再导入" if len(near) == 1 else ""
        return f"库中已没有编号为 {row.number} 的任务“{what}”，未读入{hint}"

    @cached_property
    def _places(self) -> dict[str, list[str]]:
        """Place in its document → numbers of tasks."""
        found: dict[str, list[str]] = {}
        for number, iri in self._tasks.items():
            found.setdefault(iri.rpartition("/task/")[2], []).append(number)
        return found

    def _compare_twins(self, first: LedgerRow, second: LedgerRow) -> None:
        for field in FIELDS:
            one, other = (read_text(row.cells.get(field.header)) for row in (first, second))
            if one != other:
                what = f"与第 {first.row} 行是同一任务，“{field.header}”不一致：“{one}”和“{other}”；取第 {first.row} 行"
                self._note(Kind.TWICE, second.row, second.number, field.header, what)

    def _take(self, row: LedgerRow) -> None:
        iri = self._tasks[row.number]
        task = self._task(iri)
        base = (self._book.baseline or {}).get(row.number)
        self._look_at_facts(row, task, base)
        for field in FIELDS:
            if field.header in row.cells:
                self._take_field(row, task, field, base)

    def _look_at_facts(self, row: LedgerRow, task: TaskPart, base: Baseline | None) -> None:
        """Who, what and on what paper is for documents to say; what went out may be an older reading of them."""
        for header, now in decided(task).items():
            known = {_flat(now), _flat(base.decided.get(header, now) if base else now)}
            if header in row.cells and _flat(row.cells[header]) not in known:
                typed = read_text(row.cells[header])
                what = f"“{header}”由文件决定，改成的“{typed}”未读入；文件是“{now}”"
                self._note(Kind.DOCUMENT, row.row, row.number, header, what)

    def _take_field(self, row: LedgerRow, task: TaskPart, field: Field, base: Baseline | None) -> None:
        went_out = base.values.get(field.code, "") if base else None
        shown = task.deadline.text if task.deadline and field.code == "due" else ""
        typed = read_text(row.cells[field.header])
        try:
            mine = "" if shown and typed == shown and not went_out else self._read(row, field)
        except UnreadableError as error:
            self._note(Kind.UNREADABLE, row.row, row.number, field.header, f"“{typed}”看不懂，未读入；{error}")
            return
        theirs = self._values(task).get(field.code, "")
        if mine != theirs and mine != went_out and not (went_out is None and not mine):
            self._settle(row, task, field, went_out, theirs, mine)

    def _read(self, row: LedgerRow, field: Field) -> str:
        if field.header in row.formulas:
            raise UnreadableError("公式没有结果，请在表格软件里打开、保存后再导入，或直接填数")
        return field.read(row.cells[field.header])

    def _settle(
        self, row: LedgerRow, task: TaskPart, field: Field, went_out: str | None, theirs: str, mine: str
    ) -> None:
        """The workbook has something new: the store may still say what it said then, or something else."""
        is_free = theirs == (went_out or "") or (went_out is None and theirs == _said(task).get(field.code, ""))
        if not is_free and not self._overwrite:
            what = f"库中已是“{theirs}”，本表是“{mine}”（导出时是“{went_out or ''}”），未覆盖"
            self._note(Kind.CONFLICT, row.row, row.number, field.header, what)
            return
        said = _said(task).get(field.code, "")
        if said and not mine and theirs == said:
            what = f"“{field.header}”是文件给定的（{said}），清空未读入；要改请填另一日期"
            self._note(Kind.DOCUMENT, row.row, row.number, field.header, what)
            return
        self._changes.append(Change(row.row, row.number, task.task, field.header, theirs, mine or said))
        self._put(task, field, mine)

    def _put(self, task: TaskPart, field: Field, value: str) -> None:
        report = self._reports.get(task.task) or Progress(task.task, task.title, task.path, {})
        values = {**report.values, field.code: value}
        if value in ("", _said(task).get(field.code)):
            del values[field.code]  # nothing, or what the document says anyhow, needs no report
        workbooks = tuple(sorted({*report.workbooks, self._book.sha256}))
        self._reports[task.task] = replace(report, values=values, workbooks=workbooks)

    def _values(self, task: TaskPart) -> Mapping[str, str]:
        report = self._reports.get(task.task)
        return {**_said(task), **(report.values if report else {})}

    def _task(self, iri: str) -> TaskPart:
        return self._desk.task(self._desk.index.execute("SELECT * FROM task WHERE iri = ? LIMIT 1", (iri,)).fetchone())

    def _look_for_deleted(self) -> None:
        present = {row.number for row in self._book.rows}
        for number in self._book.baseline or {}:
            if number not in present and number in self._tasks:
                what = f"“{self._task(self._tasks[number]).title[:40]}”导出时有，交回的表里没有了；库中的任务和进展不动"
                self._note(Kind.DELETED, 0, number, "", what)

    def _moved(self, numbers: Sequence[str]) -> int:
        """How many rows stand elsewhere among the others than when the workbook went out."""
        places = {number: i for i, number in enumerate(self._book.baseline or {})}
        order = [places[number] for number in numbers if number in places]
        return len(order) - _longest_rise(order)

    def _note(self, kind: Kind, row: int, number: str, column: str, message: str) -> None:
        self._notices.append(Notice(kind, row, number, column, message))


class _Rows:
    """A store open for writing, with the rows of its index by name, as answers want them."""

    def __init__(self, store: TextShelf) -> None:
        self.index: sqlite3.Connection = store.index
        self.index.row_factory = sqlite3.Row
        self.text = store.text


def _task_iris(index: sqlite3.Connection) -> Iterator[str]:
    for row in index.execute("SELECT DISTINCT iri FROM task ORDER BY iri"):
        yield row[0]


def _said(task: TaskPart) -> dict[str, str]:
    return said_values(task.document, task)


def _flat(value: object) -> str:
    """Text without white space: a person's line breaks are no change."""
    return "".join(str(value or "").split())


def _longest_rise(places: Sequence[int]) -> int:
    """The length of the longest part, not necessarily without gaps, that goes up."""
    tails: list[int] = []
    for place in places:
        i = bisect_left(tails, place)
        tails[i : i + 1] = [place]
    return len(tails)
