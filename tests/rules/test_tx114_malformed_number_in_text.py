"""TX114: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费支出1,260,000.00元，比上年1，250，000元多。",
            id="separators",
        ),
        pytest.param(
            "2019、2020、2021年均为5万元。",
            id="list of years",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX114", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9..60万元。",
            [
                (
                    "bare",
                    "9..60",
                    "9.60",
                    "印刷费支出9..60",
                ),
            ],
            id="two points",
        ),
        pytest.param(
            "印刷费支出1,26.00万元。",
            [
                (
                    "open",
                    "1,26.00",
                    None,
                    "印刷费支出1,26.00",
                ),
            ],
            id="separator",
        ),
        pytest.param(
            "收入2,350.60万元。支出合计,350.60万元。",
            [
                (
                    "",
                    ",350.60万元",
                    "2,350.60万元",
                    "支出合计,350.60万元",
                ),
            ],
            id="digit lost",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX114", text) == expected


def test_words():
    assert says("TX114", "印刷费支出9..60万元。") == (
        "“9..60”不是规范的数字，似应为“9.60”",
        "核对后改为“9.60”",
    )
