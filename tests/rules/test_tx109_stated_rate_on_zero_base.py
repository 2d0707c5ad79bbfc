"""TX109: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "出国费支出0万元，比上年减少0万元，下降0%。",
            id="nothing of nothing",
        ),
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，增长14.29%。",
            id="base left",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX109", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，比上年增加9.60万元，增长100%。",
            [
                (
                    "",
                    "100%",
                    None,
                    "印刷费支出9.60万元，比上年增加9.60万元，增长100%",
                ),
            ],
            id="all new",
        ),
        pytest.param(
            "印刷费年初预算为0万元，支出决算为9.60万元，完成年初预算的100%。",
            [
                (
                    "",
                    "100%",
                    None,
                    "支出决算为9.60万元，完成年初预算的100%",
                ),
            ],
            id="no budget",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX109", text) == expected


def test_words():
    assert says("TX109", "印刷费支出9.60万元，比上年增加9.60万元，增长100%。") == (
        "百分比写作“100%”，但基数为零（9.60 - 9.60 = 0），不能计算百分比",
        "删去“100%”，说明基数为零；或核对金额",
    )
