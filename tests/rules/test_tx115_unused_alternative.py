"""TX115: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费支出9.60万元，比上年减少1.20万元。",
            id="chosen",
        ),
        pytest.param(
            "人员有增有减，各项支出增加或减少的原因见附表。",
            id="both happen",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX115", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，比上年减少1.20万元，下降（增长）11.11%。",
            [
                (
                    "",
                    "下降(增长)",
                    "下降",
                    "印刷费支出9.60万元，比上年减少1.20万元，下降（增长）",
                ),
            ],
            id="brackets",
        ),
        pytest.param(
            "印刷费支出比上年增加（减少）。",
            [
                (
                    "open",
                    "增加(减少)",
                    None,
                    "增加（减少）",
                ),
            ],
            id="nothing tells",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX115", text) == expected


def test_words():
    assert says(
        "TX115", "印刷费支出9.60万元，比上年减少1.20万元，下降（增长）11.11%。"
    ) == (
        "“下降(增长)”是模板中的选择项，按数字应保留“下降”",
        "把“下降(增长)”改为“下降”",
    )
