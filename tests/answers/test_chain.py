"""Chain, status and due, on the bundled papers; what is expected was read off the papers by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.answers.chain import ChainNode, chain
from graph.answers.due import due
from graph.answers.status import status
from graph.errors import NotFoundError, UsageError
from graph.pipeline import read_record, read_record_path
from graph.store import open_store
from graph.store.store import Store

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
TERM = """甲省人民政府关于印发甲省乙办法（试行）的通知
甲政规〔2019〕3号
各市人民政府：
现将《甲省乙办法（试行）》印发给你们，请遵照执行。
甲省人民政府
2019年3月1日
甲省乙办法（试行）
第一条　为了乙，制定本办法。
第二条　市民政局负责登记，2019年12月底前完成。
第三条　本办法自2019年5月1日起施行，有效期2年。
"""
RESTING = """丁市人民政府关于做好乙工作的通知
丁政发〔2019〕9号
各县人民政府：
为贯彻落实《国家卫生计生委办公厅 民政部办公厅关于遴选国家级医养结合试点单位的通知》（国卫办家庭发〔2016〕511号）精神，通知如下。
一、做好登记。完成登记。（责任单位：市民政局）
丁市人民政府
2019年6月1日
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("chain") / "store"
    with open_store(folder) as writer:
        for path in PAPERS:
            writer.put(read_record_path(path))
        writer.put(read_record(TERM.encode(), "term.txt"))
        writer.put(read_record(RESTING.encode(), "resting.txt"))
    with open_store(folder, read_only=True) as reader:
        yield reader


def flat(node: ChainNode, depth: int = 0) -> list[tuple[int, str, str]]:
    found = []
    for child in node.below:
        found.append((depth, child.relation, child.document.number or child.document.title))
        found += flat(child, depth + 1)
    return found


def test_up_from_the_city(store: Store) -> None:
    assert flat(chain(store, "鞍卫发〔2023〕9号").above) == [
        (0, "forwards", "辽卫发〔2023〕8号"),
        (1, "forwards", "国卫办老龄发〔2023〕3号"),
        (2, "repeals", "国卫办家庭函〔2016〕1004号"),
        (2, "repeals", "国卫办家庭函〔2016〕644号"),
        (2, "repeals", "国卫办家庭发〔2016〕511号"),
    ]


def test_down_from_the_nation(store: Store) -> None:
    assert flat(chain(store, "国卫办老龄发[2023]3号").below) == [
        (0, "forwards", "辽卫发〔2023〕8号"),
        (1, "forwards", "鞍卫发〔2023〕9号"),
    ]


@pytest.mark.parametrize(
    ("below", "above"),
    [
        ("长政办发〔2021〕60号", "晋政办发〔2020〕108号"),
        ("瑞府办发〔2017〕127号", "赣府厅发〔2016〕40号"),
        ("瑞府办发〔2017〕127号", "赣市府办发〔2016〕31号"),
    ],
)
def test_both_ways(store: Store, below: str, above: str) -> None:
    assert (0, "implements", above) in flat(chain(store, below).above)
    assert (0, "implements", below) in flat(chain(store, above).below)


def test_a_shared_parent(store: Store) -> None:
    found = flat(chain(store, "关于进一步推进医养结合发展的指导意见").below)
    assert [number for _, _, number in found] == ["鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号"]


def test_every_step_has_its_sentence(store: Store) -> None:
    node = chain(store, "鞍卫发〔2023〕9号").above.below[0]
    assert node.evidence
    assert node.evidence.quote.startswith("现将省卫生健康委《转发")
    assert node.evidence.source == "anshan-2023-9.txt"


@pytest.mark.parametrize(
    ("number", "day", "state", "reason"),
    [
        ("国卫办家庭发〔2016〕511号", "2023-03-13", "unknown", "only_cited"),
        ("国卫办家庭发〔2016〕511号", "2023-03-14", "repealed", "repealed"),
        ("甲政规〔2019〕3号", "2019-04-30", "not_yet", "before_start"),
        ("甲政规〔2019〕3号", "2019-05-01", "in_force", "until_then"),
        ("甲政规〔2019〕3号", "2021-05-01", "lapsed", "term_over"),
        ("长政办发〔2021〕60号", "2024", "in_force", "no_ending_known"),
    ],
)
def test_the_state_on_a_day(store: Store, number: str, day: str, state: str, reason: str) -> None:
    found = status(store, number, as_of=day)
    assert (found.state, found.reason) == (state, reason)


def test_why_it_ended(store: Store) -> None:
    found = status(store, "国卫办家庭函〔2016〕644号")
    assert found.by
    assert found.evidence
    assert (found.by.number, found.ended) == ("国卫办老龄发〔2023〕3号", "2023-03-14")
    assert "国卫办家庭函〔2016〕644号" in found.evidence.quote


def test_what_rests_on_an_ended_basis(store: Store) -> None:
    found = status(store, "丁政发〔2019〕9号")
    assert [paper.number for paper in found.basis_ended] == ["国卫办家庭发〔2016〕511号"]
    assert [p.number for p in status(store, "国卫办家庭发〔2016〕511号").resting] == ["丁政发〔2019〕9号"]


def test_due_and_overdue(store: Store) -> None:
    then = due(store, as_of="2017-06-30", within=200)
    assert {task.deadline.date for task in then.due if task.deadline} == {"2017-12"}
    assert not then.overdue
    later = due(store, as_of="2018-01-01", within=0)
    assert "二级以上医院开设老年病科" in {task.title for task in later.overdue}
    assert {task.deadline.text for task in later.fuzzy if task.deadline} >= {"长期实施", "逐年推进"}
    assert later.undated > 90


def test_what_has_lapsed_is_not_due(store: Store) -> None:
    numbers = {task.document.number for task in due(store, as_of="2022-01-01").overdue}
    assert "甲政规〔2019〕3号" not in numbers


def test_what_cannot_be_asked(store: Store) -> None:
    with pytest.raises(NotFoundError):
        chain(store, "火政发〔2020〕1号")
    with pytest.raises(UsageError, match="鄂卫发"):
        status(store, "进一步推进医养结合发展的实施意见")
