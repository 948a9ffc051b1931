"""Lines that name organs: mastheads, signatures, issuers in a title.

Only the shape of a name is asked for here (it ends like an organ and holds no verb of a title); which body it is, the
resolve stage says.
"""

from __future__ import annotations

import re

from graph.authority.lexicon import lexicon
from graph.spans import Text

_TAIL = (
    "人民代表大会常务委员会|人民代表大会|委员会|管委会|工委|党委|纪委|省委|市委|州委|县委|区委|旗委|人民政府|政府|办公厅|办公室|编办|网信办|农办|老龄办|扶贫办|金融办|文明办|国资办|外办|侨办|台办|法制办|应急办|安委办|食安办|安办|人防办|双拥办|民宗办|爱卫办|防办|综治办|厅|总局|分局|支局|局|部|"
    "署|总队|支队|大队|法院|检察院|政协|协会|联合会|总工会|工会|红十字会|联合社|供销社|残联|妇联|团委|中心支行|分行|支行|银行|中心|院|"
    "指挥部|领导小组|联席会议|海关|司令部|军区|集团|集团公司|有限公司|公司|学院|大学|医院|总站|站|社|委"
)
_ORGAN = re.compile(rf"[一-鿿（）()、·]{{1,40}}?(?:{_TAIL})(?:[（(][一-鿿]{{2,16}}[）)])?")
_NOT = re.compile(
    r"关于|印发|转发|通知|意见$|现将|责任|单位|附件|负责|落实|成立|推进|加强|建设(?!厅|局|部|委|兵团|集团)|支持|开展|做好|完善|组长|成员|[布格大全]局$"
)
# Up to three parts of a joint masthead may be printed with a float 文件 in between.
_FILE = re.compile(r"(?:^|[\s　])文[\s　]*件$|(?<=[会府厅局部室院署委行])文件$|^文[\s　]*件$")
_SPACED = re.compile(r"(?:[一-鿿][\s　]+){3,}[一-鿿]$")
_SMALL_GAP = 3  # blanks inside a name that is spread over its place
_SEPARATOR = re.compile(r"[\s　]+|(?<=[会府厅局部室院署委行])[、，,]")


def parse_organs(line: Text) -> tuple[tuple[Text, ...], bool]:
    """A line that holds nothing but names of organs → (the names, whether the word 文件 stood beside them).

    >>> names, file = parse_organs(Text.of("辽宁省卫生健康委 辽宁省民政厅 文件"))
    >>> [n.text for n in names], file
    (['辽宁省卫生健康委', '辽宁省民政厅'], True)
    """
    stripped = line.strip()
    match = _FILE.search(stripped.text)
    file = bool(match)
    if match:
        stripped = stripped.slice(0, match.start()).strip()
    if not stripped:
        return (), file
    if _SPACED.fullmatch(stripped.text) and not _side_by_side(stripped.text):
        stripped = stripped.squeeze()
        match = _FILE.search(stripped.text)
        file = file or bool(match)
        stripped = stripped.slice(0, match.start()) if match else stripped
    names = _split(stripped)
    return (names, file) if names and all(_is_organ(name.text) for name in names) else ((), False)


def _side_by_side(line: str) -> bool:
    """科 技 部　　　　财 政 部: spread names with a wide gap between them."""
    parts = ["".join(part.split()) for part in re.split(r"[\s　]{4,}", line)]
    return len(parts) > 1 and all(_is_organ(part) for part in parts)


def _split(line: Text) -> tuple[Text, ...]:
    if _is_organ("".join(line.text.split())) and not re.search(
        r"(?:会|府|厅|局|部|室|院|署|委|行)[\s　、，,]", line.text
    ):
        return (line.squeeze(),)
    parts: list[Text] = []
    at = 0
    for match in _SEPARATOR.finditer(line.text):
        if not _inside_name(line.text, match):
            parts.append(line.slice(at, match.start()))
            at = match.end()
    parts.append(line.slice(at))
    return tuple(part.squeeze() for part in parts if part.text.strip())


def _inside_name(line: str, gap: re.Match[str]) -> bool:
    """A small gap between characters that stand alone: 科 技 部 beside another name."""
    alone = re.search(r"(?:^|[\s　])[一-鿿]$", line[: gap.start()]) and re.match(
        r"[一-鿿](?:[\s　]|$)", line[gap.end() :]
    )
    return alone is not None and gap.end() - gap.start() <= _SMALL_GAP


def _is_organ(text: str) -> bool:
    return 2 < len(text) <= 45 and bool(_ORGAN.fullmatch(text)) and not _NOT.search(text)


def leading_organs(title: str) -> int:
    """How many characters of a title name its issuers: 长治市人民政府办公室关于… → 10; 0 if it names none.

    >>> leading_organs("国家发展改革委 教育部关于印发…的通知")
    11
    """
    match = re.match(
        r"(.{2,160}?)(?:印发)?(?=关于|转发|批转|印发|(?:第[一-鿿\d]{1,6}次)?(?:专题|常务|办公|工作|协调|全体)?(?:会议|会)纪要)",
        title,
    )
    if not match:
        return 0
    head = re.sub(r"等[\d一二三四五六七八九十]{0,3}(?:个)?(?:部门|单位|部委)?$", "", match.group(1).strip())
    names = [n for n in re.split(r"[\s　、，,]+", head) if n]
    return len(match.group(1).rstrip()) if names and all(_is_organ(n) or _is_short_organ(n) for n in names) else 0


def _is_short_organ(text: str) -> bool:
    """国务院, 中共中央, 最高人民法院, 中央军委 and short names that do not end like an organ."""
    return bool(
        re.fullmatch(
            r"(?:中共)?中央|国务院|中央军委|中共[一-鿿]{2,8}委|最高人民(?:法院|检察院)|[一-鿿]{2,12}(?:委|办|部|局|厅|总局|院|会|社|银行|联)",
            text,
        )
    )


def split_glued(name: Text) -> list[Text]:
    """Organs printed without a gap, of one place or all of the centre: 中共甲市委甲市人民政府 → 中共甲市委, 甲市人民政府.

    >>> [str(n) for n in split_glued(Text.of("中共岳阳市委办公室岳阳市人民政府办公室"))]
    ['中共岳阳市委办公室', '岳阳市人民政府办公室']
    >>> [str(n) for n in split_glued(Text.of("民政部国家发展改革委财政部"))]
    ['民政部', '国家发展改革委', '财政部']
    """
    if len(central := _central_names(name)) > 1:
        return central
    place = name.text.removeprefix("中共")[:2]
    at = name.text.find(place, len(name.text) - len(name.text.removeprefix("中共")) + 2)
    while at > 0:
        left, right = name.slice(0, at), name.slice(at)
        if re.search(r"(?:委|委员会|政府|办公室|办公厅|局|厅|部)$", left.text) and _is_organ(right.text):
            return [left, right]
        at = name.text.find(place, at + 1)
    return [name]


def _central_names(name: Text) -> list[Text]:
    """Known names of the centre one behind the other, if nothing else is left; else nothing."""
    known, parts, at = lexicon().national, [], 0
    while at < len(name):
        size = next((size for size in range(min(len(name) - at, 24), 1, -1) if name.text[at : at + size] in known), 0)
        if not size:
            return []
        size += 3 if name.text.startswith(("办公厅", "办公室", "综合司"), at + size) else 0
        parts.append(name.slice(at, at + size))
        at += size
    return parts
