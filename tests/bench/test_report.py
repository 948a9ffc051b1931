"""The made papers are what the benches say, and the report keeps what it did not measure."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.pipeline import read_record
from tests.bench import report
from tests.bench.amounts import Build, format_builds
from tests.bench.papers import FORMS, make_paper, write_papers
from tests.bench.prefilter import needed
from tests.bench.rivals import Annotated, Rival, format_rivals, suffixes, zeren


def test_the_same_number_gives_the_same_paper(tmp_path: Path) -> None:
    assert make_paper(1, 7) == make_paper(1, 7)
    assert make_paper(1, 7).text != make_paper(2, 7).text
    assert write_papers(tmp_path, 3) == sum(path.stat().st_size for path in tmp_path.rglob("*.txt"))


def test_all_forms_are_made() -> None:
    assert {make_paper(9704, number).form for number in range(100)} == set(FORMS)


def test_the_duties_of_made_papers_are_found() -> None:
    right = wanted = 0
    for number in range(60):
        paper = make_paper(9704, number)
        record = read_record(paper.text.encode(), paper.name)
        found = Counter((each.mention, each.role.value) for task in record.tasks for each in task.assignments)
        told = Counter((duty.mention, duty.role) for duty in paper.duties)
        right += (found & told).total()
        wanted += told.total()
    assert right >= 0.99 * wanted > 500


def test_rivals_find_what_they_can() -> None:
    text = "长治市人民政府关于做好工作的通知\n各县区：\n一、任务\n市民政局要加强管理。（责任单位：市财政局）\n"
    paper = Annotated("a", text, frozenset({"市民政局", "市财政局"}))
    assert zeren(paper) == {"市民政局", "市财政局"}
    assert "市财政局" in suffixes(paper)
    assert "| zeren | 20.0 (10.0–30.0) | 50% | 100% |" in format_rivals([Rival("zeren", (10.0, 20.0, 30.0), 0.5, 1.0)])


def test_parts_of_a_build() -> None:
    course = (*((float(second), second * 100) for second in range(11)), (20.0, 1000))
    build = Build(1000, 2, 20.0, 100.0, 10.0, 0.2, course)
    assert build.cost == 20.0
    assert build.cost_between(0, 0.5) == build.cost_between(0.5, 1) == pytest.approx(10.0)
    assert "| 1,000 | 2 | 20 | 20.0 |" in format_builds([build])


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("由(?:市|县)民政局(?:牵头|负责)", {"民政局"}),
        ("(?:牵头|负责)[单部]", {"牵头", "负责"}),
        (r"\d+年?", set()),
        ("[要须]", {"要", "须"}),
    ],
)
def test_needed_literals(pattern: str, literals: set[str]) -> None:
    assert needed(pattern) == literals


def test_a_section_is_measured_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    report.write_page(page, {"rivals": "| first |"})
    report.write_page(page, {"loading": "| second |"})
    text = page.read_text("utf-8")
    assert text.index("| first |") < text.index("| second |")
    assert text.count("Not measured yet.") == len(report.SECTIONS) - 2
    with pytest.raises(SystemExit):
        report.main(["nothing", "-o", str(page)])
