"""The words that made papers are put together from: places, bodies by level, things to do."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from graph.authority.atlas import atlas

NATIONAL = tuple(
    "国家发展改革委 教育部 工业和信息化部 公安部 民政部 财政部 人力资源社会保障部 自然资源部 生态环境部 住房城乡建设部 "
    "交通运输部 水利部 农业农村部 商务部 国家卫生健康委 应急管理部 市场监管总局".split()
)
LOCAL = tuple(
    "发展改革 教育 工业和信息化 公安 民政 财政 人力资源社会保障 自然资源 生态环境 住房城乡建设 交通运输 水利 农业农村 "
    "商务 卫生健康 应急管理 市场监管 医疗保障".split()
)
COMMITTEES = ("发展改革", "卫生健康")
VERBS = tuple("推进 加强 完善 建立 开展 落实 优化 规范 健全 提升 扩大 支持 深化 强化 推广".split())
THINGS = tuple(
    "养老服务 城镇燃气 农村饮水 学前教育 托育服务 河湖治理 道路交通 危险化学品 食品安全 职业技能 营商环境 数字政府 耕地保护 "
    "森林防火 防汛抗旱 老旧小区 公共文化 全民健身 知识产权 社会救助 古树名木 生活垃圾 大气污染 智慧农业 冷链物流 绿色建筑 "
    "科技创新 人才引进 政务公开 应急预案".split()
)
ENDS = tuple("排查 监管 建设 试点 培训 评估 整治 宣传 考核 管理 检测 供给 保障 改革 示范".split())
DETAILS = (
    "建立台账，逐项销号",
    "摸清底数，分类施策",
    "明确标准，严格程序",
    "加大投入力度，统筹使用各类资金",
    "鼓励社会力量参与",
    "健全长效机制，巩固工作成果",
    "加强宣传引导，营造良好氛围",
    "实行清单管理，定期通报进展",
)
YEARS = tuple(range(2008, 2025))


class Place(NamedTuple):
    """A region with the words its papers use: 长治市, `code` 长治 (政办发), `mark` 市."""

    level: str
    name: str
    code: str
    mark: str
    above: str


@cache
def places(level: str) -> tuple[Place, ...]:
    """Regions of today of a level, in the order of their codes."""
    if level == "national":
        return (Place("national", "", "国", "", ""),)
    marks = {"province": "省", "city": "市", "county": "县"}
    return tuple(
        Place(level, unit.name, unit.short[:2], marks[level], _province(unit.code))
        for unit in atlas().everything()
        if unit.level == level and not unit.until and unit.name.endswith(marks[level]) and len(unit.short) > 1
    )


def _province(code: str) -> str:
    found = [unit.name for unit in atlas().with_code(code[:2] + "0000") if not unit.until]
    return found[0] if found else ""


def bodies(place: Place) -> tuple[str, ...]:
    """Departments as a paper of that place calls them: 教育部, 省教育厅, 市教育局."""
    if place.level == "national":
        return NATIONAL
    kind = "厅" if place.level == "province" else "局"
    return tuple(place.mark + sector + ("委" if sector in COMMITTEES else kind) for sector in LOCAL)


def governments(place: Place) -> str:
    """Those who carry a paper out below."""
    return {
        "national": "各省、自治区、直辖市人民政府",
        "province": "各市、县人民政府",
        "city": "各县（市、区）人民政府",
        "county": "各乡镇人民政府、街道办事处",
    }[place.level]
