"""TX108: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "编制25人，实有在职24人，在职人员控制率96%。",
            id="agrees",
        ),
        pytest.param(
            "实有在职24人，在职人员控制率96%。",
            id="one figure only",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX108", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "编制25人，实有在职24人，在职人员控制率104%。",
            [
                (
                    "",
                    "104%",
                    "96%",
                    "在职人员控制率104%",
                ),
            ],
            id="control rate",
        ),
        pytest.param(
            "固定资产总额200万元，实际在用固定资产190万元，固定资产利用率90%。",
            [
                (
                    "",
                    "90%",
                    "95%",
                    "固定资产利用率90%",
                ),
            ],
            id="assets",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX108", text) == expected


def test_words():
    assert says("TX108", "编制25人，实有在职24人，在职人员控制率104%。") == (
        "比率写作“104%”，按 24 ÷ 25 = 96% 应为“96%”",
        "把“104%”改为“96%”，或核对两个数字",
    )
