"""What can go wrong, on two channels.

Exceptions are for what a person must act on::

    ZerenError
    ├── InputError          a file that cannot be read as an official document (exit status 3)
    ├── UsageError          a question that cannot be asked that way (exit status 2)
    ├── NotFoundError       nothing answers the question (exit status 1)
    └── StoreError          a store that is missing, locked, damaged or too new (exit status 3)

Diagnostics are facts about a document (an unclosed note, a date that cannot be read): they travel with the
record, have a stable code, and never stop the work.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class ZerenError(Exception):
    """Base of every error that zeren raises on purpose; its text is one line that says what to do."""


class InputError(ZerenError):
    """A file that cannot be read as an official document."""


class UsageError(ZerenError):
    """A question that cannot be asked that way."""


class NotFoundError(ZerenError):
    """Nothing answers the question; the text offers the nearest names where there are any."""


class StoreError(ZerenError):
    """A store that is missing, locked, damaged or written by a newer version."""


class Code(StrEnum):
    """Stable codes of diagnostics; the value is what is printed and stored."""

    NUMBER_UNREADABLE = "D101"  # 发文字号 that does not parse and cannot be repaired
    DATE_UNREADABLE = "D102"
    TITLE_MISSING = "D103"
    ISSUER_UNKNOWN = "D104"
    REPAIR_UNSURE = "D105"  # damage with more than one plausible reading, left alone
    NOTE_UNCLOSED = "D201"  # a responsibility note whose bracket never closes
    NOTE_ITEM_UNKNOWN = "D202"  # an item of a note that is no known body
    CLAUSE_NUMBER_GAP = "D203"  # 一、二、四、
    TABLE_RAGGED = "D204"  # rows of a table that could not be brought into its columns
    RULE_UNCLEAR = "D205"  # a rule said once (下同) whose reach cannot be told
    AGENCY_AMBIGUOUS = "D301"
    REGION_UNKNOWN = "D302"
    LABEL_DIFFERS = "D106"  # the list beside the files contradicts the text
    REFERENCE_AMBIGUOUS = "D303"  # 该通知, 《意见》 with more than one antecedent
    TEXT_UNRECOGNISED = "D401"  # a stretch of text that no block claims
    NEEDS_OCR = "D501"  # a page that carries a picture and no text
    READ_BY_OCR = "D502"  # a page whose text was recognised from a picture


class Diagnostic(NamedTuple):
    """A fact about a document that a reader should know.

    `start` and `end` are code points of the text as read; `message` is Chinese, one line.
    """

    start: int
    end: int
    code: Code
    message: str
