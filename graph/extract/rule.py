"""What a rule of the reader is called, what it finds, and an example: docs/rules.md is generated from these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: every fact carries the name of the rule that found it.

    >>> Rule("note.label", "a note that opens with a label", "（责任单位：市教育局、市财政局）").name
    'note.label'
    """

    name: str
    finds: str
    example: str
