"""AR210: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["行政", 20, 20, "100.00%"],
                ["编外人员", "—", 3],
                ["合计", 20, 20, "100.00%"],
            ],
            id="within",
        ),
    ],
)
def test_quiet(rows):
    assert (
        hits(
            "AR210",
            money_sheet(*rows, head=["人员情况", "编制数", "年末实有人数", "控制率"]),
        )
        == []
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["行政", 20, 22, "110.00%"]], [("C4", "", "22", None, None)], id="above"
        ),
        pytest.param(
            [["行政", 0, 2]], [("B4", "no_quota", "2", None, None)], id="no quota"
        ),
    ],
)
def test_reported(rows, expected):
    assert (
        hits(
            "AR210",
            money_sheet(*rows, head=["人员情况", "编制数", "年末实有人数", "控制率"]),
        )
        == expected
    )


def test_last_years_persons_are_not_held_against_the_quota():
    head = ["人员情况", "编制数", "上年末实有人数", "年末实有人数", "控制率"]
    made = money_sheet(["行政", 20, 21, 19, "95.00%"], head=head)
    assert hits("AR210", made) == hits("AR204", made) == []
