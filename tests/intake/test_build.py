"""Building: what is read, what is left alone, what leaves, what fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

import graph.pipeline
from graph.errors import InputError
from graph.intake import Report, build_store
from graph.intake.manifest import Manifest, stamp_of
from graph.model import Labels, Record
from graph.rdf.iris import ALIGNMENT_GRAPH, AUTHORITY_GRAPH, ONTOLOGY_GRAPH
from graph.rdf.values import IRI, Quad
from graph.store import Store
from tests.conftest import SEEDS

NOTICE = """临泉市人民政府办公室文件

临政办发〔2022〕{number}号

临泉市人民政府办公室关于做好{what}工作的通知

各县（区）人民政府：

为做好{what}工作，现通知如下：

一、工作任务

（一）开展排查。对全市情况进行排查。（责任单位：市民政局、市财政局）

临泉市人民政府办公室

2022年3月1日
"""


def notice(number: int, what: str = "养老服务") -> str:
    return NOTICE.format(number=number, what=what)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notices, an old time on both so that their times can be trusted."""
    where = tmp_path / "公文"
    (where / "下级").mkdir(parents=True)
    write(where / "a.txt", notice(1))
    write(where / "下级" / "b.txt", notice(2))
    return where


@pytest.fixture(autouse=True)
def _without_background(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves out the ontology and the authority, which take longer than everything else here."""
    if "background" not in request.node.name:
        monkeypatch.setattr("graph.intake.build.load_background", lambda *_: None)


def write(path: Path, text: str | bytes) -> None:
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def build(tmp_path: Path, *paths: Path, version: str = "1") -> Report:
    with Store(tmp_path / "store") as store:
        return build_store(store, paths, version)


def names(tmp_path: Path) -> list[str]:
    with Store(tmp_path / "store", read_only=True) as store:
        return [file.name for file in store.files()]


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.read, report.unchanged, report.removed, len(report.failures)


def test_reads_all_then_nothing(tmp_path: Path, folder: Path) -> None:
    assert counts(build(tmp_path, folder)) == (2, 0, 0, 0)
    assert names(tmp_path) == ["a.txt", "下级/b.txt"]
    assert counts(build(tmp_path, folder)) == (0, 2, 0, 0)


def test_new_version_of_the_program_reads_again(tmp_path: Path, folder: Path) -> None:
    build(tmp_path, folder)
    assert counts(build(tmp_path, folder, version="2")) == (2, 0, 0, 0)
    assert names(tmp_path) == ["a.txt", "下级/b.txt"]


def test_changed_file_is_replaced(tmp_path: Path, folder: Path) -> None:
    build(tmp_path, folder)
    write(folder / "a.txt", notice(3))
    assert counts(build(tmp_path, folder)) == (1, 1, 0, 0)
    with Store(tmp_path / "store", read_only=True) as store:
        numbers = {row[0] for row in store.query("SELECT ?n WHERE { ?d eli:id_local ?n }").texts()}  # type: ignore[union-attr]
    assert numbers == {"临政办发〔2022〕2号", "临政办发〔2022〕3号"}


def test_change_of_same_size_and_at_once_is_seen(tmp_path: Path, folder: Path) -> None:
    build(tmp_path, folder)
    before = (folder / "a.txt").stat()
    write(folder / "a.txt", notice(4))
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert counts(build(tmp_path, folder)) == (1, 1, 0, 0)


def test_files_with_trusted_times_are_not_opened(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.intake.manifest._SETTLED", -(10**18))
    build(tmp_path, folder)

    def refuse(path: Path) -> bytes:
        raise AssertionError(f"opened {path}")

    monkeypatch.setattr("graph.intake.build.load_bytes", refuse)
    assert counts(build(tmp_path, folder)) == (0, 2, 0, 0)


def test_vanished_file_leaves_only_with_its_folder(tmp_path: Path, folder: Path) -> None:
    build(tmp_path, folder)
    (folder / "下级" / "b.txt").unlink()
    assert counts(build(tmp_path, folder / "a.txt")) == (0, 1, 0, 0)
    assert names(tmp_path) == ["a.txt", "下级/b.txt"]
    assert counts(build(tmp_path, folder)) == (0, 1, 1, 0)
    assert names(tmp_path) == ["a.txt"]


def test_other_folders_stay(tmp_path: Path, folder: Path) -> None:
    other = tmp_path / "公文二"  # shares the beginning of its name
    other.mkdir()
    write(other / "c.txt", notice(5))
    build(tmp_path, folder, other)
    shutil.rmtree(folder)
    folder.mkdir()
    assert counts(build(tmp_path, folder)) == (0, 0, 2, 0)
    assert names(tmp_path) == ["c.txt"]


def test_renamed_file_keeps_one_copy_under_its_new_name(tmp_path: Path, folder: Path) -> None:
    build(tmp_path, folder)
    (folder / "a.txt").rename(folder / "z.txt")
    assert counts(build(tmp_path, folder)) == (1, 1, 1, 0)
    assert names(tmp_path) == ["z.txt", "下级/b.txt"]


def test_copies_are_stored_once_and_stay_until_the_last_goes(tmp_path: Path, folder: Path) -> None:
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    assert counts(build(tmp_path, folder)) == (2, 1, 0, 0)
    (folder / "copy.txt").unlink()
    assert counts(build(tmp_path, folder)) == (0, 2, 1, 0)
    assert names(tmp_path) == ["a.txt", "下级/b.txt"]


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "空"),
    "blank.txt": (b" \n\n", "空"),
    "binary.bin": (bytes(range(256)) * 20, ""),
    "undecodable.txt": (b"\x81\xff\xfe" * 50, ""),
    "diary.txt": ("今天天气很好，我们去河边散步，看见许多人在钓鱼。\n".encode(), "不像公文"),
    "english.txt": (b"This is a read me.\n\n1. Install it\n2. Run it\n", "不像公文"),
}


def test_bad_files_fail_alone_and_leave_nothing(tmp_path: Path, folder: Path) -> None:
    for name, (data, _) in BAD.items():
        write(folder / name, data)
    report = build(tmp_path, folder, tmp_path / "missing.txt")
    assert (report.read, len(report.failures)) == (2, len(BAD) + 1)
    messages = {failure.path.name: failure.message for failure in report.failures}
    for name, (_, says) in BAD.items():
        assert name in messages[name]
        assert says in messages[name]
        assert "\n" not in messages[name]
    assert str(tmp_path / "missing.txt") in messages["missing.txt"]
    assert names(tmp_path) == ["a.txt", "下级/b.txt"]


def test_a_fault_of_the_program_costs_one_file(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = graph.pipeline.read_record

    def fail_at_a(data: bytes, name: str, labels: Labels | None = None) -> Record:
        if name.endswith("a.txt"):
            raise IndexError("list index out of range")
        return read(data, name, labels)

    monkeypatch.setattr(graph.pipeline, "read_record", fail_at_a)
    (failure,) = build(tmp_path, folder).failures
    assert "a.txt" in failure.message
    assert "IndexError" in failure.message
    assert names(tmp_path) == ["下级/b.txt"]
    monkeypatch.setenv("ZEREN_DEBUG", "1")
    with pytest.raises(IndexError):
        build(tmp_path, folder)
    monkeypatch.delenv("ZEREN_DEBUG")
    monkeypatch.setattr(graph.pipeline, "read_record", read)
    assert counts(build(tmp_path, folder)) == (1, 1, 0, 0)


def test_file_that_went_bad_no_longer_speaks(tmp_path: Path, folder: Path) -> None:
    build(tmp_path, folder)
    write(folder / "a.txt", b"")
    assert counts(build(tmp_path, folder)) == (0, 1, 1, 1)
    assert names(tmp_path) == ["下级/b.txt"]
    write(folder / "a.txt", notice(1))
    assert counts(build(tmp_path, folder)) == (1, 1, 0, 0)


def test_stopped_in_the_middle_goes_on_where_it_was(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = graph.pipeline.read_record

    def stop_at_b(data: bytes, name: str, labels: Labels | None = None) -> Record:
        if name.endswith("b.txt"):
            raise KeyboardInterrupt
        return read(data, name, labels)

    monkeypatch.setattr(graph.pipeline, "read_record", stop_at_b)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, folder)
    assert names(tmp_path) == ["a.txt"]
    monkeypatch.setattr(graph.pipeline, "read_record", read)
    assert counts(build(tmp_path, folder)) == (1, 1, 0, 0)


def test_store_without_manifest_is_not_read_again(tmp_path: Path, folder: Path) -> None:
    build(tmp_path, folder)
    for path in (tmp_path / "store").glob("files.sqlite*"):
        path.unlink()
    assert counts(build(tmp_path, folder)) == (0, 2, 0, 0)


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    def dump(name: str) -> list[object]:
        with Store(tmp_path / name) as store:
            build_store(store, [SEEDS], "1")
            store.finish()
            return list(store.engine.dump())

    assert dump("one") == dump("two")


def test_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_text("a")
    assert stamp_of(path) == ""  # too fresh to be trusted
    assert stamp_of(tmp_path / "none") == ""
    monkeypatch.setattr("graph.intake.manifest._SETTLED", -(10**18))
    assert stamp_of(path).startswith("1 ")


def test_manifest_of_an_unknown_file(tmp_path: Path) -> None:
    with Manifest(tmp_path) as manifest:
        assert manifest.get("x") is None
        assert manifest.others("0", "x") == []


def test_unofficial_text_names_the_file() -> None:
    from graph.intake import require_official

    record = graph.pipeline.read_record("今天天气很好。".encode(), "日记.txt")
    with pytest.raises(InputError, match=r"^日记\.txt: 不像公文"):
        require_official(record)


def test_background_is_written_once_a_version(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    replace = Store.replace_graph

    def note(store: Store, graph: IRI, quads: Iterable[Quad]) -> None:
        written.append(graph)
        replace(store, graph, quads)

    monkeypatch.setattr(Store, "replace_graph", note)
    for version in ("1", "1", "2"):
        build(tmp_path, folder, version=version)
    background = [graph for graph in written if graph != ALIGNMENT_GRAPH]
    assert background == [ONTOLOGY_GRAPH, AUTHORITY_GRAPH] * 2
    with Store(tmp_path / "store", read_only=True) as store:
        assert store.query("ASK { GRAPH ?g { zr:Task a owl:Class } }", {"g": ONTOLOGY_GRAPH}) is True
        assert store.query("ASK { GRAPH ?g { ?body skos:prefLabel ?name } }", {"g": AUTHORITY_GRAPH}) is True
