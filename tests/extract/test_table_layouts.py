"""The usual tables of tasks, under the heads that offices give them, in every way that files carry a table."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import product

import pytest

from graph.model import Record
from graph.pipeline import read_record

HEADS = (
    "序号 工作任务 牵头单位 责任单位 完成时限",
    "序号 重点任务 责任单位 完成时限",
    "序号 任务名称 工作内容 牵头部门 配合部门 完成时间",
    "序号 项目 目标任务 责任单位 协办单位 备注",
    "序号 主要任务 具体措施 责任部门 时限要求",
    "序号 工作内容 牵头领导 牵头单位 参与单位 时间节点",
    "序号 类别 任务 主责单位 配合单位",
    "工作任务 责任单位 完成时限",
    "序号 任务分工 牵头单位 配合单位",
    "序号 重点工作 工作措施 责任单位 责任人 完成时限",
    "序号 改革事项 牵头单位 参加单位 成果形式 时间安排",
    "序号 事项 主管部门 配合部门 完成期限",
    "序号 整改任务 整改措施 整改责任单位 整改时限",
)
ROLES = {"牵头": "lead", "配合": "support", "协办": "support", "参与": "support", "参加": "support"} | dict.fromkeys(
    ("责任", "主责", "主管", "整改责任"), "responsible"
)
BODIES = "市民政局 市财政局 市卫健委 市教育局 市公安局 市住建局 市人社局 市应急管理局 市医保局 市水务局".split()
WORK = (
    "完善养老服务设施，按季度通报", "推进老旧小区改造，覆盖全部县区", "开展安全隐患排查，建立台账",
    "建立信用评价制度，公开结果", "加强农村饮水保障，达到90%以上", "组织职业技能培训，逐月通报",
)  # fmt: skip
Cells = list[list[str]]
LAYOUTS: dict[str, Callable[[Cells], str]] = {
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "bars": lambda rows: "\n".join("| " + " | ".join(row) + " |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])),
    "blanks": lambda rows: "\n".join("  ".join(cell or "—" for cell in row) for row in rows),
    "a cell a line": lambda rows: "\n".join(cell or "—" for row in rows for cell in row),
    "with empty lines": lambda rows: "\n\n".join(cell or "—" for row in rows for cell in row),
    "html": lambda rows: "<table>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows) + "</table>",
}  # fmt: skip
ANNEX = """南京市人民政府办公室关于印发2022年重点工作任务分解表的通知
宁政办发〔2022〕3号

各区人民政府，市各委办局：
现将《2022年重点工作任务分解表》印发给你们，请认真落实。

附件：2022年重点工作任务分解表

南京市人民政府办公室
2022年3月2日

附件

2022年重点工作任务分解表

{table}
"""
BODY = """南京市人民政府办公室关于做好2022年重点工作的通知
宁政办发〔2022〕3号

各区人民政府：
一、工作任务
各项任务见下表。
{table}
二、工作要求
各单位要加强领导。

南京市人民政府办公室
2022年3月2日
"""


def role_of(head: str) -> str | None:
    return ROLES.get(head.removesuffix("单位").removesuffix("部门")) if head.endswith(("单位", "部门")) else None


def make_row(heads: Sequence[str], number: int, dice: random.Random) -> tuple[list[str], set[tuple[str, str]]]:
    """The cells of a row, and who has which part by them; no body stands twice in a row."""
    cells, duties, left = [], set(), dice.sample(BODIES, len(BODIES))
    for head in heads:
        if head == "序号":
            cells.append(str(number))
        elif role := role_of(head):
            names = [left.pop() for _ in range(1 if role == "lead" else dice.randint(1, 3))]
            cells.append("、".join(names))
            duties |= {(name, role) for name in names}
        elif head[-2:] in ("时限", "时间", "节点", "安排", "期限", "要求"):
            cells.append(dice.choice(("2022年6月底前", "2022年12月", "长期坚持", "2022年10月31日前")))
        else:
            cells.append(_words(head, number))
    return cells, duties


def _words(head: str, number: int) -> str:
    own = {"备注": "", "类别": "民生", "责任人": "张伟", "牵头领导": "李娜", "成果形式": "印发文件"}
    work = WORK[number % len(WORK)]
    return own.get(head, work[:6] if head in ("项目", "任务名称", "主要任务", "重点工作", "整改任务") else work)


def duties_of(record: Record) -> Iterator[set[tuple[str, str]]]:
    for task in record.tasks:
        if task.kind.value == "row":
            yield {(each.mention, each.role.value) for each in task.assignments}


@pytest.mark.parametrize(("layout", "where"), [*product(LAYOUTS, (ANNEX, BODY))])
@pytest.mark.parametrize("heads", HEADS)
def test_rows(heads: str, layout: str, where: str) -> None:
    dice = random.Random(heads)
    rows = [make_row(heads.split(), number, dice) for number in range(1, 7)]
    table = LAYOUTS[layout]([heads.split(), *(cells for cells, _ in rows)])
    record = read_record(where.format(table=table).encode(), "a.md" if layout in ("bars", "html") else "a.txt")
    assert list(duties_of(record)) == [duties for _, duties in rows]
