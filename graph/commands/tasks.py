"""Tasks as people read them: a card each on a terminal, a line each in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.values import to_plain
from graph.commands.console import terminal_width, write
from graph.commands.marks import can_mark, mark
from graph.commands.rows import Column, Format, Row, key, print_rows
from graph.commands.width import pad, wrap
from graph.commands.words import FIELDS, ROLES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.answers.values import TaskPart

_INDENT = 8


def print_tasks(tasks: Sequence[TaskPart], format: Format, explain: bool = False) -> None:
    """Writes tasks to stdout; the default format gives each a card of several lines, with `explain` the reasons too."""
    rows = [to_plain(task) for task in tasks]
    if format is not Format.TABLE:
        print_rows(rows, (*COLUMNS, *(_WHY if explain else ())), format)
        return
    width = terminal_width()
    write("\n".join("".join(f"{line}\n" for line in _card(i, row, width, explain)) for i, row in enumerate(rows, 1)))


def _card(i: int, row: Row, width: int, explain: bool) -> Iterator[str]:
    yield from hanging(f"{i}.", row["title"], width, len(f"{i}. "))
    yield from iter_duty_lines(row, width)
    yield from hanging("  依据", _document(row), width)
    quote = hanging("  原文", f"“{row['evidence']['quote']}”", width)
    yield from mark(list(quote), _quoted_words(row)) if can_mark() else quote
    yield from hanging("  出处", _place(row), width)
    if explain:
        yield from hanging("  理由", _reasons(row), width)


def _quoted_words(row: Row) -> list[str]:
    return [word for reason in row["reasons"] for word in reason["quoted"].split("、")]


def _reasons(row: Row) -> str:
    """护工 → 护理员（正文）；工资 → 待遇（正文）；得分 0.78."""
    parts = []
    for reason in row["reasons"]:
        same = reason["asked"] == reason["found"]
        words = reason["asked"] if same else f"{reason['asked']} → {reason['found']}"
        parts.append(f"{words}（{FIELDS[reason['field']]}）")
    return "；".join([*parts, f"得分 {row['score']:.2f}"])


def iter_duty_lines(row: Row, width: int) -> Iterator[str]:
    """The bodies of a task by role, and its deadline, a labelled line each."""
    for role, label in ROLES.items():
        bodies = [_body(body) for body in row["bodies"] if body["role"] == role]
        if bodies:
            yield from hanging(f"  {label}", "、".join(bodies), width)
    if not row["bodies"]:
        yield from hanging("  单位", "（原文没有写明）", width)
    if row["deadline"]:
        yield from hanging("  时限", _deadline(row), width)


def hanging(label: str, text: str, width: int, indent: int = _INDENT) -> Iterator[str]:
    """The label, and the text beside it on as many lines as it needs."""
    for n, line in enumerate(wrap(" ".join(text.split()), width - indent)):
        yield (pad(label if n == 0 else "", indent) + line).rstrip()


def _body(body: Row) -> str:
    today = body["today"]
    if today is None:
        return str(body["agency"])
    if "undetermined" in today:
        return f"{body['agency']}（今无法确定：{today['undetermined']}）"
    return str(body["agency"]) if today["agency"] == body["agency"] else f"{body['agency']}（今：{today['agency']}）"


def _bodies(role: str) -> Column:
    return Column(ROLES[role], lambda row: "、".join(_body(body) for body in row["bodies"] if body["role"] == role))


def _deadline(row: Row) -> str:
    deadline = row["deadline"]
    if not deadline:
        return ""
    date = deadline["date"]
    return f"{deadline['text']}（{date}）" if date and date not in deadline["text"] else str(deadline["text"])


def _document(row: Row) -> str:
    document = row["document"]
    parts = [document["number"] or "", f"《{document['title']}》" if document["title"] else ""]
    where = " ".join(part for part in (row["path"], STATES[document["state"]]) if part)
    return f"{''.join(parts)} {where}"


def _place(row: Row) -> str:
    evidence = row["evidence"]
    return f"{evidence['source']} [{evidence['start']}:{evidence['end']}]"


COLUMNS = (
    key("任务", "title"),
    *map(_bodies, ROLES),
    Column("时限", _deadline),
    key("文号", "document.number"),
    key("文件", "document.title"),
    key("条款", "path"),
    Column("状态", lambda row: STATES[row["document"]["state"]]),
    key("原文", "evidence.quote"),
    Column("出处", _place),
)
_WHY = (Column("理由", _reasons),)
