"""Zones named without their office: a zone acts by its administrative committee, 荆州开发区 → 荆州开发区管理委员会."""

from __future__ import annotations

import re

from graph.authority.regions import find_region

__all__ = ["zone_office"]

_ZONE = re.compile(
    r"(?!各|全|有关|相关|所有|所在|其他|国家级|省级|我|本|该|每)[一-龥]{2,12}(?:开发区|高新区|经开区|新区|示范区|旅游区|文旅区|综保区|保税区|度假区|试验区)"
)
_KIND = re.compile(r"(?:[省市县区州]?(?:级|属|辖|内|本级))|[、和及与]|街道|乡镇|社区|园区")


def zone_office(text: str, day: str) -> str:
    """The name of the committee of a zone, "" for anything else; a zone that is a region of its own has a government."""
    if _ZONE.fullmatch(text) is None or _KIND.search(text) or find_region(text, date=day):
        return ""
    return text + "管委会"
