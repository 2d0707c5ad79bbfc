"""What stops a run is said in words, in either language."""

from __future__ import annotations

import errno

import pytest

from selfeval_xl.errors import UsageError, Words, why


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(OSError(errno.EACCES, "Permission denied"), "没有权限", id="right"),
        pytest.param(OSError(errno.ENOSPC, "No space left"), "盘已满", id="full"),
        pytest.param(OSError(errno.EIO, ""), "盘或网络出错，读写中断", id="torn"),
        pytest.param(OSError(errno.ESTALE, ""), "网络盘或移动盘已断开", id="cut off"),
        pytest.param(OSError(errno.EMLINK, "Too many"), "Too many", id="another"),
        pytest.param(OSError(), "OSError", id="says nothing"),
        pytest.param(
            UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), "文字编码不是 UTF-8", id="text"
        ),
        pytest.param(ValueError("line 3"), "line 3", id="a format's own words"),
    ],
)
def test_why(error, words):
    assert why(error) == words


def test_details_that_are_words_are_translated():
    error = UsageError("{path}：{error}", path="没有权限", error=Words("没有权限"))
    filled = error.fill("{path}: {error}", {"没有权限": "no permission"}.__getitem__)
    assert filled == "没有权限: no permission"
