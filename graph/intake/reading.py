"""One file → parcels for the store: a pure function that can run in any process, on any machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import InputError
from graph.model import Labels, Record
from graph.store.parcel import Parcel


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: its number in the run, bytes, name, the version to note, and what lists say of it."""

    number: int
    name: str
    data: bytes
    version: str
    labels: Mapping[str, Labels]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a job: a parcel for the file or for each file inside it, and what could not be read."""

    number: int
    parcels: tuple[Parcel, ...]
    problems: tuple[str, ...] = ()


def read_job(job: Job) -> Reading:
    """Reads a file, or every file inside a ZIP, and packs them; what fails is told and the others are read."""
    from graph.store.parcel import pack

    records, problems = read_records(job, tolerant=True)
    return Reading(job.number, tuple(pack(record, job.version) for record in records), problems)


def read_records(job: Job, *, tolerant: bool = False) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The records of a file, or of every file inside a ZIP, and what could not be read.

    A fault of the program itself is raised, or, if `tolerant`, costs just its file.
    """
    from graph.read.archive import unpack

    try:
        files = unpack(job.data, job.name)
    except InputError as error:
        return (), (str(error),)
    records: list[Record] = []
    problems: list[str] = []
    for name, data in files:
        try:
            records.append(_record(data, name, job))
        except InputError as error:
            problems.append(str(error))
        except Exception as error:  # whatever it is, the thousands of files behind it are read
            if not tolerant or isinstance(error, MemoryError) or os.environ.get("ZEREN_DEBUG"):
                raise
            problems.append(_fault(name, error))
    return tuple(records), tuple(problems)


def _fault(name: str, error: Exception) -> str:
    told = f"{type(error).__name__}: {error}"
    return f"{name}: 读这份文件时程序出错（{told}），已跳过；设 ZEREN_DEBUG=1 用 zeren extract 再读一次可得到完整报告"


def _record(data: bytes, name: str, job: Job) -> Record:
    from graph.intake.official import require_official
    from graph.pipeline import read_record

    labels = job.labels.get(name.removeprefix(job.name).removeprefix("/"))
    return require_official(read_record(data, name, labels))
