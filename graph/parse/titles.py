"""Titles and the kinds of document (文种) that they end with.

The 15 文种 are those of 党政机关公文处理工作条例 (2012), art. 8; the promulgated text has a kind of its own.
"""

from __future__ import annotations

import re

from graph.spans import squeeze

# Longest first where one is the end of another.
GENRES = (
    "实施意见 指导意见 若干意见 意见 若干措施 工作措施 政策措施 措施 实施方案 工作方案 行动方案 试点方案 建设方案 总体方案 方案 实施细则 细则 "
    "管理办法 实施办法 办法 若干规定 规定 条例 行动计划 工作计划 实施计划 计划 发展规划 专项规划 规划 工作要点 要点 任务清单 责任清单 清单 "
    "应急预案 预案 工作规则 规则 工作规程 规程 指南 指引 标准 规范 目录 制度 准则 章程 纲要 行动 任务分工 分工 分工表 分解表 一览表 责任分解 任务分解 分解 分工方案 "
    "通知 决定 决议 命令 令 公报 公告 通告 通报 报告 请示 批复 复函 函 议案 纪要 实施纲要 名单 意见书 建议 说明 安排 举措 工程 通则 机制 要求 条款 解读 答复"
).split()
OFFICIAL = "决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要".split()
_BY_LENGTH = "|".join(sorted(GENRES, key=lambda g: (-len(g), g)))
# What may follow the kind: (试行) （2021—2025年） （修订稿） 等N个文件
_SUFFIX = r"(?:[（(〔\[][^（）()]{1,24}[）)〕\]]){0,2}"
_GENRE_END = re.compile(rf"(?P<genre>{_BY_LENGTH})[》〉”\"]{{0,3}}(?P<suffix>{_SUFFIX})[》〉”\"]{{0,3}}$")
_FAMILIES = "意见 方案 细则 办法 规定 计划 规划 要点 清单 措施 预案 规则 规程 分工 纲要 函".split()
_SIGN = str.maketrans("()[]〔〕［］【】<>＜＞〈〉《》“”\"‘’'", "（）（）（）（）（）《》《》《》《》“““‘‘‘", "")


def genre_of(title: str) -> str | None:
    """The kind of a document from the end of its title: 实施意见 → 意见, 工作方案 → 方案; None if it has none.

    >>> genre_of("关于进一步推进医养结合发展的实施意见（试行）")
    '意见'
    """
    match = _GENRE_END.search(squeeze(title))
    if not match:
        return None
    printed = match.group("genre")
    if printed.endswith("分解") and (
        joined := re.search(r"(?P<first>要点|方案|计划)[及和暨与](?:其)?[一-鿿]{0,6}分解", title)
    ):
        return joined["first"]  # 工作要点及任务分解
    if printed in ("命令",):
        return "令"
    if printed == "复函":
        return "函"
    return next((family for family in _FAMILIES if printed.endswith(family) and printed != family), printed)


def ends_title(text: str) -> bool:
    """Whether a line may be the end of a title."""
    return bool(_GENRE_END.search(squeeze(text)))


def title_key(title: str) -> str:
    """A title for comparison: without spaces, brackets and quotes of one kind.

    >>> title_key("关于 印发<办法>的通知") == title_key("关于印发《办法》的通知")
    True
    """
    return re.sub(r"[《》“‘]", "", squeeze(title).translate(_SIGN)).rstrip("。")
