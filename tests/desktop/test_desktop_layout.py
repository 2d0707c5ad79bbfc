"""The portable folder: what is in it, and what is refused."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib import resources

import pytest

from selfeval_xl.desktop.layout import GUIDE, STARTERS, lay_out, starter
from selfeval_xl.errors import UsageError

FILES = resources.files("selfeval_xl.desktop").joinpath("files")
PTH = (
    "python311.zip\r\n.\r\n\r\n"
    "# Uncomment to run site.main() automatically\r\n#import site\r\n"
)


def pack(file, content):
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return file


@pytest.fixture
def python(tmp_path):
    content = {"python.exe": "MZ", "python311._pth": PTH, "python311.zip": "PK"}
    return pack(tmp_path / "python-3.11-embed-amd64.zip", content)


@pytest.fixture
def wheels(tmp_path):
    folder = tmp_path / "wheels"
    folder.mkdir()
    own = {
        "selfeval_xl/__init__.py": "",
        "selfeval_xl-0.1.0.dist-info/METADATA": "Name: selfeval-xl",
        "selfeval_xl-0.1.0.data/scripts/selfeval-xl": "#!python",
        "selfeval_xl-0.1.0.data/purelib/extra.py": "",
        "../../escaped.py": "",
    }
    pack(folder / "selfeval_xl-0.1.0-py3-none-any.whl", own)
    pack(folder / "click-8.1-py3-none-any.whl", {"click/__init__.py": ""})
    return folder


def files(folder):
    found = (f for f in folder.rglob("*") if f.is_file())
    return sorted(one.relative_to(folder).as_posix() for one in found)


def test_the_whole_folder(tmp_path, python, wheels):
    out = tmp_path / "便携"
    assert lay_out(python, wheels, out) == [
        "click-8.1-py3-none-any.whl",
        "selfeval_xl-0.1.0-py3-none-any.whl",
    ]
    packages = "python/Lib/site-packages"
    assert files(out) == sorted(
        [
            *STARTERS,
            GUIDE,
            "python/python.exe",
            "python/python311._pth",
            "python/python311.zip",
            f"{packages}/click/__init__.py",
            f"{packages}/extra.py",
            f"{packages}/selfeval_xl/__init__.py",
            f"{packages}/selfeval_xl-0.1.0.dist-info/METADATA",
        ]
    )
    assert (out / "python/python311._pth").read_bytes().decode().split("\r\n") == [
        "python311.zip",
        ".",
        "Lib\\site-packages",
        "",
        "# Uncomment to run site.main() automatically",
        "import site",
        "",
    ]
    assert not (tmp_path / "escaped.py").exists()


@pytest.mark.parametrize("name", [*STARTERS, GUIDE])
def test_lines_end_as_windows_wants(name):
    text = starter(name).decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") > 3


@pytest.mark.parametrize("name", STARTERS)
def test_starters_read_alike_in_every_code_page(name):
    assert starter(name).isascii()


@pytest.mark.parametrize("name", STARTERS)
def test_starters_take_paths_with_spaces(name):
    text = starter(name).decode()
    assert '"%~dp0python\\python.exe"' in text
    assert "%1 " not in text and "%2" not in text  # always quoted, or all of them


def test_an_icon_for_linux_runs_the_check_on_what_is_dropped():
    text = FILES.joinpath("selfeval-xl-check.desktop").read_text(encoding="utf-8")
    entry = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    assert entry["Exec"].endswith("%F")
    assert 'selfeval-xl check "$@"' in entry["Exec"]
    assert entry["Terminal"] == "true"


def test_a_folder_in_use_is_left_alone(tmp_path, python, wheels):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").write_text("x")
    with pytest.raises(UsageError, match="里已有东西"):
        lay_out(python, wheels, tmp_path / "out")
    assert files(tmp_path / "out") == ["a.txt"]


def test_no_python_in_the_package(tmp_path, wheels):
    package = pack(tmp_path / "a.zip", {"readme.txt": ""})
    with pytest.raises(UsageError, match="不是 Windows 的 Python 便携包"):
        lay_out(package, wheels, tmp_path / "out")


def test_no_wheel_of_the_product(tmp_path, python):
    with pytest.raises(UsageError, match="没有 selfeval-xl 的安装包"):
        lay_out(python, tmp_path, tmp_path / "out")


def test_a_broken_package(tmp_path, wheels):
    (tmp_path / "a.zip").write_bytes(b"no zip")
    with pytest.raises(UsageError, match="没有做成便携文件夹"):
        lay_out(tmp_path / "a.zip", wheels, tmp_path / "out")


def test_the_command(tmp_path, python, wheels):
    command = [sys.executable, "-m", "selfeval_xl.desktop", "--python", str(python)]
    given = [*command, "--wheels", str(wheels), "-o", str(tmp_path / "out")]
    first = subprocess.run(given, capture_output=True, text=True, encoding="utf-8")
    assert (first.returncode, first.stdout.endswith(": 2 wheels\n")) == (0, True)
    again = subprocess.run(given, capture_output=True, text=True, encoding="utf-8")
    assert (again.returncode, again.stdout) == (2, "")


def test_the_package_runs_as_a_module():
    told = subprocess.run(
        [sys.executable, "-m", "selfeval_xl", "--version"],
        capture_output=True,
        text=True,
    )
    assert (told.returncode, told.stdout.split()[0]) == (0, "selfeval-xl")
