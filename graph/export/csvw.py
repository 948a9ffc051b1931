"""What the CSV tables hold, and its description after "Metadata Vocabulary for Tabular Data" (W3C, 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

METADATA = "csv-metadata.json"
_PARTIAL_DATE = {"base": "string", "format": r"\d{4}(-\d{2}(-\d{2})?)?"}  # as coarse as the text is
_DATATYPES: dict[str, Any] = {"day": _PARTIAL_DATE, "iri": "anyURI"}


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """`kind`: string, iri, day, boolean, integer or decimal; `refers` is table.column; `term` a CURIE of CSVW's context."""

    name: str
    zh: str
    kind: str = "string"
    required: bool = False
    separator: str = ""
    refers: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One file; `key` names the columns that tell its rows apart."""

    name: str
    zh: str
    key: tuple[str, ...]
    columns: tuple[ColumnSpec, ...]


_C = ColumnSpec
_EVIDENCE = (
    _C("file", "源文件"),
    _C("start", "起", "integer"),
    _C("end", "止", "integer"),
    _C("quote", "原文"),
)
TABLES = (
    TableSpec("documents", "文件", ("document",), (
        _C("document", "文件标识", "iri", True), _C("title", "标题", term="dcterms:title"), _C("number", "发文字号"),
        _C("genre", "文种"), _C("issuers", "发文机关", separator=";"), _C("level", "层级"), _C("region", "地区"),
        _C("region_code", "区划代码"), _C("date", "成文日期", "day"), _C("printed", "印发日期", "day"),
        _C("effective", "施行日期", "day"), _C("validity", "有效期"), _C("trial", "试行", "boolean"),
        _C("state", "效力"), _C("approved_by", "批准机关"), _C("carried_by", "载体文件", "iri"),
        _C("carried_as", "载法"), _C("cited_only", "只被引用", "boolean"), _C("file", "源文件"),
    )),
    TableSpec("tasks", "任务", ("task",), (
        _C("task", "任务标识", "iri", True), _C("task_number", "任务编号", required=True),
        _C("document", "文件标识", "iri", True, refers="documents.document"), _C("path", "条款"),
        _C("title", "任务", term="dcterms:title"), _C("text", "任务内容", term="dcterms:description"),
        _C("headings", "上级标题"), _C("category", "任务类别"), _C("kind", "种类"), _C("modality", "要求"),
        _C("open_list", "单位未列尽", "boolean"), _C("deadline_text", "时限原文"), _C("deadline", "时限", "day"),
        _C("deadline_kind", "时限种类"), _C("deadline_start", "时限起", "day"), *_EVIDENCE,
    )),
    TableSpec("assignments", "分工", ("assignment",), (
        _C("assignment", "分工标识", "iri", True), _C("task", "任务标识", "iri", True, refers="tasks.task"),
        _C("agency", "单位标识", "iri", True, refers="agencies.agency"), _C("mention", "原文称呼"), _C("role", "角色"),
        _C("basis", "怎样得知"), _C("certain", "确定", "boolean"), _C("candidates", "可能是", separator=";"), *_EVIDENCE,
    )),
    TableSpec("agencies", "单位", ("agency",), (
        _C("agency", "单位标识", "iri", True), _C("name", "全称", term="skos:prefLabel"), _C("body", "机构标识"),
        _C("line", "条线"), _C("level", "层级"), _C("region_code", "区划代码"), _C("kind", "类别"),
    )),
    TableSpec("relations", "文件关系", (), (
        _C("citing", "文件标识", "iri", True, refers="documents.document"), _C("type", "关系"),
        _C("cited", "对方文件标识", "iri", True, refers="documents.document"), _C("title", "原文标题"),
        _C("number", "原文字号"), *_EVIDENCE,
    )),
    TableSpec("targets", "指标", (), (
        _C("document", "文件标识", "iri", True, refers="documents.document"),
        _C("task", "任务标识", "iri", refers="tasks.task"), _C("value", "数值", "decimal"), _C("unit", "单位"),
        _C("comparator", "比较"), _C("by_date", "期限", "day"), *_EVIDENCE,
    )),
)  # fmt: skip


def describe(tables: Sequence[TableSpec]) -> dict[str, Any]:
    """The metadata of a group of tables: names, titles, types, keys, and how the files refer to each other."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"]},
        "tables": [_table(table) for table in tables],
    }


def _table(table: TableSpec) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [_reference(column) for column in table.columns if column.refers]
    if references:
        schema["foreignKeys"] = references
    return {"url": f"{table.name}.csv", "dc:title": table.zh, "tableSchema": schema}


def _column(column: ColumnSpec) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": {"und": column.name, "zh": column.zh},
        "datatype": _DATATYPES.get(column.kind, column.kind),
    }
    if column.required:
        described["required"] = True
    if column.separator:
        described["separator"] = column.separator
    if column.term:
        described["propertyUrl"] = column.term
    return described


def _reference(column: ColumnSpec) -> dict[str, Any]:
    table, _, name = column.refers.partition(".")
    return {"columnReference": column.name, "reference": {"resource": f"{table}.csv", "columnReference": name}}
