"""Who approved a document, from when and for how long it holds."""

from __future__ import annotations

import pytest

from graph.extract.validity import find_validity
from tests.extract.documents import clause, document

APPROVED = [
    ("经省人民政府同意，结合我省实际，制定本意见。", "省人民政府"),
    ("《方案》已经2017622市政府第十一次常务会议研究同意,现予印发。", "2017622市政府第十一次常务会议"),
    ("《要点》已经自治区人民政府第25次常务会议审议通过，现印发给你们。", "自治区人民政府第25次常务会议"),
    ("经审核同意后办理。", None),
    ("经济社会发展取得成效。", None),
]

EFFECTIVE = [
    ("本办法自2021年1月1日起施行。", "2021-01-01"),
    ("本通知自印发之日起施行。", "2022-04-06"),
    ("本办法自发布之日起30日后施行。", "2022-05-06"),
    ("自发文之日起执行。", "2022-04-06"),
    ("自2021年起，每年开展一次。", None),
]

TERMS = [
    ("有效期五年。", "P5Y"),
    ("有效期为2年。", "P2Y"),
    ("有效期限18个月。", "P18M"),
    ("有效期至2025年12月31日。", "2025-12-31"),
    ("许可证应当妥善保管。", None),
]


@pytest.mark.parametrize(("lead", "body"), APPROVED)
def test_approval(lead: str, body: str | None) -> None:
    assert find_validity(document(lead)).approved_by == body


@pytest.mark.parametrize(("tail", "day"), EFFECTIVE)
def test_effective(tail: str, day: str | None) -> None:
    found = find_validity(document("通知如下。", tail=tail))
    assert found.effective == day
    if day:
        assert found.evidence["effective"].quote in tail


@pytest.mark.parametrize(("words", "term"), TERMS)
def test_terms(words: str, term: str | None) -> None:
    assert find_validity(document("通知如下。", (clause("五", "附则", words),))).validity == term


@pytest.mark.parametrize(
    ("title", "trial"), [("甲市管理办法（试行）", True), ("甲市管理暂行办法", True), ("甲市试行工作情况的通知", False)]
)
def test_trial(title: str, trial: bool) -> None:
    assert find_validity(document("全文。", title=title)).trial is trial
