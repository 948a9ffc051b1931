"""Which files a path means."""

from __future__ import annotations

from pathlib import Path

from graph.intake import bundled_documents, iter_files


def test_folders_are_walked_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "c/d.txt", ".git/e.txt", "a.json", "c/cells.CSV"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [found.name for found in iter_files([tmp_path])] == ["a.txt", "b.txt", "c/d.txt"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    found = list(iter_files([path, tmp_path, tmp_path / "." / "a.txt"]))
    assert [(each.name, each.folder) for each in found] == [("a.txt", None)]


def test_missing_and_hidden_files_that_are_named_come_through(tmp_path: Path) -> None:
    (tmp_path / ".a.txt").touch()
    found = list(iter_files([tmp_path / "none.txt", tmp_path / ".a.txt"]))
    assert [each.name for each in found] == ["none.txt", ".a.txt"]


def test_bundled_documents() -> None:
    assert len(list(iter_files([bundled_documents()]))) == 5
