"""resolve: one mention, many mentions, and what cannot be asked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Run

KEYS = {"mention", "agency", "id", "line", "candidates", "today"}


def ask(run: Run, *arguments: str | Path) -> dict[str, object]:
    done = run("resolve", *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    (found,) = json.loads(done.out)
    assert set(found) >= KEYS
    assert isinstance(found, dict)
    return found


def test_short_name_then_and_now(run: Run) -> None:
    found = ask(run, "市卫计委", "--region", "长治市", "--date", "2016-05-01")
    assert found["agency"] == "长治市卫生和计划生育委员会"
    assert isinstance(found["today"], dict)
    assert found["today"]["agency"] == "长治市卫生健康委员会"
    assert found["today"]["via"]


def test_topic_decides_where_a_function_went(run: Run) -> None:
    plain = ask(run, "市人社局", "--region", "140400", "--date", "2016")
    moved = ask(run, "市人社局", "--region", "140400", "--date", "2016", "--topic", "医保定点")
    assert plain["agency"] == moved["agency"] == "长治市人力资源和社会保障局"
    assert [each["today"]["agency"] for each in (plain, moved)] == ["长治市人力资源和社会保障局", "长治市医疗保障局"]  # type: ignore[index]


def test_region_decides_which_one(run: Run) -> None:
    names = {place: ask(run, "市民政局", "--region", place)["agency"] for place in ("长治市", "瑞金市")}
    assert names == {"长治市": "长治市民政局", "瑞金市": "瑞金市民政局"}
    assert ask(run, "民政部")["agency"] == "民政部"


def test_body_that_nobody_knows(run: Run) -> None:
    done = run("resolve", "市卫生健康办", "--region", "长治市", "--format", "json")
    assert (done.status, len(json.loads(done.out))) == (0, 1)  # its line can be told
    done = run("resolve", "长治市统记局", "--format", "json")
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "长治市统计局" in done.err
    assert json.loads(done.out)[0]["id"] is None
    done = run("resolve", "有条件的地方")
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)


def test_collective_and_division(run: Run) -> None:
    many = ask(run, "各县、区人民政府", "--region", "长治市", "--date", "2021")
    assert (many["id"], many["today"]) == (None, {"agency": "各县、区人民政府", "via": []})
    office = ask(run, "国家卫生计生委办公厅", "--date", "2016")
    assert office["agency"] == "国家卫生和计划生育委员会办公厅"
    assert office["today"]["agency"] == "国家卫生健康委员会办公厅"  # type: ignore[index]


def test_unknown_body_says_so(run: Run) -> None:
    found = ask(run, "某某公司", "--region", "长治市")
    assert found["id"] is None
    assert set(found["today"]) == {"undetermined", "candidates"}  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["市卫健委", "--region", "长冶市"], 1, "长治市"),
        (["区民政局", "--region", "鼓楼区"], 2, "320106"),
        (["  ", "--region", "长治市"], 2, "空"),
        ([], 2, "--from"),
        (["市卫健委", "--date", "去年"], 2, "2021-12-01"),
        (["市卫健委", "--from", "x.csv"], 2, "--from"),
        (["--from", "none.csv"], 3, "none.csv"),
    ],
)
def test_what_cannot_be_asked(arguments: list[str], status: int, says: str, run: Run) -> None:
    done = run("resolve", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (status, "", 1)
    assert says in done.err


def test_many_at_once_keep_their_order_and_number(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "单位.csv"
    source.write_text(
        "\ufeffmention,region,level,date,topic,note\n"
        "市卫健委,长治市,city,2021-10-25,,x\n"
        "市卫健委,长冶市,,,,\n"
        "县民政局,兴国县,county,2020,,\n"
        "县民政局,兴国县,village,2020,,\n",
        encoding="utf-8",
    )
    done = run("resolve", "--from", source, "--format", "csv")
    assert done.status == 3
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [row["叫法"] for row in rows] == ["市卫健委", "市卫健委", "县民政局", "县民政局"]
    assert [row["全称"] for row in rows][::2] == ["长治市卫生健康委员会", "兴国县民政局"]
    assert [line.split("：")[0] for line in done.err.splitlines()] == [f"zeren: {source}: 第 {n} 行" for n in (3, 5)]


@pytest.mark.parametrize("data", [b"name\nx\n", b"\xff\xfe\x00", b""])
def test_file_that_is_no_list(data: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    done = run("resolve", "--from", tmp_path / "x.csv")
    assert (done.status, done.out, done.err.count("\n")) == (3, "", 1)
