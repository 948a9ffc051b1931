"""A small record that holds one of everything, made by hand."""

from __future__ import annotations

from graph.errors import Code, Diagnostic
from graph.model import (
    Agency,
    Assignment,
    Basis,
    Block,
    BlockKind,
    Carriage,
    Clause,
    Deadline,
    DeadlineKind,
    Definition,
    Document,
    Evidence,
    Group,
    Issuer,
    Level,
    Member,
    Record,
    Reference,
    Relation,
    RelationType,
    Repair,
    Role,
    Source,
    Target,
    Task,
    TaskKind,
)
from graph.spans import Span

TEXT = """甲市人民政府办公室关于印发甲市乙方案的通知
甲政办发〔20217
各县人民政府：现将方案印发给你们。
甲市人民政府办公室
2021年5月6日
甲市乙方案
为贯彻落实《丙省关于乙工作的意见》（丙政发〔2020〕3号），制定本方案。本方案以下简称《方案》。
一、主要任务
（一）做好登记。到2025年完成登记的"90%"以上，联系电话：0355-2012345。（市民政局牵头，市卫健委、有关部门配合）
成立乙工作领导小组，张三（副市长）任组长，办公室设在市民政局。
"""
SHA = "0" * 63 + "1"
CITY = "149900"


def said(quote: str, rule: str = "sample") -> Evidence:
    """The first place where the text says so."""
    start = TEXT.index(quote)
    return Evidence(Span(start, start + len(quote)), quote, rule)


def body(name: str, line: str) -> Agency:
    return Agency(name, f"{CITY}/{line}", line, "city", CITY, "department")


OFFICE = Issuer(
    "甲市人民政府办公室", said("甲市人民政府办公室"), Agency("甲市人民政府办公室", f"{CITY}/office", None, "city", CITY)
)
CIVIL = body("甲市民政局", "civil")
HEALTH = body("甲市卫生健康委员会", "health")
SOME = Agency("有关部门", None, None, None, None, "collective", ("甲市有关部门",), certain=False)

NOTICE = Document(
    "d1", "甲市人民政府办公室关于印发甲市乙方案的通知", "甲政办发〔2021〕7号", "甲政办发〔20217", (OFFICE,), Level.CITY, "甲市", CITY,
    "2021-05-06", None, "通知", ("各县人民政府",), None, None, approved_by="市人民政府", effective="2021-06-01",
    validity="P5Y", trial=True, evidence={"title": said("甲市人民政府办公室关于印发甲市乙方案的通知"), "number": said("甲政办发〔20217")},
)  # fmt: skip
PLAN = Document(
    "d2",
    "甲市乙方案",
    None,
    None,
    (OFFICE,),
    Level.CITY,
    "甲市",
    CITY,
    None,
    None,
    "方案",
    (),
    "d1",
    Carriage.PROMULGATED,
)
TASK = Task(
    "d2", "一/（一）", "做好登记", TaskKind.CLAUSE, "到2025年", said('到2025年完成登记的"90%"以上，联系电话：0355-2012345。'),
    (
        Assignment("市民政局", Role.LEAD, Basis.LIST, said("市民政局"), CIVIL),
        Assignment("市卫健委", Role.SUPPORT, Basis.LIST, said("市卫健委"), HEALTH),
        Assignment("有关部门", Role.SUPPORT, Basis.LIST, said("有关部门"), SOME),
    ),
    True, Deadline("到2025年", "2025", DeadlineKind.BY, said("到2025年")), category="主要任务",
)  # fmt: skip
RECORD = Record(
    Source("sample.txt", SHA, "text/plain", "utf-8", TEXT),
    (NOTICE, PLAN),
    (
        Clause("d2", "一", None, "一", "主要任务", said("主要任务")),
        Clause("d2", "一/（一）", "一", "（一）", "做好登记", said("做好登记")),
    ),
    (TASK,),
    (
        Relation("d1", RelationType.PROMULGATES, Reference("甲市乙方案", None, "d2"), said("现将方案印发给你们")),
        Relation(
            "d2", RelationType.IMPLEMENTS, Reference("丙省关于乙工作的意见", "丙政发〔2020〕3号"), said("为贯彻落实《丙省关于乙工作的意见》")
        ),
    ),
    (
        Group(
            "d2", "乙工作领导小组", (Issuer("市民政局", said("市民政局"), CIVIL),),
            (Member("张三", "副市长", "组长", None, said("张三")),), said("乙工作领导小组"),
        ),
    ),
    (Target("d2", 90.0, "%", ">=", "2025", said('"90%"以上'), task="d2/一/（一）"),),
    (Definition("《方案》", "甲市乙方案", said("以下简称《方案》")),),
    (Repair("甲政办发〔20217", "甲政办发〔2021〕7号", "number", said("甲政办发〔20217")),),
    (Block(BlockKind.TITLE, Span(0, 22)), Block(BlockKind.UNKNOWN, Span(22, 32))),
    (Diagnostic(5, 9, Code.NOTE_UNCLOSED, "括号没有闭合，电话：2012345"),),
)  # fmt: skip
