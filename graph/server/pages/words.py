"""What the pages say, in Chinese and English; codes of the model have the words of the offline views."""

from __future__ import annotations

import json
from functools import cache

from graph.views.page import ASSETS

STATES = {
    "in_force": ("未见废止", "no repeal seen"), "not_yet": ("尚未施行", "not yet in force"), "repealed": ("已废止", "repealed"),
    "annulled": ("已撤销", "annulled"), "lapsed": ("已失效", "lapsed"), "superseded": ("已被取代", "superseded"),
    "unknown": ("原文未收录", "text not held"),
}  # fmt: skip
LEVELS = {
    "national": ("国家", "national"), "province": ("省级", "province"), "city": ("市级", "city"),
    "county": ("县级", "county"), "township": ("乡级", "township"),
}  # fmt: skip
GAPS = {
    "no_owner": ("没有写明单位", "no body named"), "no_lead": ("多个单位而无人牵头", "several bodies, none leads"),
    "untaken": ("下级没有承接", "taken up by nobody below"), "gone_body": ("单位已变更", "body has changed"),
    "repealed_basis": ("依据已失效", "basis is repealed"), "missing": ("被引用而库中没有", "cited and not held"),
    "no_date": ("没有时限", "no date"),
}  # fmt: skip
COUNTS = {
    "files": ("源文件", "files"), "documents": ("公文", "documents"), "cited_only": ("只被提到的公文", "only cited"),
    "relations": ("公文之间的关系", "relations"), "tasks": ("任务", "tasks"), "assignments": ("分工", "assignments"),
    "agencies": ("单位", "bodies"), "deadlines": ("时限", "deadlines"), "targets": ("量化指标", "targets"),
    "levels": ("层级", "levels"), "regions": ("地区", "regions"), "genres": ("文种", "kinds"), "roles": ("角色", "roles"),
    "relation_types": ("关系", "relations"),
}  # fmt: skip
WORDS = {
    "name": ("责任", "zeren"), "tagline": ("谁负责，依据哪一条，现在还算不算", "who is responsible, on what authority, and is that still so"),
    "search": ("检索", "Search"), "gaps": ("缺口", "Gaps"), "stats": ("统计", "Statistics"), "query": ("查询", "Query"),
    "matrix": ("矩阵", "Matrix"), "chain": ("上下链条", "Chain"), "skip": ("跳到正文", "Skip to content"), "lang": ("English", "中文"),
    "ask": ("要办的事", "What is to be done"), "ask_hint": ("如：医保定点；我们县想办养老院，审批找哪个部门？", "in Chinese, e.g. 医保定点"),
    "region": ("地区", "Region"), "level": ("层级", "Level"), "role": ("角色", "Role"), "any": ("不限", "any"),
    "as_of": ("截至日期", "As of"), "today": ("追到今天的单位", "Follow to today's body"), "go": ("查", "Search"),
    "found": ("结果", "Results"), "nothing": ("没有找到", "Nothing found"), "document": ("文件", "Document"), "clause": ("条款", "Clause"),
    "deadline": ("时限", "Deadline"), "state": ("状态", "State"), "sentence": ("原句", "Sentence"), "source": ("出处", "Source"),
    "bodies": ("单位", "Bodies"), "now": ("今天", "today"), "unknown_today": ("无法确定", "cannot be determined"),
    "number": ("文号", "Number"), "issuers": ("发文机关", "Issuers"), "date": ("成文日期", "Date"), "genre": ("文种", "Kind"),
    "effective": ("施行日期", "In force from"), "approved": ("批准", "Approved by"), "files": ("源文件", "Files"),
    "carried_by": ("随文发出", "Carried by"), "carries": ("所附文件", "Carries"), "outgoing": ("它提到的", "What it refers to"),
    "incoming": ("提到它的", "What refers to it"), "tasks": ("任务", "Tasks"), "text": ("正文", "Text"), "facts": ("事实", "Facts"),
    "cited_only": ("库里没有原文，只在别的文件里被提到", "the text is not held; other papers refer to it"),
    "above": ("向上：它贯彻、转发、依据的", "Above: what it carries out or rests on"), "below": ("向下：贯彻、转发它的", "Below: what carries it out"),
    "none": ("没有", "none"), "names": ("历来的名称", "Names through time"), "line": ("条线", "Line of business"),
    "superiors": ("上级", "Above"), "predecessors": ("职能从哪里来", "Predecessors"), "successors": ("职能到哪里去", "Successors"),
    "duties": ("各文件给它的任务", "Duties by document"), "members": ("所指单位", "Members"), "documents": ("文件", "Documents"),
    "task": ("任务", "Task"), "kind": ("种类", "Kind"), "note": ("说明", "Note"), "count": ("数量", "Count"), "item": ("项目", "Item"),
    "sparql": ("SPARQL 查询语句", "SPARQL query"), "run": ("运行", "Run"), "examples": ("现成的查询", "Ready-made queries"),
    "parameters": ("参数", "Parameters"), "rows": ("行", "rows"), "download": ("下载", "Download"), "link": ("带着这个查询的链接", "Link to this query"),
    "statements": ("全部陈述", "Statements"), "property": ("属性", "Property"), "value": ("值", "Value"), "formats": ("其他格式", "Other formats"),
    "choose": ("选择文件（可多选）", "Choose documents (several)"), "show": ("显示", "Show"), "targets": ("指标", "Targets"),
    "more": ("下一页", "Next"), "less": ("上一页", "Previous"), "offline": ("不联网，只读", "offline, read only"), "all": ("全部", "all"),
    "yes": ("是", "yes"), "no": ("否", "no"), "score": ("相符度", "Score"), "only_first": ("只显示前 {n} 条", "the first {n} are shown"),
    "other_names": ("其他可能", "May also mean"), "problem": ("出错了", "Something is wrong"), "home": ("回首页", "Home"),
    "undated": ("没有写时限", "undated"), "partner": ("对应任务", "Corresponding task"), "pairs": ("对照", "Side by side"),
}  # fmt: skip


@cache
def _codes() -> dict[str, list[str]]:
    """Roles and relations as the offline views call them."""
    found: dict[str, list[str]] = json.loads((ASSETS / "words.json").read_text(encoding="utf-8"))
    return found


def say(key: str, lang: str) -> str:
    """A word of the pages; the key itself where there is none."""
    pair = WORDS.get(key)
    return pair[lang == "en"] if pair else key


def code(kind: dict[str, tuple[str, str]] | None, value: str | None, lang: str) -> str:
    """A code of the model: a state, a level, a role, a relation."""
    if not value:
        return ""
    pair = kind.get(value) if kind else _codes().get(value)
    return pair[lang == "en"] if pair else value
