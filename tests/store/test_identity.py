"""Which documents are one: claims of several files, weighed together, whatever the order they came in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest

from graph.store.claims import split_title
from graph.store.identity import heads_agree, settle
from graph.store.ledger import Claim, Ledger, SourceFile
from graph.store.neighbours import affected_files
from graph.store.places import is_national_number, is_related, number_province, reaches

TITLE = "关于进一步推进医养结合发展的指导意见"
NUMBER = "国卫老龄发〔2022〕25号"


def carried(file: str, iri: str, number: str, title: str, region: str, date: str = "2021-01-01") -> Claim:
    head, tail = split_title(title)
    return Claim(file, iri, number, tail, head, True, region, date, region)


def cited(file: str, iri: str, number: str, title: str, place: str, date: str = "2023-01-01") -> Claim:
    head, tail = split_title(title)
    return Claim(file, iri, number, tail, head, False, "", date, place)


def weigh(path: Path, claims: Iterable[Claim]) -> dict[str, tuple[dict[str, str], dict[str, tuple[str, ...]]]]:
    """file → (what is the same, what may be the same)."""
    ledger = Ledger(path)
    by_file: dict[str, list[Claim]] = {}
    for claim in claims:
        by_file.setdefault(claim.sha256, []).append(claim)
    for file, own in by_file.items():
        ledger.put(SourceFile(file, file, ""), b"", b"", own)
    found = {file: (identity.same, identity.maybe) for file, identity in settle(ledger, ledger.unsettled())}
    ledger.close()
    return found


def test_a_title_meets_its_number(tmp_path: Path) -> None:
    claims = (
        cited("a", "doc/t", "", TITLE, "420000"),
        cited("b", "doc/n", NUMBER, f"国家卫生健康委等11部门{TITLE}", "610000"),
    )
    for order, given in enumerate(permutations(claims)):
        found = weigh(tmp_path / str(order), given)
        assert found == {"a": ({"doc/t": "doc/n"}, {}), "b": ({}, {})}


def test_two_papers_of_one_title_stay_undecided(tmp_path: Path) -> None:
    title = "关于进一步推进医养结合发展的实施意见"
    found = weigh(
        tmp_path / "ledger",
        [
            carried("a", "doc/a", "鄂卫发〔2023〕1号", title, "420000", "2023-02-01"),
            carried("b", "doc/b", "陕卫老龄发〔2024〕6号", title, "610000", "2024-03-01"),
            cited(
                "c", "doc/t", "", title, "420600", "2025-01-01"
            ),  # a city of the first province: only that one speaks to it
            cited("d", "doc/t", "", title, "", "2025-01-01"),  # from nowhere: either
            cited("e", "doc/t", "", title, "140000", "2025-01-01"),  # from a third province: neither
            cited("f", "doc/t", "", title, "420600", "2022-01-01"),  # older than both
        ],
    )
    assert found["c"] == ({"doc/t": "doc/a"}, {})
    assert found["d"] == ({}, {"doc/t": ("doc/a", "doc/b")})
    assert found["e"] == found["f"] == ({}, {})


def test_a_local_number_does_not_speak_for_another_province(tmp_path: Path) -> None:
    title = "关于做好年度重点工作安排的通知"
    found = weigh(
        tmp_path / "ledger",
        [
            cited("a", "doc/n", "鄂政办发〔2021〕9号", title, "420100"),
            cited("b", "doc/t", "", title, "610100"),
            cited("c", "doc/t", "", title, "420200"),
        ],
    )
    assert found["b"] == ({}, {})
    assert found["c"] == ({"doc/t": "doc/n"}, {})


def test_one_number_of_two_places(tmp_path: Path) -> None:
    """长政办发 is 长治, 长沙 and 长春."""
    number = "长政办发〔2021〕60号"
    found = weigh(
        tmp_path / "ledger",
        [
            carried("a", "doc/n", number, "关于印发长治市医养结合实施方案的通知", "140400"),
            carried("b", "doc/n", number, "关于印发长沙市消防工作规划的通知", "430100"),
            cited("c", "doc/n", number, "", "140403"),
            cited("d", "doc/n", number, "关于印发长沙市消防工作规划的通知", "140403"),
            cited("e", "doc/n", number, "", "110000"),
        ],
    )
    assert found["a"] == ({"doc/n": "doc/n@140400"}, {})
    assert found["b"] == ({"doc/n": "doc/n@430100"}, {})
    assert found["c"] == ({"doc/n": "doc/n@140400"}, {})
    assert found["d"] == ({"doc/n": "doc/n@430100"}, {})
    assert found["e"] == ({}, {"doc/n": ("doc/n@140400", "doc/n@430100")})


def test_one_paper_from_two_sites_is_one(tmp_path: Path) -> None:
    title = "关于印发长治市医养结合实施方案的通知"
    found = weigh(
        tmp_path / "ledger",
        [carried("a", "doc/n", NUMBER, title, "140400"), carried("b", "doc/n", NUMBER, title, "140403")],
    )
    assert found == {"a": ({}, {}), "b": ({}, {})}


def test_an_embedded_text_without_its_number(tmp_path: Path) -> None:
    title = "关于推广医养结合试点工作典型经验的通知"
    found = weigh(
        tmp_path / "ledger",
        [
            carried("a", "doc/x", "", title, "210300"),
            cited("b", "doc/n", "鞍卫发〔2023〕3号", title, "210300"),
            carried("c", "doc/y", "", title, "610300"),
        ],
    )
    assert found["a"] == ({"doc/x": "doc/n"}, {})
    assert found["c"] == ({}, {})


def test_a_plan_is_not_the_notice_that_carries_it(tmp_path: Path) -> None:
    """People cite the plan's title with the notice's number."""
    number = "长政办发〔2021〕60号"
    found = weigh(
        tmp_path / "ledger",
        [
            carried(
                "a", "doc/n", number, "长治市人民政府办公室关于印发长治市深入推进医养结合发展实施方案的通知", "140400"
            ),
            carried("a", "doc/x", "", "长治市深入推进医养结合发展实施方案", "140400"),
            cited("b", "doc/n", number, "长治市深入推进医养结合发展实施方案", "140403"),
        ],
    )
    assert found["a"] == ({}, {})


def test_a_short_title_tells_nothing(tmp_path: Path) -> None:
    found = weigh(
        tmp_path / "ledger",
        [
            carried("a", "doc/a", "甲政发〔2021〕1号", "实施方案", "140400"),
            cited("b", "doc/t", "", "实施方案", "140400"),
        ],
    )
    assert found["b"] == ({}, {})


def test_the_issuer_before_a_national_title(tmp_path: Path) -> None:
    tail = "关于推进养老服务发展的意见"
    one = [cited("a", "doc/t1", "", tail, "140000"), cited("b", "doc/t2", "", f"国务院办公厅{tail}", "610000")]
    assert weigh(tmp_path / "one", one)["a"] == ({"doc/t1": "doc/t2"}, {})
    two = [*one, cited("c", "doc/t3", "", f"民政部{tail}", "610000")]
    assert weigh(tmp_path / "two", two)["a"] == ({}, {})
    local = [one[0], cited("b", "doc/t2", "", f"陕西省人民政府办公厅{tail}", "610000")]
    assert weigh(tmp_path / "three", local)["a"] == ({}, {})


def test_whom_a_file_concerns(tmp_path: Path) -> None:
    """A law that a thousand papers cite makes none of them be weighed again when one more cites it."""
    ledger = Ledger(tmp_path / "ledger")
    law = "中华人民共和国老年人权益保障法"
    for file in ("a", "b"):
        ledger.put(SourceFile(file, file, ""), b"", b"", [cited(file, "doc/l", "", law, "140000")])
    ledger.put(SourceFile("c", "c", ""), b"", b"", [carried("c", "doc/n", NUMBER, TITLE, "100000")])
    ledger.put(SourceFile("d", "d", ""), b"", b"", [cited("d", "doc/t", "", TITLE, "140000")])
    assert affected_files(ledger, "a") == set()
    assert affected_files(ledger, "c") == {"d"}
    assert affected_files(ledger, "d") == set()
    ledger.put(SourceFile("e", "e", ""), b"", b"", [cited("e", "doc/n", NUMBER, TITLE, "150000")])
    assert affected_files(ledger, "e") == {"c", "d"}
    ledger.close()


@pytest.mark.parametrize(
    ("title", "head", "tail"),
    [
        (f"国家卫生健康委等11部门《{TITLE}》", "国家卫生健康委", TITLE),
        (
            "国家卫生计生委办公厅 民政部办公厅关于遴选试点单位的通知",
            "国家卫生计生委办公厅民政部办公厅",
            "关于遴选试点单位的通知",
        ),
        ("长治市深入推进医养结合发展实施方案", "", "长治市深入推进医养结合发展实施方案"),
        (
            "省卫生健康委转发《国家卫生健康委办公厅关于推广经验的通知》的通知",
            "省卫生健康委",
            "转发国家卫生健康委办公厅关于推广经验的通知的通知",
        ),
    ],
)
def test_issuers_and_rest_of_a_title(title: str, head: str, tail: str) -> None:
    assert split_title(title) == (head, tail)


def test_places() -> None:
    assert reaches("140000", "140403")
    assert reaches("100000", "140403")
    assert reaches("000000", "140403")
    assert not reaches("140403", "140400")
    assert is_related("140403", "140400")
    assert not is_related("140400", "140500")
    assert (number_province("晋政办发〔2020〕108号"), number_province("长政办发〔2021〕60号")) == ("14", "")
    assert is_national_number(NUMBER)
    assert not is_national_number("鄂卫发〔2023〕1号")
    assert heads_agree("", "民政部")
    assert heads_agree("民政部", "民政部财政部")
    assert not heads_agree("民政部", "财政部")
