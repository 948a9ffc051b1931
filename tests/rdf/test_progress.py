"""Reports of people as quads."""

from __future__ import annotations

from graph.rdf.nquads import format_quad
from graph.rdf.progress import PROGRESS_GRAPH, Progress, progress_quads

TASK = "https://w3id.org/zeren/doc/长政办发〔2021〕60号/task/三/（三）/9"
REPORT = Progress(
    TASK,
    "加大保险支持",
    "三/（三）/9",
    {"status": "进行中", "completed": "2024-03", "closed": "否", "rate": "50%"},
    ("ab",),
)


def test_report() -> None:
    lines = [
        format_quad(quad).partition("> ")[2].replace(f" <{PROGRESS_GRAPH}> .\n", "")
        for quad in progress_quads([REPORT])
    ]
    zr, xsd = "https://w3id.org/zeren/ontology#", "http://www.w3.org/2001/XMLSchema#"
    assert f"<{zr}progressOf> <{TASK}>" in lines
    assert f'<{zr}progressStatus> "进行中"@zh' in lines
    assert f'<{zr}completedOn> "2024-03"^^<{xsd}gYearMonth>' in lines
    assert f'<{zr}closed> "false"^^<{xsd}boolean>' in lines
    assert f'<{zr}completionRate> "50%"' in lines
    assert "<http://www.w3.org/ns/prov#wasDerivedFrom> <https://w3id.org/zeren/workbook/ab>" in lines


def test_order_does_not_matter_and_empty_reports_go() -> None:
    other = Progress(TASK + "/s1", "x", "y", {"status": "待办"})
    empty = Progress(TASK + "/s2", "x", "y", {})
    assert progress_quads([REPORT, other, empty]) == progress_quads([other, REPORT])
    assert progress_quads([empty]) == []
