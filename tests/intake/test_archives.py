"""ZIP files: each file inside is a file of its own, and leaves when it is no longer inside."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.intake.test_build import BAD, build, counts, folder, names, notice  # noqa: F401 - `folder` is a fixture


@pytest.fixture(autouse=True)
def _without_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.intake.build.load_background", lambda *_: None)


def pack(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_files_inside_are_files(tmp_path: Path) -> None:
    archive = pack(tmp_path / "通知.zip", {"一.txt": notice(1), "附件/二.txt": notice(2)})
    assert counts(build(tmp_path, archive)) == (2, 0, 0, 0)
    assert names(tmp_path) == ["通知.zip/一.txt", "通知.zip/附件/二.txt"]
    assert counts(build(tmp_path, archive)) == (0, 2, 0, 0)


def test_what_vanishes_from_inside_leaves(tmp_path: Path) -> None:
    archive = pack(tmp_path / "通知.zip", {"一.txt": notice(1), "二.txt": notice(2)})
    build(tmp_path, archive)
    pack(archive, {"二.txt": notice(2), "三.txt": notice(3)})
    assert counts(build(tmp_path, archive)) == (1, 1, 1, 0)
    assert names(tmp_path) == ["通知.zip/三.txt", "通知.zip/二.txt"]


def test_changed_inside_is_replaced(tmp_path: Path) -> None:
    archive = pack(tmp_path / "通知.zip", {"一.txt": notice(1)})
    build(tmp_path, archive)
    pack(archive, {"一.txt": notice(4)})
    assert counts(build(tmp_path, archive)) == (1, 0, 0, 0)
    assert names(tmp_path) == ["通知.zip/一.txt"]


def test_a_bad_file_inside_is_told_and_looked_at_again(tmp_path: Path) -> None:
    archive = pack(tmp_path / "通知.zip", {"一.txt": notice(1), "坏.bin": BAD["binary.bin"][0]})
    for read, unchanged in ((1, 0), (0, 1)):
        report = build(tmp_path, archive)
        assert (report.read, report.unchanged) == (read, unchanged)
        assert ["坏.bin" in failure.message for failure in report.failures] == [True]
    assert names(tmp_path) == ["通知.zip/一.txt"]


def test_a_zip_in_a_folder_leaves_with_it(tmp_path: Path) -> None:
    where = tmp_path / "公文"
    where.mkdir()
    archive = pack(where / "通知.zip", {"一.txt": notice(1)})
    (where / "二.txt").write_text(notice(2), encoding="utf-8")
    assert counts(build(tmp_path, where)) == (2, 0, 0, 0)
    assert counts(build(tmp_path, where)) == (0, 2, 0, 0)
    archive.unlink()
    assert counts(build(tmp_path, where)) == (0, 1, 1, 0)
    assert names(tmp_path) == ["二.txt"]


def test_a_copy_outside_keeps_what_was_inside(tmp_path: Path) -> None:
    where = tmp_path / "公文"
    where.mkdir()
    archive = pack(where / "通知.zip", {"一.txt": notice(1)})
    (where / "一.txt").write_bytes(notice(1).encode())
    build(tmp_path, where)
    archive.unlink()
    build(tmp_path, where)
    assert names(tmp_path) == ["一.txt"]


def test_an_empty_or_broken_zip_fails_alone(tmp_path: Path) -> None:
    bad = tmp_path / "坏.zip"
    bad.write_bytes(b"PK\x03\x04" + b"\0" * 40)
    good = pack(tmp_path / "好.zip", {"一.txt": notice(1)})
    report = build(tmp_path, bad, good)
    assert (report.read, len(report.failures)) == (1, 1)
    assert "坏.zip" in report.failures[0].message
