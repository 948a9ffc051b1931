from __future__ import annotations

from graph.parse.lines import iter_lines, wrap_width
from tests.parse.builders import typed


def test_lines_keep_their_places() -> None:
    text = "\n\n  甲市人民政府  \n\n关于乙的通知"
    lines = iter_lines(text)
    assert [(line.text, line.gap, line.indent) for line in lines] == [("甲市人民政府", 2, 2), ("关于乙的通知", 1, 0)]
    assert all(line.content.span().of(text) == line.text for line in lines)


def test_markup_is_dropped_and_its_place_kept() -> None:
    text = "## 一、**重点任务**"
    (line,) = iter_lines(text)
    assert line.text == "一、重点任务"
    assert text[line.content.at[2]] == "重"


def test_an_endless_line_is_cut_at_its_numbering() -> None:
    text = (
        "为加强管理，"
        + "制定本方案。" * 40
        + "一、总体要求。"
        + "坚持统筹。" * 20
        + "二、重点任务。（一）健全机制。加强领导。"
    )
    starts = [line.text[:2] for line in iter_lines(text)]
    assert starts == ["为加", "一、", "二、", "（一"]


def test_a_file_on_one_line_is_cut_at_its_blanks() -> None:
    text = "甲市人民政府办公室关于乙的通知 甲政办发〔2020〕9号 各区人民政府： 为改善环境，通知如下。 一、修补路面。 甲市人民政府办公室 2020年4月2日"
    assert len(iter_lines(text)) == 7


def test_a_short_paragraph_with_blanks_is_no_list_of_lines() -> None:
    text = "各单位：\n\n请于 6 月 底前 报送 总结 材料。\n\n甲局\n\n2020年1月2日\n"
    assert [line.text for line in iter_lines(text)][1] == "请于 6 月 底前 报送 总结 材料。"


def test_wrap_width_of_hard_wrapped_text() -> None:
    sentence = "全面推进社区养老服务设施建设完善居家社区机构相协调的服务体系提高供给质量"
    wrapped = "\n".join(sentence[:30] for _ in range(12))
    assert wrap_width(iter_lines(wrapped)) == 30
    assert wrap_width(iter_lines("\n".join(f"{sentence}。" for _ in range(12)))) is None


def test_a_lone_bar_behind_a_cell_is_no_part_of_it() -> None:
    assert [t.text for t in typed("序号 |\n工作任务 |")] == ["序号", "工作任务"]
