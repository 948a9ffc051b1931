"""agency, and who --today: bodies through time, collectives by name, duties followed to the body of today."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run


def ask(run: Run, *arguments: str | Path) -> dict[str, Any]:
    done = run("agency", *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    (found,) = json.loads(done.out)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def no_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder in which no store lies."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("no_store")
def test_a_body_without_a_store(run: Run) -> None:
    found = ask(run, "长治市卫计委", "--as-of", "2016-05-01")
    assert (found["agency"], found["id"]) == ("长治市卫生和计划生育委员会", "140400/health")
    assert [one["name"] for one in found["names"]][-1] == "长治市卫生健康委员会"
    assert [one["name"] for one in found["superiors"]] == ["长治市人民政府", "山西省卫生和计划生育委员会"]
    assert found["today"]["agency"] == "长治市卫生健康委员会"
    assert found["line"] == {"id": "health", "name": "卫生健康"}
    assert (found["duties"], found["expansion"]) == ([], None)


@pytest.mark.usefixtures("no_store")
def test_a_body_of_a_place_that_is_no_more(run: Run) -> None:
    found = ask(run, "长治县民政局")
    assert (found["region"], found["today"]["agency"]) == ("长治县", "长治市上党区民政局")
    assert found["today"]["via"] == ["2018-11-23 政区变更 · 国函〔2018〕87号"]


@pytest.mark.usefixtures("no_store")
def test_a_collective_is_listed_by_name(run: Run) -> None:
    found = ask(run, "长治市各县（区）人民政府", "--as-of", "2021-10-25")
    names = [one["agency"] for one in found["expansion"]["members"]]
    assert (len(names), names[0], names[-1]) == (12, "潞州区人民政府", "沁源县人民政府")
    assert (found["expansion"]["complete"], found["region"]) == (True, "长治市")
    earlier = ask(run, "各县区", "--region", "长治市", "--as-of", "2016")
    assert "长治县人民政府" in [one["agency"] for one in earlier["expansion"]["members"]]


@pytest.mark.usefixtures("no_store")
def test_a_collective_as_rows(run: Run) -> None:
    done = run("agency", "长治市各县（区）人民政府", "--as-of", "2021-10-25", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert {"单位": "武乡县人民政府", "区划代码": "140429"} in rows


def test_duties_by_role_and_document(run: Run, seed_store: Path) -> None:
    found = ask(run, "长治市卫健委", "--store", seed_store)
    assert {(duty["role"], duty["document"]["number"]) for duty in found["duties"]} == {
        ("lead", "长政办发〔2021〕60号"),
        ("responsible", "长政办发〔2021〕60号"),
    }
    assert all(duty["tasks"] for duty in found["duties"])
    assert ask(run, "长治市卫健委", "--as-of", "2020", "--store", seed_store)["duties"] == []


def test_duties_under_any_name(run: Run, seed_store: Path) -> None:
    then = ask(run, "瑞金市卫计委", "--as-of", "2018", "--store", seed_store)
    now = ask(run, "瑞金市卫健委", "--store", seed_store)
    assert len(then["duties"]) == len(now["duties"]) > 0


def test_a_body_that_only_the_store_knows(run: Run, seed_store: Path) -> None:
    found = ask(run, "湖北文化旅游集团", "--store", seed_store)
    assert found["id"] is None
    assert found["duties"]
    assert "undetermined" in found["today"]


def test_for_people(run: Run, seed_store: Path) -> None:
    done = run("agency", "长治市卫生健康委员会", "--store", seed_store)
    assert (done.status, done.err) == (0, "")
    for words in (
        "历来的名称",
        "长治市卫生局",
        "业务指导",
        "职能从哪里来",
        "长治市人口和计划生育委员会",
        "牵头",
        "长政办发〔2021〕60号",
    ):
        assert words in done.out


@pytest.mark.usefixtures("no_store")
@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["市民政局"], 2, "--region"),
        (["鼓楼区民政局"], 2, "徐州市鼓楼区"),
        (["  "], 2, "空"),
        (["长治市民攻司"], 1, "没有查到"),
        (["长治市卫生健康委", "--region", "长冶市"], 1, "长治市"),
        (["长治市卫生健康办"], 1, "长治市卫生健康委员会"),
    ],
)
def test_what_cannot_be_asked(arguments: list[str], status: int, says: str, run: Run) -> None:
    done = run("agency", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (status, "", 1)
    assert says in done.err


FOLLOWED = [
    ("用地布局", "瑞金市", "瑞金市城市建设局", "瑞金市自然资源局"),
    ("土地供应", "瑞金市", "瑞金市国土资源局", "瑞金市自然资源局"),
    ("医保定点", "瑞金市", "瑞金市医疗保险局", "瑞金市医疗保障局"),
    ("居家医养服务老年人", "瑞金市", "瑞金市老龄工作委员会办公室", "瑞金市民政局"),
    ("餐饮服务", "瑞金市", "瑞金市市场和质量监督管理局", "瑞金市市场监督管理局"),
    ("消防", "瑞金市", "瑞金市公安消防大队", "瑞金市消防救援大队"),
    ("保险支持及监管", "长治市", "中国银行保险监督管理委员会长治监管分局", "国家金融监督管理总局长治监管分局"),
    ("社会力量举办", "长治市", "中国人民银行长治市中心支行", "中国人民银行长治市分行"),
]


@pytest.mark.parametrize(("words", "region", "then", "now"), FOLLOWED)
def test_who_today(words: str, region: str, then: str, now: str, run: Run, seed_store: Path) -> None:
    done = run("who", words, "--region", region, "--today", "--format", "json", "--store", seed_store)
    bodies = [body for task in json.loads(done.out) for body in task["bodies"]]
    assert all(set(body["today"]) in ({"agency", "via"}, {"undetermined", "candidates"}) for body in bodies)
    followed = {body["today"].get("agency") for body in bodies if body["agency"] == then}
    assert now in followed


def test_who_on_a_day_before_the_reform(run: Run, seed_store: Path) -> None:
    arguments = ("who", "土地供应", "--region", "瑞金市", "--today", "--as-of", "2018-01-01")
    done = run(*arguments, "--format", "json", "--store", seed_store)
    names = {body["today"].get("agency") for task in json.loads(done.out) for body in task["bodies"]}
    assert "瑞金市国土资源局" in names
    assert "瑞金市自然资源局" not in names


def test_a_body_named_in_a_heading_is_not_what_the_task_is_about(run: Run, seed_store: Path) -> None:
    done = run("who", "多措并举", "--region", "瑞金市", "--today", "--format", "json", "--store", seed_store)
    police = [b["today"] for t in json.loads(done.out) for b in t["bodies"] if b["mention"] == "市公安局"]
    assert police
    assert {today["agency"] for today in police} == {"瑞金市公安局"}
