"""Accounting for the text: every character of a source belongs to exactly one block."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from graph.model import Block, BlockKind
from graph.spans import Span


def partition(text: str, layers: Iterable[tuple[BlockKind, Span]]) -> tuple[Block, ...]:
    """Blocks without gap or overlap; a later layer lies over an earlier one.

    White space that no layer claims is BLANK, all else UNKNOWN.
    """
    kinds = [BlockKind.BLANK if char.isspace() else BlockKind.UNKNOWN for char in text]
    for kind, span in layers:
        kinds[span.start : span.end] = [kind] * (min(span.end, len(kinds)) - span.start)
    blocks: list[Block] = []
    at = 0
    for kind, run in groupby(kinds):
        length = sum(1 for _ in run)
        blocks.append(Block(kind, Span(at, at + length)))
        at += length
    return tuple(blocks)


def overlay(text: str, blocks: Iterable[Block], more: Iterable[tuple[BlockKind, Span]]) -> tuple[Block, ...]:
    """A partition with further layers laid over it (notes found by the extract stage)."""
    return partition(text, [*((block.kind, block.span) for block in blocks), *more])


def shares(blocks: Iterable[Block]) -> dict[BlockKind, int]:
    """Characters of each kind."""
    counts: dict[BlockKind, int] = {}
    for block in blocks:
        counts[block.kind] = counts.get(block.kind, 0) + block.span.end - block.span.start
    return counts
