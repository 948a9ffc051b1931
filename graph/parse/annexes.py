"""Annexes (附件): label, title, and what they hold: tables, clauses, rosters as text.

An annex that is a list, a table or a roster is no document of its own (GB/T 9704-2012, 7.3.8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import Diagnostic
from graph.parse.clauses import build_tree
from graph.parse.kinds import Kind, Typed
from graph.parse.paragraphs import join_lines
from graph.parse.structure import Annex
from graph.parse.tables import take_tables
from graph.spans import Text

_EMPTY = Text("", ())
_NOISE = (Kind.FURNITURE, Kind.LABEL)
_LABEL = re.compile(r"附\s*(?:件|表|录|图)?\s*[一二三四五六七八九十\d]{0,3}(?:[-—]\d{1,2})?")
_TITLE_LINES = 5


@dataclass(frozen=True)
class ReadAnnex:
    annex: Annex
    title_lines: tuple[int, ...]
    headings: tuple[Text, ...]
    cells: tuple[Text, ...]
    diagnostics: tuple[Diagnostic, ...]


def annex_starts(lines: list[Typed], start: int, end: int) -> list[int]:
    """Where annexes begin: the word 附件 (and its number) on a line of its own, or before the annex's title."""
    starts = []
    for i in range(start, end):
        if lines[i].kind is Kind.ANNEX and not _in_list(lines, start, i):
            starts.append(i)
    return starts


def _in_list(lines: list[Typed], start: int, i: int) -> bool:
    """附件1：甲 / 附件2：乙 one below the other are a list of annexes, not annexes; so is a line with nothing below."""
    bare = lines[i].bare
    if re.fullmatch(r"附\s*(?:件|表|录|图)?[一二三四五六七八九十\d]{0,3}[:：]?", bare):
        return False
    near = [lines[j] for j in range(i + 1, min(len(lines), i + 3)) if lines[j].kind not in _NOISE]
    above = [lines[j] for j in range(max(start, i - 2), i) if lines[j].kind not in _NOISE]
    beside = [t for t in (near[:1] + above[-1:]) if t.kind in (Kind.ANNEX, Kind.ANNEX_LIST)]
    signed = bool(near) and near[0].kind in (Kind.DATE, Kind.ORGANS, Kind.REMARK)
    return bool(beside) or signed or not near


def read_annex(lines: list[Typed], wrap: int | None) -> ReadAnnex:
    """The annex made of these lines, its label on the first."""
    first = lines[0]
    match = _LABEL.match(first.text)
    label = "".join((match.group() if match else "附件").split())
    rest = first.content.slice(match.end() if match else 0).strip()
    rest = rest.slice(len(rest.text) - len(rest.text.lstrip("：: "))).strip()
    body = [i for i in range(1, len(lines)) if lines[i].kind not in _NOISE]
    titles = [] if rest else _title_lines(lines, body)
    title = rest or Text.join([lines[i].content for i in titles])
    tables, remaining, cells, diagnostics = take_tables([lines[i] for i in body if i not in titles], label)
    tree = build_tree(join_lines(remaining, wrap), label)
    text = Text.join([t for t in (tree.lead, tree.tail) if t], "\n")
    annex = Annex(label, title, text, tree.clauses, tuple(tables))
    return ReadAnnex(annex, tuple(titles), tree.headings, tuple(cells), (*tree.diagnostics, *diagnostics))


def _title_lines(lines: list[Typed], body: list[int]) -> list[int]:
    """The lines of the annex's title: short lines without a full stop up to the first gap in meaning."""
    found: list[int] = []
    for i in body[:_TITLE_LINES]:
        typed = lines[i]
        if typed.kind is Kind.ANNEX or typed.bare in ("序号",) or "\t" in typed.line.content.text or "|" in typed.text:
            break
        if typed.kind not in (Kind.TEXT, Kind.ORGANS) or len(typed.bare) > 45 or re.search(r"[。：:；]", typed.text):
            break
        found.append(i)
        if _ends(typed.bare):
            break
    if found and not _ends(lines[found[-1]].bare):
        return found[:1] if len(lines[found[0]].bare) >= 6 else []
    return found


def _ends(text: str) -> bool:
    return bool(
        re.search(
            r"(?:表|名单|清单|分工|目录|计划|方案|领导小组|组成人员|成员|一览|指标|图|文件|台账|办法|细则|要点|标准|任务|指挥部|专班|联席会议|制度|措施|安排|要求|流程|说明|目标)(?:[（(].{1,20}[）)])?$",
            text,
        )
    )
