"""What of a file's text was recognised as what, in numbers and by the stretch."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.commands.rows import Row

if TYPE_CHECKING:
    from graph.model import Record

_NAMES = {
    "furniture": "网页框架、页码",
    "labels": "信息标签",
    "masthead": "发文机关标志",
    "number": "发文字号",
    "title": "标题",
    "addressee": "主送机关",
    "heading": "小标题",
    "text": "正文",
    "note": "责任分工",
    "cell": "表格",
    "roster": "名单",
    "annex-label": "附件说明",
    "signature": "署名",
    "date": "成文日期",
    "remark": "附注",
    "imprint": "版记",
    "blank": "空白",
    "unknown": "未识别",
}
_QUOTE = 60


def coverage_rows(record: Record) -> list[Row]:
    """One row a kind of block: characters and their share of the text, the largest first."""
    sizes: Counter[str] = Counter()
    for block in record.blocks:
        sizes[block.kind.value] += block.span.end - block.span.start
    total = len(record.source.text) or 1
    ordered = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    return [
        {"kind": kind, "name": _NAMES[kind], "characters": size, "share": round(size / total, 4)}
        for kind, size in ordered
    ]


def unknown_rows(record: Record) -> list[Row]:
    """One row a stretch that no block claims."""
    text = record.source.text
    return [
        {"start": block.span.start, "end": block.span.end, "text": " ".join(block.span.of(text).split())[:_QUOTE]}
        for block in record.blocks
        if block.kind.value == "unknown"
    ]
