"""What the parser guarantees of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import BlockKind
from graph.parse.blocks import shares
from graph.pipeline import read_record
from graph.spans import Text
from tests.parse.builders import parsed

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
PIECES = st.sampled_from(
    "一、 （一） 1. 第一条 （ ） 《 》 〔2021〕 〔20217 号 ： 。 、 ， ； 附件 抄送： 2021年1月2日 市民政局 各县、区人民政府： 责任单位： 牵头 负责 序号 工作任务 完成时限 "
    "关于印发 的通知 现印发给你们 以下均需 不再列出 以下简称 同时废止 组长： 到2025年 达到80% | — \t \n \n\n # ** 甲市 办公室 文件 准备阶段 (20171 等".split(
        " "
    )
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_read(text: str) -> None:
    if not text.strip():
        return
    record = read_record(text.encode(), "any.txt")
    assert [b.span.start for b in record.blocks] == [0, *(b.span.end for b in record.blocks)][:-1]
    assert all(0 <= d.start <= d.end <= len(record.source.text) for d in record.diagnostics)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PAPERS), st.data())
def test_any_damage_is_read(path: Path, data: st.DataObject) -> None:
    text = path.read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 400)))
    record = read_record(
        (text[:start] + data.draw(st.text(max_size=8)) + text[end:]).encode("utf-8", "ignore"), path.name
    )
    facts = [a.evidence for t in record.tasks for a in t.assignments] + [t.evidence for t in record.tasks]
    assert all(e.span.of(record.source.text) == e.quote for e in facts)


def test_the_same_bytes_give_the_same_record() -> None:
    data = PAPERS[0].read_bytes()
    assert read_record(data, "a.txt") == read_record(data, "a.txt")


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_nothing_of_the_bundled_papers_is_passed_over(path: Path) -> None:
    counts = shares(parsed(path.read_text("utf-8")).blocks)
    assert counts.get(BlockKind.UNKNOWN, 0) == 0


def test_text_joins_and_slices_keep_places() -> None:
    source = "责任单位：市财\n政局"
    joined = Text.join([Text.of(source, 0, 7), Text.of(source, 8)])
    at = joined.text.index("市财政局")
    assert joined.span(at, at + 4).of(source) == "市财\n政局"
