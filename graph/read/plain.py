"""Plain text in the encodings that offices use: UTF-8, UTF-16 with and without a mark, GB 18030, Big5 where declared."""

from __future__ import annotations

import codecs
import re

from graph.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ODD_CONTROLS = {chr(i) for i in range(32)} - set("\t\n\r\f\v")
_SAMPLE = 4096
# A file that was cut in the middle of a character, or hurt in a few bytes, is still the text it was.
_FEW_BAD = 0.005
_CHINESE = re.compile("[\u2000-\U0010ffff]")
_LOST = "\ufffd"
# <meta charset="gb2312">, <meta content="text/html; charset=gbk">
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,24})", re.I)
_LATIN = re.compile(rb"[\x09\x0a\x0d\x20-\x7e]*")


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
        candidates = _candidates(data)
    for encoding in candidates:
        try:
            text = data.decode(encoding)
            if encoding != "utf-8" or not is_short_gb(text):
                return text, encoding
        except UnicodeDecodeError:
            if (hurt := _with_few_lost(data, encoding)) is not None:
                return hurt, encoding
    raise InputError(f"{name}: 无法识别文字编码；请另存为 UTF-8 或 GB18030 后再试")


def _candidates(data: bytes) -> tuple[str, ...]:
    """Encodings to try, in this order; what a page declares comes behind UTF-8, for pages lie about that one."""
    wide = _unmarked_utf16(data) if b"\0" in data[:_SAMPLE] or not _is_utf8(data) else None
    if wide:
        return (wide, "utf-8", "gb18030")
    declared = _DECLARED.search(data, 0, _SAMPLE)
    if declared and declared.group(1).lower().startswith(b"big5"):
        return ("utf-8", "big5hkscs", "gb18030")
    return ("utf-8", "gb18030")


def _is_utf8(data: bytes) -> bool:
    """Whether the beginning is UTF-8; the last character of it may be cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return False
    return True


def is_short_gb(text: str) -> bool:
    """A few characters of GB 2312 can be read as UTF-8 (通知 as U+05AA U+0368), but not as any that Chinese has."""
    return not text.isascii() and not _CHINESE.search(text)


def _with_few_lost(data: bytes, encoding: str) -> str | None:
    """The text with U+FFFD for the few bytes that are hurt; None where they are many, as in a wrong encoding."""
    text = data.decode(encoding, errors="replace")
    wide = sum(char > "\x7f" for char in text)
    return text if text.count(_LOST) <= wide * _FEW_BAD + (wide > 20) else None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 that was saved without a mark: every other byte is the high byte of a Chinese character or a zero."""
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    if len(data) % 2 or len(sample) < 8 or _LATIN.fullmatch(sample):
        return None
    shares = {encoding: _common(sample.decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] < 0.9:
        return None
    if b"\0" not in sample and max(_common(sample.decode(e, "ignore")) for e in ("utf-8", "gb18030")) >= shares[best]:
        return None
    return best


def _common(text: str) -> float:
    """The share of characters that a Chinese text is made of: those of GB 2312, and printable ASCII."""
    plain = sum(char in "\r\n\t\u3000\xa0〔〕" or " " <= char <= "~" for char in text)
    wide = [char for char in text if char > "\x7f" and char not in "\u3000\xa0〔〕"]
    known = len("".join(wide).encode("gb2312", "ignore")) // 2
    return (plain + known) / max(1, len(text))


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = sum(char in _ODD_CONTROLS for char in sample)
    return odd * 50 > len(sample)
