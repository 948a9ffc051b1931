"""Old formats of Word and WPS, through LibreOffice or a word about it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.read import office, read_bytes
from tests.read.makers import make_raw_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RTF = rb"{\rtf1\ansi\uc0 \u36890 \u30693\par}"


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Puts a program called soffice on the path; it sees its arguments as sys.argv."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, pathlib, time\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize("data", [OLE, RTF], ids=["doc", "rtf"])
def test_without_libreoffice_one_line_says_so(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match=r"^通知.txt: .*LibreOffice.*\.docx"):
        read_bytes(data, "通知.txt")


@pytest.mark.skipif(os.name == "nt", reason="needs a program that is a script")
class TestProgram:
    """With a program in LibreOffice's place, so that what is asked of it and what comes of it can be seen."""

    def test_what_it_makes_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "made").write_bytes(make_raw_docx("<w:p><w:r><w:t>通知</w:t></w:r></w:p>"))
        script = (
            "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
            "assert '--headless' in sys.argv and pathlib.Path(sys.argv[-1]).read_bytes()[:4] == b'\\xd0\\xcf\\x11\\xe0'\n"
            f"(out / 'given.docx').write_bytes(pathlib.Path({str(tmp_path / 'made')!r}).read_bytes())"
        )
        install(tmp_path, monkeypatch, script)
        source = read_bytes(OLE, "通知.wps")
        assert (source.text, source.media_type) == ("通知\n", "application/msword")

    def test_what_it_cannot_open_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        install(tmp_path, monkeypatch, "sys.exit(1)")
        with pytest.raises(InputError, match=r"^通知.doc: LibreOffice 打不开"):
            read_bytes(OLE, "通知.doc")

    def test_it_is_stopped_when_it_takes_too_long(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(office, "_SECONDS", 0.3)
        install(tmp_path, monkeypatch, f"pathlib.Path({str(tmp_path / 'ran')!r}).touch()\ntime.sleep(60)")
        with pytest.raises(InputError, match="超时"):
            read_bytes(OLE, "通知.doc")
