"""Paragraphs → the tree of numbered clauses, with what stands before it (lead) and after it (tail)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.errors import Code, Diagnostic
from graph.parse.cells import is_bodies
from graph.parse.kinds import Kind, Typed
from graph.parse.numbering import CLAUSE_RANK, Mark, parse_ordinal
from graph.parse.structure import Clause
from graph.spans import Text

_EMPTY = Text("", ())
_TITLE_MAX = 36
_NOTE_END = re.compile(r"(?:负责|落实|配合|参与|牵头|[局委厅办部府队位会院行室团司])[）)】〕\]］]$")
_DASH = re.compile(r"(?P<bodies>[^，。；：:！？—]{2,40})——(?=[一-龥])")  # 省地质调查院——开展详细调查
_DECIDED = re.compile(r"(?:会议)?(?:原则)?(?:上)?同意")  # minutes begin their sentences so
_CLOSING = re.compile(
    r"各地|各部门|各县|各市|各区|各乡镇|各单位|各有关|各相关|各级|鉴于|请各|希望|本(?:意见|办法|通知|方案|规定|细则|规划|计划|措施|决定|预案|公告)(?:自|由|从|印发|有效期|的解释)|特此|以上(?:意见|通知|规定)|此前|原|自本|附件|执行中|工作中|贯彻落实"
)


@dataclass
class _Open:
    mark: Mark
    number: Text
    title: Text
    paragraphs: list[Text]
    children: list[_Open] = field(default_factory=list)


@dataclass(frozen=True)
class Tree:
    lead: Text
    clauses: tuple[Clause, ...]
    tail: Text
    headings: tuple[Text, ...]  # numbers and titles, for the accounting of the text
    diagnostics: tuple[Diagnostic, ...]


def build_tree(paragraphs: list[tuple[Typed, Text]], prefix: str = "") -> Tree:
    """The clauses of a text; `prefix` is put before every path (附件2)."""
    lead: list[Text] = []
    roots: list[_Open] = []
    stack: list[_Open] = []
    headings: list[Text] = []
    gaps: list[Diagnostic] = []
    ordinals = _ordinals(paragraphs)
    for i, (typed, text) in enumerate(paragraphs):
        mark = typed.mark if typed.kind is Kind.CLAUSE else ordinals.get(i)
        if mark is None:
            (stack[-1].paragraphs if stack else lead).append(text)
            continue
        opened = _open(typed, mark, text)
        headings += [opened.number, opened.title]
        _place(opened, roots, stack, gaps)
    tail = _cut_tail(roots)
    return Tree(
        _join(lead), tuple(_close(c, prefix) for c in roots), tail, tuple(h for h in headings if h), tuple(gaps)
    )


def _ordinals(paragraphs: list[tuple[Typed, Text]]) -> dict[int, Mark]:
    """`一是…。二是…。`, each a paragraph and no number before them, are the clauses of a paper; by their index."""
    found: dict[int, Mark] = {}
    for i, (typed, text) in enumerate(paragraphs):
        if typed.kind is Kind.CLAUSE and typed.mark is not None:
            break
        mark = parse_ordinal(text.text.lstrip())
        if mark and mark.value == len(found) + 1:
            found[i] = mark
    return found if len(found) > 1 else {}


def _open(typed: Typed, mark: Mark, text: Text) -> _Open:
    number = text.slice(0, mark.length).strip()
    rest = text.slice(mark.length).strip()
    rest = rest.slice(len(rest.text) - len(rest.text.lstrip("★☆▲△●◆ ")))  # marked as the paper explains somewhere
    title, body = split_title(rest, mark.rank, max(0, typed.line.bold))
    return _Open(mark, number, title, [body] if body else [])


# a half-width stop between Chinese characters is a damaged 。
_STOP = re.compile(r"[。：:；！？]|(?<=[一-鿿）)”])[.．](?=[^\S\n]?[一-鿿])")


def split_title(text: Text, rank: int, bold: int = 0) -> tuple[Text, Text]:
    """Heading and own text of a clause's first paragraph.

    >>> [str(t) for t in split_title(Text.of("加强组织领导。各县区要成立领导小组，抓好落实。"), 5)]
    ['加强组织领导', '各县区要成立领导小组，抓好落实。']
    """
    if not text:
        return _EMPTY, _EMPTY
    if rank == CLAUSE_RANK:
        return _article(text)
    if (dash := _DASH.match(text.text)) and is_bodies(dash["bodies"]):
        return text.slice(0, dash.end("bodies")), text.slice(dash.end()).strip()
    first = _STOP.search(text.text)
    if first is None:
        return (text, _EMPTY) if len(text) <= 80 and text.text[-1] not in "，、" else (_EMPTY, text)
    rest = text.slice(first.end()).strip()
    if first.group() in "：:" and not _is_title(text.text[: first.start()]):
        return _EMPTY, text
    if first.group() in "；" or (not rest and first.group() not in "：:"):
        return (
            (text.slice(0, first.start()), _EMPTY)
            if not rest and len(text) <= 18 and "，" not in text.text
            else (_EMPTY, text)
        )
    title = text.slice(0, first.start())
    if bold >= len(title.text) or _is_title(title.text) or _only_note(rest.text):
        return title, rest
    return _EMPTY, text


def _is_title(text: str) -> bool:
    """Short, and no sentence that orders somebody to do something."""
    bare = re.sub(r"[（(][^（）()]{0,60}[）)]", "", text)
    if len(bare) > _TITLE_MAX or bare.count("，") + bare.count(",") > 2 or _DECIDED.match(bare):
        return False
    return not re.search(r"[一-鿿](?:要|应当|应|须)(?=[一-鿿])", bare) or (
        len(bare) <= 16 and not re.search(r"(?:各.{1,8}|部门|[局委厅])(?:要|应)", bare)
    )


def _only_note(text: str) -> bool:
    return bool(re.fullmatch(r"[（(【\[〔].{2,200}[）)】\]〕]", text))


def _article(text: Text) -> tuple[Text, Text]:
    """第X条 （目的） … has its heading in brackets, or none."""
    match = re.match(r"[（(【]([^（）()【】]{2,20})[）)】]\s*", text.text)
    if match and len(text) > match.end():
        return text.slice(match.start(1), match.end(1)), text.slice(match.end())
    return _EMPTY, text


def _place(opened: _Open, roots: list[_Open], stack: list[_Open], gaps: list[Diagnostic]) -> None:
    while stack and stack[-1].mark.rank >= opened.mark.rank:
        stack.pop()
    siblings = stack[-1].children if stack else roots
    _note_gap(opened, siblings, gaps)
    siblings.append(opened)
    stack.append(opened)


def _note_gap(opened: _Open, siblings: list[_Open], gaps: list[Diagnostic]) -> None:
    """一、二、四、: a number is missing in the print or was lost in reading."""
    before = siblings[-1].mark if siblings else None
    if before is None or before.rank != opened.mark.rank or before.value is None or opened.mark.value is None:
        return
    if opened.mark.value > before.value + 1:
        span = opened.number.span()
        message = f"条款序号从“{before.label}”跳到“{opened.mark.label}”，中间可能缺条"
        gaps.append(Diagnostic(span.start, span.end, Code.CLAUSE_NUMBER_GAP, message))


def _cut_tail(roots: list[_Open]) -> Text:
    """Paragraphs after the last clause that belong to the whole document.

    They stand after the last clause's note, or after a clause whose fellows all have one paragraph, or they begin as
    closing words do.
    """
    if not roots:
        return _EMPTY
    last = roots[-1]
    while last.children:
        last = last.children[-1]
    start = _tail_start(last, _fellows(roots, last.mark.rank, last))
    if start is None:
        return _EMPTY
    tail = last.paragraphs[start:]
    del last.paragraphs[start:]
    return _join(tail)


def _fellows(roots: list[_Open], rank: int, last: _Open) -> list[_Open]:
    found: list[_Open] = []
    pending = list(roots)
    while pending:
        clause = pending.pop()
        pending += clause.children
        if clause.mark.rank == rank and clause is not last and clause.paragraphs:
            found.append(clause)
    return found


def _tail_start(last: _Open, fellows: list[_Open]) -> int | None:
    texts = [p.text for p in last.paragraphs]
    for i, text in enumerate(texts):
        if (
            i + 1 < len(texts)
            and _NOTE_END.search(text)
            and not _NOTE_END.search(texts[-1])
            and any(_NOTE_END.search(p.text) for f in fellows for p in f.paragraphs[-1:])
        ):
            return i + 1
    single = len(fellows) >= 2 and all(len(f.paragraphs) == 1 for f in fellows)
    if single and len(texts) > 1 and not _NOTE_END.search(texts[-1]):
        return 1
    for i in range(len(texts) - 1, 0, -1):
        if not _CLOSING.match(texts[i]):
            return i + 1 if i + 1 < len(texts) else None
    return 1 if len(texts) > 1 and _CLOSING.match(texts[1]) else None


def _join(paragraphs: list[Text]) -> Text:
    return Text.join(paragraphs, "\n") if paragraphs else _EMPTY


def _close(opened: _Open, prefix: str) -> Clause:
    path = f"{prefix}/{opened.mark.label}" if prefix else opened.mark.label
    return Clause(
        path, opened.number, opened.title, _join(opened.paragraphs), tuple(_close(c, path) for c in opened.children)
    )
