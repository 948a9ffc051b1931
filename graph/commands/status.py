"""What the process tells its caller."""

from __future__ import annotations

from enum import IntEnum

from graph.errors import InputError, NotFoundError, StoreError, UsageError, ZerenError


class ExitStatus(IntEnum):
    """The statuses that `zeren` ends with; scripts may rely on them."""

    DONE = 0
    NOTHING = 1  # nothing found, or the data does not conform
    WRONG_USE = 2
    BAD_INPUT = 3
    OUR_FAULT = 4
    INTERRUPTED = 130


_OF_ERROR: dict[type[ZerenError], ExitStatus] = {
    NotFoundError: ExitStatus.NOTHING,
    UsageError: ExitStatus.WRONG_USE,
    InputError: ExitStatus.BAD_INPUT,
    StoreError: ExitStatus.BAD_INPUT,
}


def status_of(error: ZerenError) -> ExitStatus:
    """The status of an error, by the nearest class of its tree.

    >>> status_of(NotFoundError("没有找到"))
    <ExitStatus.NOTHING: 1>
    """
    for kind in type(error).__mro__:
        if kind in _OF_ERROR:
            return _OF_ERROR[kind]
    return ExitStatus.OUR_FAULT
