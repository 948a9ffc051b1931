"""A list that comes with the files (CSV or JSON lines): where each file is from, and what its document is called.

Columns, in English or Chinese, in any order, any of them: path 路径, url 网址, title 标题, number 发文字号,
date 成文日期, issuer 发文机关 (several parted by 、 or ；). Paths are relative to the list's own folder.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from graph.errors import InputError
from graph.intake.paths import absolute
from graph.model import Labels
from graph.parse.dates import Precision, find_dates
from graph.parse.numbers import DocumentNumber
from graph.read.plain import decode
from graph.read.reader import load_bytes
from graph.spans import squeeze

_NAMES = {
    "path": "path", "路径": "path", "文件": "path", "文件名": "path", "file": "path",
    "url": "url", "网址": "url", "链接": "url", "来源网址": "url",
    "title": "title", "标题": "title", "文件标题": "title", "文件名称": "title",
    "number": "number", "发文字号": "number", "文号": "number",
    "date": "date", "成文日期": "date", "日期": "date", "发文日期": "date",
    "issuer": "issuer", "发文机关": "issuer", "发文单位": "issuer", "发布机构": "issuer",
}  # fmt: skip
_SEPARATORS = str.maketrans("、，,；\n", ";;;;;")


@dataclass(frozen=True, slots=True)
class LabelBook:
    """Labels by absolute path; a file inside a ZIP is `…/通知.zip/附件.docx`."""

    rows: Mapping[str, Labels]

    @property
    def paths(self) -> list[Path]:
        """The files of the list themselves, for a build that is given nothing else; inner ones by their ZIP."""
        return list(dict.fromkeys(_outermost(Path(path)) for path in self.rows))

    def of(self, path: Path) -> dict[str, Labels]:
        """The labels of a file ("") and of the files inside it (their names below it)."""
        where = str(absolute(path))
        inside = {key[len(where) + 1 :]: row for key, row in self.rows.items() if key.startswith(where + "/")}
        own = self.rows.get(where)
        return {"": own, **inside} if own else inside


EMPTY = LabelBook({})


def digest_labels(labels: Mapping[str, Labels]) -> str:
    """What changes when the labels do; "" for none."""
    if not labels:
        return ""
    state = json.dumps({key: astuple(value) for key, value in sorted(labels.items())}, ensure_ascii=False)
    return hashlib.sha256(state.encode()).hexdigest()[:12]


def read_labels(path: Path) -> LabelBook:
    """The list at a path; InputError, with the number of the row, for anything that cannot be used."""
    text, _ = decode(load_bytes(path), path.name)
    if not text.strip():
        raise InputError(f"{path}: 清单是空的；请检查")
    rows = _json_rows(text, path) if text.lstrip().startswith("{") else _csv_rows(text, path)
    found: dict[str, Labels] = {}
    for number, row in rows:
        where = squeeze(row.get("path", ""))
        if not where:
            raise InputError(f"{path} 第{number}行: 没有路径；请补上 path（路径）一栏")
        key = str(absolute(path.parent / row["path"].strip()))
        if not _outermost(Path(key)).is_file():
            raise InputError(f"{path} 第{number}行: 没有文件 {row['path'].strip()}；路径以清单所在文件夹为准")
        found[key] = _labels(row, f"{path} 第{number}行")
    return LabelBook(found)


def _outermost(path: Path) -> Path:
    """The file on disk that a path leads to or into: …/通知.zip of …/通知.zip/附件.docx."""
    return next((each for each in (path, *path.parents) if each.is_file()), path)


def _csv_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text))
    names = {name: _name(name, path) for name in reader.fieldnames or []}
    if "path" not in names.values():
        raise InputError(f"{path}: 第一行没有 path（路径）一栏；可用的栏：path、url、title、number、date、issuer")
    for row in reader:
        if None in row:
            raise InputError(f"{path} 第{reader.line_num}行: 比标题行多出一栏；内容里的逗号请用引号括起来")
        yield reader.line_num, {names[key]: value or "" for key, value in row.items()}


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            raise InputError(f"{path} 第{number}行: 不是一行一个 JSON 对象；请检查") from None
        if not isinstance(row, dict):
            raise InputError(f"{path} 第{number}行: 不是 JSON 对象；请检查")
        yield number, {_name(key, path): _text(value) for key, value in row.items()}


def _text(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _name(name: str, path: Path) -> str:
    known = _NAMES.get(squeeze(name or "").lower())
    if known is None:
        raise InputError(f"{path}: 不认识的栏“{name}”；可用的栏：path、url、title、number、date、issuer")
    return known


def _labels(row: dict[str, str], where: str) -> Labels:
    issuers = [squeeze(name) for name in row.get("issuer", "").translate(_SEPARATORS).split(";")]
    return Labels(
        url=row.get("url", "").strip() or None,
        title=squeeze(row.get("title", "")),
        number=_number(squeeze(row.get("number", "")), where),
        date=_date(squeeze(row.get("date", "")), where),
        issuers=tuple(name for name in issuers if name),
    )


def _number(text: str, where: str) -> str:
    found = DocumentNumber.parse(text) if text else None
    if text and found is None:
        raise InputError(f"{where}: 发文字号“{text}”看不懂；请写成 长政办发〔2021〕60号")
    return str(found) if found else ""


def _date(text: str, where: str) -> str:
    days = [day for day in find_dates(text) if day.precision is Precision.DAY] if text else []
    if text and len(days) != 1:
        raise InputError(f"{where}: 日期“{text}”看不懂；请写成 2021-10-25")
    return days[0].iso if days else ""
