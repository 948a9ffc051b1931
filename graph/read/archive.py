"""A ZIP of documents → the documents, each a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from graph.errors import InputError
from graph.read.kinds import Kind, kind_of, kind_of_package
from graph.read.package import MAX_UNPACKED, Package

MAX_DEPTH = 2  # an archive inside an archive, as mail programs and document systems make them; no deeper
MAX_FILES = 4096
_BESIDE = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def unpack(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """The files in a ZIP, each with its name below the ZIP's; any other file (a DOCX too) is given back as it is.

    Names are for people and records only: `通知.zip/附件/分工表.docx`, whatever steps up the ZIP's paths hold.
    Raises InputError for a damaged or locked ZIP, one that unpacks to too much, and one nested too deep.
    """
    files: list[tuple[str, bytes]] = []
    total = 0
    for file in _iter_files(data, name, MAX_DEPTH):
        total += len(file[1])
        if total > MAX_UNPACKED or len(files) >= MAX_FILES:
            raise InputError(f"{name}: 解压后过大，可能是恶意压缩文件；请核对来源")
        files.append(file)
    if not files:
        raise InputError(f"{name}: 压缩包里没有文件；请检查是否下载完整")
    return tuple(files)


def _iter_files(data: bytes, name: str, depth: int) -> Iterator[tuple[str, bytes]]:
    if kind_of(data) is not Kind.ZIP:
        yield name, data
        return
    package = Package(data, name)
    if kind_of_package(frozenset(package.names)) is not Kind.ZIP:
        yield name, data
        return
    if depth == 0:
        raise InputError(f"{name}: 压缩包嵌套过深；请先解压再试")
    for part in sorted(package.names):
        steps = _steps(part)
        if steps and not any(step.startswith(".") or step in _BESIDE for step in steps):
            inner = package.read(part)
            if inner:
                yield from _iter_files(inner, "/".join([name, *steps]), depth - 1)


def _steps(part: str) -> list[str]:
    """The folders and the name of a part, without root, drive and steps upwards."""
    path = PurePosixPath(part.replace("\\", "/"))
    return [step.replace(":", "") for step in path.parts if step not in ("/", "//", "..", ".")]
