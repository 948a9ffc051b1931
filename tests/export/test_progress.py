"""Ledgers that come back: what is taken, what is reported, what is never overwritten."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from graph.answers.progress import progress
from graph.errors import InputError
from graph.export.ledger import BASELINE, LEDGER
from graph.export.progress import import_progress
from graph.export.progress_report import Kind, ProgressReport, format_report, is_complete
from graph.intake import build_store
from graph.rdf.iris import source_iri
from graph.rdf.progress import PROGRESS_GRAPH
from graph.store import Store
from tests.conftest import SEEDS
from tests.export.conftest import CHANGZHI, LedgerFile

SendOut = Callable[..., LedgerFile]


@pytest.fixture
def take(own_store: Path) -> Callable[..., ProgressReport]:
    """Reads a workbook back into the copy."""

    def read_back(path: Path, **options: bool) -> ProgressReport:
        with Store(own_store) as store:
            return import_progress(store, path, **options)

    return read_back


Take = Callable[..., ProgressReport]


def reported(own_store: Path) -> dict[str, dict[str, str]]:
    """What the store holds: title of the task → values."""
    with Store(own_store, read_only=True) as store:
        return {report.title: dict(report.values) for report in progress(store).reports.values()}


def kinds(report: ProgressReport) -> list[Kind]:
    return [notice.kind for notice in report.notices]


def test_what_went_out_comes_back_without_a_change(send_out: SendOut, take: Take) -> None:
    report = take(send_out().save("b.xlsx"))
    assert (report.changes, report.notices, report.moved) == ((), (), 0)
    assert report.unchanged == report.rows > 100
    assert is_complete(report)


def test_filled_in_fields_are_kept_and_shown_in_the_next_ledger(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    filled = {
        "督办类型": "重点工作", "紧急程度": "特急", "进展情况": "已建成2家", "完成率": 0.4, "存在问题": "缺资金",
        "下一步计划": "申请资金", "状态": "进行中", "实际完成": "2024年3月5日", "销号": "否", "办结时限": "2025.6.30",
    }  # fmt: skip
    for header, value in filled.items():
        ledger.put(5, header, value)
    number = ledger.get(5, "督办编号")
    report = take(ledger.save("b.xlsx"))
    assert {change.column for change in report.changes} == set(filled)
    assert {(change.row, change.number) for change in report.changes} == {(5, number)}
    assert report.notices == ()
    again = send_out()
    row = again.row_of(number)
    assert again.get(row, "进展情况") == "已建成2家"
    assert again.get(row, "完成率") == 0.4
    assert str(again.get(row, "实际完成"))[:10] == "2024-03-05"
    assert str(again.get(row, "办结时限"))[:10] == "2025-06-30"
    assert take(again.save("c.xlsx")).changes == ()


def test_two_copies_that_disagree(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    ledger.put(3, "状态", "待办")
    first = ledger.save("first.xlsx")
    ledger.put(2, "状态", "已完成")  # the second person had the same ledger, and says otherwise
    ledger.put(2, "存在问题", "无")
    ledger.put(3, "状态", None)
    second = ledger.save("second.xlsx")
    take(first)
    report = take(second)
    assert [(notice.kind, notice.row, notice.column) for notice in report.notices] == [(Kind.CONFLICT, 2, "状态")]
    assert "“进行中”" in report.notices[0].message
    assert "“已完成”" in report.notices[0].message
    assert [(change.column, change.after) for change in report.changes] == [("存在问题", "无")]
    values = reported(own_store)
    assert {"status": "进行中", "problems": "无"} in values.values()
    assert {"status": "待办"} in values.values()
    assert not is_complete(report)
    taken = take(second, overwrite=True)
    assert [(change.column, change.before, change.after) for change in taken.changes] == [("状态", "进行中", "已完成")]


def test_the_same_news_twice_is_no_conflict(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    path = ledger.save("b.xlsx")
    assert len(take(path).changes) == 1
    again = take(path)
    assert (again.changes, again.notices) == ((), ())


def test_cleared_fields_are_cleared(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    take(ledger.save("b.xlsx"))
    again = send_out()
    again.put(2, "状态", None)
    assert [(change.before, change.after) for change in take(again.save("c.xlsx")).changes] == [("进行中", "")]
    assert reported(own_store) == {}


def test_dates_typed_anew_are_the_same_dates(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    row = next(row for row in range(2, 100) if str(ledger.get(row, "办结时限")).startswith("2020-12-31"))
    forms = (
        "2020年12月31日",
        "2020/12/31",
        "2020.12.31",
        44196,
        "44196",
        "20201231",
        "31/12/2020",
        "2020-12-31 00:00:00",
    )
    for form in forms:
        ledger.put(row, "办结时限", form)
        report = take(ledger.save("b.xlsx"))
        assert (report.changes, report.notices) == ((), ()), form


def test_what_cannot_be_read_is_reported_and_left(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(2, "实际完成", "3/4/2024")
    ledger.put(3, "完成率", "一半")
    ledger.put(4, "状态", "做完了")
    ledger.put(5, "状态", "进行中")
    report = take(ledger.save("b.xlsx"))
    assert kinds(report) == [Kind.UNREADABLE] * 3
    assert [notice.row for notice in report.notices] == [2, 3, 4]
    assert len(report.changes) == 1
    assert list(reported(own_store).values()) == [{"status": "进行中"}]


def test_rows_moved(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    cells = [[cell.value for cell in row] for row in ledger.sheet.iter_rows(min_row=2)]
    first, *rest = cells
    for number, row in enumerate([*rest[:40], first, *rest[40:]], 2):
        for column, value in enumerate(row, 1):
            ledger.sheet.cell(number, column).value = value
    report = take(ledger.save("b.xlsx"))
    assert (report.moved, report.changes, report.notices) == (1, (), ())


def test_rows_added_and_deleted(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    gone = ledger.get(10, "督办编号")
    ledger.sheet.delete_rows(10)
    ledger.sheet.append([None, "新开的事项"])
    report = take(ledger.save("b.xlsx"))
    assert sorted(kinds(report)) == [Kind.ADDED, Kind.DELETED]
    (added,) = [notice for notice in report.notices if notice.kind == Kind.ADDED]
    assert "新开的事项" in added.message
    assert added.row == ledger.sheet.max_row
    (deleted,) = [notice for notice in report.notices if notice.kind == Kind.DELETED]
    assert deleted.number == gone


def test_deleting_a_row_keeps_its_progress(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(10, "状态", "进行中")
    take(ledger.save("b.xlsx"))
    ledger.sheet.delete_rows(10)
    ledger.put(2, "状态", "待办")
    take(ledger.save("c.xlsx"))
    assert sorted(values["status"] for values in reported(own_store).values()) == ["待办", "进行中"]


def test_a_number_that_no_longer_exists(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.put(2, "督办编号", "ZR-AAAA-AAAA-AAAA")
    ledger.put(2, "状态", "进行中")
    report = take(ledger.save("b.xlsx"))
    assert sorted(kinds(report)) == [Kind.DELETED, Kind.UNKNOWN_TASK]
    assert report.changes == ()


def test_a_document_that_left_the_store(send_out: SendOut, own_store: Path, take: Take) -> None:
    ledger = send_out(documents=[CHANGZHI])
    ledger.put(2, "状态", "进行中")
    path = ledger.save("b.xlsx")
    take(path)
    with Store(own_store) as store:
        (sha256,) = [file.sha256 for file in store.files() if file.name.startswith("changzhi")]
        store.remove(sha256)
    report = take(path)
    assert set(kinds(report)) == {Kind.UNKNOWN_TASK, Kind.ORPHAN}
    with Store(own_store, read_only=True) as store:
        assert len(progress(store).orphans) == 1  # kept, for the day on which the document comes back


def test_a_number_twice(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    copied = [cell.value for cell in ledger.sheet[2]]
    ledger.sheet.append(copied)
    assert kinds(take(ledger.save("b.xlsx"))) == []
    ledger.put(ledger.sheet.max_row, "状态", "已完成")
    report = take(ledger.save("c.xlsx"))
    assert kinds(report) == [Kind.TWICE]
    assert "“进行中”和“已完成”" in report.notices[0].message


def test_what_documents_decide_is_not_taken_from_people(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.put(2, "责任单位", "某某局")
    ledger.put(3, "督办事项", f" {ledger.get(3, '督办事项')}\n")
    row = next(row for row in range(2, 100) if str(ledger.get(row, "办结时限")).startswith("2020-12-31"))
    ledger.put(row, "办结时限", None)
    report = take(ledger.save("b.xlsx"))
    assert [(notice.kind, notice.column) for notice in report.notices] == [
        (Kind.DOCUMENT, "责任单位"),
        (Kind.DOCUMENT, "办结时限"),
    ]
    assert report.changes == ()


def test_an_older_reading_of_the_documents_is_no_change_by_people(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    baseline = ledger.book[BASELINE]
    head = [cell.value for cell in baseline[1]]
    ledger.put(2, "责任单位", "当时读出的单位")
    baseline.cell(2, head.index("责任单位") + 1).value = "当时读出的单位"
    assert take(ledger.save("b.xlsx")).notices == ()


def test_another_deadline_goes_back_to_that_of_the_document(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    row = next(row for row in range(2, 100) if str(ledger.get(row, "办结时限")).startswith("2020-12-31"))
    ledger.put(row, "办结时限", "2021年6月30日")
    (change,) = take(ledger.save("b.xlsx")).changes
    assert (change.before, change.after) == ("2020-12-31", "2021-06-30")
    again = send_out()
    again.put(row, "办结时限", "2020-12-31")
    (change,) = take(again.save("c.xlsx")).changes
    assert (change.before, change.after) == ("2021-06-30", "2020-12-31")
    assert reported(own_store) == {}


def test_progress_survives_a_rebuild(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    take(ledger.save("b.xlsx"))
    before = reported(own_store)
    with Store(own_store) as store:
        assert build_store(store, [SEEDS], "a newer version").read == 5
        store.finish()
        store.rebuild_index()
    assert reported(own_store) == before != {}


def test_progress_follows_a_document_that_gets_another_iri(own_store: Path, send_out: SendOut, take: Take) -> None:
    ledger = send_out(documents=[CHANGZHI])
    ledger.put(2, "状态", "进行中")
    take(ledger.save("b.xlsx"))
    with Store(own_store) as store:
        quads = [
            tuple(
                type(term)(term.replace("/doc/", "/doc/old-")) if isinstance(term, str) and "/task/" in term else term
                for term in quad
            )
            for quad in store.engine.graph_quads(PROGRESS_GRAPH)
        ]
        store.replace_graph(PROGRESS_GRAPH, quads)  # type: ignore[arg-type]
    with Store(own_store, read_only=True) as store:
        found = progress(store)
    assert (len(found.reports), found.orphans) == (1, ())
    assert "/doc/old-" not in next(iter(found.reports))


def test_progress_is_apart_from_what_documents_say(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")

    def graphs() -> dict[str, int]:
        with Store(own_store, read_only=True) as store:
            return {graph: len(store.engine.graph_quads(graph)) for graph in store.engine.graphs()}

    before = graphs()
    take(ledger.save("b.xlsx"))
    after = graphs()
    assert after.pop(PROGRESS_GRAPH)
    assert after == before
    with Store(own_store, read_only=True) as store:
        assert any(source_iri(file.sha256) in before for file in store.files())


def test_dry_run_writes_nothing(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    assert len(take(ledger.save("b.xlsx"), dry_run=True).changes) == 1
    assert reported(own_store) == {}


def test_columns_moved_and_lost_and_a_title_above(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    ledger.sheet.delete_cols(ledger.columns["紧急程度"])
    ledger.sheet.insert_rows(1, 2)
    ledger.sheet.cell(1, 1).value = "2024年第一季度督办台账"
    ledger.sheet.title = "一季度"
    report = take(ledger.save("b.xlsx"))
    assert [(notice.kind, notice.column) for notice in report.notices] == [(Kind.MISSING_COLUMN, "紧急程度")]
    assert [(change.row, change.after) for change in report.changes] == [(4, "进行中")]


def test_without_its_hidden_sheet_nothing_is_overwritten(send_out: SendOut, take: Take, own_store: Path) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    take(ledger.save("b.xlsx"))
    ledger.put(2, "状态", "已完成")
    ledger.put(3, "状态", "待办")
    del ledger.book[BASELINE]
    report = take(ledger.save("c.xlsx"))
    assert sorted(kinds(report)) == [Kind.CONFLICT, Kind.NO_BASELINE]
    assert [change.after for change in report.changes] == ["待办"]
    assert sorted(values["status"] for values in reported(own_store).values()) == ["待办", "进行中"]


def test_merged_cells_speak_for_all_their_rows(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    column = ledger.columns["进展情况"]
    ledger.put(2, "进展情况", "统一推进")
    ledger.sheet.merge_cells(start_row=2, end_row=4, start_column=column, end_column=column)
    report = take(ledger.save("b.xlsx"))
    assert [(change.row, change.after) for change in report.changes] == [(row, "统一推进") for row in (2, 3, 4)]


def test_formulas_without_a_result(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.put(2, "完成率", "=1/2")  # saved by a program that does not work formulas out
    ledger.put(3, "实际完成", "#REF!")
    report = take(ledger.save("b.xlsx"))
    assert kinds(report) == [Kind.UNREADABLE, Kind.UNREADABLE]
    assert "公式" in report.notices[0].message


def test_report_for_people(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    ledger.put(3, "状态", "做完了")
    number = ledger.get(2, "督办编号")
    head, change, notice = format_report(take(ledger.save("b.xlsx")))
    assert head.startswith("b.xlsx：读 116 行，更新 1 处，未变 115 行")
    assert change == f"第 2 行 {number} 状态：“进行中”"
    assert notice.startswith("注意：第 3 行 ZR-")
    assert "看不懂" in notice


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a workbook", "督办编号,状态\n".encode()])
def test_files_that_are_no_workbook(data: bytes, tmp_path: Path, take: Take) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError, match="另存为") as raised:
        take(path)
    assert "\n" not in str(raised.value)


def test_workbooks_that_are_no_ledger(tmp_path: Path, take: Take) -> None:
    book = openpyxl.Workbook()
    book.create_sheet(LEDGER).append(["序号", "事项"])
    path = tmp_path / "x.xlsx"
    book.save(path)
    with pytest.raises(InputError, match="督办编号"):
        take(path)
    with pytest.raises(InputError, match="读不了"):
        take(tmp_path / "missing.xlsx")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "hello")
    with pytest.raises(InputError, match="另存为"):
        take(path)


def test_a_sheet_without_rows(send_out: SendOut, take: Take) -> None:
    ledger = send_out()
    ledger.sheet.delete_rows(2, ledger.sheet.max_row)
    report = take(ledger.save("b.xlsx"))
    assert (report.rows, report.changes) == (0, ())
    assert set(kinds(report)) == {Kind.DELETED}


def test_a_damaged_package(send_out: SendOut, take: Take, tmp_path: Path) -> None:
    whole = send_out().save("b.xlsx")
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"):
        path = tmp_path / "damaged.xlsx"
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                target.writestr(name, b"<broken" if name == part else source.read(name))
        with pytest.raises(InputError):
            take(path)


def test_import_asks_for_a_writer(send_out: SendOut, own_store: Path) -> None:
    from graph.errors import StoreError

    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    path = ledger.save("b.xlsx")
    with Store(own_store, read_only=True) as store, pytest.raises(StoreError):
        import_progress(store, path)


def test_store_made_anew_and_progress_carried_over(
    send_out: SendOut, take: Take, own_store: Path, tmp_path: Path
) -> None:
    """A ledger made from one store can be read into another of the same documents: numbers come from content."""
    ledger = send_out()
    ledger.put(2, "状态", "进行中")
    path = ledger.save("b.xlsx")
    other = tmp_path / "other"
    shutil.copytree(own_store, other)
    with Store(other) as store:
        assert len(import_progress(store, path).changes) == 1
    assert len(reported(other)) == 1
