"""Facts gained, lost and changed between two readings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.export.extraction import to_extraction
from graph.export.facts import Facts, Shelf, Value, facts_of_extraction, facts_of_store, merge_facts
from graph.model import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `before` is None for a fact gained, `after` for one lost; with the sentences that say so."""

    change: str  # gained | lost | changed
    kind: str
    document: str
    place: str
    before: str | None
    after: str | None
    quotes_before: tuple[str, ...] = ()
    quotes_after: tuple[str, ...] = ()


def diff(before: Shelf | Record | Path, after: Shelf | Record | Path) -> tuple[Change, ...]:
    """Facts gained, lost and changed from one reading to another, by document, then kind, then place.

    A side is an open store, a record, or a path: a source file, a file that `zeren extract` wrote, or a folder of
    such. Raises InputError for a path that is none of these.

    >>> diff(read_record_path(Path("旧稿.txt")), read_record_path(Path("新稿.txt")))[0].change
    'gained'
    """
    return tuple(iter_changes(facts_of(before), facts_of(after)))


def facts_of(side: Shelf | Record | Path) -> Facts:
    """The facts of one side of a `diff`."""
    if isinstance(side, Record):
        return facts_of_extraction(to_extraction(side))
    if not isinstance(side, Path):
        return facts_of_store(side)
    return _of_folder(side) if side.is_dir() else _of_file(side)


def _of_folder(folder: Path) -> Facts:
    files = sorted(folder.rglob("*.json"))
    if not files:
        raise InputError(f"{folder}: 没有 zeren extract -o 写出的 .json 文件")
    return merge_facts(map(_of_file, files))


def _of_file(path: Path) -> Facts:
    if path.suffix != ".json":
        from graph.pipeline import read_record_path  # compiles every pattern

        return facts_of(read_record_path(path))
    try:
        return facts_of_extraction(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError(f"{path}: 读不了（{error.strerror}）；请检查路径") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: 不是 zeren extract 写出的结果") from error


def iter_changes(before: Facts, after: Facts) -> Iterator[Change]:
    """The differences in the order of documents, then kinds, then places.

    >>> key = Key("field", "长政办发〔2021〕60号", "genre")
    >>> [each.change for each in iter_changes({key: Value("通知")}, {key: Value("意见")})]
    ['changed']
    """
    for key in sorted({*before, *after}, key=lambda key: (key.document, key.kind, key.place)):
        old, new = before.get(key, _NOTHING), after.get(key, _NOTHING)
        if old.text != new.text or (key in before) != (key in after):
            values = (old.text if key in before else None, new.text if key in after else None)
            yield Change(_word(*values), key.kind, key.document, key.place, *values, old.quotes, new.quotes)


_NOTHING = Value("")


def _word(old: str | None, new: str | None) -> str:
    if old is None:
        return "gained"
    return "lost" if new is None else "changed"


def as_one_document(facts: Facts) -> Facts:
    """The same facts without the names of their documents, to compare two documents with each other."""
    return merge_facts({key._replace(document=""): value} for key, value in facts.items())
