"""Tables: with bars or tabs, flattened to one cell a line, and plans by stages."""

from __future__ import annotations

import pytest

from tests.parse.builders import cells, first

HEAD = "关于乙的意见\n各市人民政府：\n为做好工作，提出如下意见。\n附件：任务分工表\n甲市人民政府\n2020年1月2日\n附件\n任务分工表\n"
ROWS = [["1", "新建托位。", "市卫健委", "市民政局", "2021年12月"], ["2", "培训人员。", "市人社局", "—", "长期坚持"]]
COLUMNS = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")


def grid(mark: str) -> str:
    return "\n".join(mark.join(row) for row in [list(COLUMNS), *ROWS])


FLAT = "\n\n".join([*COLUMNS, *(cell for row in ROWS for cell in row)])
REPEATED = "\n".join([*COLUMNS, *ROWS[0], "— 2 —", *COLUMNS, *ROWS[1]])
SPACED = "\n".join(["序  号", "工 作 任 务", "牵 头 单 位", "配 合 单 位", "完 成 时 限", *ROWS[0], *ROWS[1]])
ONE_LINE = " ".join([*COLUMNS, *(cell for row in ROWS for cell in row)])
MARKDOWN = "| " + grid(" | ").replace("\n", " |\n| ") + " |"


@pytest.mark.parametrize(
    "text",
    [grid("\t"), grid("|"), MARKDOWN.replace("\n", "\n|---|---|---|---|---|\n", 1), FLAT, REPEATED, SPACED, ONE_LINE],
    ids=["tabs", "bars", "markdown", "flat", "repeated heads", "spaced heads", "one line"],
)
def test_every_shape_of_table(text: str) -> None:
    (table,) = first(HEAD + text).annexes[0].tables
    assert table.columns == COLUMNS
    assert cells(table) == ROWS
    assert [(row.item, row.index) for row in table.rows] == [("1", 1), ("2", 1)]


def test_merged_cells_are_carried_down() -> None:
    text = "序号\t类别\t任务\t责任单位\n1\t供给\t新建托位。\t市卫健委\n\t\t改建托位。\t市民政局\n2\t队伍\t培训人员。\t市人社局\n"
    (table,) = first(HEAD + text).annexes[0].tables
    assert cells(table)[1] == ["1", "供给", "改建托位。", "市民政局"]
    assert [(row.item, row.index) for row in table.rows] == [("1", 1), ("1", 2), ("2", 1)]


def test_flat_rows_under_a_merged_cell_of_bodies() -> None:
    text = "\n".join(
        "序号 工作任务 责任单位 完成时限 1 税费政策 免征增值税。 市税务局 长期 减半收费。 免缴配套费。 2 人才政策 给予补贴。 市财政局 长期".split()
    )
    (table,) = first(HEAD + text).annexes[0].tables
    assert [row[2:] for row in cells(table)] == [
        ["免征增值税。", "市税务局", "长期"],
        ["减半收费。", "市税务局", "长期"],
        ["免缴配套费。", "市税务局", "长期"],
        ["给予补贴。", "市财政局", "长期"],
    ]
    assert [sorted(row.inherited) for row in table.rows] == [[], [3, 4], [3, 4], []]


def test_a_name_broken_in_a_narrow_cell() -> None:
    text = "\n".join(
        "序号 工作任务 责任单位 完成时限 1 查处使用童工的单位。 人事劳动和社 会保障局 长期 2 检查食堂。 卫生局 长期".split()
    )
    (table,) = first(HEAD + text).annexes[0].tables
    assert [row[2] for row in cells(table)] == ["人事劳动和社会保障局", "卫生局"]


def test_items_by_name_where_there_is_no_number() -> None:
    text = "\n".join(
        "项目 内容 责任单位 完成时限 控辍 下达通知书。 教育局 长期 查处童工。 公安局 长期 助学 资助学生。 财政局 长期".split()
    )
    (table,) = first(HEAD + text).annexes[0].tables
    assert [(row.item, row.index) for row in table.rows] == [("控辍", 1), ("控辍", 2), ("助学", 1)]


def test_a_plan_by_stages() -> None:
    text = "准备阶段\n(2017年1月至\n2017年12月)\n1、完成调查。\n摸清底数。\n2、出台意见。\n验收阶段\n(2020年12月前)\n总结验收。\n"
    (table,) = first(HEAD + text).annexes[0].tables
    assert [(row.item, row.index, row.cells[1].text) for row in table.rows] == [
        ("准备阶段", 1, "完成调查。"),
        ("准备阶段", 2, "出台意见。"),
        ("验收阶段", 1, "总结验收。"),
    ]


def test_a_signature_behind_a_table_is_no_row() -> None:
    text = "关于乙的意见\n各市人民政府：\n为做好工作，提出如下意见。\n" + FLAT + "\n\n甲市人民政府\n\n2020年1月2日\n"
    paper = first(text)
    assert cells(paper.tables[0]) == ROWS
    assert paper.date_written == "2020-01-02"


@pytest.mark.parametrize(
    "text",
    ["单位\t目录数\t归集率\n甲区\t320\t96%\n乙区\t298\t91%\n", "姓名\t职务\t电话\n张三\t主任\t123\n"],
)
def test_tables_that_give_no_work(text: str) -> None:
    assert first(HEAD + text).annexes[0].tables == ()


def test_flat_rows_below_categories_with_leaders_and_merged_leads() -> None:
    flat = "\n".join(
        "类别 序号 重点任务 牵头领导 牵头单位 责任单位 完成时限"
        " 改厕 1 改造户厕2.6万户。 副县长 李明甫 县农业农村局 财政局，各乡镇 2019年11月底 2 举办培训班。 县卫健委 县农业农 村局、县职教中心 5月底前"
        " 治污 3 新建管网85公里。 副县长 王书敏 县住建局 水利局 2019年12月 4 建成处理站。 移民局、县财政局，盛湾镇 2019年7月起".split()
    )
    (table,) = first(HEAD + flat).annexes[0].tables
    assert table.columns == ("序号", "类别", "重点任务", "牵头单位", "责任单位", "完成时限")
    assert cells(table) == [
        ["1", "改厕", "改造户厕2.6万户。", "县农业农村局", "财政局，各乡镇", "2019年11月底"],
        ["2", "改厕", "举办培训班。", "县卫健委", "县农业农村局、县职教中心", "5月底前"],
        ["3", "治污", "新建管网85公里。", "县住建局", "水利局", "2019年12月"],
        ["4", "治污", "建成处理站。", "县住建局", "移民局、县财政局，盛湾镇", "2019年7月起"],
    ]


def test_a_table_by_quarters_whose_rows_are_broken_and_lack_their_last_cell() -> None:
    heads = "序号\t项目名称\t一季度\t二季度\t责任单位\t配合单位\t备注"
    rows = [
        "1\t安置点\t完成选址\t主体开工\t县扶贫办\t县住建局\t",
        "2\t中心福利\n院\t初步设计\t施工许可\t县民政局\t县消防大队",
        "3\t产业道路\t—\t通车\t县交通运\n输局\t县林业局\t12月20日前通车",
    ]
    (table,) = first(HEAD + "\n".join([heads, *rows])).annexes[0].tables
    found = [(row.item, row.cells[1].squeeze().text, row.cells[4].squeeze().text) for row in table.rows]
    assert found == [("1", "安置点", "县扶贫办"), ("2", "中心福利院", "县民政局"), ("3", "产业道路", "县交通运输局")]
