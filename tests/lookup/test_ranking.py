"""What makes one task a better answer than another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from graph.answers.question import parse_question
from graph.answers.ranking import THRESHOLD, Scale, best_sentence, iter_sentences


class Texts(NamedTuple):
    """The texts of a made task."""

    title: str
    text: str
    headings: str = ""
    bodies: str = ""
    document: str = ""
    lines: frozenset[str] = frozenset()
    level: str = ""


def scale(words: str, weights: Sequence[float] | None = None) -> Scale:
    question = parse_question(words)
    return Scale(question, weights or [1.0] * len(question.units))


BETTER = [
    ("消防", Texts("消防安全", "加强管理。"), Texts("加强管理", "抓好消防安全。")),
    ("消防", Texts("加强管理", "抓好消防。"), Texts("加强管理", "抓好防火。")),
    ("消防", Texts("加强管理", "抓好工作。", "消防安全"), Texts("加强管理", "抓好工作。", "", "市消防救援支队")),
    ("护工 工资", Texts("队伍建设", "提高护理员待遇。"), Texts("队伍建设", "培训护理员。规范职工待遇。")),
    ("供水", Texts("设施", "保障供水。"), Texts("设施", "保障供水。" + "统筹推进其他各项建设工作。" * 20)),
]


@pytest.mark.parametrize(("words", "better", "worse"), BETTER)
def test_better(words: str, better: Texts, worse: Texts) -> None:
    assert scale(words).weigh(better).score > scale(words).weigh(worse).score


def test_a_task_must_name_nearly_half_of_what_is_asked() -> None:
    task = Texts("医保支付", "完善医保支付方式。")
    assert scale("医保 秸秆", [1, 1]).weigh(task).coverage >= THRESHOLD
    assert scale("医保 秸秆", [1, 2]).weigh(task).coverage < THRESHOLD


def test_a_body_is_no_topic_unless_asked_for() -> None:
    task = Texts("加强领导", "抓好落实。", "", "长治市教育局 市教育局", lines=frozenset({"education"}))
    assert scale("教育局").weigh(task).coverage == 1.0
    assert scale("义务教育").weigh(task).coverage == 0.0


def test_a_strange_string_is_found_by_its_pieces_or_not_at_all() -> None:
    task = Texts("平台", "建设鸿雁驿站管理中心。")
    assert scale("鸿雁驿站").weigh(task).coverage == 1.0
    assert THRESHOLD <= scale("鸿雁小驿站").weigh(task).coverage < 1.0
    assert scale("鸿雁高飞万里").weigh(task).coverage == 0.0


def test_reasons_say_which_word_was_found_where() -> None:
    (reason,) = scale("护工").weigh(Texts("队伍", "培训护理员。")).reasons
    assert (reason.unit.word, reason.word, reason.field) == ("护工", "护理员", "text")


def test_level_of_the_asker_breaks_ties() -> None:
    county, city = (Texts("消防", "抓好消防。", level=level) for level in ("county", "city"))
    asked = scale("我们县的消防")
    assert asked.weigh(county).score > asked.weigh(city).score


QUOTE = "　加强培训。\n提高护理员待遇；保障用地。"


def test_best_sentence() -> None:
    start, end = best_sentence(scale("护工工资"), QUOTE)
    assert QUOTE[start:end] == "提高护理员待遇；"
    assert best_sentence(scale("护工"), "") == (0, 0)
    assert "".join(iter_sentences("一。二；三")) == "一。二；三"
