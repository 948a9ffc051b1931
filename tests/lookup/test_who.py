"""The look-up on real papers: places in the question, reasons, refusals, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.answers.who import who
from graph.commands.marks import mark
from graph.errors import NotFoundError, UsageError
from graph.store import Store
from tests.conftest import Run


def test_a_place_in_the_question_asks_for_its_papers(bundled: Store) -> None:
    assert {hit.document.region for hit in who(bundled, "长治的养老院消防和安全责任")} == {"长治市"}
    assert {hit.document.region for hit in who(bundled, "医养结合", region="湖北省")} == {"湖北省"}


def test_where_a_place_says_nothing_the_region_above_is_asked(bundled: Store) -> None:
    assert {hit.document.region for hit in who(bundled, "西安市 喘息服务")} == {"陕西省"}


def test_a_place_without_papers_gets_no_owner(bundled: Store) -> None:
    with pytest.raises(NotFoundError, match="只看了“青海省”及其上级的文件"):
        who(bundled, "青海省的养老院医保定点")


def test_nothing_found_names_the_nearest_headings(bundled: Store) -> None:
    with pytest.raises(NotFoundError, match="最接近的标题：“"):
        who(bundled, "医保卡 养老机构 煤矿 校车")


@pytest.mark.parametrize("words", ["", "谁", "请问该找哪个部门？", "《》"])
def test_nothing_to_look_for(words: str, bundled: Store) -> None:
    with pytest.raises(UsageError, match="zeren who"):
        who(bundled, words)


def test_reasons_hold_against_the_texts(bundled: Store) -> None:
    for hit in who(bundled, "护工工资"):
        assert hit.reasons
        for reason in hit.reasons:
            fields = {"title": hit.title, "text": hit.text, "headings": hit.headings + hit.category,
                      "document": hit.document.title, "bodies": "".join(b.agency + b.mention for b in hit.bodies)}  # fmt: skip
            assert all(word in fields[reason.field] for word in reason.found.split("、"))
            assert all(word in hit.evidence.quote for word in reason.quoted.split("、"))
            assert 0 < reason.strength <= 1


def test_same_answers_twice(bundled: Store) -> None:
    words = "我们县想办一家医养结合的养老院，审批找哪个部门？"
    assert who(bundled, words) == who(bundled, words)
    assert who(bundled, words, limit=3) == who(bundled, words)[:3]


def test_explain(run: Run, seed_store: Path) -> None:
    plain = run("who", "护工工资", "--store", seed_store).out
    told = run("who", "护工工资", "--explain", "--store", seed_store).out
    assert "理由" not in plain
    assert "工资 → 待遇（正文）" in "".join(told.split("\n"))
    rows = run("who", "护工工资", "--explain", "--format", "csv", "--store", seed_store).out.splitlines()
    assert rows[0].endswith(",理由")
    (first, *_) = json.loads(run("who", "护工工资", "--format", "json", "--store", seed_store).out)
    assert set(first["reasons"][0]) == {"asked", "found", "field", "quoted", "strength"}


def test_words_are_marked_on_a_terminal_only(run: Run, seed_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("who", "城医联动", "--store", seed_store).out
    monkeypatch.setattr("graph.commands.marks.is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m城医联动\x1b[22m" in run("who", "城医联动", "--store", seed_store).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("who", "城医联动", "--store", seed_store).out


def test_marks_cross_line_ends_and_leave_the_text_alone() -> None:
    lines = ["  原文  “纳入基本医疗", "        保险 PPP 范围", ""]
    marked = mark(lines, ["医疗保险", "ppp", ""])
    assert marked[0].endswith("基本\x1b[1m医疗\x1b[22m")
    assert marked[1] == "        \x1b[1m保险\x1b[22m \x1b[1mPPP\x1b[22m 范围"
    assert [line.replace("\x1b[1m", "").replace("\x1b[22m", "") for line in marked] == lines
