"""Who acts in a sentence: bodies before 要 / 应当 / 负责, behind 由, behind 请.

`各县区政府作为责任主体，要…`, `对…的监管由A牵头负责，B配合`, `请各市…`. A service that merely has to follow rules
(医疗机构, 养老机构, 企业) is no doer; a named institution with its level in front (市二院) is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from graph.authority.lexicon import lexicon
from graph.authority.names import NameKind, parse_name, split_place
from graph.extract.bodies import is_body, is_office_like, may_end_list
from graph.extract.brackets import pair_brackets
from graph.extract.collectives import is_collective
from graph.extract.lists import Bodies, Item, parse_bodies
from graph.extract.own_names import is_own_name, with_own_names
from graph.spans import Text

_REACH = 110  # characters in which a subject ends
_LONG_REACH = 240  # behind 由 whole rosters are met
_MODAL = r"(?<![纪主重需必只首摘概简扼紧次])要(?!求|点|素|件|闻|害|塞|道|领|义|么|是)|应当|应该|应(?=对[^，。；]{2,30}(?:进行|开展|予以|实行|给予|加强|作出|负责|执行|落实|提供|安排|实施))|应(?!急|对|用|届|收|付|税|诉|邀|征|聘|有|答|变)|须|必须|(?<![所急])需(?!求|要的|所)"
_DUTY = (
    r"(?:具体|分别|共同|主要|统一|统筹|全面)?负责(?!人|制|同志|解释)|(?:共同|联合|分别)?牵头|承担|会同|协助|配合|参与|参加"
    r"|(?:按照?|依据|根据|依)(?:各自)?(?:部门)?(?:职责|分工|职能|权限)|依法(?!治)(?=[^，。；]{0,24}(?:职责|监管|查处|管理|监督|处理|审批|予以))|负(?:总|主要|直接|领导|主体|监管|属地|全面|首要|第一|总体)*责任?(?!人)|[为是](?=(?:总|主要)?(?:牵头|责任|主责|承办|实施|配合|协办|协助|参与)(?:单位|部门))|是(?=[^，。；]{0,30}(?:责任主体|第一责任人|责任单位))|予以(?:支持|指导|协助|配合)|给予(?:支持|指导|协助|配合)|履行|做好|抓好|组织开展|组织实施|落实"
)
# 省教育厅每年发布…; 州委督查室会同州委洱海办每季度开展…: what comes round again is a duty, though no 要 says so, and so
# is what has a day: 市民政局于2022年9月底前出台…
_ROUND = re.compile(
    r"[于在]?每(?:年|个?月|季度?)[^，。；]{0,6}[日底末]前"
    r"|[于在](?:今年|明年|20\d\d年)?[^，。；于在]{0,10}?(?:[底日月年末]|季度|上半年)(?:之?前|以前)"
    r"|(?:每(?:年度?|半年|两年|季度?|两?个?月|周|学期|日|天)|定期)(?!底|末|前|内|度?[^，。；]{0,6}[前内])"
)
# 县财政局将经费列入预算 · 县公安局依法打击… · 市教育局督促所属单位…: in a paper that orders, a body at the head of a
# sentence with what it does
_PLAIN = re.compile(
    r"(?:将(?=会同|联合|适时|定期|不定期|组织|[于在][^，。；]{2,14}(?:前|底|中旬|上旬|下旬|季度)|每)|[将把](?!对)(?=[^，。；]{2,40}(?:纳入|列入|列为|作为|用于|安排|计入|记入|落实(?!情况)|分解))|对(?=[^，。；]{2,40}(?:实施|进行|开展|予以|给予|加强))|依法(?:严厉|严肃|严格|从严|查处|打击)"
    r"|督促|指导|组织(?!部)|监督(?!管理)|打击|查处|编印|编制(?!办|委|部门)|制[定订]|拟订|加强|加大|推进|推动|建立|健全|完善|实施|发布|通报|安排|统筹|核定|受理)"
)
_HELPED = re.compile(r"[，,][^，,。；：]{2,40}(?:予以|积极|做好)?(?:配合|协助)$")  # 省厅履行下列职责，市、县予以配合：
_CHARGE = re.compile(
    r"(?:主要|工作|基本|具体)职责(?:是|为|如下|包括)?$|(?:履行|承担|行使|负有|负责)(?:下列|以下|如下)(?:主要|工作|具体|监督管理|管理)?(?:职责|职权|任务|工作|事项)$"
)
# 河北省制定…, 海淀区推动…: what places do is told as an example; 财政 is where money comes from
_TOLD_OF = re.compile(r"^(?!各).*[省市州盟县区旗乡镇]$|财政$")
# 甘肃省庆阳市人民政府每年与…签订: what is done elsewhere is told as an example
_ELSEWHERE = re.compile(r"[一-龥]{2,3}(?:省|自治区)[一-龥]{2,7}(?:市|州|盟|地区|县)")
_TOKEN = re.compile(rf"(?P<modal>{_MODAL})|(?P<duty>{_DUTY})")
# what may stand between a subject and its verb: 作为责任主体 · 按照职责分工 · 每季度 · 进一步 · 在市政府统一领导下 · 会同有关部门
_SIMPLE = (
    "也|都|均|还|仍然?|又|则|就|并|一般|原则上|务必|一定|今后|今年|明年|每年度?|每季度?|每月|每半年|每学期|每周|至少|定期|及时|适时|进一步|切实|认真|积极|主动|严格|全面|统一|共同|分别|各自|具体"
    "|充分|尽快|尽早|逐步|依法依规|依法(?!治)|依规|首先|继续|同时|平时|党政主要负责同志|主要负责同志|主要负责人|主要领导|负责同志|分管领导|党政同责|因地制宜|各司其职|各负其责"
)
_PHRASE = "作为|地处|位于|处于|毗邻|按照?|根据|依据|结合|围绕|对照|针对|在|对|于|从|以(?!上|下|内|外|及|来|后|前)|会同|联合|通过|到|为|将|把|是|接到|收到|接|自(?!治|然|来|贸|行|主|愿)|每"
_ADVERB = re.compile(rf"{_SIMPLE}|{_PHRASE}")
_ADVERBS = re.compile(rf"(?:(?>{_SIMPLE}))*+(?:(?:{_PHRASE})[^，。；]{{1,48}})?")
_BEFORE_OBJECTS = ("将", "把", "对", "为", "到")
_ADJUNCT = re.compile(rf"^(?:{_PHRASE}|{_SIMPLE})")
_REQUEST = re.compile(r"(?:现|特|并|同时|敬|务)?(?:请(?!径|向|与|注意|示|假|求)|希望|望|责成|恳请|要求)(?:以下)?")
_BY = re.compile(
    r"(?:(?<![理缘事经自情])|(?<=[管办受治处监料清审代护]理))(?:分别|统一|具体|主要|原则上|均|应当?|可|改|交|一律)?由(?!由|于|此|来|表|衷|上而下|点)(?:所?涉及的)?"
)
_BY_VERB = re.compile(
    r"(?:分别|各自|共同|统一|具体|联合|按照?职责|依法(?!治)|依规|依纪|另行|根据|按照?|会同|负责|牵头|承担|核定|核准|审核|审批|审定|审查|批准|制定|(?<!工会)(?<!妇女)(?<!群团)(?<!青团)(?<!党)组织|实施|统筹|提出|确定|认定|研究|协调|指导|监督|管理|汇总|受理|办理|履行|就近|代为|开辟|开设|开通|开具|提请|发起|主持|承接|代管|代收|征求|起草|拟定|签发|公告|告知|引导|帮助|完善|加强|做好|抓好|积极|逐一|逐级|出台|调度|通知|收取|征收|认领|承办|主抓|划定|划分|配备|选派|聘请|购买"
    r"|给予|安排|优先|足额|全额|按时|先行|支付|收购|组建|设立|设置|主管|予以|发放|拨付|出具|执行|建立|开展|落实|定期|印发|公布|备案|商|报|向|专(?:账|户|项|人|门|款)|对|从|在|通过|采取|于|以|为|依据|督促|作为|约谈|指导|处理|查处|评估|验收|抽查|检查|责令|移交|移送|追究|约谈|颁发|发给|核发|签订|收回|接收|参加|配合|提供|编制|拟订|进行)"
)
# 由县应急 | 管理局牵头: what looks like a verb belongs to the name
_NAME_GOES_ON = re.compile(
    r"(?:研究|联合|[^，。；、的]{2,8}?)(?:局|厅|委员会|委(?!托|派)|部(?!分|署|位|件)|机构|中心|办公室|室|研究[院所]|支队|大队|总队|社(?!会)|会(?!议|商|同)|处(?!理|置))"
)
_JOINT = re.compile(r"[、和与]|及(?![时早格其])")
# 县级水行政主管部门或者其委托的供水公司负责管护: whoever is charged by the body acts for it
_DEPUTY = re.compile(r"(?:、|，)?(?:或者?|及|和)(?:由|经)?其(?:依法)?(?:委托|授权|指定|所属|下属)的?[^、，。；]{2,16}$")
_ANOTHER = re.compile(r"、|(?<=[府局委厅办门位])[和与及]")
_BARE_PLACE = re.compile(r"(?:自治区|[省市州县区旗级])(?![^省市州县区旗])")
_LEVELLED = re.compile(
    r"^(?:国家|全国|部(?![门分署件位])|省|市|县|区|州|旗|(?:镇|乡|街道)(?![镇村])|[一-龥]{2,7}[省市县区州旗])"
)
# 云岭中心小学 bears a name, 农村中心小学 a kind
_LOCAL_HOUSE = re.compile(
    r"(?!.*(?:[各类全乡镇村级所设公民办]|农村|城[区乡市]|社区|普通|试点|定点|基层|寄宿|特殊|完全|一贯|初级|高级|职业|中小学|辖区|属地|当地|附近|同级|示范|优质|薄弱|新建|相关|有关|对口|[的和与及]))"
    r"[一-龥]{2,6}(?:中心(?:小学|学校|校|卫生院|幼儿园)|中学|小学|卫生院)|[一-龥]{2,8}(?<![乡镇各地区])派出所"
)
_SERVICE = re.compile(
    r"(?:机构|企业|公司|学校|院校|高校|医院|卫生院|卫生室|园|站|行业|协会|商会|经营者|业主|物业|商户|工厂|团队|施工单位|用人单位|建设单位|生产单位|经营单位|使用单位|申报单位|服务中心|银行|运营商)"
    r"(?:[（(][^（()）]*[)）])?$"
)
_PUBLIC = re.compile(
    r"(?:救援|消防|疾控|疾病预防控制|经办|稽查|分支|派出|主管|监管|监理|督导|督查|管理|执法|监督|检查|行政|海警|志工作|地方志|档案|审计|统计|气象|地震|海事)机构$|[一-龥]{2}(?:处|科)$|(?:局|委|厅|办|部门)(?:[（(][^（()）]*[)）])?$"
)
_STATE_OWNED = re.compile(
    r"(?:各|有关|相关)?(?:中央|驻[省市县区州]|[省市县区州]属|[省市县区州]管|国有)(?:重点|骨干)?企业|(?:各|有关)?央企"
)
_VILLAGE = re.compile(r"(?:村|居)(?:民委员|委)会$")
_OFFICIAL = frozenset(
    {NameKind.DEPARTMENT, NameKind.GOVERNMENT, NameKind.PARTY, NameKind.MASS, NameKind.VERTICAL, NameKind.COMMITTEE}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Bodies at [start, end) of a clause; `verb` is where their verb begins, `modal` whether it is 要, 应 or the like."""

    bodies: Bodies
    start: int
    end: int
    verb: int
    how: str  # modal | duty | by | request | waiting


def find_subject(text: Text, start: int, end: int) -> Subject | None:
    """The doers at the beginning of the stretch [start, end): before a verb, or behind 请."""
    if _BY.match(text.text, start, end):
        return None
    if request := _REQUEST.match(text.text, start, end):
        found = _leading(text, request.end(), end)
        if found:
            return Subject(found[0], start, found[1], found[1], "request")
    for token in islice(_TOKEN.finditer(text.text, start + 2, min(end, start + _REACH)), 6):
        told = token["duty"] is not None and not token["duty"].startswith(
            "负"
        )  # 对…负领导责任 has its object before it
        cut = _doers(text, start, token.start(), plain=told)
        if cut:
            return Subject(cut[0], start, cut[1], token.start(), "modal" if token["modal"] else "duty")
    for turn in islice(_ROUND.finditer(text.text, start + 2, min(end, start + _REACH)), 2):
        cut = _doers(text, start, turn.start(), plain=False)
        if cut and turn.end() < end and not _ELSEWHERE.match(text.text, start):
            return Subject(cut[0], start, cut[1], turn.start(), "duty")
    return _plain_subject(text, start, end) if start == 0 else None


def _plain_subject(text: Text, start: int, end: int) -> Subject | None:
    """The doers at the head of a sentence that only says what they do."""
    for verb in islice(_PLAIN.finditer(text.text, start + 2, min(end, start + _REACH)), 3):
        if _attributive(text.text, verb.end(), end) or text.text[verb.start() - 1] in "均都也已":  # 均制定了: told
            continue
        led = _doers(text, start, verb.start(), plain=True)
        if led and not any(_TOLD_OF.search(item.text.text) for item in led[0].items):
            return Subject(led[0], start, led[1], verb.start(), "duty")
    return None


def find_by(text: Text, start: int, end: int) -> Subject | None:
    """The doers behind 由, wherever it stands in the stretch: `行业监管分别由A和B负责`; not 由A印制的票据."""
    inner = [(start + a, start + b) for a, b in pair_brackets(text.text[start:end]).items()]
    for by in _BY.finditer(text.text, start, end):
        if any(a < by.start() < b for a, b in inner):
            continue
        for token in islice(_BY_VERB.finditer(text.text, by.end() + 2, min(end, by.end() + _LONG_REACH)), 8):
            bodies = _certain(text.slice(by.end(), token.start()), _LONG_REACH)
            goes_on = _NAME_GOES_ON.match(text.text, token.start(), end) if bodies else None
            if goes_on and _certain(text.slice(by.end(), goes_on.end()), _LONG_REACH):
                continue
            if bodies and not all(item.text.text.endswith("财政") for item in bodies.items):  # 由同级财政给予补助
                if _attributive(text.text, token.end(), end) or text.text.startswith(("解释", "具体解释"), token.end()):
                    break
                return Subject(bodies, by.end(), token.start(), token.start(), "by")
    return None


def find_waiting(text: Text, start: int, end: int) -> Subject | None:
    """Doers whose verb stands behind a comma: `各县区政府作为责任主体，` (要…); `市发改委、市财政局，` (各县区要…)."""
    stretch = text.slice(start, min(end, start + _REACH))
    bodies = _certain(stretch) if end - start <= _REACH else None
    if bodies:
        return Subject(bodies, start, end, end, "waiting")
    for adverb in _ADVERB.finditer(stretch.text, 2):
        if _ADJUNCT.match(stretch.text[adverb.start() :]):
            bodies = _certain(stretch.slice(0, adverb.start()))
            if bodies:
                return Subject(bodies, start, start + adverb.start(), end, "waiting")
    return None


def find_partners(text: Text, start: int, end: int) -> Bodies | None:
    """Who helps: the bodies behind 会同, near the beginning of a stretch."""
    found = re.compile(r"会同|联合(?!国|会|体|社(?!会)|执法|惩戒|检查)").search(text.text, start, min(end, start + 24))
    led = _leading(text, found.end(), end) if found else None
    return led[0] if led else None


def find_charged(text: Text) -> Bodies | None:
    """Whose duties a text opens a list of: `市医疗保障局…。主要职责是：`, `县卫生行政部门履行下列职责：`; None if it opens none."""
    own = text.slice(0, len(text.text.rstrip("：: \n")))
    if helped := _HELPED.search(own.text):
        own = own.slice(0, helped.start())
    if not _CHARGE.search(own.text):
        return None
    last = max(own.text.rfind(stop) for stop in "。；") + 1
    led = _leading(own, last, len(own)) or (_leading(own, 0, len(own)) if last else None)
    return led[0] if led else None


def _doers(text: Text, start: int, end: int, plain: bool) -> tuple[Bodies, int] | None:
    """Bodies in [start, end), adverbs behind them left out; before a `plain` verb no object may stand (将对…落实情况)."""
    bodies = _certain(text.slice(start, end))
    if bodies:
        return bodies, end
    for adverb in _ADVERB.finditer(text.text, start + 2, end):
        bodies = _certain(text.slice(start, adverb.start()))
        if plain and adverb.group() in _BEFORE_OBJECTS:
            break
        if bodies and _ADVERBS.fullmatch(text.text, adverb.start(), end) and text.text[end - 1] != "的":
            return bodies, adverb.start()
    return None


def _leading(text: Text, start: int, end: int) -> tuple[Bodies, int] | None:
    """The bodies that a stretch begins with, whatever verb follows, and where they end."""
    stop = min(end, start + _REACH)
    item = start
    pairs = pair_brackets(text.text[start:stop])
    closers = {start + a: start + b for a, b in pairs.items()}
    best: tuple[Bodies, int] | None = None
    i = start
    while i < stop:
        i = closers.get(i, i)
        at = i + 1
        if text.text.startswith("会同", i):
            break
        if at - item >= 2 and not _JOINT.match(text.text, i) and (at == stop or not _JOINT.match(text.text, at)):
            bodies = _certain(text.slice(start, at))
            if bodies and (best is None or _extends(text.text, start, best[1], at)):
                best = bodies, at
        if _JOINT.match(text.text, i):
            item = i + 1
        elif at - item > 24:
            break
        i += 1
    return best


def _extends(string: str, start: int, so_far: int, at: int) -> bool:
    """A longer reading is better if it adds another body, a bracket or a few characters: 市发展改革委 + 员会."""
    if _ANOTHER.search(string, so_far, at) or string[so_far] in "和与及（(" or at - so_far <= 3:
        return True
    if _BARE_PLACE.search(string, start, so_far) and string[at - 1] in "局委厅办门构府":
        return True  # 自治区 + 水行政主管部门
    short = not is_office_like(string[start:so_far]) and not is_collective(string[start:so_far])
    if short or string[start:at] in lexicon().national or _is_branch(string[start:at]):
        return True  # 县公共资源交易 + 监督管理局; 国务院 + 研究室
    return at - so_far <= 8 and is_collective(string[start:at])


def _is_branch(name: str) -> bool:
    """国家税务总局长治市税务局: a branch whose name begins with that of its head."""
    found = parse_name(name)
    return found is not None and found.kind is NameKind.VERTICAL


def _certain(text: Text, longest: int = _REACH) -> Bodies | None:
    """A list of which every item is a body; services in it that merely have to follow rules are left out."""
    if not 2 <= len(text) <= longest:
        return None
    if "其" in text.text and (deputy := _DEPUTY.search(text.text)):
        text = text.slice(0, max(2, deputy.start()))
    if text.text[0] in "、，和及与（(" or not may_end_list(text.text) or not _may_be_list(text.text):
        return None
    bodies = with_own_names(parse_bodies(text))
    doers = _doing(bodies.items) if bodies.certain else ()
    return Bodies(doers, bodies.open_list) if doers else None


def _may_be_list(string: str) -> bool:
    return (
        is_collective(string)
        or is_body(string)
        or not re.search(r"[：:“”！？\d]{2,}|(?<!设区)的[^、]{4,}|[。；;《》]", string)
    )


def _doing(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The doers of a list; one with a named public institution counts as a whole (市二院、惠丰医院…)."""
    names = [item.text.text for item in items]
    if len(names) > 1 and any(not _is_office(name) and _is_named(name) for name in names):
        return items
    return tuple(item for item in items if is_doer(item.text.text) or is_own_name(item.text.text))


def _is_office(name: str) -> bool:
    found = parse_name(name)
    return found is not None and found.kind in _OFFICIAL


@lru_cache(maxsize=8192)
def is_doer(name: str) -> bool:
    """Whether a body can be made responsible: a body of government, party or masses, a collective, a named institution."""
    if name.startswith(("依托", "配合", "协助", "会同", "通过", "利用")):
        return False
    found = parse_name(name)
    if _PUBLIC.search(name) or (found is not None and found.kind in _OFFICIAL) or name in lexicon().national:
        return True
    if _VILLAGE.search(name) or _STATE_OWNED.fullmatch(name):
        return True
    if _SERVICE.search(name) or (found is not None and found.kind in (NameKind.INSTITUTION, NameKind.ENTERPRISE)):
        return _is_named(name)
    return not re.fullmatch(
        r"(?:我|本|全)?(?:省|市|县|区|国|州)|单位|部门|社区|机构|乡村|城市|农村|.*(?:专家|评审|法人|当事人|申请人|业主|申报人|志愿者).*",
        name,
    )


def _is_named(name: str) -> bool:
    named = _LEVELLED.match(name) is not None or len(split_place(name)[0]) > 1 or name.startswith(("国网", "中国"))
    named = named or _LOCAL_HOUSE.fullmatch(name) is not None
    named = named or any(name[:end] in lexicon().national for end in range(3, len(name) - 1))  # 水利部信息中心
    return named and not re.search(
        r"各|所有|有关|相关|^(?:基层|地方|当地|辖区|属地|同级|其[他它]|城市|农村|城乡)|[级两]", name
    )


def _attributive(string: str, at: int, end: int) -> bool:
    """`由民政部门认定的低收入人口`: the verb describes a noun and orders nothing."""
    rest = string[at:end]
    return re.match(r"(?!本|对|将|把|按|向)[^，。；、的]{0,6}的(?!职责|分工|原则|规定|要求|方式)", rest) is not None
