"""What is installed here, and what cannot be done without the rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from selfeval_xl import __version__
from selfeval_xl.i18n import N_
from selfeval_xl.read.office import find_office

_SECONDS = 20
_FONTS = ("simsun.ttc", "msyh.ttc", "simfang.ttf")
_SIGNS = "绩效自评≥％→"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the product uses.

    ``state`` is "ready", "missing" or "broken". ``found`` is its version or place,
    or why it is broken. ``without`` says what cannot be done without it, ``get``
    how to come by it, with ``command`` in it; "" where there is no need.
    """

    name: str
    state: str
    found: str
    without: str = ""
    get: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class _Package:
    name: str
    modules: tuple[str, ...]
    extra: str
    without: str
    try_out: Callable[[], object] | None = None


def _calculate() -> None:
    from selfeval_xl.formulas.engine import Engine

    engine = Engine(["a"], False, 1000)
    list(engine.set_formulas("a", 1, 1, ["1+1"]))
    engine.calculate()
    if engine.value("a", 1, 1) != 2.0:
        raise ArithmeticError("1+1")


_GET = N_("运行 {command}")
_PACKAGES = (
    _Package(
        "formualizer",
        ("formualizer",),
        "recalc",
        N_(
            "公式不能重新计算：查不出过期的结果、被数字盖掉的公式，没有保存过结果的公式当作未知"
        ),
        _calculate,
    ),
    _Package(
        "pandas",
        ("pandas", "pyarrow"),
        "bulk",
        N_("bulk 不能写汇总表和结果文件"),
    ),
    _Package("docxtpl", ("docxtpl",), "bulk", N_("bulk 不能写整改通知")),
    _Package("dask", ("distributed",), "dask", N_("bulk 不能用 --engine dask")),
    _Package("watchfiles", ("watchfiles",), "watch", N_("watch 改为每秒看一次文件夹")),
    _Package(
        "starlette",
        ("starlette", "uvicorn", "multipart"),
        "web",
        N_("不能用 serve 打开网页界面"),
    ),
)


def diagnose() -> Iterator[Part]:
    """Look at each thing in turn; never raises."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield Part(
        "selfeval-xl", "ready", f"{__version__} · Python {python} · {sys.platform}"
    )
    yield from map(_package, _PACKAGES)
    yield _office()
    yield _fonts()
    yield _console()
    yield _temporary()


def _package(one: _Package) -> Part:
    command = f'pip install "selfeval-xl[{one.extra}]"'
    try:
        found = version(one.name)
    except PackageNotFoundError:
        return Part(one.name, "missing", "", one.without, _GET, command)
    try:
        for module in one.modules:
            import_module(module)
        if one.try_out is not None:
            one.try_out()
    except Exception as error:  # a package may break in any way on loading
        why = f"{found} · {type(error).__name__}: {error}"
        return Part(one.name, "broken", why, one.without, _GET, command)
    return Part(one.name, "ready", found)


def _office() -> Part:
    without = N_(
        "读不了 .doc、.wps、.rtf、.odt 的报告，也不能更正 .xls、.et、.ods 的表"
        "（检查不受影响）"
    )
    get = N_("安装 LibreOffice，或请单位另存为 .docx、.xlsx")
    program = find_office()
    if program is None:
        return Part("LibreOffice", "missing", "", without, get)
    try:
        told = subprocess.run(
            [program, "--version"], capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Part("LibreOffice", "broken", f"{program} · {error}", without, get)
    words = told.stdout.decode("utf-8", "replace").split()
    return Part("LibreOffice", "ready", f"{' '.join(words[1:2])} · {program}")


def _fonts() -> Part:
    without = N_(
        "LibreOffice 打印或转换出的中文可能显示为方框；Excel、WPS 和网页不受影响"
    )
    get = N_("安装一种中文字体，如思源宋体")
    name = N_("中文字体")
    folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    found = next((one for one in _FONTS if (folder / one).is_file()), None)
    if found is None and (lister := shutil.which("fc-list")):
        try:
            told = subprocess.run(
                [lister, ":lang=zh-cn", "family"], capture_output=True, timeout=_SECONDS
            )
            lines = told.stdout.decode("utf-8", "replace").splitlines()
            found = min(filter(None, lines), default=None)
        except (OSError, subprocess.SubprocessError):
            found = None
    if found is None:
        return Part(name, "missing", "", without, get)
    return Part(name, "ready", found)


def _console() -> Part:
    name, encoding = N_("屏幕编码"), sys.stdout.encoding or "ascii"
    try:
        _SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Part(
            name,
            "broken",
            encoding,
            N_("屏幕上有些字显示为“?”；写入文件的报告不受影响"),
            N_("运行 chcp 65001，或用 -o 写入文件"),
        )
    return Part(name, "ready", encoding)


def _temporary() -> Part:
    name, folder = N_("临时文件夹"), tempfile.gettempdir()
    try:
        with tempfile.TemporaryFile() as stream:
            stream.write(b"selfeval-xl")
    except OSError as error:
        return Part(
            name,
            "broken",
            f"{folder} · {error.strerror}",
            N_("旧格式的文件不能转换"),
            N_("设环境变量 TMPDIR（Windows 为 TEMP）为可写的文件夹"),
        )
    return Part(name, "ready", folder)
