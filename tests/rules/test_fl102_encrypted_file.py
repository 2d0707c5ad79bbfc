from __future__ import annotations

import pytest
from builders import said, worded
from paper_builders import broken, data_paper


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(data_paper(), id="read"),
        pytest.param(broken("unreadable", "crc"), id="damaged is FL101's"),
    ],
)
def test_quiet(given):
    assert said("FL102", given) == []


@pytest.mark.parametrize("reason", ["password", "zip_password"])
def test_reported(reason):
    given = broken("encrypted", reason)
    assert said("FL102", given) == [(None, "error", "", None, "")]


def test_wording():
    assert worded("FL102", broken("encrypted", "password")) == [
        (
            "文件设有打开密码，内容没有检查",
            "用 Excel 或 WPS 打开，去掉打开密码后另存，再检查和报送",
        )
    ]
