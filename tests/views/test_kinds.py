"""What each kind of page shows, on the bundled papers."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import graph.views.network
import graph.views.timeline
from graph.answers.compare import compare
from graph.errors import UsageError
from graph.store import Store
from graph.views import write_view
from graph.views.build import ROLES, Builder
from graph.views.filter import keep_only
from graph.views.layout import COLUMNS, lay_out, wrap
from graph.views.scope import neighbourhood
from graph.views.standing import standing
from tests.views.conftest import COMPARED, read_json


def names(data: dict[str, Any], numbers: list[int]) -> list[str]:
    return [data["things"][number]["n"] for number in numbers]


# -- network ------------------------------------------------------------------------------------------------------


def test_levels_are_rows_and_kinds_are_columns(shelf: Store) -> None:
    network = Builder(shelf).build()
    slots = lay_out(network)
    place = {data["label"]: slots[node] for node, data in network.nodes(data=True) if node in slots}
    nation, province, city, county = (
        place[title].y
        for title in (
            "关于推广医养结合试点工作典型经验的通知",
            "转发国家卫生健康委办公厅、民政部办公厅关于推广医养结合试点工作典型经验的通知",
            "长治市深入推进医养结合发展实施方案",
            "瑞金市关于推进医疗卫生与养老服务相结合的实施意见",
        )
    )
    assert nation < province < city < county
    for node, data in network.nodes(data=True):
        if data["kind"] in COLUMNS:
            assert slots[node].x == COLUMNS[data["kind"]]


def test_a_document_of_no_known_place_is_not_one_of_the_state(shelf: Store) -> None:
    network = Builder(shelf).build()
    (hostile,) = [node for node, data in network.nodes(data=True) if data["label"].startswith("甲市人民政府")]
    assert [place for _, place, code in network.out_edges(hostile, keys=True) if code == "in"] == ["region/unknown"]


def test_no_two_cards_lie_on_each_other(shelf: Store) -> None:
    slots = sorted(lay_out(Builder(shelf).build()).values(), key=lambda slot: (slot.x, slot.y))
    for upper, lower in pairwise(slots):
        assert upper.x < lower.x or upper.y + upper.height <= lower.y


def test_a_folded_group_leaves_a_gap_of_exactly_its_members(shelf: Store) -> None:
    slots = lay_out(Builder(shelf).build())
    for name, slot in slots.items():
        members = [each for each in slots.values() if each.head == name]
        assert bool(members) == (slot.cut is not None)
        if slot.cut:
            assert slot.cut[0] <= slot.cut[1]
            assert all(each.y < slot.cut[1] for each in members)


def test_tasks_stand_in_the_order_of_the_text(shelf: Store, pages: dict[str, Path]) -> None:
    data = read_json(pages["network"])
    place = {node["id"]: node for node in data["stage"]["nodes"]}
    paths = [
        next(value for code, value, _ in thing["f"] if code == "path")
        for number, thing in sorted(enumerate(data["things"]), key=lambda each: place.get(each[0], {"y": 0})["y"])
        if thing["k"] == "task" and thing["i"].startswith("https://w3id.org/zeren/doc/x-037ca461a2da2b27/")
    ]
    assert paths[0] == "三/（一）/1"
    assert [path for path in paths if path.startswith("三/（一）")] == ["三/（一）/1", "三/（一）/2", "三/（一）/3"]


def test_around_one_body(shelf: Store) -> None:
    near = neighbourhood(shelf.index, "长治市医疗保障局", 1)
    assert len(near.task) == 3
    assert len(near.document) == 1
    far = neighbourhood(shelf.index, "长治市医疗保障局", 3)
    assert len(far) > len(near)
    network = Builder(shelf, near).build()
    assert sum(data["kind"] == "task" for _, data in network.nodes(data=True)) == 3


def test_around_takes_numbers_titles_and_iris(shelf: Store) -> None:
    centre = "https://w3id.org/zeren/doc/长政办发〔2021〕60号"
    for wanted in (
        "长政办发[2021]60号",
        "长治市人民政府办公室关于印发长治市深入推进医养结合发展实施方案的通知",
        centre,
    ):
        assert neighbourhood(shelf.index, wanted, 1).centre == centre


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ({"role": "lead"}, {"lead"}),
        ({"line": "民政"}, {"lead", "responsible", "support", "implement"}),
        ({"role": "support", "line": "civil-affairs"}, {"support"}),
    ],
)
def test_filters_leave_only_what_was_asked(shelf: Store, options: dict[str, Any], kinds: set[str]) -> None:
    network = Builder(shelf).build()
    keep_only(network, **options)
    roles = {code for *_, code in network.edges(keys=True) if code in ROLES}
    assert roles
    assert roles <= kinds
    tasks = [node for node, data in network.nodes(data=True) if data["kind"] == "task"]
    assert all(any(code in ROLES for *_, code in network.out_edges(task, keys=True)) for task in tasks)
    if "line" in options:
        assert {data["line"] for _, data in network.nodes(data=True) if data["kind"] == "agency"} == {"civil-affairs"}


def test_a_region_takes_in_what_lies_within(shelf: Store, tmp_path: Path) -> None:
    data = read_json(write_view("network", shelf, tmp_path / "page.html", region="山西省").path)
    documents = [thing["n"] for thing in data["things"] if thing["k"] == "document"]
    assert documents
    assert all("长治市" in name for name in documents)


def test_the_timeline_of_a_region(shelf: Store, tmp_path: Path) -> None:
    data = read_json(write_view("timeline", shelf, tmp_path / "page.html", region="瑞金市").path)
    documents = {thing["n"] for thing in data["things"] if thing["k"] == "document"}
    assert len(documents) == 2
    assert all("瑞金市" in name for name in documents)
    assert "due" in {entry["lane"] for entry in data["stage"]["entries"]}


def test_a_page_of_too_much_asks_for_a_part(shelf: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (graph.views.network, graph.views.timeline):
        monkeypatch.setattr(module, "MOST_TASKS", 50)
    with pytest.raises(UsageError, match="--region"):
        write_view("timeline", shelf, tmp_path / "page.html")
    data = read_json(write_view("network", shelf, tmp_path / "page.html").path)
    assert data["stage"]["folded"]
    assert "task" not in {thing["k"] for thing in data["things"]}
    assert any(edge["total"] > 10 for edge in data["stage"]["edges"])


def test_one_type_of_relation(shelf: Store, tmp_path: Path) -> None:
    data = read_json(write_view("network", shelf, tmp_path / "page.html", type="repeals").path)
    assert {link[1] for link in data["links"]} & {"repeals", "implements", "forwards", "cites"} == {"repeals"}


def test_too_many_tasks_become_sums(shelf: Store) -> None:
    network = Builder(shelf, folded=True).build()
    assert not any(data["kind"] == "task" for _, data in network.nodes(data=True))
    totals = sum(data["total"] for *_, code, data in network.edges(keys=True, data=True) if code in ROLES)
    assert totals == shelf.index.execute("SELECT count(*) FROM assignment").fetchone()[0]


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("江西省人民政府办公厅转发省卫计委等部门意见的通知", "赣府厅发〔2016〕40号", ("province", "江西省")),
        ("中共瑞金市委瑞金市人民政府关于加快发展养老服务业的实施意见", "瑞发〔2015〕14号", ("county", "瑞金市")),
        ("关于新增部分医疗康复项目纳入支付范围的通知", "人社部发〔2016〕23号", ("national", "中国")),
        ("中共中央国务院关于加强新时代老龄工作的意见", "", ("national", "中国")),
        ("关于做好工作的通知", "晋政办发〔2020〕108号", ("province", "山西省")),
        ("划拨用地目录", "", ("", "")),
        ("", "", ("", "")),
    ],
)
def test_the_standing_of_a_cited_document(title: str, number: str, expected: tuple[str, str]) -> None:
    assert standing(title, number) == expected


def test_labels_are_cut_by_width_not_by_characters() -> None:
    assert wrap("ABCDEFGHIJ任务", 6, 2) == "ABCDEFGHIJ\n任务"
    assert wrap("一二三四五六七", 3, 2) == "一二三\n四五…"
    assert wrap("", 3, 2) == ""


# -- the others -----------------------------------------------------------------------------------------------------


def test_a_chain_runs_from_the_state_down(pages: dict[str, Path]) -> None:
    stage = read_json(pages["chain"])["stage"]
    titles = [row["title"] for row in stage["rows"]]
    order = [title for title in ("no-level", "national", "province", "city", "county") if title in titles]
    assert list(dict.fromkeys(titles)) == order
    assert {code for _, code, _ in stage["edges"]} >= {"implements", "forwards", "repeals", "promulgates", "cites"}


def test_the_chain_of_one_document_reaches_both_ends(shelf: Store, tmp_path: Path) -> None:
    data = read_json(write_view("chain", shelf, tmp_path / "chain.html", doc="国卫办老龄发〔2023〕3号").path)
    found = {thing["n"][:12] for thing in data["things"]}
    assert {"转发国家卫生健康委办公厅", "关于转发省卫生健康委《转"} <= {name[:12] for name in found}
    states = {value for thing in data["things"] for code, value, _ in thing["f"] if code == "state"}
    assert "repealed" in states
    assert not any("瑞金" in name for name in found)


def test_a_body_with_its_past_and_its_partners(pages: dict[str, Path]) -> None:
    data = read_json(pages["agency"])
    rows = {row["title"]: row for row in data["stage"]["rows"]}
    before, _, after = rows["self"]["trio"]
    assert "长治市人口和计划生育委员会" in names(data, [card["id"] for card in before])
    assert "长治市医疗保障局" in names(data, [card["id"] for card in after])
    assert "山西省卫生健康委员会" in names(data, [card["id"] for card in rows["above"]["cards"]])
    assert names(data, [rows["partners"]["cards"][0]["id"]]) == ["长治市民政局"]
    assert sum(len(group["tasks"]) for group in data["stage"]["list"]) == 9
    assert [group["role"] for group in data["stage"]["list"]] == ["lead", "responsible"]


def test_a_body_that_no_document_names_still_has_a_page(shelf: Store, tmp_path: Path) -> None:
    data = read_json(write_view("agency", shelf, tmp_path / "page.html", name="运城市民政局").path)
    assert data["things"][0]["n"] == "运城市民政局"
    assert data["stage"]["list"] == []


def test_a_document_is_a_tree_of_its_clauses(shelf: Store, tmp_path: Path) -> None:
    data = read_json(write_view("document", shelf, tmp_path / "page.html", doc="长政办发〔2021〕60号").path)
    _, plan = data["stage"]["texts"]

    def walk(nodes: list[dict[str, Any]], depth: int = 0) -> list[tuple[int, str, str]]:
        found = []
        for node in nodes:
            found.append((depth, node["number"], data["things"][node["id"]]["n"]))
            found += walk(node.get("kids", []), depth + 1)
        return found

    rows = walk(plan["tree"])
    assert rows[:5] == [
        (0, "一、", "指导思想"),
        (0, "二、", "总体目标"),
        (0, "三、", "工作任务"),
        (1, "（一）", "提升医养结合服务能力和水平"),
        (2, "1.", "扩大医养结合服务供给"),
    ]
    tasks = {thing["n"] for thing in data["things"] if thing["k"] == "task"}
    assert tasks <= {name for *_, name in rows}


def test_a_matrix_of_two_documents_has_lines_across(shelf: Store, tmp_path: Path) -> None:
    page = write_view(
        "matrix", shelf, tmp_path / "page.html", documents=["鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号"]
    ).path
    data = read_json(page)
    stage = data["stage"]
    assert stage["by_line"]
    assert len(stage["groups"]) == 2
    assert names(data, stage["lines"])[1:3] == ["卫生健康", "民政"]
    assert set(stage["line_of"]) == {str(body) for body in stage["bodies"]}


def test_a_matrix_of_two_documents_stands_side_by_side(shelf: Store, pages: dict[str, Path]) -> None:
    data = read_json(pages["pairs"])
    pairs = data["stage"]["pairs"]
    assert names(data, pairs["documents"]) == ["关于进一步推进医养结合发展的实施意见"] * 2
    rows = [[names(data, side) for side in row] for row in pairs["rows"]]
    assert [["推进医疗卫生机构开展医养结合服务"], ["支持医疗卫生机构开展医养结合服务"]] in rows
    told = [task for row in pairs["rows"] for side in row for task in side]
    tasks = [i for i, thing in enumerate(data["things"]) if thing["k"] == "task"]
    assert sorted(told) == tasks  # each once: with its partner, or alone
    partners = {(pair.a.title, pair.b.title) for pair in compare(shelf, COMPARED) if pair.b}
    assert {(one, other) for left, right in rows for one in left for other in right} <= partners


def test_a_matrix_of_three_documents_has_a_column_for_each(shelf: Store, tmp_path: Path) -> None:
    wanted = [*COMPARED, "瑞府办发〔2017〕127号"]
    pairs = read_json(write_view("matrix", shelf, tmp_path / "page.html", documents=wanted).path)["stage"]["pairs"]
    assert {len(row) for row in pairs["rows"]} == {3}
    assert any(all(row) for row in pairs["rows"])


def test_a_matrix_of_a_notice_is_that_of_the_text_it_carries(shelf: Store, tmp_path: Path) -> None:
    data = read_json(write_view("matrix", shelf, tmp_path / "page.html", documents=["长政办发〔2021〕60号"]).path)
    (group,) = data["stage"]["groups"]
    assert data["things"][group["document"]]["n"] == "长治市深入推进医养结合发展实施方案"
    assert not data["stage"]["by_line"]


def test_a_timeline_has_all_five_lanes_in_order(pages: dict[str, Path]) -> None:
    data = read_json(pages["timeline"])
    entries = data["stage"]["entries"]
    assert [entry["date"] for entry in entries] == sorted(entry["date"] for entry in entries)
    assert {entry["lane"] for entry in entries} >= {"written", "ends", "due", "reform"}
    ends = [entry for entry in entries if entry["lane"] == "ends"]
    assert any(said == "repealed" for entry in ends for _, said in entry["things"])
    reforms = [said for entry in entries if entry["lane"] == "reform" for _, said in entry["things"]]
    assert "瑞金市卫生健康委员会" in reforms
    assert "国家金融监督管理总局长治监管分局" in reforms
