"""Wheels for other machines: a folder that pip installs from without a network."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    os.environ.get("SELFEVAL_XL_DOWNLOADS") != "1",
    reason="downloads packages; .ci/full asks for it",
)


def pip(*given):
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *given]
    subprocess.run(list(map(str, command)), check=True, cwd=ROOT)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    pip("wheel", "-q", "--no-deps", "-w", folder, ".")
    (made,) = folder.glob("selfeval_xl-*.whl")
    return made


@pytest.mark.parametrize(
    "platforms",
    [
        pytest.param(["win_amd64"], id="Windows x86-64"),
        pytest.param(
            [
                "manylinux_2_28_aarch64",
                "manylinux_2_17_aarch64",
                "manylinux2014_aarch64",
            ],
            id="Linux aarch64",
        ),
    ],
)
def test_every_package_has_a_wheel(tmp_path, wheel, platforms):
    asked = [part for one in platforms for part in ("--platform", one)]
    pip(
        "download", "-q", "-d", tmp_path, "--only-binary=:all:", "--python-version",
        "3.11", "--implementation", "cp", *asked, f"{wheel}[all]",
    )  # fmt: skip
    names = {file.name.split("-")[0].lower() for file in tmp_path.iterdir()}
    assert {"selfeval_xl", "click", "pandas", "formualizer", "starlette"} <= names


def test_it_installs_without_a_network(tmp_path, wheel):
    folder = tmp_path / "wheels"
    pip("download", "-q", "-d", folder, f"{wheel}[recalc]")
    venv.create(tmp_path / "venv", with_pip=True)
    bin = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [bin / "python", "-m", "pip", "install", "-q", "--no-index", "--find-links",
         folder, "selfeval-xl[recalc]"],
        check=True,
    )  # fmt: skip
    told = subprocess.run(
        [bin / "selfeval-xl", "check", ROOT / "samples" / "01-无误"],
        capture_output=True,
        cwd=tmp_path,
    )
    assert told.returncode == 0, told.stderr
