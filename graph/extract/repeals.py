"""What a document repeals, annuls, declares lapsed or amends: in a sentence, in a list, in an annex, in a table.

废止 ends a document on the day of repeal, 失效 says that its time ran out, 撤销 voids it from the start: three relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.citations import Citation, find_citations, normal_title
from graph.extract.passages import Passage
from graph.extract.rule import Rule
from graph.model import Evidence, Reference, Relation, RelationType
from graph.parse.numbers import DocumentNumber, find_numbers
from graph.parse.structure import DocumentText, Row, Table
from graph.spans import Text

RULES: tuple[Rule, ...] = (
    Rule("repeal.sentence", "a document that a sentence repeals", "《…的通知》（市政发〔2016〕23号）同时废止"),
    Rule("repeal.list", "a list of documents to repeal, in the text or an annex", "1.…的通知（市政发〔2011〕18号）"),
    Rule("repeal.row", "a row of a table of repealed documents", "1 | …的通知 | 市政发〔2011〕18号 | 废止"),
)

_WORDS: tuple[tuple[str, RelationType], ...] = (
    ("失效", RelationType.LAPSES),
    ("废止", RelationType.REPEALS),
    ("停止执行", RelationType.REPEALS),
    ("不再执行", RelationType.REPEALS),
    ("停止施行", RelationType.REPEALS),
    ("撤销", RelationType.ANNULS),
)
_ENDING = re.compile("|".join(word for word, _ in _WORDS))
_TYPES = dict(_WORDS)
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")
# 《…》自本通知印发之日起废止 · 《A》《B》同时废止: what may stand between a title and its end; never given back, so that
# a row of figures behind a title costs no more than any other text
_BETWEEN = re.compile(
    r"(?:文件|等文件|的)?(?>同时|即行|即|自行|自动|随之|一并|一律|予以|相应|均|已|也|自[^，,。；;]{1,30}起|于[^，,。；;]{1,20}|等[^，,。；;《]{0,20}(?:文件|规定|办法)?|[\d一二三四五六七八九十两]{1,3}[件个部项]?[^，,。；;《]{0,12}|宣布|和|与|及|以及|、|，|,|[（(][^（）()]{0,60}[）)]|\s)*+"
)
_REACH = 120  # characters between a title and the word that ends it
_ENDS_BEFORE = re.compile(r"(?:废止|撤销|停止执行|宣布失效)(?:了|原|以下|下列)?[^，,。；;《]{0,30}$")
_FOLLOWS = re.compile(
    r"(?:下列|以下|如下)[^。；]{0,40}(?:废止|失效|停止执行)|(?:废止|失效|停止执行)[^。；]{0,20}[:：]\s*$|废止(?:下列|以下)"
)
_SEE_ANNEX = re.compile(r"((?:废止|失效|停止执行)[^。；]{0,20})[（(]?(?:详?见)?(附件\s{0,2}\d{0,2})")
_DIFFERS = re.compile(r"不一致|不符|抵触|相冲突")
# 《…》同时废止，以往规定与本意见不一致的，以本意见为准: the first half ends a paper
_DIFFERS_TOO = re.compile(r"[，,][^，,。；]{0,40}(?:不一致|不符|抵触|相冲突)")
_KEEPS = re.compile(r"继续有效|保留|有效$|现行有效|拟?修改|修订|调整")
_TITLE_COLUMN = re.compile(r"(?:文件|规章|规范性文件|政策|法规|制度)?(?:名称|标题|题目)|^文件$")
_NUMBER_COLUMN = re.compile(r"文号|发文字号|字号|编号")
_RESULT_COLUMN = re.compile(r"意见|结果|处理|结论|类别|清理|状态|有效性|备注|决定")
_ITEM = re.compile(r"[^\n]+")
_ITEM_NUMBER = re.compile(r"^[\s　*|]*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、)）\s]{1,3})?")
_ENDS_LIKE_TITLE = re.compile(
    r"(?:通知|意见|办法|规定|决定|方案|公告|通告|批复|函|条例|细则|规划|计划|纲要|措施|通报|命令|要点|目录|规则|制度|标准|预案|令|规程|章程|政策|清单|分工)(?:[（(][^（）()]{1,24}[）)]){0,2}[》”\"]?$"
)
_QUOTE = 80
_RUN = 40  # titles that one 废止 reaches


@dataclass(frozen=True, slots=True)
class _Lists:
    """What tells the type of a list: the paper's title, the first text of each place, the annexes announced."""

    whole: RelationType | None
    places: dict[str, Passage]
    annexes: dict[str, RelationType]


def find_repeals(document: DocumentText, passages: list[Passage]) -> list[Relation]:
    """All relations that end or void another document, in the order of the text."""
    whole = ending_type(document.title.text)
    lists = _Lists(whole, {p.place: p for p in reversed(passages) if p.text.text.strip()}, _announced_annexes(document))
    found: list[Relation] = []
    for passage in passages:
        found += _in_sentences(document.id, passage)
        kind = _list_type(passage, lists)
        if kind is not None:
            found += _in_list(document.id, passage.text, kind)
    for table, heading in _tables(document):
        found += _in_table(document.id, table, ending_type(heading) or whole)
    return found


def ending_type(text: str) -> RelationType | None:
    """What a heading says of the documents below it: 宣布失效的文件目录 → lapses. None for 修改和废止 (not one thing)."""
    kinds = {_TYPES[match[0]] for match in _ENDING.finditer(text)}
    if kinds == {RelationType.REPEALS, RelationType.LAPSES}:
        return RelationType.REPEALS
    return kinds.pop() if len(kinds) == 1 else None


def _in_sentences(doc: str, passage: Passage) -> Iterator[Relation]:
    text = passage.text.text
    for sentence in _SENTENCE.finditer(text):
        told = _DIFFERS_TOO.split(sentence[0])[0]
        if not _ENDING.search(told) or _DIFFERS.search(told):
            continue
        part = passage.text.slice(sentence.start(), sentence.start() + len(told))
        citations = find_citations(part)
        for i, citation in enumerate(citations):
            kind = _sentence_type(part.text, citations, i)
            if kind is not None:
                yield _relation(doc, part, citation, kind, "repeal.sentence")


def _sentence_type(text: str, citations: list[Citation], i: int) -> RelationType | None:
    """The word behind a title or its whole run of titles, else the word in front of the run."""
    last = i
    while last + 1 < min(len(citations), i + _RUN) and _joined(text[citations[last].end : citations[last + 1].start]):
        last += 1
    start = _behind(text, citations[last].end)
    ending = _ENDING.search(text, start, start + _REACH)
    if ending is not None and _BETWEEN.fullmatch(text, start, ending.start()):
        return _TYPES[ending[0]]
    first = i
    while first > max(0, i - _RUN) and _joined(text[citations[first - 1].end : citations[first].start]):
        first -= 1
    before = text[max(0, citations[first].start - 50) : citations[first].start]
    if (match := _ENDS_BEFORE.search(before)) is not None:
        return _TYPES[next(_ENDING.finditer(match[0]))[0]]
    return None


def _behind(text: str, end: int) -> int:
    """Behind the bracket that holds a citation's number."""
    return end + 1 if text[end : end + 1] in ("）", ")") else end


def _joined(gap: str) -> bool:
    return re.fullmatch(
        r"[\s）)（(]*(?:[^，,。；;《》]{0,12}[）)])?[\s、，,]*(?:和|与|及|以及|、)?\s*(?:[^，,。；;：《》]{0,24})?", gap
    ) is not None and not re.search(r"根据|按照|依据|依照|决定|废止|自|起|施行|贯彻|落实", gap)


def _list_type(passage: Passage, lists: _Lists) -> RelationType | None:
    """The type for a passage that is a list: its heading's, that of the sentence that announces it, the paper's."""
    if passage.preamble and passage.place == "lead":
        return RelationType.REPEALS if _announces(passage.text.text) else None
    kind = ending_type(passage.heading)
    if kind is not None:
        return kind
    if _announces(passage.text.text):
        return ending_type(passage.text.text) or RelationType.REPEALS
    label = passage.place.split("/")[0]
    if label.startswith("附件") or label in lists.annexes:
        return lists.whole or lists.annexes.get(label) or lists.annexes.get("附件")
    above = lists.places.get(passage.place.rpartition("/")[0])
    if above is not None and _FOLLOWS.search(above.text.text):
        return ending_type(above.text.text)
    return lists.whole if _is_whole_item(passage.text.text) else None


def _announces(text: str) -> bool:
    return "\n" in text.strip() and any(_FOLLOWS.search(line) for line in text.split("\n"))


def _announced_annexes(document: DocumentText) -> dict[str, RelationType]:
    """此前印发的相关文件同时废止（见附件1）: the annex's label → what becomes of its documents."""
    found: dict[str, RelationType] = {}
    for text in (document.lead, document.tail, *(c.body for c in document.walk())):
        for match in _SEE_ANNEX.finditer(text.text):
            kind = ending_type(match[1])
            if kind is not None:
                found.setdefault(re.sub(r"\s", "", match[2]), kind)
    return found


def _is_whole_item(text: str) -> bool:
    """A clause that is nothing but a document: 一、《…》（…）."""
    lines = [_ITEM_NUMBER.sub("", line).strip().rstrip("。；;") for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_is_item(line) for line in lines)


def _is_item(line: str) -> bool:
    return line.startswith(("《", "〈")) and line.endswith(("》", "）", ")", "号")) and len(line) < 160


def _in_list(doc: str, text: Text, kind: RelationType) -> Iterator[Relation]:
    for match in _ITEM.finditer(text.text):
        line = text.slice(match.start(), match.end())
        citations = [c for c in find_citations(line) if c.title]
        if citations:
            for citation in citations:
                if not re.search(r"根据|依据|按照|依照", line.text[max(0, citation.start - 12) : citation.start]):
                    yield _relation(doc, line, citation, kind, "repeal.list")
        elif (bare := _bare_item(line)) is not None:
            yield _relation(doc, line, bare, kind, "repeal.list")


def _bare_item(line: Text) -> Citation | None:
    """A line that is a title and nothing else, without 《》 and without a number."""
    lead = _ITEM_NUMBER.match(line.text)
    start = lead.end() if lead else 0
    words = line.text[start:].rstrip("。；;， \t　")
    if (
        "关于" in words
        and _ENDS_LIKE_TITLE.search(words)
        and not re.search(r"废止|失效|[，。：:]", words)
        and len(words) > 8
    ):
        return Citation(start, start + len(words), normal_title(words), None, "citation.bare")
    return None


def _tables(document: DocumentText) -> Iterator[tuple[Table, str]]:
    for table in document.tables:
        yield table, table.caption.text
    for annex in document.annexes:
        for table in annex.tables:
            yield table, table.caption.text or annex.title.text


def _in_table(doc: str, table: Table, kind: RelationType | None) -> Iterator[Relation]:
    titles = [i for i, name in enumerate(table.columns) if _TITLE_COLUMN.search(name)]
    numbers = [i for i, name in enumerate(table.columns) if _NUMBER_COLUMN.search(name) and "序" not in name]
    results = [i for i, name in enumerate(table.columns) if _RESULT_COLUMN.search(name) and i not in titles]
    if not titles:
        return
    for row in table.rows:
        own = _row_type(row, results, kind)
        if own is not None and titles[0] < len(row.cells) and row.cells[titles[0]]:
            yield from _of_row(doc, row, titles[0], numbers, own)


def _row_type(row: Row, results: list[int], kind: RelationType | None) -> RelationType | None:
    for i in results:
        words = row.cells[i].text if i < len(row.cells) else ""
        if (own := ending_type(words)) is not None:
            return own
        if _KEEPS.search(words):
            return None
    return kind


def _of_row(doc: str, row: Row, at: int, numbers: list[int], kind: RelationType) -> Iterator[Relation]:
    cell = row.cells[at].strip()
    if not cell:
        return
    inside = [c for c in find_citations(cell) if c.title]
    title = inside[0].title if inside else normal_title(cell.text)
    number = inside[0].number if inside else None
    for i in numbers:
        if number is None and i < len(row.cells):
            parsed = DocumentNumber.parse(row.cells[i].text.strip())
            found = find_numbers(row.cells[i])
            number = str(parsed) if parsed else (found[0].value if found else None)
    if title and len(title) > 4:
        end = min(len(cell), _QUOTE)
        evidence = Evidence(cell.span(0, end), cell.text[:end], "repeal.row")
        yield Relation(doc, kind, Reference(title, number), evidence)


def _relation(doc: str, text: Text, citation: Citation, kind: RelationType, rule: str) -> Relation:
    end = _behind(text.text, citation.end)
    end = min(end, citation.start + _QUOTE)
    evidence = Evidence(text.span(citation.start, end), text.text[citation.start : end], rule)
    return Relation(doc, kind, Reference(citation.title, citation.number, None, citation.printed), evidence)
