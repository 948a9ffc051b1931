"""Rows of tables that give work to do: which column says what is known by its head.

序号 · 工作任务 / 重点任务 / 措施 · 牵头单位 · 责任单位 · 配合单位 · 完成时限. The text of a row is its most specific task
cell; a cell may itself hold labels or verbs (`执收单位负责，财政局配合`); — and 无 are nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.extract.deadlines import parse_deadline_cell
from graph.extract.defaults import Defaults, Leads, cut_defaults, find_defaults
from graph.extract.roles import Statement, parse_statement
from graph.extract.rule import Rule
from graph.extract.sentences import condense
from graph.extract.verbs import Party
from graph.model import Basis, Deadline, Role
from graph.parse.allotments import read_allotments
from graph.parse.columns import Column, column_of, is_unit_column, year_of_column
from graph.parse.structure import Row, Table
from graph.spans import Text, squeeze

RULES = (
    Rule(
        "row.cell",
        "a row of a table of tasks, its bodies by the column they stand in",
        "1｜建设政务云平台｜市大数据局｜2022年12月",
    ),
)

_NUMBER = re.compile(r"^(?:序号|编号|项目序号|任务序号|序|号|No\.?)$", re.IGNORECASE)
_PERSON = re.compile(r"领导|责任人|负责人|联系人|联络员|姓名|电话|联系方式|职务")
_LEAD = re.compile(r"牵头|主抓")
_SUPPORT = re.compile(r"配合|协办|参与|参加|协同|协助|协作")
_RESPONSIBLE = re.compile(
    r"属地|报送|填报|上报|提交|包保|包联|包抓|帮扶|挂点|挂钩|驻点|责任|负责|承办|主办|主责|主管|实施(?:单位|主体|部门)|落实(?:单位|部门)|承担|分工|任务单位"
)
_BODY = re.compile(r"单位|部门|主体|处室|科室|股室|机构|分工|地区|责任$|牵头$|负责$|配合$")
_WHEN = re.compile(r"时限|期限|年限|完成时间|时间(?:节点|安排|进度|要求)?$|进度安排|完成日期|办结|节点|阶段$|进度$")
_TASK = re.compile(
    r"(?:包保|工作|整治|排查|检查|巡查|防范|防控|监管|督导|管控)重点$|部位|点位|路段|河段|任务|措施|举措|事项|内容|工作|项目|要求|职责|行动|工程|政策|做法"
)
_NAMED = re.compile(r"(?:重点|建设)?(?:项目|工程|事项|活动)名称")
_FINE = re.compile(r"措施|举措|内容|具体|做法|细化|分解|三级|二级")
_WORK = re.compile(r"任务|事项|工作(?!要求)|项目|行动|工程|^$")
_GOAL = re.compile(
    r"目标|指标|成果|成效|标准|依据|备注|效果|责任|进展|问题|说明|来源|类型|类别|名称|金额|资金|数量|电话"
)
_DITTO = re.compile(r"(?:责任单位|牵头单位|配合单位)?同(?:上|前)|〃|″")
_NOTHING = re.compile(r"^[\s—–\-－/／\\无、.。]*$")
_ITEM = re.compile(r"^\s*(?:[（(]?\d{1,3}[)）.．、]|[①-⑳])\s*")


@dataclass(frozen=True, slots=True)
class RowReading:
    """What a row gives to do; `leads` is a rule that stands in the head of its column."""

    path: str
    text: Text
    parties: tuple[Party, ...]
    open_list: bool
    deadline: Deadline | None
    category: str
    leads: Leads | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Indexes of the columns of a table of tasks, by what they hold."""

    task: tuple[int, ...]
    roles: tuple[tuple[int, Role], ...]
    when: tuple[int, ...]
    leads: Leads | None = None


def read_columns(table: Table) -> Columns | None:
    """What the columns of a table hold, by their heads; None if it gives no work to do.

    >>> from graph.spans import Text
    >>> empty = Text("", ())
    >>> read_columns(Table("附件1", empty, ("序号", "工作任务", "责任单位", "完成时限"), ())).task
    (1,)
    """
    task, roles, when = [], [], []
    leads: Leads | None = None
    yearly = any(map(year_of_column, table.columns))
    for i, head in enumerate(table.columns):
        if yearly and is_unit_column(head):
            continue
        role = _role_of(head)
        if role is not None:
            roles.append((i, role))
            leads = leads or find_defaults(Text.of(head)).leads
        elif _WHEN.search(head):
            when.append(i)
        elif _is_task(head, table.columns[i - 1] if i else ""):
            task.append(i)
    if not task:  # 项目名称 says what is to be done where no other column does
        task = [i for i, head in enumerate(table.columns) if _NAMED.fullmatch(head)][:1]
    if not task:
        task = _unnamed(table, {i for i, _ in roles} | set(when))
    if not task or not (roles or when or _is_plan(table)):
        return None
    return Columns(tuple(task), tuple(roles), tuple(when), leads)


def _role_of(head: str) -> Role | None:
    bare = re.sub(r"[（(][^（()）]*[)）]", "", head)
    if column_of(bare) is Column.TASK or (_PERSON.search(bare) and not _BODY.search(bare)):
        return None  # 任务分工 says what is to be done
    if _PERSON.search(bare) and not re.search(r"单位|部门", bare):
        return None
    if _LEAD.search(bare):
        return Role.LEAD if not re.search(r"配合", bare) else Role.RESPONSIBLE
    if _SUPPORT.search(bare) and (_BODY.search(bare) or len(bare) <= 4):
        return Role.SUPPORT
    if _RESPONSIBLE.search(bare) and _BODY.search(bare):
        return Role.RESPONSIBLE
    return None


def _is_task(head: str, before: str) -> bool:
    if _NUMBER.match(head):
        return False
    if head == "":
        return _TASK.search(before) is not None and not _GOAL.search(before)
    return _TASK.search(head) is not None and not (_GOAL.search(head) and not re.search(r"任务|措施|内容", head))


def _unnamed(table: Table, taken: set[int]) -> list[int]:
    """A table whose heads are lost: the column with the longest cells gives the work."""
    if not table.rows or any(head and not _GOAL.search(head) for head in table.columns):
        return []
    width = [0] * len(table.columns)
    for row in table.rows[:50]:
        for i, cell in enumerate(row.cells[: len(width)]):
            width[i] += len(cell)
    best = [i for i in range(len(width)) if i not in taken and width[i] > 8 * min(50, len(table.rows))]
    return best[:1]


def _is_plan(table: Table) -> bool:
    """A plan by stages has neither bodies nor dates of its own: 准备阶段, 试点阶段."""
    return any(re.search(r"阶段|时期|步骤", row.item) for row in table.rows)


def read_rows(table: Table, year: int | None) -> Iterator[RowReading]:
    """The rows of a table that give work to do, in order."""
    columns = read_columns(table)
    if columns is None:
        yield from _allotted(table, year)
        return
    above: tuple[Text, ...] = ()
    for number, printed in enumerate(table.rows, 1):
        row = replace(printed, cells=_undittoed(printed.cells, above))
        above = row.cells
        reading = _read_row(table, row, columns, _path(table, row, number), year)
        if reading is not None:
            yield reading


def _allotted(table: Table, year: int | None) -> Iterator[RowReading]:
    """The rows of a table that divides numbers among places: each place has its own to reach."""
    allotted = read_allotments(table)
    if allotted is None:
        return
    for number, row in allotted.rows:
        who = condense(_cell(row, allotted.place))
        own = Text.join([who, *(cell for i in allotted.units if (cell := condense(_cell(row, i))))], "\t")
        due = next((d for i in allotted.times if (d := parse_deadline_cell(_cell(row, i), year))), None)
        party = Party(who, Role.RESPONSIBLE, "row.cell", basis=Basis.TABLE)
        yield RowReading(_path(table, row, number), own, (party,), False, due, "", None, squeeze(who.text))


def _undittoed(cells: tuple[Text, ...], above: tuple[Text, ...]) -> tuple[Text, ...]:
    """同上 stands for what the cell above says."""
    return tuple(
        above[i] if i < len(above) and _DITTO.fullmatch(cell.text.strip()) else cell for i, cell in enumerate(cells)
    )


def _read_row(table: Table, row: Row, columns: Columns, path: str, year: int | None) -> RowReading | None:
    task, category = _task_cell(row, columns, table)
    if task is None:
        return None
    parties: list[Party] = []
    open_list = False
    for i, role in columns.roles:
        found, more = _cell_parties(_cell(row, i), role)
        parties += found
        open_list = open_list or more
    due = next((d for i in columns.when if (d := parse_deadline_cell(_cell(row, i), year))), None) or _stage_deadline(
        table, row, columns, year
    )
    return RowReading(path, task, tuple(parties), open_list, due, category, columns.leads)


def _path(table: Table, row: Row, number: int) -> str:
    """附件1/5/2: item 5, second row; 附件1/5 where every item is one row."""
    item = row.item or str(number)
    single = all(other.index == 1 for other in table.rows)
    return f"{table.path}/{item}" if single else f"{table.path}/{item}/{row.index}"


def _cell(row: Row, index: int) -> Text:
    return row.cells[index] if index < len(row.cells) else Text("", ())


def _task_cell(row: Row, columns: Columns, table: Table) -> tuple[Text | None, str]:
    """The most specific task cell that is filled, and the name of the item it belongs to."""
    filled = [i for i in columns.task if not _NOTHING.match(_cell(row, i).text)]
    if not filled:
        return None, ""
    fine = [i for i in filled if i < len(table.columns) and _FINE.search(table.columns[i])]
    work = [i for i in filled if i >= len(table.columns) or _WORK.search(table.columns[i])]
    best = (fine or work or filled)[-1]
    text = condense(_cell(row, best))
    mark = _ITEM.match(text.text)
    others = [i for i in filled if i < best]
    category = squeeze(_cell(row, others[-1]).text) if others else ""
    return text.slice(mark.end()) if mark and mark.end() < len(text) else text, category


def _cell_parties(cell: Text, role: Role) -> tuple[list[Party], bool]:
    """The bodies of a cell; its line breaks separate names or cut them, whichever leaves more known bodies."""
    text = condense(cell)
    if _NOTHING.match(text.text):
        return [], False
    readings = (
        [_read_cell(text.squeeze(), role), _read_cell(text, role)] if "\n" in text.text else [_read_cell(text, role)]
    )
    best = max(readings, key=_known_share)
    if best is None:
        return [], False
    return [replace(party, rule="row.cell", basis=Basis.TABLE) for party in best.parties], best.open_list


def _read_cell(text: Text, role: Role) -> Statement | None:
    kept, _ = cut_defaults(text)
    return parse_statement(kept, role) if kept else None


def _known_share(statement: Statement | None) -> float:
    parties = statement.parties if statement else ()
    return sum(party.known for party in parties) / len(parties) if parties else -1.0


def _stage_deadline(table: Table, row: Row, columns: Columns, year: int | None) -> Deadline | None:
    """The period that a stage's cell holds: 准备阶段（2017年1月至12月）."""
    for i, cell in enumerate(row.cells):
        if i not in columns.task and re.search(r"阶段|步骤", cell.text):
            inner = re.search(r"[（(]([^（()）]{4,40})[)）]", cell.text)
            if inner and (found := parse_deadline_cell(cell.slice(*inner.span(1)), year)):
                return found
    return None


def table_defaults(table: Table) -> Defaults:
    """Rules that stand in a table's caption."""
    return find_defaults(condense(table.caption))
