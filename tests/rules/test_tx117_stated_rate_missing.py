"""TX117: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费9.60万元，比上年增加1.20万元，增长14.29%；会议费2.00万元，比上年减少0.50万元，下降20%。",
            id="all have one",
        ),
        pytest.param(
            "印刷费9.60万元，比上年增加1.20万元；会议费2.00万元，比上年减少0.50万元。",
            id="none has one",
        ),
        pytest.param(
            "印刷费9.60万元，比上年增加1.20万元，增长14.29%；会议费2.00万元，比上年增加2.00万元。",
            id="no base",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX117", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费9.60万元，比上年增加1.20万元，增长14.29%；会议费2.00万元，比上年减少0.50万元。",
            [
                (
                    "",
                    "0.50万元",
                    "下降20.00%",
                    "会议费2.00万元，比上年减少0.50万元",
                ),
            ],
            id="one lacks",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX117", text) == expected


def test_words():
    assert says(
        "TX117",
        "印刷费9.60万元，比上年增加1.20万元，增长14.29%；会议费2.00万元，比上年减少0.50万元。",
    ) == (
        "增减“0.50万元”之后没有增减率，按 0.50 ÷ (2.00 + 0.50) = 20.00% 为“下降20.00%”",
        "补上“下降20.00%”，与前后写法一致",
    )
