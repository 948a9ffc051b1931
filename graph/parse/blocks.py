"""Accounting for the text: every character of a source belongs to exactly one block."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model import Block, BlockKind
from graph.spans import Span

_KINDS = tuple(BlockKind)
_CODE = {kind: code for code, kind in enumerate(_KINDS)}
_SPACE = re.compile(r"\s+")
_RUN = re.compile(rb"(?s)(.)\1*")


def partition(text: str, layers: Iterable[tuple[BlockKind, Span]]) -> tuple[Block, ...]:
    """Blocks without gap or overlap; a later layer lies over an earlier one.

    White space that no layer claims is BLANK, all else UNKNOWN.
    """
    painted = bytearray([_CODE[BlockKind.UNKNOWN]]) * len(text)
    for match in _SPACE.finditer(text):
        _paint(painted, BlockKind.BLANK, match.start(), match.end())
    for kind, span in layers:
        _paint(painted, kind, span.start, min(span.end, len(text)))
    return _runs(painted)


def _runs(painted: bytearray) -> tuple[Block, ...]:
    return tuple(Block(_KINDS[painted[run.start()]], Span(*run.span())) for run in _RUN.finditer(painted))


def _paint(painted: bytearray, kind: BlockKind, start: int, end: int) -> None:
    painted[start:end] = bytes([_CODE[kind]]) * (end - start)


def overlay(text: str, blocks: Iterable[Block], more: Iterable[tuple[BlockKind, Span]]) -> tuple[Block, ...]:
    """A partition with further layers laid over it (notes found by the extract stage)."""
    layers = list(more)
    if not layers:
        return tuple(blocks)
    painted = bytearray(len(text))
    for kind, span in [*((block.kind, block.span) for block in blocks), *layers]:
        _paint(painted, kind, span.start, min(span.end, len(text)))
    return _runs(painted)


def shares(blocks: Iterable[Block]) -> dict[BlockKind, int]:
    """Characters of each kind."""
    counts: dict[BlockKind, int] = {}
    for block in blocks:
        counts[block.kind] = counts.get(block.kind, 0) + block.span.end - block.span.start
    return counts
