"""The label block that web pages put around a document: 索引号, 发文机关, 文号, 成文日期 …

Labels are information about the page, not text of the document; they fill what the text does not state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.parse.lines import Line
from graph.spans import Text

_NAMES: dict[str, str] = {
    "index": "索引号|索引码|索取号|信息索取号|信息索引号|信息索引",
    "title": "发文标题|政策标题|标题|名称|信息名称|文件名称|文件标题|公文标题|信息标题|政策名称|规范性文件名称",
    "number": "发文文号|政策文号|文号|发文字号|文件编号|发布文号|发文文号|文件号|公文字号|发文号|文件字号|文件文号|文号字号",
    "issuer": "发文部门|发文机关|发文单位|制发机关|制发单位|制定机关|制定单位|成文单位|成文机关|发文机构|发布部门|公文发文机关",
    "publisher": "发布机构|发布单位|公开单位|公开主体|信息来源|发布机关|公开责任部门|提供单位|责任部门|信息提供单位|公开机构|信息发布机构",
    "written": "成文日期|成文时间|发文日期|发文时间|制发日期|印发日期|签发日期|成文时期|印发时间|制定日期|颁布日期",
    "published": "发布日期|发布时间|公开日期|公布日期|公开时间|生成日期|生效日期|实施日期|施行日期|更新时间|失效日期|废止日期|失效时间|公开时限|终止日期|有效期",
    "other": "内容概况|内容摘要|效力状况|法规类型|所属行业|所属区域|实施时间|发文时效|分类词|文件下载|主题分类|主题词|体裁分类|公开方式|公开范围|公开程序|公开形式|信息类别|信息分类|分类|组配分类|关键词|关键字|有效性|时效性|效力状态|文件状态|文件时效|公文种类|公文类型|文种|"
    "是否有效|服务对象|统一登记号|统一编号|规范性文件登记号|登记号|主题|体裁|载体类型|所属机构|所属分类|内容概述|信息概要|内容分类|语种|所属主题|专题分类|概述|"
    "公开类别|规范性文件|政策咨询电话|咨询电话|信息编号|有效状态|题裁|文件类别|解读类型|政策类型|公开属性|行业分类|领域分类|公开事项|有效时间|点击数|生命周期|行文日期|访问量|浏览量|编号",
}
_KIND = {word: kind for kind, words in _NAMES.items() for word in words.split("|")}


def _spaced(word: str) -> str:
    return r"[\s　]*".join(word)


_WORDS = "|".join(_spaced(word) for word in sorted(_KIND, key=lambda w: (-len(w), w)))
_LABEL = re.compile(
    rf"(?:^|(?<=[\s　|｜;；\]】])|(?<=\d)(?=发文|发布|成文|公开|有效))[\[【〔]?[\s　]*(?P<word>{_WORDS})[\s　]*[\]】〕]?[\s　]*[:：|｜][\s　]*"
)
_ALONE = re.compile(rf"[\[【〔]?[\s　]*(?P<word>{_WORDS})[\s　]*[\]】〕]?")
_EMPTY = {"无", "-", "—", "/", ""}


@dataclass
class Labels:
    """`values` by kind (title, number, issuer, publisher, written, published); `lines` are the indexes they took."""

    values: dict[str, Text] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)


def read_labels(lines: list[Line], limit: int = 80) -> Labels:
    """The label block among the first `limit` lines (one label a line, several a line, or cells on lines)."""
    found = Labels()
    marks = [(i, list(_LABEL.finditer(line.text))) for i, line in enumerate(lines[:limit])]
    labelled = [i for i, matches in marks if matches and matches[0].start() <= 1]
    for i, matches in marks:
        if matches and (matches[0].start() <= 1) and _is_block(lines, i, matches, labelled):
            _take_line(lines, i, matches, found)
    _take_bare(lines[:limit], found)
    _take_stacked(lines[:limit], found)
    return found


def _take_bare(lines: list[Line], found: Labels) -> None:
    marks = {i: list(_BARE_LABEL.finditer(line.text)) for i, line in enumerate(lines) if i not in found.lines}
    block = [i for i, matches in marks.items() if len(matches) >= 2 and matches[0].start() == 0]
    for i, matches in marks.items():
        if matches and matches[0].start() == 0 and block and min(abs(i - j) for j in block) <= 3:
            _take_line(lines, i, matches, found)


def _is_block(lines: list[Line], i: int, matches: list[re.Match[str]], labelled: list[int]) -> bool:
    """One lonely 主题词： or 有效期： is no block; two labels near each other are."""
    near = sum(abs(j - i) <= 8 for j in labelled)
    return len(matches) >= 2 or near >= 2


def _take_line(lines: list[Line], i: int, matches: list[re.Match[str]], found: Labels) -> None:
    content = lines[i].content
    ends = [m.start() for m in matches[1:]] + [len(content)]
    for match, end in zip(matches, ends, strict=True):
        value = content.slice(match.end(), end)
        value = value.slice(0, len(value.text.rstrip(" 　\t|｜"))).strip()
        found.lines.add(i)
        if not value and end == len(content) and i + 1 < len(lines) and not _starts_label(lines[i + 1]):
            value = _next_value(lines, i, match, found)
        _put(found, match.group("word"), value)


def _next_value(lines: list[Line], i: int, match: re.Match[str], found: Labels) -> Text:
    """The value on the line below, where a table's cells were flattened; not a paragraph of the document."""
    below = lines[i + 1]
    kind = _KIND["".join(match.group("word").split())]
    if kind == "other":
        return Text("", ())
    if len(below.text) <= (90 if kind == "title" else 40) and kind in _FITS and _FITS[kind].search(below.bare):
        found.lines.add(i + 1)
        return below.content
    return Text("", ())


_FITS = {
    "number": re.compile(r"^.{1,24}\d号?$"),
    "written": re.compile(r"^\d{4}[-年./]"),
    "published": re.compile(r"^\d{4}[-年./]"),
    "issuer": re.compile(r"(?:政府|委|局|厅|办|部|院|会|署|公室|中心)$"),
    "publisher": re.compile(r"(?:政府|委|局|厅|办|部|院|会|署|公室|中心)$"),
    "index": re.compile(r"^[\dA-Za-z/\-_]{6,}"),
    "title": re.compile(r"(?:通知|意见|决定|办法|方案|公告|通告|批复|函|规定|细则|规划|计划|要点|措施)[）)]?$"),
    "other": re.compile(r"^.{1,20}$"),
}
# Labels without a colon, several on a line: 索引号 014046317/2023-04570 生成日期 2023-11-21
_BARE_LABEL = re.compile(rf"(?:^|(?<=[\s　]))(?P<word>{_WORDS})[\s　]+(?=\S)")


def _starts_label(line: Line) -> bool:
    match = _LABEL.search(line.text)
    return bool(match and match.start() <= 1) or bool(_ALONE.fullmatch(line.text))


def _take_stacked(lines: list[Line], found: Labels) -> None:
    """Labels without a colon, one cell a line: 索引号 / 000014349/2020-00001 / 发文字号 / 国发〔2020〕1号 …"""
    alone = [i for i, line in enumerate(lines) if i not in found.lines and _ALONE.fullmatch(line.text)]
    if len(alone) < 3:
        return
    for i in alone:
        word = "".join(_ALONE.fullmatch(lines[i].text).group("word").split())  # type: ignore[union-attr]  # in alone
        kind = _KIND[word]
        found.lines.add(i)
        if i + 1 < len(lines) and i + 1 not in alone and _FITS[kind].search(lines[i + 1].bare):
            found.lines.add(i + 1)
            _put(found, word, lines[i + 1].content)


def _put(found: Labels, word: str, value: Text) -> None:
    kind = _KIND["".join(word.split())]
    if value.text.strip() not in _EMPTY:
        found.values.setdefault(kind, value)
