"""TX111: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，增长14.29%。",
            id="with sign",
        ),
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元。",
            id="an amount",
        ),
        pytest.param(
            "满意度提高3.5个百分点。",
            id="points",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX111", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，增长14.29。",
            [
                (
                    "",
                    "14.29",
                    "14.29%",
                    "印刷费支出9.60万元，比上年增加1.20万元，增长14.29",
                ),
            ],
            id="rate",
        ),
        pytest.param(
            "支出合计80万元，其中：基本支出60万元，占75；项目支出20万元，占25%。",
            [
                (
                    "",
                    "75",
                    "75%",
                    "基本支出60万元，占75",
                ),
            ],
            id="share",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX111", text) == expected


def test_words():
    assert says("TX111", "印刷费支出9.60万元，比上年增加1.20万元，增长14.29。") == (
        "“14.29”后面没有百分号",
        "改为“14.29%”；如是金额，补上单位",
    )
