"""What is said to be installed, and what is said of the rest."""

from __future__ import annotations

import io
import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from selfeval_xl import diagnosis
from selfeval_xl.diagnosis import diagnose


def parts():
    return {part.name: part for part in diagnose()}


def test_every_part_is_told_in_a_fixed_order():
    assert [part.name for part in diagnose()] == [
        "selfeval-xl",
        "formualizer",
        "pandas",
        "docxtpl",
        "dask",
        "watchfiles",
        "starlette",
        "LibreOffice",
        "中文字体",
        "屏幕编码",
        "临时文件夹",
    ]


def test_what_is_not_ready_says_what_is_lost_and_how_to_get_it(monkeypatch):
    def none(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(diagnosis, "version", none)
    monkeypatch.setattr(diagnosis, "find_office", lambda: None)
    found = parts()
    missing = ("formualizer", "pandas", "docxtpl", "dask", "watchfiles", "starlette")
    for name in (*missing, "LibreOffice"):
        assert (found[name].state, found[name].found) == ("missing", "")
        assert found[name].without and found[name].get
    assert found["dask"].command == 'pip install "selfeval-xl[dask]"'


def test_a_package_that_does_not_load_is_broken(monkeypatch):
    pytest.importorskip("formualizer")
    monkeypatch.setitem(sys.modules, "formualizer", None)
    part = parts()["formualizer"]
    assert part.state == "broken"
    assert "ModuleNotFoundError" in part.found


def test_an_office_that_hangs_is_broken(monkeypatch):
    def hangs(*given, **named):
        raise subprocess.TimeoutExpired("soffice", 20)

    monkeypatch.setattr(diagnosis, "find_office", lambda: "soffice")
    monkeypatch.setattr(diagnosis.subprocess, "run", hangs)
    assert parts()["LibreOffice"].state == "broken"


@pytest.mark.parametrize(
    ("encoding", "state"),
    [
        pytest.param("utf-8", "ready", id="utf-8"),
        pytest.param("gb18030", "ready", id="Chinese"),
        pytest.param("gbk", "ready", id="older Chinese"),
        pytest.param("cp437", "broken", id="Western"),
    ],
)
def test_console(monkeypatch, encoding, state):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert (parts()["屏幕编码"].state) == state
