"""Short names that a file defines for itself: 以下简称《意见》, （以下统称“两类场所”）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.authority.names import find_names, parse_name
from graph.extract.citations import find_titles, normal_title
from graph.extract.rule import Rule
from graph.model import Definition, Evidence
from graph.parse.structure import Annex, Clause, DocumentText
from graph.spans import Text, squeeze

RULES: tuple[Rule, ...] = (
    Rule("definition.document", "a short title for a document", "《…的意见》（国办发〔2019〕5号，以下简称《意见》）"),
    Rule("definition.body", "a short name for a body or a thing", "省安全生产委员会办公室（以下简称省安委办）"),
)

# （以下简称《意见》） · （国办发〔2019〕5号，以下简称“《意见》”） · 以下统称
_SHORT = re.compile(
    r"(?:以下|下文|下|以下均|后文)(?:[统合并]?[简总]?称|简称)为?[:：]?\s{0,2}(?P<open>[“\"‘「]?)(?P<short>《?[^“”\"‘’「」《》（）()，,；;。\n]{1,24}》?)[”\"’」]?\s{0,2}[）)，,；;]"
)
_SET_UP = re.compile(r"(?:成立|建立|设立|组建|设置|调整)(?=[^，,。；;]{2,60}$)")
_CUT = re.compile(
    r"(?:由|对|将|向|把|与|和|在|依托|通过|根据|按照|经|推进|推动|加强|开展|实施|规范|的|称|是|为|及)(?=[^，,。；;]{2,40}$)"
)


@dataclass(frozen=True, slots=True)
class FoundDefinition:
    """A definition at [start, end) of the text searched; `title` is true if the full name is a document's title."""

    start: int
    end: int
    definition: Definition
    title: bool


def definitions_in(text: Text) -> list[FoundDefinition]:
    """All definitions of a text, in its order; `short` comes without quotation marks, with 《》 where printed.

    >>> # 市教育局（以下简称市局） → short "市局", full "市教育局"
    """
    found = []
    for match in text.finditer(_SHORT):
        if (item := _read(text, match)) is not None:
            found.append(item)
    return found


def find_definitions(document: DocumentText) -> tuple[Definition, ...]:
    """All definitions of a document, first one of a short name first."""
    known: dict[str, Definition] = {}
    for text in _texts(document):
        for found in definitions_in(text):
            known.setdefault(found.definition.short, found.definition)
    return tuple(sorted(known.values(), key=lambda d: d.evidence.span))


def _texts(document: DocumentText) -> list[Text]:
    texts = [document.lead, document.tail]
    for clause in document.walk():
        texts += [clause.title, clause.body]
    for annex in document.annexes:
        texts += _annex_texts(annex)
    return texts


def _annex_texts(annex: Annex) -> list[Text]:
    clauses: list[Clause] = [inner for clause in annex.clauses for inner in clause.walk()]
    return [annex.text, *(text for clause in clauses for text in (clause.title, clause.body))]


def _read(text: Text, match: re.Match[str]) -> FoundDefinition | None:
    source = text.text
    opening = _opening_bracket(source, match.start())
    head = source[: opening if opening is not None else match.start()].rstrip(" 　\n，,")
    full, is_title = _full(head)
    if not full:
        return None
    short = squeeze(match["short"])
    rule = "definition.document" if is_title else "definition.body"
    evidence = Evidence(text.span(match.start(), match.end() - 1), source[match.start() : match.end() - 1], rule)
    return FoundDefinition(match.start(), match.end() - 1, Definition(short, full, evidence), is_title)


def _opening_bracket(source: str, at: int) -> int | None:
    depth = 0
    for i in range(at - 1, max(-1, at - 60), -1):
        if source[i] in "）)":
            depth += 1
        elif source[i] in "（(":
            if depth == 0:
                return i
            depth -= 1
    return None


def _full(head: str) -> tuple[str, bool]:
    tail = head[-220:]
    if tail.endswith(("》", "〉")):
        spans = find_titles(tail)
        return (
            (normal_title(tail[spans[-1][0] : spans[-1][1]]), True)
            if spans and spans[-1][1] == len(tail)
            else ("", True)
        )
    names = [name for name in find_names(tail[-60:]) if name[1] == len(tail[-60:])]
    if names and names[-1][2].text != names[-1][2].stem:
        return names[-1][2].text, False
    phrase = re.split(r"[，,。；;：:！\n（）()]", tail)[-1]
    if parse_name(squeeze(phrase)) is not None:  # 文化和旅游部旅游质量监督管理所
        return squeeze(phrase), False
    cut = [m.end() for m in _SET_UP.finditer(phrase)] or [m.end() for m in _CUT.finditer(phrase)]
    return squeeze(phrase[cut[-1] :] if cut else phrase)[-40:], False
