"""Which parts of a web page are the document: the label block, the title, the text; not menus, banners and footers.

The text is where the prose is: characters in runs with commas and full stops, outside links. What stands around it is
judged part by part; a part goes only if it looks like a frame (links, words of menus and footers) and names nothing
that belongs to a document. Lines of frames that slip through are known to the parser.
"""

from __future__ import annotations

import re

from graph.read.html_tree import Element

_SHARE = 0.6  # of a part's prose that a child must hold for the text to lie in that child
_LEAST_PROSE = 20
_SHORT = 400
_NOT_A_PLACE = frozenset("p span font b strong i em u a sup sub table tbody thead tfoot tr h1 h2 h3 h4 h5 h6".split())
_FRAME_TAGS = frozenset({"nav", "footer", "aside"})
_FRAME_NAMES = re.compile(
    r"(?:^|[-_\s])(?:top|nav|navbar|menu|foot|footer|bottom|sidebar|side|left|right|crumbs?|breadcrumbs?|share|bdshare|"
    r"pager|toolbar|tools?|related|copyright|qrcode|search|login|banner|friend(?:link)?s?|links?)(?:$|[-_\s\d])",
    re.I,
)
_WIDGET_NAMES = re.compile(r"share|qrcode|toolbar|print|fontsize|bdshare|pagination|player", re.I)
_SURE_WORDS = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|网站地图|设为首页|加入收藏|您?(?:当前|所在|现在)的?位置[:：]|站内搜索"
    r"|欢迎(?:访问|光临|您)"
)
_FRAME_WORDS = re.compile(
    r"技术支持|无障碍|长者(?:模式|助手)|友情链接|分享到|扫一扫|手机版|繁体|移动客户端|联系我们|关于我们"
    r"|主办(?:单位)?[:：]|承办(?:单位)?[:：]|登录|注册|相关(?:链接|阅读|解读|文件)"
)
_LABELS = re.compile(
    r"索引号|信息索取号|发文机关|发文字号|文\s*号|文件编号|成文日期|发文日期|发布机构|发布日期|公开日期|生成日期|主题分类|体裁分类|有效性|效力状态|信息分类|公开方式"
)
_NUMBER = re.compile(r"[〔\[（(【]\s*(?:19|20)\d\d\s*[〕\]）)】]\s*\d{1,5}\s*号")
_ANNEX = re.compile(r"^附\s*件|\.(?:docx?|wps|pdf|xlsx?|ofd|zip|rar)", re.I)


def drop_frame(body: Element) -> Element:
    """The page without its frame, in place; a page with next to no prose keeps everything."""
    place = _find_place(body)
    trail = _trail(place)
    if body.prose >= _LEAST_PROSE:
        _prune(body, place, trail)
    return body


def _find_place(body: Element) -> Element:
    """The innermost part that holds most of the prose."""
    place = body
    while True:
        best = max(place.elements(), key=lambda child: child.prose, default=None)
        if best is None or best.prose < max(_LEAST_PROSE, place.prose * _SHARE):
            break
        place = best
    while place.parent and place.tag in _NOT_A_PLACE:
        place = place.parent
    return place


def _trail(place: Element) -> set[int]:
    """The place and everything around it."""
    trail: set[int] = set()
    at: Element | None = place
    while at is not None:
        trail.add(id(at))
        at = at.parent
    return trail


def _prune(part: Element, place: Element, trail: set[int]) -> None:
    inside = bool(place.parent) and (part is place or (id(part) not in trail and _is_below(part, place)))
    kept: list[Element | str] = []
    for child in part.children:
        if (
            isinstance(child, Element)
            and id(child) not in trail
            and (_is_widget(child) or (not inside and _is_frame(child)))
        ):
            continue
        kept.append(child)
        if isinstance(child, Element) and child.children:
            _prune(child, place, trail)
    part.children = kept


def _is_below(part: Element, place: Element) -> bool:
    at = part.parent
    while at is not None:
        if at is place:
            return True
        at = at.parent
    return False


def _is_widget(part: Element) -> bool:
    """A row of buttons, in the text or beside it."""
    named = _WIDGET_NAMES.search(f"{part.attributes.get('class', '')} {part.attributes.get('id', '')}")
    return bool(named) and part.words + part.linked < 60 and not part.prose and not _belongs(part.text(120))


def _is_frame(part: Element) -> bool:
    size = part.words + part.linked
    if not size:
        return not part.children
    text = part.text(_SHORT)
    if _belongs(text) or part.prose > _SHORT:
        return False
    if part.tag in _FRAME_TAGS:
        return True
    named = _FRAME_NAMES.search(f"{part.attributes.get('class', '')} {part.attributes.get('id', '')}")
    if named and part.prose < 60 and part.linked * 5 > size:
        return True
    if part.linked * 2 > size and part.prose < 40:
        return True
    return size < _SHORT and bool(_SURE_WORDS.search(text) or len(set(_FRAME_WORDS.findall(text))) > 1)


def _belongs(text: str) -> bool:
    """Whether a stretch names what only the document or its label block has: two labels, a number, an annex."""
    return len(set(_LABELS.findall(text))) >= 2 or bool(_NUMBER.search(text) or _ANNEX.search(text))
