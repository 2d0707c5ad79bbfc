"""``selfeval-xl doctor``: what is printed of each part."""

from __future__ import annotations

import json

import pytest
from clikit import call

from selfeval_xl import diagnosis
from selfeval_xl.diagnosis import Part


@pytest.fixture(autouse=True)
def some(monkeypatch):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)

    def put(*some):
        monkeypatch.setattr(diagnosis, "diagnose", lambda: iter(some))

    return put


READY = Part("pandas", "ready", "3.0")
LACK = Part(
    "临时文件夹", "broken", "/tmp", "旧格式的文件不能转换", "运行 {command}", "x"
)


def test_all_is_there(capsys, some):
    some(READY)
    ended = call(capsys, "doctor")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "pandas  可用    3.0\n\n各项检查和功能在本机都能用。\n"


def test_what_is_lacking(capsys, some):
    some(READY, LACK)
    assert call(capsys, "doctor").out == """\
pandas      可用    3.0
临时文件夹  不能用  /tmp

在本机做不了的：
  临时文件夹：旧格式的文件不能转换
    补齐：运行 x
"""


def test_in_english_and_for_programs(capsys, some):
    some(LACK)
    ended = call(capsys, "--lang", "en", "doctor", "--format", "json")
    assert json.loads(ended.out) == {
        "parts": [
            {
                "name": "temporary folder",
                "state": "broken",
                "found": "/tmp",
                "without": "files of older formats cannot be converted",
                "get": "run x",
                "command": "x",
            }
        ]
    }
