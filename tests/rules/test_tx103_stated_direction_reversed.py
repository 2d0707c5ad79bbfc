"""TX103: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费支出9.60万元，较上年的8.40万元增加1.20万元，增长14.29%。",
            id="agree",
        ),
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，比预算减少0.40万元。",
            id="two comparisons",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX103", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，较上年的8.40万元减少1.20万元。",
            [
                (
                    "",
                    "减少",
                    "增加",
                    "印刷费支出9.60万元，较上年的8.40万元减少1.20万元",
                ),
            ],
            id="against the figures",
        ),
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，下降30%。",
            [
                (
                    "bare",
                    "下降",
                    "增长",
                    "印刷费支出9.60万元，比上年增加1.20万元，下降30%",
                ),
            ],
            id="against each other",
        ),
        pytest.param(
            "印刷费年初预算10.00万元，支出决算9.60万元。决算数大于预算数的主要原因是用纸增加。",
            [
                (
                    "",
                    "大于",
                    "小于",
                    "决算数大于预算数",
                ),
            ],
            id="larger and smaller",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX103", text) == expected


def test_words():
    assert says("TX103", "印刷费支出9.60万元，较上年的8.40万元减少1.20万元。") == (
        "文中写“减少”，按 9.60 - 8.40 = 1.20 应为“增加”",
        "把“减少”改为“增加”，或核对句中的数字",
    )
