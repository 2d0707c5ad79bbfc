"""TX102: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，增长14.29%。",
            id="agrees",
        ),
        pytest.param(
            "印刷费支出9.60万元，比上年增长14.29%。",
            id="base not known",
        ),
        pytest.param(
            "印刷费支出10万元，比上年增加1万元，增长12%。",
            id="coarse amounts",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX102", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，增长12.5%。",
            [
                (
                    "this_year",
                    "12.5%",
                    "14.3%",
                    "印刷费支出9.60万元，比上年增加1.20万元，增长12.5%",
                ),
            ],
            id="divided by this year",
        ),
        pytest.param(
            "差旅费1263.05万元，比上年增加210.05万元，增长19.94%。",
            [
                (
                    "cut_off",
                    "19.94%",
                    "19.95%",
                    "差旅费1263.05万元，比上年增加210.05万元，增长19.94%",
                ),
            ],
            id="cut off",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX102", text) == expected


def test_words():
    assert says("TX102", "印刷费支出9.60万元，比上年增加1.20万元，增长12.5%。") == (
        "增减率写作“12.5%”，按 1.20 ÷ (9.60 - 1.20) = 14.3% 应为“14.3%”；所写的数是除以本年数得出的",
        "把“12.5%”改为“14.3%”，分母用基数",
    )
