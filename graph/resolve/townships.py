"""Towns and streets: 义宁镇 in a paper of their county → 修水县义宁镇人民政府, 镇水利站 in a paper of their own → 修水县义宁镇水利站.

No table holds the forty thousand of them, so the county of the paper is taken for theirs: it names its own.
"""

from __future__ import annotations

import re

from graph.resolve.context import Context, Resolution
from graph.resolve.places import find_place
from graph.resolve.spelling import spell_ending

__all__ = ["resolve_of_town", "resolve_township"]

_NAME = re.compile(
    r"(?P<name>(?!各|有关|相关|所在|该|其|每|沿|全|我|本|上述|涉及|试点|两|三|省|市|县|区|乡镇|镇乡|街道|苏木)[一-龥]{2,8}?)"
    r"(?P<kind>民族苏木|苏木|民族乡|街道|镇|乡)(?P<tail>人民政府|政府|办事处)?"
)
_NO_NAME = re.compile(r"[的与和及各等]|乡镇|街道")

_TOWN = re.compile(
    r"(?P<town>[一-龥]{1,8}(?:民族苏木|苏木|民族乡|街道|镇|乡))(?:人民政府|党委|委员会|党工委|工作委员会|办事处)"
)
_OWN = re.compile(
    r"(?:[本我全]?(?:镇|乡|街道|苏木)|(?P<youth>团)(?:镇|乡|街道)?(?=委$|工委$))(?P<rest>[一-龥]{2,16}|委|工委)"
)
_PARTY = {"党委": "委员会", "党工委": "工作委员会", "纪委": "纪律检查委员会", "纪工委": "纪律检查工作委员会"}
_SPELLED = {
    "政府": "人民政府", "妇联": "妇女联合会", "人武部": "人民武装部", "人大": "人民代表大会", "综治办": "社会治安综合治理办公室",
    "残联": "残疾人联合会", "应急办": "应急管理办公室", "综合执法队": "综合行政执法队",
}  # fmt: skip


def resolve_township(text: str, context: Context) -> Resolution | None:
    """The government of a town, or the office of a street, that a county's paper names; None for anything else."""
    match = _NAME.fullmatch(text) if context.level in ("county", "township") else None
    if match is None or _NO_NAME.search(match["name"]):
        return None
    place = find_place("", context.region_code, context.day).place
    if place is None or place.letter != "K":
        return None
    office = "办事处" if match["kind"] == "街道" else "人民政府"
    short = (match["name"] + match["kind"]).removeprefix(place.full).removeprefix(place.name)
    others = tuple(dict.fromkeys((short + office, text)))
    return Resolution(
        text, place.full + short + office, None, "government", "township", None, "government", others, "township", True
    )


def resolve_of_town(text: str, context: Context) -> Resolution | None:
    """An office of the town or street whose own paper this is: 镇水利站, 街道办事处, 团镇委; None for anything else."""
    match = _OWN.fullmatch(text) if context.level == "township" else None
    place = find_place("", context.region_code, context.day).place if match else None
    if match is None or place is None:
        return None
    before, county, behind = context.issuer.partition(place.name)
    town = _TOWN.search(behind if county else before)
    if town is None:
        return None
    rest = match["rest"]
    head, tail = "", _SPELLED.get(rest) or spell_ending(rest)
    if match["youth"]:
        head, tail = "共青团", {"委": "委员会", "工委": "工作委员会"}[rest]
    elif rest in _PARTY:
        head, tail = "中共", _PARTY[rest]
    names = [head + above + town["town"] + tail for above in (place.full, "")]
    kind = "party" if head == "中共" else "government" if tail in ("人民政府", "办事处") else "department"
    return Resolution(text, names[0], None, None, "township", None, kind, (names[1], text), "township", True)
