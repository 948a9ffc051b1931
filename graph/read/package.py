"""ZIP files and the XML inside them, opened so that no file can fill the memory or reach outside itself.

A package is read in memory and never written to disk, so names of parts are names only. What is bounded: the number
of parts, the size of each and of all together as they really unpack (headers may lie), and how far they were packed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.read.plain import is_short_gb

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARTS = 4096
MAX_UNPACKED = 256 * 1024 * 1024
MAX_RATIO = 250  # text packs to a twentieth, XML of Word to a fiftieth, a bomb to a thousandth
_SMALL = 1024 * 1024  # below this a high ratio does no harm
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


class Package:
    """A ZIP file in memory: `names` are those of its parts that are files, in the order of the file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises InputError for a damaged or locked file and for one that would unpack to too much."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = [info for info in self._zip.infolist() if not info.is_dir()]
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError):
            raise InputError(f"{name}: 压缩结构已损坏；请重新下载或重新保存后再试") from None
        if len(infos) > MAX_PARTS:
            raise InputError(f"{name}: 内含文件超过 {MAX_PARTS} 个；请分成几个压缩包再试")
        self._infos = {_part_name(info): info for info in infos}
        self._left = MAX_UNPACKED

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._infos)

    def read(self, part: str) -> bytes:
        """The bytes of a part; InputError if it is missing, locked, damaged or too large."""
        info = self._infos.get(part)
        if info is None:
            raise InputError(f"{self.name}: 缺少 {part}；文件不完整，请重新下载或重新保存后再试")
        if info.flag_bits & _ENCRYPTED:
            raise InputError(f"{self.name}: 压缩包有密码；请解压后再试")
        data = self._unpack(info)
        if len(data) > self._left or len(data) > max(_SMALL, info.compress_size * MAX_RATIO):
            raise InputError(f"{self.name}: 解压后过大，可能是恶意压缩文件；请核对来源")
        self._left -= len(data)
        return data

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        limit = min(self._left, max(_SMALL, info.compress_size * MAX_RATIO)) + 1
        try:
            with self._zip.open(info) as part:
                return part.read(limit)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise InputError(f"{self.name}: 压缩结构已损坏；请重新下载或重新保存后再试") from None

    def xml(self, part: str) -> _Element:
        """The root of a part that is XML."""
        return parse_xml(self.read(part), self.name)


def _part_name(info: zipfile.ZipInfo) -> str:
    """The name as it was typed: Windows packs Chinese names in GB 18030 and does not say so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8" or not is_short_gb(name):
            return name
    return info.filename


def parse_xml(data: bytes, name: str) -> _Element:
    """XML without entities, DTDs and network; InputError if it is not well-formed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise InputError(f"{name}: 内部的 XML 已损坏；请重新下载或重新保存后再试") from None


def local(element: _Element) -> str:
    """An element's name without its namespace, "" for a comment: both editions of OOXML name parts alike."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, key: str) -> str | None:
    """The value of an attribute by its name without namespace."""
    for full, value in element.attrib.items():
        if str(full).rpartition("}")[2] == key:
            return str(value)
    return None


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as XML and HTML write it, the default for anything else: `whole("2") == 2`."""
    bare = (text or "").strip()
    sign = bare[:1] == "-"
    digits = bare[1:] if sign else bare
    return int(bare) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default
