"""The runs of a Word paragraph → its text, with the text boxes that hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.read.package import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element

# Deleted and moved-away text, the codes of fields, what older programs see instead, pronunciation, properties.
_LEFT_OUT = frozenset(
    "del moveFrom instrText delText delInstrText Fallback rt rPr pPr sdtPr rubyPr fldData commentReference".split()
)
_SIGNS = {"noBreakHyphen": "-", "cr": "\n", "br": "\n", "ptab": "\u3000", "tab": "\u3000"}


class Runs:
    """Reads paragraphs of one document; `footnotes` and `endnotes`: id → the mark that stands in the text."""

    def __init__(self) -> None:
        self.footnotes: dict[str, str] = {}
        self.endnotes: dict[str, str] = {}

    def read(self, paragraph: _Element) -> tuple[str, list[_Element]]:
        """The text, line breaks as \\n, and the text boxes; a tab becomes a wide blank: only cells are parted by tabs."""
        parts: list[str] = []
        boxes: list[_Element] = []
        self._walk(paragraph, parts, boxes)
        return "".join(parts).strip(" \n"), boxes

    def _walk(self, parent: _Element, parts: list[str], boxes: list[_Element]) -> None:
        for child in parent:
            name = local(child)
            if name == "t":
                parts.append(child.text or "")
            elif name in _SIGNS:
                parts.append(_SIGNS[name])
            elif name == "txbxContent":
                boxes.append(child)
            elif name in ("footnoteReference", "endnoteReference"):
                parts.append(self._note(name, attribute(child, "id") or ""))
            elif name and name not in _LEFT_OUT and not (name == "r" and _is_hidden(child)):
                self._walk(child, parts, boxes)

    def _note(self, name: str, id: str) -> str:
        notes = self.footnotes if name == "footnoteReference" else self.endnotes
        return notes.setdefault(id, f"[{len(self.footnotes) + len(self.endnotes) + 1}]")


def _is_hidden(run: _Element) -> bool:
    for properties in run:
        if local(properties) == "rPr":
            return any(
                local(mark) == "vanish" and attribute(mark, "val") not in ("0", "false", "off") for mark in properties
            )
    return False
