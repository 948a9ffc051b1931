"""Which clauses give work to do."""

from __future__ import annotations

import pytest

from graph.extract.scope import Scope, annex_scope, is_article, is_preamble, scope_of
from graph.parse.structure import Clause
from graph.spans import Text
from tests.extract.papers import EMPTY, build


@pytest.mark.parametrize(
    ("title", "unassigned"),
    [
        ("关于进一步推进医养结合发展的实施意见", True),
        ("甲市托育服务实施方案", True),
        ("关于做好2024届高校毕业生就业工作的函", True),
        ("关于优化营商环境若干措施的公告", True),
        ("关于推广试点工作典型经验的通知", False),
        ("关于同意设立开发区的批复", False),
        ("甲市户外广告管理办法", False),
        ("甲市户外广告管理办法（试行）", False),
        ("关于甲县违规问题的通报", False),
        ("2023年政府信息公开工作年度报告", False),
    ],
)
def test_by_title(title: str, unassigned: bool) -> None:
    assert scope_of(build(title=title)[0]).unassigned is unassigned


def test_annexes_order_work_only_if_their_title_says_so() -> None:
    assert annex_scope("重点任务分工", Scope(True)).unassigned
    assert not annex_scope("领导小组成员名单", Scope(True)).unassigned
    assert not annex_scope("重点任务分工", Scope(False)).unassigned


@pytest.mark.parametrize(
    "title", "指导思想 总体要求 总体目标 基本原则 工作目标 附则 组织实施 适用范围 目标任务 组成人员".split()
)
def test_preamble(title: str) -> None:
    assert is_preamble(title)


@pytest.mark.parametrize(
    "title", "重点任务 保障措施 实施步骤 工作要求 加强组织领导 主要目标和重点任务 强化督查".split()
)
def test_work(title: str) -> None:
    assert not is_preamble(title)


def test_articles() -> None:
    def clause(path: str) -> Clause:
        return Clause(path, Text.of("x"), EMPTY, EMPTY)

    assert is_article(clause("第二章/第五条"))
    assert is_article(clause("第七条/（一）"))
    assert not is_article(clause("三/（一）/1"))
