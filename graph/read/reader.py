"""The door of the reading room: bytes or a path → a `Source`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.errors import InputError
from graph.model import Source
from graph.read.plain import decode

# Longer than any official document seen (a five-year plan runs to 150,000 characters), short enough to keep a
# runaway file from eating the memory of a shared machine.
MAX_BYTES = 64 * 1024 * 1024


def read_bytes(data: bytes, name: str) -> Source:
    """The text of one file; `name` is its file name, used in messages and in the record.

    Raises InputError, one line that names the file and says what to do.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: 文件超过 {MAX_BYTES // 2**20} MiB；请拆分后再试")
    text, encoding = decode(data, name)
    return Source(name, hashlib.sha256(data).hexdigest(), "text/plain", encoding, text)


def read_path(path: Path) -> Source:
    """The text of the file at a path; see `read_bytes`."""
    return read_bytes(load_bytes(path), path.name)


def load_bytes(path: Path) -> bytes:
    """The bytes of the file at a path; InputError if there is none or it may not be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: 没有这个文件；请检查路径") from None
    except OSError as error:
        raise InputError(f"{path}: 读不了（{error.strerror}）；请检查权限") from None
