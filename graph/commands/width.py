"""How wide text is on a terminal, where a Chinese character takes two columns, and where it may break."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# 。，）》 and their like may not open a line, nor may （《 close one.
_NEVER_FIRST = frozenset("。，、；：？！）］｝〕》〉」』”’…—.,;:?!)]}%")
_NEVER_LAST = frozenset("（［｛〔《〈「『“‘([{")


def char_width(char: str) -> int:
    """0 for combining and invisible characters, 2 for wide ones, else 1."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Columns of one line.

    >>> text_width("长治市 2021")
    11
    """
    return len(text) if text.isascii() else sum(map(char_width, text))


def pad(text: str, width: int) -> str:
    """The text with spaces up to a width."""
    return text + " " * (width - text_width(text))


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits with … at its end.

    >>> cut("关于印发实施方案的通知", 9)
    '关于印发…'
    """
    if text_width(text) <= width:
        return text
    taken = 0
    for i, char in enumerate(text):
        taken += char_width(char)
        if taken > width - 1:
            return text[:i] + "…"
    return text


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns: breaks between Chinese characters and at spaces, and keeps line ends.

    >>> wrap("由市卫健委牵头，市民政局配合", 16)
    ['由市卫健委牵头，', '市民政局配合']
    """
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, max(width, 4))]


def _wrap_paragraph(text: str, width: int) -> Iterator[str]:
    line, taken = "", 0
    for piece in _pieces(text, width):
        size = text_width(piece)
        if line and taken + text_width(piece.rstrip()) > width:
            yield line.rstrip()
            piece = piece.lstrip()
            line, taken = piece, text_width(piece)
        else:
            line, taken = line + piece, taken + size
    yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[str]:
    """Stretches that stay on one line, none wider than a line."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or _may_break(text[i - 1], text[i]):
            piece = text[start:i]
            yield from _slices(piece, width) if text_width(piece) > width else (piece,)
            start = i


def _may_break(left: str, right: str) -> bool:
    if right in _NEVER_FIRST or left in _NEVER_LAST or right == " ":
        return False
    return left == " " or char_width(left) == 2 or char_width(right) == 2


def _slices(piece: str, width: int) -> Iterator[str]:
    start, taken = 0, 0
    for i, char in enumerate(piece):
        if taken + char_width(char) > width:
            yield piece[start:i]
            start, taken = i, 0
        taken += char_width(char)
    yield piece[start:]
