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
        pytest.param(
            "“三公”经费支出12.50万元，其中公务接待费2.10万元，项目支出85.30万元。",
            id="an item beside the whole",
        ),
        pytest.param(
            "基本支出200.00万元，其中人员经费150.00万元，项目支出85.00万元。",
            id="an item beside the whole after a part",
        ),
        pytest.param(
            "公用经费50.00万元，其中办公费5.00万元，会议费3.00万元，人员经费150.00万元。",
            id="an item beside the whole after two",
        ),
        pytest.param(
            "资产总额800.00万元，其中固定资产600.00万元，负债总额300.00万元。",
            id="what is owed is no part of what is owned",
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
