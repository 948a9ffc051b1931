"""Towns and streets in the papers of the county above them: 义宁镇 → 修水县义宁镇人民政府.

No table holds the forty thousand of them, so the county of the paper is taken for theirs: it names its own.
"""

from __future__ import annotations

import re

from graph.resolve.context import Context, Resolution
from graph.resolve.places import find_place

__all__ = ["resolve_township"]

_NAME = re.compile(
    r"(?P<name>(?!各|有关|相关|所在|该|其|每|沿|全|我|本|上述|涉及|试点|两|三|省|市|县|区|乡镇|镇乡|街道|苏木)[一-龥]{2,8}?)"
    r"(?P<kind>民族苏木|苏木|民族乡|街道|镇|乡)(?P<tail>人民政府|政府|办事处)?"
)
_NO_NAME = re.compile(r"[的与和及各等]|乡镇|街道")


def resolve_township(text: str, context: Context) -> Resolution | None:
    """The government of a town, or the office of a street, that a county's paper names; None for anything else."""
    match = _NAME.fullmatch(text) if context.level == "county" else None
    if match is None or _NO_NAME.search(match["name"]):
        return None
    place = find_place("", context.region_code, context.day).place
    if place is None or place.letter != "K":
        return None
    office = "办事处" if match["kind"] == "街道" else "人民政府"
    short = match["name"] + match["kind"]
    others = tuple(dict.fromkeys((short + office, text)))
    return Resolution(
        text, place.full + short + office, None, "government", "township", None, "government", others, "township", True
    )
