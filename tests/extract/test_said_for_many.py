"""Rules that a paper says once for many of its tasks, in whole papers."""

from __future__ import annotations

import pytest

from graph.export.extraction import to_extraction
from graph.pipeline import read_record

HEAD = "甲市人民政府办公室关于印发工作方案的通知\n\n甲政办发〔2021〕6号\n\n各县、区人民政府，市政府各部门：\n现将方案印发给你们。\n"
FOOT = "\n甲市人民政府办公室\n2021年3月1日\n"


def who(body: str) -> dict[str, list[str]]:
    """Path → mention:role of the tasks of a city's notice with this body."""
    record = read_record((HEAD + body + FOOT).encode(), "t.txt")
    tasks = to_extraction(record)["tasks"]
    return {task["path"]: [f"{a['mention']}:{a['role']}" for a in task["assignments"]] for task in tasks}


def test_for_a_named_part_of_the_paper() -> None:
    found = who(
        "第一部分任务均需各街道、镇落实，不再逐一列出。\n一、重点任务\n（一）改造小区。（市住建局）\n（二）加强巡查。\n"
        "二、保障措施\n（一）落实资金。（市财政局）\n"
    )
    assert found["一/（一）"] == ["市住建局:responsible", "各街道、镇:implement"]
    assert found["一/（二）"] == ["各街道、镇:implement"]
    assert found["二/（一）"] == ["市财政局:responsible"]


def test_for_the_part_that_it_stands_in() -> None:
    found = who(
        "一、重点任务\n本部分各项任务，各县、区人民政府均负落实责任，条后不再一一注明。\n（一）改造小区。（市住建局）\n"
        "二、保障措施\n（一）落实资金。（市财政局）\n"
    )
    assert found["一/（一）"] == ["市住建局:responsible", "各县、区人民政府:implement"]
    assert found["二/（一）"] == ["市财政局:responsible"]


def test_except_what_says_so_or_names_its_own() -> None:
    said = "除注明“市本级实施”的项目外，各县、区人民政府均为落实单位，以下不再逐项列出。\n"
    found = who(f"一、项目\n{said}1．助餐行动\n责任单位：市民政局\n2．公园改造（市本级实施）\n责任单位：市园林局\n")
    assert found["一/1"] == ["市民政局:responsible", "各县、区人民政府:implement"]
    assert found["一/2"] == ["市园林局:responsible"]
    noted = "一、任务（除已注明的以外，均由各县人民政府抓好落实，不再逐项列出）\n"
    found = who(f"{noted}（一）改造小区。（市住建局）\n（二）助餐行动。（市民政局牵头；各县、区人民政府组织实施）\n")
    assert found["一/（一）"] == ["市住建局:responsible", "各县人民政府:implement"]
    assert found["一/（二）"] == ["市民政局:lead", "各县、区人民政府:implement"]


def test_for_what_names_nobody() -> None:
    found = who(
        "一、任务\n（一）改造小区。（市住建局）\n（二）加强巡查，健全台账。\n"
        "（以上政策措施，除已标明责任单位的外，各县区、各有关部门均要抓好落实）\n二、保障\n（一）落实资金。\n"
    )
    assert found["一/（一）"] == ["市住建局:responsible"]
    assert found["一/（二）"] == ["各县区:implement", "各有关部门:responsible"]
    assert found["二/（一）"] == []


def test_an_annex_says_it_for_its_own_rows_and_items() -> None:
    table = "序号\t工作任务\t牵头单位\t完成时限\n1\t发布清单\t市民政局\t2021年6月底前\n2\t建成平台\t市数据局\t2021年8月底前\n"
    note = "注：各县、区人民政府负责落实表中各项任务，不再逐项列出。\n"
    found = who(f"一、保障\n（一）落实资金。（市财政局）\n附件：分工表\n{FOOT}\n附件\n\n分工表\n\n{table}\n{note}")
    assert found["附件/1"] == ["市民政局:lead", "各县、区人民政府:implement"]
    assert found["一/（一）"] == ["市财政局:responsible"]


def test_nobody_leads_those_whose_work_is_divided() -> None:
    rule = "责任单位为两个以上的，除已注明分工的外，排第一位的为牵头单位。\n"
    found = who(
        f"{rule}一、任务\n（一）助餐行动。（市民政局、市财政局）\n（二）改造小区。（市住建局、市财政局按职责分工负责）\n"
    )
    assert found["一/（一）"] == ["市民政局:lead", "市财政局:responsible"]
    assert found["一/（二）"] == ["市住建局:responsible", "市财政局:responsible"]


@pytest.mark.parametrize(
    ("last", "parties"),
    [
        ("由市质监局牵头，市工商局配合，2021年10月底前完成。", ["市质监局:lead", "市工商局:support"]),
        ("由市公安局、市交通局按职责分工负责。", ["市公安局:responsible", "市交通局:responsible"]),
        ("由市公安局牵头，市综治办配合。鼓励群众参与。", ["市公安局:lead", "市综治办:support"]),
        ("由市公安局牵头对重点路段开展排查。", []),
    ],
)
def test_a_sentence_that_says_who_and_not_what_is_a_note(last: str, parties: list[str]) -> None:
    assert who(f"一、任务\n（一）整治秩序。开展专项治理。{last}\n（二）落实资金。\n")["一/（一）"] == parties


def test_a_body_alone_behind_a_finished_sentence() -> None:
    found = who("一、任务\n（一）更新电表箱。改造线路。（青浦供电公司）\n（二）安装电梯（某某电梯公司）及监控。\n")
    assert found["一/（一）"] == ["青浦供电公司:responsible"]
    assert found["一/（二）"] == []


def test_paragraphs_counted_by_words_are_clauses() -> None:
    found = who(
        "一是分解任务。各县、区要制定清单。\n二是加强协作。市环保局牵头负责调度；市商务局要加强巡查。\n请各地抓好落实。\n"
    )
    assert found["一是"] == []
    assert found["一是/s1"] == ["各县、区:responsible"]
    assert found["二是/s2"] == ["市商务局:responsible"]


def test_what_is_about_papers_is_no_work() -> None:
    found = who("一、抓好整治。开展治理。\n二、本通知自2021年5月1日起施行，有效期5年。\n")
    assert list(found) == ["一"]


def test_each_sentence_of_an_article_is_a_task() -> None:
    record = read_record(
        "甲市停车管理办法\n\n第一条　为规范停车，制定本办法。\n第二条　市公安局应当公布泊位。\n"
        "第三条　市公安局会同市住建局定期检查。\n".encode(),
        "t.txt",
    )
    assert [task["path"] for task in to_extraction(record)["tasks"]] == ["第二条/s1", "第三条/s1"]


def test_what_stands_behind_the_comma_helps() -> None:
    found = who(
        "一、重点任务\n本部分所列单位，逗号前为牵头单位，逗号后为配合单位。\n（一）改造小区。（市住建局，市财政局）\n（二）加强巡查。（市公安局）\n"
    )
    assert found["一/（一）"] == ["市住建局:lead", "市财政局:support"]
    assert found["一/（二）"] == ["市公安局:responsible"]  # no comma, no rule


def test_a_note_behind_several_clauses_is_their_parents_where_none_of_them_says_who() -> None:
    note = "（责任单位：市水利局）\n"
    silent = who(f"一、整治易涝点\n（一）清掏管网。全面清掏。\n（二）改造排口。安装拍门37套。\n\n{note}")
    assert silent["一"] == ["市水利局:responsible"]
    spoken = who(f"一、整治易涝点\n（一）清掏管网。市住建局要全面清掏。\n（二）改造排口。安装拍门37套。\n\n{note}")
    assert spoken["一/（二）"] == ["市水利局:responsible"]


def test_what_a_word_means_and_what_each_place_shall_have_in_the_end_give_no_work() -> None:
    found = who(
        "一、总体目标\n到2023年底，每个县（区）至少建成2个服务站。\n二、重点任务\n（一）建设站点。每个县（区）至少建成2个服务站。\n"
        "三、附则\n责任单位是指对某项任务承担推动职责的部门。\n"
    )
    assert [path for path in found if path[0] in "一三"] == []
    assert found["二/（一）/s1"] == ["每个县（区）:responsible"]


def test_duties_behind_labels_on_broken_lines() -> None:
    found = who(
        "一、明确职责。各部门职责：县发改局：负责项目立项；县财政局：\n负责落实资金，做好资金拨付和绩效评价；县民政局：\n负责身份核实。\n"
    )
    assert [found[f"一/s{n}"] for n in (1, 2, 3)] == [
        ["县发改局:responsible"],
        ["县财政局:responsible"],
        ["县民政局:responsible"],
    ]


def test_the_clauses_of_minutes_are_tasks() -> None:
    text = (
        "甲市人民政府\n\n专题会议纪要\n\n〔2023〕28号\n\n关于研究排水防涝工作的专题会议纪要\n\n2023年5月12日，市长召开会议。纪要如下：\n"
        "一、关于管网普查\n（一）限期完成普查。由市住建局牵头，市财政局配合，2023年8月底前建档。\n"
        "（二）原则同意市水务局提出的方案，总投资控制在4.6亿元以内。会议要求，各责任单位要细化措施。\n"
    )
    tasks = {task["path"]: task for task in to_extraction(read_record(text.encode(), "t.txt"))["tasks"]}
    assert tasks["一/（一）"]["title"] == "限期完成普查"
    assert tasks["一/（二）"]["starts"].startswith("原则同意市水务局")
    assert tasks["一/（二）/s1"]["starts"].startswith("各责任单位要")


def test_a_part_named_behind_the_comma() -> None:
    found = who(
        "一、总体要求\n（一）责任约定。各县（市、区）人民政府和甲州高新区管委会负责属地落实，第二部分不再逐项列出。\n"
        "二、重点任务\n（一）普查。（市住建局）\n（二）宣传。\n三、保障措施\n（一）资金。（市财政局）\n"
    )
    local = ["各县（市、区）人民政府:implement", "甲州高新区管委会:implement"]
    assert found["二/（一）"] == ["市住建局:responsible", *local]
    assert found["二/（二）"] == local
    assert found["三/（一）"] == ["市财政局:responsible"]


def test_for_every_task_of_its_part_and_who_leads_there() -> None:
    found = who(
        "一、重点任务\n（说明：本部分“责任单位”排在首位的为牵头单位，其余为配合单位。）\n（一）种茶。\n责任单位：市农业局、市财政局\n"
        "（二）办事\n本节各项均需各乡镇人民政府组织实施，以下不再列出。\n1.修路。\n"
        "二、保障措施\n（一）资金。\n责任单位：市财政局、市审计局\n"
    )
    assert found["一/（一）"] == ["市农业局:lead", "市财政局:support"]
    assert found["一/（二）/1"] == ["各乡镇人民政府:implement"]
    assert found["二/（一）"] == ["市财政局:responsible", "市审计局:responsible"]


def test_who_acts_where_no_department_is_given() -> None:
    found = who(
        "以下任务凡未标注责任部门的，由市发展改革委会同有关部门推动。\n一、重点任务\n（一）布点。（市商务局）\n（二）培训。\n"
    )
    assert found["一/（一）"] == ["市商务局:responsible"]
    assert found["一/（二）"] == ["市发展改革委:responsible", "有关部门:support"]
    assert not [path for path in found if path.startswith("s")]


def test_duties_by_body_with_dashes_marks_and_headings() -> None:
    found = who(
        "一、职责分工\n（一）市财政局\n1．★安排资金，市审计局配合。\n2．开展评价。\n（二）市地质环境监测总站——承担预警产品制作。\n"
        "（三）其他单位。市消防救援支队——承担救援任务。\n二、县级职责\n各县水利局具体承担下列工作：\n（一）编制方案。\n（二）逐点巡查。\n"
    )
    assert found["一/（一）/1"] == ["市财政局:responsible", "市审计局:support"]
    assert found["一/（一）/2"] == ["市财政局:responsible"]
    assert found["一/（二）"] == ["市地质环境监测总站:responsible"]
    assert found["一/（三）/s1"] == ["市消防救援支队:responsible"]
    assert found["二/（一）"] == ["各县水利局:responsible"]
    assert "二/s1" not in found


def test_notes_of_a_damaged_print() -> None:
    found = who(
        "一、重点任务\n1.兜底. 对重度残疾人分类施保.市民政局、市残联按职责分工负责）\n2.规范管理。健全机制。\n责任单位：市药\n监局、市疾控中心\n"
    )
    assert found["一/1"] == ["市民政局:responsible", "市残联:responsible"]
    assert found["一/2"] == ["市药监局:responsible", "市疾控中心:responsible"]


def test_places_that_share_an_office() -> None:
    found = who("一、排查\n长沙、株洲、湘潭市水利局还应当再排查一遍。\n")
    assert found["一/s1"] == ["长沙:responsible", "株洲:responsible", "湘潭市水利局:responsible"]


def test_for_clauses_by_number() -> None:
    found = who(
        "第1至2条均由各县（市、区）党委和政府组织落实，条末不再列出。\n一、减负\n1.摸底。（市数据局）\n二、平台\n2.归并。\n3.宣传。\n"
    )
    local = "各县（市、区）党委和政府:implement"
    assert found["一/1"] == ["市数据局:responsible", local]
    assert found["二/2"] == [local]
    assert found["二/3"] == []


def test_a_note_at_the_head_of_a_clause() -> None:
    found = who("一、推动转型。本项由市农业农村局牵头，市水利局参与。年内新建棚圈12万平方米。\n")
    assert found["一"] == ["市农业农村局:lead", "市水利局:support"]
    assert "一/s1" not in found


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("各项任务除列明的责任单位外，各县（市、区）人民政府均为责任单位。", "responsible"),
        ("以上任务均要求各县（市、区）人民政府抓好落实，下不另列。", "implement"),
        ("各条任务的责任单位均含各县（市、区）人民政府，文中从略。", "responsible"),
        ("各县（市、区）人民政府对本方案各项任务均负有落实责任，表中不再列出。", "implement"),
        ("本方案任务分工中，均含各县（市、区）人民政府，不再注明。", "responsible"),
        ("以下任务均需各县（市、区）人民政府配合，不再单列。", "support"),
    ],
)
def test_however_it_is_said(said: str, party: str) -> None:
    found = who(f"{said}\n一、重点任务\n（一）改造小区。（市住建局）\n（二）加强巡查。\n")
    assert found["一/（一）"] == ["市住建局:responsible", f"各县（市、区）人民政府:{party}"]


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("列首位者牵头，余者配合。", "support"),
        ("各任务后括号内第一家单位负总责并牵头，其他单位配合。", "support"),
        ("名列首位的部门为第一责任单位（牵头单位），其余为配合单位。", "support"),
        ("各条款后括号内单位，第一个为牵头单位，其余为责任单位。", "responsible"),
    ],
)
def test_however_it_is_said_who_leads(said: str, other: str) -> None:
    found = who(f"{said}\n一、重点任务\n（一）改造小区。（市住建局、市财政局）\n")
    assert found["一/（一）"] == ["市住建局:lead", f"市财政局:{other}"]
