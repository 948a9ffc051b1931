"""Duties told in sentences."""

from __future__ import annotations

import pytest

from graph.extract.prose import find_duties
from graph.extract.sentences import condense
from graph.spans import Text

# text → for each duty its beginning and its bodies with their roles
DUTIES = [
    ("市财政局要加大投入。", [("市财政局要加大投入", "市财政局:responsible")]),
    (
        "其中，对监管由卫生健康部门牵头负责，民政部门配合；行业监管，分别由卫生健康部门和民政部门负责。",
        [
            ("对监管由", "卫生健康部门:lead 民政部门:support"),
            ("行业监管", "卫生健康部门:responsible 民政部门:responsible"),
        ],
    ),
    (
        "现转发给你们，请各市认真学习，沈阳市、大连市要继续探索。同时，各市要积极组织实施示范项目。",
        [
            ("请各市", "各市:responsible"),
            ("沈阳市", "沈阳市:responsible 大连市:responsible"),
            ("各市要积极", "各市:implement"),
        ],
    ),
    ("扩大试点，每个县、区至少设置1家中心。", [("扩大试点", "每个县、区:responsible")]),
    (
        "市卫计委、市民政局要会同相关单位跟踪进展。",
        [("市卫计委", "市卫计委:responsible 市民政局:responsible 相关单位:support")],
    ),
    ("农业农村部要会同有关部门牵头做好工作。", [("农业农村部", "农业农村部:lead 有关部门:support")]),
    ("市教育局会同市市场监管局制定办法。", [("市教育局", "市教育局:responsible 市市场监管局:support")]),
    ("由市民政局牵头，会同市财政局制定办法。", [("由市民政局", "市民政局:lead 市财政局:support")]),
    ("建立机制，由市市场监管局牵头，市公安局等参加。", [("建立机制", "市市场监管局:lead 市公安局:support")]),
    ("2017年，将某院列为示范点，其它乡镇要积极探索。", [("其它乡镇", "其它乡镇:responsible")]),
    ("医疗资源丰富的机构开展服务，有条件的地方政府要予以补助。", [("医疗资源", "有条件的地方政府:responsible")]),
    ("发现线索的，市市场监管局应及时移送公安机关。", [("发现线索的", "市市场监管局:responsible")]),
    ("各县区政府作为责任主体，要成立领导小组。", [("各县区政府", "各县区政府:responsible")]),
    ("市教育局负责校内，市公安局负责周边。", [("市教育局", "市教育局:responsible 市公安局:responsible")]),
    ("要建立政府主导、卫生计生和民政牵头、部门协作的领导机制。", [("要建立", "卫生计生:lead 民政:lead")]),
    ("由市市场监\n管局牵\n头，市公\n安局配合。", [("由市市场", "市市场监管局:lead 市公安局:support")]),
    ("各区、县（市）人民政府要督促整改。", [("各区、", "各区、县（市）人民政府:responsible")]),
    ("各级卫生健康行政部门和医疗机构要加强管理。", [("各级卫生", "各级卫生健康行政部门:responsible")]),
    ("人民银行各分支机构要加强监管。", [("人民银行", "人民银行各分支机构:responsible")]),
    ("省、自治区、直辖市人民政府应当制定办法。", [("省、", "省、自治区、直辖市人民政府:responsible")]),
    ("你市要切实加强领导。", [("你市", "你市:responsible")]),
    (
        "发改部门会同有关部门负责协调，教育部门负责学校。",
        [("发改", "发改部门:responsible 有关部门:support 教育部门:responsible")],
    ),
    ("一是各地要加强领导。", [("各地要", "各地:responsible")]),
]

NO_DUTIES = """各县（市、区）可结合实际制定奖补政策。
鼓励各地探索。支持有条件的县区先行先试。
2021年，市市场监管局牵头开展专项整治，市公安局配合查处案件32起，取得明显成效。
近年来，由区营商环境建设局牵头梳理堵点问题214个。
学习武汉市由市场监管局牵头、多部门参与的做法，完善工作流程。
四川省攀枝花市将推进医养结合纳入多项规划，陕西省安康市制定发展规划。
原国家卫生计生委会同民政部组织开展了试点工作。
省教育厅将对各地落实情况进行督查。
各银行业金融机构要加大信贷投放。
推动教育、医疗、养老、托育服务进社区。
成立领导小组，由市长任组长，办公室设在市卫健委。
实行周调度（格式由领导小组办公室另行通知），问题清单动态销号。
本办法由市卫生健康委负责解释。""".splitlines()


@pytest.mark.parametrize(("printed", "duties"), DUTIES)
def test_duties(printed: str, duties: list[tuple[str, str]]) -> None:
    found = find_duties(condense(Text.of(printed)))
    assert [" ".join(f"{p.text.text}:{p.role.value}" for p in duty.parties) for duty in found] == [
        bodies for _, bodies in duties
    ]
    assert [duty.text.text[: len(start)] for duty, (start, _) in zip(found, duties, strict=True)] == [
        s for s, _ in duties
    ]


@pytest.mark.parametrize("printed", NO_DUTIES)
def test_no_duties(printed: str) -> None:
    assert [duty.text.text for duty in find_duties(Text.of(printed))] == []


def test_open_list() -> None:
    assert [duty.open_list for duty in find_duties(Text.of("卫生健康、民政等部门要加强督导。"))] == [True]


def test_narrative_tells_and_does_not_order() -> None:
    text = Text.of("市教育局负责校园安全。市公安局要加强巡逻。")
    assert len(find_duties(text)) == 2
    assert [duty.text.text for duty in find_duties(text, narrative=True)] == ["市公安局要加强巡逻"]
