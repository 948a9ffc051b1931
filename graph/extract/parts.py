"""`第二、三、四部分`: the parts of a paper that a sentence speaks of, and where they stand."""

from __future__ import annotations

import re

from graph.parse.numbering import chinese_number
from graph.parse.structure import Clause

_HAN = r"[一二三四五六七八九十]{1,3}"
_PARTS = re.compile(
    rf"第(?P<first>{_HAN})(?:部分)?(?P<others>(?:(?:[、，,和及与]|至|到|[—–－-]+)第?{_HAN}(?:部分)?)*)(?<=部分)"
)
_ITEMS = re.compile(r"第?(?P<first>\d{1,2})(?:项|条)?(?:至|到|[—–－-])第?(?P<last>\d{1,2})(?:项|条)")
_NEXT = re.compile(rf"(?P<join>[、，,和及与]|至|到|[—–－-]+)第?(?P<number>{_HAN})")


def named_parts(text: str) -> tuple[int, ...]:
    """The numbers of the parts that are named, each once.

    >>> named_parts("第二至四部分各项任务"), named_parts("第一、三部分"), named_parts("第一季度")
    ((2, 3, 4), (1, 3), ())
    """
    found: dict[int, None] = {}
    for match in _PARTS.finditer(text):
        last = chinese_number(match["first"]) or 0
        found[last] = None
        for other in _NEXT.finditer(match["others"]):
            number = chinese_number(other["number"]) or 0
            through = other["join"] in "至到" or other["join"][0] in "—–－-"
            found.update(dict.fromkeys(range(last + 1, number) if through else ()))
            found[number] = None
            last = number
    return tuple(found)


def named_items(text: str) -> tuple[int, int] | None:
    """The first and the last of the clauses that are named by number.

    >>> named_items("第1至21条均由各县落实"), named_items("第一部分")
    ((1, 21), None)
    """
    found = _ITEMS.search(text)
    return (int(found["first"]), int(found["last"])) if found else None


def span_of_items(clauses: tuple[Clause, ...], first: int, last: int) -> tuple[int, int] | None:
    """[start, end) in the source from one numbered clause to another, of those that are counted through the paper."""
    counted = [c for top in clauses for c in top.walk() if c.path.rpartition("/")[2].strip("（）()、.．").isdecimal()]
    numbers = [int(c.path.rpartition("/")[2].strip("（）()、.．")) for c in counted]
    if first not in numbers or last not in numbers:
        return None
    return counted[numbers.index(first)].number.span().start, end_of(counted[numbers.index(last)])


def span_of_part(clauses: tuple[Clause, ...], number: int) -> tuple[int, int] | None:
    """[start, end) in the source of the top clause with a number; None where a paper has no such part."""
    for clause in clauses:
        if chinese_number(re.sub(r"^第|[章节部分、.．]+$", "", clause.path)) == number:
            return clause.number.span().start, end_of(clause)
    return None


def end_of(clause: Clause) -> int:
    """The offset behind a clause and all clauses below it."""
    last = clause
    while last.children:
        last = last.children[-1]
    return max((part.span().end for part in (last.title, last.body) if part), default=0)
