"""TX112: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "服务对象满意度100%，政策知晓率98%。",
            id="full",
        ),
        pytest.param(
            "收入增长150%，任务完成率120%。",
            id="growth and completion",
        ),
        pytest.param(
            "目标达成率105%，病床使用率104%，床位利用率104.2%，产能利用率108%。",
            id="reached and used",
        ),
        pytest.param(
            "小学毛入学率103.5%，医保参保率101.2%，电话普及率112%。",
            id="more than there are of age",
        ),
        pytest.param("水质达标率为目标值的105%。", id="of the target"),
    ],
)
def test_quiet(text):
    assert hits("TX112", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "服务对象满意度110%。",
            [
                (
                    "",
                    "110%",
                    None,
                    "服务对象满意度110%",
                ),
            ],
            id="satisfaction",
        ),
        pytest.param(
            "印刷费比上年下降130%。",
            [
                (
                    "",
                    "130%",
                    None,
                    "印刷费比上年下降130%",
                ),
            ],
            id="decrease",
        ),
        pytest.param(
            "秸秆综合利用率105%，学前入学率101%。",
            [
                ("", "105%", None, "秸秆综合利用率105%"),
                ("", "101%", None, "学前入学率101%"),
            ],
            id="part of a whole",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX112", text) == expected


def test_words():
    assert says("TX112", "服务对象满意度110%。") == (
        "“110%”超过 100%，这一比率不可能超过 100%",
        "核对比率；如是完成率，改用“完成率”",
    )
