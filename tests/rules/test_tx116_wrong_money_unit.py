"""TX116: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "捐款35,838.35元，折合3.58万元。",
            id="converted",
        ),
        pytest.param(
            "印刷费支出96000元，比上年增加1.20万元，增长14.29%。",
            id="both units",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX116", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "捐款35,838.35元，折合3.58元。",
            [
                (
                    "",
                    "3.58元",
                    "3.58万元",
                    "捐款35,838.35元，折合3.58元",
                ),
            ],
            id="converted",
        ),
        pytest.param(
            "印刷费年初预算10.00万元，支出决算9.60元，完成年初预算的96%。",
            [
                (
                    "",
                    "9.60元",
                    "9.60万元",
                    "支出决算9.60元，完成年初预算的96%",
                ),
            ],
            id="of a rate",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX116", text) == expected


def test_words():
    assert says("TX116", "捐款35,838.35元，折合3.58元。") == (
        "“3.58元”与其他数字相差一万倍，应为“3.58万元”",
        "把“3.58元”改为“3.58万元”",
    )
