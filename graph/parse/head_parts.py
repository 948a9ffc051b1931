"""What the head of a document is made of, as it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.parse.kinds import Kind, Typed
from graph.parse.numbers import FoundNumber
from graph.spans import Text

NOISE = (Kind.FURNITURE, Kind.LABEL)
_EMPTY = Text("", ())


@dataclass
class Head:
    """Indexes are into the typed lines; `body` is the first line of the text proper."""

    title: Text = _EMPTY
    number: FoundNumber | None = None
    number_text: Text = _EMPTY
    organs: tuple[Text, ...] = ()  # of the masthead
    organs_in_title: Text = _EMPTY
    organs_below: tuple[Text, ...] = ()  # printed under the title, as drafters of a forwarded text are
    addressees: tuple[Text, ...] = ()
    address: Text = _EMPTY
    rest: Text = _EMPTY  # text that follows the addressees on their line
    body: int = 0
    date: Typed | None = None  # under the title, in brackets or beside the number
    note: Text = _EMPTY  # 题注, in brackets under the title: who made the text, when, by which decree
    used: dict[int, str] = field(default_factory=dict)  # line index → block kind value
