"""Bodies named as a class, not one by one: 各县（市、区）人民政府, 地方各级人民政府, 各有关部门, 市直各单位.

Their grammar is made of closed-class words, so it is code; the bodies themselves are the authority's business.
A collective is a chain of quantifiers (各, 有关, 地方, 试点), areas (县（市、区）, 乡镇) and heads (人民政府, 部门),
perhaps followed by a kind of office (各县（市）区 + 卫生健康局).
"""

from __future__ import annotations

import re

NEST = r"(?:[（(〔［\[<＜][^（(）)\n]{1,14}[)）〕］\]>＞])?"
# words are tried longest first and never given back (possessive), so that matching stays linear
_QUANTIFIERS = (
    "地级以上|以上地方|及以上|以上|县级以上地方|市级以上地方|省级以上地方|县级以上|市级以上|省级以上|有条件的|具备条件的|各参建|所在地|其他|其它|其余|所有|全体|每个|各级|各类|各个|各|每|有关|相关"
    "|地方|同级|本级|上级|下级|属地|当地|基层|沿海|沿江|沿河|沿湖|沿线|沿边|边境|流域内|辖区内|库区|涉农|涉海|试点|示范|涉及|涉事|直属|成员|职能|主管|行业|监管|参与|责任|牵头|配合|汇总|主办|承办|协办|实施|属地管理|包联|包保|帮扶|联系|驻村|结对"
)
_SCOPES = (
    "中央和国家机关|我市|本市|我省|本省|我县|本县|我区|本区|国务院|中央|全国|全省|全市|全县|全区|全州|全盟|省级|市级|县级|区级|乡级|镇级|州级|省直|市直|县直|区直|州直|省属|市属|县属|区属|部省属"
    "|省委|市委|县委|区委|州委|省政府|市政府|县政府|区政府|州政府|领导小组|联席会议|指挥部|工作专班|两级|三级|四级|省市县|省|市县|县乡|驻"
)
_AREAS = (
    "特别行政区|自治区|自治州|自治县|自治旗|直辖市|计划单列市|设区的市|设区市|省直管县市|省直管县|省直辖县|直管市|县级市|地级市"
    "|街道办事处|街道办|街道|特区|开发区|功能区|高新区|经开区|新区|园区|管理区|乡镇|镇街|镇乡|社区|地市|兵团|师市|苏木|嘎查|国营农牧场|农牧场|国有林场|国有农场|林场|农场|牧场|团场|[省市州盟县区旗乡镇村师]"
)
_HEADS = "人民政府|政府|党委|党组织|党组|党工委|管委会|管理委员会|办事处|部门|机关|单位|机构|地区|省份|城市|成员单位|办公室|处室|科室|方面|地|级"
_WORD = rf"(?:{_QUANTIFIERS}|{_SCOPES}|{_HEADS}|{_AREAS})"
_CHAIN = re.compile(rf"(?:(?>{_WORD}){NEST}(?:(?:、|以及|和|及|与|/)(?=各|{_AREAS}|{_HEADS}|{_QUANTIFIERS}))?)++")
_QUANTIFIED = re.compile(rf"{_QUANTIFIERS}")
_ENDS = re.compile(rf"(?:{_HEADS}|{_AREAS}){NEST}$")
_DANGLING = re.compile(r"(?:各|有关|相关|级|地方|各类|责任)$")
_OFFICE = re.compile(
    r"(?!.{0,30}(?:的|制定|开展|建立|健全))[一-龥“”]{1,16}?(?:部门|机关|单位|机构|局|委|厅|办|办公室|科室|处室|股室|科|处|股|公司|企业|集团|中心|专班|小组|协会|商会|院校|高校|学校|医院|园|站|所|支队|大队|队|联合会)"
    + NEST
)
_MODEL = re.compile(
    rf"(?![一-龥]{{0,14}}(?:列为|作为|确定|创建|建设|开展|推进|成为|评为|认定|打造|争创|选择|确认|命名))[一-龥]{{0,14}}(?:试点|示范|先行)(?:{_AREAS}|地区|单位|城市){NEST}"
    rf"|[一-龥“”]{{0,40}}(?:领导小组|联席会议|指挥部|专班|协调机制|委员会)各?(?:成员单位|办公室)"
    rf"|(?:被|受到?)(?:通报|约谈|点名|挂牌督办)的?(?:单位|地区|部门|地方)|(?:城市|事发地|事故发生地)(?:人民)?政府|你[省市县区州局委厅办院]|[一-龥]{{2,12}}?(?:各|所属)?(?:分支|派出)机构|(?:[省市地州县区乡镇]、?){{2,3}}(?:两级|三级|各级)财政|[一-龥]{{2,12}}(?:沿线|沿岸|流域|沿江|沿海|片区|库区|湖区)各?(?:有关|相关)?(?:{_AREAS}){NEST}(?:人民政府|政府)?|(?:地方)?(?:各级|省级|市级|县级|区级|本级|同级|省|市|县|区|地方)财政|[一-龥]{{2,10}}主管机构|(?:各级)?(?:工会|妇女|妇联|共青团|群团|残联|基层党|党|团)组织|(?:各级?|[省市县]级)[一-龥]{{2,8}}(?:督导|监督|监理|执法|管理|监察)机构|[一-龥]{{2,10}}(?:审批|许可|发证)机关|(?:公安|基层|属地|当地|辖区)?派出所|司法所"
    rf"|(?:公安|消防|海警|海事|渔政|农机|疾控|疾病预防控制|检验检疫|仲裁|编制|经办|监督|监管|执法|管理|监察|登记|社会保险|医保)[一-龥]{{0,8}}(?<!服务)机构"
    rf"|(?:省|市|县|区|乡|州){{1,3}}级[一-龥]{{2,12}}(?:部门|机关)|[市省县区州]{{0,3}}{NEST}?(?:街道办事处|乡镇人民政府|乡镇政府|开发区管委会|管委会)"
)
# 各县（市、区）委、政府 · 各盟市行政公署、人民政府: party and government of each place
_BOTH = r"各(?:有关)?[省市州盟县区旗（()）、]{1,10}(?:党委|委|行政公署|行署)(?:、|和)(?:人民)?政府"
# 各县、区人民政府 · 各市、州、县人民政府 · 各省、自治区、直辖市 · 市、县（区）教育: one body, though 、 stands in it
_SMALL = r"(?:特区|省直管县市|省直管县|省直管市|县市区|市县区|旗县市区|旗县区|旗县|县区|区县|县级市|自治区|自治州|自治县|自治旗|直辖市|街道办事处|街道办|街道|设区的?市|[市州盟县区旗乡镇])"
_APART = r"(?!直|级|属|委|政府(?:各|办|有关|直)|各|管)"
JOINED = re.compile(
    rf"{_BOTH}|(?:其[他它余]|各)(?:有关|相关)?(?:设区的?)?(?:市州|州市|地市|市地|盟市|州盟|[省市州盟县区旗乡镇])(?![（(〔［])(?:(?:、|和|及|与|以及)(?>{_SMALL}){NEST}{_APART})++"
    rf"|各(?:有关|相关)?(?:设区的?)?(?:{_AREAS}){NEST}(?:(?:、|和|及|与|以及)(?:街道办事处|街道办|街道|[县区旗](?=[（(〔［]){NEST}|[州盟县区旗乡镇]{NEST}(?=人民政府|政府)){NEST})++"
    rf"|(?<![一-龥（(<])(?:省|自治区|市|州|县|区){NEST}(?:(?:、|和)(?:自治区|直辖市|自治州|自治县|设区的市|市|州|县|区|旗|乡|镇|街道){NEST}{_APART})++(?:两级|三级|四级|各级)?"
    rf"|(?<![一-龥（(<])(?:[省市地州县区乡镇]、){{1,3}}[省市地州县区乡镇](?:两级|三级|四级)"
    rf"|各(?:乡镇|镇|街道)(?:、|和)(?:街道|乡镇|镇)(?:办事处)?(?![一-龥])"
    rf"|每个?[市县区乡镇](?:[、和](?:[市县区乡镇]|街道))++"
    rf"|各?(?:有关|相关)?委、办(?:、厅)?、局|(?:各级)?党委(?:、|和)(?:人民)?政府"
)
_TWO = re.compile(
    r"(?:人民政府|政府|部门|单位|机关|机构)(?:和|及|与|以及)(?!单位|其|所属|直属|政府)"
    r"|(?:[）)]|乡镇|街道|[县区市州])(?:和|及|与|以及)(?:[省市县区州](?:政府|直|委|级)|各|有关|相关)"
)
_OFFICE_END = re.compile(rf"(?:局|委|厅|部门|办公室|中心|公司|集团|院|联|队|机构|单位|企业|机关|会){NEST}$")
_LOCAL = re.compile(
    rf"^(?:{_SCOPES})?(?:各|每个?|属地|地方|所在地|当地|基层|其[他它]|有关|相关)(?:级|有关|相关)?(?:地区|地方|地|{_AREAS})"
    rf"|^(?:乡镇|街道|镇街|县级|县乡|市县|市、县|县、乡)|(?:人民政府|政府|行政公署|行署|管委会|街道办事处|[省市州盟县区旗乡镇]|自治区|地区){NEST}$"
)
_PLACE = re.compile(r"[一-龥]{2,10}(?:自治区|自治州|自治县|省|市|县|区|旗|州|盟|镇|乡|街道|兵团|开发区|新区)")
_NO_PLACE = re.compile(
    r"[的为在与将各由]|^[省市州县区]|部门|机关|.[局委厅].|(?:社|小|景|园|校|辖|地|片|灾|林|牧|库|山|城|市|郊|营)区$|(?:城|超|上|门|股|楼|都)市$"
)


def is_collective(text: str) -> bool:
    """`各县（市、区）人民政府`, `各有关部门`, `地方各级人民政府`: a class of bodies, the whole string."""
    if not 2 <= len(text) <= 60:
        return False
    if _MODEL.fullmatch(text) or re.fullmatch(_BOTH, text):
        return True
    chain = _CHAIN.match(text)
    if chain is None or not _QUANTIFIED.search(chain.group()):
        return False
    rest = text[chain.end() :]
    if not rest:
        return _ENDS.search(text) is not None and not _DANGLING.search(text)
    return _OFFICE.fullmatch(rest) is not None and not rest.endswith("场所")


def names_two(text: str) -> bool:
    """`乡镇人民政府和街道办事处`: two bodies, where `各部门和单位`, `各级党委和政府` are one class."""
    return _TWO.search(text) is not None


def is_place(text: str) -> bool:
    """`郑州市`, `叶坪乡`: a place that stands for its government in a list of governments."""
    return _PLACE.fullmatch(text) is not None and _NO_PLACE.search(text) is None


def is_local(text: str) -> bool:
    """Whether a body is a local government (or all of them), which carries out what others decide."""
    if _OFFICE_END.search(text) and not text.endswith("管委会"):
        return False
    return _LOCAL.search(text) is not None
