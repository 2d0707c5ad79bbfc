"""TX107: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "印刷费年初预算10.00万元，支出决算9.60万元，完成年初预算的96%。",
            id="agrees",
        ),
        pytest.param(
            "印刷费支出决算9.60万元，完成年初预算的96%。",
            id="budget not known",
        ),
        pytest.param(
            "全年预算数8121.96万元，全年执行数7617.41万元，执行率达93.79%，"
            "完成年初预算的106.58%。",
            id="of the initial budget, beside the annual one",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX107", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "印刷费年初预算10.00万元，支出决算9.60万元，完成年初预算的69%。",
            [
                (
                    "",
                    "69%",
                    "96%",
                    "支出决算9.60万元，完成年初预算的69%",
                ),
            ],
            id="initial",
        ),
        pytest.param(
            "项目年初预算10万元，调整后预算8万元，支出7.6万元，预算执行率85%。",
            [
                (
                    "",
                    "85%",
                    "95%",
                    "支出7.6万元，预算执行率85%",
                ),
            ],
            id="adjusted",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX107", text) == expected


def test_words():
    assert says(
        "TX107", "印刷费年初预算10.00万元，支出决算9.60万元，完成年初预算的69%。"
    ) == (
        "完成率写作“69%”，按 9.60 ÷ 10.00 = 96% 应为“96%”",
        "把“69%”改为“96%”，或核对支出数和预算数",
    )
