"""Rows as tables, JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json

from graph.commands.rows import format_csv, format_json, format_markdown, format_table, key, plain
from graph.commands.width import text_width

HEADERS = ["单位", "任务"]
ROWS = [["长治市医疗保障局", "加大保险支持及监管"], ["长治市民政局", "扩大医养结合服务供给，提升服务能力"]]


def test_table_aligns_by_columns_of_the_terminal() -> None:
    lines = format_table(HEADERS, ROWS, 80).splitlines()
    starts = {text_width(line[: line.index(cell)]) for line, cell in zip(lines[2:], ("加大", "扩大"), strict=True)}
    assert starts == {18}
    assert lines[0] == "单位" + " " * 14 + "任务"


def test_table_wraps_inside_its_width() -> None:
    text = format_table(HEADERS, ROWS, 30)
    assert max(map(text_width, text.splitlines())) <= 30
    assert "".join(text.split()).count("医") == 2


def test_table_for_a_pipe_has_one_line_a_row_and_no_rule() -> None:
    lines = format_table(HEADERS, [["甲\n乙", "丙" * 200]], None).splitlines()
    assert lines[1] == "甲 乙  " + "丙" * 200
    assert len(lines) == 2


def test_table_without_rows_is_its_header() -> None:
    assert format_table(HEADERS, [], None) == "单位  任务\n"


def test_csv_can_be_read_back() -> None:
    rows = [['他说："好"', "一，二\n三"], ["", "a,b"]]
    assert list(csv.reader(io.StringIO(format_csv(HEADERS, rows)))) == [HEADERS, *rows]


def test_markdown_escapes() -> None:
    assert format_markdown(["a"], [["x|y\nz"]]) == "| a |\n| --- |\n| x\\|y<br>z |\n"


def test_json_keeps_chinese() -> None:
    text = format_json([{"agency": "长治市民政局"}])
    assert "长治市民政局" in text
    assert json.loads(text) == [{"agency": "长治市民政局"}]


def test_cells() -> None:
    assert [plain(value) for value in (None, True, False, 3, ["甲", "乙"])] == ["", "是", "否", "3", "甲、乙"]
    column = key("文号", "document.number")
    assert column.cell({"document": {"number": "长政办发〔2021〕60号"}}) == "长政办发〔2021〕60号"
    assert column.cell({"document": None}) == ""
