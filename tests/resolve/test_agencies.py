"""From a name as printed to the body: by the document's region, level and day."""

from __future__ import annotations

import pytest

from graph.resolve.agencies import Context, resolve_agency

CITY = ("140400", "city", "2021-10-25")
COUNTY = ("140429", "county", "2021-10-25")
DISTRICT = ("140403", "county", "2021-10-25")
COUNTY_CITY = ("360781", "county", "2017-07-24")
PROVINCE = ("420000", "province", "2023-05-06")
NATIONAL = ("100000", "national", "2022-07-18")
REGION = ("450000", "province", "2022-01-01")
PREFECTURE = ("222400", "city", "2020-01-01")
BANNER = ("150622", "county", "2021-01-01")

CASES = [
    # level words, seen from each kind of place
    (CITY, "市卫健委", "长治市卫生健康委员会"),
    (CITY, "卫生健康委", "长治市卫生健康委员会"),
    (CITY, "省民政厅", "山西省民政厅"),
    (CITY, "潞州区民政局", "长治市潞州区民政局"),
    (COUNTY, "县民政局", "武乡县民政局"),
    (COUNTY, "财政局", "武乡县财政局"),
    (COUNTY, "市民政局", "长治市民政局"),
    (COUNTY, "省财政厅", "山西省财政厅"),
    (DISTRICT, "区教育局", "长治市潞州区教育局"),
    (DISTRICT, "市教育局", "长治市教育局"),
    (COUNTY_CITY, "市民政局", "瑞金市民政局"),
    (COUNTY_CITY, "赣州市民政局", "赣州市民政局"),
    (REGION, "自治区卫生健康委", "广西壮族自治区卫生健康委员会"),
    (REGION, "区财政厅", "广西壮族自治区财政厅"),
    (PREFECTURE, "州教育局", "延边朝鲜族自治州教育局"),
    (BANNER, "旗农牧局", "准格尔旗农牧局"),
    (("500000", "province", "2022-01-01"), "市教委", "重庆市教育委员会"),
    (("110108", "county", "2020-08-20"), "区教委", "北京市海淀区教育委员会"),
    (("660000", "province", "2021-01-01"), "兵团卫生健康委", "新疆生产建设兵团卫生健康委员会"),
    # the print decides
    (COUNTY, "县卫体局", "武乡县卫生健康和体育局"),
    (COUNTY, "县卫健局", "武乡县卫生健康局"),
    (COUNTY_CITY, "工信委", "瑞金市工业和信息化委员会"),
    (COUNTY_CITY, "市场和质量监管局", "瑞金市市场和质量监督管理局"),
    # the place decides
    (PROVINCE, "省经信厅", "湖北省经济和信息化厅"),
    (CITY, "市行政审批局", "长治市行政审批服务管理局"),
    (("120000", "province", "2016-07-14"), "市市场监管委", "天津市市场和质量监督管理委员会"),
    # the day decides
    (COUNTY_CITY, "卫计委", "瑞金市卫生和计划生育委员会"),
    (COUNTY_CITY, "市消防大队", "瑞金市公安消防大队"),
    (COUNTY, "消防大队", "武乡县消防救援大队"),
    (PROVINCE, "人行武汉分行", "中国人民银行武汉分行"),
    (("140400", "city", "2024-06-12"), "人行长治市分行", "中国人民银行长治市分行"),
    (("140000", "province", "2021-09-03"), "山西金融监管局", "山西省地方金融监督管理局"),
    (("140000", "province", "2024-03-13"), "山西金融监管局", "国家金融监督管理总局山西监管局"),
    # party, mass, courts
    (CITY, "市委编办", "中共长治市委机构编制委员会办公室"),
    (("140400", "city", "2014-03-19"), "市编办", "长治市机构编制委员会办公室"),
    (CITY, "团市委", "共青团长治市委员会"),
    (CITY, "市残联", "长治市残疾人联合会"),
    (CITY, "市纪委监委", "中国共产党长治市纪律检查委员会、长治市监察委员会"),
    (CITY, "市中院", "长治市中级人民法院"),
    (REGION, "自治区党委宣传部", "中共广西壮族自治区委员会宣传部"),
    # vertical
    (CITY, "市税务局", "国家税务总局长治市税务局"),
    (PROVINCE, "湖北税务局", "国家税务总局湖北省税务局"),
    (CITY, "人行长治市中支", "中国人民银行长治市中心支行"),
    (CITY, "中国银保监会长治监管分局", "中国银行保险监督管理委员会长治监管分局"),
    (PROVINCE, "湖北银保监局", "中国银行保险监督管理委员会湖北监管局"),
    (PROVINCE, "湖北消防救援总队", "湖北省消防救援总队"),
    (CITY, "国家统计局长治调查队", "国家统计局长治调查队"),
    # government and its offices
    (CITY, "市政府办公室", "长治市人民政府办公室"),
    (PROVINCE, "省国资委", "湖北省人民政府国有资产监督管理委员会"),
    (("232700", "city", "2016-05-25"), "地区行署", "大兴安岭地区行政公署"),
    # the centre
    (NATIONAL, "卫生健康委", "国家卫生健康委员会"),
    (NATIONAL, "人力资源社会保障部", "人力资源和社会保障部"),
    (NATIONAL, "银保监会", "中国银行保险监督管理委员会"),
    (NATIONAL, "民政部门", "民政部"),
    (CITY, "国家发展改革委", "国家发展和改革委员会"),
    # sectors
    (CITY, "卫生健康部门", "长治市卫生健康委员会"),
    (CITY, "卫生健康", "长治市卫生健康委员会"),
    (PROVINCE, "价格主管部门", "湖北省发展和改革委员会"),
    (CITY, "县级以上民政部门", "县级以上民政部门"),
    # branches, and names printed in full
    (COUNTY, "市生态环境局武乡分局", "长治市生态环境局武乡分局"),
    (CITY, "市公安局潞州分局", "长治市公安局潞州分局"),
    (("420000", "province", "2024-01-01"), "中国人民银行武汉分行", "中国人民银行武汉分行"),
    # divisions, zones, institutions
    (CITY, "市卫健委老龄健康科", "长治市卫生健康委员会老龄健康科"),
    (NATIONAL, "国家卫生健康委办公厅", "国家卫生健康委员会办公厅"),
    (NATIONAL, "民政部养老服务司", "民政部养老服务司"),
    (CITY, "高新区管委会", "长治高新技术产业开发区管理委员会"),
    (CITY, "市二院", "长治市第二人民医院"),
    (CITY, "惠丰医院", "惠丰医院"),
    # collectives stay as printed
    (CITY, "各县、区人民政府", "各县、区人民政府"),
    (PROVINCE, "地方各级人民政府", "地方各级人民政府"),
    # offices of the centre and of a province
    (NATIONAL, "发展改革委办公厅", "国家发展和改革委员会办公厅"),
    (NATIONAL, "税务总局办公厅", "国家税务总局办公厅"),
    (PROVINCE, "省卫生健康委办公室", "湖北省卫生健康委员会办公室"),
    (("152200", "city", "2018-06-01"), "盟行署办公室", "兴安盟行政公署办公室"),
    # banks
    (("320300", "city", "2020-04-15"), "农发行徐州分行", "中国农业发展银行徐州市分行"),
    (("320300", "city", "2020-04-15"), "国开行江苏省分行", "国家开发银行江苏省分行"),
    (("320300", "city", "2020-04-15"), "市工行", "中国工商银行徐州分行"),
    (NATIONAL, "农发行", "中国农业发展银行"),
    # a province's own words
    (("440000", "province", "2024-05-06"), "省政务和数据局", "广东省政务服务和数据管理局"),
    (("440000", "province", "2024-05-06"), "省供销社", "广东省供销合作联社"),
    (("420606", "county", "2023-07-24"), "区城管执法局", "襄阳市樊城区城市管理执法局"),
    (("421122", "county", "2023-01-01"), "县行政审批局", "红安县行政审批局"),
    (COUNTY_CITY, "城建局", "瑞金市城市建设局"),
    # committees of prefectures, bodies of committee and government together, words of a province
    (("653100", "city", "2023-07-24"), "地委宣传部", "中共喀什地区委员会宣传部"),
    (("520103", "county", "2023-01-01"), "区委区政府督查考核局", "贵阳市云岩区委区政府督查考核局"),
    (("422800", "city", "2021-01-01"), "州文旅集团", "恩施州文旅集团"),
    (("310000", "province", "2023-05-06"), "市交通委", "上海市交通委员会"),
    (("310000", "province", "2023-05-06"), "市房屋管理局", "上海市房屋管理局"),
    (("430100", "city", "2013-01-01"), "市城管执法局", "长沙市城市管理和行政执法局"),
    (("100000", "national", "2010-03-01"), "质检部门", "国家质量监督检验检疫总局"),
    (("140400", "city", "2024-06-12"), "金融监管部门", "国家金融监督管理总局长治监管分局"),
    (CITY, "市地铁集团", "长治市地铁集团"),
    # branches whose head has a shorter form as well, departments of provinces, towns of a county
    (("430000", "province", "2018-12-19"), "中国邮政集团公司湖南省分公司", "中国邮政集团公司湖南省分公司"),
    (("430000", "province", "2018-12-19"), "省国家安全厅", "湖南省国家安全厅"),
    (("310000", "province", "2018-12-19"), "市国家安全局", "上海市国家安全局"),
    (("430000", "province", "2018-12-19"), "省供销合作总社", "湖南省供销合作总社"),
    (("360424", "county", "2011-08-01"), "义宁镇", "修水县义宁镇人民政府"),
    (("500120", "county", "2020-01-01"), "璧泉街道", "重庆市璧山区璧泉街道办事处"),
    # a zone acts by its committee; unions bear their place
    (CITY, "长治经济开发区", "长治经济开发区管理委员会"),
    (("421000", "city", "2022-05-19"), "纪南文旅区", "纪南文旅区管理委员会"),
    (("310000", "province", "2022-05-19"), "浦东新区", "上海市浦东新区人民政府"),
    (CITY, "各开发区", "各开发区"),
    (CITY, "管委会", "管委会"),
    (("430000", "province", "2022-06-21"), "省物流与采购联合会", "湖南省物流与采购联合会"),
    # whatever level, or everywhere
    (CITY, "同级交通运输部门", "同级交通运输部门"),
    (NATIONAL, "公安机关", "公安机关"),
    # former bodies
    (("140400", "city", "2019-05-29"), "原市安监局", "长治市安全生产监督管理局"),
    (("100000", "national", "2019-06-03"), "原国家卫生计生委", "国家卫生和计划生育委员会"),
]


@pytest.mark.parametrize(("context", "mention", "name"), CASES)
def test_full_name(context: tuple[str, str, str], mention: str, name: str) -> None:
    assert resolve_agency(mention, Context(*context)).name == name


def test_the_id_outlives_the_name() -> None:
    ids = {
        resolve_agency(m, Context("140400", "city", d)).id
        for m, d in [("市卫生局", "2010"), ("市卫计委", "2016"), ("市卫健委", "2021")]
    }
    assert ids == {"140400/health"}


def test_a_branch_is_the_body_of_its_own_place() -> None:
    found = resolve_agency("市生态环境局武乡分局", Context(*COUNTY))
    assert (found.id, found.level, found.line) == ("140429/ecology", "county", "ecology")
    assert resolve_agency("市公安局高新区分局", Context(*CITY)).id is None


def test_what_the_document_defines_goes_first() -> None:
    context = Context("140400", "city", "2021-10-25", {"省工改办": "山西省住房和城乡建设厅"})
    found = resolve_agency("省工改办", context)
    assert (found.name, found.basis, found.line) == ("山西省住房和城乡建设厅", "definition", "housing-construction")


def test_a_short_form_with_several_full_names_keeps_them() -> None:
    found = resolve_agency("县教科局", Context(*COUNTY))
    assert not found.certain
    assert {found.name, *found.candidates} == {"武乡县教育科技局", "武乡县教育和科学技术局"}


def test_a_body_that_the_tables_do_not_know_keeps_its_printed_name_and_its_line() -> None:
    found = resolve_agency("市民政事业发展中心", Context(*CITY))
    assert (found.name, found.line, found.id, found.certain) == ("长治市民政事业发展中心", "civil-affairs", None, False)


def test_without_a_place_a_name_is_kept_as_printed() -> None:
    unknown = Context(None, "city", "2023-07-24")
    for mention in ("省发展改革委", "市财政局", "市税务局", "团市委", "市银保监分局"):
        found = resolve_agency(mention, unknown)
        assert (found.name, found.certain) == (mention, False)


@pytest.mark.parametrize(
    ("printed", "name"),
    [("市白然资源和规划局", "襄阳市自然资源和规划局"), ("市财玫局", "襄阳市财政局"), ("市民玫局", "襄阳市民政局")],
)
def test_a_look_alike_character_is_read_as_the_one_known_name(printed: str, name: str) -> None:
    found = resolve_agency(printed, Context("420600", "city", "2023-07-24"))
    assert (found.mention, found.name, found.basis, found.certain) == (printed, name, "twin", False)
    assert found.id
    assert found.candidates == (f"襄阳{printed}",)


def test_words_that_name_nobody_are_given_back() -> None:
    found = resolve_agency("有条件的地区", Context(*CITY))
    assert (found.name, found.kind, found.certain) == ("有条件的地区", "unknown", False)


@pytest.mark.parametrize(
    "context", [Context(None, None, None), Context("999999", "city", "2021"), Context("140400", None, "")]
)
@pytest.mark.parametrize("mention", ["市卫健委", "民政部门", "市高新区管委会", "国家税务总局", "", "（", "各", "原"])
def test_without_place_or_date_there_is_still_an_answer(context: Context, mention: str) -> None:
    assert resolve_agency(mention, context).mention == mention


def test_white_space_in_a_mention_does_not_count() -> None:
    assert resolve_agency("市卫\n 健委", Context(*CITY)).name == "长治市卫生健康委员会"


def test_a_name_of_several_places_keeps_them_all() -> None:
    found = resolve_agency("鼓楼区民政局", Context("100000", "national", "2021-10-25"))
    assert not found.certain
    assert {"南京市鼓楼区民政局", "徐州市鼓楼区民政局", "福州市鼓楼区民政局", "开封市鼓楼区民政局"} <= {
        found.name,
        *found.candidates,
    }
    inside = resolve_agency("鼓楼区民政局", Context("350000", "province", "2021-10-25"))
    assert (inside.name, inside.certain) == ("福州市鼓楼区民政局", True)


def test_a_department_calls_its_divisions_by_its_short_name() -> None:
    context = Context("620000", "province", "2024-04-18", issuer="甘肃省市场监督管理局")
    assert resolve_agency("省局登记注册处", context).name == "甘肃省市场监督管理局登记注册处"
    assert resolve_agency("省局登记注册处", Context("620000", "province", "2024-04-18")).name == "省局登记注册处"
