"""The folder of a store: where its parts lie, which format it has, who may write.

zeren-store/
├── FORMAT           the number of the layout
├── oxigraph/        the graph
├── sources.sqlite   the ledger: what each file said, as read
├── index.sqlite     the look-up index, made from the graph
└── writer.lock      held while a program writes
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.errors import StoreError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of a store's parts."""

    path: Path

    @property
    def format(self) -> Path:
        return self.path / "FORMAT"

    @property
    def oxigraph(self) -> Path:
        return self.path / "oxigraph"

    @property
    def ledger(self) -> Path:
        return self.path / "sources.sqlite"

    @property
    def index(self) -> Path:
        return self.path / "index.sqlite"

    @property
    def lock(self) -> Path:
        return self.path / "writer.lock"

    def require(self) -> None:
        """StoreError unless this is a store that this program can read."""
        if not self.format.is_file():
            raise StoreError(f"{self.path}: 这里没有 zeren 的库；请先运行 zeren build，或用 --store 指明位置")
        self._require_format()

    def prepare(self) -> None:
        """The folder, made if need be; StoreError if it is something else or too new."""
        if self.format.is_file():
            self._require_format()
            return
        if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise StoreError(f"{self.path}: 不是 zeren 的库，也不是空目录；请换一个位置")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.format.write_text(f"{FORMAT}\n", encoding="ascii")
        except OSError as error:
            raise StoreError(f"{self.path}: 无法建立库（{error.strerror}）；请检查目录权限") from error

    def _require_format(self) -> None:
        try:
            found = int(self.format.read_text(encoding="ascii").strip())
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path}: FORMAT 文件已损坏；请删除该库后重新运行 zeren build") from error
        if found > FORMAT:
            raise StoreError(f"{self.path}: 该库由更新的版本写成（格式 {found}，本程序只识 {FORMAT}）；请升级 zeren")


def take_lock(folder: Folder) -> BinaryIO:
    """The writer's lock, until the returned file is closed; StoreError if another program writes.

    Where the system has no `flock` the engine's own lock still refuses a second writer.
    """
    handle = folder.lock.open("a+b")
    try:
        import fcntl
    except ImportError:  # Windows
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.seek(0)
        holder = handle.read(32).decode("ascii", "replace").strip() or "?"
        handle.close()
        raise StoreError(f"{folder.path}: 另一个程序（进程 {holder}）正在写入；请等它结束后再试") from error
    handle.truncate(0)
    handle.write(str(os.getpid()).encode("ascii"))
    handle.flush()
    return handle
