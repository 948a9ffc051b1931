"""Codes of the model as people read them."""

from __future__ import annotations

ROLES = {"lead": "牵头", "responsible": "负责", "support": "配合", "implement": "落实"}

LEVELS = {"national": "国家", "province": "省级", "city": "市级", "county": "县级", "township": "乡级"}

STATES = {
    "in_force": "未见废止",
    "not_yet": "尚未施行",
    "repealed": "已废止",
    "annulled": "已撤销",
    "lapsed": "已失效",
    "superseded": "已被取代",
    "unknown": "原文未收录",
}

# Where the words of a question were found in a task.
FIELDS = {"title": "标题", "text": "正文", "headings": "上级标题", "bodies": "单位", "document": "文件标题"}

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

# The same statements seen from the other document.
INVERSE_RELATIONS = {
    "implements": "由其贯彻落实",
    "based_on": "作为其依据",
    "applies": "被其参照",
    "forwards": "被其转发",
    "endorses": "被其批转",
    "promulgates": "由其印发",
    "repeals": "被其废止",
    "annuls": "被其撤销",
    "lapses": "被其宣布失效",
    "amends": "被其修改",
    "supersedes": "不一致处以其为准",
    "cites": "被其引用",
}

COUNTS = {
    "files": "源文件",
    "documents": "公文",
    "cited_only": "只被提到的公文",
    "relations": "公文之间的关系",
    "tasks": "任务",
    "assignments": "分工",
    "agencies": "单位",
    "deadlines": "时限",
    "targets": "量化指标",
    "repairs": "修复",
    "diagnostics": "提示",
}
