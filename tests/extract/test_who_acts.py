"""Who acts, in ways of saying it that papers of strangers brought up."""

from __future__ import annotations

import pytest

from graph.export.extraction import to_extraction
from graph.extract.prose import find_duties
from graph.pipeline import read_record
from graph.spans import Text

SENTENCES = [
    ("县财政局将专项经费列入年度预算并及时拨付到位。", [("县财政局", "responsible")]),
    ("县公安局依法严厉打击制售假药犯罪。", [("县公安局", "responsible")]),
    ("市教育局、市卫健委督促所属单位按要求移交。", [("市教育局", "responsible"), ("市卫健委", "responsible")]),
    ("省植物保护总站编印科学用药手册。", [("省植物保护总站", "responsible")]),
    ("城市人民政府承担主体责任。", [("城市人民政府", "responsible")]),
    ("河北省制定金融支持项目方案。", []),
    ("依托省海洋预报台建立预警机制。", []),
    ("鼓励县、区完善长效机制。", []),
    ("各乡镇人民政府应配合做好站点选址。", [("各乡镇人民政府", "support")]),
    ("公安、海警部门应予以协助。", [("公安", "support"), ("海警部门", "support")]),
    ("县妇联结合下乡服务，协助县卫生局做好宣传。", [("县妇联", "support")]),
    ("联席会议设联络员，由各成员单位有关司局负责同志担任。", []),
    ("被通报的单位要立行立改，于10月25日前报送整改情况。", [("被通报的单位", "responsible")]),
    ("市民政局要支持养老机构连锁经营。", [("市民政局", "responsible")]),
    (
        "燕山、智远、龙洞三个街道要先行先试。",
        [("燕山", "responsible"), ("智远", "responsible"), ("龙洞", "responsible")],
    ),
    ("文昌、长卿两镇要率先完成。", [("文昌", "responsible"), ("长卿", "responsible")]),
    (
        "海口、三亚、儋州3市和洋浦经济开发区要率先布点。",
        [
            ("海口", "responsible"),
            ("三亚", "responsible"),
            ("儋州", "responsible"),
            ("洋浦经济开发区", "responsible"),
        ],
    ),
    ("请各街道及时总结经验。", [("各街道", "responsible")]),
    ("希望各市县及时报送做法。", [("各市县", "responsible")]),
    ("市场与信息化处要上线回收模块。", [("市场与信息化处", "responsible")]),
    ("种植业管理处负责统筹协调。", [("种植业管理处", "responsible")]),
    ("省局登记注册处负责制定口径。", [("省局登记注册处", "responsible")]),
    ("省局12315投诉举报中心负责归集诉求。", [("省局12315投诉举报中心", "responsible")]),
    ("财政部按照现行渠道安排补助资金。", [("财政部", "responsible")]),
    ("水利部、农业农村部共同组织人员轮训。", [("水利部", "responsible"), ("农业农村部", "responsible")]),
    ("水利部将会同财政部适时开展评估。", [("水利部", "responsible"), ("财政部", "support")]),
    ("试点单位均制定政策措施。", []),
    ("由水利部信息中心牵头建设平台，各省级水利厅参加。", [("水利部信息中心", "lead"), ("各省级水利厅", "support")]),
    ("由省住建厅牵头对已列入名录的村落逐一评估，省文物局配合。", [("省住建厅", "lead"), ("省文物局", "support")]),
    ("项目的管理由省局财务处牵头。", [("省局财务处", "lead")]),
    ("未设物业的小区，由社区居民委员会履行本办法规定的职责。", [("社区居民委员会", "responsible")]),
    (
        "应急抢险由县应急管理局牵头组织，水利、气象部门做好技术支撑。",
        [
            ("县应急管理局", "lead"),
            ("水利", "support"),
            ("气象部门", "support"),
        ],
    ),
    ("国网铜陵供电公司应对养老机构执行居民价格。", [("国网铜陵供电公司", "responsible")]),
    ("白岭镇、全丰镇地处三省交界，要加强联防。", [("白岭镇", "responsible"), ("全丰镇", "responsible")]),
    ("仁和、自强、小垭等乡镇应完成清理。", [("仁和", "responsible"), ("自强", "responsible"), ("小垭", "responsible")]),
    ("地、县两级财政要增加资金。", [("地、县两级财政", "responsible")]),
    (
        "请各市州人民政府和省直有关单位于11月20日前报送总结。",
        [
            ("各市州人民政府", "responsible"),
            ("省直有关单位", "responsible"),
        ],
    ),
    ("由分管副市长任召集人，市财政局、市农业局为成员单位。", []),
    ("各县、区要落实属地责任。", [("各县、区", "responsible")]),
    ("各项任务均需各县人民政府落实，不再逐项列出。", []),
]


@pytest.mark.parametrize(("sentence", "parties"), SENTENCES)
def test_sentence(sentence: str, parties: list[tuple[str, str]]) -> None:
    found = [(str(party.text), party.role.value) for duty in find_duties(Text.of(sentence)) for party in duty.parties]
    assert found == parties


def tasks_of(body: str) -> dict[str, dict[str, object]]:
    """The tasks of a notice of 海南省农业农村厅 with this body, by their paths."""
    text = f"海南省农业农村厅关于做好工作的通知\n\n琼农字〔2021〕6号\n\n各市、县农业农村局：\n现就有关事项通知如下。\n{body}\n\n海南省农业农村厅\n2021年3月1日\n"
    return {task["path"]: task for task in to_extraction(read_record(text.encode(), "t.txt"))["tasks"]}


def parts(task: dict[str, object]) -> list[tuple[str, str]]:
    return [(each["mention"], str(each["role"].value)) for each in task["assignments"]]  # type: ignore[attr-defined]


def test_a_dash_opens_a_note() -> None:
    tasks = tasks_of(
        "一、重点任务\n（一）普查网点。建立台账。——责任单位：省商务厅，各市县人民政府\n"
        "（二）加大扶持。给予补助。——省财政厅、省商务厅\n（三）创建示范街。突出风貌。——省商务厅负责，省财政厅指导配合，年底前完成"
    )
    assert parts(tasks["一/（一）"]) == [("省商务厅", "responsible"), ("各市县人民政府", "responsible")]
    assert parts(tasks["一/（二）"]) == [("省财政厅", "responsible"), ("省商务厅", "responsible")]
    assert parts(tasks["一/（三）"]) == [("省商务厅", "responsible"), ("省财政厅", "support")]


def test_a_department_names_its_own_divisions() -> None:
    tasks = tasks_of("一、职责分工\n（一）厅种植业管理处负责协调。\n（二）法规处承担审核。")
    names = {str(each["agency"]) for task in tasks.values() for each in task["assignments"]}  # type: ignore[attr-defined]
    assert names == {"海南省农业农村厅种植业管理处", "海南省农业农村厅法规处"}


def test_not_every_office_in_its_paper_is_a_department_s_own() -> None:
    tasks = tasks_of("一、职责分工\n（一）陆城街道办事处负责协调。\n（二）海口海关缉私处负责查缉。")
    names = {str(each["agency"]) for task in tasks.values() for each in task["assignments"]}  # type: ignore[attr-defined]
    assert names
    assert not any(name.startswith("海南省农业农村厅") for name in names)


def test_a_label_is_no_title() -> None:
    tasks = tasks_of("一、职责分工\n省财政厅：统筹安排奖补资金。省水务厅：会同省气象局做好选址。")
    assert [str(task["title"]) for path, task in tasks.items() if "/s" in path] == [
        "统筹安排奖补资金",
        "会同省气象局做好选址",
    ]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("各市、县农业农村局要于每季度末月25日前报送季报。", "每季度末月25日前"),
        ("各市、县农业农村局应当每年11月30日前报送总结。", "每年11月30日前"),
        ("各市、县农业农村局要每半年开展一次督查。", "每半年"),
        ("各市、县农业农村局要于每周五下午5时前报送动态。", "每周五下午5时前"),
        ("各市、县农业农村局要按月监测水质。", None),
        ("各市、县农业农村局要于12月5日17时前备足融雪剂。", "12月5日17时前"),
        ("各市、县农业农村局应当每年联合举办培训班。", "每年"),
        ("各市、县农业农村局要于假期结束后3日内形成专报。", "假期结束后3日内"),
        ("各市、县农业农村局要按季度通报进展。", "按季度"),
        ("各市、县农业农村局要在收到名单后10日内核实去向。", "收到名单后10日内"),
        ("市财政局要自受理申请之日起20个工作日内拨付到位。", None),
        ("省农业农村厅要培训农技员每年3000人次。", None),
    ],
)
def test_what_comes_round_or_waits_for_an_event_has_a_day(sentence: str, text: str | None) -> None:
    task = next(task for path, task in tasks_of(f"一、重点任务\n（一）报告制度。{sentence}").items() if "/s" in path)
    due = task["deadline"]
    assert (due["text"] if due else None) == text  # type: ignore[index]


def test_half_width_stops_end_headings() -> None:
    tasks = tasks_of(
        "一、实施步骤\n(一)准备阶段(2021年5月至8月).制定方案,完成清查。\n(二)总结阶段(2021年9月).全面总结。"
    )
    assert [str(task["title"]) for task in tasks.values()] == ["准备阶段(2021年5月至8月)", "总结阶段(2021年9月)"]


def test_the_duties_of_a_body_stand_below_it() -> None:
    rules = (
        "某某市人民政府办公室关于印发某某市医疗保障局职能配置规定的通知\n\n某政办发〔2019〕14号\n\n各县人民政府：\n现予印发。\n\n"
        "临江市人民政府办公室\n2019年3月20日\n\n临江市医疗保障局职能配置规定\n\n第一条 为规范管理，制定本规定。\n"
        "第二条 临江市医疗保障局贯彻落实方针政策。主要职责是：\n（一）拟订医疗保险政策并组织实施。\n（二）监督管理医疗保障基金。\n"
        "第三条 县级以上人民政府卫生行政部门履行下列职责：\n（一）制定规划；\n（二）开展监督。\n"
    )
    tasks = {task["path"]: task for task in to_extraction(read_record(rules.encode(), "t.txt"))["tasks"]}
    assert [parts(tasks[f"第二条/（{number}）"]) for number in "一二"] == [[("临江市医疗保障局", "responsible")]] * 2
    assert parts(tasks["第三条/（一）"]) == [("县级以上人民政府卫生行政部门", "responsible")]


def test_a_clause_headed_by_a_body_may_charge_another() -> None:
    tasks = tasks_of("一、职责分工\n（一）省教育厅。拟订年度计划，负责检查。食堂检查由省卫生健康委配合实施。")
    assert parts(tasks["一/（一）"]) == [("省教育厅", "responsible")]
    assert parts(tasks["一/（一）/s1"]) == [("省卫生健康委", "support")]


def test_a_roster_of_members_is_no_duty() -> None:
    tasks = tasks_of(
        "一、重点任务\n（一）加强管理。省教育厅要加强管理。\n二、成员单位\n联席会议由省教育厅、省财政厅等部门组成。"
    )
    assert not [path for path in tasks if path.startswith("二")]
