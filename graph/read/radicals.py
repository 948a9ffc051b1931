"""Characters that look like the right ones: PDF writers put radicals and compatibility forms for characters."""

from __future__ import annotations

import re
import unicodedata

# Unicode 15, EquivalentUnifiedIdeograph.txt, for the block CJK Radicals Supplement, which NFKC leaves alone.
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺹⺺⺻⺼⺽⺾⺿⻀⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋罒示礻竹糸纟罓罒网羊羊耂肀聿月臼艹艹艹衤覀西见角讠贝车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_ODD = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")


def restore_radicals(text: str) -> str:
    """The text with each radical and compatibility ideograph as the character it stands for; its length is kept.

    >>> restore_radicals("⼈⼒资源和社会保障部⻔")
    '人力资源和社会保障部门'
    """
    return _ODD.sub(lambda match: _restored(match.group()), text)


def _restored(char: str) -> str:
    found = _SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)
    return found if len(found) == 1 else char
