"""The three workbooks: columns, content, and what makes them pleasant to use."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.errors import InputError, NotFoundError, UsageError
from graph.export import KINDS, export
from graph.export.breakdown import write_breakdown
from graph.export.catalogue import write_catalogue
from graph.export.ledger import write_ledger
from graph.store import Store
from tests.export.conftest import CHANGZHI, HUBEI, NEEDS, RUIJIN

# As the offices that use these tables name their columns.
HEADERS = {
    "breakdown": "序号 任务类别 工作任务 目标指标 牵头单位 责任单位 配合单位 完成时限 依据文件 原文出处 备注".split(),
    "ledger": (
        "督办编号 督办事项 督办类型 紧急程度 来源文件 责任单位 协办单位 交办日期 办结时限 进展情况 完成率 存在问题 下一步计划"
        " 状态 实际完成 销号"
    ).split(),
    "catalogue": "序号 文件标题 发文字号 发文机关 成文日期 施行日期 有效性 依据 处理意见".split(),
}
SHEETS = {"breakdown": "任务分解表", "ledger": "督办台账", "catalogue": "文件清理目录"}


def rows_of(path: Path, sheet: str) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def part(path: Path, name: str) -> str:
    """A part of the package: xl/worksheets/sheet1.xml."""
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode("utf-8")


@pytest.mark.parametrize("kind", HEADERS)
def test_columns_are_those_people_use(kind: str, shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    count = export(kind, shelf, path)
    book = openpyxl.load_workbook(path)
    sheet = book[SHEETS[kind]]
    assert [cell.value for cell in sheet[1]] == HEADERS[kind]
    assert sheet.max_row == count + 1
    assert book.sheetnames[:2] == [SHEETS[kind], "出处"]
    assert book["出处"].max_row == count + 1


@pytest.mark.parametrize("kind", HEADERS)
def test_ready_to_use_and_to_print(kind: str, shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    export(kind, shelf, path)
    sheet: Any = openpyxl.load_workbook(path)[SHEETS[kind]]
    assert sheet.freeze_panes.endswith("2")
    assert sheet.auto_filter.ref.startswith("A1:")
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=1, max_row=5) for cell in row)


@pytest.mark.parametrize("kind", HEADERS)
def test_no_text_is_cut(kind: str, shelf: Store, tmp_path: Path) -> None:
    """Each row is as high as its longest cell needs: 2 columns a Chinese character, 13 points a line."""
    path = tmp_path / "x.xlsx"
    export(kind, shelf, path)
    sheet: Any = openpyxl.load_workbook(path)[SHEETS[kind]]
    for row in sheet.iter_rows(min_row=2):
        height = sheet.row_dimensions[row[0].row].height
        for cell in row:
            width = sheet.column_dimensions[cell.column_letter].width
            text = str(cell.value or "")
            columns = sum(2 if ord(char) > 0x2E7F else 1 for char in text)
            assert height >= min(409, columns / width * 13), text


@pytest.mark.parametrize("kind", KINDS)
def test_same_store_same_bytes(kind: str, shelf: Store, tmp_path: Path) -> None:
    filters = NEEDS.get(kind, {"region": "瑞金市"})
    written = []
    for name in ("a", "b"):
        path = tmp_path / name
        export(kind, shelf, path, **filters)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        written.append([file.read_bytes() for file in files])
    assert written[0] == written[1]


def test_breakdown_says_who_by_when_and_where(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_breakdown(shelf, path, documents=[CHANGZHI])
    rows = rows_of(path, "任务分解表")
    (row,) = [row for row in rows if row["原文出处"] == "三/（三）/9"]
    assert row["责任单位"].split("\n")[0] == "长治市医疗保障局"
    assert row["工作任务"].startswith("加大保险支持及监管。将符合条件的医养结合机构")
    assert row["依据文件"] == f"《长治市深入推进医养结合发展实施方案》（{CHANGZHI}）"
    assert row["任务类别"] == "加大政府支持力度"
    (led,) = [row for row in rows if row["牵头单位"]]
    assert (led["牵头单位"], led["配合单位"]) == ("长治市卫生健康委员会", "长治市民政局")


def test_breakdown_gives_deadlines_as_printed_and_targets(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_breakdown(shelf, path, documents=[RUIJIN])
    rows = {row["原文出处"]: row for row in rows_of(path, "任务分解表")}
    assert rows["附件1/5/1"]["完成时限"] == "2020.12"
    assert rows["附件1/2/3"]["完成时限"] == "逐年推进"
    assert rows["附件1/7/4"]["目标指标"].endswith("（不低于 1所，2020-12）")


def test_each_row_has_its_origin(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_breakdown(shelf, path)
    rows, origins = rows_of(path, "任务分解表"), rows_of(path, "出处")
    texts = {file.sha256: shelf.text(file.sha256) for file in shelf.files()}
    for row, origin in zip(rows, origins, strict=True):
        assert str(row["序号"]) == origin["序号"]
        assert row["原文出处"] == origin["条款"]
        text = texts[origin["源文件 SHA-256"]]
        assert text is not None
        said = " ".join(text[origin["起"] : origin["止"]].split())
        assert said == origin["任务原文"] or "（略）" in origin["任务原文"]


def test_ledger_leaves_blank_what_documents_cannot_know(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_ledger(shelf, path, documents=[RUIJIN])
    rows = rows_of(path, "督办台账")
    for header in "督办类型 紧急程度 进展情况 完成率 存在问题 下一步计划 状态 实际完成 销号".split():
        assert {row[header] for row in rows} == {None}
    assert {row["交办日期"] for row in rows} == {datetime(2017, 7, 24)}
    dues = {row["办结时限"] for row in rows}
    assert {datetime(2017, 12, 31), datetime(2020, 12, 31), "长期实施", None} <= dues
    numbers = [row["督办编号"] for row in rows]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"ZR(-[A-Z2-7]{4}){3}", number) for number in numbers)


def test_ledger_names_who_is_answerable_and_who_helps(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_ledger(shelf, path, documents=[CHANGZHI])
    (row,) = [row for row in rows_of(path, "督办台账") if "牵头负责" in row["督办事项"]]
    assert (row["责任单位"], row["协办单位"]) == ("长治市卫生健康委员会", "长治市民政局")


def test_ledger_has_lists_and_colours(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_ledger(shelf, path)
    sheet: Any = openpyxl.load_workbook(path)["督办台账"]
    lists = {str(each.sqref)[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    assert lists["N"] == '"待办,进行中,已完成,逾期,暂停,取消"'
    assert set(lists) == {"C", "D", "K", "N", "P"}
    xml = part(path, "xl/worksheets/sheet1.xml")
    late, soon = re.findall(r"<formula>(AND\(.*?)</formula>", xml)
    assert "$I2&lt;TODAY()" in late
    assert "$I2-TODAY()&lt;=30" in soon
    colours = re.findall(r'<bgColor rgb="(\w+)"/></patternFill></fill></dxf>', part(path, "xl/styles.xml"))
    assert colours == ["FFF8CBAD", "FFFFEB9C"]


def test_ledger_as_of_a_day(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_ledger(shelf, path, as_of="2020-12")
    assert "$I2&lt;DATE(2020,12,31)" in part(path, "xl/worksheets/sheet1.xml")
    assert {row["来源文件"].partition("（")[2] for row in rows_of(path, "督办台账")} == {f"{RUIJIN}）"}


def test_catalogue(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_catalogue(shelf, path)
    rows = {row["发文字号"]: row for row in rows_of(path, "文件清理目录")}
    assert rows[CHANGZHI]["有效性"] == "有效"
    assert rows[CHANGZHI]["成文日期"] == datetime(2021, 10, 25)
    assert rows[HUBEI]["发文机关"].split("\n")[0] == "湖北省卫生健康委员会"
    assert {row["处理意见"] for row in rows.values()} == {None}


def test_catalogue_lists_what_others_end(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        from graph.pipeline import read_record

        store.put(read_record(REPEAL.encode(), "废止.txt"))
    path = tmp_path / "x.xlsx"
    with Store(tmp_path / "store", read_only=True) as store:
        write_catalogue(store, path)
    rows = {row["发文字号"]: row for row in rows_of(path, "文件清理目录")}
    ended = rows["临政发〔2010〕5号"]
    assert ended["有效性"] == "已废止"
    assert ended["依据"] == (
        "由《临泉市人民政府关于废止部分规范性文件的决定》（临政发〔2020〕8号）废止，自 2020-06-01 起"
    )
    origins = {row["发文字号"]: row for row in rows_of(path, "出处")}
    assert "临政发〔2010〕5号" in origins["临政发〔2010〕5号"]["效力依据原文"]


REPEAL = """临泉市人民政府文件

临政发〔2020〕8号

临泉市人民政府关于废止部分规范性文件的决定

各县（区）人民政府，市政府各部门：

经市政府研究，决定废止下列文件：

一、《临泉市人民政府关于加强集贸市场管理的通知》（临政发〔2010〕5号）

二、《临泉市人民政府关于印发煤炭市场管理办法的通知》（临政发〔2011〕12号）

临泉市人民政府

2020年6月1日
"""


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        ({"region": "长治市"}, {CHANGZHI}),
        ({"region": "1404"}, {CHANGZHI}),
        ({"level": "county"}, {RUIJIN}),
        ({"agency": "长治市医疗保障局"}, {CHANGZHI}),
        ({"agency": "市医保局"}, {CHANGZHI, RUIJIN}),
        ({"documents": CHANGZHI}, {CHANGZHI}),
        ({"as_of": "2017"}, {RUIJIN}),
        ({"documents": [CHANGZHI, RUIJIN], "level": "city"}, {CHANGZHI}),
    ],
)
def test_filters(filters: dict[str, Any], documents: set[str], shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_breakdown(shelf, path, **filters)
    assert {re.findall(r"（([^（）]+)）$", row["依据文件"])[0] for row in rows_of(path, "任务分解表")} == documents


@pytest.mark.parametrize(
    ("filters", "error", "words"),
    [
        ({"documents": ["没有这份文件"]}, NotFoundError, "没有找到文件"),
        ({"region": "没有这个地方"}, NotFoundError, "没有叫"),
        ({"agency": "长治市医疗"}, NotFoundError, "是否指：长治市医疗保障局"),
        ({"agency": "铁道部"}, NotFoundError, "请写全称"),
        ({"level": "galaxy"}, UsageError, "层级"),
        ({"colour": "red"}, UsageError, "没有“colour”这个条件"),
        ({"as_of": "1990"}, NotFoundError, "放宽条件"),
    ],
)
def test_what_cannot_be_chosen(
    filters: dict[str, Any], error: type[Exception], words: str, shelf: Store, tmp_path: Path
) -> None:
    with pytest.raises(error, match=words) as raised:
        write_breakdown(shelf, tmp_path / "x.xlsx", **filters)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "x.xlsx").exists()


def test_unknown_kind(shelf: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="breakdown"):
        export("pdf", shelf, tmp_path / "x.pdf")


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_that_cannot_be_written(kind: str, shelf: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        export(kind, shelf, tmp_path / "file" / "x", **NEEDS.get(kind, {}))
    assert "\n" not in str(raised.value)


def test_texts_that_a_workbook_cannot_hold(tmp_path: Path) -> None:
    """Formulas stay text, control characters and telephone numbers go, endless texts end."""
    from graph.export.sheets import Column, Table, write_workbook

    cells = ['=HYPERLINK("http://x")', "@SUM(1)", "\x01\ud800甲", "联系人 13812345678", "长" * 40_000, "http://x.cn"]
    write_workbook(tmp_path / "x.xlsx", [Table("一", "一", (Column("甲", 10),), [[cell] for cell in cells])], "一")
    read = [row["甲"] for row in rows_of(tmp_path / "x.xlsx", "一")]
    assert read[:2] == cells[:2]
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["一"]["A2"].data_type != "f"
    assert read[2:4] == ["\ufffd\ufffd甲", "联系人 （略）"]
    assert len(read[4]) == 32_767
    assert read[5] == cells[5]
