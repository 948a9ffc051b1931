"""One clause taken apart."""

from __future__ import annotations

from graph.extract.clauses import bodies_in_title, read_clause
from graph.parse.structure import Clause
from graph.spans import Text
from tests.extract.papers import build


def clause(title: str, body: str) -> Clause:
    return build([("一", title, body)])[0].clauses[0]


def test_own_text_ends_at_the_note() -> None:
    found = read_clause(clause("改造管网", "更新老旧管网。（市水务集团负责）"))
    assert (found.title.text, found.own.text) == ("改造管网", "更新老旧管网")
    assert [s.text.text for s in found.governed] == ["更新老旧管网"]


def test_each_note_governs_its_stretch() -> None:
    found = read_clause(
        clause("稳岗", "降低费率。（市税务局负责）发放贷款。推行直补。（市人社局负责）其他事项另行通知。")
    )
    assert [(s.text.text, len(s.notes)) for s in found.stretches] == [
        ("降低费率", 1),
        ("发放贷款。推行直补", 1),
        ("其他事项另行通知", 0),
    ]


def test_a_note_in_the_heading() -> None:
    found = read_clause(clause("完善停车设施（市公安局牵头）", "新增泊位。"))
    assert (found.title.text, len(found.heading), found.own.text) == ("完善停车设施", 1, "新增泊位")


def test_a_note_at_the_beginning_of_the_body_is_the_headings() -> None:
    found = read_clause(clause("完善停车设施", "（市公安局牵头）新增泊位。"))
    assert (len(found.heading), found.own.text, found.governed) == (1, "新增泊位", ())


def test_a_heading_cut_inside_its_note_gets_it_back() -> None:
    found = read_clause(clause("重点任务（责任单位", "市住房城乡建设局）"))
    assert found.title.text == "重点任务"
    assert [p.text.text for note in found.heading for p in note.statement.parties] == ["市住房城乡建设局"]


def test_a_heading_that_is_a_duty_is_text() -> None:
    found = read_clause(clause("财政部门负责经费保障", ""))
    assert (found.title.text, found.own.text) == ("", "财政部门负责经费保障")


def test_bodies_in_title() -> None:
    assert [t.text for t in bodies_in_title(Text.of("市发展改革委、市财政局"))] == ["市发展改革委", "市财政局"]
    for title in ("严格查处", "健全工作机制", "建设市民服务中心", "推行“一件事一次办”", "加强组织领导"):
        assert bodies_in_title(Text.of(title)) == ()


def test_a_line_that_runs_on_is_no_heading() -> None:
    document, source = build([("一", "市城管执法局要清除占用消防车道、影响登高救援的户外广告和违", "章搭建；")])
    found = read_clause(document.clauses[0], source)
    assert (found.title.text, found.own.text[-6:]) == ("", "告和违章搭建")
    long = "完善城市基础设施补齐公共服务短板提升城市综合承载能力"
    document, source = build([("一", long, "更新老旧管网八十公里以上，新增车位。")])
    assert read_clause(document.clauses[0], source).title.text == long
