"""The benchmark measures what it says; no figure is judged here."""

from __future__ import annotations

import pytest

from tests.bench.bench import Figure, measure, print_reading, print_start


def test_measure_runs_in_turn_after_a_warm_up() -> None:
    calls: list[str] = []
    figures = measure([("a", lambda: calls.append("a")), ("b", lambda: calls.append("b"))], 2)
    assert "".join(calls) == "ababab"
    assert [(figure.name, len(figure.seconds)) for figure in figures] == [("a", 2), ("b", 2)]


def test_tables(capsys: pytest.CaptureFixture[str]) -> None:
    figures = [Figure("whole", (0.1, 0.2, 0.3)), Figure("half", (0.1, 0.1, 0.1))]
    print_reading(figures, 10, 1_000_000)
    print_start(figures)
    out = capsys.readouterr().out.split("\n")
    assert out[2].split() == ["whole", "20.00", "20.00", "50", "5.00", "100%"]
    assert out[3].split() == ["half", "10.00", "0.00", "100", "10.00", "50%"]
    assert [line.split()[:2] for line in out if line.startswith("half")][1] == ["half", "100"]
