"""TX105: quiet on right text, one hit at the words to change."""

from __future__ import annotations

import pytest
from text_hits import hits, says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "基本支出60万元，由人员经费48万元和公用经费12万元组成。",
            id="adds up",
        ),
        pytest.param(
            "项目支出60万元，其中：设备购置20万元，维修12万元。",
            id="not all named",
        ),
        pytest.param(
            "基本支出60.00万元，由人员经费48.01万元和公用经费12.00万元组成。",
            id="rounding residue",
        ),
    ],
)
def test_quiet(text):
    assert hits("TX105", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "基本支出62万元，由人员经费48万元和公用经费12万元组成。",
            [
                (
                    "",
                    "62万元",
                    "60万元",
                    "基本支出62万元，由人员经费48万元和公用经费12万元",
                ),
            ],
            id="made of",
        ),
        pytest.param(
            "支出合计90万元，其中：基本支出60万元，项目支出40万元。",
            [
                (
                    "",
                    "90万元",
                    "100万元",
                    "支出合计90万元，其中：基本支出60万元，项目支出40万元",
                ),
            ],
            id="known parts",
        ),
        pytest.param(
            "全年发放救助金45万元、慰问金12万元，两项合计75万元。",
            [
                (
                    "",
                    "75万元",
                    "57万元",
                    "全年发放救助金45万元、慰问金12万元，两项合计75万元",
                ),
            ],
            id="the total last",
        ),
    ],
)
def test_reported(text, expected):
    assert hits("TX105", text) == expected


def test_words():
    assert says("TX105", "基本支出62万元，由人员经费48万元和公用经费12万元组成。") == (
        "合计写作“62万元”，各部分相加 48 + 12 = 60",
        "把“62万元”改为“60万元”，或核对各部分的数字",
    )
