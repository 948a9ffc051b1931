"""All tasks of a document."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import Code
from graph.extract import (
    defaults,
    prose,
    roles,
    rows,
    tasks,
)
from graph.extract.tasks import TaskFinding, find_tasks
from graph.model import Basis, Modality, Task, TaskKind
from tests.extract.papers import ClauseLine, build


def find(lines: Sequence[ClauseLine], **rest: object) -> TaskFinding:
    document, source = build(lines, **rest)  # type: ignore[arg-type]
    found = find_tasks(document, source)
    for task in found.tasks:
        assert task.evidence.span.of(source) == task.evidence.quote
        assert all(a.evidence.span.of(source) == a.evidence.quote for a in task.assignments)
    return found


def brief(task: Task) -> str:
    return f"{task.path} {' '.join(f'{a.mention}:{a.role.value}' for a in task.assignments)}".strip()


def paths(found: TaskFinding) -> list[str]:
    return [brief(task) for task in found.tasks]


def test_a_clause_and_its_sentences() -> None:
    found = find(
        [("一", "重点任务", ""), ("一/（一）", "试点", "各县区要积极开展。（责任单位：市卫健委、市财政局等）")]
    )
    assert paths(found) == ["一/（一） 市卫健委:responsible 市财政局:responsible", "一/（一）/s1 各县区:responsible"]
    clause, sentence = found.tasks
    assert (clause.kind, clause.title, clause.starts, clause.open_list) == (
        TaskKind.CLAUSE,
        "试点",
        "各县区要积极开展",
        True,
    )
    assert (sentence.kind, sentence.title, sentence.category) == (TaskKind.SENTENCE, "各县区要积极开展", "试点")
    assert clause.category == "重点任务"


def test_leaf_clauses_without_anybody_are_listed_where_work_is_given() -> None:
    lines = [
        ("一", "指导思想", "深入贯彻新发展理念。"),
        ("二", "重点任务", ""),
        ("二/（一）", "改造管网", "更新老旧管网。"),
        ("三", "附则", "本方案自印发之日起施行。"),
    ]
    assert paths(find(lines)) == ["二/（一）"]
    assert paths(find(lines, title="关于推广典型经验的通知")) == []


def test_a_clause_of_many_duties_is_no_task_beside_them() -> None:
    bodies = ["市发改委", "市财政局", "市医保局", "市民政局", "市教育局", "市公安局", "市司法局"]
    told = [f"一/s{i} {name}:responsible" for i, name in enumerate(bodies, 1)]
    assert paths(find([("一", "强化协作", "".join(f"{name}要统筹。" for name in bodies))])) == told
    few = paths(find([("一", "强化协作", "".join(f"{name}要统筹。" for name in bodies[:3]))]))
    assert few == ["一", *told[:3]]


def test_several_notes_make_sentences() -> None:
    found = find([("一", "稳岗", "降低费率。（市税务局负责）发放贷款。（市人社局、市财政局负责）")])
    assert paths(found) == ["一/s1 市税务局:responsible", "一/s2 市人社局:responsible 市财政局:responsible"]
    assert [task.starts for task in found.tasks] == ["降低费率", "发放贷款"]


def test_a_superiors_note_and_ones_own() -> None:
    found = find([("一", "整治", "完善监管。（省教育厅牵头）（市分工：市教育局牵头，市民政局配合）")])
    assert paths(found) == ["一 省教育厅:lead 市教育局:lead 市民政局:support"]


def test_a_heading_covers_what_stands_below() -> None:
    found = find(
        [
            ("一", "完善设施（市住建局牵头，市财政局配合）", ""),
            ("一/1", "改造管网", "更新管网。"),
            ("一/2", "完善停车", "新增泊位。（市公安局负责）"),
            ("二", "提升管理", ""),
            ("二/1", "规范秩序", "查处违停。"),
        ]
    )
    assert paths(found) == ["一/1 市住建局:lead 市财政局:support", "一/2 市住建局:lead 市公安局:responsible", "二/1"]
    assert found.tasks[0].assignments[0].basis is Basis.HEADING


def test_a_note_behind_the_last_item_is_the_clauses() -> None:
    found = find(
        [
            ("一", "招商", ""),
            ("一/1", "", "组建小分队10支；"),
            ("一/2", "", "签约项目30个。\n责任单位：县商务局\n完成时限：2022年8月"),
        ]
    )
    assert paths(found) == ["一 县商务局:responsible"]
    assert found.tasks[0].deadline is not None
    assert found.tasks[0].deadline.date == "2022-08"


def test_a_note_in_a_clauses_own_heading_is_its_own() -> None:
    found = find([("一", "完善停车设施（市公安局牵头）", "新增泊位。（市城管局配合）")])
    assert paths(found) == ["一 市公安局:lead 市城管局:support"]
    assert {a.basis for a in found.tasks[0].assignments} == {Basis.LIST}
    several = find([("一", "停车（市公安局牵头）", "新增泊位。（市城管局负责）规范收费。（市发改委负责）")])
    assert paths(several) == ["一/s1 市公安局:lead 市城管局:responsible", "一/s2 市公安局:lead 市发改委:responsible"]


def test_the_last_chapters_note_is_not_the_documents() -> None:
    found = find([("一", "甲", "开展甲。"), ("二", "乙", "开展乙。\n（责任单位：市教育局）")])
    assert paths(found) == ["一", "二 市教育局:responsible"]


def test_headings_compound() -> None:
    found = find(
        [
            ("一", "甲（市住建局牵头）", ""),
            ("一/（一）", "乙（市财政局负责）", ""),
            ("一/（一）/1", "丙", "开展丙。"),
        ]
    )
    assert paths(found) == ["一/（一）/1 市住建局:lead 市财政局:responsible"]


def test_rosters_are_no_duties() -> None:
    assert (
        paths(find([("一", "市城市规划委员会", "主任委员：甲某。副主任委员：乙某。")], title="关于调整机构的通报"))
        == []
    )


def test_defaults_reach_forward() -> None:
    found = find(
        [
            ("一", "甲", "开展甲。（省水利厅负责）"),
            ("二", "乙", "开展乙。（省民政厅负责，地方各级人民政府落实。以下均需地方各级人民政府落实，不再列出）"),
            ("三", "丙", "开展丙，各地要加强领导。（省教育厅负责）"),
            ("四", "丁", "开展丁。"),
        ]
    )
    assert paths(found) == [
        "一 省水利厅:responsible",
        "二 省民政厅:responsible 地方各级人民政府:implement",
        "三 省教育厅:responsible 地方各级人民政府:implement",
        "三/s1 各地:responsible",
        "四",
    ]
    assert [a.basis for task in found.tasks[1:3] for a in task.assignments] == [
        Basis.LIST,
        Basis.LIST,
        Basis.LIST,
        Basis.BLANKET,
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（市甲局、市乙局负责，排名第一位的为牵头单位，下同）", "lead"),
        ("（市甲局、市乙局负责，排名第一位的为牵头单位）", "responsible"),
        ("（市甲局、市乙局负责）", "responsible"),
    ],
)
def test_a_rule_in_a_note_is_the_notes_own_unless_it_says_so(first: str, second: str) -> None:
    first = first.replace("市甲局", "市教育局").replace("市乙局", "市财政局")
    found = find([("一", "甲", f"开展甲。{first}"), ("二", "乙", "开展乙。（市水利局、市林业局负责）")])
    assert [a.role.value for a in found.tasks[1].assignments] == [second, "responsible"]
    assert found.tasks[0].assignments[0].role.value == ("lead" if "第一" in first else "responsible")


def test_a_rule_behind_all_clauses() -> None:
    found = find([("一", "甲", "开展甲。（市教育局、市财政局负责）")], tail="上述任务，列第一位的为牵头单位。")
    assert paths(found) == ["一 市教育局:lead 市财政局:responsible"]


def test_the_same_below_for_local_governments_only() -> None:
    lines = [
        ("一", "甲", "开展甲。（市教育局，各县（市、区）人民政府，下同）"),
        ("二", "乙", "开展乙。（市财政局负责）"),
    ]
    assert paths(find(lines))[1] == "二 市财政局:responsible 各县（市、区）人民政府:responsible"
    unclear = find([("一", "甲", "开展甲。（市教育局、市财政局，下同）")])
    assert [d.code for d in unclear.diagnostics] == [Code.RULE_UNCLEAR]


def test_sentences_of_the_document_itself() -> None:
    found = find([], lead="现转发给你们，请各市认真学习。", tail="各地、各部门要高度重视。")
    assert paths(found) == ["s1 各市:responsible", "s2 各地:responsible 各部门:responsible"]


def test_deadlines() -> None:
    found = find(
        [
            ("一", "试点阶段（2021年1月至12月）", "开展试点。"),
            ("二", "甲", "补建消火栓。（市住建局牵头，2023年10月底前完成）"),
            ("三", "乙", "开展宣传。（市教育局负责，长期坚持）"),
        ]
    )
    assert [(t.deadline.text, t.deadline.date) for t in found.tasks if t.deadline] == [
        ("2021年1月至12月", "2021-12"),
        ("2023年10月底前", "2023-10"),
        ("长期坚持", None),
    ]


def test_regulations() -> None:
    lines = [
        ("第一条", "", "为加强管理，制定本办法。"),
        ("第二条", "", "市城管部门负责统一管理。\n公安、交通运输等部门按照各自职责，做好相关工作。"),
        ("第三条", "", "设置广告应当符合规划。"),
        ("第四条", "", "本办法由市城管部门负责解释。"),
    ]
    assert paths(find(lines, title="甲市广告管理办法")) == [
        "第二条/s1 市城管部门:responsible",
        "第二条/s2 公安:responsible 交通运输:responsible",
    ]


def test_a_heading_that_is_a_body() -> None:
    found = find([("一", "市发展改革委", "负责统筹协调。"), ("二", "市财政局", "配合做好资金保障。")])
    assert paths(found) == ["一 市发展改革委:responsible", "二 市财政局:support"]


def test_rows() -> None:
    cells = ("1", "建设平台", "市大数据局、市第三梯队", "长期")
    found = find([], tables=[("附件1", ("序号", "工作任务", "责任单位", "完成时限"), [("1", 1, cells)])])
    assert paths(found) == ["附件1/1 市大数据局:responsible 市第三梯队:responsible"]
    assert found.tasks[0].kind is TaskKind.ROW


def test_modality_and_notes() -> None:
    found = find([("一", "甲", "鼓励社会力量参与。（市甲乙丙委、市教育局负责）")])
    assert found.tasks[0].modality is Modality.ENCOURAGEMENT
    assert len(found.notes) == 1


def test_unknown_items_are_kept_and_reported() -> None:
    found = find([("一", "甲", "开展甲。（责任单位：市教育局、市第三梯队）")])
    assert paths(found) == ["一 市教育局:responsible 市第三梯队:responsible"]
    assert [d.code for d in found.diagnostics] == [Code.NOTE_ITEM_UNKNOWN]


def test_rule_names_are_unique_and_used() -> None:
    rules = [rule for module in (tasks, roles, prose, rows, defaults) for rule in module.RULES]
    names = [rule.name for rule in rules]
    assert len(names) == len(set(names))
    assert all(rule.finds and rule.example for rule in rules)
    found = find([("一", "甲", "各地要做好甲。（责任单位：市教育局）")])
    used = {a.evidence.rule for task in found.tasks for a in task.assignments} | {t.evidence.rule for t in found.tasks}
    assert used <= set(names)


PIECES = st.sampled_from(
    "（ ） ( 、 ， ； 。 ： \n 责任单位： 牵头 配合 负责 由 要 各县、区 人民政府 市教育局 等 下同 以下均需 落实 不再列出 2023年底前 《 》 第一位的为牵头单位 会同 请 部门".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60), st.lists(PIECES, max_size=12))
def test_no_text_raises(body: list[str], title: list[str]) -> None:
    document, source = build(
        [("一", "".join(title), "".join(body)), ("一/（一）", "甲", "".join(body[::-1]))], tail="".join(title)
    )
    found = find_tasks(document, source)
    for task in found.tasks:
        assert task.evidence.span.of(source) == task.evidence.quote
        assert len({a.mention for a in task.assignments}) == len(task.assignments)
    assert found == find_tasks(document, source)
