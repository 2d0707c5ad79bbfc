"""Workbooks of older formats made into .xlsx by LibreOffice, formulas calculated."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from selfeval_xl.read.office import find_office

_SECONDS = 120
_AT_ONCE = 50
# Calculate every formula on loading: LibreOffice would else take stored values.
_ALWAYS = 0
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="{name}"'
    ' oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items'
    ' xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
)


def to_xlsx(workbooks: Mapping[str, tuple[bytes, str]]) -> dict[str, bytes]:
    """Workbooks as .xlsx, by the names they are given by; those that fail are left out.

    Each is given as bytes and suffix. Works in a folder and with a profile of its
    own: a LibreOffice that is open on the desktop is not disturbed.
    """
    program = find_office()
    if program is None:
        return {}
    made: dict[str, bytes] = {}
    names = list(workbooks)
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        made |= _batch(program, {name: workbooks[name] for name in some})
    return made


def _batch(
    program: str, workbooks: Mapping[str, tuple[bytes, str]]
) -> dict[str, bytes]:
    """What one start of the program makes of some workbooks."""
    with tempfile.TemporaryDirectory(prefix="selfeval-xl-") as name:
        folder = Path(name)
        sources = []
        for number, (data, suffix) in enumerate(workbooks.values()):
            sources.append(folder / f"{number}{_known(suffix)}")
            sources[-1].write_bytes(data)
        _write_profile(folder / "profile")
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder / "made"),
            *map(str, sources),
        ]
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS + len(sources),
                check=False,
                env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
            )
        except (OSError, subprocess.TimeoutExpired):
            pass  # what was made before then can be used
        files = [folder / "made" / f"{number}.xlsx" for number in range(len(sources))]
        return {
            name: file.read_bytes()
            for name, file in zip(workbooks, files, strict=True)
            if file.is_file()
        }


def _known(suffix: str) -> str:
    """The ending LibreOffice knows the content by: .et is .xls under another name."""
    return {".et": ".xls", ".ett": ".xls"}.get(suffix.lower(), suffix.lower())


def _write_profile(folder: Path) -> None:
    items = "".join(
        _SETTING.format(name=name, value=_ALWAYS)
        for name in ("OOXMLRecalcMode", "ODFRecalcMode")
    )
    user = folder / "user"
    user.mkdir(parents=True)
    text = _SETTINGS.format(items=items)
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")
