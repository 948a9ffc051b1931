"""Lines that belong to the page and not to the document: page numbers, menus, buttons, footers."""

from __future__ import annotations

import re

from graph.parse.lines import Line

# — 3 —   - 3 -   第3页 共5页   ·3·   Page 3
_PAGE_NUMBER = re.compile(
    r"[—–\-―─_一·•~\s]{1,4}\d{1,4}[—–\-―─_一·•~\s]{1,4}|第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d+)?"
)
_RULE = re.compile(r"[-—–_=─━*·.…\s]{4,}|[|｜\s]{1,12}")
# Words that fill a line of a web page's frame. Whole-line matches only: a clause may well speak of 首页.
_MENU = re.compile(
    r"(?:您?(?:当前|所在|现在)的?位置|位置|当前栏目)[:：].{0,120}"
    r"|欢迎(?:访问|光临|来到|您).{0,40}"
    r"|.{0,20}(?:设为首页|加入收藏|网站地图|无障碍(?:浏览|阅读)?|手机版|繁体(?:版|中文)?|长者模式|适老化(?:版|模式|浏览|阅读|专区|无障碍)).{0,40}|适老化"
    r"|(?:首\s*页|返回首页|网站首页|返回顶部|回到顶部|上一篇|下一篇|上一条|下一条|上一页|下一页|相关(?:链接|文件|稿件|阅读|解读|文章)|附件下载|扫一扫.{0,30}|分享到?|打印|打印本页|关闭|关闭本页|关闭窗口|打印\s*关闭|收藏|纠错|我要纠错|责任编辑|微信|微博|QQ空间|下载|全文下载|文件下载)[:：]?.{0,24}"
    r"|[【\[（(]?\s*(?:字体|字号|字体大小)[:：]?.{0,24}[大中小].{0,16}"
    r"|[【\[]\s*(?:打印|关闭|收藏|大|中|小|返回|纠错).{0,30}"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数)?[:：]?\s*\d*\s*次?"
    r"|(?:(?:发布|更新|发表)(?:时间|日期)|时间|日期)[:：]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+(?:来源|作者|信息来源|发布机构|浏览|点击|字体|字号|编辑|责任编辑).{0,80})?"
    r"|(?:信息)?来源[:：].{0,60}|作者[:：].{0,20}|(?:责任)?编辑[:：].{0,20}|审核[:：].{0,20}"
    r"|.{0,12}(?:版权所有|Copyright|©).{0,80}|(?:主办|承办|技术支持|主办单位|承办单位|运行维护)[:：].{0,80}"
    r"|.{0,30}(?:ICP备|公网安备|网站标识码|政府网站标识码).{0,60}"
    r"|(?:网站)?(?:地址|邮编|邮政编码)[:：].{0,60}"
    r"|[^。]{0,60}(?:发布时间|发布日期|更新时间|浏览次数|浏览量|浏览|阅读次数|阅读量|点击量|点击数|字体|字号|访问量)\s*[:：][^。]{0,80}"
    r"|(?:栏目|所属栏目|信息类型|稿源)[:：][^。]{0,60}"
    r"|(?:EndFragment|StartFragment|<!--.{0,80}-->)"
)
_CRUMBS = re.compile(r"[^。，；]{1,20}(?:\s*(?:>>?|›|»|＞)\s*[^。，；>＞]{1,30}){1,8}")
_NAV_WORD = re.compile(r"首页|主页")


def is_furniture(line: Line) -> bool:
    """Whether a line belongs to the page and not to the document.

    A bare number on a line of its own is not taken for a page number: it may be the 序号 of a table row.
    """
    text = line.text
    if len(text) > 200:
        return False
    return bool(
        _PAGE_NUMBER.fullmatch(text)
        or _RULE.fullmatch(text)
        or _MENU.fullmatch(text)
        or (_CRUMBS.fullmatch(text) and _NAV_WORD.search(text))
    )


def drop_running_heads(lines: list[Line]) -> set[int]:
    """Indexes of lines that recur, page after page, next to a page number: running heads and feet."""
    beside: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        near = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
        if len(line.bare) <= 40 and any(_PAGE_NUMBER.fullmatch(other.text) for other in near):
            beside.setdefault(line.bare, []).append(i)
    return {i for found in beside.values() if len(found) >= 3 for i in found}
