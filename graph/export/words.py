"""Codes of the model in the words of people's workbooks."""

from __future__ import annotations

ROLES = {"lead": "牵头", "responsible": "负责", "support": "配合", "implement": "落实"}

BASES = {
    "list": "责任单位注",
    "table": "表格栏目",
    "prose": "正文主语",
    "blanket": "统一规定",
    "rule": "排序规则",
    "heading": "标题注",
}

LEVELS = {"national": "国家", "province": "省级", "city": "市级", "county": "县级", "township": "乡级"}

MODALITIES = {"obligation": "", "encouragement": "鼓励性", "prohibition": "禁止性"}

STATES = {
    "in_force": "有效",
    "not_yet": "尚未施行",
    "repealed": "已废止",
    "annulled": "已撤销",
    "lapsed": "已失效",
    "superseded": "已被取代",
    "unknown": "原文未收录",
}

RELATIONS = {
    "implements": "贯彻落实",
    "based_on": "依据",
    "applies": "参照",
    "forwards": "转发",
    "endorses": "批转",
    "promulgates": "印发",
    "repeals": "废止",
    "annuls": "撤销",
    "lapses": "宣布失效",
    "amends": "修改",
    "supersedes": "不一致处取代",
    "cites": "引用",
}

COMPARATORS = {">=": "不低于 ", "<=": "不高于 ", "=": ""}


def format_number(value: float) -> str:
    """A number without a needless point: `format_number(80.0) == "80"`."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")
