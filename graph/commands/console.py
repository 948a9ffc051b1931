"""The two channels: data on stdout, talk on stderr."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

Item = TypeVar("Item")
_REDRAW = 0.1  # seconds
_PLAIN_WIDTH = 100  # where there is no terminal and COLUMNS is not set


def prepare_output() -> None:
    """Data is UTF-8 on every system; a terminal that cannot show a character shows ? instead of failing."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def write(text: str) -> None:
    """Data, with a line end; a reader that went away (`| head`) ends the command quietly."""
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at exit, and would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def write_bytes(data: bytes) -> None:
    """Data that is bytes already."""
    write(data.decode("utf-8"))


def say(text: str) -> None:
    """One line of talk."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def complain(text: str) -> None:
    """One line of talk about something that went wrong."""
    say("zeren: " + " ".join(text.split()))


def is_terminal() -> bool:
    """Whether a person reads the data as it comes."""
    return sys.stdout.isatty()


def terminal_width() -> int:
    """Columns to lay text out in; COLUMNS decides where it is set."""
    told = os.environ.get("COLUMNS", "")
    return max(40, int(told) if told.isdigit() and int(told) else _seen_width() or _PLAIN_WIDTH)


def _seen_width() -> int:
    """Columns of the terminal, 0 where there is none; `shutil` tells too, but brings four compressors along."""
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
    except (OSError, ValueError):
        return 0


def iter_progress(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """The items, with a counter, the rate and the time left on stderr if a person watches."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = shown = time.monotonic()
    for i, item in enumerate(items, 1):
        now = time.monotonic()
        if i == 1 or i == total or now - shown >= _REDRAW:
            sys.stderr.write(f"\r\x1b[K{label} {i}/{total}{format_pace(i - 1, total, now - started)}")
            sys.stderr.flush()
            shown = now
        yield item
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()


def format_pace(done: int, total: int, seconds: float) -> str:
    """Rate and time left, once there is something to judge by.

    >>> format_pace(120, 1000, 6.0)
    '，每秒 20.0 份，约剩 0:44'
    """
    if done < 3 or seconds <= 0:
        return ""
    rate = done / seconds
    left = round((total - done) / rate)
    clock = f"{left // 3600}:{left % 3600 // 60:02}:{left % 60:02}" if left >= 3600 else f"{left // 60}:{left % 60:02}"
    return f"，每秒 {rate:.1f} 份，约剩 {clock}"
