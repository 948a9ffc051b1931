"""zeren extract: one file in, one record out, no store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.console import complain, say, write
from graph.commands.help import Command
from graph.commands.options import workers_option
from graph.commands.status import ExitStatus
from graph.errors import InputError, UsageError

if TYPE_CHECKING:
    from graph.intake import FoundFile
    from graph.intake.reading import Job
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
@workers_option
def extract(paths: tuple[Path, ...], output: Path | None, format: Output, workers: int | None) -> ExitStatus:
    """不建库，逐个文件输出抽取结果，每条都带原文位置、原文和规则名。

    一个文件输出一个 JSON 对象；不用 -o 而文件不止一个时，每行一个对象。ZIP 里的文件各算一个。读不了的文件逐个说明，
    退出状态为 3。
    """
    from graph.intake import iter_files
    from graph.intake.engines import default_workers

    files = list(iter_files(paths))
    if len(files) > 1 and output is None and format is Output.JSONLD:
        raise UsageError("多个文件的 JSON-LD 不能连在一起；请用 -o 指定文件夹")
    work = partial(_extract_job, format=format, compact=len(files) > 1 and output is None)
    names = _Names(format)
    good = bad = 0
    for result in _run(_jobs(files), workers or default_workers(len(files)), work):
        for message in result.problems:
            complain(message)
        for name, text in result.texts:
            write(text) if output is None else _save(output / names.of(name), text)
        good, bad = good + len(result.texts), bad + len(result.problems)
    return _conclude(good, bad, output)


@dataclass(frozen=True, slots=True)
class _Extracted:
    """The results of one file, or of the files inside it: (name, text); and what could not be read."""

    texts: tuple[tuple[str, str], ...]
    problems: tuple[str, ...] = ()


def _jobs(files: Iterable[FoundFile]) -> Iterator[Job | _Extracted]:
    """The files with their bytes; what cannot be opened has failed already."""
    from graph.intake.reading import Job
    from graph.read.reader import load_bytes

    for number, found in enumerate(files):
        try:
            yield Job(number, found.name, load_bytes(found.path), "", {})
        except InputError as error:
            yield _Extracted((), (str(error),))


def _run(
    jobs: Iterator[Job | _Extracted], workers: int, work: Callable[[Job | _Extracted], _Extracted]
) -> Iterator[_Extracted]:
    from graph.intake.engines import in_processes

    if workers < 2:
        return map(work, jobs)
    return in_processes(jobs, workers, work, _lost)


def _lost(job: Job | _Extracted) -> _Extracted:
    from graph.intake.engines import LOST

    return job if isinstance(job, _Extracted) else _Extracted((), (f"{job.name}: {LOST}",))


def _extract_job(job: Job | _Extracted, format: Output, compact: bool) -> _Extracted:
    """Runs in any process."""
    from graph.intake.reading import read_records

    if isinstance(job, _Extracted):
        return job
    records, problems = read_records(job)
    return _Extracted(tuple((r.source.name, format_record(r, format, compact)) for r in records), problems)


def _conclude(good: int, bad: int, output: Path | None) -> ExitStatus:
    if output is not None:
        say(f"{good} 个文件的结果写到 {output}")
    if bad:
        complain(f"{good + bad} 个文件中有 {bad} 个读不了")
    return ExitStatus.BAD_INPUT if bad else ExitStatus.DONE


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


class _Names:
    """The name of each result: the source's without its ending, or with it where two sources differ by that alone."""

    def __init__(self, format: Output) -> None:
        self._ending = _ENDINGS[format]
        self._taken: set[str] = set()

    def of(self, source: str) -> str:
        stem = Path(source).with_suffix(self._ending).as_posix()
        name = stem if stem not in self._taken else source + self._ending
        self._taken.add(name)
        return name


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
