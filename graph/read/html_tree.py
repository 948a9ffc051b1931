"""A web page as a light tree: elements that show text, with how much of it is prose and how much is links.

Guarantees: no element is much deeper than `MAX_DEPTH` (what lies deeper is kept as text of the last one), so that walks
may recurse; what is never shown (scripts, forms, hidden elements) is not in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_DEPTH = 120
_UNSEEN = frozenset(
    "script style noscript template head title select option datalist button input textarea iframe frame object embed"
    " svg canvas audio video map rp rt".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_TABLE_PARTS = frozenset("table thead tbody tfoot tr".split())
_SENSELESS = 1000
# Elements that end only where their end tag stands; <p>, <li>, <td> end where the next begins.
_NESTING = re.compile(
    r"<(/?)(?!(?:p|br|li|td|th|tr|dd|dt|tbody|thead|tfoot|option|img|hr|input|meta|link|col|wbr|area|base|source)\b)[a-z]",
    re.I,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_PROSE = re.compile(r"[，。；：、！？]")
_SPACE = re.compile(r"\s+")
BREAKING = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
    " caption".split()
)


@dataclass(eq=False, slots=True)
class Element:
    """`words`: characters outside links; `linked`: inside them; `prose`: of `words`, those of text with commas."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)
    words: int = 0
    linked: int = 0
    prose: int = 0

    def elements(self) -> Iterator[Element]:
        return (child for child in self.children if isinstance(child, Element))

    def text(self, limit: int = 1000) -> str:
        """What stands in it, without white space, up to about `limit` characters."""
        parts: list[str] = []
        room = limit
        stack: list[Element | str] = [self]
        while stack and room > 0:
            item = stack.pop()
            if isinstance(item, str):
                parts.append(_SPACE.sub("", item[: limit * 2]))
                room -= len(parts[-1])
            else:
                stack.extend(reversed(item.children))
        return "".join(parts)


def parse_tree(html: str) -> Element | None:
    """The body of a page; None if it has none."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(_flattened(html)).body
    if body is None:
        return None
    root = Element("body", {}, None)
    order = _fill(root, body)
    _weigh(order)
    return root


def _flattened(html: str) -> str:
    """The page as it is; one of senseless depth without its tags, for the time a parser takes grows with the depth."""
    depth = 0
    for tag in _NESTING.finditer(html):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > _SENSELESS:
            return _TAG.sub("<br>", html)
    return html


def _fill(root: Element, top: LexborNode) -> list[Element]:
    """Copies what is shown, in the order of the page; gives all elements, parents first."""
    order = [root]
    stack: list[tuple[LexborNode | None, Element, int]] = [(top.child, root, 1)]
    while stack:
        node, into, depth = stack.pop()
        if node is None:
            continue
        stack.append((node.next, into, depth))
        tag = node.tag or ""
        if tag == "-text":
            into.children.append(node.text_content or "")
        elif tag and not tag.startswith(("-", "!")) and tag not in _UNSEEN:
            _enter(node, tag, into, depth, stack, order)
    return order


def _enter(
    node: LexborNode,
    tag: str,
    into: Element,
    depth: int,
    stack: list[tuple[LexborNode | None, Element, int]],
    order: list[Element],
) -> None:
    attributes = {key: value or "" for key, value in node.attributes.items()}
    if _HIDDEN.search(attributes.get("style", "")):
        return
    if depth >= MAX_DEPTH and into.tag not in _TABLE_PARTS:
        into.children.append("\n" if tag in BREAKING else "")
        stack.append((node.child, into, depth))
        return
    element = Element(tag, attributes, into)
    into.children.append(element)
    order.append(element)
    stack.append((node.child, element, depth + 1))


def _weigh(order: list[Element]) -> None:
    links = {id(element) for element in order if element.tag == "a" and not _is_note(element)}
    for element in reversed(order):  # children before parents
        for text in element.children:
            if isinstance(text, str):
                size = len(_SPACE.sub("", text))
                element.words += size
                element.prose += size if _PROSE.search(text) else 0
        if id(element) in links:
            element.linked += element.words
            element.words = element.prose = 0
        if element.parent:
            element.parent.words += element.words
            element.parent.linked += element.linked
            element.parent.prose += element.prose


def _is_note(element: Element) -> bool:
    """A jump inside the page, as footnotes have it, is text and not a way to somewhere else."""
    return element.attributes.get("href", "").startswith("#")
