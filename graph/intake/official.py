"""Is this text an official document at all?"""

from __future__ import annotations

from graph.errors import InputError
from graph.model import Document, Record


def is_official(record: Record) -> bool:
    """Whether the file shows any mark of a 公文 (GB/T 9704-2012: number, title, issuer with date) or a duty of a body.

    One mark is enough, since files often carry a text without its head: a plan alone, a table of tasks.
    """
    return any(map(_has_mark, record.documents)) or any(task.assignments for task in record.tasks)


def _has_mark(document: Document) -> bool:
    return bool(document.number or document.title or (document.issuers and document.date_written))


def require_official(record: Record) -> Record:
    """The record itself; InputError for a text that is no official document."""
    if not is_official(record):
        raise InputError(
            f"{record.source.name}: 不像公文（没有文号、标题、落款，也没有责任分工）；请确认文件，或去掉它再试"
        )
    return record
