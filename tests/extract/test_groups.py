"""Leading groups: rosters, sentences, offices, contacts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.groups import find_groups
from graph.extract.posts import body_of_post, is_person
from graph.extract.roster import find_roster
from graph.spans import Text
from tests.extract.documents import annex, clause, document

NAMES = ["陈耳东", "贺鑫", "王宇", "石磊", "欧阳明远", "任长霞", "阿不都·热合曼", "何平", "于成龙", "罗尚文"]
NO_NAMES = ["副市长", "市财政局", "成员单位", "成员", "市政府", "常委", "局长", "高级工程师", "有关部门"]

POSTS = [
    ("代市长", "市政府"),
    ("区委常委、副区长", "区政府"),
    ("市政府副秘书长", "市政府"),
    ("市政府办公室三级调研员", "市政府办公室"),
    ("市卫健委党委书记、主任", "市卫健委"),
    ("市委编办主任", "市委编办"),
    ("团市委书记", "团市委"),
    ("人行长治市中支行长", "人行长治市中支"),
    ("国网恩施供电公司总经理", "国网恩施供电公司"),
    ("区政府办公室党组成员、区机关事务管理中心主任", "区机关事务管理中心"),
    ("国务委员", "国务院"),
    ("新疆维吾尔自治区副主席", "新疆维吾尔自治区政府"),
    ("分管领导", None),
]


@pytest.mark.parametrize("name", NAMES)
def test_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("word", NO_NAMES)
def test_words_that_are_no_persons(word: str) -> None:
    assert not is_person(word)


@pytest.mark.parametrize(("post", "body"), POSTS)
def test_bodies_of_posts(post: str, body: str | None) -> None:
    assert body_of_post(post) == body


ROSTERS = [
    (
        "组 长：\t陈耳东\t代市长\n副组长：\t景普秋\t副市长\n\t贺 鑫\t副市长\n成 员：\t宋海浪\t市政府副秘书长\n\n郭军只\t市医保局局长",
        [
            ("组长", "陈耳东", "市政府"),
            ("副组长", "景普秋", "市政府"),
            ("副组长", "贺鑫", "市政府"),
            ("成员", "宋海浪", "市政府"),
            ("成员", "郭军只", "市医保局"),
        ],
    ),
    (
        "组　长：向世林　州委副书记、州长副组长：田 甜　州委常委、常务副州长",
        [("组长", "向世林", "州政府"), ("副组长", "田甜", "州政府")],
    ),
    (
        "成  员：张志强  市教育局局长    李红梅  市财政局局长\n        王 刚   市公安局副局长  赵一民  市民政局局长",
        [("成员", "张志强", "市教育局"), ("成员", "李红梅", "市财政局"), ("成员", "王刚", "市公安局"), ("成员", "赵一民", "市民政局")],
    ),
    (
        "常务副组长：饶　俊　副镇长\n副 组 长：曾庆华　市财政局局长\n　　　　　吴建文　市民政局局长",
        [("常务副组长", "饶俊", "镇政府"), ("副组长", "曾庆华", "市财政局"), ("副组长", "吴建文", "市民政局")],
    ),
    (
        "成员：市水利局、市城管执法局和赫山区、资阳区人民政府及益阳高新区管委会分管负责同志",
        [("成员", None, name) for name in ("市水利局", "市城管执法局", "赫山区", "资阳区人民政府", "益阳高新区管委会")],
    ),
    ("召集人：国务院副总理  刘延东", [("召集人", "刘延东", "国务院")]),
    ("成员：张三丰（市财政局局长）、李四光（市民政局局长）", [("成员", "张三丰", "市财政局"), ("成员", "李四光", "市民政局")]),
    (
        "组长：市政府分管副市长\n成员单位：市发展改革委、市财政局、市民政局",
        [("组长", None, "市政府"), ("成员单位", None, "市发展改革委"), ("成员单位", None, "市财政局"), ("成员单位", None, "市民政局")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), ROSTERS)
def test_rosters(printed: str, expected: list[tuple[str, str | None, str]]) -> None:
    members = find_roster(Text.of(printed))
    assert [(m.role, m.person, m.mention) for m in members] == expected
    assert all(m.evidence.span.of(printed) == m.evidence.quote for m in members)


def _only(body: str) -> list[tuple[str, str | None, str | None]]:
    (group,) = find_groups(document(clauses=(clause("五", "组织领导", body),)))
    return [(m.role, m.person, m.mention) for m in group.members]


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            "成立工作领导小组，由县长冯立新任组长，副县长周明轩、何秀兰任副组长。",
            [("组长", "冯立新", "县政府"), ("副组长", "周明轩", "县政府"), ("副组长", "何秀兰", "县政府")],
        ),
        (
            "成立工作领导小组，由市长任组长，分管城建、文旅工作的副市长任副组长。",
            [("组长", None, "市政府"), ("副组长", None, "市政府")],
        ),
        ("成立工作领导小组，由市长任组长。督导由市教育局牵头，市公安局、市民政局参加。", [("组长", None, "市政府")]),
    ],
)
def test_who_sits_in_a_group(body: str, members: list[tuple[str, str | None, str]]) -> None:
    assert _only(body) == members


def test_members_in_a_sentence() -> None:
    body = "成立甲市医养结合工作领导小组,市政府主要领导、分管领导分别担任正副组长,市发改委、市财政局为成员单位,办公室设在市卫计委,协调推进。"
    (group,) = find_groups(document(clauses=(clause("五", "组织领导", body),)))
    assert group.name == "甲市医养结合工作领导小组"
    assert [o.printed for o in group.office_at] == ["市卫计委"]
    assert [(m.role, m.post, m.mention) for m in group.members] == [
        ("组长", "市政府主要领导", "市政府"),
        ("副组长", "分管领导", "市政府"),
        ("成员单位", None, "市发改委"),
        ("成员单位", None, "市财政局"),
    ]


def test_a_conference_of_ministries() -> None:
    body = (
        "联席会议由农业农村部、国家发展改革委、水利部等3个部门和单位组成，农业农村部为牵头单位。"
        "联席会议由农业农村部主要负责同志担任召集人，国家发展改革委、水利部有关负责同志担任副召集人，"
        "其他成员单位有关负责同志为联席会议成员。"
    )
    lead = clause("一", "", "建立粮食产业带建设部际联席会议制度。")
    (group,) = find_groups(document(clauses=(lead, clause("二", "", body))))
    assert [(m.role, m.mention) for m in group.members] == [
        ("成员单位", "农业农村部"),
        ("成员单位", "国家发展改革委"),
        ("成员单位", "水利部"),
        ("召集人", "农业农村部"),
        ("副召集人", "国家发展改革委"),
        ("副召集人", "水利部"),
    ]


def test_persons_named_in_a_sentence() -> None:
    body = "调整充实市医养结合工作专班，由市人民政府副市长袁静之任组长，市卫生健康局局长罗尚文、市民政局局长陈明礼任副组长。"
    assert _only(body) == [
        ("组长", "袁静之", "市人民政府"),
        ("副组长", "罗尚文", "市卫生健康局"),
        ("副组长", "陈明礼", "市民政局"),
    ]


def test_a_roster_wins_over_the_sentence_and_the_office_has_its_people() -> None:
    body = "成立甲市医养结合发展领导小组，由市长任组长、相关部门负责人为成员，办公室设在市卫健委。"
    roster = (
        "组 长：\t陈耳东\t代市长\n成 员：\t郭晓泓\t市卫健委主任\n"
        "领导小组办公室设在市卫健委，办公室主任：郭晓泓（兼）；联系人：市卫健委康养服务中心李俊，市民政局养老服务科安国庆。"
    )
    paper = document(
        clauses=(clause("四", "保障", body),), annexes=(annex("附件", "甲市医养结合发展领导小组", roster),)
    )
    (group,) = find_groups(paper)
    assert [(m.role, m.person, m.mention) for m in group.members] == [
        ("组长", "陈耳东", "市政府"),
        ("成员", "郭晓泓", "市卫健委"),
        ("办公室主任", "郭晓泓", "市卫健委"),
        ("联系人", "李俊", "市卫健委"),
        ("联系人", "安国庆", "市民政局"),
    ]
    assert [o.printed for o in group.office_at] == ["市卫健委"]


def test_what_others_are_told_to_set_up_is_no_group() -> None:
    body = "各县区政府作为责任主体，要成立政府负责人任组长的医养结合工作领导小组。"
    assert find_groups(document(clauses=(clause("四", "保障", body),))) == ()


@given(st.text(alphabet="成立组长：由任为成员单位市局领导小组王李 、，。\n\t", max_size=80))
def test_no_text_raises_and_evidence_holds(printed: str) -> None:
    for group in find_groups(document(clauses=(clause("一", "", printed),))):
        assert all(m.evidence.span.of(printed) == m.evidence.quote for m in group.members)


SENTENCES = [
    (
        "成立以县长为组长、分管副县长为副组长，县发改局、县财政局主要负责人为成员的乡村振兴工作领导小组，由县农业农村局局长兼任办公室主任。",
        [("组长", "县政府"), ("副组长", "县政府"), ("成员", "县发改局"), ("成员", "县财政局"), ("办公室主任", "县农业农村局")],
    ),
    (
        "建立由市民政局牵头，市发展改革委、市教育局等部门参加的市养老服务联席会议制度。",
        [("牵头单位", "市民政局"), ("成员单位", "市发展改革委"), ("成员单位", "市教育局")],
    ),
    (
        "设立指挥部。指挥长由市长担任，副指挥长由分管副市长担任，成员单位包括：市应急局、市公安局。",
        [("指挥长", "市政府"), ("副指挥长", "市政府"), ("成员单位", "市应急局"), ("成员单位", "市公安局")],
    ),
    (
        "成立市推进工作领导小组，市委书记、市长任双组长，市直有关部门主要负责同志为成员。",
        [("组长", "市委"), ("组长", "市政府")],
    ),
    (
        "成立甲市食品安全委员会。主任：市长。成员：市市场监管局、市卫生健康委主要负责人。",
        [("主任", "市政府"), ("成员", "市市场监管局"), ("成员", "市卫生健康委")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SENTENCES)
def test_sentences_of_many_makes(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(role, mention) for role, _, mention in _only(body)] == expected


def test_a_notice_that_sets_up_a_group_by_its_title() -> None:
    lead = "因工作需要，现将组成人员调整如下：\n主　任：刘　强　　市长\n副主任：杨　洋　　副市长、市公安局局长\n委　员：黄　海　　市委宣传部副部长"
    (group,) = find_groups(document(lead, title="关于调整市安全生产委员会组成人员的通知"))
    assert group.name == "市安全生产委员会"
    assert [(m.role, m.person, m.mention) for m in group.members] == [
        ("主任", "刘强", "市政府"),
        ("副主任", "杨洋", "市政府"),
        ("委员", "黄海", "市委宣传部"),
    ]
