"""What a document does to the documents it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Code
from graph.extract.relations import find_relations, read_relations
from graph.model import Carriage, RelationType
from graph.parse.structure import DocumentText
from graph.pipeline import read_record
from tests.extract.documents import annex, clause, document, table

A, B = "《甲厅关于整治的通知》（甲应急发〔2022〕11号）", "《乙厅关于检查的意见》（乙安〔2022〕4号）"
TITLE_A, TITLE_B = "甲厅关于整治的通知", "乙厅关于检查的意见"


def kinds(*documents: DocumentText) -> list[tuple[str, str | None]]:
    return [(r.type.value, r.target.title) for r in find_relations(documents)]


LEADS = [
    (f"为贯彻落实{A}精神，现就有关事项通知如下。", [("implements", TITLE_A)]),
    (f"为深入贯彻{A}和{B}精神，制定本方案。", [("implements", TITLE_A), ("implements", TITLE_B)]),
    (f"根据{A}以及省委、省政府{B}要求，结合实际，制定本方案。", [("implements", TITLE_A), ("implements", TITLE_B)]),
    (f"按照{A}要求，结合我市实际，提出如下意见。", [("implements", TITLE_A)]),
    ("根据《安全生产法》《甲省消防条例》等法律法规，制定本办法。", [("based_on", "安全生产法"), ("based_on", "甲省消防条例")]),
    ("为贯彻落实《粮食安全保障法》，加强协调。", [("implements", "粮食安全保障法")]),
    ("根据《办公用房管理办法》（甲办发〔2020〕8号）文件精神，决定成立小组。", [("implements", "办公用房管理办法")]),
    (f"根据《甲省条例》和{A}要求，制定本方案。", [("based_on", "甲省条例"), ("implements", TITLE_A)]),
    ("根据国家卫生健康委等11部门《关于推进发展的指导意见》精神，结合实际。", [("implements", "关于推进发展的指导意见")]),
    (f"参照{A}，制定本办法。", [("applies", TITLE_A)]),
    (f"现将{A}转发给你们，请遵照执行。", [("forwards", TITLE_A)]),
    ("《甲市演练管理办法》已经市政府同意，现印发给你们。", [("promulgates", "甲市演练管理办法")]),
    ("《甲厅关于整治的通知》（甲应急发〔2022〕11号，以下简称《通知》）印发后，为落实《通知》精神，制定本方案。", [("cites", TITLE_A)]),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "expected"), LEADS)
def test_preambles(lead: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(document(lead)) == expected


CLAUSES = [
    (f"按照{A}执行。", [("cites", TITLE_A)]),
    (f"认真落实{A}等规定。", [("cites", TITLE_A)]),
    (f"{A}同时废止。", [("repeals", TITLE_A)]),
    (f"本通知自2022年5月1日起施行，有效期五年，{A}、{B}同时废止。", [("repeals", TITLE_A), ("repeals", TITLE_B)]),
    (f"{A}自本通知印发之日起废止。", [("repeals", TITLE_A)]),
    (f"经研究，决定废止{A}。", [("repeals", TITLE_A)]),
    (f"{A}宣布失效。", [("lapses", TITLE_A)]),
    (f"撤销{A}。", [("annuls", TITLE_A)]),
    (f"对{A}作如下修改：将第三条删去。", [("amends", TITLE_A)]),
    (f"{A}与本通知不一致的，以本通知为准。", [("supersedes", TITLE_A)]),
    (f"{A}确定的机制同时撤销。", [("cites", TITLE_A)]),
    ("第一条 为规范演练，根据《安全生产法》，制定本办法。", [("based_on", "安全生产法")]),
]


@pytest.mark.parametrize(("body", "expected"), CLAUSES)
def test_mentions_elsewhere(body: str, expected: list[tuple[str, str]]) -> None:
    body = body.removeprefix("第一条 ")
    assert kinds(document("现就有关事项通知如下，请认真执行。", (clause("一", "", body),))) == expected


def test_grounds_have_a_clause_of_their_own() -> None:
    grounds = clause("1/1.2", "编制依据", "依据《突发事件应对法》《甲省预案》制定本预案。")
    assert kinds(document("", (clause("1", "总则", "", (grounds,)),))) == [
        ("based_on", "突发事件应对法"),
        ("implements", "甲省预案"),
    ]


def test_a_target_keeps_its_strongest_relation_and_its_number() -> None:
    paper = document("为贯彻落实《甲厅关于整治的通知》精神，制定本方案。", (clause("一", "", f"按照{A}执行。"),))
    (relation,) = find_relations((paper,))
    assert relation.type is RelationType.IMPLEMENTS
    assert relation.target.number == "甲应急发〔2022〕11号"


def test_a_title_inside_a_title_is_cited_unless_it_is_the_same_paper() -> None:
    inner = "为落实市委《贯彻落实〈中共甲省委关于推进安全的意见〉的若干措施》精神，制定本方案。"
    assert kinds(document(inner)) == [
        ("implements", "贯彻落实〈中共甲省委关于推进安全的意见〉的若干措施"),
        ("cites", "中共甲省委关于推进安全的意见"),
    ]
    same = "为落实《国务院关于印发〈行动计划〉的通知》（国发〔2013〕37号）精神，制定本方案。"
    assert kinds(document(same)) == [("implements", "国务院关于印发〈行动计划〉的通知")]


def test_carried_documents_are_targets_by_id() -> None:
    inner = document(
        "为规范管理，制定本办法。", title="甲市管理办法", id="d2", part_of="d1", carried_as=Carriage.PROMULGATED
    )
    outer = document("《甲市管理办法》已经市政府同意，现印发给你们。", title="关于印发甲市管理办法的通知")
    (relation,) = find_relations((outer, inner))
    assert (relation.type, relation.target.doc) == (RelationType.PROMULGATES, "d2")
    assert relation.evidence.quote == "《甲市管理办法》已经市政府同意，现印发给你们"


def test_approved_and_forwarded() -> None:
    inner = document("全文。", title="关于改革的意见", id="d2", part_of="d1", carried_as=Carriage.FORWARDED)
    outer = document("国务院同意《关于改革的意见》，现转发给你们。", title="国务院批转甲部关于改革的意见的通知")
    assert [r.type for r in find_relations((outer, inner))] == [RelationType.ENDORSES]


def test_its_own_text_is_no_citation() -> None:
    paper = document("现就有关事项通知如下，请执行。", (clause("一", "", "《关于开展专项行动的通知》由我局解释。"),))
    assert kinds(paper) == []


def test_a_list_in_an_annex_is_repealed_as_the_text_says() -> None:
    lines = "1.甲市人民政府关于户外广告管理的通告（甲政发〔2011〕18号）\n2.甲市人民政府关于停车收费的通知"
    paper = document("经清理，决定废止2件规范性文件（见附件）。", annexes=(annex("附件", "文件目录", lines),))
    assert kinds(paper) == [
        ("repeals", "甲市人民政府关于户外广告管理的通告"),
        ("repeals", "甲市人民政府关于停车收费的通知"),
    ]


def test_a_table_says_for_each_row_what_becomes_of_it() -> None:
    rows = table(
        "序号 文件名称 文号 清理结果",
        [
            ["1", "关于户外广告管理的通告", "甲政发〔2011〕18号", "废止"],
            ["2", "关于停车收费的通知", "甲政发[2012]3号", "继续有效"],
            ["3", "关于市场管理的通知", "甲政发〔2013〕9号", "失效"],
        ],
    )
    paper = document("现公布清理结果，请遵照执行。", annexes=(annex("附件", "清理结果", tables=(rows,)),))
    found = [(r.type.value, r.target.number) for r in find_relations((paper,))]
    assert sorted(found) == [("lapses", "甲政发〔2013〕9号"), ("repeals", "甲政发〔2011〕18号")]


def test_two_antecedents_are_reported_and_not_chosen_from() -> None:
    paper = document(
        "为贯彻落实《甲厅关于整治的通知》《乙厅关于检查的通知》精神，制定本方案。",
        (clause("一", "", "按照《通知》要求执行。"),),
    )
    reading = read_relations((paper,))
    assert [r.type for r in reading.relations] == [RelationType.IMPLEMENTS, RelationType.IMPLEMENTS]
    assert [d.code for d in reading.diagnostics] == [Code.REFERENCE_AMBIGUOUS]


@given(st.text(alphabet="《》〈〉（）贯彻落实根据废止同时的通知意见法、和。，\n", max_size=80))
def test_no_text_raises_and_evidence_holds(printed: str) -> None:
    for relation in find_relations((document(printed),)):
        assert relation.evidence.span.of(printed) == relation.evidence.quote
        assert len(relation.evidence.quote) <= 80


MORE = [
    ("根据中办、国办印发的《关于加强工作的意见》和省委印发的《甲省实施方案》精神，制定措施。", [("implements", "关于加强工作的意见", None), ("implements", "甲省实施方案", None)]),
    ("根据国发〔2020〕1号文件精神，制定本方案。", [("implements", None, "国发〔2020〕1号")]),
    ("现将修订后的《甲市预案》印发给你们，原《甲市预案》（甲政办发〔2015〕8号）同时废止。", [("promulgates", "甲市预案", None), ("repeals", "甲市预案", "甲政办发〔2015〕8号")]),
    ("你局《关于审批规划的请示》（甲自然〔2022〕8号）收悉。", [("cites", "关于审批规划的请示", "甲自然〔2022〕8号")]),
    ("市政府决定，对下列文件予以废止：\n1.《甲办法》（甲政发〔2019〕3号）\n2.甲市人民政府关于停车的通知（甲政发〔2018〕3号）", [("repeals", "甲办法", "甲政发〔2019〕3号"), ("repeals", "甲市人民政府关于停车的通知", "甲政发〔2018〕3号")]),
    ("《甲市办法》（2005年3月1日甲市人民政府令第43号公布）同时废止。", [("repeals", "甲市办法", "甲市人民政府令第43号")]),
    ("甲政发〔2015〕3号、甲政办发〔2016〕4号文件同时废止。", [("repeals", None, "甲政发〔2015〕3号"), ("repeals", None, "甲政办发〔2016〕4号")]),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "expected"), MORE)
def test_leads_with_numbers(lead: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = find_relations((document(lead),))
    assert [(r.type.value, r.target.title, r.target.number) for r in found] == expected


def test_a_decision_to_repeal_lists_its_papers_as_clauses() -> None:
    clauses = (
        clause("一", "", "《甲办法》（甲政发〔2019〕3号）"),
        clause("二", "", "《乙办法》（甲政发〔2018〕3号）。"),
    )
    paper = document("根据《甲省条例》，市政府决定废止下列文件：", clauses, title="甲市人民政府关于废止部分文件的决定")
    assert kinds(paper) == [("based_on", "甲省条例"), ("repeals", "甲办法"), ("repeals", "乙办法")]


@pytest.mark.parametrize(
    "junk",
    [
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 ",
        "一二三四五六七八九十" * 5,
        "（（（" * 20,
        "和与及" * 20,
    ],
)
def test_figures_behind_a_title_take_no_time(junk: str) -> None:
    """Each figure may belong to the one before it or begin anew: read in every way, a row of them would never end."""
    text = f"甲市人民政府关于清理文件的决定\n甲政发〔2020〕3号\n\n《关于乙工作的通知》{junk}后予废止。《关于丙工作的通知》{junk}。\n"
    assert read_record(text.encode(), "a.txt").documents


def test_a_paper_ends_though_others_merely_differ() -> None:
    text = "甲市人民政府关于加强管理的意见\n甲政发〔2020〕3号\n\n各区：\n\n一、本意见自印发之日起施行。《甲市人民政府关于乙的通知》（甲政发〔2009〕31号）同时废止，以往规定与本意见不一致的，以本意见为准。\n"
    kinds = {(each.type.value, each.target.number) for each in read_record(text.encode(), "a.txt").relations}
    assert ("repeals", "甲政发〔2009〕31号") in kinds
