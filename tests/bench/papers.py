"""Made papers, each a pure function of a seed and a number, that vary the forms of official documents.

    >>> paper = make_paper(9704, 0)
    >>> paper.name, paper.text[:10], paper.duties[:2]

All sentences are put together from the words of `wording.py`. A paper tells which duties were written into it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.wording import DETAILS, ENDS, THINGS, VERBS, YEARS, Place, bodies, governments, places

_DIGITS = "一二三四五六七八九十"
_LEVELS = ("national", "province", "city", "city", "county", "county")


class Duty(NamedTuple):
    """A body as printed, and its part: lead, responsible or support."""

    mention: str
    role: str


class Paper(NamedTuple):
    """A made paper: the name of its file, its text, its form, and the duties in it."""

    name: str
    text: str
    form: str
    duties: tuple[Duty, ...]


class Writer:
    """Writes one paper; keeps the dice, the place and the duties written so far."""

    def __init__(self, seed: int, number: int) -> None:
        self.dice = random.Random(f"{seed}/{number}")
        self.number = number
        self.place: Place = self.dice.choice(places(self.dice.choice(_LEVELS)))
        self.year = self.dice.choice(YEARS)
        self.duties: list[Duty] = []

    def topic(self) -> str:
        return self.dice.choice(VERBS) + self.dice.choice(THINGS) + self.dice.choice(ENDS)

    def told(self) -> str:
        """A sentence or two of what is to be done, without a body."""
        first = "，".join(self.topic() for _ in range(self.dice.randint(1, 3)))
        return f"{first}。{self.dice.choice(DETAILS)}。"

    def pick(self, size: int) -> list[str]:
        return self.dice.sample(bodies(self.place), size)

    def duty(self, mentions: list[str], role: str) -> str:
        self.duties += [Duty(mention, role) for mention in mentions]
        return "、".join(mentions)

    def day(self) -> str:
        year, month = self.year + self.dice.randint(0, 3), self.dice.randint(1, 12)
        return self.dice.choice((f"{year}年{month}月底前", f"{year}年底前", f"{year}年{month}月"))


# --- how a clause says who has to do it: each gives the clause after its heading ---


def _list_note(w: Writer) -> str:
    open_, close = w.dice.choice(("（）", "【】", "〔〕"))
    return f"{w.told()}{open_}责任单位：{w.duty(w.pick(w.dice.randint(1, 4)), 'responsible')}{close}"


def _role_note(w: Writer) -> str:
    first, *rest = w.pick(3)
    return f"{w.told()}（牵头单位：{w.duty([first], 'lead')}；配合单位：{w.duty(rest, 'support')}）"


def _ministry_note(w: Writer) -> str:
    first, *rest = w.pick(3)
    return f"{w.told()}（{w.duty([first], 'lead')}牵头，{w.duty(rest, 'responsible')}按职责分工负责，{w.day()}完成）"


def _plain_note(w: Writer) -> str:
    return f"{w.told()}（{w.duty(w.pick(2), 'responsible')}负责）"


def _led_prose(w: Writer) -> str:
    first, *rest = w.pick(3)
    return f"由{w.duty([first], 'lead')}牵头，{w.duty(rest, 'support')}配合，{w.topic()}，{w.day()}完成。"


def _must_prose(w: Writer) -> str:
    (first,), (second,) = w.pick(1), w.pick(1)
    return (
        f"{w.duty([first], 'responsible')}要{w.topic()}，{w.dice.choice(DETAILS)}。"
        f"{w.duty([second], 'responsible')}负责{w.topic()}。"
    )


def _by_body(w: Writer) -> str:
    return "\n".join(
        f"{w.duty([body], 'responsible')}：负责{w.topic()}，{w.dice.choice(DETAILS)}。" for body in w.pick(3)
    )


def _labels_below(w: Writer) -> str:
    first, *rest = w.pick(3)
    return (
        f"{w.told()}\n牵头单位：{w.duty([first], 'lead')}\n责任单位：{w.duty(rest, 'responsible')}\n完成时限：{w.day()}"
    )


def _nobody(w: Writer) -> str:
    return w.told()


CLAUSES: tuple[Callable[[Writer], str], ...] = (
    _list_note, _role_note, _ministry_note, _plain_note, _led_prose, _must_prose, _by_body, _labels_below, _nobody,
)  # fmt: skip


def _clauses(w: Writer) -> Iterator[str]:
    """The numbered part of a paper: two to four headings with two to four clauses each, told in two or three ways."""
    yield "一、总体要求\n" + f"以{w.topic()}为重点，{w.dice.choice(DETAILS)}，到{w.year + 3}年，工作机制基本健全。"
    ways = w.dice.sample(CLAUSES, 3)
    for i in range(w.dice.randint(2, 4)):
        yield f"{_DIGITS[i + 1]}、{w.topic()}"
        for j in range(w.dice.randint(2, 4)):
            yield f"（{_DIGITS[j]}）{w.topic()}。{w.dice.choice(ways)(w)}"


def _table(w: Writer) -> str:
    mark = w.dice.choice(("\t", " | "))
    rows = [mark.join(("序号", "工作任务", "牵头单位", "配合单位", "完成时限"))]
    for i in range(w.dice.randint(4, 9)):
        first, *rest = w.pick(3)
        rows.append(
            mark.join(
                (
                    str(i + 1),
                    w.topic(),
                    w.duty([first], "lead"),
                    w.duty(rest, "support"),
                    f"{w.year + 1}年{i % 12 + 1}月底",
                )
            )
        )
    return "\n".join(rows)


# --- whole papers ---


def _subject(w: Writer) -> str:
    """What a title is about: two topics, so that few papers of many are called the same."""
    return f"{w.topic()}和{w.topic()}"


def _office(w: Writer) -> str:
    return f"{w.place.name}人民政府办公室" if w.place.name else "国务院办公厅"


def _code(w: Writer) -> str:
    return f"{w.place.code}政办发" if w.place.name else "国办函"


def _number(w: Writer) -> str:
    return f"{_code(w)}〔{w.year}〕{w.number // len(YEARS) % 997 + 1}号"


def _date(w: Writer) -> str:
    return f"{w.year}年{w.dice.randint(1, 12)}月{w.dice.randint(1, 28)}日"


def _basis(w: Writer) -> str:
    """A paper of the level above: one number always has one title, and many papers rest on the same one."""
    office, sign = "国务院", "国办发"
    if w.place.above and w.place.level != "province":
        office, sign = f"{w.place.above}人民政府", f"{w.place.above[:2]}政办发"
    number = f"{sign}〔{w.year - 1}〕{w.dice.randint(1, 60)}号"
    named = random.Random(number)
    topic = named.choice(VERBS) + named.choice(THINGS) + named.choice(ENDS)
    return f"《{office}办公厅关于{topic}的意见》（{number}）"


def _opening(w: Writer, title: str) -> str:
    return f"{_office(w)}\n{title}\n{_number(w)}\n\n{governments(w.place)}，有关部门、单位：\n"


def _ending(w: Writer) -> str:
    return f"\n\n{_office(w)}\n{_date(w)}\n"


def _notice(w: Writer) -> str:
    start = _opening(w, f"{_office(w)}关于{_subject(w)}的通知")
    return f"{start}为贯彻落实{_basis(w)}精神，现就有关事项通知如下：\n" + "\n".join(_clauses(w)) + _ending(w)


def _promulgated(w: Writer) -> str:
    topic = _subject(w)
    start = _opening(w, f"{_office(w)}关于印发{topic}实施方案的通知")
    body = f"《{topic}实施方案》已经同意，现印发给你们，请认真组织实施。{_ending(w)}\n{topic}实施方案\n\n"
    return f"{start}{body}根据{_basis(w)}，制定本方案。\n" + "\n".join(_clauses(w)) + "\n"


def _with_table(w: Writer) -> str:
    topic = _subject(w)
    start = _opening(w, f"{_office(w)}关于印发{topic}任务分解表的通知")
    body = f"为做好有关工作，现将《{topic}任务分解表》印发给你们，请抓好落实。\n\n附件：{topic}任务分解表{_ending(w)}"
    return f"{start}{body}\n附件\n{topic}任务分解表\n{_table(w)}\n"


def _repealing(w: Writer) -> str:
    old = f"《{_office(w)}关于{_subject(w)}的通知》（{_code(w)}〔{w.year - 5}〕{w.dice.randint(1, 99)}号）"
    return _notice(w).replace(_ending(w), "") + f"\n本通知自印发之日起施行，有效期5年。{old}同时废止。" + _ending(w)


def _blanket(w: Writer) -> str:
    start = _opening(w, f"{_office(w)}关于{_subject(w)}的实施意见")
    rule = f"以下任务均需{governments(w.place)}落实，不再列出。"
    return f"{start}根据{_basis(w)}，结合实际，提出以下意见。{rule}\n" + "\n".join(_clauses(w)) + _ending(w)


def _forwarded(w: Writer) -> str:
    topic, (owner,) = _subject(w), w.pick(1)
    start = _opening(w, f"{_office(w)}转发{owner}关于{topic}意见的通知")
    outer = f"{owner}《关于{topic}的意见》已经同意，现转发给你们，请结合实际认真贯彻执行。{_ending(w)}"
    return (
        f"{start}{outer}\n关于{topic}的意见\n{owner}\n\n为{w.topic()}，提出以下意见：\n" + "\n".join(_clauses(w)) + "\n"
    )


def _leading_group(w: Writer) -> str:
    chair, *rest = w.pick(5)
    people = "\n".join(
        f"　　　{who}　{body}负责人" for who, body in zip("王刚 李娜 张伟 刘洋".split(), rest, strict=True)
    )
    group = (
        f"\n附件\n工作领导小组名单\n组　长：赵明　副{w.place.mark or '部'}长\n成　员：{people.strip()}\n"
        f"领导小组办公室设在{chair}，负责日常工作。\n"
    )
    return _notice(w) + group


FORMS: dict[str, Callable[[Writer], str]] = {
    "notice": _notice, "promulgated": _promulgated, "table": _with_table, "repealing": _repealing,
    "blanket": _blanket, "forwarded": _forwarded, "group": _leading_group,
}  # fmt: skip


def _damaged(w: Writer, text: str) -> str:
    """A print with lost brackets of its number and a line broken inside a word, as scans have them."""
    text = text.replace(f"〔{w.year}〕", f"〔{w.year}", 1)
    place = text.find("。", len(text) // 2)
    return text[: place - 2] + "\n" + text[place - 2 :] if place > 2 else text


def make_paper(seed: int, number: int) -> Paper:
    """The paper of that number; the same for the same seed on every machine."""
    w = Writer(seed, number)
    form = w.dice.choice(list(FORMS))
    text = FORMS[form](w)
    if w.dice.random() < 0.1:
        text = _damaged(w, text)
    return Paper(f"{number:06}_{form}.txt", text, form, tuple(w.duties))


def write_papers(folder: Path, count: int, seed: int = 9704) -> int:
    """So many papers as files, a thousand in a folder; their bytes together."""
    size = 0
    for number in range(count):
        paper = make_paper(seed, number)
        path = folder / f"{number // 1000:03}" / paper.name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(paper.text.encode())
    return size


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Writes made papers into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=9704)
    given = parser.parse_args()
    write_papers(given.folder, given.count, given.seed)
