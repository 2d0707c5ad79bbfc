from __future__ import annotations

import pytest
from builders import ended, said, worded
from paper_builders import attachment, data_sheet, paper, sheet

GAPS = frozenset({"formulas", "hidden"})
OLD = paper(data_sheet(), file="数据表.xls", format="xls", gaps=GAPS)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(paper(data_sheet()), id="all read"),
        pytest.param(attachment("照片.jpg", "jpg"), id="attachment"),
        pytest.param(
            paper(sheet("名单", [["甲"]]), format="xls", gaps=GAPS), id="no form in it"
        ),
    ],
)
def test_quiet(given):
    assert said("FL106", given) == []


def test_reported_once_with_a_missed_check_for_each_part():
    assert said("FL106", OLD) == [(None, "info", ".xls", None, "")]
    assert ended("FL106", OLD) == [
        ("insufficient_data", 1, "公式"),
        ("insufficient_data", 1, "隐藏的行列"),
    ]


def test_wording():
    assert worded("FL106", OLD) == [
        (
            ".xls 格式只读取到数据，以下内容没有检查：公式、隐藏的行列",
            "需要全部检查的，用 Excel 或 WPS 另存为 .xlsx 后再检查一次",
        )
    ]
