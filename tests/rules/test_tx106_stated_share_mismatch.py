"""TX106: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "支出合计80万元，其中：基本支出60万元，占75%；项目支出20万元，占25%。",
            id="agrees",
        ),
        pytest.param(
            "教育支出20万元，占全区教育支出的5%。",
            id="whole not known",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX106", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出合计80万元，其中：基本支出60万元，占80%；项目支出20万元，占25%。",
            [
                (
                    "",
                    "80%",
                    "75%",
                    "基本支出60万元，占80%",
                ),
            ],
            id="wrong",
        ),
        pytest.param(
            "工资73200元，占基本支出1133753.33元的6.45%。",
            [
                (
                    "cut_off",
                    "6.45%",
                    "6.46%",
                    "工资73200元，占基本支出1133753.33元的6.45%",
                ),
            ],
            id="cut off",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX106", text) == expected


def test_words():
    assert says(
        "TX106", "支出合计80万元，其中：基本支出60万元，占80%；项目支出20万元，占25%。"
    ) == (
        "占比写作“80%”，按 60 ÷ 80 = 75% 应为“75%”",
        "把“80%”改为“75%”，或核对两个数字",
    )
