"""Old documents made new by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from selfeval_xl.intake.refusal import broken

SECONDS = 90
_NAMES = ("soffice", "libreoffice", "soffice.com")
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


@cache
def find_office() -> str | None:
    """The program, None where it is not installed."""
    named = next(filter(None, map(shutil.which, _NAMES)), None)
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


def convert_to_docx(data: bytes, suffix: str) -> bytes:
    """The document as .docx, made in a folder and with a profile of its own.

    Raises ``Refusal`` "no_converter" where LibreOffice is missing, "not_converted"
    where it gives nothing in time.
    """
    program = find_office()
    if program is None:
        raise broken("no_converter")
    with tempfile.TemporaryDirectory(
        prefix="selfeval-xl-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(source),
        ]
        _run(command)
        made = folder / "out" / "document.docx"
        if not made.is_file():
            raise broken("not_converted")
        return made.read_bytes()


def _run(command: list[str]) -> None:
    """Run in a group of its own, so that all of it ends with the time."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        raise broken("no_converter") from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        _end(process)
        raise broken("not_converted") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        import signal

        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    else:
        process.kill()
    process.wait()
