"""Lay out a portable folder: an embeddable Python, the wheels, and the starters."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path, PurePosixPath

from selfeval_xl.errors import UsageError, why
from selfeval_xl.i18n import N_

# What each starter is called in the folder; the text inside is ASCII, since what a
# batch file's Chinese means depends on the machine's code page.
STARTERS = {
    "检查.cmd": "check.cmd",
    "更正.cmd": "fix.cmd",
    "打开网页.cmd": "serve.cmd",
    "守着文件夹.cmd": "watch.cmd",
    "查看环境.cmd": "doctor.cmd",
}
GUIDE = "使用说明.txt"
_NEEDED = ("python.exe", "python3*._pth")
_PACKAGES = PurePosixPath("Lib/site-packages")


def lay_out(python: Path, wheels: Path, out: Path) -> list[str]:
    """Make the folder; gives the names of the wheels that were unpacked.

    ``python`` is the embeddable package's .zip for Windows, ``wheels`` a folder as
    ``pip download`` fills it. Raises UsageError for what is no such thing, and where
    ``out`` holds anything already.
    """
    if out.exists() and any(out.iterdir()):
        raise UsageError(N_("{folder} 里已有东西；请换一个空的文件夹"), folder=out)
    found = sorted(wheels.glob("*.whl"))
    if not any(one.name.startswith("selfeval_xl-") for one in found):
        raise UsageError(
            N_("{folder} 里没有 selfeval-xl 的安装包（.whl）"), folder=wheels
        )
    try:
        _unpack_python(python, out / "python")
        for wheel in found:
            _unpack_wheel(wheel, out / "python" / _PACKAGES)
        for name in (*STARTERS, GUIDE):
            (out / name).write_bytes(starter(name))
    except (OSError, zipfile.BadZipFile) as error:
        raise UsageError(
            N_("没有做成便携文件夹：{reason}"), reason=why(error)
        ) from error
    return [wheel.name for wheel in found]


def starter(name: str) -> bytes:
    """A starter's or the guide's bytes, as Windows wants them: lines end in CRLF."""
    source = STARTERS.get(name, "guide.txt")
    folder = resources.files("selfeval_xl.desktop").joinpath("files")
    lines = folder.joinpath(source).read_text(encoding="utf-8").splitlines()
    # A mark at the start tells Notepad of old that it is UTF-8; cmd knows no mark.
    mark = "\ufeff" if name == GUIDE else ""
    return (mark + "".join(f"{line}\r\n" for line in lines)).encode("utf-8")


def _unpack_python(package: Path, target: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        for needed in _NEEDED:
            if not any(PurePosixPath(name).match(needed) for name in names):
                raise UsageError(
                    N_(
                        "{file} 不是 Windows 的 Python 便携包（embeddable）：缺少 {needed}"
                    ),
                    file=package,
                    needed=needed,
                )
        archive.extractall(target)
    for settings in target.glob("python3*._pth"):
        settings.write_bytes(_with_packages(settings.read_text(encoding="utf-8")))


def _with_packages(text: str) -> bytes:
    """The list of import folders with the one the wheels go to."""
    folder = str(_PACKAGES).replace("/", "\\")
    lines = [line for line in text.splitlines() if line.strip() != folder]
    lines = [re.sub(r"^#\s*(import site)$", r"\1", line) for line in lines]
    at = next((i for i, line in enumerate(lines) if line.strip() == "."), 0)
    lines.insert(at + 1, folder)
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def _unpack_wheel(wheel: Path, target: Path) -> None:
    """Unpack as pip would, without scripts; no name may lead out of the folder."""
    with zipfile.ZipFile(wheel) as archive:
        for name, place in _places(archive.namelist()):
            file = target / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(archive.read(name))


def _places(names: Sequence[str]) -> Iterator[tuple[str, PurePosixPath]]:
    for name in names:
        path = PurePosixPath(name)
        if name.endswith("/") or ".." in path.parts or path.is_absolute():
            continue
        if path.parts[0].endswith(".data"):
            if path.parts[1:2] not in (("purelib",), ("platlib",)):
                continue
            path = PurePosixPath(*path.parts[2:])
        yield name, path
