"""Who holds a duty today: one body, a division of it, a collective, and bodies that the tables do not know."""

from __future__ import annotations

import pytest

from graph.resolve.agencies import Context, resolve_agency
from graph.resolve.holder import holder_of

RUIJIN = Context("360781", "county", "2017-07-24")
CHANGZHI = Context("140400", "city", "2021-10-25")
CENTRE = Context("100000", "national", "2021-04-15")

CASES = [
    (CHANGZHI, "中国银保监会长治监管分局", "", "国家金融监督管理总局长治监管分局"),
    (CHANGZHI, "人行长治市中支", "", "中国人民银行长治市分行"),
    (CHANGZHI, "市人防办", "", "长治市国防动员办公室"),
    (CHANGZHI, "市行政审批局", "简化审批登记程序", "长治市行政审批服务管理局"),
    (CHANGZHI, "市行政审批局", "政务数据共享", "长治市数据局"),
    (RUIJIN, "卫计委", "", "瑞金市卫生健康委员会"),
    (RUIJIN, "市老龄办", "老年人优待", "瑞金市民政局"),
    (RUIJIN, "市人社局", "医保定点", "瑞金市医疗保障局"),
    (RUIJIN, "市人社局", "医养结合人才培训", "瑞金市人力资源和社会保障局"),
    (RUIJIN, "市卫计委", "医保定点", "瑞金市卫生健康委员会"),
    (RUIJIN, "市国土资源局", "土地供应", "瑞金市自然资源局"),
    (RUIJIN, "市市场和质量监管局", "餐饮服务", "瑞金市市场监督管理局"),
    (RUIJIN, "市消防大队", "", "瑞金市消防救援大队"),
    (RUIJIN, "市城建局", "统筹规划用地布局", "瑞金市自然资源局"),
    (RUIJIN, "市城建局", "危房改造", "瑞金市住房和城乡建设局"),
    # a division stays with its body
    (CENTRE, "国家医保局办公室", "", "国家医疗保障局办公室"),
    (RUIJIN, "市卫计委老龄科", "", "瑞金市卫生健康委员会老龄科"),
    (RUIJIN, "市人社局医保科", "医保定点", "瑞金市医疗保障局"),
    # many bodies go on as many bodies
    (CHANGZHI, "各县、区人民政府", "", "各县、区人民政府"),
]


@pytest.mark.parametrize(("context", "mention", "topic", "name"), CASES)
def test_holder(context: Context, mention: str, topic: str, name: str) -> None:
    found = holder_of(resolve_agency(mention, context), context.day, "2026-01-01", topic)
    assert found.agency is not None
    assert (found.agency.name, found.undetermined) == (name, None)


@pytest.mark.parametrize("mention", ["惠丰医院", "市县（区）民政部门", "有条件的地区"])
def test_what_cannot_be_followed_says_why(mention: str) -> None:
    found = holder_of(resolve_agency(mention, CHANGZHI), CHANGZHI.day)
    assert found.agency is None
    assert found.undetermined
