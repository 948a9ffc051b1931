"""What region codes and document numbers say of place, as far as identity needs it."""

from __future__ import annotations

import re

NATIONAL = frozenset({"", "000000", "100000"})

# First characters of the numbers of provincial offices → first two digits of the province's code (GB/T 2260).
_PROVINCES = dict(
    zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵滇云藏陕甘青宁新",
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 52 53 53 54 61 62 63 64 65".split(),
        strict=True,
    )
)
# 国办发, 国卫老龄发, 中办发, 人社部发, 民发, 财社, 发改社会, 建房, 医保发 … offices of the whole country.
_NATIONAL_NUMBER = re.compile(
    r"(?:国|中发|中办|中央|厅字|人社|民发|民函|民办|财社|财综|财税|财预|发改|建[房城村标]|医保|教[职师体]|工信|农[发业]|"
    r"卫[办生计]|食药监|自然资|税总|银保监|老龄委|全国|残联|应急〔|文旅|商[服运]|退役|住建|保监)"
)


def trim(code: str) -> str:
    """A region code without its closing zeros, two digits a step: 140400 → 1404, the country → ""."""
    if code in NATIONAL:
        return ""
    while code.endswith("00"):
        code = code[:-2]
    return code


def reaches(code: str, place: str) -> bool:
    """Whether an office of region `code` speaks to `place`: the same region, or one above it, or unknown.

    >>> reaches("140000", "140400"), reaches("420000", "610000")
    (True, False)
    """
    return place == "" or trim(place).startswith(trim(code))


def is_related(one: str, other: str) -> bool:
    """Whether one region lies in the other."""
    return reaches(one, other) or reaches(other, one)


def number_province(number: str) -> str:
    """The first two digits of the province whose sign opens a number, "" if none does: 晋政办发〔2020〕108号 → 14."""
    return _PROVINCES.get(number[:1], "")


def is_national_number(number: str) -> bool:
    """Whether a number was given by an office of the whole country: 国卫老龄发〔2022〕25号."""
    return _NATIONAL_NUMBER.match(number) is not None
