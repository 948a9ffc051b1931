"""Text that remembers where each of its characters came from.

Normalising (joining broken lines, dropping page numbers) never edits a string in place: it builds a `Text` whose
every character carries its offset in the text as read, so that a span found in the clean text is a span of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_SPACE = re.compile(r"\s+")


class Span(NamedTuple):
    """Half-open stretch [start, end) in code points of the text as read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself: `Span(0, 2).of("通知书") == "通知"`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Text:
    """A string together with the source offset of each character (`len(at) == len(text)`).

    An unbroken stretch keeps its offsets as a range, so that taking it apart costs next to nothing.
    """

    text: str
    at: Sequence[int]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> Text:
        """The stretch [start, end) of a source, unchanged."""
        stop = len(source) if end is None else end
        return cls(source[start:stop], range(start, stop))

    @classmethod
    def join(cls, parts: Iterable[Text], separator: str = "") -> Text:
        """Parts in order; a separator takes the offset that follows the part before it."""
        given = [part for part in parts if part.text or separator]
        if len(given) == 1:
            return given[0]
        texts: list[str] = []
        at: list[int] = []
        for part in given:
            if texts and separator:
                texts.append(separator)
                at.extend([at[-1] + 1 if at else 0] * len(separator))
            texts.append(part.text)
            at.extend(part.at)
        unbroken = bool(at) and at[-1] - at[0] == len(at) - 1 and at == list(range(at[0], at[-1] + 1))
        return cls("".join(texts), range(at[0], at[-1] + 1) if unbroken else tuple(at))

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def slice(self, start: int, end: int | None = None) -> Text:
        return Text(self.text[start:end], self.at[start:end])

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where [start, end) of this text lies in the source; ValueError if it is empty."""
        stop = len(self.text) if end is None else end
        if not 0 <= start < stop <= len(self.text):
            raise ValueError(f"empty or outside: [{start}, {stop}) of {len(self.text)}")
        return Span(self.at[start], self.at[stop - 1] + 1)

    def strip(self) -> Text:
        left = len(self.text) - len(self.text.lstrip())
        return self.slice(left, len(self.text.rstrip()) if self.text.strip() else left)

    def squeeze(self) -> Text:
        """Without any white space."""
        if not _SPACE.search(self.text):
            return self
        kept = [i for i, char in enumerate(self.text) if not char.isspace()]
        return Text("".join(self.text[i] for i in kept), tuple(self.at[i] for i in kept))

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return pattern.finditer(self.text)


def squeeze(text: str) -> str:
    """A string without any white space: `squeeze("长治市 人民政府") == "长治市人民政府"`."""
    return _SPACE.sub("", text)
