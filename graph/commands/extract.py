"""zeren extract: one file in, one record out, no store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.console import complain, say, write
from graph.commands.help import Command
from graph.commands.status import ExitStatus
from graph.errors import InputError, UsageError

if TYPE_CHECKING:
    from graph.intake import FoundFile
    from graph.model import Record


class Output(StrEnum):
    JSON = "json"
    TURTLE = "turtle"
    NQUADS = "nquads"
    JSONLD = "jsonld"


_ENDINGS = {Output.JSON: ".json", Output.TURTLE: ".ttl", Output.NQUADS: ".nq", Output.JSONLD: ".jsonld"}


@click.command(cls=Command, examples=["zeren extract 通知.txt", "zeren extract 我的公文/ -o 结果/ --format turtle"])
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="每个文件写成一个结果文件。",
)
@click.option(
    "--format",
    "format",
    type=click.Choice([each.value for each in Output]),
    default=Output.JSON.value,
    callback=lambda ctx, param, value: Output(value),
    help="输出格式；默认 json。",
)
def extract(paths: tuple[Path, ...], output: Path | None, format: Output) -> ExitStatus:
    """不建库，逐个文件输出抽取结果，每条都带原文位置、原文和规则名。

    一个文件输出一个 JSON 对象；不用 -o 而文件不止一个时，每行一个对象。读不了的文件逐个说明，退出状态为 3。
    """
    from graph.intake import iter_files

    files = list(iter_files(paths))
    if len(files) > 1 and output is None and format is Output.JSONLD:
        raise UsageError("多个文件的 JSON-LD 不能连在一起；请用 -o 指定文件夹")
    failed = 0
    names = _names(files, format)
    for found, name in zip(files, names, strict=True):
        try:
            text = format_record(_read(found), format, compact=len(files) > 1 and output is None)
        except InputError as error:
            complain(str(error))
            failed += 1
            continue
        write(text) if output is None else _save(output / name, text)
    return _conclude(len(files), failed, output)


def _conclude(total: int, failed: int, output: Path | None) -> ExitStatus:
    if output is not None:
        say(f"{total - failed} 个文件的结果写到 {output}")
    if failed:
        complain(f"{total} 个文件中有 {failed} 个读不了")
    return ExitStatus.BAD_INPUT if failed else ExitStatus.DONE


def _read(found: FoundFile) -> Record:
    from graph.intake import require_official
    from graph.pipeline import read_record
    from graph.read.reader import load_bytes

    return require_official(read_record(load_bytes(found.path), found.name))


def format_record(record: Record, format: Output, compact: bool = False) -> str:
    """A record as text; `compact` JSON stands on one line."""
    if format is Output.JSON:
        import json

        from graph.export.extraction import to_extraction

        return json.dumps(to_extraction(record), ensure_ascii=False, indent=None if compact else 2)
    from graph.version import program_version

    if format is Output.NQUADS:
        from graph.rdf.nquads import format_nquads
        from graph.rdf.record import record_quads

        return format_nquads(record_quads(record, program_version()))
    from graph.rdf.exchange import serialize_record

    return serialize_record(record, format.value, program_version())


def _names(files: list[FoundFile], format: Output) -> Iterator[str]:
    """The name of each result: the source's without its ending, or with it where two sources differ by that alone."""
    taken: set[str] = set()
    for found in files:
        stem = Path(found.name).with_suffix(_ENDINGS[format]).as_posix()
        name = stem if stem not in taken else found.name + _ENDINGS[format]
        taken.add(name)
        yield name


def _save(path: Path, text: str) -> None:
    """Writes the file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".zeren-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text if text.endswith("\n") else text + "\n")
        Path(temporary).replace(path)
    except OSError as error:
        raise UsageError(f"{path}: 写不了（{error.strerror}）；请换一个位置") from None
