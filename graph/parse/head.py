"""The head of a document: masthead, number, title, addressees (GB/T 9704-2012, 7.2 and 7.3.1–7.3.2).

The title is the run of lines that ends with a 文种 and stands nearest before the addressees (or before the first
sentence where there are none). What stands above it names issuers and number.
"""

from __future__ import annotations

from graph.parse.address_lines import address_start, find_address, first_sentence, take_address
from graph.parse.head_parts import Head
from graph.parse.kinds import Typed
from graph.parse.masthead import take_masthead
from graph.parse.title_lines import last_title_line, take_title


def read_head(lines: list[Typed], start: int, end: int) -> Head:
    """The head of the document that begins at `start`; `end` bounds the document."""
    head = Head()
    first, last = find_address(lines, start, end)
    body = first if first is not None else first_sentence(lines, start, end)
    last_title = last_title_line(lines, start, body)
    if first is not None and last is not None:
        first = address_start(lines, last_title, first)
        take_address(lines, first, last, head)
        head.body = last if head.rest else last + 1
    else:
        head.body = body
    if last_title is not None:
        take_title(lines, start, last_title, head)
        if first is None:
            head.body = max(head.body, last_title + 1)
    take_masthead(lines, start, head)
    return head
