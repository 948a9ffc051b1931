"""DOC, WPS, RTF, ODT → DOCX, by LibreOffice where it is installed: their formats are not worth a reader of our own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from graph.errors import InputError
from graph.read.kinds import Kind

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120
_ENDINGS = {Kind.OLE: "doc", Kind.RTF: "rtf", Kind.ODT: "odt"}


def find_office() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    return next((path for program in _PROGRAMS if (path := shutil.which(program))), None)


def convert_to_docx(data: bytes, kind: Kind, name: str) -> bytes:
    """The file as DOCX; InputError where LibreOffice is missing, fails or takes too long.

    Works in a folder of its own with a profile of its own, so that an open LibreOffice is not disturbed.
    """
    program = find_office()
    if program is None:
        raise InputError(f"{name}: 是 DOC/WPS 一类的旧格式；请安装 LibreOffice，或另存为 .docx 后再试")
    with tempfile.TemporaryDirectory(prefix="zeren-") as folder:
        given = Path(folder) / f"given.{_ENDINGS[kind]}"
        given.write_bytes(data)
        _run([program, *_options(folder), str(given)], folder, name)
        made = Path(folder) / "out" / "given.docx"
        if not made.exists():
            raise InputError(f"{name}: LibreOffice 打不开这个文件；请用 Word 或 WPS 另存为 .docx 后再试")
        return made.read_bytes()


def _options(folder: str) -> list[str]:
    profile = Path(folder, "profile").as_uri()
    return [
        f"-env:UserInstallation={profile}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(Path(folder) / "out"),
    ]  # fmt: skip


def _run(command: list[str], folder: str, name: str) -> None:
    """Runs in a process group of its own: the program starts others, and all must end when the time is over."""
    environment = {**os.environ, "HOME": folder}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, start_new_session=True
    ) as process:
        try:
            process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            _kill(process)
            raise InputError(f"{name}: LibreOffice 转换超时；请用 Word 或 WPS 另存为 .docx 后再试") from None


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
