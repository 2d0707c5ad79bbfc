"""TX104: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费预算9.60万元，支出9.60万元，与预算持平。",
            id="same",
        ),
        pytest.param(
            "印刷费预算9.60万元，支出9.50万元，与预算基本持平。",
            id="nearly",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX104", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费预算10.00万元，支出9.60万元，与预算持平。",
            [
                (
                    "",
                    "持平",
                    "减少0.40万元",
                    "支出9.60万元，与预算持平",
                ),
            ],
            id="differ",
        ),
        pytest.param(
            "印刷费支出9.60万元，与上年持平，增加1.20万元。",
            [
                (
                    "bare",
                    "持平",
                    "增加",
                    "印刷费支出9.60万元，与上年持平",
                ),
            ],
            id="changed as well",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX104", text) == expected


def test_words():
    assert says("TX104", "印刷费预算10.00万元，支出9.60万元，与预算持平。") == (
        "文中写“持平”，按 9.60 - 10.00 = -0.40 应为“减少0.40万元”",
        "把“持平”改为“减少0.40万元”，或核对两个数字",
    )
