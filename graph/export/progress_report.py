"""What came of a ledger that was read back, and how it is told to the person who sent it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a person who sent a ledger back should know."""

    CONFLICT = "conflict"  # the store has another value, given since the workbook went out
    UNREADABLE = "unreadable"  # a date, share or status that cannot be understood
    UNKNOWN_TASK = "unknown-task"  # a number that no task of the store has
    ADDED = "added"  # a row without a number
    DELETED = "deleted"  # a row that went out and did not come back
    TWICE = "twice"  # a number on two rows that disagree
    DOCUMENT = "document"  # a cell that documents decide was changed
    MISSING_COLUMN = "missing-column"
    NO_BASELINE = "no-baseline"  # the hidden sheet is gone, so old and new cannot be told apart
    ORPHAN = "orphan"  # a report in the store whose task is gone


@dataclass(frozen=True, slots=True)
class Change:
    """A value taken over; "" for none. `before` is what the store held."""

    row: int
    number: str
    task: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was not taken over, and why, in one Chinese line; `row` 0 where it has none."""

    kind: Kind
    row: int
    number: str
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What came of a ledger: `rows` read, `changes` taken, `notices` not taken, numbers of rows `moved`."""

    file: str
    rows: int
    unchanged: int
    moved: int
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]


def format_report(report: ProgressReport) -> list[str]:
    """The report as lines for a person, what was not taken last."""
    head = f"{report.file}：读 {report.rows} 行，更新 {len(report.changes)} 处，未变 {report.unchanged} 行"
    lines = [head + (f"，换了位置 {report.moved} 行" if report.moved else "")]
    for change in report.changes:
        after = f"“{change.after}”" if change.after else "清空"
        before = f"（原为“{change.before}”）" if change.before else ""
        lines.append(f"第 {change.row} 行 {change.number} {change.column}：{after}{before}")
    for notice in report.notices:
        place = " ".join(filter(None, (f"第 {notice.row} 行" if notice.row else "", notice.number, notice.column)))
        lines.append(f"注意：{place + '：' if place else ''}{notice.message}")
    return lines


def is_complete(report: ProgressReport) -> bool:
    """Whether everything that people filled in was taken; rows that are gone or moved do not count."""
    return not any(notice.kind not in _HARMLESS for notice in report.notices)


_HARMLESS = frozenset({Kind.DELETED, Kind.ORPHAN, Kind.NO_BASELINE})
