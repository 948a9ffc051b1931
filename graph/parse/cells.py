"""Cells of a flattened table: what each looks like, and which lines together are one cell."""

from __future__ import annotations

import re
from enum import Enum, auto

from graph.authority.names import NameKind, parse_name
from graph.authority.regions import is_short_name
from graph.parse.columns import BODY_COLUMNS, Column
from graph.parse.kinds import Typed
from graph.spans import Text

TIME = re.compile(
    r"(?:\d{4}\s*年?\s*[.．年/-]?\s*(?:\d{1,2}\s*月?)?(?:上旬|中旬|下旬|\d{1,2}日)?(?:底|末|初)?(?:以?前|起)?(?:完成|实施|开始)?"
    r"|(?:每|全|当|本|次)(?:年|月|季度|周|半年|学期|学年|日|旬)(?:底|末)?前?|(?:长期|持续|常年|逐年|逐步|分年度|立即|即时|适时|常态化|按年度|全程|近期|中期|远期|分阶段|按计划)(?:实施|推进|坚持|开展|进行|完成|落实|执行|整改|)?"
    r"|每(?:年|半年|季度?|两?个?月|周|学期)(?:度)?(?:至少)?[一二两三四1-4][次期轮](?:以上)?|按[一-龥]{2,10}(?:时限|要求|计划|进度|安排)(?:完成|推进)?|[“\"]?十[一二三四五]五[”\"]?(?:期间|末|规划期)?|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|份|末|上旬|中旬|下旬|\d{1,2}日)?(?:以?前)?(?:完成)?|年(?:底|内)(?:前)?(?:完成)?"
    r"|\d{4}[年.]\d{0,2}月?\s*[-—至~–]\s*(?:\d{4}[年.])?\d{1,4}[年月]?(?:底|前)?|第?[一二三四]季度(?:末|底)?前?|[上下]半年)"
)
DASH = re.compile(r"[-—–/／无]{1,3}")
_NUMBER = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十\d]{1,3}[）)]")
_CN = "一二三四五六七八九十"
_SPLIT = re.compile(r"[、，,；;\s]+|和(?=[市省县区])")
_VERB = re.compile(
    r"(?:等)?(?:按职责(?:分工)?(?:分别)?)?(?:负责|牵头|配合|落实|参与|协助)[。；]?$|^(?:由|牵头[:：]|配合[:：]|责任[:：]|[一-鿿]{2,4}(?:单位|部门)[:：])"
)
# 副县长 · 县委常委、副县长 · 县政府党组成员: whose post stands in a column of leaders
_POST = re.compile(
    r"(?:[一-龥]{0,10}(?:书记|(?:[省市县区州盟旗镇乡局厅院部]|主任委员|秘书|指挥|组)长|常委|常务|主任|党组成员|主席|巡视员|调研员|委员))"
    r"(?:[、，,](?:[一-龥]{0,10}(?:书记|[省市县区州盟旗镇乡局厅院部]长|常委|主任|党组成员|主席|秘书长|委员)))*(?P<name>[一-龥]{2,4})?"
)
_PERSON = re.compile(r"[一-龥]{2,4}(?:[、，,]?[一-龥]{2,4}){0,2}")
_STUB = 4  # characters that a name may lack at its front and still look like one
_NAME = 14  # characters of half a body's name


class Cell(Enum):
    NUMBER = auto()
    TEXT = auto()
    BODY = auto()
    TIME = auto()


def is_bodies(bare: str) -> bool:
    """Whether a cell names bodies and nothing else, or says that somebody 负责."""
    if len(bare) > 160 or "。" in bare[:-1] or (bare.endswith("。") and not _VERB.search(bare)):
        return False
    core = re.sub(
        r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按职责(?:分工)?)?(?:分别)?(?:负责|牵头|配合|落实|参与)?[。；]?$",
        "",
        bare,
    )
    core = re.sub(r"^(?:牵头|责任|配合|负责)(?:单位|部门)?[:：]", "", core)
    parts = [p for p in _SPLIT.split(core) if p]
    if not parts:
        return False
    names = [name for part in parts if (name := parse_name(part)) is not None]
    if names and len(parts) > len(names) and all(map(is_short_name, parts[:-1])) and parse_name(parts[-1]):
        return True  # 长沙、株洲、湘潭市人民政府
    bodies = sum(name.kind is not NameKind.INSTITUTION or bool(name.prefix) for name in names)
    if not bodies:
        return False
    return len(names) == len(parts) or (len(names) * 2 >= len(parts) and len(parts) >= 2) or bool(_VERB.search(bare))


def join_cells(lines: list[Typed]) -> list[Text]:
    """Cells of the table; a body's name broken in a narrow cell is one again: 人事劳动和社 / 会保障局."""
    cells = _join_broken_lines(lines)
    joined: list[Text] = []
    i = 0
    while i < len(cells):
        here = "".join(cells[i].text.split())
        nxt = "".join(cells[i + 1].text.split()) if i + 1 < len(cells) else ""
        broken = is_broken_name(here, nxt)
        joined.append(Text.join([cells[i], cells[i + 1]]) if broken else cells[i])
        i += 2 if broken else 1
    return joined


def _join_broken_lines(lines: list[Typed]) -> list[Text]:
    """Where blank lines part the cells, a line without one before it goes on with its cell."""
    apart = sum(typed.line.gap > 0 for typed in lines) * 5 >= len(lines) * 3
    cells: list[Text] = []
    for typed in lines:
        if (cells and apart and typed.line.gap == 0) or (
            cells and re.fullmatch(r"\d{4}年", "".join(cells[-1].text.split())) and re.match(r"\d{1,2}月", typed.bare)
        ):
            cells[-1] = Text.join([cells[-1], typed.content])
        else:
            cells.append(typed.content)
    return cells


def is_broken_name(here: str, below: str) -> bool:
    """Whether two cells are one list of names, cut in the middle of a name."""
    if not 0 < len(below) <= _NAME * 3 or here[-1] in "。；、，":
        return False
    if len(below) <= 2 and parse_name(_SPLIT.split(here)[-1] + below) and not parse_name(below):
        return True  # 市人力资源社会保障 / 局
    half = _SPLIT.split(here)[-1]
    rest = _SPLIT.split(below)[0]
    if not half or len(half) > _NAME or len(rest) > _NAME or parse_name(half) or not is_bodies(here + below):
        return False
    cut = not is_bodies(below) or parse_name(rest) is None or (half != here and len(half) <= _STUB)
    return cut and parse_name(half + rest) is not None


def is_leader(cell: Text, after_post: bool) -> bool:
    """Whether a cell of a table with a column of leaders holds a post or, behind one, a person's name."""
    bare = "".join(cell.text.split())
    if _POST.fullmatch(bare):
        return True
    return after_post and _PERSON.fullmatch(bare) is not None and not is_bodies(bare)


def kind_of(cell: Text, expected: int, columns: list[Column]) -> Cell:
    bare = "".join(cell.text.split())
    counts = Column.NUMBER in columns or bare.isdecimal()
    if counts and _NUMBER.fullmatch(bare) and _value(bare) == expected:
        return Cell.NUMBER
    if Column.TIME in columns and TIME.fullmatch(bare):
        return Cell.TIME
    if any(c in columns for c in BODY_COLUMNS) and (DASH.fullmatch(bare) or is_bodies(bare)):
        return Cell.BODY
    return Cell.TEXT


def _value(bare: str) -> int:
    digits = re.sub(r"\D", "", bare)
    if digits:
        return int(digits)
    core = bare.strip("（）()")
    if core in _CN:
        return _CN.index(core) + 1
    return 10 + _CN.index(core[1]) + 1 if len(core) == 2 and core[0] == "十" else 0
