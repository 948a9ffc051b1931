"""Which numbered clauses give work to do: those below 任务, 措施, 保障 …, not 指导思想, 总体目标, 附则.

In regulations (第X条) only an article that binds a body is a task; in reports, replies and lists only what is assigned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.parse.structure import Clause, DocumentText

_NO_WORK = re.compile(
    r"指导思想|总体要求|总体思路|基本原则|工作原则|总体目标|主要目标|工作目标|发展目标|行动目标|目标要求|目标定位|年度目标|适用范围|附则|名词解释|术语|定义|背景|现状|发展基础|面临(?:的)?形势|形势(?:与|和)"
    r"|重要意义|重大意义|重要性|必要性|充分认识|(?:执行|实施|发展|工作)情况$|总则|^组织实施$|^组织领导$|基本情况|编制依据|有关说明|主要成效|存在(?:的)?(?:主要)?问题|联系方式|施行日期|实施时间|工作依据|组成人员|人员组成|组织机构|机构组成|成员名单|^(?:成员|组成)单位$|整治范围|(?:实施|禁止|限制)?范围[和与及、](?:期限|时间|对象|内容)$|实施范围|检查范围|检查对象|参加对象|时间地点"
)
_GOAL_WITH_WORK = re.compile(r"任务|措施|举措|重点")
_ORDERS = re.compile(r"方案|意见|措施|计划|要点|规划|行动|通知|任务|工作|政策|清单|安排|部署|分工|举措|决定|若干|纪要")
_TELLS = re.compile(
    r"(?:成立|调整|设立|组建)[^，。]{0,60}(?:领导小组|委员会|指挥部|联席会议|专班|协调机制|工作组)|典型经验|经验做法|先进经验|典型案例|情况的?通报|的通报$|名单|公示|(?<!措施)(?<!方案)(?<!意见)(?<!规定)的(?:公告|通告)$|批复$|复函$|报告$|答复|目录|指南|规范$|标准$|简报|总结|表彰|授予|任免|任职|获奖|废止|失效|应急预案$"
)
_STATUTE = re.compile(
    r"(?:办法|规定|条例|细则|规则|章程|制度)(?:[（(](?:试行|暂行|草案|修订|征求意见稿)[^（）]{0,6}[)）])?$"
)
_WORK_ANNEX = re.compile(r"任务|分工|方案|措施|计划|要点|举措|职责|意见|安排|行动")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,6}条$")


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts as a task in a document: `unassigned` clauses too, or only assigned ones."""

    unassigned: bool


def scope_of(document: DocumentText) -> Scope:
    """By the title: 方案 and 意见 order work, 批复 and 经验 tell of it, 办法 binds by its articles."""
    title = document.title.squeeze().text
    orders = _ORDERS.search(title) is not None or not title
    return Scope(orders and not _TELLS.search(title) and not _STATUTE.search(title))


def annex_scope(title: str, outer: Scope) -> Scope:
    """An annex orders work if its title says so."""
    return Scope(outer.unassigned and _WORK_ANNEX.search(title) is not None and not _TELLS.search(title))


def is_article(clause: Clause) -> bool:
    """第X条, or what is numbered below it."""
    return any(_ARTICLE.search(part) for part in clause.path.split("/"))


def ends_in_article(clause: Clause) -> bool:
    """第X条 itself, not an item of it."""
    return _ARTICLE.search(clause.path.rpartition("/")[2]) is not None


def is_preamble(title: str) -> bool:
    """`一、指导思想`, `（二）总体目标`: neither the clause nor what stands below it is work."""
    if re.fullmatch(r"(?:工作|主要|总体)?目标(?:和)?任务", title):
        return True
    return _NO_WORK.search(title) is not None and not (title.endswith("任务") or _GOAL_WITH_WORK.search(title))
