"""Plain text in the encodings that offices use: UTF-8, UTF-16 with a mark, GB 18030."""

from __future__ import annotations

import codecs

from graph.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ODD_CONTROLS = {chr(i) for i in range(32)} - set("\t\n\r\f\v")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Bytes → (text with \\n line ends, name of the encoding).

    Raises InputError for a file that is empty, binary or in none of the encodings.
    """
    if not data.strip():
        raise InputError(f"{name}: 文件是空的；请检查是否下载完整")
    text, encoding = _decoded(data, name)
    if _looks_binary(text):
        raise InputError(f"{name}: 不是文本文件；请另存为 .txt (UTF-8) 后再试")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            candidates: tuple[str, ...] = (encoding,)
            data = data[len(mark) :]
            break
    else:
        candidates = ("utf-8", "gb18030")
    for encoding in candidates:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise InputError(f"{name}: 无法识别文字编码；请另存为 UTF-8 或 GB18030 后再试")


def _looks_binary(text: str) -> bool:
    sample = text[:4096]
    odd = sum(char in _ODD_CONTROLS for char in sample)
    return odd * 50 > len(sample)
