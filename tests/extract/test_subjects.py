"""Who acts in a sentence."""

from __future__ import annotations

import pytest

from graph.extract.subjects import find_by, find_partners, find_subject, find_waiting, is_doer
from graph.spans import Text

SUBJECTS = [
    ("市财政局要加大投入", "市财政局", "modal"),
    ("市应急管理局应当组织演练", "市应急管理局", "modal"),
    ("各部门要在市政府的统一领导下推进", "各部门", "modal"),
    ("各县（市、区）人民政府承担属地管理责任", "各县（市、区）人民政府", "duty"),
    ("教育、公安部门应当每学期检查", "教育 公安部门", "modal"),
    ("卫生健康、民政部门分别负责监管", "卫生健康 民政部门", "duty"),
    ("各有关部门依法履行监管职责", "各有关部门", "duty"),
    ("市二院、惠丰医院、长治市养老院要发挥作用", "市二院 惠丰医院 长治市养老院", "modal"),
    ("请各县（市、区）人民政府于每月5日前报送", "各县（市、区）人民政府", "request"),
    ("希望试点地区继续探索", "试点地区", "request"),
    ("各乡镇(街道)和区政府各部门要强化认识", "各乡镇(街道) 区政府各部门", "modal"),
    ("县（市、区）以上气象主管机构在同级人民政府领导下负责", "县（市、区）以上气象主管机构", "duty"),
    ("请各单位结合部门职责报送", "各单位", "request"),
    ("省政府推进职能转变协调小组办公室负责统筹", "省政府推进职能转变协调小组办公室", "duty"),
    ("财政部、中国人民银行、金融监管总局要完善机制", "财政部 中国人民银行 金融监管总局", "modal"),
]
NO_SUBJECTS = """医疗机构要建立绿色通道
养老机构应当配备人员
企业应当履行主体责任
签约医疗团队要提供服务
联席会议以会议纪要形式明确议定事项
主要任务是加强管理
聚焦市场主体所需所盼
请径向市教育局反映
鼓励各地探索
请结合部门职责报送
全市建成服务中心6个要完善功能
各县（市、区）可结合实际制定政策
由市教育局牵头""".splitlines()


@pytest.mark.parametrize(("text", "bodies", "how"), SUBJECTS)
def test_subjects(text: str, bodies: str, how: str) -> None:
    subject = find_subject(Text.of(text), 0, len(text))
    assert subject is not None
    assert (" ".join(item.text.text for item in subject.bodies.items), subject.how) == (bodies, how)


@pytest.mark.parametrize("text", NO_SUBJECTS)
def test_no_subjects(text: str) -> None:
    assert find_subject(Text.of(text), 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("对监管由卫生健康部门牵头负责", "卫生健康部门"),
        ("行业监管分别由卫生健康部门和民政部门负责", "卫生健康部门 民政部门"),
        ("由同级价格主管部门核定后执行", "同级价格主管部门"),
        ("由属地政府通过购置方式补建", "属地政府"),
        ("由所涉及的省政府办公厅、财政厅牵头完成", "省政府办公厅 财政厅"),
        ("由民政部门认定的低收入人口", ""),
        ("由同级财政给予补助", ""),
        ("由市教育局负责解释", ""),
        ("由于市教育局负责", ""),
        ("由企业承担", ""),
        ("推广模式（由市教育局牵头探索）", ""),
    ],
)
def test_by(text: str, bodies: str) -> None:
    subject = find_by(Text.of(text), 0, len(text))
    assert (" ".join(item.text.text for item in subject.bodies.items) if subject else "") == bodies


def test_waiting() -> None:
    text = Text.of("各县区政府作为责任主体，要成立领导小组")
    subject = find_waiting(text, 0, 11)
    assert subject is not None
    assert [item.text.text for item in subject.bodies.items] == ["各县区政府"]
    assert find_waiting(Text.of("建立联席会议制度"), 0, 8) is None


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("会同相关单位密切跟踪工作进展", ["相关单位"]),
        ("会同市市场监管局制定办法", ["市市场监管局"]),
        ("会同组织部门、监察机关约谈市、县（区）人民政府", ["组织部门", "监察机关"]),
        ("会同他人", None),
    ],
)
def test_partners(text: str, partners: list[str] | None) -> None:
    found = find_partners(Text.of(text), 0, len(text))
    assert (None if found is None else [item.text.text for item in found.items]) == partners


def test_doers() -> None:
    doers = "市教育局 中国人民银行 各乡镇 市二院 质检部门 南通水务集团 公安消防机构 团市委".split()
    services = "医疗机构 养老机构 基层医疗卫生机构 企业 学校 各学校 用人单位 专家组".split()
    assert [name for name in doers if not is_doer(name)] == []
    assert [name for name in services if is_doer(name)] == []
