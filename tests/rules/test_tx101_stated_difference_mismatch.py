"""TX101: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费支出9.60万元，较上年的8.40万元增加1.20万元。",
            id="agrees",
        ),
        pytest.param(
            "印刷费支出9.60万元，较上年的8.40万元增加1.21万元。",
            id="off by rounding only",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX101", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，较上年的8.40万元增加2.10万元。",
            [
                (
                    "",
                    "2.10万元",
                    "1.20万元",
                    "印刷费支出9.60万元，较上年的8.40万元增加2.10万元",
                ),
            ],
            id="given base",
        ),
        pytest.param(
            "收入总计52万元，支出总计49万元。收支相抵，年末结余5万元。",
            [
                (
                    "",
                    "5万元",
                    "3万元",
                    "收支相抵，年末结余5万元",
                ),
            ],
            id="balance",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX101", text) == expected


def test_words():
    assert says("TX101", "印刷费支出9.60万元，较上年的8.40万元增加2.10万元。") == (
        "文中为“2.10万元”，按 9.60 - 8.40 = 1.20 应为“1.20万元”",
        "把“2.10万元”改为“1.20万元”，或核对算式中的数字",
    )
