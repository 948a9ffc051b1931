"""Heads of the columns of task tables, and what a column with such a head holds."""

from __future__ import annotations

import re
from enum import Enum


class Column(Enum):
    NUMBER = "number"
    CATEGORY = "category"
    TASK = "task"
    TARGET = "target"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    TIME = "time"
    REMARK = "remark"
    OTHER = "other"


_HEADS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"序号|编号|项次|排序|号")),
    (
        Column.LEAD,
        re.compile(
            r"(?:省级|市级|县级)?(?:牵头|主责|主办|主要责任|第一责任|领衔)(?:负责|责任)?(?:单位|部门|处室|科室|责任单位|机构)?(?:及?责任人)?"
        ),
    ),
    (
        Column.SUPPORT,
        re.compile(r"(?:配合|协办|参与|参加|协同|协助|配合责任|协作|协调)(?:单位|部门|处室|科室|责任单位|机构)?"),
    ),
    (
        Column.RESPONSIBLE,
        re.compile(
            r"(?:省级|市级|县级)?(?:责任|负责|落实|实施|承办|报送|填报|上报|提交|属地|承担|主管|分工|整改责任|执行|具体责任|组织实施|责任分工|包保|包联|包抓|包联帮扶|帮扶|挂点|挂钩|驻点|联系|督导责任)(?:单位|部门|处室|科室|主体|机构|股室)?(?:[（(].{1,10}[）)])?|(?:责任|分工|单位|部门)"
        ),
    ),
    (
        Column.TIME,
        re.compile(
            r"(?:计划|整改|拟)?(?:到岗|到位|上岗|反馈|报送|上报|完成|办结|开工|开始|启动|时间|进度|实施|整改|推进|起止|工作)?(?:时限|时间|期限|进度|节点|安排|日期|时限要求|时间要求|时间安排|进度安排|时间节点|进度要求|年限)|年度|时段|阶段时间"
        ),
    ),
    (
        Column.OTHER,
        re.compile(
            r"(?:省|市|县|区|州)?(?:级)?(?:分管|责任|牵头|包联|联系|督办|挂点|包抓|包保|带班|值班)(?:市|县|区|州|省)?(?:级)?(?:领导|领导同志|人|负责人)|(?:联络员|联系人)(?:及|和|、)?(?:联系)?电话|(?:包保|包联|包抓|挂点|联系|帮扶)(?:乡镇|镇|街道|村|社区|企业|区域|单元|片区)(?:[（(][^（()）]{1,10}[）)])?|责任人|联系(?:人|电话)|负责人|挂点领导|资金来源|投资(?:额|估算)?|所在地"
        ),
    ),
    (
        Column.OTHER,
        re.compile(
            r"第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?|(?:接收|受理|报送至?|报往)(?:单位|部门|处室|科室|对象)"
        ),
    ),
    (
        Column.OTHER,
        re.compile(
            r"(?:监督|督办|监管|督导|督查|验收|考核|评估)(?:责任)?(?:单位|部门|机构)|建设地点|实施地点|项目地点"
        ),
    ),
    (Column.REMARK, re.compile(r"备\s*注|说明|附注")),
    (
        Column.TARGET,
        re.compile(
            r"(?:目标|预期|工作|年度)?(?:目标|指标|成果|成效|目标值|要求|目标要求|成果形式|预期目标|工作目标|目标指标|考核指标|主要指标|工作要求|具体要求|完成标准)"
        ),
    ),
    (
        Column.TASK,
        re.compile(
            r"(?:具体|工作|主要|重点|年度|本年度|当年|年度建设|年度工作|建设|实施|细化|分解|政策|任务|改革|整改|落实|目标)?(?:任务|措施|内容|举措|事项|项目|工作|任务分工|任务内容|工作任务|工作内容|工作措施|重点任务|主要任务|任务措施|任务事项|改革举措|任务名称|工程名称|项目名称|工作举措|工作事项|条款|政策措施|要点|主要内容|重点工作|目标与任务|任务与目标|目标任务|具体内容|具体任务|具体措施|任务清单|(?:项目|工程|活动|服务|建设|改造|整治|报送|填报|上报|提交|包保|包联|帮扶|巡查|防范|管控)(?:内容|任务|事项|材料)|名称)|(?:包保|工作|整治|排查|检查|巡查|防范|防控|监管|督导|管控)重点"
        ),
    ),
    (
        Column.CATEGORY,
        re.compile(
            r"(?:任务|改革|重点|工作|业务)?(?:类别|分类|类型|领域|方面|板块|一级任务|大项|项目类别|模块|阶段|工作阶段|步骤|环节)"
        ),
    ),
)
_MAX_HEAD = 14


def column_of(head: str) -> Column | None:
    """What a column with this head holds, None for a word that is no head.

    >>> column_of("牵头单位"), column_of("完 成 时 限"), column_of("加快推进")
    (<Column.LEAD: 'lead'>, <Column.TIME: 'time'>, None)
    """
    bare = "".join(head.split())
    if not bare or len(bare) > _MAX_HEAD:
        return None
    return next((column for column, pattern in _HEADS if pattern.fullmatch(bare)), None)


_YEAR_HEAD = re.compile(
    r"(?:到)?(?P<year>20\d\d)年?(?:度|底|末)?(?:预期|规划|计划|年度)?(?:目标|目标值|指标|指标值|计划|计划数|任务|任务数|规划值|预期值)?"
)
_UNIT_HEAD = re.compile(r"(?:计量|指标)?单位")


def year_of_column(head: str) -> str | None:
    """The year that a column of goals is for: 2025年目标值; None for 2020年基数 and every other head."""
    found = _YEAR_HEAD.fullmatch("".join(head.split()))
    return found["year"] if found else None


def is_unit_column(head: str) -> bool:
    """单位 may head units of measure as well as bodies: in a table with a column a year it is the former."""
    return _UNIT_HEAD.fullmatch("".join(head.split())) is not None


def is_goal_table(heads: list[str]) -> bool:
    """A table of indicators: what is to be reached, in which year, in which unit."""
    named = any(re.search(r"指标|项目|名称|任务|内容", head) for head in heads)
    return named and any(year_of_column(head) for head in heads)


BODY_COLUMNS = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)
TEXT_COLUMNS = (Column.CATEGORY, Column.TASK, Column.TARGET)


def is_task_table(columns: list[Column | None]) -> bool:
    """A table that gives work to do: it says what, and who or when."""
    kinds = set(columns)
    gives = kinds & {Column.TASK, Column.CATEGORY, Column.TARGET}
    return bool(gives) and bool(kinds & {*BODY_COLUMNS, Column.TIME})
