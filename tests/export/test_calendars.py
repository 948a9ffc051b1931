"""The calendar, read by a calendar library and as bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from graph.errors import NotFoundError
from graph.export.calendars import write_calendar
from graph.export.progress import import_progress
from graph.store import Store
from tests.export.conftest import RUIJIN
from tests.export.test_progress import SendOut


def todos(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VTODO"))


def test_one_todo_for_each_dated_task(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    count = write_calendar(shelf, path)
    (dated,) = shelf.index.execute("SELECT count(DISTINCT iri) FROM task WHERE deadline != ''").fetchone()
    found = todos(path)
    assert count == len(found) == dated > 30
    assert len({str(todo["uid"]) for todo in found}) == dated
    assert all(isinstance(todo["due"].dt, date) and not isinstance(todo["due"].dt, datetime) for todo in found)


def test_what_a_todo_says(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    write_calendar(shelf, path, documents=[RUIJIN])
    (todo,) = [todo for todo in todos(path) if "附件1/5/1\n" in str(todo["description"])]
    assert str(todo["summary"]) == "建立家庭医生签约服务制度"
    assert todo["due"].dt == date(2020, 12, 31)
    assert todo["dtstamp"].dt == datetime(2017, 7, 24, tzinfo=UTC)
    assert str(todo["status"]) == "NEEDS-ACTION"
    assert f"（{RUIJIN}）" in str(todo["description"])
    (period,) = [todo for todo in todos(path) if "附件2/试点阶段/4\n" in str(todo["description"])]
    assert (period["dtstart"].dt, period["due"].dt) == (date(2018, 1, 1), date(2018, 12, 31))


def test_lines_are_those_of_the_standard(shelf: Store, tmp_path: Path) -> None:
    """RFC 5545, 3.1: CRLF, at most 75 octets, no character broken."""
    path = tmp_path / "x.ics"
    write_calendar(shelf, path)
    data = path.read_bytes()
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") or not line for line in lines)


def test_what_the_ledger_says_counts(send_out: SendOut, own_store: Path, tmp_path: Path) -> None:
    ledger = send_out()
    row = next(row for row in range(2, 100) if str(ledger.get(row, "办结时限")).startswith("2020-12-31"))
    number = ledger.get(row, "督办编号")
    for header, value in {"状态": "已完成", "完成率": 1, "实际完成": "2019.6.1", "办结时限": "2021-06-30"}.items():
        ledger.put(row, header, value)
    with Store(own_store) as store:
        import_progress(store, ledger.save("b.xlsx"))
    with Store(own_store, read_only=True) as store:
        write_calendar(store, tmp_path / "x.ics")
    (todo,) = [todo for todo in todos(tmp_path / "x.ics") if str(todo["uid"]).startswith(number)]
    assert (todo["due"].dt, str(todo["status"]), int(todo["percent-complete"])) == (date(2021, 6, 30), "COMPLETED", 100)
    assert todo["completed"].dt.date() == date(2019, 6, 1)


def test_nothing_dated(shelf: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="期限"):
        write_calendar(shelf, tmp_path / "x.ics", region="长治市", agency="长治市农业农村局")
