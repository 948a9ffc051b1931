"""Persons and posts: is this a person's name, and which body does a post belong to (市卫健委主任 → 市卫健委)."""

from __future__ import annotations

import re

# The family names of nearly all persons met in rosters; double ones below.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏"
    "宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏"
    "鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由缑郇旷浮刑雪闪奴么苍呙喇黑代仁仉佴侬佳光冒凡凤刚勇化千占双变召句台叱同呂周唯嘉回图坚塔墨多天太夫"
)
_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "端木",
    "独孤",
    "呼延",
    "南宫",
)
_NOT_NAME = re.compile(
    r"[员记席委局办厅部院校处科室队站所司团县市区省州镇乡村等组的及兼各由]$|[市县区省州]长$|^(?:有关|相关|全体|方案|时任|成员|常委|公安|党委|党组|党校|农委|工会|平台|乐园|石油|石化|金融|文化|全市|全县|全区|计委|都市|和谐|宣传|广电|祖国)"
)
_PERSON = re.compile(r"[一-鿿]{2,4}|[一-鿿]{1,8}(?:[·•・][一-鿿]{1,10}){1,3}")

_TITLE = (
    r"(?:(?:原|代理|代|常务|第一|专职|党组|党委|党工委|党总支|机关|分党组|执行|主要|有关|分管|相关|联系|协管|挂职|高级|助理|首席|[一二三四]级|正|总)*"
    r"(?:副)?(?:总)?(?:书记|主任科员|主任委员|主任|局长助理|局长|厅长|司长|部长助理|部长|院长|校长|行长|主席|会长|秘书长|队长|支队长|大队长|总队长|中队长|所长|处长|科长|股长|站长|总经理|经理"
    r"|董事长|理事长|台长|社长|馆长|司令员|政委|政治委员|署长|关长|专员|检察长|总编辑|编辑|工程师|规划师|经济师|会计师|农艺师|统计师|畜牧师|调研员|巡视员|主管|委员|党组成员|成员|干部|负责人|负责同志|负责|领导|镇长|乡长"
    r"|参谋长|纪检组长|组长|指导员|教导员|园长|总裁|总监|督学|督查专员|督察长|督察|市长|县长|区长|州长|省长|盟长|旗长|总理|常委|组成员|监事长|秘书|助理|同志|代表))"
)
_POST = re.compile(rf"^(?P<body>.{{0,40}}?)(?P<title>{_TITLE}+)$")
_IS_POST = re.compile(
    r"(?:书记|主任|长|委员|主席|员|经理|师|专员|政委|编辑|总裁|总监|助理|成员|负责人|负责同志|领导|常委|总理|代表|督察|督学|秘书|理事|同志|关长)$"
)
_CHIEF = re.compile(
    r"(?P<level>省|自治区|市|州|县|区|旗|盟|镇|乡|街道)?(?P<printed>人民政府|政府)?(?:代理|代|常务|分管|协管|联系)*副?(?P<head>省长|市长|州长|县长|区长|旗长|盟长|镇长|乡长|(?<=自治区)主席|(?<=自治区副)主席|(?<=自治区分管副)主席)$"
)
_GOVERNMENT = {
    "省长": "省政府",
    "市长": "市政府",
    "州长": "州政府",
    "县长": "县政府",
    "区长": "区政府",
    "旗长": "旗政府",
    "盟长": "盟行署",
    "镇长": "镇政府",
    "乡长": "乡政府",
}
_PARTY_SEAT = re.compile(r"(?:党组成员|党委委员|党组书记|党委书记|党委副书记|党组副书记|党工委书记|常委|分党组成员)$")
_MARK = re.compile(r"[（(][^（）()]{1,12}[)）]")


def is_person(text: str) -> bool:
    """Whether a string is a person's name as rosters print them: 贺鑫, 欧阳明远, 阿不都·热合曼.

    >>> is_person("郭晓泓"), is_person("副市长"), is_person("市财政局")
    (True, False, False)
    """
    if _PERSON.fullmatch(text) is None:
        return False
    if re.search("[·•・]", text):
        return True
    if text.startswith(_DOUBLE):
        return len(text) in (3, 4)
    if len(text) > 3 or text[0] not in _SURNAMES:
        return False
    return _NOT_NAME.search(text) is None


def is_post(text: str) -> bool:
    """Whether a string ends like a post: 市财政局局长, 三级调研员, 有关负责同志."""
    return _IS_POST.search(_MARK.sub("", text)) is not None


def body_of_post(post: str) -> str | None:
    """The body that a post belongs to, as printed; the head of a government stands for the government.

    >>> body_of_post("市卫健委党委书记、主任"), body_of_post("区委常委、副区长")
    ('市卫健委', '区政府')
    """
    segments = [part for part in re.split(r"[、，,；;\s]|兼(?:任)?", _MARK.sub("", post)) if part]
    for segment in segments:
        if (government := _government(segment)) is not None:
            return government
    bodies = [(body, _PARTY_SEAT.search(segment) is not None) for segment in segments if (body := _body(segment))]
    first = next((body for body, seat in bodies if not seat), None)
    return first or (bodies[0][0] if bodies else None)


def split_post(text: str) -> tuple[str, str]:
    """A body and the post in it: 水利部有关负责同志 → 水利部, 有关负责同志; ("", text) if there is no body."""
    match = _POST.match(text)
    return (match["body"], match["title"]) if match else (text, "")


def _government(segment: str) -> str | None:
    if segment in ("国务委员", "总理", "副总理") or (
        segment.startswith("国务院") and segment.endswith(("总理", "国务委员"))
    ):
        return "国务院"
    match = _CHIEF.search(segment)
    if match is None:
        return None
    front = segment[: match.start()]
    if match["printed"]:
        return f"{front}{match['level'] or ''}{match['printed']}"
    level = _GOVERNMENT.get(match["head"], "自治区政府")
    return f"{front}{match['level'] or ''}政府" if front and front[-1:] not in "的" else level


def _body(segment: str) -> str | None:
    body = split_post(segment)[0]
    return body if len(body) >= 2 and split_post(segment)[1] else None
