"""Numbers as lists are numbered: 一 二 三, 1 2 3, ① ② ③, A B C, i ii iii."""

from __future__ import annotations

_CN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CHINESE = frozenset(
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand"
    " ideographLegalTraditional chineseLegalSimplified koreanCounting".split()
)


def format_numeral(number: int, style: str) -> str:
    """A number in a style as WordprocessingML names it (ECMA-376-1, 17.18.59); "" for bullets and none.

    >>> format_numeral(12, "chineseCounting"), format_numeral(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if style in ("none", "bullet", ""):
        return ""
    if style in _CHINESE:
        return _counting(number)
    if style in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_CN[int(digit)] for digit in str(abs(number)))
    if style == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if style in _PLAIN:
        return _plain(number, style)
    return f"{number:02d}" if style == "decimalZero" else str(number)


_PLAIN = frozenset(
    "decimalEnclosedCircle decimalEnclosedCircleChinese decimalEnclosedParen decimalEnclosedFullstop decimalFullWidth"
    " upperLetter lowerLetter upperRoman lowerRoman".split()
)


def _plain(number: int, style: str) -> str:
    if number < 1:
        return str(number)
    if style.startswith("decimalEnclosed"):
        first = {"decimalEnclosedParen": "⑴", "decimalEnclosedFullstop": "⒈"}.get(style, "①")
        return chr(ord(first) + number - 1) if number <= 20 else str(number)
    if style == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    if style.endswith("Letter"):
        letters = chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 8)
    else:
        letters = _roman(number)
    return letters if style.startswith("upper") else letters.lower()


def _roman(number: int) -> str:
    if number >= 4000:
        return str(number)
    parts: list[str] = []
    for value, letters in _ROMAN:
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)


def _counting(number: int) -> str:
    """一 … 十 十一 … 二十 … 一百〇五, as clauses are counted."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_CN[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_CN[tens]}十"
    elif hundreds and ones:
        text += "〇"
    return text + (_CN[ones] if ones else "")
