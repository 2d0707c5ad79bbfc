"""TX110: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费支出9.60万元。印刷费预算10.00万元。",
            id="once",
        ),
        pytest.param(
            "甲中心印刷费支出9.60万元。乙中心印刷费支出3.20万元。",
            id="parts of two",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX110", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费支出9.60万元，用于资料。印刷费支出6.90万元，比上年增加1.20万元。",
            [
                (
                    "",
                    "9.60万元",
                    "6.90万元",
                    "印刷费支出9.60万元",
                ),
            ],
            id="twice",
        ),
        pytest.param(
            "印刷费（项）9.60万元。年初预算为10.00万元，支出决算为6.90万元。",
            [
                (
                    "",
                    "9.60万元",
                    "6.90万元",
                    "印刷费（项）9.60万元",
                ),
            ],
            id="heading",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX110", text) == expected


def test_words():
    assert says(
        "TX110",
        "印刷费支出9.60万元，用于资料。印刷费支出6.90万元，比上年增加1.20万元。",
    ) == (
        "前面写“9.60万元”，同一项目后面又写“6.90万元”",
        "核对后统一为同一个金额",
    )
