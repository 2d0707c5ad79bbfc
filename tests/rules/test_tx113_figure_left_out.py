"""TX113: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费占公用经费的12%。",
            id="filled in",
        ),
        pytest.param(
            "（单位：万元）占比（%）如下。",
            id="unit declared",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX113", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，比上年增加1.20万元，增长%。",
            [
                (
                    "",
                    "",
                    None,
                    "印刷费支出9.60万元，比上年增加1.20万元，增长%",
                ),
            ],
            id="rate",
        ),
        pytest.param(
            "全年印刷费支出为万元。",
            [
                (
                    "",
                    "",
                    None,
                    "全年印刷费支出为万元",
                ),
            ],
            id="amount",
        ),
        pytest.param(
            "预算安排    万元，执行率98%。",
            [("", "", None, "预算安排    万元")],
            id="amount set aside",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX113", text) == expected


def test_words():
    assert says("TX113", "印刷费支出9.60万元，比上年增加1.20万元，增长%。") == (
        "这里的数字没有填写",
        "补上数字，或删去这半句",
    )
